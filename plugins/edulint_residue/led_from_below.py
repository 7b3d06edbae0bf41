"""Places too low to lead what a report speaks of: a county's leaders in a province's report."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from edulint.api import Document, Genre, Report, Span, WordList
from edulint_residue.filled_patterns import filled
from edulint_residue.own_places import OwnPlace, place_of, places_of_title
from edulint_residue.place_roles import BEGINNINGS, MOST_JUDGED, Claim, is_of_two, sentence_at

_WORDS = WordList(__file__, "place_roles.txt")

_LED = r"在(?:中共)?(\w{{2,4}}?)(县|区|旗)委[^。；\n]{{0,20}}{led}"
# What a report calls all of the place that it speaks of, the highest first; a report of a place below says 全县, 全区.
_WHOLES = ("全省", "自治区", "全市")
_OFTEN = 3


def claims_from_below(document: Document, report: Report) -> Iterator[Claim]:
    """Yield the counties, named nowhere else, that are said to have led the work of a province or a city."""
    text, span = document.text, report.span
    if document.genre is not Genre.REPORT or text.find("下", *span.bounds) < 0:
        return
    own = _whole(document, report)
    for match in islice(filled(_LED, _WORDS).finditer(text, *span.bounds), MOST_JUDGED) if own else ():
        other = place_of(text, Span(match.start(1), match.end(2)), match[2])
        begins = match.start() == span.start or text[match.start() - 1] in f"{BEGINNINGS}是"
        if own is None or other is None or not begins or text.count(other.name, *span.bounds) > 1:
            continue
        if not is_of_two(document.slice(sentence_at(text, span, match.start())), other, own):
            yield Claim(other, own, is_sure=own.level != "市")


def _whole(document: Document, report: Report) -> OwnPlace | None:
    """Return where a report first says 全省, 自治区 or 全市, if it speaks of all of it and of no county."""
    text, span = document.text, report.span
    titled = [place.level for place in places_of_title(document, report)]
    if any(level not in ("省", "自治区", "市") for level in titled):
        return None
    for whole in _WHOLES:
        count = text.count(whole, *span.bounds)
        if count >= _OFTEN or (count and whole[1] in titled):
            at = text.find(whole, *span.bounds)
            return OwnPlace(whole, whole[1], Span(at, at + len(whole))) if text.find("我县", *span.bounds) < 0 else None
    return None
