"""FI109: an overall rate outside the range of its subgroups' rates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edulint.api import Severity, Wording, pattern
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.phrases import OF_THESE, SHARES
from edulint_figures.quantities.quantity import ADDABLE, Dimension, Quantity
from edulint_figures.relations.relation import Relation, RelationCheck, Verdict, relation_of
from edulint_figures.relations.sides import is_one_side, make_a_whole

_MARKER = pattern(OF_THESE)
_SHARE = pattern(rf"{SHARES}|贡献率")
_OTHER_BASE = pattern(r"[较比与][12][0-9]{3}年")
_ADJUSTED = pattern(r"实际|扣除|剔除|可比|不变价")
# What a rate compares with: the month or quarter before, the end of last year, or the same time of last year.
_COMPARED = pattern(
    r"(?P<running>环比|[比较]上个?[月季])|(?P<opened>[比较](?:年初|[上去]年[末底]))|(?P<yearly>同比|同期)"
)
_MOST = 12
_USED = pattern(r"用[电水气能]|[电水气能][量耗]")
_AVERAGE = pattern(r"人均|平均|均价|单价|每")


class SubgroupRates(RelationCheck):
    """What it finds:
        zh: 总的比率（或增速）不在各分组比率之间。
        en: An overall rate, or growth, that does not lie between those of its groups.

    Why it matters:
        zh: 总比率是各组的加权平均，不可能比每一组都高或都低。
        en: It is their weighted mean, and can't be higher or lower than all of them.

    Example:
        居民收入增长9.8%，其中城镇居民增长8%，农村居民增长9.2%。

    Instead:
        居民收入增长8.5%，其中城镇居民增长8%，农村居民增长9.2%。

    Source:
        zh: 原始稿件中总录取率与文科、理科录取率的写法。
        en: Raw drafts that give a rate for all and for the parts.
    """

    code = "FI109"
    name = "subgroup-rates"
    severity = Severity.WARNING
    summary = Wording(zh="总比率不在各组比率之间", en="an overall rate outside the range of its groups")
    messages = {
        "contradiction": Wording(
            zh="“{stated}”应在“{lowest}”和“{highest}”之间",
            en="“{stated}” should lie between “{lowest}” and “{highest}”",
        )
    }

    def relations_in(self, passage: Passage) -> Iterator[Relation]:
        """Yield the overall rates of a paragraph with those of the groups behind 其中."""
        if not passage.holds(OF_THESE):
            return
        for marker in _MARKER.finditer(passage.text, passage.span.start, passage.span.end):
            first = passage.first_at(marker.end())
            if not 0 < first < len(passage.quantities):
                continue
            following = passage.quantities[first : first + _MOST]
            groups = _groups(following)
            overall = _overall(passage, first, marker.start(), _compared(groups[0].label) if groups else None)
            if overall is None or len(groups) < 2 or bool(overall.change) != bool(groups[0].change):
                continue
            sentence = max(passage.text.rfind("。", 0, overall.span.start) + 1, passage.span.start)
            if overall.change and _AVERAGE.search(passage.text, sentence, overall.span.start):
                # An average may fall by more than each group's rate, when more belong to the group with the lower rate.
                continue
            names = [_words_before(one, following) for one in groups]
            if not is_one_side(passage.text[sentence : overall.span.start], names):
                yield from _judged(overall, groups, names)


def _groups(following: Sequence[Quantity]) -> list[Quantity]:
    # Amounts may stand before the rates: 夏粮1200万吨，增产2.5%.
    leader = next((one for one in following if one.dimension is Dimension.PERCENT), following[0])
    return [
        one
        for one in following
        if one.dimension is Dimension.PERCENT
        and one.in_sentence_of(leader)
        and leader.in_sentence_of(following[0])
        and bool(one.change) == bool(leader.change)
        and one.is_exact
        and not _SHARE.search(one.label)
    ]


def _compared(words: str) -> str | None:
    """Return what the words before a rate say that it compares with, or None if they don't."""
    found = _COMPARED.search(words)
    return found.lastgroup if found is not None else None


def _overall(passage: Passage, first: int, marker: int, compared: str | None) -> Quantity | None:
    """Return the rate of the whole before 其中 that compares with what the groups' rates compare with."""
    is_nominal = not _ADJUSTED.search(passage.quantities[first].label)
    for index in range(first - 1, max(0, first - 4) - 1, -1):
        one = passage.quantities[index]
        told = passage.text[passage.quantities[index - 1].span.end if index else passage.span.start : one.span.start]
        # 增长7.4%，较2021年增长10.4%: the groups grew since last year.
        if one.dimension is Dimension.PERCENT and _OTHER_BASE.search(told):
            continue
        own = _compared(told)
        if one.dimension is Dimension.PERCENT and own and own != compared and (compared or own == "running"):
            # 同比增长6.1%，环比下降2.3%；其中出口同比增长4.2%: as they are called; without a name, since last year.
            continue
        if is_nominal and one.dimension is Dimension.PERCENT and _ADJUSTED.search(told):
            # 增长26.1%（扣除价格因素，实际增长11.6%）。其中 speaks of the first, where that is of the same sentence.
            if "。" in told:
                return None
            continue
        # 交易额增长21.8%。其中 speaks of the trade; with another amount between, of that.
        if marker - one.span.end > 40 or (one.dimension in ADDABLE and one.is_level):
            return None
        if one.dimension is Dimension.PERCENT and one.is_exact and not _SHARE.search(one.label):
            # 比三十年来年均2.6%的水平高: the rate of another time.
            return None if passage.after(one, 1) == "的" else one
    return None


def _words_before(rate: Quantity, following: Sequence[Quantity]) -> str:
    """Return the words before a rate in its segment: with those of the amount that it is the growth of."""
    return "".join(one.label for one in following if one.segment == rate.segment and one.span.start <= rate.span.start)


def _leaves_out_homes(overall: Quantity, names: Sequence[str]) -> bool:
    """Tell whether the industries are told without the homes, which use what they do, too: 全社会用电量."""
    return _USED.search(overall.label + "".join(names)) is not None and not any("居民" in name for name in names)


def _judged(overall: Quantity, groups: Sequence[Quantity], names: Sequence[str]) -> Iterator[Relation]:
    # A growth of -2% is written as a fall of 2%.
    signed = {id(one): one.value * (one.change or 1) for one in (overall, *groups)}
    lowest = min(groups, key=lambda one: signed[id(one)])
    highest = max(groups, key=lambda one: signed[id(one)])
    value = signed[id(overall)]
    is_within = (
        signed[id(lowest)] - lowest.half - overall.half <= value <= signed[id(highest)] + highest.half + overall.half
    )
    if not is_within and (not make_a_whole(names) or _leaves_out_homes(overall, names)):
        return
    verdict = Verdict.HOLDS if is_within else Verdict.LIKELY_WRONG
    reckoning = f"{lowest.words}≤{overall.words}≤{highest.words}"
    yield relation_of(overall, groups, verdict, reckoning, lowest=lowest.words, highest=highest.words)
