"""From blocks to headings, sections and reports."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from edulint.model import Block, BlockKind, Document, Encoding, Heading, Report, ReportStart, Section
from edulint.text.fold import fold
from edulint.text.ordinals import Ordinal, OrdinalStyle, ordinal_at
from edulint.text.spans import Span

# How deep a style usually stands. GB/T 9704-2012, 7.3.3 names 一、 （一） 1. （1）; the rest is practice.
RANKS = {
    OrdinalStyle.REPORT: 0,
    OrdinalStyle.PART: 1,
    OrdinalStyle.CHAPTER: 2,
    OrdinalStyle.DIVISION: 3,
    OrdinalStyle.ARTICLE: 4,
    OrdinalStyle.HAN_COMMA: 5,
    OrdinalStyle.HAN_DOT: 5,
    OrdinalStyle.HAN_PAREN: 6,
    OrdinalStyle.HAN_HALF_PAREN: 6,
    OrdinalStyle.DIGIT_COMMA: 7,
    OrdinalStyle.DIGIT_DOT: 7,
    OrdinalStyle.DECIMAL: 7,
    OrdinalStyle.DIGIT_PAREN: 8,
    OrdinalStyle.DIGIT_HALF_PAREN: 8,
    OrdinalStyle.CIRCLED: 9,
    OrdinalStyle.FIRST: 10,
    OrdinalStyle.POINT: 10,
    OrdinalStyle.WORD: 10,
}
_REPORT_RANK = RANKS[OrdinalStyle.HAN_COMMA]

_TITLE_END = re.compile(r"(?<![0-9])[。;]|(?<=[0-9])[。;](?![0-9])|(?<=[^0-9])[:](?=.)")
_LONG_TITLE_END = re.compile(r"[,:]")
_LONG_TITLE = 50
_PART_TITLE = re.compile(
    r"[\[(【<]?(?:第[一二三四五六七八九十]{1,3}篇|篇[ ]?[一二三四五六七八九十0-9]{1,3})[\])】>]?(?:[:、 ].*)?"
    r"|.{2,40}篇[ ]?[一二三四五六七八九十0-9]{1,3}[\])】>:]*"
)
_TITLE = re.compile(
    r"[^。;!?,]{4,50}(?:总结|汇报|报告|要点|计划|方案|规划|情况|讲话|发言|材料|意见|通知|打算|安排)(?:[(【].{1,12}[)】])?"
)
_LEAD_IN = re.compile(r"如下|以下|汇报|总结|[一半]年来|以来|上半年|下半年|年度?,|20[0-9xX*_]{2}年")
_LOOK_AHEAD = 12


def assemble(
    path: str,
    text: str,
    format_name: str,
    blocks: Sequence[Block],
    encoding: Encoding | None = None,
) -> Document:
    """Return the document made of a reader's blocks, its headings and outline found."""
    numbered = _numbered(text, blocks)
    headed = _Outliner(text, numbered)
    headed.run()
    return Document(
        path=path,
        text=text,
        format=format_name,
        blocks=tuple(headed.blocks),
        reports=tuple(headed.reports),
        encoding=encoding,
    )


class _Numbered(Struct):
    """A block with what stands at its head."""

    block: Block
    folded: str
    ordinal: Ordinal | None


def _numbered(text: str, blocks: Sequence[Block]) -> list[_Numbered]:
    folded = fold(text)
    numbered = []
    for block in blocks:
        ordinal = None
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.TITLE):
            ordinal = ordinal_at(text, folded, block.span.start, block.span.end)
        numbered.append(_Numbered(block, folded[block.span.start : block.span.end], ordinal))
    return numbered


class _Level:
    """An open level of the outline."""

    def __init__(self, heading: Heading | None, block: Block, style: OrdinalStyle | None, markup: int) -> None:
        self.heading = heading
        self.blocks = [block]
        self.sections: list[Section] = []
        self.style = style
        self.markup = markup
        self.value = heading.ordinal.value if heading and heading.ordinal else None


