"""Relations of three figures or more that the words before each tell by its role, where nothing else has told them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import import_module

from edulint.api import Span
from edulint_figures.quantities.passages import Passage
from edulint_figures.relations.reading import Reading
from edulint_figures.relations.relation import Relation, Verdict
from edulint_figures.relations.tokens import Line

# The module that reads the roles of a kind, how many figures of a line it needs, and the words of which one must stand
# in the paragraph.
_READERS = (
    (
        "shortfall",
        3,
        ("缺", "余", "剩", "毛利", "欠", "未", "尚", "假", "弃", "超", "扣", "计划", "任务", "目标", "预算", "指标"),
    ),
    ("rate_around", 3, ("率", "进度", "完成", "占", "比例", "的")),
    ("states", 4, ("正在", "在建", "基本", "部分", "推进", "施工")),
    ("two_named", 3, ("前者",)),
    ("series", 3, ("分别", "依次")),
    ("portion", 3, ("即", "为", "是", "计", "合", "分之", "付", "缴", "扣", "留", "余", "剩")),
    ("means", 3, ("均", "每", "亩产")),
    ("totals", 3, ("总", "全", "共", "累计", "半年", "季度", "此", "加", "合", *"两三四五六七八")),
    ("rate_totals", 3, ("合计", "共占", "共拉动", "起来", "两者", "三者", "两项", "三项")),
    ("industries", 4, ("第三产业", "三产", "三次产业")),
    ("times", 2, ("倍", "番", "一半", "分之")),
    ("flows", 3, ("初", "末", "旧存", "原", "现", "剩", "结转", "净", "自然", "前")),
    (
        "compared",
        3,
        ("年", "期", "上", "平均", "原", "当初", "由", "从", "比", "较", "于", "先", "前", "批", "审", "价"),
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
    found = [
        reading.relation
        for name, least, words in _READERS
        if most >= least and passage.holds(*words)
        for line in lines
        if len(line.figures) >= least
        for reading in _reader(name)(line)
    ]
    if not found:
        return
    known: defaultdict[tuple[str, Span], list[Relation]] = defaultdict(list)
    for one in told:
        known[one.form, one.span].append(one)
    for one in found:
        others = known[one.form, one.span]
        # Of a change that another reader does not trust, roles tell no more.
        is_known = any(other.reckoning == one.reckoning for other in others) and one.form == "change"
        if is_known or any(other.verdict is not Verdict.UNKNOWN for other in others):
            continue
        if one.verdict is not Verdict.UNKNOWN or not others:
            told[:] = [*(other for other in told if other not in others), one]
            known[one.form, one.span] = [one]


@cache
def _reader(name: str) -> Callable[[Line], Iterator[Reading]]:
    """Return what reads the roles of a kind; its module is imported when a draft first needs it."""
    reader: Callable[[Line], Iterator[Reading]] = import_module(f"edulint_figures.relations.roles.{name}").relations_in
    return reader
