"""How a structure has moved: 由17.1:32.4:50.5调整为16.2:34.1:49.7，第一产业比重下降0.9个百分点."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edulint.api import pattern
from edulint_figures.quantities.quantity import ONE, decimal
from edulint_figures.relations.judge import only_one, repairs_of, wanted_for
from edulint_figures.relations.labels import INDUSTRIES
from edulint_figures.relations.reading import Match, Memory, Reading
from edulint_figures.relations.relation import Relation, Verdict
from edulint_figures.relations.tokens import Figure, Line, Ratio

_JOINTS = pattern(r"[、和与及]")
_FIRST = pattern(r"第?[一二三](?![十个年])")
_SHARE = pattern(r"比重|占比|份额")
_MOVE = pattern(r"第?[一二三](?:次|、第?[一二三])?产业?(?:增加值)?分?别?(?:上升|下降|提高|降低|回落|提升|增加|减少)了?")
# The moves are told within so many tokens behind the structures.
_NEAR = 40
_SENTENCES = 1


def read(match: Match, memory: Memory) -> Iterator[Reading]:
    """Yield the points by which industries are told to have moved, against the structures before and after."""
    del memory
    line, start, stop = match.line, *match.found.span()
    if line.letters[start] != "R":
        return
    before, after = line.ratios[start], line.ratios[stop - 1]
    if not len(before.values) == len(after.values) == len(INDUSTRIES):
        return
    sentence = line.letters.count(".", 0, stop)
    told = [one for one in line.between(stop, stop + _NEAR) if one.sentence <= sentence + _SENTENCES]
    is_of_shares = False
    for index, points in enumerate(told):
        if points.letter != "D" or not points.is_exact:
            continue
        row = _row_ending_at(line, told, index)
        words = _clause_before(line, row[0])
        # 第一产业比重下降0.9个百分点，第二产业提高1.7个百分点: the first says what has moved.
        is_of_shares = _SHARE.search(words) is not None or (is_of_shares and _MOVE.fullmatch(words) is not None)
        moved = _industries(words) if is_of_shares else []
        if len(moved) == len(row):
            yield from (_moved(one, points, before, after, at) for one, at in zip(row, moved, strict=True))


def _clause_before(line: Line, figure: Figure) -> str:
    """Return the words of a figure's clause before it, with those that 、 joins."""
    start = max(line.letters.rfind(mark, 0, figure.place) for mark in ",;.:R") + 1
    return line.passage.text[line.starts[start] : figure.quantity.span.start].replace(" ", "")


def _row_ending_at(line: Line, told: Sequence[Figure], index: int) -> list[Figure]:
    """Return the numbers that 、 or 和 joins to points, and these: 分别回落2.1和1.6个百分点."""
    start = index
    while (
        start and told[start - 1].letter in "bCD" and line.letters[told[start - 1].place + 1 : told[start].place] == "/"
    ):
        start -= 1
    return list(told[start : index + 1])


def _industries(label: str) -> list[int]:
    """Return which industries a label names, in its order: 第二、第三产业比重分别回落."""
    names = [piece for piece in _JOINTS.split(label) if _FIRST.search(piece)]
    found = [next((at for at, one in enumerate("一二三") if one in name), 0) for name in names]
    return found if "产业" in label or any(one.search(label) for one in INDUSTRIES) else []


def _moved(one: Figure, points: Figure, before: Ratio, after: Ratio, at: int) -> Reading:
    """Return the move of the industry ``at`` with its verdict; the last figure of its row tells its direction."""
    stated, change = one.quantity, one.quantity.change or points.quantity.change or 1
    moved = (after.values[at] - before.values[at]) * change
    room = ONE // 10 ** min(before.places[at], after.places[at])
    off = abs(moved - stated.value)
    verdict, repair = Verdict.HOLDS, None
    if off > room // 2:
        repair = only_one(repairs_of([wanted_for(stated, moved, slack=room // 2)]))
        verdict = Verdict.DOUBTFUL if off <= room else Verdict.LIKELY_WRONG
    shown = [decimal(values[at]) for values in (after.values, before.values)]
    relation = Relation(
        span=stated.span,
        operands=(before.span, after.span),
        verdict=verdict,
        reckoning=f"{shown[0]}-{shown[1]}={decimal(after.values[at] - before.values[at])}个百分点",
        form="change",
        values={"stated": stated.words},
        repair=repair,
    )
    return Reading.of(relation)
