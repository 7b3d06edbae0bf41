"""All placeholders of a draft, each place once; the checks of the pack share one scan."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from msgspec.structs import replace

from edulint.api import Block, Document, Genre, Span, derived, holds_any, pattern
from edulint_placeholders.masks.brackets import brackets, in_brackets
from edulint_placeholders.masks.context import noun_firsts
from edulint_placeholders.masks.gone import gone
from edulint_placeholders.masks.mentions import is_spoken_of
from edulint_placeholders.masks.notes import notes
from edulint_placeholders.masks.placeholder import Kind, Placeholder
from edulint_placeholders.masks.signs import SIGNS
from edulint_placeholders.masks.stand_ins import stand_ins

_JOINS = frozenset(("", " ", ":", "-", "—", "——", "–", "~", "至", "到"))
# XX:XX is a time, XXX-XXXXXXXX a telephone number: so many signs stand on each side.
_WITHIN = {":": (2, 2), "-": (3, 7), "—": (3, 7)}
_DATES = (Kind.YEAR, Kind.DATE)
# A pattern with all the signs that mask, rare ones too, would be slow to compile. 口 is a box where it stands twice, and
# a unit behind another sign.
_RARE = r"?…·.#~\-—NnOo◎☆★※@&$"
_RARE_SIGNS = pattern(rf"[{_RARE}口](?:(?<=口)口*|(?<!口)(?:[{_RARE}]| (?=\?))*)")
# The same as " +", but with a first character that the search can run to.
_BLANK = pattern("  *")
# A form's title ends so; its blanks are for whoever gets it.
_FORMS, _TO_FILL_IN = ("表", "单", "书", "回执", "存根", "凭证", "样式", "式样"), " _"
_LABEL, _LONGEST_TITLE = 6, 40
_MONTH = pattern("[0-9]{1,2}月")
# [此处](https://www.example.com/a) is a link; [待定]() leads nowhere yet.
_TARGET = pattern(r"\([^()\s](?:[^()\n]|\([^()\n]*\))*\)")
_CODE = pattern("`[^`\\n]+`")
_RANK = {Kind.NOTE: 0, Kind.TEMPLATE: 0, Kind.DOCUMENT_NUMBER: 1}
# By these signs a judgment leaves out who and what is not to be known: ××××年登记结婚, 号牌为×××的汽车, 附加××保险.
_LEFT_OUT = ("×", "xx", "XX", "**", "某")


@derived
def placeholders_of(document: Document) -> tuple[Placeholder, ...]:
    """Return the placeholders of a draft in the order of their places; none overlaps another."""
    found = _apart(
        (
            *notes(document),
            *_masked(document),
            *_before_nouns(document),
            *_someone(document),
            *_in_brackets(document),
            *gone(document),
            *stand_ins(document),
            *_in_rows(document),
        )
    )
    found = _apart((*found, *_like_those(document, found)))
    kept = [one for one in _outside_code(document, found) if not is_spoken_of(document, one.span)]
    form = _attached_form(document) if kept and document.genre is Genre.NOTICE else len(document.folded)
    kept = [one for one in kept if one.span.start < form or document.folded[one.span.start] not in _TO_FILL_IN]
    if document.genre is Genre.JUDGMENT:
        kept = [one for one in kept if not holds_any(document.folded[one.span.start : one.span.end], _LEFT_OUT)]
    return tuple(_told_of_month(one, document.folded) for one in _joined(kept, document.folded))


def _attached_form(document: Document) -> int:
    """Return where a form begins that a notice has as an attachment: 附件⏎收费通知单; the draft's end if there is none."""
    for label, title in pairwise(document.blocks):
        words = document.folded[title.span.start : title.span.end].rstrip(" )")
        is_label = len(label.span) <= _LABEL and document.folded.startswith("附件", label.span.start)
        if is_label and len(words) <= _LONGEST_TITLE and words.endswith(_FORMS):
            return title.span.end
    return len(document.folded)


