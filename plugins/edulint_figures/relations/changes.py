"""Finds changes: what went from A to B, in which direction, and by how much the text says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from msgspec import Struct

from edulint.api import derived, pattern
from edulint_figures.quantities.context import change_words
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.phrases import BOUND_BEHIND, LAST_YEAR, SINCE_LAST_YEAR, YEAR
from edulint_figures.quantities.quantity import Dimension, Quantity

_FROM = pattern(r"(?:从|由|自)(?![主己觉然来])[^,。;]{0,40}$")
_AND = pattern(r" ?[、和及与,] ?")
_LONGEST_AND = 3
_LONGEST_ADVERB = 4
_TO = r"[^,。;:、()]{0,16}?(?P<verb>%s)?(?:了|幅度)?(?:到|至|为|成)(?:了)?[^,。;:、]{0,14}"
_BY = (
    r" ?[,。]? ?(?:同比|累计|共|总共|净|分别|实际|五年|一年|[比较](?:上年|去年|上学年|上学期|上期|年初)(?:同期|末|底)?|与[上去]年(?:同期)?相比,?)?"
    r"(?:大幅|明显)?(?P<verb>%s)(?:了|幅度)?(?:为|达)? ?"
)
_STRAIGHT = pattern(r"[^,。;:、()]{0,8}[,(]?(?:同比|比|较|与)[^,。;:、]{0,14}")
_OTHER_YEAR = pattern(
    r"[,;]? ?而?(?:去年|上年|前年|上学年|(?P<year>[12][0-9]{3}) ?年)(?:同期|全年)?(?:仅?为|仅?有|是|只有)? ?"
)
# Ranks rise when their number falls; growth rates have a sign of their own.
_RANKING = pattern(r"升|提高|前移|[挺跃]进")
_HEADING = pattern(r"^[^ ]* (?!大幅|明显|稳步|逐步|进一步|同比)[一-鿿]{3}")
_MINUS = ("-", "－", "−", "负")
# 由2.22 :1缩小: the rest of a ratio; “200011”号: what is quoted is a name.
_NO_AMOUNT = pattern("[:∶] ?$|“$")
_LONGEST_RANGE, _CLAUSE = 12, pattern("[^,。;:!?]+$")
_NO_LEVEL = pattern(r"位次|排名|名次|位列|排位|亏损|赤字率?由|逆差|精度|分辨率|误差|零下")


class Change(Struct, frozen=True):
    """A change of one figure: ``before`` and ``after``, the verb between them, and the difference stated behind.

    ``direction`` is 1 for a verb of rising, -1 for one of falling, 0 for none; ``verb`` is the word itself.
    ``differences`` are the figures that say by how much, each with its own direction in ``Quantity.change``.
    """

    before: Quantity
    after: Quantity
    direction: int
    verb: str
    differences: tuple[Quantity, ...] = ()

    @property
    def before_value(self) -> int:
        """The value before; a bare number (从0到80%) has the unit of the other."""
        if self.before.dimension is Dimension.BARE and self.after.dimension is not Dimension.BARE:
            return self.before.value * self.after.scale // self.before.scale
        return self.before.value

    @property
    def is_exact(self) -> bool:
        """Tell whether both figures are meant to the digit."""
        return self.before.is_exact and self.after.is_exact


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    rises, falls = change_words()
    verb = f"{rises}|{falls}"
    return pattern(_TO % verb), pattern(_BY % verb), frozenset(rises.split("|"))


@derived
def changes_in(passage: Passage) -> tuple[Change, ...]:
    """Return the changes of a paragraph in order; parallel lists (分别由A、B提高到C、D) give one for each pair."""
    return tuple(_each_change(passage))


def _each_change(passage: Passage) -> Iterator[Change]:
    runs = runs_in(passage)
    if len(runs) < 2:
        return
    for place, (first, second) in enumerate(pairwise(runs)):
        if not second[0].change and not first[0].change and first[0].sentence == second[0].sentence:
            yield from _from_to(passage, runs, place)
            yield from _compared_with(passage, first, second, runs[place + 2 : place + 4])


@derived
def runs_in(passage: Passage) -> list[tuple[Quantity, ...]]:
    """Return the quantities grouped into lists: 49.9%、79.7%和96.1% is one."""
    runs: list[tuple[Quantity, ...]] = []
    current: list[Quantity] = []
    for quantity in passage.quantities:
        if current and (
            current[-1].unit_class != quantity.unit_class
            or quantity.span.start - current[-1].span.end > _LONGEST_AND
            or not _AND.fullmatch(passage.text, current[-1].span.end, quantity.span.start)
        ):
            runs.append(tuple(current))
            current = []
        current.append(quantity)
    runs.append(tuple(current))
    return runs


def _from_to(passage: Passage, runs: Sequence[Sequence[Quantity]], place: int) -> Iterator[Change]:
    to, _, rises = _patterns()
    first, second = runs[place : place + 2]
    if len(first) != len(second) or not first[0].may_become(second[0]):
        return
    match = to.fullmatch(passage.text, first[-1].span.end, second[0].span.start)
    if match is None:
        return
    has_from = _FROM.search(passage.text, max(passage.span.start, first[0].span.start - 42), first[0].span.start)
    if not (has_from or match["verb"]):
        return
    if _NO_AMOUNT.search(passage.text, max(passage.span.start, first[0].span.start - 2), first[0].span.start):
        return
    is_bare = first[0].dimension is Dimension.BARE and second[0].dimension is not Dimension.BARE
    verb = match["verb"] or ""
    if _is_no_level(passage, first[0]) or (is_bare and not has_from):
        return
    if not has_from and _HEADING.search(match[0]):
        # 减持5%股份 持股比降至4%: in a heading a space stands for a comma.
        return
    if is_bare and match.start("verb") - first[-1].span.end > _LONGEST_ADVERB:
        # 自6开始月占有率攀升到3%: the 6 is no percentage.
        return
    # 城市排行从210名提升到64名: people increase, ranks rise.
    if first[0].unit.strip() == "位" or (first[0].unit.strip() == "名" and _RANKING.search(verb)):
        return
    direction = 0 if not verb else 1 if verb in rises else -1
    differences: tuple[Quantity, ...] = ()
    if len(second) == 1:
        differences = tuple(_told_behind(passage, second[0], runs[place + 2 : place + 4], since=first[0].label))
    for before, after in zip(first, second, strict=True):
        yield Change(before, after, direction, verb, differences)


def _is_no_level(passage: Passage, quantity: Quantity) -> bool:
    """Tell whether a figure is of what gets better as it falls; behind a range (分辨率从2到3米提高) the range has the name."""
    start = max(passage.span.start, quantity.span.start - _LONGEST_RANGE)
    clause = _CLAUSE.search(passage.text, start, quantity.span.start)
    return _NO_LEVEL.search(quantity.label) is not None or (clause is not None and bool(_NO_LEVEL.search(clause[0])))


def _compared_with(
    passage: Passage, first: Sequence[Quantity], second: Sequence[Quantity], behind: Sequence[Sequence[Quantity]]
) -> Iterator[Change]:
    """Yield ``今年1200人，比上年的1300人减少100人`` and ``今年1200人，上年为1300人，减少100人``: the later figure comes first."""
    _, by, rises = _patterns()
    if len(first) != 1 or len(second) != 1:
        return
    before, after = second[0], first[0]
    if not before.may_become(after) or _NO_LEVEL.search(after.label):
        return
    if BOUND_BEHIND.match(passage.text, after.span.end, passage.span.end):
        return
    match = by.match(passage.text, before.span.end, passage.span.end)
    if match is None or passage.text.startswith(_MINUS, match.end()):
        # 使用率90.92%，较上年的98.45%增加-7.53个百分点: the sign says the direction.
        return
    if before.is_reference:
        # A subject before 比 would begin another indicator: 学生比上年的1300人增加100人.
        is_same = _STRAIGHT.fullmatch(passage.text, after.span.end, before.span.start)
        if not is_same or match[0][0] in ",。":
            return
    else:
        years = _order_of_years(passage, after, before)
        if not years or not behind or match.end() != behind[0][0].span.start:
            return
        if years < 0:
            before, after = after, before
    last = second[0]
    verb = match["verb"]
    differences = tuple(_told_behind(passage, last, behind, since="上年"))
    yield Change(before, after, 1 if verb in rises else -1, verb, differences)


def _order_of_years(passage: Passage, first: Quantity, second: Quantity) -> int:
    """Return 1 if the second figure is that of an earlier year, -1 if of a later one, 0 if neither is said."""
    match = _OTHER_YEAR.fullmatch(passage.text, first.span.end, second.span.start)
    if match is None:
        return 0
    if match["year"] is None:
        return 1
    years = YEAR.findall(first.label)
    return 0 if not years or years[-1] == match["year"] else 1 if years[-1] > match["year"] else -1


def _told_behind(
    passage: Passage, level: Quantity, runs: Sequence[Sequence[Quantity]], since: str
) -> Iterator[Quantity]:
    """Yield the figures that follow with ``，提高了…``, two at most; an average per year is none.

    ``since`` are the words before the earlier figure: 比上年提高 counts from there only if it is last year's.
    """
    _, by, _ = _patterns()
    end = level.span.end
    for run in runs:
        if len(run) != 1 or not run[0].change or not run[0].is_exact:
            return
        match = by.fullmatch(passage.text, end, run[0].span.start)
        if match is None or (SINCE_LAST_YEAR.search(match[0]) and not LAST_YEAR.search(since)):
            return
        yield run[0]
        end = run[0].span.end
