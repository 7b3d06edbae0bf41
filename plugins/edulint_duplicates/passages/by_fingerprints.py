"""Finds common passages by shared grams alone, where one of the two texts is not kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from edulint_duplicates.passages.chains import chained
from edulint_duplicates.passages.comparison import Seed
from edulint_duplicates.passages.evidence import LONG_ELSEWHERE
from edulint_duplicates.passages.fingerprints import GRAM, GUARANTEED, WINDOW
from edulint_duplicates.passages.passage import Limits, Passage

# An edited passage keeps three grams of twelve at the least, and a quarter of it agrees: a tenth was changed, no more.
_LEAST_SAME = 3 * GRAM
_LEAST_SHARE = 0.25


def passages_by_seeds(seeds: Iterable[Seed], limits: Limits) -> list[Passage]:
    """Return passages from their first shared gram to their last: verbatim ones, and edited ones joined from what is
    left.
    """
    least = max(GUARANTEED, limits.min_length)
    return [
        replace(passage, sure=passage.same >= LONG_ELSEWHERE)
        for passage in chained(_runs(seeds), one_draft=False)
        if passage.end - passage.start >= least
        and (passage.verbatim or passage.same >= max(_LEAST_SAME, _LEAST_SHARE * (passage.end - passage.start)))
    ]


def _runs(seeds: Iterable[Seed]) -> Iterator[Passage]:
    """Yield what follows on without a change, were it one gram."""
    runs: dict[int, list[list[int]]] = defaultdict(list)
    for position, other, _ in sorted(seeds):
        run = runs[position - other]
        # Where both texts go on agreeing, one window at the most lies between two kept grams.
        if run and position - run[-1][1] <= WINDOW:
            run[-1][1] = position
        else:
            run.append([position, position])
    for diagonal, spans in runs.items():
        for first, last in spans:
            end = last + GRAM
            yield Passage(first, end, first - diagonal, end - diagonal, end - first)