def _told_of_month(one: Placeholder, folded: str) -> Placeholder:
    """Return a placeholder with the message for a month where nothing else of a date is missing: x月, but not x年x月."""
    if one.kind is not Kind.DATE or one.message != "date":
        return one
    words = folded[one.span.start : one.span.end]
    is_month = words.removesuffix("份").endswith("月") and "年" not in words
    return replace(one, message="month") if is_month else one


def _in_brackets(document: Document) -> Iterator[Placeholder]:
    for span in brackets(document.folded):
        block = document.block_at(span.start)
        if block and block.is_prose:
            found = in_brackets(document.folded, block, span)
            if found:
                yield found


# Most drafts have none of the signs that are asked for below: what reads them is imported for the others.
def _masked(document: Document) -> Iterator[Placeholder]:
    """Yield what consists of masking signs."""
    if holds_any(document.folded, SIGNS):
        from edulint_placeholders.masks.runs import masked

        yield from masked(document)


def _before_nouns(document: Document) -> Iterator[Placeholder]:
    """Yield the rare signs and the blanks before a noun."""
    folded, firsts = document.folded, noun_firsts()
    signs, blanks = (
        [match for match in marked.finditer(folded) if folded[match.end() : match.end() + 1] in firsts]
        for marked in (_RARE_SIGNS, _BLANK)
    )
    if signs:
        from edulint_placeholders.masks.rare_signs import rare_sign

        yield from _read(document, signs, rare_sign)
    if blanks:
        from edulint_placeholders.masks.blanks import blank, blank_names

        yield from _read(document, blanks, blank)
        yield from blank_names(document)


def _someone(document: Document) -> Iterator[Placeholder]:
    """Yield what 某 stands for."""
    if "某" in document.folded:
        from edulint_placeholders.masks.someone import SOMEONE, is_left_out_on_purpose, of_roles, someone

        for found in _read(document, SOMEONE.finditer(document.folded), someone):
            if not is_left_out_on_purpose(document, found):
                yield found
        yield from of_roles(document)


def _in_rows(document: Document) -> Iterator[Placeholder]:
    """Yield the rows of signs that were typed where something is to be filled in."""
    if holds_any(document.folded, ("--", "..", ",,,,")):
        from edulint_placeholders.masks.rows import rows

        yield from rows(document)


def _like_those(document: Document, found: list[Placeholder]) -> Iterator[Placeholder]:
    """Yield what is a placeholder because others of the draft are like it."""
    if found or "*" in document.folded:
        from edulint_placeholders.masks.own_signs import of_own_rows, of_own_signs

        yield from of_own_signs(document, found)
        yield from of_own_rows(document, found)
    if (found and "]" in document.folded) or holds_any(document.folded, ("【", " (")):
        from edulint_placeholders.masks.fields import of_template

        yield from of_template(document, found)


def _read(
    document: Document,
    matches: Iterable[re.Match[str]],
    reader: Callable[[str, Block, re.Match[str]], Placeholder | None],
) -> Iterator[Placeholder]:
    """Yield what a reader takes the matches in prose for."""
    for match in matches:
        block = document.block_at(match.start()) or document.block_at(match.end())
        if block and block.is_prose:
            found = reader(document.folded, block, match)
            if found:
                yield found


def _outside_code(document: Document, found: list[Placeholder]) -> list[Placeholder]:
    """Leave out what stands in Markdown's code and in the address of a link, and the brackets of a link."""
    text = document.text
    if document.format != "markdown":
        return found
    if "](" in text:
        found = [one for one in found if not _is_of_link(text, one.span)]
    code = [match.span() for match in _CODE.finditer(text)] if "`" in text else []
    starts = [start for start, _ in code]
    return [one for one in found if not _lies_in(code, starts, one.span)]


