"""Where one report ends and the next begins: drafts are often several reports pasted together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from edulint.model import BlockKind, ReportStart
from edulint.outline.numbered_blocks import RANKS, NumberedBlock, is_heading_behind_text
from edulint.text.ordinals import Ordinal, OrdinalStyle
from edulint.text.patterns import pattern

_TOP_RANK = RANKS[OrdinalStyle.HAN_COMMA]
_POINT_RANK = RANKS[OrdinalStyle.POINT]

_TITLE_WORDS = (
    *("总结", "汇报", "报告", "要点", "计划", "方案", "规划", "情况", "讲话", "发言"),
    *("材料", "意见", "通知", "打算", "安排", "办法", "细则", "规定"),
)
_NUMERALS = frozenset("0123456789一二三四五六七八九十")
_NO_TITLE = frozenset("。;!?,")
_SALUTATIONS = ("各位", "尊敬的", "同志们", "女士们", "先生们", "亲爱的")
_LOOK_AHEAD = 12
# So many lists begin one after the other where none of them belongs to the sequence above it.
_MOST_LISTS = 50
_MOSTLY = 0.8


@cache
def _part_title() -> re.Pattern[str]:
    han = "[一二三四五六七八九十0-9]{1,3}"
    return pattern(rf"[\[(【<]?(?:第{han}篇|篇[ ]?{han})[\])】>]?(?:[:、 ].*)?|.{{2,40}}篇[ ]?{han}[\])】>:]*")


@cache
def _attachment() -> re.Pattern[str]:
    return pattern(r"附件[ ]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:[:. ][^。]{0,40})?")


@cache
def _lead_in() -> re.Pattern[str]:
    return pattern(r"如下|以下|汇报|总结|[一半]年来|以来|上半年|下半年|年度?,|20[0-9xX*_]{2}年")


@cache
def _opening() -> re.Pattern[str]:
    return pattern(r"(?:现将|现就|现把)[^。]{2,60}(?:汇报|报告|总结|通报)如下")


def _is_title(line: str) -> bool:
    """Tell whether a line reads like a title: 某县教育局2023年工作总结（送审稿）."""
    if line[-1:] in (")", "】"):
        line = line[: max(line.rfind("("), line.rfind("【"))]
    return 4 <= len(line) <= 60 and line.endswith(_TITLE_WORDS) and _NO_TITLE.isdisjoint(line)


def _is_attachment(line: str) -> bool:
    return line.startswith("附件") and _attachment().fullmatch(line) is not None


def _is_titled_attachment(entry: NumberedBlock) -> bool:
    return entry.folded[-1] not in _NUMERALS and _is_attachment(entry.folded)


def _opens_report(line: str) -> bool:
    return "如下" in line and _opening().search(line) is not None


def looks_like_title(entry: NumberedBlock, is_first: bool) -> bool:
    """Tell whether a block with which a report begins is its title; only the draft's own may end in a full stop."""
    if entry.block.kind is BlockKind.TITLE or is_part_title(entry):
        return True
    if entry.block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING) or entry.ordinal or entry.block.level:
        return False
    line = entry.folded.rstrip("\u200b\u200d\ufeff ")
    if not is_first:
        return _is_title(line)
    if _is_title(line.rstrip("。.,;")):
        return True
    return len(line) <= 40 and line[-1:] not in "。:;!?,、" and not line.startswith(_SALUTATIONS)


def is_part_title(entry: NumberedBlock) -> bool:
    """Tell whether a block is the title of a part of the file: 篇三, 附件2."""
    if len(entry.folded) > 50 or not entry.block.is_prose:
        return False
    line = entry.folded
    return ("篇" in line and _part_title().fullmatch(line) is not None) or _is_attachment(line)


def report_starts(numbered: Sequence[NumberedBlock], styles: Sequence[OrdinalStyle | None]) -> dict[int, ReportStart]:
    """Return the indexes of the blocks with which a report begins, and why; the first block is left out.

    ``styles`` are the styles of the sequences that the blocks count with.
    """
    return _StartFinder(numbered, styles).find()


