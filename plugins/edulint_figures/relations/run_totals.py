"""Finds totals that stand behind the figures they sum: ``小学12所、初中8所，共计20所``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from edulint.api import pattern
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.quantity import ADDABLE, Quantity
from edulint_figures.relations.compare import Comparison, rounding_slack
from edulint_figures.relations.relation import Relation, Verdict
from edulint_figures.relations.sums import compared_sum, sum_relation

_TOTAL = pattern(
    r"(?:(?<![公中])共(?![同享建青产性])|合计|共计|总计|总共|一共|累计|总数|总额|总量)[^,。;:、0-9]{0,10}$"
)
_SURE = pattern(r"(?:合计|共计|总计|总共|一共)[^,。;:、0-9]{0,10}$")
_WEAK = pattern(r"(?:累计|总数|总额|总量)[^,。;:、0-9]{0,10}$")
_MOST_PARTS = 30
_BEFORE = pattern(r"其中|包括|以上|以下|等")
_JOINT = pattern(r"[,、]")


def relations_in(passage: Passage) -> Iterator[Relation]:
    """Yield the totals of a paragraph with the figures before them that they sum."""
    found = passage.quantities
    previous_total = -1
    for index, total in enumerate(found):
        if index < 2 or total.dimension not in ADDABLE or total.change or not total.is_exact:
            continue
        follows_total = previous_total == index - 1 and _JOINT.fullmatch(passage.between(found[index - 1], total))
        if not follows_total and not _TOTAL.search(total.label):
            continue
        previous_total = index
        parts = _parts_before(found, index)
        if len(parts) >= 2:
            yield from _judged(passage, total, parts)


def _parts_before(found: Sequence[Quantity], index: int) -> list[Quantity]:
    total = found[index]
    same = (
        one
        for one in found[max(0, index - 3 * _MOST_PARTS) : index]
        if one.unit_class == total.unit_class
        and one.dimension == total.dimension
        and one.depth == total.depth
        and not one.change
        and not one.is_reference
    )
    return list(same)[-_MOST_PARTS:]


def _judged(passage: Passage, total: Quantity, parts: list[Quantity]) -> Iterator[Relation]:
    running, halves = sum(part.value for part in parts), total.half + sum(part.half for part in parts)
    # Every run that ends at the total may be meant, the longest first.
    for start in range(len(parts) - 1):
        missing = abs(running - total.value)
        if missing <= halves and missing <= rounding_slack([*parts[start:], total]):
            yield sum_relation(parts[start:], total, Comparison(Verdict.HOLDS))
            return
        running -= parts[start].value
    here = [part for part in parts if part.sentence == total.sentence]
    # 考点6个，其中一中42个考场，二中38个考场，合计80个: what is divided is no part.
    marker = passage.text.rfind("其中", here[0].span.start, total.span.start) if here else -1
    here = [part for part in here if part.span.start > marker]
    if len(here) < 2 or not all(part.is_exact for part in here) or _WEAK.search(total.label):
        return
    stretch = passage.text[here[0].span.start : total.span.start]
    if (
        _BEFORE.search(stretch)
        or passage.is_masked(here[0].span.start, total.span.start)
        or max(part.value for part in here) > total.value
    ):
        return
    is_run = all(one.clause + 1 == other.clause for one, other in pairwise([*here, total]))
    is_sure = _SURE.search(total.label) is not None
    if not is_run and not is_sure:
        return
    comparison = compared_sum(here, total, is_complete=is_run and is_sure)
    if comparison and comparison.verdict in (Verdict.WRONG, Verdict.LIKELY_WRONG):
        yield sum_relation(here, total, comparison)
