"""Reads rates and shares by their names: 整改率, 增长面, 税收占比."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from edulint.api import pattern
from edulint_figures.quantities.phrases import IN_BRACKETS
from edulint_figures.quantities.quantity import Dimension, Quantity
from edulint_figures.relations.labels import agreement, core, share_a_word
from edulint_figures.relations.reading import Match, Memory, Reading
from edulint_figures.relations.relation import Verdict
from edulint_figures.relations.roles.apart import is_less_and_a_part
from edulint_figures.relations.roles.rate_deeds import (
    NOT,
    OF_ALL,
    behind,
    compared_in_brackets,
    deed_of,
    is_not_done,
    of_both,
    only_before,
)
from edulint_figures.relations.roles.share_bases import bases_of, part_before, sentence_before
from edulint_figures.relations.roles.share_beside import of_named
from edulint_figures.relations.roles.share_verdict import DONE_SO, NAMED, PLACED, STATED, best, fitting, judged
from edulint_figures.relations.sides import says_opposite
from edulint_figures.relations.tokens import Figure, Line

_PAIR, _MOST_COUNTS = 2, 3
RATE = pattern(r"([^,。;:、()“”的及和与]{1,6})[率度面](?:也|均|已|约|高|仅|只)?(?:达到|达|为|是|有|[:(]|均为)?(?:了)?$")
_SHARE = pattern(r"所?(?:占比|占?比重|占?比例|份额|百分比|占|相当于)[^0-9]{0,4}$")
# The name behind 占 is that of the base: 占出口总额的比重.
_OF = pattern(r"占(?!比|份额|百分比)")
# Growth and the like are no shares of a count that stands beside them.
NO_SHARE = pattern(
    r"增长率|增速|同比|环比|增幅|降幅|涨(?!面)|增加(?!值)|下降(?!面)|提高|上年|去年|利率|税率|汇率|年均|比.{0,8}[高低快慢]|按时|时间进度|负债率|利用率|产销率|毛|失业率|出生率|死亡率"
)
_CLAUSES = pattern(r"[,;。:(]|中(?:,|[仅只共]?有|已|$)|[家个]中|[业品目]有$")
_AMONG = pattern(r"中,?(?:有|已有|已)?|家中|个中")
# 计划修渠100公里，实际完成80公里，完成率80%; but not 按时完成率.
_COMPLETION = pattern(r"(?:任务|计划|目标|年度|总体)?完成")
_PLANNED = pattern(r"计划|任务|目标|预算|应")
_ALL = pattern("[共总应]|收到|接到|受理|排查|发现|全[省市县区]|计划|任务|目标|抽检|检查")
_DONE = pattern(r"实际?|已|完成|到位")
# 建议260件、提案337件，办复率均达100%: what is said of each count is no quotient of two of them.
_EACH = pattern(r"(?<![人户年月日平])均|都[达为是]|[率度面]各")
# 在全行业收入中占比 names the base.
_WITHIN = pattern(r"在[^,。;]{2,12}中的?")
_SAVED = pattern("节约|节支|节省|结余")
_UNDER_WAY = pattern("正在|仍在|尚在|还在")
_NET, _JOINTS = "净", ("和", "与", "、")
_COMMON = frozenset("的了达为率数人名全市县区共计有在是上中总合均已各所个项不年月级学校大小")


def read_rate(match: Match, memory: Memory) -> Iterator[Reading]:
    """Yield the rate of a deed that counts give: 排查2952项，整改2812项，整改率95.3%."""
    line, share = match.line, match.one("share")
    # “清零率”达98.7%
    named = RATE.search(share.label.replace("“", "").replace("”", "") if "”" in share.label else share.label)
    is_share = named is None and _SHARE.search(share.label) is not None
    if not (named or is_share) or not share.is_exact or NO_SHARE.search(share.label):
        return
    if (named and _EACH.search(share.label)) or (is_share and _OF.search(share.label)):
        return
    if named and share.label[: named.start()].endswith(_JOINTS):
        # The rate is that of both deeds together: 取消27类，整合22类，取消和整合率达89.8%.
        return
    part = part_before(line, share)
    if is_share and _are_rows(line, part, share):
        # The first share of a row is not that of the last amount: 甲、乙分别为457例、300例，分别占比23.7%、30%.
        return
    if is_share:
        yield from _share_so_called(line, share, part, memory)
    elif named and part is not None:
        yield from _rate_of_deed(_Rate(line, share, _part_done(line, part, share, named[1]), named[1], memory))


def _part_done(line: Line, part: Figure, share: Figure, rate: str) -> Figure:
    """Return what is done, where the count before a rate is still under way: 已整改19处，正在整改4处，整改率82.6%."""
    if not _UNDER_WAY.search(part.label):
        return part
    done = [one for one in sentence_before(line, share) if one is not part and deed_of(rate) in one.label]
    return done[-1] if done else part


def _are_rows(line: Line, part: Figure | None, share: Figure) -> bool:
    """Tell whether a share begins a row, and the amount before it ends one."""
    is_last = part is not None and line.holds(part) and line.letters[part.place - 1 : part.place] == "/"
    return is_last and line.letters.startswith("/P", share.place + 1)


def _share_so_called(line: Line, share: Figure, part: Figure | None, memory: Memory) -> Iterator[Reading]:
    """Yield a share that is called one: 民营企业占比76%."""
    # 新产业、新业态“四新”企业占比 is no share of 新设企业: what is quoted belongs to the name.
    told = _SHARE.sub("", share.label).replace("“", "").replace("”", "")
    name = "" if _WITHIN.fullmatch(told) else core(told)
    common = len(set(name) & set(part.label)) if part is not None else 0
    if part is not None and (not name or agreement(part.label, name) or (common >= 2 and 2 * common >= len(name))):
        # A share right behind a part of a list is its own: 实有42.81万户，其中民营32.38万户，占比76%.
        is_sure = not name and _is_right_behind(line, part, share, memory)
        yield from best(part, bases_of(line, part, memory), share, NAMED if is_sure else PLACED)
    elif name:
        yield from of_named(line, share, name, memory)


class _Rate(Struct, frozen=True):
    """A rate of a line by its name, and the count before it, which is the part."""

    line: Line
    share: Figure
    part: Figure
    name: str
    memory: Memory

    def counted_before(self) -> list[Figure]:
        """Return the levels of the sentence before the rate; those before its brackets, if it stands alone in them."""
        levels, head, outer = sentence_before(self.line, self.share), self.line.head, self.memory.line
        if levels or head is None or outer is None:
            return [one for one in levels if not _UNDER_WAY.search(one.label)]
        return [*sentence_before(outer, head), head]

    def compared_with(self) -> Quantity | None:
        """Return the level in brackets that the rate's deed is compared with."""
        if "(" not in self.line.passage.text or deed_of(self.name) not in self.part.label:
            return None
        return compared_in_brackets(self.line, self.part)


