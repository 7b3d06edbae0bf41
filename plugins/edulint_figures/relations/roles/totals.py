"""Totals behind their parts without 合计: by periods, by how many were told before them, or by names of one mould.

上半年1860万元，下半年2140万元，全年4000万元; 近三年分别投入12万元、15万元、18万元，累计投入45万元; 城区学校26所，农村学校58所，学校总数84所.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import lru_cache

from msgspec.structs import replace

from edulint.api import han_to_int, pattern
from edulint_figures.quantities.quantity import ONE
from edulint_figures.relations.labels import core, names_of
from edulint_figures.relations.reading import Reading
from edulint_figures.relations.relation import Verdict
from edulint_figures.relations.roles.added_up import added_up, undivided
from edulint_figures.relations.roles.shortfall import are_of_one_body
from edulint_figures.relations.sides import are_complements, are_disjoint, common_end, overlap
from edulint_figures.relations.sums import weighed_sum
from edulint_figures.relations.tokens import Figure, Line

_FEWEST, _MOST = 2, 14
_TOTAL = pattern(
    r"总(?!书记|经理|公司|部|局|工会|[理队站支院库管结则])|合计|共|累计|因此|由此|^一支$|全[年市县区省校镇乡村国州部]|[上下]半年|前[0-9三]+个?[季月]|[两二三四五六七八九十]+(?:[大个类项者季校村镇县市]|年(?![期级]))"
)
_COUNTED = pattern(
    r"(?:近|前|这|过去)?(?P<number>[两二三四五六七八九十]{1,2})(?:大|类|项|年(?!级)|者|季|批|学[期段]|部门|险种|个[一-鿿]|[校村镇县市院家期])"
)
_EACH = pattern(r"分别|依次|先后|各")
# 三大作物达到, 以上三项合计, 七天累计: a total says of how many it is.
_OWN_COUNT = pattern(
    r"(?:以上|上述|近|前|这|过去)?(?<![第一二三四五六七八九十百])(?P<number>[两二三四五六七八九十]{1,2})"
    r"(?P<of>大|类|项|个|年(?![期级])|天|季|学[期段]|部门|险种|者|地|批|种|家|笔|部分|方面|[校村镇县市院期])"
)
# What is counted in another way, or told of other times, is no sum of what stands before.
_NO_SUM = pattern(r"年均|月均|平均|均分|[人户生]均|每|比|较|同比|增长|其中|中有|计划|目标|任务|预算")
_SUMMED = pattern(r"合计|总计|共计|总共|合并计算")
_THESE = ("以上", "上述", "这")
_MOST_OFF = 0.12
# What says that figures are all there is of a total: 由…组成, 把…算在一起, 加上….
_GATHERED = pattern(r"由[^由]*(?:组成|构成)|(?:加|合|算)在一起|[加合]起来|相加|加上")
_CAUSED = pattern(r"(?:因|由)此|从而|^一支$")
_ONLY_YEAR = pattern(r"^[12][0-9]{3}年[^,。;]{0,2}$")
# What is held at one time is not added up over periods; nor is a mean, a change of a rate, or what is counted anew.
_FIRSTS = frozenset("总合共累因由全上下半前一两二三四五六七八九十0123456789加算相")
_STOCK = pattern(r"余额|[末底]|存量|保有|在册|在校|达到|人口|库存|存栏|[均每]|平均|增速|规模|最[高低多少]")
_IDLE = pattern(r"[一二两三四五六七八九十0-9]+|[年月季度个累计合共总全前上下半数量额人达到为]")
_QUARTERS = {
    name: (last - 2, last) for names, last in (("一1", 3), ("二2", 6), ("三3", 9), ("四4", 12)) for name in names
}
_PERIOD = pattern(
    r"第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年|前三(?P<three>季度)|(?P<year>全年|年度)"
    r"|(?P<upto>前)(?P<last>1[0-2]|[1-9])个月"
    r"|(?<![0-9])(?:(?P<first>1[0-2]|[1-9])(?:月份?)?[-—~至到])?(?P<month>1[0-2]|[1-9])月"
)
_THROUGH = pattern(r"季度[至到][^,。;]{0,4}季度|月[至到][^,。;]{0,4}月")
# The clause with the names that 、 joins before the first figure.
_CLAUSE = pattern(r"[^,。;:]+$")
_LONGEST, _LEAST_END = 60, 2
# The letters between figures that stand in a row.
_OF_A_ROW = frozenset("L/Cn,")
_MOST_LUCK = 0.7
_NUMERALS = "一二三四五六七八九"


class Sure(IntEnum):
    """How surely words say that parts are all there is of a total."""

    NOT = 0
    # The words say so little that only a near sum counts.
    NEARLY = 1
    LIKELY = 2
    SAID = 3


@lru_cache(maxsize=2048)
def _may_be_total(label: str) -> bool:
    return any(words.search(label) for words in (_TOTAL, _OWN_COUNT, _GATHERED))


def relations_in(line: Line) -> Iterator[Reading]:
    """Yield each such total of a line."""
    for total in line.figures:
        is_asked = total.letter in "LC" and total.is_exact
        if not is_asked or _FIRSTS.isdisjoint(total.label) or not _may_be_total(total.label):
            continue
        if line.letters.startswith(",z", total.place + 1) and not _SUMMED.search(total.label):
            # What 共 counts is divided behind it: 董事8名，监事3名；共有高管6名，其中经理1名，副经理5名.
            continue
        if "o" in line.letters[line.clause_start(total.place) : total.place]:
            # A total behind 占 is the base of a share: 共65人，占两个年级学生总数310人的21%.
            continue
        if (added := added_up(line, total)) is not None:
            yield from added
            continue
        parts = _parts(line, total)
        if not _FEWEST <= len(parts) <= _MOST or not all(one.is_exact for one in parts):
            continue
        first, last = sorted((parts[0].place, total.place))
        if "e" in line.letters[first:last] or not are_of_one_body(parts):
            continue
        sure = _surety(parts, total, line)
        if not sure and len(outer := undivided(parts, line)) >= _FEWEST:
            # What 其中 leads in is left out: 手机用户17万户，其中5G用户4万户；宽带用户5万户，两类用户合计22万户.
            parts, sure = outer, _surety(outer, total, line)
        if sure:
            found = _judged(parts, total, sure)
            if sure is Sure.SAID or found.relation.verdict is not Verdict.UNKNOWN:
                yield found


def _parts(line: Line, total: Figure) -> list[Figure]:
    """Return the figures of a total's kind before it in its sentence; for 以上三项 those of the sentence before."""
    start = line.sentence_start(total.place)
    told = _parts_between(line, total, start, total.place)
    if not told and start and line.words(start).startswith(_THESE):
        told = _parts_between(line, total, line.sentence_start(start - 1), start)
    return told


