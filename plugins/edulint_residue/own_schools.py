"""Other schools in the role of the school whose report it is, where no place stands in their names."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from edulint.api import Document, Report, Span, WordList, is_han, occurrences
from edulint_residue.filled_patterns import filled
from edulint_residue.own_places import OwnPlace, is_same_name, is_titled_report, places_of_title
from edulint_residue.place_roles import BEGINNINGS, MOST_JUDGED, Claim, has_part

_WORDS = WordList(__file__, "place_roles.txt")

_LED = r"[^。；，,\n]{{0,16}}?{led}"
_DOES = r"[\w、]{{0,8}}?(?:{act}|{do}|{members})"
_LENGTHS = range(2, 7)


def school_claims(document: Document, report: Report) -> Iterator[Claim]:
    """Yield the other schools that lead, or do, what the report of a school tells of its own."""
    own = _school_of_title(document, report)
    if own is None:
        return
    places = occurrences(document.text, own.level, *report.span.bounds)
    named = (_in_role(document.text, report.span.start, Span(at, at + len(own.level))) for at in places)
    others = (other for other in named if other and not is_same_name(other.name, own.name))
    for other in islice(others, MOST_JUDGED):
        if not has_part(document, report, other, own):
            yield Claim(other, own, is_sure=False)


def _school_of_title(document: Document, report: Report) -> OwnPlace | None:
    """Return the school that a title begins with, behind its places; its level is 小学, 中学 or 幼儿园."""
    if report.title is None or not is_titled_report(document, report):
        return None
    places = places_of_title(document, report)
    start = places[-1].span.end if places else report.title.span.start
    for level in _WORDS.section("school"):
        at = document.text.find(level, start, report.title.span.end)
        if at >= 0:
            return _named(document.text, Span(start, at + len(level)), level)
    return None


def _in_role(text: str, floor: int, level: Span) -> OwnPlace | None:
    for length in _LENGTHS:
        start = level.start - length
        if start < floor:
            break
        is_subject = (
            start == floor or text[start - 1] in BEGINNINGS or text.endswith(_WORDS.section("time"), floor, start)
        )
        is_led = text.endswith(_WORDS.section("under"), floor, start)
        if (is_subject and filled(_DOES, _WORDS).match(text, level.end)) or (
            is_led and filled(_LED, _WORDS).match(text, level.end)
        ):
            return _named(text, Span(start, level.end), text[level.start : level.end])
    return None


def _named(text: str, span: Span, level: str) -> OwnPlace | None:
    """Return the school whose name fills a span; None if it is a kind of schools: 农村小学, 全县中学."""
    name = text[span.start : span.end - len(level)]
    kinds = _WORDS.section("kinds of schools")
    is_name = len(name) in _LENGTHS and all(map(is_han, name)) and not any(kind in name for kind in kinds)
    return OwnPlace(text[span.start : span.end], level, span) if is_name else None