def _rate_of_deed(rate: _Rate) -> Iterator[Reading]:
    """Yield a rate of the last two counts of its sentence, or of the part that is called as the rate is."""
    line, part, name, levels = rate.line, rate.part, rate.name, rate.counted_before()
    kin, words = [one for one in levels if one.quantity.is_kin(part.quantity)], part.label + behind(line, part)
    if name.startswith(OF_ALL) and len(levels) > _PAIR:
        # A total rate is of all that the groups had: 两组合计通过64人，总通过率68.1%.
        yield from fitting(part, reversed(kin[:-1]), rate.share)
    elif name.startswith(_NET) or says_opposite(words, name) or is_not_done(words, name):
        return  # 收入1.75万亿元，利润总额418亿元，净利润率1.6%: what is left of it is not told
    elif (compared := rate.compared_with()) is not None:
        yield from judged(part.quantity, compared, rate.share.quantity, surety=STATED)
    else:
        yield from _of_counts(rate, kin)


def _of_counts(rate: _Rate, kin: list[Figure]) -> Iterator[Reading]:
    """Yield a rate of one of the counts of its sentence, or of what an earlier sentence counts."""
    line, part, name, memory = rate.line, rate.part, rate.name, rate.memory
    # Each segment tells counts of its own: 受理甲类38件，结案10件，结案率26.3%；受理乙类….
    own = [one for one in kin if one.segment == rate.share.segment]
    same = own if len(own) >= _PAIR else kin
    if len(same) == 1 and (name[-2:] in part.label or name[:2] in part.label):
        same = [*only_before(line, part, memory, deed_of(name)), *same]
    if (named_part := _named_after(same, name, memory)) is not None:
        # The rate names the part before the last one: 72家，其中自营58家，委托14家，自营率80.6%.
        bases = [one for one in bases_of(line, named_part, memory) if one.quantity.value > named_part.quantity.value]
        yield from best(named_part, bases, rate.share, NAMED if len(bases) == 1 else PLACED)
    elif len(same) >= _PAIR and not _is_rate_between(rate, same[-2]):
        yield from _of_last_two(rate, _without_lists(rate, same))
    elif len(same) >= _PAIR:
        # Only the figures tell that a count before another rate is the base: 有效1128份，有效率98.43%；满意986份，满意率87.41%.
        yield from fitting(part, same[-2::-1], rate.share)


