"""Reads averages with their total and count, and totals with a count and what each of those counted has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from edulint.api import Span, han_to_int, pattern
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.quantity import ONE, Dimension, Quantity, decimal
from edulint_figures.quantities.units import unit_class_of
from edulint_figures.relations.judge import Wanted, bounds, meet, only_one, quotient, repairs_of, wanted_for
from edulint_figures.relations.labels import core
from edulint_figures.relations.relation import Relation, Verdict, relation_of

# So many figures before an average may be what it is the average of, and so many behind it.
_MOST_TERMS, _MOST_BEHIND = 6, 2
# Where several counts are told it is of those so far before it that give it: of the whole of all parts.
_FARTHEST = 12
_MEAN = pattern(
    r"(?:平均每(?:个|一)?(?P<kind>[一-鿿]{0,3}?)(?P<each>[期次场所校班个村乡镇户家组队处站辆笔件])(?:的)?(?:人口|人数|规模)?"
    r"(?:有|约|为|达|培训|参加|参训|服务|接送)?[^0-9,。;]{0,4}"
    r"|(?:^|[^日月年季])(?P<mean>[期次场校班村镇户队站批生笔件])均(?P<of>[^0-9,。;]{0,10})"
    r"|平均(?P<size>班)额(?:为|是|达|约)?)$"
)
# How many for a hundred of them: 每百名学生拥有计算机5.4台.
_HUNDRED = pattern(r"每百名?(?:学生|在校生|幼儿)(?:拥有|配备|占有|平均)?(?P<of>[^0-9,。;]{0,10})$")
# 人均生产总值60000元 is of the mean of two years' population: only what is far off is told.
_PER_HEAD, _PEOPLE_COUNTED, _MOST_OFF = pattern(r"人均(?P<of>[^0-9,。;]{2,10})$"), pattern(r"人口"), 10
_PUPILS = pattern(r"学生|在校生|在园|幼儿|寄宿生")
_NOT_PUPILS = pattern(r"毕业|招生|招收|新生|教师|教职工|留守|贫困")
_YEARS, _YEARLY = (
    pattern(r"([一二两三四五六七八九十]{1,2}|[0-9]{1,2})年(?:来|间|内|共)?(?:累计|共|总计|合计)"),
    pattern(r"(?:^|期间|以?来)年均[^0-9,。;]{0,6}$"),
)
_LEAST_NAME = 2
_NEW = pattern(r"[新净]增|新[建招]")
_CLAUSE_END = pattern(r"[,。;:、()]")
_OF = (Dimension.COUNT, Dimension.MEASURE, Dimension.MONEY, Dimension.PRICE)
# What each of those counted has: 人均听课25节, 每村2名.
_EACH = pattern(
    r"([人生户校班村师])均[^0-9,。;]{0,8}$|每[个名位所]?([人生户校班村组队])[^0-9,。;]{0,8}$|(各)[配发设建装派][^0-9,。;]{0,8}$"
)
_PEOPLE = frozenset("人生师")
# A total this near, in percent, is a slip and not a total of something else.
_NEAR = 12
_TOGETHER = pattern(r"^[,;]?(?:共计?|合计|总计|累计)[^0-9,。;]{0,6}$")


class _Asked(Struct, frozen=True):
    """What an average is of: the character for what it is per, the name of its total, and how many it is per.

    ``kind`` is the word before that character: 家庭 of 平均每个家庭户.
    """

    each: str
    name: str = ""
    number: int = 1
    kind: str = ""


def averages_in(passage: Passage) -> Iterator[Relation]:
    """Yield an average of a count: 举办培训班24期，培训3600人次，平均每期150人; 在校生1840人，生均占地20平方米."""
    found = passage.quantities
    for index, average in enumerate(found):
        asked = _asked(average)
        if asked is None or not average.is_exact or average.dimension not in _OF or average.change:
            continue
        before = found[max(0, index - _MOST_TERMS) : index]
        # 家庭户49万户，…。平均每个家庭户的人口为2.62人: what is so called may stand in the sentence before.
        last = average.sentence - bool(asked.kind)
        near = [one for one in before if one.sentence >= last and one.depth == average.depth and one.is_exact]
        behind = [one for one in found[index + 1 : index + 1 + _MOST_BEHIND] if one.in_clause_behind(average)]
        terms, totals = _told(passage, near, average, asked)
        if not (len(terms) == len(totals) == 1):
            # Where both stand before it, what another sentence begins with is neither.
            terms, totals = _told(passage, [*near, *behind], average, asked)
        if asked.kind:
            named = asked.kind + asked.each
            terms, totals = ([one for one in told if named in one.label] or told for told in (terms, totals))
        # 新增床位126张，卫生院21所，平均每所有床位8张: what is new is no total of all.
        is_new = any(_NEW.search(one.label) for one in totals)
        if is_new and not any(_NEW.search(one.label) for one in (average, *terms)):
            continue
        if len(terms) == len(totals) == 1 and terms[0].value and terms[0] is not totals[0]:
            yield _judged(average, totals[0], terms[0], asked)
        elif before:
            yield from _of_several(found[max(0, index - _FARTHEST) : index], average, asked, passage)


def _told(
    passage: Passage, near: Sequence[Quantity], average: Quantity, asked: _Asked
) -> tuple[list[Quantity], list[Quantity]]:
    """Return the counts that an average may be per, and the totals that it may be of."""
    levels = [one for one in near if one.is_level]
    terms = [one for one in levels if _is_term(passage, one, asked)]
    return terms, [one for one in levels if _is_total(one, average, asked)]


def yearly_in(passage: Passage) -> Iterator[Relation]:
    """Yield what several years have on an average: 五年来累计招聘812人，年均162.4人."""
    neighbours = pairwise(passage.quantities)
    for total, average in (two for one, other in neighbours for two in ((one, other), (other, one))):
        years = _YEARS.search(total.label)
        is_told = years is not None and _YEARLY.search(average.label) is not None and total.in_sentence_of(average)
        if years is None or not is_told or not total.is_kin(average) or not (total.is_exact and average.is_exact):
            continue
        number = han_to_int(years[1].replace("两", "二")) or (int(years[1]) if years[1].isdecimal() else 0)
        if not number:
            continue
        low, high, room = total.value // number, -(-total.value // number), average.half or average.step // 2
        holds = meet((low, high), bounds(average, room), apart=total.half)
        repairs = [] if holds else repairs_of([wanted_for(average, low, high, slack=room)])
        verdict = Verdict.HOLDS if holds else Verdict.LIKELY_WRONG if repairs else Verdict.UNKNOWN
        reckoning = f"{total.words}÷{number}={decimal(low, average.scale, 2)}"
        yield relation_of(average, (total,), verdict, reckoning, form="product", repair=only_one(repairs))


def _asked(average: Quantity) -> _Asked | None:
    """Return what a figure is the average of by its name, or None if it is none."""
    if "均" not in average.label and "每" not in average.label:
        return None
    if (per := _MEAN.search(average.label)) is not None:
        return _Asked(per["each"] or per["mean"] or per["size"], core(per["of"] or ""), kind=per["kind"] or "")
    if average.per == "人" and (per := _PER_HEAD.search(average.label)) is not None:
        return _Asked("人", core(per["of"]))
    if (per := _HUNDRED.search(average.label)) is not None:
        return _Asked("生", core(per["of"]), 100)
    return None


def _is_term(passage: Passage, one: Quantity, asked: _Asked) -> bool:
    """Tell whether a count is of what an average is per: 24名教师 of 师均, 1120个教学班 of 平均班额."""
    if asked.each == "生":
        told = one.label + passage.after(one, 3)
        return one.unit_class == "person" and _PUPILS.search(told) is not None and not _NOT_PUPILS.search(told)
    if asked.each == "人":
        return one.unit_class == "person" and _PEOPLE_COUNTED.search(one.label) is not None
    behind = _CLAUSE_END.split(passage.after(one, 4))[0]
    named = one.label.endswith(asked.each) or (asked.each in behind and one.unit_class in ("thing", "team"))
    is_school = asked.each == "校" and one.unit_class == "school"
    return is_school or named or one.unit_class == unit_class_of(asked.each)


def _is_total(one: Quantity, average: Quantity, asked: _Asked) -> bool:
    is_kin = one.unit_class.partition("-")[0] == average.unit_class.partition("-")[0]
    is_named = len(asked.name) < _LEAST_NAME or core(one.label).endswith(asked.name) or asked.name in one.label
    is_money = one.dimension is Dimension.MONEY and average.dimension is Dimension.PRICE
    is_alike = one.dimension is average.dimension or is_money
    return is_kin and is_named and is_alike and not _MEAN.search(one.label)


def _judged(average: Quantity, total: Quantity, count: Quantity, asked: _Asked) -> Relation:
    low, high = (bound * asked.number for bound in quotient(total, count, ONE))
    room = average.half or average.step // 2
    holds = meet((low, high), bounds(average, room))
    per = ONE * asked.number
    wanted = [
        wanted_for(average, low, high, slack=room),
        Wanted(total, (average.value - room) * count.value // per, (average.value + room) * count.value // per),
    ]
    repairs = repairs_of(wanted)
    is_rounded = abs(low - average.value) <= average.step
    verdict = Verdict.HOLDS if holds else Verdict.DOUBTFUL if is_rounded else Verdict.LIKELY_WRONG
    if verdict is Verdict.LIKELY_WRONG and asked.each == "生" and not repairs:
        # Pupils may be counted with weights, or as the mean of a year.
        verdict = Verdict.UNKNOWN
    if asked.each == "人" and not holds:
        is_far = abs(low - average.value) * 100 > _MOST_OFF * average.value
        verdict = Verdict.LIKELY_WRONG if is_far and repairs else Verdict.UNKNOWN
    times = f"×{asked.number}" if asked.number > 1 else ""
    reckoning = f"{total.words}÷{count.words}{times}={decimal(total.value * per // count.value, average.scale, 2)}"
    return relation_of(
        average, (total, count), verdict, reckoning, form="product", repair=None if holds else only_one(repairs)
    )


def totals_in(passage: Passage) -> Iterator[Relation]:
    """Yield what all have together, where it is said what each has: 24名教师人均听课25节，共计600节."""
    found = passage.quantities
    reckoned: set[Span] = set()
    for index, (each, total) in enumerate(pairwise(found)):
        per = _EACH.search(each.label)
        is_told = per and _TOGETHER.search(total.label) and each.is_kin(total) and each.in_sentence_of(total)
        if per is None or not is_told or not (_is_count(each) and _is_count(total) and each.value):
            continue
        before = found[max(0, index - _MOST_TERMS) : index]
        counts = [
            one for one in before if one.in_sentence_of(each) and _is_of(passage, one, per[1] or per[2] or per[3])
        ]
        if len(counts) != 1:
            continue
        count, computed = counts[0], counts[0].value * each.value // ONE
        wanted = (
            Wanted(total, computed, computed),
            Wanted(each, total.value * ONE // count.value, -(-total.value * ONE // count.value)),
            Wanted(count, total.value * ONE // each.value, -(-total.value * ONE // each.value)),
        )
        verdict, repairs = Verdict.HOLDS, repairs_of(wanted)
        if computed != total.value:
            # Between the count and what each has, another count may have begun.
            is_beside = count is found[index - 1] or count.span in reckoned
            is_near = abs(computed - total.value) * 100 <= _NEAR * total.value
            verdict = Verdict.LIKELY_WRONG if is_beside and (repairs or is_near) else Verdict.UNKNOWN
        else:
            reckoned.add(count.span)
        reckoning = f"{count.words}×{each.words}={decimal(computed)}{total.unit}"
        repair = None if verdict is Verdict.HOLDS else only_one(repairs)
        yield relation_of(total, (count, each), verdict, reckoning, form="product", repair=repair)


def _is_count(quantity: Quantity) -> bool:
    return quantity.dimension is Dimension.COUNT and quantity.is_exact and quantity.is_level and not quantity.half


def _is_of(passage: Passage, count: Quantity, counted: str) -> bool:
    """Tell whether a count is of what each is said of: 24名教师 of 人均, 12个村 of 每村."""
    if not _is_count(count) or not count.value:
        return False
    if counted == "各":
        return count.unit_class in ("thing", "village", "school")
    if counted in _PEOPLE:
        return count.unit_class == "person"
    is_named = count.unit_class == "thing" and counted in passage.after(count, 4)
    return is_named or count.unit_class == unit_class_of(counted)


def _of_several(before: Sequence[Quantity], average: Quantity, asked: _Asked, passage: Passage) -> Iterator[Relation]:
    """Yield an average where several counts might be meant, if two of them give it."""
    levels = [one for one in before if one.is_exact and one.is_level and one.value]
    terms = [one for one in levels if _is_term(passage, one, asked)]
    totals = [one for one in levels if _is_total(one, average, asked)]
    for count in terms:
        for total in totals:
            is_fit = total is not count and total.value * asked.number > count.value and len(average.digits) >= 2
            if is_fit and (found := _judged(average, total, count, asked)).verdict is Verdict.HOLDS:
                yield found
                return
