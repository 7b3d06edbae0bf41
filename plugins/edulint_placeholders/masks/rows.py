"""Rows of hyphens, dots and commas that were typed where something is to be filled in: ---村, 我乡是....县, ,,,,,日内."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Document, Span, is_han, pattern
from edulint_placeholders.masks.context import CLAUSE_ENDS, noun_at, of_noun
from edulint_placeholders.masks.placeholder import Kind, Placeholder

_HYPHENS, _DOTS, _COMMAS = pattern("--+(?!>)"), pattern(r"\.\.\.+"), pattern(",,,,+")
# So many rows before the names of places, offices and persons, and so large a share of all rows of the kind.
_LEAST = {"-": 3, ".": 2}
_NAMED = frozenset(("place", "organisation", "person", "name"))
_BEFORE = frozenset("的是在由经与和向为到,。;:、(“")
_COUNTED = frozenset(("unit", "date", "year"))


def rows(document: Document) -> Iterator[Placeholder]:
    """Yield the rows of a draft that stand for a name or a number, in no order."""
    folded = document.folded
    for sign, row in (("-", _HYPHENS), (".", _DOTS)):
        if sign * 2 in folded:
            spans = [Span.of(match) for match in row.finditer(folded)]
            named = [found for span in spans if (found := _named(document, span))]
            if len(named) >= _LEAST[sign] and len(named) * 2 >= len(spans):
                yield from named
    for match in _COMMAS.finditer(folded) if ",,,," in folded else ():
        noun, stop = noun_at(folded, match.end(), len(folded), match.start())
        if noun in _COUNTED:
            yield Placeholder(Span(match.start(), stop), Kind.NUMBER, "number")


def _named(document: Document, row: Span) -> Placeholder | None:
    """Return the name for which a row stands before a noun; at a paragraph's head the noun ends its phrase there.

    --学校管理 is an item of a list.
    """
    folded, block = document.folded, document.block_at(row.start)
    if block is None or not block.is_prose:
        return None
    noun, stop = noun_at(folded, row.end, block.span.end, row.start)
    before = folded[row.start - 1] if row.start > block.span.start else ""
    ends_phrase = stop == block.span.end or folded[stop] in CLAUSE_ENDS or folded[stop] == " "
    in_words = before in _BEFORE or (not is_han(before or "一") and ends_phrase) or (before == "" and ends_phrase)
    # ...乡人民政府 at a paragraph's head
    is_office = before == "" and noun == "place" and folded.startswith(("人民政府", "政府", "党委"), stop)
    return of_noun(noun, Span(row.start, stop)) if noun in _NAMED and (in_words or is_office) else None