def _is_of_link(text: str, span: Span) -> bool:
    """Tell whether a span is a link's brackets, or lies in its address."""
    if text[span.start] == "[" and _TARGET.match(text, span.end):
        return True
    target = text.rfind("](", text.rfind("\n", 0, span.start) + 1, span.start) + 1
    address = _TARGET.match(text, target) if target else None
    return address is not None and span.end <= address.end()


def _lies_in(code: list[tuple[int, int]], starts: list[int], span: Span) -> bool:
    index = bisect_right(starts, span.start) - 1
    return index >= 0 and span.end <= code[index][1]


def _apart(found: Iterable[Placeholder]) -> list[Placeholder]:
    """Return the placeholders without those that overlap one of more account, or a longer one."""
    kept: list[Placeholder] = []
    for one in sorted(found, key=lambda p: (p.span.start, _RANK.get(p.kind, 2), -p.span.end)):
        if not kept or kept[-1].span.end <= one.span.start:
            kept.append(one)
        elif _RANK.get(one.kind, 2) < _RANK.get(kept[-1].kind, 2):
            kept[-1] = one
    return kept


def _joined(found: Iterable[Placeholder], folded: str) -> list[Placeholder]:
    """Join what one reader sees as one place: 20xx年x月x日, 20xx-20xx年, xx-xx周."""
    joined: list[Placeholder] = []
    for one in found:
        last = joined[-1] if joined else None
        gap = folded[last.span.end : one.span.start] if last else None
        if last and gap in _JOINS and last.severity == one.severity:
            span = Span(last.span.start, one.span.end)
            if last.kind in _DATES and one.kind is Kind.DATE and gap in ("", " "):
                joined[-1] = Placeholder(span, Kind.DATE, "date", one.severity)
                continue
            if gap == "-" and last.kind in _DATES and one.kind in (Kind.NUMBER, Kind.WORDS) and len(one.span) < 3:
                joined[-1] = Placeholder(span, Kind.DATE, "date", one.severity)
                continue
            if _are_parts(folded, last, one, gap):
                joined[-1] = replace(one, span=span)
                continue
            if gap not in ("", " ", ":") and _is_range(last, one):
                # x-x年 is a length of time, xx-x6年 and xx-x年12月 are years.
                is_length = last.kind is Kind.NUMBER and not (_is_year(folded, one) or _opens_clause(folded, last, one))
                joined[-1] = replace(last if is_length else one, span=span)
                continue
        joined.append(one)
    return joined


def _are_parts(folded: str, last: Placeholder, one: Placeholder, gap: str) -> bool:
    """Tell whether two placeholders, nothing but signs, are the parts of a time or a telephone number."""
    sizes = _WITHIN.get(gap, ())
    return bool(sizes) and all(
        len(part.span) >= least and not folded[part.span.start : part.span.end].strip(SIGNS)
        for part, least in zip((last, one), sizes, strict=True)
    )


def _opens_clause(folded: str, first: Placeholder, last: Placeholder) -> bool:
    """Tell whether two years of two signs each make a clause of their own: xx—xx年，我局…."""
    marks = (folded[first.span.start - 1 : first.span.start], folded[last.span.end : last.span.end + 1])
    return len(first.span) == 2 and len(last.span) == 3 and all(mark in ",。;:\n( " for mark in marks)


def _is_year(folded: str, one: Placeholder) -> bool:
    """Tell whether what looks like a length in years is a year: of a school, with a digit or before a month."""
    words = folded[one.span.start : one.span.end]
    is_certain = "学年" in words or words.endswith("年度") or any(sign.isdecimal() for sign in words)
    return one.kind is Kind.YEAR and (is_certain or _MONTH.match(folded, one.span.end) is not None)


def _is_range(last: Placeholder, one: Placeholder) -> bool:
    if one.kind in (*_DATES, Kind.NUMBER):
        if last.kind is Kind.NUMBER and one.kind is Kind.YEAR:
            return True
        return last.kind is one.kind or (last.kind is Kind.WORDS and last.message == "words")
    return False
