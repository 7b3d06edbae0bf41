"""Document numbers with something missing, and brackets in which nothing was filled in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from edulint.api import Block, Severity, Span, characters_beside, is_han, pattern
from edulint_placeholders.masks import context
from edulint_placeholders.masks.notes import bracketed
from edulint_placeholders.masks.placeholder import Kind, Placeholder
from edulint_placeholders.masks.signs import SIGNS

if TYPE_CHECKING:
    from edulint_placeholders.masks.mask import Mask

_MASKS = frozenset(SIGNS + "?#@&$☆★※◎")
# In the year and the number nothing but digits may stand; before the office a dash or a dot belongs to the sentence.
_MASKS_OF_NUMBER = _MASKS | frozenset("…·.-—~Nn某")
_PAIRS = (("《", "》"), ("“", "”"), ("〔", "〕"), ("【", "】"), ("[", "]"), ("(", ")"), ("{", "}"), ("<", ">"))
_LONGEST, _LONGEST_AMOUNT = 40, 6
# 〔2021〕19-1号
_BETWEEN_DIGITS = pattern("[-—.](?<=[0-9].)(?=[0-9])")
# A pair of brackets with nothing between them.
_NOTHING = 2
_BEFORE_NUMBER = (*context.WORDS["counted"], *context.WORDS["valued"])


def brackets(folded: str) -> Iterator[Span]:
    """Yield each pair of brackets or quotation marks that holds none of its kind and at most 40 characters."""
    for opening, closing in _PAIRS:
        start = folded.find(opening)
        while start >= 0:
            end = folded.find(closing, start + 1, start + _LONGEST + 2)
            following = folded.find(opening, start + 1)
            if end >= 0 and not 0 <= following < end and "\n" not in folded[start:end]:
                yield Span(start, end + 1)
            start = following


def in_brackets(folded: str, block: Block, span: Span) -> Placeholder | None:
    """Return what is missing in a pair of brackets, or what they say of it."""
    content = folded[span.start + 1 : span.end - 1]
    if folded[span.start] in "〔[(【" and len(content) < 8:
        number = _document_number(folded, block, span)
        if number:
            return number
    if folded[span.start] in "“[【(<〔{" and content and not content.strip(SIGNS):
        found = _masked_before_noun(folded, block, span)
        return found or (Placeholder(span, Kind.WORDS, "words") if _is_bare(folded, block, span) else None)
    # “……” quotes an ellipsis, every other pair of brackets around dots is a blank to fill in.
    if not content.strip(" _." if folded[span.start] == "“" else " _…·."):
        return _empty(folded, block, span)
    return bracketed(folded, block, span) or _of_amount(folded, block, span, content)


def _is_bare(folded: str, block: Block, span: Span) -> bool:
    """Tell whether brackets round nothing but signs stand in a sentence: 整治〔*〕、〔*〕小区, 由[X]牵头."""
    opening = folded[span.start]
    before = folded[span.start - 1] if span.start > block.span.start else ""
    after = folded[span.end] if span.end < block.span.end else ""
    # [x] before a blank is a box that was ticked, [*] behind a title a footnote.
    is_in_words = is_han(after or " ") or (is_han(before or " ") and after in context.CLAUSE_ENDS)
    return opening in "[【〔{" and is_in_words and not (before.isascii() and before.isalnum())


def _of_amount(folded: str, block: Block, span: Span, content: str) -> Placeholder | None:
    """Return the number whose name stands in brackets before its unit: 投入资金(金额)万元."""
    is_name = 1 < len(content) <= _LONGEST_AMOUNT and content.endswith(context.WORDS["amount"])
    if not is_name or not all(map(is_han, content)) or not is_han(folded[span.start - 1]):
        return None
    noun, stop = context.noun_at(folded, span.end, block.span.end, span.start)
    is_last = stop == block.span.end or folded[stop] in context.CLAUSE_ENDS
    return Placeholder(Span(span.start, stop), Kind.NUMBER, "number") if noun == "unit" and is_last else None


def _document_number(folded: str, block: Block, brackets: Span) -> Placeholder | None:
    """Return what is missing in a document number: 〔20xx〕3号, x教高〔2023〕2号, 〔2023〕号."""
    sign = folded.find("号", brackets.end, brackets.end + 8)
    if sign < 0:
        return None
    year, number = folded[brackets.start + 1 : brackets.end - 1].strip(" 年"), folded[brackets.end : sign].strip("第 ")
    year, number = _BETWEEN_DIGITS.sub("", year), _BETWEEN_DIGITS.sub("", number)
    if not all(
        character.isdecimal() or character in _MASKS_OF_NUMBER or character == " " for character in year + number
    ):
        return None
    start = brackets.start
    issuer = start
    # x“三清办”发〔2023〕27号
    while issuer > max(block.span.start, start - 8) and (is_han(folded[issuer - 1]) or folded[issuer - 1] in "“”"):
        issuer -= 1
    has_issuer = issuer < start
    masked_from = issuer
    while has_issuer and masked_from > max(block.span.start, issuer - 4) and folded[masked_from - 1] in _MASKS:
        masked_from -= 1
    is_masked = masked_from < issuer
    if not is_masked and not _MASKS_OF_NUMBER.intersection(year + number):
        is_complete = year.isdecimal() and number.isdecimal()
        is_document = folded[start] == "〔" or (has_issuer and len(year) in (0, 4))
        if is_complete or not is_document:
            return None
    return Placeholder(Span(masked_from if is_masked else start, sign + 1), Kind.DOCUMENT_NUMBER, "document-number")


def end_of_document_number(mask: Mask) -> int:
    """Return where a document's number ends in which a sign stands for the year: 赣办字*41号; 0 where it does not."""
    folded, stop = mask.document.folded, mask.span.end
    while folded[stop : stop + 1].isdecimal():
        stop += 1
    is_number = mask.before in ("字", "发", "函") and not mask.digits and folded[stop - 1].isdecimal()
    return stop + 1 if is_number and folded.startswith("号", stop) else 0


