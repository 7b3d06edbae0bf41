"""How much must speak for a lost number at each kind of place, from what is told of complete texts and of their losses.

Each text has places of a kind that lack no number, and numbers of that kind that can be taken out of it. Both are
judged by a table that was learned without the text. The least evidence for a loss is where, there and from there on,
of so many as are told hardly one is wrong. :mod:`tools.learn_lost_numbers` asks for it and writes it beside its table.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from math import inf
from pathlib import Path

from edulint_placeholders.lost import least

# From the least evidence on, and in the next stretch of so much, there must be so many losses for one place that lacks
# none.
STRETCH, LOSSES_FOR_ONE_WRONG = 1.0, 80
# The same for a loss that tells of others in its draft.
LOSSES_WHEN_SURE = 300
# One loss in so many may have less evidence than is asked for where nothing is ever told wrongly.
_LEFT_OUT = 100
_STEP, _LOWEST, _HIGHEST = 0.1, -6.0, 9.0


def least_by_kind(judged: Iterable[tuple[str, float, bool]]) -> dict[str, tuple[float, float]]:
    """Return the least evidence for a loss by the kind of place, and the least for one that tells of others.

    ``judged`` are places: of what kind each is, what the table says of it, and whether a number was taken out there.
    """
    lost: dict[str, list[float]] = {}
    whole: dict[str, list[float]] = {}
    for kind, score, is_lost in judged:
        (lost if is_lost else whole).setdefault(kind, []).append(score)
    ratios = (LOSSES_FOR_ONE_WRONG, LOSSES_WHEN_SURE)
    return {
        kind: tuple(_least(sorted(scores), sorted(whole.get(kind, ())), ratio) for ratio in ratios)
        for kind, scores in lost.items()
    }


def _least(lost: list[float], whole: list[float], ratio: int) -> float:
    """Return the least evidence with which losses outnumber the places that lack nothing: there, and from there on."""
    steps = (round(_LOWEST + step * _STEP, 1) for step in range(round((_HIGHEST - _LOWEST) / _STEP)))
    enough = next(
        low
        for low in (*steps, _HIGHEST)
        if all(_within(lost, low, high) >= ratio * _within(whole, low, high) for high in (low + STRETCH, inf))
    )
    usual = lost[len(lost) // _LEFT_OUT] if lost else _HIGHEST
    return round(max(enough, usual), 1)


def _within(scores: list[float], low: float, high: float) -> int:
    return bisect_left(scores, high) - bisect_left(scores, low)


def lines_of(found: Mapping[str, tuple[float, float]]) -> Iterator[str]:
    """Yield the lines of the file, of each kind its least evidence."""
    for kind in (*least.KINDS, *least.ODDS_KINDS):
        yield " ".join(map(str, (kind, *found[kind])))


def write(found: Mapping[str, tuple[float, float]]) -> None:
    """Write the file beside the pack's code; what was not found anew stays as it is."""
    heading = (
        "# The least that must speak for a lost number, by the kind of place as in least.py; odds- with its sentence.\n"
        "# Made by tools/learn_lost_numbers.py from the texts of the tables, each judged by one that it didn't teach:\n"
        f"# with more there are {LOSSES_FOR_ONE_WRONG} losses and more for one place that lacks no number. With\n"
        f"# the second there are {LOSSES_WHEN_SURE}: such a loss tells of others in its draft.\n"
    )
    lines = lines_of(least.least_by_kind() | found)
    Path(least.PATH).write_text(heading + "".join(f"{line}\n" for line in lines), encoding="utf-8")
