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

# The module that reads the roles of a kind, by the words of which one must stand in the paragraph.
_READERS = (
    ("shortfall", ("缺", "余", "剩", "欠", "未", "尚", "假", "弃", "超", "计划", "任务", "目标", "预算", "指标")),
    ("rate_around", ("率", "进度", "完成", "占总", "占全部")),
    (
        "compared",
        (
            *("年", "同期", "上期", "上月", "上季", "平均"),
            *("原", "当初", "由", "从"),
        ),
    ),
)
_LEAST = 3


def add_by_roles(passage: Passage, lines: Sequence[Line], told: list[Relation]) -> None:
    """Add the relations of a paragraph that roles tell to those that are ``told``.

    What was told stays; what is unknown by another reckoning gives way to what is not.
    """
    if len(passage.quantities) < _LEAST:
        return
    full = [line for line in lines if len(line.figures) >= _LEAST]
    found = [
        reading.relation
        for name, words in _READERS
        if full and passage.holds(*words)
        for line in full
        for reading in _reader(name)(line)
    ]
    if not found:
        return
    known: defaultdict[tuple[str, Span], list[Relation]] = defaultdict(list)
    for one in told:
        known[one.form, one.span].append(one)
    for one in found:
        others = known[one.form, one.span]
        if any(other.verdict is not Verdict.UNKNOWN or other.reckoning == one.reckoning for other in others):
            continue
        if one.verdict is not Verdict.UNKNOWN or not others:
            # A list, as few paragraphs have more than one such relation.
            told[:] = [other for other in told if other not in others] if others else told
            told.append(one)
            known[one.form, one.span] = [one]


@cache
def _reader(name: str) -> Callable[[Line], Iterator[Reading]]:
    """Return what reads the roles of a kind; its module is imported when a draft first needs it."""
    reader: Callable[[Line], Iterator[Reading]] = import_module(f"edulint_figures.relations.roles.{name}").relations_in
    return reader