def masked_document_number(mask: Mask) -> Placeholder | None:
    """Read the sign that stands for a document's year before its number."""
    stop = end_of_document_number(mask)
    return Placeholder(Span(mask.span.start, stop), Kind.DOCUMENT_NUMBER, "document-number") if stop else None


def _empty(folded: str, block: Block, span: Span) -> Placeholder | None:
    """Return what brackets without content stood for: 《》, （）人, 【】公司, 占（）."""
    if folded[span.start] == "《":
        return Placeholder(span, Kind.TITLE, "empty-title")
    if folded[span.start] == "“":
        # 引号“”的用法: the marks themselves are spoken of.
        is_named = folded.endswith("引号", block.span.start, span.start)
        return None if is_named else Placeholder(span, Kind.WORDS, "empty", Severity.WARNING)
    low, high = block.span.start, block.span.end
    if folded[span.start] in "{<":
        return _of_noun_after(folded, low, high, span) or _between_words(folded, low, span)
    if folded[span.start] not in "【[(〔":
        return None
    return _of_noun_after(folded, low, high, span) or _of_words_around(folded, low, span)


def _masked_before_noun(folded: str, block: Block, span: Span) -> Placeholder | None:
    """Return what signs in brackets stood for: [X]项, “×”个; a form asks to write “×”号."""
    noun, stop = context.noun_at(folded, span.end, block.span.end, span.start)
    is_unit = noun == "unit" and (stop == block.span.end or folded[stop] in context.CLAUSE_ENDS)
    if folded[span.end : span.end + 1] == " " or not (is_unit or (noun == "place" and folded[span.start] in "[【〔")):
        return None
    return _of_noun_after(folded, block.span.start, block.span.end, span)


def _of_noun_after(folded: str, low: int, high: int, span: Span) -> Placeholder | None:
    before, after = characters_beside(folded, *span.bounds)
    is_list_mark = folded[span.start] == "[" and span.start == low and after == " "
    if is_list_mark or (before.isascii() and before.isalpha()):
        return None
    first = span.start
    while first > max(low, span.start - 4) and folded[first - 1].isdecimal():
        first -= 1
    if context.institution_at(folded, span.end, high):
        return Placeholder(span, Kind.NAME, "organisation")
    noun, stop = context.noun_at(folded, span.end, high, span.start)
    return context.of_noun(noun, Span(first, stop))


def _of_words_around(folded: str, low: int, span: Span) -> Placeholder | None:
    opening, after = folded[span.start], folded[span.end : span.end + 1]
    has_dots = "…" in folded[span.start : span.end]
    if opening == "【" or (has_dots and opening in "[〔"):
        return Placeholder(span, Kind.WORDS, "empty")
    if has_dots:
        return None
    if folded[span.start - 1 : span.start] == ":" and after in ("", "\r", "\n"):
        return Placeholder(span, Kind.WORDS, "empty", Severity.WARNING)
    if folded.endswith(_BEFORE_NUMBER, low, span.start) and after in context.CLAUSE_ENDS:
        return Placeholder(span, Kind.NUMBER, "number")
    if not is_han(after):
        return None
    if context.title_before(folded, low, span.start):
        return Placeholder(span, Kind.NAME, "person", Severity.WARNING)
    # Round brackets without even a blank are more often a trace of copying.
    return None if opening == "(" and len(span) == _NOTHING else _between_words(folded, low, span)


def _between_words(folded: str, low: int, span: Span) -> Placeholder | None:
    """Return the words that are gone from empty brackets in the middle of a sentence: 由[ ]牵头."""
    before, after = folded[span.start - 1] if span.start > low else "", folded[span.end : span.end + 1]
    is_between = is_han(after or " ") and (is_han(before or " ") or before in (",", "、"))
    return Placeholder(span, Kind.WORDS, "empty", Severity.WARNING) if is_between else None
