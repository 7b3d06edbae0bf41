"""Repairs as tracked changes: a deletion and an insertion that the author accepts or rejects in Word."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from edulint.api import Edit, Span
from edulint_word.comments import now, sayable
from edulint_word.names import W, whole
from edulint_word.reviewers import AUTHOR
from edulint_word.source_map import SourceMap, Unit, run_of, spaced

_DELETION, _INSERTION, _RUN, _PROPERTIES, _PARAGRAPH = (f"{W}{name}" for name in ("del", "ins", "r", "rPr", "p"))
_REVISIONS = tuple(
    f"{W}{name}"
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange"),
        *("tcPrChange", "cellIns", "cellDel", "cellMerge", "moveFromRangeStart", "moveToRangeStart", "numberingChange"),
    )
)
# Insertions don't stand inside one another: another person's is parted where something comes into it.
_PARTED = frozenset((_INSERTION, f"{W}moveTo"))
_MARKS = frozenset(f"{W}{name}" for name in ("tab", "br", "cr", "noBreakHyphen", "sym"))


class Changes:
    """Makes tracked changes in the parts of a file."""

    def __init__(self, roots: list[Any]) -> None:
        self._time = now()
        known = (whole(one.get(f"{W}id")) or 0 for root in roots for one in root.iter(*_REVISIONS))
        self._next = max(known, default=0) + 1

    def make(self, source: SourceMap, edit: Edit) -> None:
        """Make one edit that can be made, at whose ends the text was cut."""
        span, text = edit.span, sayable(edit.text)
        deleted = [self._delete(unit) for unit in source.units_in(span)]
        if not text:
            return
        paragraph = source.paragraph_at(span.start)
        if deleted:
            self._put_behind(deleted[-1], self._insertion(text, deleted[0]))
        elif before := source.unit_ending(span.start, paragraph):
            self._put_behind(before.last, self._insertion(text, before.last))
        elif behind := source.unit_beginning(span.start, paragraph):
            self._put_before(behind.first, self._insertion(text, behind.first))
        else:
            element = source.paragraphs[paragraph].element
            element.append(self._insertion(text, element))

    def _delete(self, unit: Unit) -> Any:
        run = SourceMap.isolate(unit.piece.element)
        deletion = self._revision(run, _DELETION)
        run.addprevious(deletion)
        deletion.tail, run.tail = run.tail, None
        deletion.append(run)
        for text in run.iterchildren(f"{W}t"):
            text.tag = f"{W}delText"
            spaced(text)
        return deletion

    def _insertion(self, text: str, like: Any) -> Any:
        """Return an insertion that looks like the run an element is or holds."""
        insertion = self._revision(like, _INSERTION)
        run = insertion.makeelement(_RUN, {})
        model = like if like.tag == _RUN else like.find(_RUN)
        properties = model.find(_PROPERTIES) if model is not None and like.tag != _PARAGRAPH else None
        if properties is not None:
            run.append(deepcopy(properties))
        content = run.makeelement(f"{W}t", {})
        content.text = text
        spaced(content)
        run.append(content)
        insertion.append(run)
        return insertion

    def _put_behind(self, element: Any, insertion: Any) -> None:
        element = _outside_deletion(element)
        parent = element.getparent()
        if parent.tag in _PARTED:
            self._part(parent, [*element.itersiblings()])
            element = parent
        element.addnext(insertion)

    def _put_before(self, element: Any, insertion: Any) -> None:
        element = _outside_deletion(element)
        parent = element.getparent()
        if parent.tag in _PARTED:
            if element.getprevious() is not None:
                self._part(parent, [element, *element.itersiblings()])
                parent.addnext(insertion)
                return
            element = parent
        element.addprevious(insertion)

    def _part(self, revision: Any, rest: list[Any]) -> None:
        """Move what stands at the end of another person's revision into a second one like it, behind it."""
        if not rest:
            return
        second = self._revision(revision, revision.tag)
        for name, said in revision.attrib.items():
            if name != f"{W}id":
                second.set(name, said)
        second.extend(rest)
        revision.addnext(second)

    def _revision(self, maker: Any, tag: str) -> Any:
        revision = maker.makeelement(tag, {})
        revision.set(f"{W}id", str(self._next))
        revision.set(f"{W}author", AUTHOR)
        revision.set(f"{W}date", self._time)
        self._next += 1
        return revision


def can_make(source: SourceMap, copies: SourceMap, edit: Edit) -> bool:
    """Tell whether an edit can be made: in texts and marks of one paragraph, without line ends or tabs in what is new.

    ``copies`` are the second forms of text boxes, for older versions of Word: what can't be changed there, too, is not.
    """
    span = edit.span
    if not 0 <= span.start <= span.end <= len(source.text) or any(character < " " for character in edit.text):
        return False
    number = source.paragraph_at(span.start)
    if number != source.paragraph_at(span.end):
        return False
    around = span if len(span) else Span(max(span.start - 1, 0), span.start + 1)
    units = source.units_in(around)
    if not len(span):
        units = [unit for unit in units if unit.start < span.start < unit.end]
    if source.paragraphs[number].place.in_box and not copies.same_texts(source, around, number):
        return False
    return all(
        # A broken file may hold a text that stands in no run.
        (unit.piece.editable or unit.piece.element.tag in _MARKS) and run_of(unit.piece.element) is not None
        for unit in units
    )


def _outside_deletion(element: Any) -> Any:
    parent = element.getparent()
    return parent if parent.tag == _DELETION else element
