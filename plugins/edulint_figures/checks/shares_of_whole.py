"""FI107: shares of one whole that make more than 100 percent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import ClassVar

from edulint.api import Severity, Span, Wording, pattern
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.quantity import ONE, Dimension, Quantity, decimal
from edulint_figures.relations.compare import repairs_among, rounding_slack
from edulint_figures.relations.divisions import are_complements, are_disjoint, make_a_whole
from edulint_figures.relations.relation import Relation, RelationCheck, Verdict, spans

_SHARE = pattern(r"占|比重|比例")
_WHOLE = 100 * ONE
_MOST_SHARES = 40
_FAR = 3 * ONE
# How far, in percent, a structure that is called so may be from 100; and how far before it that is said.
_FAR_OFF = 50
_LEAD = 30
_OLDEST = pattern(r"岁(?:及|或)?以上")
_STRUCTURED = pattern(r"结构|构成|分布|产业")
# 三次产业比例 is written 12.3:45.6:42.1; two numbers would be a score or a time.
_STRUCTURE = pattern(r"(?<![0-9.:])[0-9]{1,2}(?:\.[0-9]{1,3})?(?: ?[:∶] ?[0-9]{1,2}(?:\.[0-9]{1,3})?){2,7}(?![0-9:])")
_NUMBER = pattern(r"[0-9.]+")


class SharesOfWhole(RelationCheck):
    """What it finds:
        zh: 同一整体的各项占比相加略超过100%，或三次产业比例之和不是100。
        en: Shares of one whole that add up to a little more than 100 percent, or a structure (12.3:45.6:42.1) that
        misses 100.

    Why it matters:
        zh: 各项占比之和不会超过100%，必有一项写错。
        en: One of the shares must be wrong.

    Example:
        三次产业结构由12.3:48.5:39.2调整为11.2:47.0:42.8。

    Instead:
        三次产业结构由12.3:48.5:39.2调整为11.2:47.0:41.8。

    Options:
        zh: 无。
        en: None.

    Source:
        zh: 公开报告中三次产业结构和占比的写法。
        en: The way published reports write economic structure and shares.
    """

    code = "FI107"
    name = "shares-of-whole"
    severity = Severity.WARNING
    summary = Wording(zh="各项占比之和不是100%", en="Shares that do not make 100 percent")
    messages: ClassVar[dict[str, Wording]] = {
        "contradiction": Wording(zh="{reckoning}，应为100", en="{reckoning}, which should be 100"),
        "more": Wording(zh="{reckoning}，超过100%", en="{reckoning}, more than 100%"),
    }

    def relations_in(self, passage: Passage) -> Iterator[Relation]:
        """Yield the groups of shares of a paragraph."""
        if passage.holds(":", "∶"):
            yield from _structures(passage)
        shares = [one for one in passage.quantities if _is_share(one)]
        for _, sentence in groupby(shares, key=lambda one: one.sentence):
            group = list(sentence)[:_MOST_SHARES]
            judged = list(_judged(passage, group)) if len(group) >= 3 else []
            yield from judged or _two_sides(group)


def _is_share(one: Quantity) -> bool:
    is_level = one.dimension is Dimension.PERCENT and one.is_exact and not one.change
    return is_level and _SHARE.search(one.label) is not None


def _judged(passage: Passage, group: Sequence[Quantity]) -> Iterator[Relation]:
    total = sum(one.value for one in group)
    excess = total - _WHOLE
    names = _names(group)
    is_all = _are_all(passage, group, names)
    if abs(excess) <= rounding_slack(group):
        yield _relation(group, Verdict.HOLDS, excess)
        return
    if excess < 0:
        is_wrong = is_all and _is_mended(group, excess)
    else:
        is_wrong = excess <= _FAR or (excess <= _WHOLE and (is_all or are_disjoint(names)))
    if is_wrong:
        yield _relation(group, Verdict.LIKELY_WRONG, excess)


def _relation(group: Sequence[Quantity], verdict: Verdict, excess: int) -> Relation:
    reckoning = "+".join(decimal(one.value) for one in group) + f"={decimal(_WHOLE + excess)}"
    return Relation(
        span=group[-1].span,
        operands=spans(group[:-1]),
        verdict=verdict,
        reckoning=reckoning,
        message="more" if excess > 0 else "contradiction",
    )


def _two_sides(group: Sequence[Quantity]) -> Iterator[Relation]:
    """Yield two neighbours that are the two sides of a division, if together they are all, or more."""
    for pair in pairwise(group):
        excess = sum(one.value for one in pair) - _WHOLE
        if excess >= -rounding_slack(pair) and are_complements(_names(pair)):
            verdict = Verdict.HOLDS if excess <= rounding_slack(pair) else Verdict.LIKELY_WRONG
            yield _relation(pair, verdict, excess)


def _names(group: Sequence[Quantity]) -> list[str]:
    return [_SHARE.split(one.label)[0] for one in group]


def _are_all(passage: Passage, group: Sequence[Quantity], names: Sequence[str]) -> bool:
    """Tell whether the shares are surely all there are: of a structure, of all ages, or with 其他 as the last."""
    starts = [max(passage.span.start, group[0].span.start - _LEAD), *(one.span.end for one in group[:-1])]
    gaps = [passage.text[start : one.span.start] for start, one in zip(starts, group, strict=True)]
    is_by_age = all("岁" in gap for gap in gaps) and _OLDEST.search(gaps[-1])
    if is_by_age or make_a_whole(names):
        return True
    before = passage.text[max(passage.span.start, group[0].span.start - _LEAD) : group[0].span.start]
    return _STRUCTURED.search(before) is not None


def _is_mended(group: Sequence[Quantity], excess: int) -> bool:
    """Tell whether one digit would make the shares 100 percent."""
    return repairs_among((one, one.value - excess) for one in group).exist


def _structures(passage: Passage) -> Iterator[Relation]:
    for match in _STRUCTURE.finditer(passage.text, passage.span.start, passage.span.end):
        numbers = _NUMBER.findall(match[0])
        places = max(len(number.partition(".")[2]) for number in numbers)
        total = sum(int(number.replace(".", "")) * 10 ** (places - len(number.partition(".")[2])) for number in numbers)
        off = abs(total - 100 * 10**places)
        before = passage.text[max(passage.span.start, match.start() - _LEAD) : match.start()]
        if off > (_FAR_OFF if _STRUCTURED.search(before) else 3) * 10**places:
            continue
        # Each number is off by half of the last digit at most.
        holds = off <= len(numbers) // 2
        yield Relation(
            span=Span(match.start(), match.end()),
            operands=(),
            verdict=Verdict.HOLDS if holds else Verdict.LIKELY_WRONG,
            reckoning="+".join(numbers) + f"={decimal(total, 10**places)}",
        )
