"""Where the marks of a comment stand: at its words, or at what holds them where Word allows no comment."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from edulint.api import Span
from edulint_word.names import W
from edulint_word.source_map import SourceMap, Unit, run_of

_PARAGRAPH, _PROPERTIES = f"{W}p", f"{W}pPr"


class Anchor(Struct, frozen=True):
    """A range of elements: ``first`` and ``last`` are runs and the like, or one and the same paragraph for all of it.

    ``is_exact`` is false where the words themselves can't be marked: in a text box, a note, a header.
    """

    first: Any
    last: Any
    is_exact: bool = True


def stretch(source: SourceMap, span: Span) -> Span:
    """Return what of a span can be marked: an empty one takes a character in, and none leaves its part of the file."""
    text = source.text
    start, end = min(span.start, len(text)), min(span.end, len(text))
    while start < end and text[start] == "\n":
        start += 1
    number = source.paragraph_at(start)
    begin = source.starts[number]
    finish = begin + len(source.paragraphs[number].text)
    last = source.paragraph_at(max(end - 1, start))
    while not _in_one_part(source, number, last):
        last -= 1
    end = min(end, source.starts[last] + len(source.paragraphs[last].text))
    while start < end and text[end - 1] == "\n":
        end -= 1
    if end > start:
        return Span(start, end)
    return Span(start - 1, start) if start > begin else Span(start, min(start + 1, finish))


def free_references(source: SourceMap, spans: Iterable[Span]) -> None:
    """Give the references to the notes in which spans lie runs of their own, so that comments stand at them alone."""
    for host in {source.paragraphs[source.paragraph_at(span.start)].place.host for span in spans}:
        if host is not None and host.tag != _PARAGRAPH and run_of(host) is not None:
            SourceMap.isolate(host)


def anchor(source: SourceMap, span: Span) -> Anchor | None:
    """Return where a comment on a span stands, at whose ends the text was cut; None where there is no such place."""
    number = source.paragraph_at(span.start)
    paragraph = source.paragraphs[number]
    if paragraph.place.margin:
        body = next((one for one in source.paragraphs if not one.place.margin and not one.place.in_box), None)
        return Anchor(body.element, body.element, is_exact=False) if body is not None else None
    host = paragraph.place.host
    if host is not None:
        run = run_of(host) if host.tag != _PARAGRAPH else None
        return Anchor(run if run is not None else host, run if run is not None else host, is_exact=False)
    units = [unit for unit in source.units_in(span) if _is_marked(source, unit, number)]
    if not units:
        return Anchor(paragraph.element, paragraph.element)
    return Anchor(units[0].bounds[0], units[-1].bounds[1])


def set_marks(place: Anchor, start: Any, end: Any, reference: Any) -> None:
    """Set the marks of a comment around its words."""
    if place.first.tag == _PARAGRAPH:
        properties = place.first.find(_PROPERTIES)
        if properties is not None:
            properties.addnext(start)
        else:
            place.first.insert(0, start)
        place.first.extend((end, reference))
        return
    place.first.addprevious(start)
    place.last.addnext(reference)
    place.last.addnext(end)


def _in_one_part(source: SourceMap, first: int, last: int) -> bool:
    one, other = source.paragraphs[first].place, source.paragraphs[last].place
    return (one.in_box, one.note, one.margin, one.host) == (other.in_box, other.note, other.margin, other.host)


def _is_marked(source: SourceMap, unit: Unit, first: int) -> bool:
    """Tell whether marks may stand at a piece; a span over several paragraphs may hold a text box."""
    return _in_one_part(source, first, unit.paragraph)
