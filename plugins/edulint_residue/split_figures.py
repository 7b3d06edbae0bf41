"""Figures at the ends of lines: parts of one figure, a figure and its unit, the number of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edulint.api import Block, holds_any, is_han, parts_word, pattern
from edulint_residue.open_ends import END_MARKS, LEAST, may_break

_RUNNING = "，。；！？,;"
# Behind these a number counts or names something: 第2, 附件2, 约2.
_NUMBERED = frozenset("第件表图约达为至到共计有占和及与超近的了")
# A line ends with a figure, the next begins with its unit: 截至6⏎月底.
_UNITS = frozenset("年月日%％万亿余多")
_ROW = pattern("[0-9][ \u3000]+[-0-9.]+\\Z")
_ROW_FIGURE = pattern("(?<=[ \u3000])[-0-9.．]+(?![^ \u3000])")
_FIGURES_OF_ROW = 2
# A figure alone on its line, and a line that goes on behind one or begins with one: 8000⏎余人次, 150余次.
_ALONE = pattern("[0-9]{1,7}(?:[.][0-9]{1,2})?")
_LONGEST_ALONE = 10
_MEASURED = pattern("[余多]?[万亿]?[余多个人名户件次家元吨亩米处座项条份场平公辆年月日%％]")
# 579.⏎413万元; not 第15—24页.⏎10 李青, …, nor …2030.⏎2031年，
_DECIMALS = pattern(f"(?!(?:19|20)[0-9]{{2}}年)[0-9]{{1,6}}(?:{_MEASURED.pattern}|[，。；、,;）)])")
_LABEL, _PAUSES = pattern("[\u4e00-\u9fff]{2,6}[：:]"), ("，", "、", "；", "。")
_COUNTED = pattern("[\u4e00-\u9fff](?<![第件表图录]) ?[0-9][0-9.]*$")
_BEGINS_WITH_FIGURE = pattern(f"[0-9]{{1,7}}(?:[.][0-9]{{1,2}})?{_MEASURED.pattern}")


def splits_figure(text: str, block: Block, following: Block) -> bool:
    """Tell whether two lines are parts of one figure: 579.⏎413万元, 6⏎月份."""
    last, first = text[block.span.end - 1], text[following.span.start]
    if len(block.span) < LEAST or following.heading:
        return False
    if last in ".．":
        return text[block.span.end - 2].isdecimal() and _DECIMALS.match(text, following.span.start) is not None
    own, words = text[block.span.start : block.span.end], text[following.span.start : following.span.end]
    # 编号：2021-06⏎日期：2021年6月30日
    if not last.isdecimal() or _LABEL.match(words):
        return False
    # 累计排查隐患 420⏎处，更换钢轨…
    is_counted = _MEASURED.match(words) and words[1:2] in _PAUSES and holds_any(own, _RUNNING) and _COUNTED.search(own)
    return (first in _UNITS or bool(is_counted)) and not _is_row(own)


def _is_row(words: str) -> bool:
    """Tell whether a line is a row of a table: 居住 4.6 4.7⏎年末就业人员, 洗衣粉 143 万吨 8.4⏎日用."""
    is_plain = not holds_any(words, _RUNNING)
    return _ROW.search(words[-20:]) is not None or (is_plain and len(_ROW_FIGURE.findall(words)) >= _FIGURES_OF_ROW)


def ends_with_page_number(text: str, block: Block, following: Block) -> bool:
    """Tell whether a number stands where a line breaks a sentence: 当好群众的贴2⏎心人，为每户送去慰问金."""
    own = text[block.span.start : block.span.end]
    # 责任-3-⏎制 has its page number between strokes.
    is_marked = own[-1] in "-—" and own[-2:-1].isdecimal()
    words = own.rstrip("-—").rstrip("0123456789").rstrip("-—") if is_marked else own.rstrip("0123456789")
    before = words.rstrip(" ")[-1:]
    # 得到明显改 5⏎善: behind a space it must be a word that breaks.
    if words[-1:] == " " and not parts_word(words.rstrip(" "), text[following.span.start : following.span.end]):
        return False
    return (
        (own[-1].isdecimal() or is_marked)
        and is_han(before)
        and before not in _NUMBERED
        and is_han(text[following.span.start])
        and following.heading is None
        and holds_any(own, _RUNNING)
        and holds_any(text[following.span.start : following.span.end], _RUNNING)
    )


def cut_at_figures(text: str, blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the index of each line whose sentence goes on in the next, where a draft has lost its line at figures.

    A figure stands alone between the line before it and its unit: 共出动⏎8000⏎余人次，发放. Where one does, other lines
    begin with one: 开展整治行动⏎150余次，.
    """

    def words(index: int) -> str:
        return text[blocks[index].span.start : blocks[index].span.end]

    begun = [index for index, block in enumerate(blocks) if text[block.span.start].isdecimal()]
    alone = [
        index
        for index in begun
        if len(blocks[index].span) <= _LONGEST_ALONE
        and 0 < index < len(blocks) - 1
        and _ALONE.fullmatch(words(index))
        and _MEASURED.match(words(index + 1))
        and _stops_before_figure(blocks[index - 1], words(index - 1))
        and blocks[index + 1].heading is None
        and all(holds_any(words(beside), _RUNNING) for beside in (index - 1, index + 1))
    ]
    for index in alone:
        yield from (index - 1, index)
    for index in begun if alone else ():
        if (
            index
            and _BEGINS_WITH_FIGURE.match(words(index))
            and _stops_before_figure(blocks[index - 1], words(index - 1))
        ):
            yield index - 1


def _stops_before_figure(block: Block, words: str) -> bool:
    return may_break(block) and block.heading is None and is_han(words[-1]) and words[-1] not in END_MARKS