def _parts_between(line: Line, total: Figure, start: int, stop: int) -> list[Figure]:
    told = [one for one in line.before(stop, start)[::-1] if one.quantity.is_kin(total.quantity)]
    changes = [one for one in told if one.letter == "C" and one.quantity.change == total.quantity.change]
    if total.letter == "C" and len(changes) >= _FEWEST:
        # A change sums up the changes: 甲支出11.9万元，同比减少16.4万元，乙支出7.2万元，同比减少3.7万元，两项合计减少20.1万元.
        return changes
    return [one for one in told if one.letter in "LC" or _ONLY_YEAR.fullmatch(one.label)]


def _surety(parts: Sequence[Figure], total: Figure, line: Line) -> Sure:
    labels = "".join(one.label for one in parts)
    between = line.passage.text[line.starts[line.clause_start(parts[0].place)] : total.quantity.span.start]
    if _GATHERED.search(total.label) or (_GATHERED.search(between) and _are_named_apart(parts)):
        return Sure.SAID
    if not _STOCK.search(labels + total.label) and _are_periods(parts, total, line):
        return Sure.SAID
    if _are_so_many(parts, total, line):
        return Sure.SAID
    if counted := _surety_by_count(parts, total, line):
        return counted
    names = names_of(parts, line)
    if are_complements(names) and _is_whole_of(total.label, names):
        return Sure.LIKELY
    is_all = "总" in total.label or _are_named_apart(parts)
    if "总" in total.label and _are_in_order(names):
        return Sure.LIKELY
    if _CAUSED.search(total.label) and not _STOCK.search(labels) and is_all:
        return Sure.LIKELY
    if len(names) != len(parts) or overlap(names):
        return Sure.NOT
    whole = core(total.label)
    alike = common_end([core(name) for name in names])
    are_of_it = alike >= _LEAST_END and core(names[0])[-alike:][-_LEAST_END:] in total.label and are_disjoint(names)
    return Sure.LIKELY if are_of_it and whole not in [core(one.label) for one in parts] else Sure.NOT


def _are_in_order(names: Sequence[str]) -> bool:
    """Tell whether names are the first, the second and so on of one thing: 一标段, 二标段, 三标段."""
    return (
        len(names) > 1
        and len({name[1:] for name in names}) == 1
        and "".join(name[:1] for name in names) == _NUMERALS[: len(names)]
    )


def _are_named_apart(parts: Sequence[Figure]) -> bool:
    """Tell whether each figure has a name of its own, and none is a part of another."""
    labels = [one.label for one in parts]
    return all(labels) and len(set(labels)) == len(labels)


