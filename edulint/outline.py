"""From blocks to headings, sections and reports."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from edulint.boundaries import looks_like_title, report_starts
from edulint.heads import RANKS, Numbered, numbered_blocks
from edulint.model import Block, BlockKind, Document, Heading, Report, ReportStart, Section
from edulint.reader import Source
from edulint.text.ordinals import Ordinal, OrdinalStyle
from edulint.text.spans import Span

_TITLE_END = re.compile(r"(?<![0-9])[。;]|(?<=[0-9])[。;](?![0-9])|(?<=[^0-9])[:](?=.)")
_LONG_TITLE_END = re.compile(r"[,:]")
_LONG_TITLE = 50
_COMMAS = (OrdinalStyle.HAN_COMMA, OrdinalStyle.DIGIT_COMMA)


def assemble(source: Source, path: str, format_name: str) -> Document:
    """Return the document that a reader's source is, its headings and outline found."""
    headed = _Outliner(source.text, numbered_blocks(source.text, source.blocks))
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
    """An open section: ``style`` is that of the sequence it belongs to, which its own ordinal may depart from."""

    def __init__(self, heading: Heading, block: Block, style: OrdinalStyle | None, value: int | None) -> None:
        self.heading = heading
        self.blocks = [block]
        self.sections: list[Section] = []
        self.style = style
        self.markup = block.level
        self.value = value


class _Outliner:
    """One pass over the blocks with a stack of open levels.

    A style stands in the stack at most once, so that its depth is bounded by the number of styles.
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
        depth, style = self._place(index, block.level, entry.ordinal)
        while len(self._stack) > depth:
            self._close_level()
        heading = self._heading(entry, depth + 1)
        if not heading.run_in and block.kind is BlockKind.PARAGRAPH:
            block = replace(block, kind=BlockKind.HEADING)
        block = replace(block, heading=heading)
        self.blocks.append(block)
        self._stack.append(_Level(heading, block, style, entry.ordinal.value if entry.ordinal else None))

    def _place(self, index: int, level: int, ordinal: Ordinal | None) -> tuple[int, OrdinalStyle | None]:
        """Return how many of the open levels stay open above the new heading, and the style of its sequence."""
        stack = self._stack
        if level or ordinal is None:
            depth = len(stack)
            while depth and (not stack[depth - 1].markup or stack[depth - 1].markup >= level):
                depth -= 1
            return depth, ordinal.style if ordinal else None
        upcoming = self._upcoming[index]
        departed = self._departed_from(ordinal, upcoming)
        for depth in range(len(stack) - 1, -1, -1):
            if stack[depth].style is ordinal.style and not stack[depth].markup:
                if departed is not None and self._departs(index, stack[depth], stack[departed], upcoming):
                    return departed, stack[departed].style
                return depth, ordinal.style
        if departed is not None:
            return departed, stack[departed].style
        depth = len(stack)
        while depth and not stack[depth - 1].markup:
            above = stack[depth - 1]
            if above.style is None or RANKS[above.style] <= RANKS[ordinal.style]:
                break
            # （一）一、二、（二）: the levels stand the wrong way round, and the outline follows the author.
            pair = (above.style, ordinal.style)
            goes_on = above.value is not None and upcoming.get(above.style) == above.value + 1
            if ordinal.value == 1 and (goes_on or pair in self._turned):
                self._turned.add(pair)
                break
            depth -= 1
        return depth, ordinal.style

    def _departs(self, index: int, own: _Level, other: _Level, upcoming: Mapping[OrdinalStyle, int | None]) -> bool:
        """Tell whether a heading fits the gap in another sequence better than the sequence of its own style."""
        if own is other or other.style is None or other.value is None or upcoming.get(other.style) != other.value + 2:
            return False
        ordinal = self.numbered[index].ordinal
        if ordinal is None or ordinal.value is None or own.value is None:
            return True
        goes_on = upcoming.get(ordinal.style) == ordinal.value + 1 and own.value < ordinal.value
        if own.value != ordinal.value - 1 and not goes_on:
            return True
        # It would fit both: then its look decides.
        return not self._heading(self.numbered[index], 1).run_in and _is_bare(other) and not _is_bare(own)

    def _departed_from(self, ordinal: Ordinal, upcoming: Mapping[OrdinalStyle, int | None]) -> int | None:
        """Return the open level whose sequence goes on here in another style: 3、 after 二、, 2. after 1、."""
        stack = self._stack
        for depth in range(len(stack) - 1, -1, -1):
            level = stack[depth]
            if level.style is None or level.markup or level.style is ordinal.style or level.value is None:
                continue
            if (
                RANKS[level.style] < RANKS[OrdinalStyle.HAN_COMMA]
                or RANKS[ordinal.style] < RANKS[OrdinalStyle.HAN_COMMA]
            ):
                continue
            if ordinal.value != level.value + 1:
                continue
            ahead = upcoming.get(level.style)
            alone = upcoming.get(ordinal.style) != ordinal.value + 1 and ahead in (None, 1)
            commas = level.style in _COMMAS and ordinal.style in _COMMAS and ordinal.value >= 3
            if ahead == ordinal.value + 1 or RANKS[level.style] == RANKS[ordinal.style] or alone or commas:
                return depth
        return None

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
        return Heading(head, ordinal, title, self.text[title.start : title.end], level, run_in)

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


def _is_bare(level: _Level) -> bool:
    return not level.heading.run_in


def _values_ahead(
    numbered: Sequence[Numbered], starts: Mapping[int, ReportStart]
) -> list[Mapping[OrdinalStyle, int | None]]:
    """Return for each block the next value of each style after it, within its report."""
    ahead: list[Mapping[OrdinalStyle, int | None]] = []
    upcoming: dict[OrdinalStyle, int | None] = {}
    for index in range(len(numbered) - 1, -1, -1):
        ahead.append(upcoming)
        ordinal = numbered[index].ordinal
        if index in starts:
            upcoming = {}
        elif ordinal:
            upcoming = {**upcoming, ordinal.style: ordinal.value}
    ahead.reverse()
    return ahead


def _section(heading: Heading | None, blocks: list[Block], sections: list[Section]) -> Section:
    starts = [block.span.start for block in blocks[:1]] + [section.span.start for section in sections[:1]]
    ends = [block.span.end for block in blocks[-1:]] + [section.span.end for section in sections[-1:]]
    return Section(heading, Span(min(starts), max(ends)), tuple(blocks), tuple(sections))
