"""What a Word file says of its text without its being text: revisions, comments, bold type, styles, contents."""

from __future__ import annotations

from typing import Any

from edulint.api import Mark, MarkKind, Span
from edulint_word.names import W
from edulint_word.package import Package
from edulint_word.paragraphs import Walk
from edulint_word.source_map import SourceMap

_INSERTIONS = frozenset((f"{W}ins", f"{W}moveTo"))
_DELETIONS = frozenset((f"{W}del", f"{W}moveFrom"))
_START, _END = f"{W}commentRangeStart", f"{W}commentRangeEnd"
_ID, _AUTHOR = f"{W}id", f"{W}author"


def marks_of(package: Package, walk: Walk) -> tuple[Mark, ...]:
    """Return the marks of a file that was walked through, in the order of their places."""
    source = SourceMap(walk.paragraphs)
    main = package.main()
    marks = [*_of_paragraphs(source), *_of_contents(source, walk)]
    if next(main.iter(*_INSERTIONS, *_DELETIONS, _START), None) is not None:
        marks += _Review(package, source).marks(main)
    return tuple(sorted(marks, key=lambda mark: mark.span))


def _of_paragraphs(source: SourceMap) -> list[Mark]:
    """Return which paragraphs of the text have a heading's style, and which are bold without one."""
    marks = []
    for start, paragraph in zip(source.starts, source.paragraphs, strict=True):
        place = paragraph.place
        if paragraph.cell is not None or place.in_box or place.note or place.margin or not paragraph.text.strip():
            continue
        span = Span(start, start + len(paragraph.text))
        if paragraph.level or paragraph.style.is_title:
            marks.append(Mark(MarkKind.HEADING_STYLE, span))
        elif paragraph.is_bold:
            marks.append(Mark(MarkKind.BOLD, span))
    return marks


def _of_contents(source: SourceMap, walk: Walk) -> list[Mark]:
    """Return the entries of tables of contents, at the paragraph that follows them."""
    starts = [*source.starts, len(source.text)]
    return [
        Mark(MarkKind.CONTENTS, Span(starts[following], starts[following]), " ".join(text.split()))
        for following, text in walk.listing
        if text.strip()
    ]


class _Review:
    """Goes through the main part once and notes revisions and comments where they stand."""

    def __init__(self, package: Package, source: SourceMap) -> None:
        self._units = {unit.piece.element: unit for unit in source.units}
        comments = package.related("comments")
        found = comments.iter(f"{W}comment") if comments is not None else ()
        self._comments = {one.get(_ID, ""): one for one in found}

    def marks(self, main: Any) -> list[Mark]:
        """Return the marks."""
        at = 0
        # Where the words of a comment begin; None until the first of them is met.
        started: dict[str, int | None] = {}
        marks: list[Mark] = []
        # A large file has a hundred thousand elements; only those that give text or bear a mark are looked at.
        tags = {element.tag for element in self._units} | _INSERTIONS | _DELETIONS | {_START, _END}
        for element in main.iter(*tags):
            tag = element.tag
            unit = self._units.get(element)
            if unit is not None:
                at = unit.end
                if started:
                    started.update((name, unit.start) for name, start in started.items() if start is None)
            elif tag in _INSERTIONS:
                marks += self._inserted(element)
            elif tag in _DELETIONS:
                text = "".join(one.text or "" for one in element.iter(f"{W}delText", f"{W}t"))
                if text:
                    marks.append(Mark(MarkKind.DELETION, Span(at, at), text, element.get(_AUTHOR, "")))
            elif tag == _START:
                started[element.get(_ID, "")] = None
            elif tag == _END and element.get(_ID, "") in started:
                name = element.get(_ID, "")
                start = started.pop(name)
                marks += self._commented(name, Span(at if start is None else start, at))
        return marks

    def _inserted(self, element: Any) -> list[Mark]:
        inside = [unit for one in element.iter() if (unit := self._units.get(one)) is not None]
        if not inside:
            return []
        return [Mark(MarkKind.INSERTION, Span(inside[0].start, inside[-1].end), author=element.get(_AUTHOR, ""))]

    def _commented(self, name: str, span: Span) -> list[Mark]:
        comment = self._comments.get(name)
        if comment is None:
            return []
        text = "".join(one.text or "" for one in comment.iter(f"{W}t"))
        return [Mark(MarkKind.COMMENT, span, text, comment.get(_AUTHOR, ""), identifier=name)]