def _surety_by_count(parts: Sequence[Figure], total: Figure, line: Line) -> Sure:
    """Return how surely a total says that it is of as many as stand before it: 三栋楼总面积, 以上三项合计."""
    at = total.quantity.span.start
    sentence = line.sentence_start(total.place)
    is_of_these = line.words(sentence).startswith(_THESE)
    start = line.starts[sentence if is_of_these else line.clause_start(total.place)]
    words = line.passage.text[max(start, at - _LONGEST) : at]
    counted = _OWN_COUNT.search(words)
    # 二季度 is the second of four quarters and does not count two.
    is_one = counted is not None and counted["of"] == "季度" and counted.start("number") == counted.start()
    if counted is None or is_one or _value_of(counted["number"]) != len(parts) or _NO_SUM.search(words):
        last = line.before(total.place)[:1]
        is_beside = bool(last) and last[0] is not parts[-1] and not last[0].label
        return Sure.SAID if is_beside and last[0].quantity.value == len(parts) * ONE else Sure.NOT
    is_row = set(line.letters[parts[0].place : parts[-1].place]) <= _OF_A_ROW
    is_row = is_row and not any(core(one.label) for one in parts[1:])
    if is_row or _SUMMED.search(words) or all(_ONLY_YEAR.search(one.label) for one in parts[1:]):
        return Sure.SAID
    return Sure.NOT if "累计" in words else Sure.NEARLY


def _value_of(han: str) -> int | None:
    return han_to_int(han.replace("两", "二"))


def _is_whole_of(label: str, names: Sequence[str]) -> bool:
    """Tell whether a total is called by what its sides have in common, or by both: 学生 of 男生 and 女生, 进出口 of both."""
    ends = {core(name)[-1:] for name in names}
    return len(ends) == 1 and (ends.pop() in label or "总值" in label)


def _is_of_the_same(total: Figure, part: Figure) -> bool:
    """Tell whether a total has no name, or one that shares a character with a part: 在岗总人数 is not 分别招聘."""
    name = set(_IDLE.sub("", core(total.label)))
    return not name or not name.isdisjoint(part.label)


def _are_periods(parts: Sequence[Figure], total: Figure, line: Line) -> bool:
    """Tell whether the periods of parts, one after the other, are that of their total."""
    if not _is_of_the_same(total, parts[0]):
        return False
    whole = _months_of_period(total.label)
    told = [_months_of_period(one.label) for one in parts]
    if not whole or not all(told):
        # The label of the first figure may name all periods: 四个季度分别, 一季度、二季度分别.
        at = parts[0].quantity.span.start
        clause = _CLAUSE.search(line.passage.text, max(line.passage.span.start, at - _LONGEST), at)
        before = clause[0] if clause else ""
        first = [period for found in _PERIOD.finditer(before) if (period := _months_of_period(found[0]))]
        if len(first) == _FEWEST < len(parts) and _THROUGH.search(before):
            # 第一季度至第四季度 names four periods by the first and the last.
            first = [tuple(range(first[0][0], first[1][-1] + 1))] if len(first[0]) * len(parts) == len(whole) else []
            return first == [whole]
        told = first if whole and len(first) == len(parts) and _EACH.search(before) else []
    months = [month for period in told for month in period]
    return bool(months) and len(set(months)) == len(months) and set(months) == set(whole)


def _months_of_period(label: str) -> tuple[int, ...]:
    """Return the months of the one period that a label names; none where it names two or none."""
    found = list(_PERIOD.finditer(label))
    if len(found) != 1:
        return ()
    one = found[0]
    if one["quarter"]:
        low, high = _QUARTERS[one["quarter"]]
    elif one["half"]:
        low, high = (1, 6) if one["half"] == "上" else (7, 12)
    elif one["three"]:
        low, high = 1, 9
    elif one["year"]:
        low, high = 1, 12
    elif one["upto"]:
        low, high = 1, int(one["last"])
    else:
        high = int(one["month"])
        low = int(one["first"] or high)
    return tuple(range(low, high + 1))


def _are_so_many(parts: Sequence[Figure], total: Figure, line: Line) -> bool:
    """Tell whether words count the parts: 近三年分别 before three."""
    start = line.starts[line.sentence_start(parts[0].place)]
    before = line.passage.text[start : parts[0].quantity.span.start]
    counted = _COUNTED.search(before)
    if counted is None or not _EACH.search(before, counted.end()) or _STOCK.search(before):
        return False
    is_row = set(line.letters[parts[0].place : parts[-1].place]) <= _OF_A_ROW
    if not is_row or any(core(one.label) for one in parts[1:]) or not _is_of_the_same(total, parts[0]):
        return False
    return _value_of(counted["number"]) == len(parts)


def _judged(parts: Sequence[Figure], total: Figure, sure: Sure) -> Reading:
    quantities, whole = [one.quantity for one in parts], total.quantity
    step = min(one.step for one in quantities)
    if whole.half > step and whole.unit == quantities[0].unit:
        # A total beside finer figures is as exact as they are: 17亿元 beside 3.2亿元 and 4.1亿元 means 17.0.
        whole = replace(whole, half=step // 2)
    wrong, luck = (Verdict.WRONG, 1.0) if sure is Sure.SAID else (Verdict.LIKELY_WRONG, _MOST_LUCK)
    computed = sum(one.value for one in quantities)
    if sure is Sure.NEARLY and abs(computed - whole.value) > _MOST_OFF * max(whole.value, computed):
        wrong = Verdict.UNKNOWN
    return weighed_sum(whole, quantities, form="total", wrong=wrong, luck=1 if sure is Sure.NEARLY else luck)
