"""Finds relations of three figures or more by the words before each, which tell its role."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct

from edulint.api import Span
from edulint_figures.quantities.passages import Passage
from edulint_figures.relations.readers import line_reader
from edulint_figures.relations.relation import Relation, Verdict
from edulint_figures.relations.tokens import Line


class _Roles(Struct, frozen=True):
    """A kind of roles, by the name of the module that reads it.

    A line needs ``least`` figures, in one segment of a sentence where it is ``beside``; in the paragraph must stand one
    of the ``words``, and one of the ``letters`` where there are any.
    """

    module: str
    least: int
    words: tuple[str, ...]
    letters: str = ""
    beside: bool = False

    def may_stand_in(self, line: Line) -> bool:
        """Tell whether a line has one of the letters."""
        return not self.letters or any(letter in line.letters for letter in self.letters)


_ROLES = (
    _Roles(
        "shortfall",
        3,
        ("空编", "毛利", "计划", "任务", "目标", "预算", "指标", *"缺差余剩欠未尚假弃超扣"),
        beside=True,
    ),
    _Roles("rate_around", 3, ("率", "进度", "完成", "占", "比例", "的"), letters="P"),
    _Roles("states", 4, ("正在", "在建", "基本", "部分", "推进", "施工")),
    _Roles("means", 3, ("均", "每", "亩产")),
    _Roles("totals", 3, ("总", "全", "共", "累计", "半年", "季度", "此", "加", "合", *"两三四五六七八")),
    _Roles("rate_totals", 3, ("合计", "共占", "共拉动", "起来", "两者", "三者", "两项", "三项"), letters="PD"),
    _Roles("industries", 4, ("第三产业", "三产", "三次产业")),
    _Roles("times", 2, ("倍", "番", "一半", "分之")),
    _Roles("flows", 3, ("初", "末", "旧存", "原", "现", "剩", "结转", "净", "自然", "前"), beside=True),
    _Roles(
        "compared",
        3,
        ("平均", "当初", *"年期上原由从比较于先前批审价"),
    ),
)
_LEAST = 2


def add_by_roles(passage: Passage, lines: Sequence[Line], told: list[Relation]) -> None:
    """Add the relations of a paragraph that roles tell to those that are ``told``.

    What was told stays; what is unknown by another reckoning gives way to what is not.
    """
    if len(passage.quantities) < _LEAST:
        return
    most = max((len(line.figures) for line in lines), default=0)
    beside = max(map(_most_beside, lines), default=0)
    found = [
        reading.relation
        for roles in _ROLES
        if (beside if roles.beside else most) >= roles.least and passage.holds(*roles.words)
        for line in lines
        if len(line.figures) >= roles.least and roles.may_stand_in(line)
        for reading in line_reader(f"{roles.module}.relations_in")(line)
    ]
    if not found:
        return
    known: defaultdict[tuple[str, Span], list[Relation]] = defaultdict(list)
    for one in told:
        known[one.form, one.span].append(one)
    for one in found:
        others = known[one.form, one.span]
        # Roles tell no more of a change that another reader does not trust.
        is_known = any(other.reckoning == one.reckoning for other in others) and one.form == "change"
        if is_known or any(other.verdict is not Verdict.UNKNOWN for other in others):
            continue
        if one.verdict is not Verdict.UNKNOWN or not others:
            told[:] = [*(other for other in told if other not in others), one]
            known[one.form, one.span] = [one]


def _most_beside(line: Line) -> int:
    """Return how many figures stand in one segment of a sentence at most."""
    return max(map(len, line.segments()), default=0)
