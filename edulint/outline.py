"""From blocks to headings, sections and reports."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from edulint.boundaries import looks_like_title, report_starts
from edulint.heads import Numbered, numbered_blocks
from edulint.levels import depth_of
from edulint.manners import settle_manners
from edulint.model import Block, BlockKind, Document, Heading, Report, ReportStart, Section
from edulint.reader import Source
from edulint.text.ordinals import Ordinal, OrdinalStyle
from edulint.text.spans import Span

_TITLE_END = re.compile(r"(?<![0-9])[。;]|(?<=[0-9])[。;](?![0-9])|(?<=[^0-9])[:](?=.)")
_LONG_TITLE_END = re.compile(r"[,:]")
_LONG_TITLE = 50


def assemble(source: Source, path: str, format_name: str) -> Document:
    """Return the document that a reader's source is, its headings and outline found."""
    numbered = numbered_blocks(source.text, source.blocks)
    settle_manners(numbered)
    headed = _Outliner(source.text, numbered)
    headed.run()
    return Document(
        path=path,
        text=source.text,
        format=format_name,
        blocks=tuple(headed.blocks),
        reports=tuple(headed.reports),
        encoding=source.encoding,
        places=source.places,
    )


class _Level:
    """An open section."""

    def __init__(self, heading: Heading, block: Block, manner: OrdinalStyle | None, value: int | None) -> None:
        self.heading = heading
        self.blocks = [block]
        self.sections: list[Section] = []
        self.manner = manner
        self.markup = block.level
        self.value = value


class _Outliner:
    """One pass over the blocks with a stack of open levels.

    A manner stands in the stack at most once, so that its depth is bounded by the number of styles.
    """

    def __init__(self, text: str, numbered: list[Numbered]) -> None:
        self.text = text
        self.numbered = numbered
        self.blocks: list[Block] = []
        self.reports: list[Report] = []
        self._starts = report_starts(numbered)
        self._upcoming = _values_ahead(numbered, self._starts)
        self._stack: list[_Level] = []
        self._preamble: list[Block] = []
        self._sections: list[Section] = []
        self._title: Block | None = None
        self._start = ReportStart.FILE
        self._turned: set[tuple[OrdinalStyle, OrdinalStyle]] = set()

    def run(self) -> None:
        is_first = True
        for index, entry in enumerate(self.numbered):
            if index in self._starts:
                self._close_report()
                self._start = self._starts[index]
            begins = is_first or index in self._starts
            self._add(index, entry, begins, is_first)
            is_first = is_first and not entry.block.is_prose
        if self.numbered:
            self._close_report()

    def _add(self, index: int, entry: Numbered, begins: bool, is_first: bool) -> None:
        block = entry.block
        if begins and looks_like_title(entry, is_first):
            block = replace(block, kind=BlockKind.TITLE)
            self._title = block
            self._preamble.append(block)
            self.blocks.append(block)
            return
        if entry.ordinal is None and not block.level:
            self.blocks.append(block)
            (self._stack[-1].blocks if self._stack else self._preamble).append(block)
            return
        depth = depth_of(
            self._stack,
            entry.manner,
            entry.ordinal.value if entry.ordinal else None,
            block.level,
            lambda above: self._is_turned(index, above, entry.ordinal),
        )
        while len(self._stack) > depth:
            self._close_level()
        heading = self._heading(entry, depth + 1)
        if not heading.run_in and block.kind is BlockKind.PARAGRAPH:
            block = replace(block, kind=BlockKind.HEADING)
        block = replace(block, heading=heading)
        self.blocks.append(block)
        self._stack.append(_Level(heading, block, entry.manner, entry.ordinal.value if entry.ordinal else None))

    def _is_turned(self, index: int, above: _Level, ordinal: Ordinal | None) -> bool:
        """Tell whether the levels stand the wrong way round, as in （一）一、二、（二）; the outline follows the author."""
        manner = self.numbered[index].manner
        if ordinal is None or ordinal.value != 1 or above.manner is None or manner is None:
            return False
        pair = (above.manner, manner)
        if above.value is not None and self._upcoming[index].get(above.manner) == above.value + 1:
            self._turned.add(pair)
        return pair in self._turned

    def _heading(self, entry: Numbered, level: int) -> Heading:
        span, folded = entry.block.span, entry.folded
        # A label's number places the heading, but it is no part of the text.
        ordinal = None if entry.block.label else entry.ordinal
        offset = ordinal.span.end - span.start if ordinal else 0
        while folded[offset : offset + 1] == " ":
            offset += 1
        end = len(folded)
        match = _TITLE_END.search(folded, offset)
        if match and match.start() > offset:
            end = match.start()
        elif end - offset > _LONG_TITLE:
            match = _LONG_TITLE_END.search(folded, offset)
            end = match.start() if match and match.start() > offset else end
        title = Span(span.start + min(offset, end), span.start + end)
        run_in = len(folded) - end > 1 or len(folded) - offset > _LONG_TITLE
        head = Span(span.start, title.end)
        words = self.text[title.start : title.end]
        return Heading(head, ordinal, title, words, level, run_in, entry.manner)

    def _close_level(self) -> None:
        level = self._stack.pop()
        section = _section(level.heading, level.blocks, level.sections)
        (self._stack[-1].sections if self._stack else self._sections).append(section)

    def _close_report(self) -> None:
        while self._stack:
            self._close_level()
        body = _section(None, self._preamble, self._sections)
        self.reports.append(Report(self._title, self._start, body))
        self._preamble, self._sections, self._title = [], [], None
        self._turned = set()


def _values_ahead(
    numbered: Sequence[Numbered], starts: Mapping[int, ReportStart]
) -> list[Mapping[OrdinalStyle, int | None]]:
    """Return for each block the next value of each manner after it, within its report."""
    ahead: list[Mapping[OrdinalStyle, int | None]] = []
    upcoming: dict[OrdinalStyle, int | None] = {}
    for index in range(len(numbered) - 1, -1, -1):
        ahead.append(upcoming)
        entry = numbered[index]
        if index in starts:
            upcoming = {}
        elif entry.ordinal and entry.manner:
            upcoming = {**upcoming, entry.manner: entry.ordinal.value}
    ahead.reverse()
    return ahead


def _section(heading: Heading | None, blocks: list[Block], sections: list[Section]) -> Section:
    starts = [block.span.start for block in blocks[:1]] + [section.span.start for section in sections[:1]]
    ends = [block.span.end for block in blocks[-1:]] + [section.span.end for section in sections[-1:]]
    return Section(heading, Span(min(starts), max(ends)), tuple(blocks), tuple(sections))
