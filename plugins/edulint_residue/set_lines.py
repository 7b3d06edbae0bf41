"""Lines that are set apart though their sentence goes on or has no mark: what is called out, deeds by their dates."""

from __future__ import annotations

from collections.abc import Sequence

from edulint.api import Block, pattern

# 我提议，为…的友谊，⏎干杯！, 青年朋友们，⏎大家下午好！: what is called out stands on a line of its own.
_CALL = pattern("(?:干杯|(?:大家|同志们|同学们|老师们|各位)?(?:新年|早上|上午|中午|下午|晚上)?好)[！!]")
# 2012.04，辅导学生获一等奖: a row of deeds by their dates
_DATED = pattern("(?:19|20)[0-9]{2}(?:[.．/-][0-9]{1,2}|年[0-9]{0,2}月?)[，,：: ]")


def lines_to_calls(text: str, blocks: Sequence[Block]) -> set[int]:
    """Return the lines, by index, that end with a comma and lead to what is called out below them."""
    lines: set[int] = set()
    for index in range(len(blocks) - 1, 0, -1):
        above = blocks[index - 1].span
        leads = text[above.end - 1] == "，"
        if leads and (index in lines or _CALL.fullmatch(text, *blocks[index].span.bounds)):
            lines.add(index - 1)
    return lines


def is_in_row_of_dates(text: str, blocks: Sequence[Block], at: int) -> bool:
    """Tell whether a paragraph and one beside it are dated and have no end mark: the lines of a list of awards."""
    first = max(0, at - 1)
    row = [
        _DATED.match(text, block.span.start) and text[block.span.end - 1].isalnum() for block in blocks[first : at + 2]
    ]
    return bool(row[at - first]) and sum(map(bool, row)) > 1
