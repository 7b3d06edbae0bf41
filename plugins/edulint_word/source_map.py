"""The way back from offsets of a text to the elements of a Word file, and cutting those where a mark must stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from copy import deepcopy
from functools import cached_property
from itertools import pairwise
from typing import Any

from msgspec import Struct

from edulint.api import Span
from edulint_word.names import CHOICE, FALLBACK, M, W
from edulint_word.paragraphs import Paragraph
from edulint_word.runs import Piece

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PARAGRAPH = f"{W}p"
_CLOSED = frozenset((f"{W}smartTag", f"{W}fldSimple"))
_RUN, _PROPERTIES, _TEXT = f"{W}r", f"{W}rPr", f"{W}t"


class Unit(Struct, gc=False):
    """A piece of the text at its offset; ``paragraph`` is the number of its paragraph, from 0."""

    start: int
    piece: Piece
    paragraph: int

    @property
    def end(self) -> int:
        """The offset at which it ends."""
        return self.start + len(self.piece.text)

    @property
    def first(self) -> Any:
        """The outermost element of the piece before which text may be put in."""
        return _holder(self.piece.element)

    @property
    def last(self) -> Any:
        """The outermost element of the piece behind which text may be put in."""
        field = self.piece.field
        shows_field = field is not None and field.begin is self.piece.element and field.end is not None
        return _holder(field.end if field is not None and shows_field else self.piece.element)

    @property
    def bounds(self) -> tuple[Any, Any]:
        """The elements before and behind which the marks of a comment may stand: outside of fields and smart tags.

        LibreOffice loses marks inside them, and Word does when it works a field out anew. Links stay links.
        """
        field = self.piece.field
        if field is None or field.end is None or field.kind == "HYPERLINK":
            return _outside(self.first), _outside(self.last)
        return _outside(_holder(field.begin)), _outside(_holder(field.end))


class SourceMap:
    """The pieces of a text in their order."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.paragraphs = paragraphs
        self.starts: list[int] = []
        self.units: list[Unit] = []
        at = 0
        for number, paragraph in enumerate(paragraphs):
            self.starts.append(at)
            for piece in paragraph.pieces:
                self.units.append(Unit(at, piece, number))
                at += len(piece.text)
            at += 1

    @cached_property
    def text(self) -> str:
        """The text, as the reader gives it."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    def paragraph_at(self, offset: int) -> int:
        """Return the number of the paragraph in which an offset lies; the end of one belongs to it."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def units_in(self, span: Span) -> list[Unit]:
        """Return the pieces that a span holds or touches inside."""
        first = bisect_right(self.units, span.start, key=lambda unit: unit.end)
        last = bisect_left(self.units, span.end, key=lambda unit: unit.start)
        return self.units[first:last]

    def unit_ending(self, offset: int, paragraph: int) -> Unit | None:
        """Return the piece of a paragraph that ends at an offset, if any."""
        units = self.units_in(Span(max(offset - 1, 0), offset))
        return units[-1] if units and units[-1].end == offset and units[-1].paragraph == paragraph else None

    def unit_beginning(self, offset: int, paragraph: int) -> Unit | None:
        """Return the piece of a paragraph that begins at an offset, if any."""
        units = self.units_in(Span(offset, offset + 1))
        return units[0] if units and units[0].start == offset and units[0].paragraph == paragraph else None

    def copies(self) -> SourceMap:
        """Return the pieces of the second forms that text boxes have for older versions, at the same offsets."""
        twins: dict[Any, Any] = {}
        choices = (_choice(one.element) for one in self.paragraphs if one.place.in_box)
        for choice in {choice for choice in choices if choice is not None}:
            fallback = choice.getparent().find(FALLBACK)
            texts, others = (list(form.iter(_TEXT)) for form in (choice, fallback))
            if [one.text for one in texts] == [one.text for one in others]:
                twins.update(zip(texts, others, strict=True))
        found = SourceMap(())
        found.paragraphs, found.starts = self.paragraphs, self.starts
        found.units = [
            Unit(unit.start, Piece(unit.piece.text, twins[unit.piece.element], editable=True), unit.paragraph)
            for unit in self.units
            if unit.piece.element in twins
        ]
        return found

    def same_texts(self, other: SourceMap, span: Span, paragraph: int) -> bool:
        """Tell whether what another map has of a span is here, too, or needs not be: a box may have but one form."""
        if _choice(other.paragraphs[paragraph].element) is None:
            return True
        own, theirs = self.units_in(span), [unit for unit in other.units_in(span) if unit.paragraph == paragraph]
        return bool(theirs) and [unit.start for unit in own] == [unit.start for unit in theirs]

    def cut(self, offsets: Iterable[int]) -> None:
        """Cut texts and runs, so that at each offset one run ends and another begins, where the text can be cut."""
        places = sorted(set(offsets))
        starts = [unit.start for unit in self.units]
        inside: dict[int, list[int]] = {}
        for place in places:
            index = bisect_left(starts, place) - 1
            if index >= 0 and place < self.units[index].end and self.units[index].piece.editable:
                inside.setdefault(index, []).append(place)
        units: list[Unit] = []
        at = 0
        for index, own in inside.items():
            units += self.units[at:index]
            units += _cut(self.units[index], own)
            at = index + 1
        units += self.units[at:]
        self.units = units
        starts = [unit.start for unit in units]
        # From the last to the first: each cut takes the rest of a run away.
        for place in reversed(places):
            index = bisect_left(starts, place)
            if 0 < index < len(units) and units[index].start == place:
                _part_before(units[index - 1].piece.element, units[index].piece.element)

    @staticmethod
    def isolate(element: Any) -> Any:
        """Return the run that holds what stands in a run and nothing else; it is cut out where there is more."""
        child = _child_of_run(element)
        following = child.getnext()
        if following is not None:
            _move_into_new_run(following)
        previous = child.getprevious()
        if previous is not None and previous.tag != _PROPERTIES:
            return _move_into_new_run(child)
        return child.getparent()