class _StartFinder:
    """One pass over the blocks that keeps count of the topmost sequence and of the last number in each style."""

    def __init__(self, numbered: Sequence[NumberedBlock], styles: Sequence[OrdinalStyle | None]) -> None:
        self.numbered = numbered
        self.styles = styles
        self.starts: dict[int, ReportStart] = {}
        self._by_style: dict[OrdinalStyle, list[int]] = {}
        for index, style in enumerate(styles):
            if style:
                self._by_style.setdefault(style, []).append(index)
        paragraphs = [entry for entry in numbered if entry.block.kind is BlockKind.PARAGRAPH]
        indented = sum(entry.indented for entry in paragraphs)
        # Where hardly a paragraph is indented, the few that are were pasted from elsewhere.
        self._indent_tells = 0 < indented <= (1 - _MOSTLY) * len(paragraphs)
        self._top: OrdinalStyle | None = None
        self._reached = 0
        self._last: dict[OrdinalStyle, int] = {}
        self._before_top: dict[OrdinalStyle, int] = {}
        self._previous: tuple[OrdinalStyle, int | None] | None = None

    def find(self) -> dict[int, ReportStart]:
        for index, entry in enumerate(self.numbered):
            if entry.block.kind is BlockKind.TITLE or self._is_part(index):
                self._begin(index, ReportStart.PART if self._is_part(index) else ReportStart.TITLE)
                continue
            is_pasted = index > 0 and self._is_pasted(index)
            if is_pasted:
                self._begin(index, ReportStart.NUMBERING)
            style = self.styles[index]
            if entry.ordinal and style:
                self._follow(index, entry.ordinal, style)
            elif index and not is_pasted and self._is_later_title(index):
                self._begin(index, ReportStart.TITLE)
        return self.starts

    def _begin(self, index: int, start: ReportStart) -> None:
        if index:
            self.starts[index] = start
        self._top, self._reached, self._last, self._before_top, self._previous = None, 0, {}, {}, None

    def _follow(self, index: int, ordinal: Ordinal, style: OrdinalStyle) -> None:
        """Keep count of the topmost sequence, and see where it begins again after a complete one."""
        rank, previous = RANKS[style], self._previous
        if rank < _POINT_RANK:
            self._previous = (style, ordinal.value)
            self._last[style] = ordinal.value or self._last.get(style, 0) + 1
        top = self._top
        if rank > _TOP_RANK and (top is None or RANKS[top] <= _TOP_RANK):
            if top is None and rank == _TOP_RANK + 1:
                self._top, self._reached = style, ordinal.value or 0
            return
        outranks = top is not None and rank < RANKS[top]
        restarts = ordinal.value == 1 and self._reached >= 2 and (style is top or outranks)
        is_inner = self._is_slip(index, style) or self._is_turned(index, previous) or self._is_resumed(index, style)
        if restarts and rank <= _TOP_RANK and not is_inner:
            self._begin(self._preamble_start(index), ReportStart.NUMBERING)
            self._top, self._reached, self._last = style, 1, {style: 1}
        elif style is top or top is None or outranks:
            if ordinal.value == 1:
                self._before_top = dict(self._last)
            self._top, self._reached = style, ordinal.value or self._reached

    def _is_part(self, index: int) -> bool:
        entry = self.numbered[index]
        if not is_part_title(entry):
            return False
        # 附件1：… and 附件2：… one below the other are a list of attachments, not the attachments.
        if not _is_titled_attachment(entry):
            return True
        neighbours = (*self.numbered[max(index - 1, 0) : index], *self.numbered[index + 1 : index + 2])
        return not any(_is_titled_attachment(neighbour) for neighbour in neighbours)

    def _is_pasted(self, index: int) -> bool:
        """Tell whether a paragraph's look or its opening words show that it comes from another report.

        The numbering must begin again after it, in whatever style: another report may be rooted in （一） or 1.
        """
        entry = self.numbered[index]
        if entry.block.kind is not BlockKind.PARAGRAPH or max(self._last.values(), default=0) < 2:
            return False
        is_indented = self._indent_tells and entry.indented
        if not is_indented and not (entry.ordinal is None and _opens_report(entry.folded)):
            return False
        return self._begins_again(index)

    def _is_later_title(self, index: int) -> bool:
        """Tell whether a short line without end mark opens a new report."""
        entry = self.numbered[index]
        if entry.block.kind is not BlockKind.PARAGRAPH or not _is_title(entry.folded):
            return False
        return max(self._last.values(), default=0) >= 2 and self._begins_again(index, RANKS[OrdinalStyle.DIGIT_DOT])

    def _begins_again(self, index: int, deepest: int = _POINT_RANK - 1) -> bool:
        for at in range(index, min(index + _LOOK_AHEAD, len(self.numbered))):
            later, style = self.numbered[at], self.styles[at]
            if later.ordinal and style and RANKS[style] <= deepest:
                return later.ordinal.value == 1 and not self._goes_on_after(index)
        return False

    def _goes_on_after(self, index: int) -> bool:
        """Tell whether a sequence of the report so far counts on later: then no other report begins here."""
        for style, last in self._last.items():
            following = self._next(style, index - 1)
            if following is not None and following.value in (last + 1, last + 2):
                return True
        return False

    def _next(self, style: OrdinalStyle, index: int) -> Ordinal | None:
        """Return the next ordinal of a style after a block."""
        indexes = self._by_style[style]
        at = bisect_right(indexes, index)
        return self.numbered[indexes[at]].ordinal if at < len(indexes) else None

    def _is_turned(self, index: int, previous: tuple[OrdinalStyle, int | None] | None) -> bool:
        """Tell whether the topmost style stands below another one that counts on above it: （一）一、二、（二）一、."""
        if previous is None:
            return False
        style, value = previous
        if value is None:
            return False
        following = self._next(style, index)
        goes_on = following is not None and following.value == value + 1
        return goes_on or (value >= 2 and self._before_top.get(style) == value - 1)

    def _is_resumed(self, index: int, style: OrdinalStyle) -> bool:
        """Tell whether the sequence so far goes on behind a list that begins at ``index``: 二、 above 一、二、三、 and 三、.

        Such a list may hold lists of its own: 二、 above 一、（一、二、）二、 and 三、.
        """
        indexes = self._by_style[style]
        reached = [self._reached, 1]
        for at in range(bisect_right(indexes, index), len(indexes)):
            ordinal = self.numbered[indexes[at]].ordinal
            value = ordinal.value if ordinal else None
            if value is None:
                return False
            if value == 1:
                reached.append(1)
                if len(reached) > _MOST_LISTS:
                    return False
            elif value == reached[-1] + 1:
                reached[-1] = value
            elif value == reached[-1] + 2 and not is_heading_behind_text(
                self.numbered[indexes[at - 1]].folded, self.numbered[indexes[at]].folded
            ):
                # 一、二、四、: one number is lost.
                return False
            else:
                while reached and reached[-1] != value - 1:
                    reached.pop()
                if len(reached) < 2:
                    return bool(reached)
                reached[-1] = value
        return False

    def _is_slip(self, index: int, style: OrdinalStyle) -> bool:
        """Tell whether a number one at ``index`` is a slip inside a longer sequence: 一、二、一、四、."""
        if self._has_opening(index):
            return False
        following = self._next(style, index)
        if following is None or following.value is None:
            return True
        return following.value > 2 and following.value in (self._reached + 1, self._reached + 2)

    def _has_opening(self, index: int) -> bool:
        entry = self.numbered[index - 1]
        return entry.ordinal is None and (_opens_report(entry.folded) or _is_title(entry.folded))

    def _preamble_start(self, index: int) -> int:
        """Return the first of the paragraphs that lead in to the numbering at ``index``: at most three."""
        first = index
        for candidate in range(index - 1, max(index - 4, -1), -1):
            entry = self.numbered[candidate]
            if entry.ordinal or entry.block.kind is not BlockKind.PARAGRAPH:
                break
            if _lead_in().search(entry.folded[:80]) or _is_title(entry.folded):
                first = candidate
        return first
