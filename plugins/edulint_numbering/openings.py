"""Where the first items of a list stand in a form that is no number of its own: 一怕…二怕…三是, 第一个产品…第三，."""

from __future__ import annotations

from edulint.api import Document, OrdinalStyle, is_han, occurrences, pattern, renumbered
from edulint_numbering.sequences.items import Item

# 一个, 一些: there 一 counts a thing or is part of a word.
_NO_VERBS = frozenset("个些种批方样直定般起次条项位名家所年月日级线类份点件")
_CLAUSE_STARTS = frozenset(",;:。、!?(")
# A list that begins so late has hardly had its first items elsewhere.
_SECOND, _LARGEST = 2, 6
_REACH = 2000
_AT_END = pattern(r"一(?<=[^\s第统唯单合专之归同万逐划如不]一)、[\u4e00-\u9fff]{0,12}\n")
_SPACES = dict.fromkeys(map(ord, " \u3000\u00a0\t"))


def is_counted_otherwise(document: Document, item: Item) -> bool:
    """Tell whether the points before a point are there in other words.

    In the same paragraph each has a clause of its own (一怕失败；二怕吃亏；三是没有办法), or each heads one of the paragraphs above
    (第一个产品…⏎第二个产品…⏎第三，…).
    """
    value = item.number
    if not 1 < value <= _LARGEST:
        return False
    numbers = [renumbered(item.ordinal, number) or "" for number in range(1, value)]
    block = document.blocks[item.block]
    own = document.folded[block.span.start : item.start]
    if value == _SECOND and "一个是" in own:
        return True
    if item.ordinal.style is OrdinalStyle.POINT:
        return all(number and _begins_clause(own, number) for number in numbers)
    if item.ordinal.style is not OrdinalStyle.FIRST or item.block < value - 1:
        return False
    # 第一个问题…，第二，…
    if all(number and f"第{number}个" in own for number in numbers):
        return True
    above = document.blocks[item.block - value + 1 : item.block]
    return all(
        number and document.folded.startswith(f"第{number}", one.span.start)
        for number, one in zip(numbers, above, strict=True)
    )


def _begins_clause(words: str, number: str) -> bool:
    """Tell whether a clause begins with a number and what one does: 一怕, 二不."""
    for at in occurrences(words, number):
        behind = words[at + len(number) : at + len(number) + 1]
        if (at == 0 or words[at - 1] in _CLAUSE_STARTS) and is_han(behind) and behind not in _NO_VERBS:
            return True
    return False


def heads_lines_above(document: Document, item: Item) -> bool:
    """Tell whether the numbers before a decimal one head the lines above it, with spaces inside: 1.1 、 above 1.2、."""
    value, path = item.number, item.ordinal.path
    if not path or not 1 < value <= _LARGEST or item.block < value - 1:
        return False
    above = document.blocks[item.block - value + 1 : item.block]
    chapter = ".".join(map(str, path[:-1]))
    return all(
        document.folded[one.span.start : one.span.start + 16].translate(_SPACES).startswith(f"{chapter}.{number}、")
        for number, one in enumerate(above, 1)
    )


def ends_line_above(document: Document, item: Item) -> bool:
    """Tell whether 一、 ran into the end of a line above 二、: a title with the first heading behind it.

    生产总结一、⏎, 【调查报告】一、引言⏎; 统一、 is a word.
    """
    if item.number != _SECOND or item.ordinal.style is not OrdinalStyle.HAN_COMMA:
        return False
    above = document.folded[max(0, item.start - _REACH) : item.start]
    return "一、" in above and _AT_END.search(above) is not None
