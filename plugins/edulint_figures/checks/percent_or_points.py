"""FI202: percent where percentage points are meant, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Severity, Span, Wording, pattern
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.phrases import REACHED, SHARES
from edulint_figures.quantities.quantity import ADDABLE, ONE, Dimension, Quantity, decimal
from edulint_figures.relations.changes import changes_in
from edulint_figures.relations.relation import Relation, RelationCheck, Verdict, relation_of

_ASIDE = 8
_AMOUNTS = (*ADDABLE, Dimension.PRICE)
_RATE = pattern(rf"(?:率|占比|{SHARES}){REACHED}$")
_BY = pattern(
    r" ?(?:以上)?(?:\([^()]{0,80}\))?, ?(?:同比|环比|比上年同期|比上年|比去年同期|比去年|较上年同期|较上年|较去年同期|较去年)?(?:又)?"
    r"(?:增长|增加|提高|上升|提升|下降|降低|回落|减少)了? ?"
)
# 占比 alone, and what stands between it and the amount before.
_ASIDE_OF = pattern(rf"^(?:所?占比例?|占|占比重|比重|份额){REACHED}$")
_ASIDE_BEHIND = pattern(rf"[^,。;:0-9]{{0,4}}, ?(?:所?占比例?|占|占比重|比重|份额){REACHED}")
# What is a share of something, and a verb for it: 占 without 比.
_SHARE_OF, _TAKES = pattern(rf"(?:占比|{SHARES}){REACHED}$"), pattern(rf"占{REACHED}$")
# 发案数同比下降: what is named as a number, an amount or a sum of something. An index has points of its own.
_NAMED_AMOUNT = pattern(
    r"(?P<name>[^,。;:、0-9]{1,10}(?:数量|人数|件数|起数|总数|总量|案数|发案数|投诉量|产量|销量|总额|金额|投资额|产值))"
    r"(?:,?(?:同比|环比|[比较][上去]年(?:同期)?))?(?:净)?(?:增长|增加|上升|下降|降低|减少)了?$"
)
# 拉动工业产值增长2.1个百分点: a part's share in the growth of the whole is told in points.
_CONTRIBUTES = pattern(r"拉|影响|带动|贡献|推动|使|促")


class PercentOrPoints(RelationCheck):
    """What it finds:
        zh: 比率的升降写成“提高5%”，或数量的增减写成“增长5个百分点”。
        en: A rate that changes by percent instead of points, or an amount that changes by points.

    Why it matters:
        zh: 从50%提高到55%，是提高5个百分点，即增长10%，两者差一倍。
        en: From 50% to 55% is a rise of 5 points, or of 10 percent.

    Example:
        城镇化率由52.5%提高到58.5%，提高6%。

    Instead:
        城镇化率由52.5%提高到58.5%，提高6个百分点。

    Source:
        zh: 原始稿件中所见：总录取率为85.85%，比去年增长5.65%。
        en: Seen in raw drafts: a rate of 85.85% that “grew by 5.65%”.
    """

    code = "FI202"
    name = "percent-or-points"
    severity = Severity.WARNING
    summary = Wording(zh="百分之几与百分点混用", en="percent and percentage points confused")
    messages = {
        "points": Wording(
            zh="{reckoning}个百分点，“{stated}”应为“{points}个百分点”",
            en="{reckoning} points: “{stated}” should be {points} points",
        ),
        "unclear": Wording(
            zh="比率的升降一般用百分点，“{stated}”是否应为“{points}个百分点”",
            en="rates change by percentage points: is “{stated}” meant as {points} points",
        ),
        "amount": Wording(
            zh="“{amount}”是数量，其增减用百分之几，“{stated}”应为“{points}%”",
            en="“{amount}” is an amount, which changes by percent: “{stated}” should be {points}%",
        ),
    }

    def relations_in(self, passage: Passage) -> Iterator[Relation]:
        """Yield the changes that are stated in the wrong measure."""
        told: set[Span] = set()
        for change in changes_in(passage):
            moved = abs(change.after.value - change.before_value)
            for one in change.differences:
                if not one.dimension is change.after.dimension is Dimension.PERCENT:
                    continue
                if not moved or abs(moved - one.value) > one.half:
                    continue
                told.add(one.span)
                reckoning = f"{change.before.words}到{change.after.words}是{decimal(moved)}"
                yield _relation(one, change.after, Verdict.LIKELY_WRONG, "points", reckoning)
        found = passage.quantities if any(one.change for one in passage.quantities) else ()
        for index, level in enumerate(found[:-1]):
            if level.change:
                continue
            # Groups in brackets may stand between a rate and its change.
            stated: Quantity | None = found[index + 1]
            if stated is not None and stated.depth != level.depth:
                stated = next((one for one in found[index + 2 : index + 1 + _ASIDE] if one.depth == level.depth), None)
            if stated is None or not stated.change or stated.span in told:
                continue
            if level.sentence != stated.sentence or not _BY.fullmatch(passage.text, level.span.end, stated.span.start):
                continue
            if (
                level.dimension is stated.dimension is Dimension.PERCENT
                and _RATE.search(level.label)
                and level.value <= 100 * ONE
                and not _is_of_amount(level, stated)
                and not (_ASIDE_OF.search(level.label) and index and _is_aside(passage, found[index - 1], level))
            ):
                yield _relation(stated, level, Verdict.DOUBTFUL, "unclear", "")
            elif level.dimension in _AMOUNTS and stated.dimension is Dimension.POINTS:
                yield _relation(stated, level, Verdict.LIKELY_WRONG, "amount", "")
                told.add(stated.span)
        yield from _of_named(passage, told)


def _is_aside(passage: Passage, amount: Quantity, share: Quantity) -> bool:
    """Tell whether a share alone is told right behind an amount, which is what grows: 签发728万瓶，占比35%，增长7%."""
    is_amount = (
        amount.dimension not in (Dimension.PERCENT, Dimension.POINTS)
        and not amount.change
        and amount.depth == share.depth
    )
    return is_amount and _ASIDE_BEHIND.fullmatch(passage.text, amount.span.end, share.span.start) is not None


def _is_of_amount(level: Quantity, stated: Quantity) -> bool:
    """Tell whether a growth is of the amount that a share is told of: 进口品占49%，下降8%; 占比33%，增长91%."""
    is_share = _SHARE_OF.search(level.label) is not None
    # By so many points no share can have moved.
    before = level.value - stated.change * stated.value
    return is_share and (_TAKES.search(level.label) is not None or not 0 < before <= 100 * ONE)


def _of_named(passage: Passage, told: set[Span]) -> Iterator[Relation]:
    """Yield points that are told of what is named as an amount, no figure of it beside: 发案数同比下降18.6个百分点."""
    for stated in passage.quantities:
        if stated.dimension is Dimension.POINTS and stated.change and stated.span not in told:
            named = _NAMED_AMOUNT.search(stated.label)
            if named and not _CONTRIBUTES.search(stated.label):
                yield relation_of(
                    stated,
                    (),
                    Verdict.LIKELY_WRONG,
                    "",
                    message="amount",
                    points=stated.numeral,
                    amount=named["name"],
                )


def _relation(stated: Quantity, level: Quantity, verdict: Verdict, message: str, reckoning: str) -> Relation:
    return relation_of(stated, (level,), verdict, reckoning, message=message, points=stated.numeral, amount=level.words)