def _is_rate_between(rate: _Rate, whole: Figure) -> bool:
    """Tell whether another rate stands behind a whole; what the whole itself is a share of is passed.

    立案469起，占总数的39.6%，破获459起，破案率97.9%.
    """
    line = rate.line
    start = max(whole.place, line.sentence_start(rate.part.place)) if line.holds(whole) else 0
    between = line.between(start, rate.share.place)
    return any(one.letter == "P" and not one.label.startswith("占") for one in between)


def _without_lists(rate: _Rate, same: list[Figure]) -> list[Figure]:
    """Return counts without those of a list between, where few are left.

    受理举报501件，其中甲类329件、乙类45件、丙类39件，已处理474件，处理率94.6%.
    """
    if len(same) <= _MOST_COUNTS:
        return same
    told = [one for one in same if one is rate.part or one.quantity.span.start not in rate.memory.supposed]
    return told if _PAIR <= len(told) <= _MOST_COUNTS else same


def _of_last_two(rate: _Rate, same: Sequence[Figure]) -> Iterator[Reading]:
    """Yield a rate of the last two of some counts, or of the part in another of them that fits."""
    part, share, name, whole = rate.part, rate.share, rate.name, same[-2]
    others = same[-2::-1]
    if len(same) > _MOST_COUNTS:
        # Only the figures tell which of many counts are meant: 建议139件，裁定50件，采纳率36%.
        yield from fitting(part, others, share)
    elif _is_of_what_was_planned(part, whole, name):
        yield from judged(part.quantity, whole.quantity, share.quantity, surety=STATED)
    elif name.startswith(NOT) or _SAVED.search(name):
        # The rate is of what was to be spent, which is both together: 采购1704万元，节约240万元，节约率12.4%.
        yield from list(fitting(part, others, share)) or of_both(part, whole, share, name)
    else:
        readings = list(_of_counts_named(rate.line, same, share, name))
        if not any(reading.relation.verdict is Verdict.HOLDS for reading in readings):
            readings = list(fitting(part, others, share)) or readings
        yield from readings


def _is_of_what_was_planned(part: Figure, whole: Figure, rate: str) -> bool:
    """Tell whether a rate says how much of a plan was done."""
    is_told = _PLANNED.search(whole.label) is not None and _DONE.search(part.label) is not None
    return is_told and _COMPLETION.fullmatch(rate) is not None


def _is_right_behind(line: Line, part: Figure, share: Figure, memory: Memory) -> bool:
    """Tell whether a share stands behind a part of a list, with no other list begun between."""
    is_listed = part.quantity.span.start in memory.supposed
    return is_listed and "z" not in line.letters[part.place : share.place]


def _named_after(same: Sequence[Figure], rate: str, memory: Memory) -> Figure | None:
    """Return the part before the last one of a list that alone is called as a rate is."""
    told = [one for one in same if deed_of(rate) in one.label]
    is_part = len(told) == 1 and told[0] is not same[-1] and told[0].quantity.span.start in memory.whole_of
    are_parts = is_part and same[-1].quantity.span.start in memory.whole_of
    return told[0] if are_parts else None


