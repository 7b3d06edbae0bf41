"""Compares the days of a year with their share: 空气优良天数292天，占80%."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Span, pattern
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.quantity import ONE, Dimension
from edulint_figures.relations.judge import bounds
from edulint_figures.relations.reckoning import percentage
from edulint_figures.relations.relation import Relation, Verdict

# 优良天数349天，地表水优良比例78.3%: of water the days tell nothing.
_DAYS_AND_SHARE = pattern(
    r"天数(?:共|累计|为|达到?|有|是)? ?(?P<days>[0-9]{2,3}) ?天"
    r"[,(](?:[^,。;()0-9水]{0,8}(?:占比|比例|比率|达标率|优良率)|占(?:全年)?(?:总)?(?:天数)?的?)(?:为|达到?|是)? ?$"
)
_LONGEST = 50
# A part of a year has fewer days; so have the days with a valid measurement, by as many as this leaves.
_PART_OF_YEAR = pattern(r"[0-9一二三四五六七八九十] ?月|季度|半年|截至|以来|目前")
_YEAR_DAYS = (365, 366)
_LEAST_MEASURED = 340


def relations_in(passage: Passage) -> Iterator[Relation]:
    """Yield the shares that days have of their year."""
    for share in passage.quantities:
        if share.dimension is not Dimension.PERCENT or share.change or not share.is_exact:
            continue
        first = max(passage.span.start, share.span.start - _LONGEST)
        found = _DAYS_AND_SHARE.search(passage.text, first, share.span.start)
        if found is None:
            continue
        days = int(found["days"])
        start = max(passage.span.start, passage.text.rfind("。", passage.span.start, found.start()))
        yield Relation(
            span=share.span,
            operands=(Span.of(found, "days"),),
            verdict=_verdict(days * ONE, bounds(share), passage.text[start : found.start()]),
            reckoning=f"{days}天÷365天={percentage(days, 365, max(share.decimals, 1))}",
            form="share",
            values={"stated": share.words},
        )


def _verdict(days: int, share: tuple[int, int], sentence: str) -> Verdict:
    least, most = share
    if any(least * year <= 100 * days <= most * year for year in _YEAR_DAYS):
        return Verdict.HOLDS
    is_measured = least * _LEAST_MEASURED <= 100 * days <= most * max(_YEAR_DAYS)
    if is_measured or _PART_OF_YEAR.search(sentence):
        return Verdict.UNKNOWN
    return Verdict.LIKELY_WRONG
