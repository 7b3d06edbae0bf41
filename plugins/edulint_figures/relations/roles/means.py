"""Means with their total and count in whatever order: 播种42万亩，总产18.9万吨，亩产450公斤; 每千人口床位5张，床位2400张，人口48万人."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from edulint.api import pattern
from edulint_figures.quantities.quantity import ONE, Quantity, decimal
from edulint_figures.quantities.units import unit_class_of, unit_named
from edulint_figures.relations.judge import bounds, meet, only_one, quotient, repairs_of, wanted_for
from edulint_figures.relations.labels import core
from edulint_figures.relations.reading import Reading
from edulint_figures.relations.relation import Verdict, relation_of
from edulint_figures.relations.roles.shortfall import are_of_one_body
from edulint_figures.relations.tokens import Figure, Line

# 亩产, 户均, 每名社工平均联系, 平均下来一亩茶园能挣: what a mean is per, and of how many.
_MEAN = pattern(
    r"(?:每|平均(?:下来)?,?(?:每|一)?)(?P<number>[千百万]?)(?:[个名位条户所辆](?=[一-鿿]{2}))?(?P<each>[一-鿿]{1,12})$"
    r"|(?P<mean>[人户村班校亩师生期场站台车店组次])(?:均|产)(?P<of>[^,。;:0-9]{0,8})$"
)
# Such a mean is reckoned with a year's mean, with weights, or with other days than are told.
_WEIGHED = pattern(r"生产总值|GDP|收入|[日天月年]均|每[日天月年]|折合(?!亩产)|加权|标准")
_NO_LEVEL = pattern(r"[均每]|平均")
_REST = pattern(r"其余|剩下|剩余|余下|其他|其它|另外")
_NUMBERS = {"": 1, "百": 100, "千": 1000, "万": 10_000}
_PEOPLE = ("人口", "人")
# A noun has two characters.
_NOUN = 2
_LEAST_DIGITS = 2


class _Asked(Struct, frozen=True):
    """What a mean is per, as words that begin with it, and of how many of it."""

    each: str
    number: int
    is_mean: bool = False


def relations_in(line: Line) -> Iterator[Reading]:
    """Yield each mean of a line whose total and count stand beside it, or on both sides of it."""
    for mean in line.figures:
        if mean.letter not in "LHC" or not mean.is_exact or not mean.quantity.value:
            continue
        asked = _asked(mean)
        if asked is None:
            continue
        found: list[Reading] = []
        # 小麦25万亩，亩产429公斤，总产10.68万吨；玉米21万亩，亩产774公斤，总产16.1万吨: those of its own segment first.
        pairs = sorted(_pairs(line, mean), key=lambda pair: any(one.segment != mean.segment for one in pair))
        for first, second in pairs:
            ways = [
                (total, count)
                for total, count in ((first, second), (second, first))
                if _fit(total, count, mean, asked, line)
            ]
            if len(ways) == 1 and are_of_one_body(ways[0]):
                reading = _judged(mean.quantity, ways[0][0].quantity, ways[0][1].quantity, asked)
                is_stated = _is_mean_of(mean, ways[0][0]) and not _is_moved(line, mean, ways[0])
                found.append(reading if is_stated else _unless_it_holds(reading))
        if found:
            yield next((one for one in found if one.relation.verdict is Verdict.HOLDS), found[0])


def _asked(mean: Figure) -> _Asked | None:
    """Return what a figure is a mean per by the words before it, or None if it is none."""
    if "均" not in mean.label and "每" not in mean.label and "亩产" not in mean.label:
        return None
    found = _MEAN.search(mean.label)
    if found is None or _WEIGHED.search(mean.label):
        return None
    return _Asked(found["each"] or found["mean"], _NUMBERS[found["number"] or ""], is_mean=bool(found["mean"]))


def _pairs(line: Line, mean: Figure) -> Iterator[tuple[Figure, Figure]]:
    """Yield two levels before a mean, around it, and behind it, in its sentence and next to it."""
    for first, second in line.pairs_beside(mean.place):
        figures = (first, second)
        are_levels = all(one.letter in "LC" and one.is_exact and not _NO_LEVEL.search(one.label) for one in figures)
        if are_levels and not any(_is_joined(line, mean, one) for one in figures):
            yield figures


def _is_joined(line: Line, mean: Figure, other: Figure) -> bool:
    """Tell whether 、 joins a figure behind a mean to it, so that it is one, too: 每家单位平均有3.8种、出版社1.6种."""
    between = line.letters[mean.place + 1 : other.place]
    return "/" in between and set(between) <= {"n", "/"} and other.quantity.is_kin(mean.quantity)


def _fit(total: Figure, count: Figure, mean: Figure, asked: _Asked, line: Line) -> bool:
    """Tell whether a mean may be of a total by a count: of one kind with the mean, and of what it is per."""
    kinds = [one.quantity.unit_class.partition("-")[0] for one in (total, mean)]
    if _REST.search(count.label) or ("其中" in total.label) != ("其中" in count.label):
        # 总投资81亿元，2个大项目39亿元，剩下18个平均每个2.3亿元: of the rest no figure tells.
        return False
    if total.label.endswith("各"):
        # 公、母各30只，分为6组，每组10只: of several the total is not told.
        return False
    if total.label.endswith("这") and total.quantity.value == mean.quantity.value:
        # 每组各取1000个，这1000个…: it is taken up.
        return False
    return kinds[0] == kinds[1] and count is not total and count.quantity.value > 0 and _is_of(count, mean, asked, line)


def _is_of(count: Figure, mean: Figure, asked: _Asked, line: Line) -> bool:
    """Tell whether a count is of what a mean is per: 42万亩 of 亩, 25名社工 of 每名社工, 班级36个 of 班."""
    if asked.each.startswith(_PEOPLE):
        # 人均阅读8本: of those who were counted; 每人, 每万人口: of the population.
        is_counted = asked.is_mean and mean.quantity.unit_class != "yuan" and count.quantity.unit_class == "person"
        return "人口" in count.label or is_counted
    unit = count.quantity.unit.lstrip("万亿")
    if unit and asked.each.startswith(unit):
        return True
    noun = asked.each[:_NOUN]
    behind = line.passage.after(count.quantity, _NOUN)
    if len(noun) == _NOUN:
        return behind == noun or count.label.endswith(noun)
    # 次均费用: of 人次.
    is_class = count.quantity.unit_class == unit_class_of(noun) or unit.endswith(noun)
    return is_class or count.label.endswith((noun, f"{noun}级")) or behind.startswith(noun)


def _unless_it_holds(reading: Reading) -> Reading:
    if reading.relation.verdict is Verdict.HOLDS:
        return reading
    return Reading.of(replace(reading.relation, verdict=Verdict.UNKNOWN, repair=None))


def _is_mean_of(mean: Figure, total: Figure) -> bool:
    """Tell whether a mean may be that of a total by its name: 户均增收 is not of 综合产值."""
    found = _MEAN.search(mean.label)
    name = core(found["of"] or "") if found is not None else ""
    return len(name) < _NOUN or bool(set(name) & set(total.label))


def _is_moved(line: Line, mean: Figure, terms: tuple[Figure, Figure]) -> bool:
    """Tell whether a mean is by how much one has moved, or its total or count by how much that has, but not the mean.

    教师17.2万人，比上年增加0.2万人，每名教师负担学生比上年增加0.3人.
    """
    than = line.letters.find("y", line.clause_start(mean.place), mean.place)
    return than >= 0 or (mean.letter != "C" and any(one.letter == "C" for one in terms))


def _judged(mean: Quantity, total: Quantity, count: Quantity, asked: _Asked) -> Reading:
    # 每平方公里300人: its area is told in metres.
    unit = count.unit.lstrip("万亿")
    scale = (unit_named(unit).scale if unit and asked.each.startswith(unit) else ONE) * asked.number
    low, high = quotient(total, count, scale)
    room = mean.half or mean.step // 2
    least, most = bounds(mean, room)
    verdict, repairs = Verdict.HOLDS, []
    if not meet((low, high), (least, most)):
        (least_total, most_total), (least_count, most_count) = bounds(total), bounds(count)
        wanted = [
            wanted_for(mean, low, high, slack=room),
            wanted_for(total, least * least_count // scale, most * most_count // scale),
            wanted_for(count, least_total * scale // max(most, 1), most_total * scale // max(least, 1)),
        ]
        repairs = repairs_of(wanted)
        is_near = meet((low, high), (least, most), apart=mean.step)
        is_sure = bool(repairs) and len(mean.digits) >= _LEAST_DIGITS
        verdict = Verdict.DOUBTFUL if is_near else Verdict.LIKELY_WRONG if is_sure else Verdict.UNKNOWN
    times = f"×{asked.number}" if asked.number > 1 else ""
    computed = decimal(total.value * scale // count.value, mean.scale, max(mean.decimals, 1))
    reckoning = f"{total.words}÷{count.words}{times}={computed}{mean.unit}"
    repair = only_one(repairs) if verdict is Verdict.LIKELY_WRONG else None
    return Reading.of(relation_of(mean, (total, count), verdict, reckoning, form="product", repair=repair))