def _of_counts_named(line: Line, same: Sequence[Figure], share: Figure, rate: str) -> Iterator[Reading]:
    """Yield the rate of the counts that its name points at; the smaller is mostly the part."""
    part, stem = same[-1], set(rate[-4:]) - _COMMON
    # Money is divided in many ways, and what 、 joins stands side by side: the rate must be that of the very deed
    # (已支付4932万元，支付率90%), not of all (建议395件、提案495件，办复率100%).
    between = IN_BRACKETS.sub("", line.passage.text[same[-2].quantity.span.end : part.quantity.span.start])
    fewest = 2 if "、" in between or part.quantity.dimension is not Dimension.COUNT or len(stem) > 2 else 1
    # 受理投诉147件、办结133件，办结率90.5%; 90个问题已整改60个，整改率三分之二: the part is named by the rate's own deed.
    is_deed = part.label.endswith(deed_of(rate)) and deed_of(rate) not in same[-2].label
    if "率" in between or not (is_deed or _CLAUSES.search(between)):
        return
    pairs = [(part, whole) for whole in reversed(same[:-1])]
    # 完工21个，在建7个，开工率100%: where the part stands first, what is more than the rest is no part of it.
    is_turned = same[0].quantity.value <= part.quantity.value
    if len(same) == 2 and is_turned and "、" not in between and "," in between:
        pairs.append((same[0], part))
        pairs.sort(key=lambda pair: pair[0].quantity.value > pair[1].quantity.value)
        # 办复建议552件，提案922件，办复率100%: what stands first is a part only of what is said to be all.
        pairs = [pair for pair in pairs if pair[0] is part or _ALL.search(pair[1].label)]
    told = [pair for pair in pairs if len(stem & set(pair[0].label + behind(line, pair[0]))) >= fewest]
    told = [pair for pair in told if is_deed or pair[1].sentence != part.sentence or pair[1].segment == part.segment]
    # 城镇就业3.1万人，农村转移就业2.3万人，就业率96%: done here and there, neither is the whole of the other.
    # 来访2830件次，其中来信1754件；办结2631件，办结率93%: what is a part, and less, is no whole.
    told = [pair for pair in told if not is_less_and_a_part(line, *pair)]
    told = [pair for pair in told if not _are_parallel(pair, deed_of(rate))]
    is_same_deed = any(
        deed_of(rate) in one.label + behind(line, one) and one.quantity.value < whole.quantity.value
        for one, whole in told
    )
    if not _is_of_these(line, share, rate, told):
        return
    surety = NAMED if told and (_AMONG.search(between) or is_same_deed) else PLACED
    is_all = [one.quantity.value for one in same] == [part.quantity.value] * 2
    if is_all and share.label.startswith(f"{deed_of(rate)}率") and part.label.endswith(deed_of(rate)):
        # 排查隐患128处，整改128处，整改率98%: the rate is that of these counts, even though they are alike.
        surety = DONE_SO
    readings = [
        reading
        for one, whole in told
        for reading in judged(one.quantity, whole.quantity, share.quantity, surety=surety)
    ]
    readings.sort(key=lambda reading: reading.rank)
    yield from readings[:1]


def _are_parallel(pair: tuple[Figure, Figure], deed: str) -> bool:
    """Tell whether both counts are of the deed itself: the whole of a rate is what it was to be done to."""
    part, whole = (core(one.label) for one in pair)
    if part.startswith("不") and whole.endswith(part[1:]):
        # Both counts together are the whole: 起诉71万人，不起诉26万人，不起诉率27%.
        return True
    # 就业年龄 names an age and no deed: 就业年龄段1600人，已就业960人.
    labels = [one.label.replace(f"{deed}年龄", "") for one in pair]
    return all(deed in label for label in labels) and not any(_PLANNED.search(one.label) for one in pair)


def _is_of_these(line: Line, share: Figure, rate: str, pairs: Sequence[tuple[Figure, Figure]]) -> bool:
    """Tell whether a rate is not that of another subject: 高校毕业生初次就业率 is not of 新增就业96万人."""
    subject = share.label.partition(deed_of(rate))[0]
    labels = "".join(one.label + behind(line, one) for pair in pairs for one in pair)
    return len(subject) < 2 or share_a_word(subject, labels)
