"""Units that are named and count nothing: 单位均为万元, 元/吨, 以%表示."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edulint.api import occurrences, pattern

if TYPE_CHECKING:
    from edulint_placeholders.lost.gaps import Gap

# 单位均为万元: the unit of a table is told, nothing is counted. So it is in 以%表示, 以人次计.
_UNIT_IS = pattern("单位(?:(?:均|都|统一)?为|是|[:(])(?:(?:[^\\W\\d]{1,3}|[%‰])[、/,])*$")
_TOLD_IN, _IS_TOLD = (
    frozenset("以用按"),
    ("表示", "列示", "反映", "衡量", "计算", "计量", "为单位", "计,", "计。", "统计"),
)
# So near to one rate stands the other of a change.
_NEAR_RATE = 40
# 由12人增加到▲人: what ends so leads to a number.
LEADS = frozenset("到至为达由从比超约近共有了")


def names_unit(gap: Gap) -> bool:
    """Tell whether the unit itself is named: 单位均为万元, 元/吨; but 提高到元/吨 lacks a number."""
    # 增减%: which way a value went, no one value says.
    if gap.before.endswith("增减") and gap.unit in "%‰":
        return True
    # 辍学率以%表示
    if gap.before[-1:] in _TOLD_IN and gap.after.startswith(_IS_TOLD):
        return True
    if gap.after[:1] == "/" and gap.before[-1] not in LEADS:
        return True
    return "单位" in gap.before and _UNIT_IS.search(gap.before) is not None


def is_rate_told(line: str, unit: re.Match[str]) -> bool:
    """Tell whether the same rate has its number near by: 从每学年元/人提高到1500元/人."""
    rate = line[unit.start() : unit.end() + 2]
    low, high = max(0, unit.start() - _NEAR_RATE), unit.end() + _NEAR_RATE
    return any(line[low + at - 1].isdecimal() for at in occurrences(line[low:high], rate) if low + at)