class _Outliner:
    """One pass over the blocks with a stack of open levels."""

    def __init__(self, text: str, numbered: list[_Numbered]) -> None:
        self.text = text
        self.numbered = numbered
        self.blocks: list[Block] = []
        self.reports: list[Report] = []
        self._stack: list[_Level] = []
        self._preamble: list[Block] = []
        self._sections: list[Section] = []
        self._title: Block | None = None
        self._start = ReportStart.FILE
        self._top: tuple[OrdinalStyle | None, int] = (None, 0)

    def run(self) -> None:
        starts = self._report_starts()
        for index, entry in enumerate(self.numbered):
            if index in starts and index:
                self._close_report()
                self._start = starts[index]
            self._add(index, entry, starts)
        if self.numbered:
            self._close_report()

    # Reports

    def _report_starts(self) -> dict[int, ReportStart]:
        """Return the indexes of the blocks with which a report begins."""
        starts: dict[int, ReportStart] = {}
        top: OrdinalStyle | None = None
        reached = 0
        for index, entry in enumerate(self.numbered):
            if entry.block.kind is BlockKind.TITLE or self._is_part_title(entry):
                starts[index] = ReportStart.PART if self._is_part_title(entry) else ReportStart.TITLE
                top, reached = None, 0
                continue
            ordinal = entry.ordinal
            if ordinal is None:
                if index and self._is_later_title(index, reached):
                    starts[index] = ReportStart.TITLE
                    top, reached = None, 0
                continue
            if RANKS[ordinal.style] > _REPORT_RANK and (top is None or RANKS[top] <= _REPORT_RANK):
                if top is None and RANKS[ordinal.style] == _REPORT_RANK + 1:
                    top, reached = ordinal.style, ordinal.value or 0
                continue
            outranks = top is not None and RANKS[ordinal.style] < RANKS[top]
            restarts = ordinal.value == 1 and reached >= 2 and (ordinal.style is top or outranks)
            if restarts and RANKS[ordinal.style] <= _REPORT_RANK and self._continues_at_two(index):
                starts[self._preamble_start(index)] = ReportStart.NUMBERING
                top, reached = ordinal.style, 1
                continue
            if ordinal.style is top or top is None or outranks:
                top, reached = ordinal.style, ordinal.value or reached
        return starts

    def _is_part_title(self, entry: _Numbered) -> bool:
        return len(entry.folded) <= 45 and _PART_TITLE.fullmatch(entry.folded) is not None

    def _is_later_title(self, index: int, reached: int) -> bool:
        """Tell whether a short line without end mark opens a new report: the numbering must begin again after it."""
        entry = self.numbered[index]
        if entry.block.kind is not BlockKind.PARAGRAPH or reached < 2 or not _TITLE.fullmatch(entry.folded):
            return False
        for later in self.numbered[index + 1 : index + 1 + _LOOK_AHEAD]:
            if later.ordinal and RANKS[later.ordinal.style] <= _REPORT_RANK + 1:
                return later.ordinal.value == 1
        return False

    def _continues_at_two(self, index: int) -> bool:
        """Tell whether the sequence that begins here goes on with two, or is alone: not a slip inside a longer one."""
        style = self.numbered[index].ordinal.style  # type: ignore[union-attr]
        for later in self.numbered[index + 1 :]:
            if later.ordinal and later.ordinal.style is style:
                return later.ordinal.value in (1, 2)
        return True

    def _preamble_start(self, index: int) -> int:
        """Return the first of the paragraphs that lead in to the numbering at ``index``: at most three."""
        first = index
        for candidate in range(index - 1, max(index - 4, -1), -1):
            entry = self.numbered[candidate]
            if entry.ordinal or entry.block.kind is not BlockKind.PARAGRAPH:
                break
            if _LEAD_IN.search(entry.folded[:80]) or _TITLE.fullmatch(entry.folded):
                first = candidate
        return first

    # Sections

    def _add(self, index: int, entry: _Numbered, starts: dict[int, ReportStart]) -> None:
        block = entry.block
        is_first = index in starts or index == 0
        if is_first and self._looks_like_title(entry, index):
            block = replace(block, kind=BlockKind.TITLE)
            self._title = block
            self._preamble.append(block)
            self.blocks.append(block)
            return
        if entry.ordinal is None and not block.level:
            self.blocks.append(block)
            (self._stack[-1].blocks if self._stack else self._preamble).append(block)
            return
        depth = self._depth(block.level, entry.ordinal)
        while len(self._stack) > depth:
            self._close_level()
        heading = self._heading(entry, depth + 1)
        if not heading.run_in and block.kind is BlockKind.PARAGRAPH:
            block = replace(block, kind=BlockKind.HEADING)
        block = replace(block, heading=heading)
        self.blocks.append(block)
        style = entry.ordinal.style if entry.ordinal else None
        self._stack.append(_Level(heading, block, style, block.level))

    def _looks_like_title(self, entry: _Numbered, index: int) -> bool:
        if entry.block.kind is BlockKind.TITLE or self._is_part_title(entry):
            return True
        if entry.ordinal or entry.block.level:
            return False
        return _TITLE.fullmatch(entry.folded) is not None or (
            index == 0 and len(entry.folded) <= 40 and entry.folded[-1:] not in "。:;!?,"
        )

    def _depth(self, level: int, ordinal: Ordinal | None) -> int:
        """Return how many of the open levels stay open above the new heading."""
        stack = self._stack
        if level or ordinal is None:
            depth = len(stack)
            while depth and (not stack[depth - 1].markup or stack[depth - 1].markup >= level):
                depth -= 1
            return depth
        for depth in range(len(stack) - 1, -1, -1):
            if stack[depth].style is ordinal.style and not stack[depth].markup:
                return depth
        for depth in range(len(stack) - 1, -1, -1):
            if _continues(stack[depth], ordinal):
                return depth
        depth = len(stack)
        while depth and not stack[depth - 1].markup:
            style = stack[depth - 1].style
            if style is None or RANKS[style] <= RANKS[ordinal.style]:
                break
            depth -= 1
        return depth

    def _heading(self, entry: _Numbered, level: int) -> Heading:
        span, ordinal, folded = entry.block.span, entry.ordinal, entry.folded
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


def _continues(level: _Level, ordinal: Ordinal) -> bool:
    """Tell whether an ordinal of another style goes on with an open level: 3、 after 二、, 2. after 1、."""
    if level.style is None or level.markup or level.value is None or ordinal.value != level.value + 1:
        return False
    if RANKS[level.style] == RANKS[ordinal.style]:
        return True
    commas = {OrdinalStyle.HAN_COMMA, OrdinalStyle.DIGIT_COMMA}
    return ordinal.value >= 3 and level.style in commas and ordinal.style in commas


def _section(heading: Heading | None, blocks: list[Block], sections: list[Section]) -> Section:
    starts = [block.span.start for block in blocks[:1]] + [section.span.start for section in sections[:1]]
    ends = [block.span.end for block in blocks[-1:]] + [section.span.end for section in sections[-1:]]
    return Section(heading, Span(min(starts), max(ends)), tuple(blocks), tuple(sections))
