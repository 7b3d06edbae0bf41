"""From a file's bytes to its document: blocks become headings, sections and reports."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from msgspec.structs import replace

from edulint.model import Block, BlockKind, Document, Genre, Heading, MarkKind, Report, ReportStart, Section
from edulint.outline.foreign_blocks import marked
from edulint.outline.genre import genre_of
from edulint.outline.levels import depth_of
from edulint.outline.numbered_blocks import NumberedBlock, numbered_blocks
from edulint.outline.odd_styles import sequence_styles
from edulint.outline.report_starts import looks_like_title, report_starts
from edulint.readers.reader import Reader, Source
from edulint.text.fold import fold
from edulint.text.ordinals import OrdinalStyle
from edulint.text.patterns import pattern
from edulint.text.prose import BLOT, blotted
from edulint.text.spans import Span

_TITLE_END = pattern(r"[。;:](?:(?<=[^0-9]:)(?=.)|(?<!:)(?:(?<![0-9].)|(?![0-9])))")
_LONG_TITLE_END = pattern(r"[,:]")
_LONG_TITLE = 50


def parse(data: bytes, reader: Reader, path: str = "", genre: Genre | None = None) -> Document:
    """Return the document that a file's bytes are; its genre is told from the text where none is given.

    Raises:
        edulint.readers.reader.ReadError: the bytes are not of the reader's format.
    """
    return assemble(reader.read(data), path, reader.format, genre)


def assemble(source: Source, path: str, format_name: str, genre: Genre | None = None) -> Document:
    """Return the document that a reader's source is, its headings, outline and genre found."""
    headed = _Outliner(source.text, numbered_blocks(source.text, marked(fold(source.text), source.blocks)))
    headed.run()
    return Document(
        path=path,
        text=source.text,
        format=source.format or format_name,
        blocks=tuple(headed.blocks),
        reports=tuple(headed.reports),
        encoding=source.encoding,
        places=source.places,
        marks=source.marks,
        genre=genre or genre_of(_without_comments(source), headed.blocks),
    )


def _without_comments(source: Source) -> str:
    """Return the folded text with blanks for comments that stand in it: they don't tell what kind of text it is."""
    folded = fold(source.text)
    if not source.encoding or not source.marks:
        return folded
    comments = [mark.span for mark in source.marks if mark.kind is MarkKind.COMMENT]
    return blotted(folded, comments).replace(BLOT, " ")


class _Level:
    """An open section."""

    def __init__(self, heading: Heading, block: Block, value: int | None) -> None:
        self.heading = heading
        self.blocks = [block]
        self.sections: list[Section] = []
        self.style = heading.sequence_style
        self.markup = block.level
        self.value = value
        # A label is a number that the file's format gives (a Word list).
        self.is_given = block.label != ""


class _Outliner:
    """One pass over the blocks with a stack of open levels.

    A style stands in the stack at most twice, typed and given by the format, so that its depth is bounded by the number
    of styles.
    """

    def __init__(self, text: str, numbered: list[NumberedBlock]) -> None:
        self.text = text
        self.numbered = numbered
        self.styles = sequence_styles(numbered)
        self.blocks: list[Block] = []
        self.reports: list[Report] = []
        self._starts = report_starts(numbered, self.styles)
        self._upcoming = self._values_ahead()
        # Where numbers of a style stand, those that the file's format gives apart from typed ones.
        self._places: dict[tuple[OrdinalStyle | None, bool], list[int]] = {}
        for index, entry in enumerate(numbered):
            if entry.ordinal:
                self._places.setdefault((self.styles[index], entry.block.label != ""), []).append(index)
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

    def _add(self, index: int, entry: NumberedBlock, begins: bool, is_first: bool) -> None:
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
        style, value = self.styles[index], self._value(index)
        depth = depth_of(self._stack, style, value, block.level, lambda above: self._is_turned(index, above, value))
        depth = self._depth_beside_typed(index, depth, value)
        while len(self._stack) > depth:
            self._close_level()
        heading = self._heading(entry, style, depth + 1)
        if not heading.run_in and block.kind is BlockKind.PARAGRAPH:
            block = replace(block, kind=BlockKind.HEADING)
        block = replace(block, heading=heading)
        self.blocks.append(block)
        self._stack.append(_Level(heading, block, value))

    def _depth_beside_typed(self, index: int, depth: int, value: int | None) -> int:
        """Return the depth of a heading where numbers of its style are both typed and given by the file's format.

        1. 2. 3. of a Word list below a typed 1. are a list of their own if a typed 2. follows, and the other way round.
        """
        style, is_given = self.styles[index], self.numbered[index].block.label != ""
        alike = [at for at, level in enumerate(self._stack) if style is not None and level.style is style]
        own = [at for at in alike if self._stack[at].is_given == is_given]
        if not alike or len(own) == len(alike):
            return depth
        if own:
            return own[-1]
        above = self._stack[alike[-1]]
        places = self._places.get((style, above.is_given), [])
        following = bisect_right(places, index)
        goes_on = following < len(places) and self._value(places[following]) == (above.value or 0) + 1
        return alike[-1] + 1 if value == 1 and goes_on else depth

    def _value(self, index: int) -> int | None:
        ordinal = self.numbered[index].ordinal
        return ordinal.value if ordinal else None

    def _is_turned(self, index: int, above: _Level, value: int | None) -> bool:
        """Tell whether the levels stand the wrong way round, as in （一）一、二、（二）; the outline follows the author."""
        style = self.styles[index]
        if value != 1 or above.style is None or style is None:
            return False
        pair = (above.style, style)
        if above.value is not None and self._upcoming[index].get(above.style) == above.value + 1:
            self._turned.add(pair)
        return pair in self._turned

    def _values_ahead(self) -> list[Mapping[OrdinalStyle, int | None]]:
        """Return for each block the next value of each style after it, within its report."""
        ahead: list[Mapping[OrdinalStyle, int | None]] = []
        upcoming: dict[OrdinalStyle, int | None] = {}
        for index in range(len(self.numbered) - 1, -1, -1):
            ahead.append(upcoming)
            ordinal, style = self.numbered[index].ordinal, self.styles[index]
            if index in self._starts:
                upcoming = {}
            elif ordinal and style:
                upcoming = {**upcoming, style: ordinal.value}
        ahead.reverse()
        return ahead

    def _heading(self, entry: NumberedBlock, style: OrdinalStyle | None, level: int) -> Heading:
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
        if folded.endswith("**", offset, end) and self.text.endswith("**", 0, span.start):
            # **（一）检修情况**。全年…: the mark that closes the bold words is Markdown's.
            end -= len("**")
        title = Span(span.start + min(offset, end), span.start + end)
        run_in = len(folded) - end > 1 or len(folded) - offset > _LONG_TITLE
        head = Span(span.start, title.end)
        words = self.text[title.start : title.end]
        return Heading(head, ordinal, title, words, level, run_in, style)

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


def _section(heading: Heading | None, blocks: list[Block], sections: list[Section]) -> Section:
    starts = [block.span.start for block in blocks[:1]] + [section.span.start for section in sections[:1]]
    ends = [block.span.end for block in blocks[-1:]] + [section.span.end for section in sections[-1:]]
    return Section(heading, Span(min(starts), max(ends)), tuple(blocks), tuple(sections))
