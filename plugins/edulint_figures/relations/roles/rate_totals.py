"""What several rates of one kind make together: 农业、工业分别占72.3%和21.5%，合计占93.8%; 拉动2.6、1.4个百分点，合计拉动4.0个百分点."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edulint.api import pattern
from edulint_figures.quantities.phrases import SHARE
from edulint_figures.quantities.quantity import Dimension, Quantity, decimal
from edulint_figures.relations.judge import only_one, repairs_of, rounding_slack, wanted_in_sum
from edulint_figures.relations.reading import Reading
from edulint_figures.relations.relation import Verdict, relation_of
from edulint_figures.relations.tokens import Figure, Line

_TOTAL = pattern(
    r"^(?:以上|上述)?(?:合计|共计|总计|合起来|加起来|共(?=占|拉动)|[两二三四五六七八九][者项类种](?:合计|共计?|相加|加起来)?)"
)
_FIRSTS = frozenset("以上合共总加两二三四五六七八九")
_PULLS = pattern(r"拉动|[上下]拉|影响")
# 共占全市产量的45%: the total names a base, and the shares before it may be of another.
_OF = pattern(r"占[^,。;]{1,16}的")
_BEHIND = pattern(r",[^,;:、]{2,20}")
_MOST, _MOST_BACK = 8, 30


def relations_in(line: Line) -> Iterator[Reading]:
    """Yield each total of shares, or of pulls in points, with those before it in its sentence."""
    for total in line.figures:
        if total.letter in "PD" and total.label[:1] in _FIRSTS and total.is_exact and _TOTAL.match(total.label):
            rows = _rows_before(line, total)
            found = next((one for row in rows if (one := _judged(row, total.quantity, is_sure=False))), None)
            if found is None and rows and _are_one_row(line, rows[0], total):
                found = _judged(rows[0], total.quantity, is_sure=True)
            if found is not None:
                yield found


def _rows_before(line: Line, total: Figure) -> list[list[Quantity]]:
    """Return the rates of a total's kind that stand before it: those that are joined, then those of its sentence."""
    start = max(line.sentence_start(total.place), total.place - _MOST_BACK)
    said = _PULLS if total.quantity.dimension is Dimension.POINTS else SHARE
    kinds = (total.quantity.dimension, Dimension.BARE)
    told = [one for one in line.between(start, total.place) if one.quantity.dimension in kinds and one.is_exact]
    told = told[-_MOST:]
    joined = [one for one in told if not one.label]
    first = told.index(joined[0]) - 1 if joined else -1
    row = told[first:] if joined and first >= 0 else []
    rows = [row] if row and said.search(row[0].label) and all(not one.label for one in row[1:]) else []
    shares = [one for one in told if said.search(one.label)]
    rows += [shares] if len(shares) == len(told) else []
    return [[_as_points(one.quantity, total.quantity) for one in row] for row in rows if len(row) > 1]


def _as_points(one: Quantity, total: Quantity) -> Quantity:
    """Return a number of a row whose last one alone has its unit (2.6、1.4个百分点) as one of a total's kind."""
    return one.in_unit_of(total) if one.dimension is Dimension.BARE else one


def _are_one_row(line: Line, row: Sequence[Quantity], total: Figure) -> bool:
    """Tell whether a total stands right behind a row of rates, and does not say that they are of another whole.

    光电器件、存储芯片需求较小，合计占10%: other parts are named between.
    """
    between = line.passage.text[row[-1].span.end : total.quantity.span.start]
    is_behind = _BEHIND.fullmatch(between) is not None
    return is_behind and not _OF.search(total.label)


def _judged(parts: Sequence[Quantity], total: Quantity, *, is_sure: bool) -> Reading | None:
    """Return a total of parts; one that they do not make only where it is sure to be theirs."""
    computed, slack = sum(one.value for one in parts), rounding_slack([*parts, total])
    verdict, repair = Verdict.HOLDS, None
    if abs(total.value - computed) > slack:
        if not is_sure:
            return None
        repairs = repairs_of(wanted_in_sum(total, parts, slack))
        verdict, repair = (Verdict.WRONG if repairs else Verdict.UNKNOWN), only_one(repairs)
    unit = "个百分点" if total.dimension is Dimension.POINTS else "%"
    told = "+".join(decimal(one.value) for one in parts).replace("+-", "-") + f"={decimal(computed)}{unit}"
    return Reading.of(relation_of(total, parts, verdict, told, form="share", repair=repair))