def _choice(element: Any) -> Any | None:
    """Return the outermost form for newer versions that an element stands in, where there is another for older ones."""
    found = None
    while element is not None:
        if element.tag == CHOICE and element.getparent().find(FALLBACK) is not None:
            found = element
        element = element.getparent()
    return found


def has_copy(element: Any) -> bool:
    """Tell whether what an element holds stands in the file a second time, for older versions of Word."""
    return _choice(element) is not None


def run_of(element: Any) -> Any | None:
    """Return the run that an element stands in or is; None where it is in none."""
    while element is not None and element.tag != _RUN:
        element = element.getparent()
    return element


def spaced(text: Any) -> None:
    """Have a text keep the spaces at its ends."""
    if text.text and (text.text[0].isspace() or text.text[-1].isspace()):
        text.set(_SPACE, "preserve")


def _cut(unit: Unit, places: Sequence[int]) -> list[Unit]:
    element, content, shown = unit.piece.element, unit.piece.element.text, unit.piece.text
    bounds = [unit.start, *places, unit.end]
    units: list[Unit] = []
    for start, end in pairwise(bounds):
        part = slice(start - unit.start, end - unit.start)
        if units:
            new = element.makeelement(element.tag, dict(element.attrib))
            units[-1].piece.element.addnext(new)
            element = new
        element.text = content[part]
        spaced(element)
        units.append(Unit(start, Piece(shown[part], element, editable=True, field=unit.piece.field), unit.paragraph))
    return units


def _part_before(before: Any, behind: Any) -> None:
    run = run_of(behind)
    if run is not None and run_of(before) is run:
        _move_into_new_run(_child_of_run(behind))


def _move_into_new_run(child: Any) -> Any:
    """Move a child of a run and what follows it into a new run behind it, which looks the same."""
    run = child.getparent()
    new = run.makeelement(run.tag, dict(run.attrib))
    properties = run.find(_PROPERTIES)
    if properties is not None:
        new.append(deepcopy(properties))
    following = [child, *child.itersiblings()]
    run.addnext(new)
    new.extend(following)
    return new


def _child_of_run(element: Any) -> Any:
    while element.getparent().tag != _RUN:
        element = element.getparent()
    return element


def _outside(element: Any) -> Any:
    """Return the outermost smart tag or simple field around an element, or the element."""
    found = element
    for outer in element.iterancestors():
        if outer.tag == _PARAGRAPH:
            break
        if outer.tag in _CLOSED:
            found = outer
    return found


def _holder(element: Any) -> Any:
    if element.tag == f"{M}oMath":
        outer = element.getparent()
        return outer if outer is not None and outer.tag == f"{M}oMathPara" else element
    run = run_of(element)
    return element if run is None else run
