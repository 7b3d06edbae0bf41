"""Document numbers with something missing, and brackets in which nothing was filled in."""

from __future__ import annotations

import re

from edulint.api import Block, Severity, Span
from edulint_placeholders import context
from edulint_placeholders.model import Kind, Placeholder
from edulint_placeholders.signs import SIGNS

DOCUMENT_NUMBER = re.compile(r"[〔\[(【]([^〔〕\[\]()【】\n]{0,7})[〕\])】]([^〔〕\[\]()【】\n]{0,7}?)号")
EMPTY = re.compile(r"[《“【\[(][ _…·.]*[》”】\])]")

_MASKS = frozenset(SIGNS + "?")
_CLOSING = {"《": "》", "“": "”", "【": "】", "[": "]", "(": ")"}
_BEFORE_NUMBER = (*context.WORDS["counted"], "率", "占", "为", "比例", "总数的", "金额", "人数", "面积")


def document_number(folded: str, block: Block, match: re.Match[str]) -> Placeholder | None:
    """Return what is missing in a document number: 〔20xx〕3号, x教高〔2023〕2号, 〔2023〕号."""
    year, number = match[1].strip(" 年"), match[2].strip("第 ")
    if not all(character.isdecimal() or character in _MASKS or character == " " for character in year + number):
        return None
    start = match.start()
    issuer = start
    while issuer > max(block.span.start, start - 8) and context.is_han(folded[issuer - 1]):
        issuer -= 1
    has_issuer = issuer < start
    masked_from = issuer
    while has_issuer and masked_from > max(block.span.start, issuer - 4) and folded[masked_from - 1] in _MASKS:
        masked_from -= 1
    is_masked = masked_from < issuer
    if not is_masked and not _MASKS.intersection(year + number):
        is_complete = year.isdecimal() and number.isdecimal()
        is_document = match[0][0] == "〔" or (has_issuer and len(year) in (0, 4))
        if is_complete or not is_document:
            return None
    return Placeholder(Span(masked_from if is_masked else start, match.end()), Kind.DOCUMENT_NUMBER, "document-number")


def empty(folded: str, block: Block, match: re.Match[str]) -> Placeholder | None:
    """Return what brackets without content stood for: 《》, （）人, 【】公司, 占（）."""
    start, end = match.span()
    low, high = block.span.start, block.span.end
    opening, content = match[0][0], match[0][1:-1]
    if _CLOSING[opening] != match[0][-1] or (opening != "《" and content.strip(" _")):
        return None
    if opening == "《":
        return Placeholder(Span(start, end), Kind.TITLE, "empty-title")
    if opening == "“":
        return Placeholder(Span(start, end), Kind.WORDS, "empty", Severity.WARNING)
    return _of_noun_after(folded, low, high, Span(start, end)) or _of_words_around(folded, low, Span(start, end))


def _of_noun_after(folded: str, low: int, high: int, span: Span) -> Placeholder | None:
    before, after = folded[span.start - 1 : span.start], folded[span.end : span.end + 1]
    is_list_mark = folded[span.start] == "[" and span.start == low and after == " "
    if is_list_mark or (before.isascii() and before.isalpha()):
        return None
    first = span.start
    while first > max(low, span.start - 4) and folded[first - 1].isdecimal():
        first -= 1
    noun, stop = context.noun_at(folded, span.end, high, span.start)
    return context.of_noun(noun, Span(first, stop))


def _of_words_around(folded: str, low: int, span: Span) -> Placeholder | None:
    opening, after = folded[span.start], folded[span.end : span.end + 1]
    if opening == "【":
        return Placeholder(span, Kind.WORDS, "empty")
    if folded.endswith(_BEFORE_NUMBER, low, span.start) and after in context.CLAUSE_ENDS:
        return Placeholder(span, Kind.NUMBER, "number")
    if opening != "(" or not context.is_han(after):
        return None
    if context.title_before(folded, low, span.start):
        return Placeholder(span, Kind.NAME, "person", Severity.WARNING)
    # Brackets without even a blank are more often a trace of copying.
    before = folded[span.start - 1] if span.start > low else ""
    if len(span) > 2 and (context.is_han(before) or before in (",", "、")):
        return Placeholder(span, Kind.WORDS, "empty", Severity.WARNING)
    return None
