"""Means with their total and count in whatever order: 播种42万亩，总产18.9万吨，亩产450公斤; 培训班24期，培训3600人次，平均每期150人."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from msgspec import Struct
from msgspec.structs import replace

from edulint.api import pattern
from edulint_figures.quantities.quantity import ONE, Quantity, decimal
from edulint_figures.quantities.units import unit_class_of, unit_named
from edulint_figures.relations.judge import bounds, quotient, verdict_on, wanted_for
from edulint_figures.relations.labels import core, share_a_word
from edulint_figures.relations.reading import Reading
from edulint_figures.relations.relation import Verdict, relation_of
from edulint_figures.relations.roles.shortfall import are_of_one_body
from edulint_figures.relations.tokens import Figure, Line

# 亩产, 户均, 每名社工平均联系, 平均下来一亩茶园能挣: what a mean is per, and of how many.
_MEAN = pattern(
    r"(?:每|平均(?:下来)?,?(?:每|一)?)(?P<number>[千百万]?)(?:[个名位](?=[一-鿿]{2})|(?P<unit>[条户所辆支](?=[一-鿿]{2})))?(?P<each>[一-鿿]{1,12})$"
    r"|(?P<mean>[人户村班校亩师生期场站台车店组次笔件队])(?:均|产)(?P<of>[^,。;:0-9]{0,10})$"
)
# Such a mean is reckoned with a year's mean, with weights, or with other days than are told.
_WEIGHED = pattern(r"生产总值|GDP|收入|[日天月年]均|每[日天月年]|折合(?!亩产)|加权|标准")
# 人均生产总值60000元 is of the mean of two years' population: only what is far off is told.
_PRODUCT, _MOST_OFF = pattern(r"^(?:[一-鿿]{0,4}人均)(?:地区)?生产总值"), 10
# 平均每个家庭户: such a noun may be counted in the sentence before.
_KIND = pattern(r"[一-鿿]{2}[户班校村]")
_NEW = pattern(r"[新净]增|新[建招]")
_PUPILS, _NOT_PUPILS = "生", pattern(r"毕业|招生|招收|新生|教师|教职工|留守|贫困")
# Nor of the largest: 法官人均办案80件，最多的办结860件.
_NO_LEVEL = pattern(r"[均每]|平均|最[多高大少低小]")
# So many figures before a mean may be its total and count, and so many behind it.
_MOST_BEFORE, _MOST_BEHIND = 12, 2
_REST = pattern(r"其余|剩下|剩余|余下|其他|其它|另外")
_NUMBERS = {"": 1, "百": 100, "千": 1000, "万": 10_000}
_PEOPLE = ("人口", "人")
# A noun has two characters.
_NOUN = 2
_LEAST_DIGITS = 2
_CLAUSE_END = pattern(r"[,。;:、()]")


class _Asked(Struct, frozen=True):
    """What a mean is per, as words that begin with it, of how many, and what its total is called, if it says so."""

    each: str
    number: int
    is_mean: bool = False
    name: str = ""
    unit: str = ""

    @property
    def kind(self) -> str:
        """The noun with the unit that it is counted in, if it has one: 家庭户 of 家庭户的人口."""
        found = _KIND.match(self.each)
        return found[0] if found is not None else ""


def relations_in(line: Line) -> Iterator[Reading]:
    """Yield each mean of a line with the total and the count that its sentence tells, or that stand beside it."""
    for mean in line.figures:
        if mean.letter not in "LHC" or not mean.is_exact or not mean.quantity.value:
            continue
        asked = _mean_asked(mean)
        if asked is None:
            continue
        if (named := _mean_by_names(line, mean, asked)) is not None:
            yield named
            continue
        found: list[Reading] = []
        # The figures of the mean's own segment are asked first: 小麦25万亩，亩产429公斤，总产10.68万吨；玉米21万亩，亩产774公斤，….
        pairs = sorted(_level_pairs(line, mean), key=lambda pair: any(one.segment != mean.segment for one in pair))
        for first, second in pairs:
            ways = [
                (total, count)
                for total, count in ((first, second), (second, first))
                if _are_total_and_count(total, count, mean, asked, line)
            ]
            if len(ways) == 1 and are_of_one_body(ways[0]):
                reading = _judged(mean, ways[0][0].quantity, ways[0][1].quantity, asked)
                is_stated = _is_mean_of(mean, ways[0][0], asked) and not _is_moved(line, mean, ways[0])
                found.append(reading if is_stated else _unless_it_holds(reading))
        if found:
            yield next((one for one in found if one.relation.verdict is Verdict.HOLDS), found[0])


def _mean_asked(mean: Figure) -> _Asked | None:
    """Return what a figure is a mean per by the words before it, or None if it is none."""
    if "均" not in mean.label and "每" not in mean.label and "亩产" not in mean.label:
        return None
    found = _MEAN.search(mean.label)
    if found is None or (_WEIGHED.search(mean.label) and not _PRODUCT.search(mean.label)):
        return None
    each, is_mean = (found["each"] or found["mean"]).removesuffix("额"), found["mean"] is not None
    return _Asked(each, _NUMBERS[found["number"] or ""], is_mean, core(found["of"] or ""), found["unit"] or "")


def _mean_by_names(line: Line, mean: Figure, asked: _Asked) -> Reading | None:
    """Return a mean of the only total and count of its sentence that it may be of; of several, of two that give it."""
    start = line.sentence_start(mean.place)
    start = line.sentence_start(max(start - 1, 0)) if asked.kind else start
    near = [*line.before(mean.place, start)[:_MOST_BEFORE]]
    near += line.between(mean.place + 1, line.sentence_stop(mean.place))[:_MOST_BEHIND]
    levels = [one for one in near if one.letter in "LC" and one.is_exact and not _NO_LEVEL.search(one.label)]
    pairs = [
        pair
        for pair in permutations(levels, 2)
        if _are_total_and_count(*pair, mean, asked, line) and are_of_one_body(pair)
    ]
    pairs = [pair for pair in pairs if _is_mean_of(mean, pair[0], asked) and not _is_moved(line, mean, pair)]
    # 小麦亩产 is not of 粮食总产量.
    subject = core(_MEAN.sub("", mean.label))
    pairs = [pair for pair in pairs if not subject or share_a_word(subject, pair[0].label)]
    pairs = [pair for pair in pairs if asked.name and core(pair[0].label).endswith(asked.name)] or pairs
    is_only = len(pairs) == 1 and "均" in mean.label and asked.each != _PUPILS
    readings = [_judged(mean, total.quantity, count.quantity, asked, is_only=is_only) for total, count in pairs]
    if len(readings) == 1:
        return readings[0]
    held = (one for one in readings if one.relation.verdict is Verdict.HOLDS)
    return next(held, None) if len(mean.quantity.digits) >= _LEAST_DIGITS else None


def _level_pairs(line: Line, mean: Figure) -> Iterator[tuple[Figure, Figure]]:
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


def _are_total_and_count(total: Figure, count: Figure, mean: Figure, asked: _Asked, line: Line) -> bool:
    """Tell whether a mean may be of a total by a count: of one kind with the mean, and of what it is per."""
    kinds = [one.quantity.unit_class.partition("-")[0] for one in (total, mean)]
    if _REST.search(count.label) or ("其中" in total.label) != ("其中" in count.label):
        # No figure tells the total of the rest: 总投资81亿元，2个大项目39亿元，剩下18个平均每个2.3亿元.
        return False
    if total.label.endswith("各"):
        # The figure behind 各 is told of each of several things, and their total is not told: 公、母各30只，分为6组，每组10只.
        return False
    if total.label.endswith("这") and total.quantity.value == mean.quantity.value:
        # 这 takes the same figure up again: 每组各取1000个，这1000个….
        return False
    return (
        kinds[0] == kinds[1]
        and count is not total
        and count.quantity.value > 0
        and _is_count_of(count, mean, asked, line)
    )


def _is_count_of(count: Figure, mean: Figure, asked: _Asked, line: Line) -> bool:
    """Tell whether a count is of what a mean is per: 42万亩 of 亩, 25名社工 of 每名社工, 班级36个 of 班."""
    if asked.kind:
        return asked.kind in count.label and asked.kind.endswith(count.quantity.unit.lstrip("万亿"))
    if asked.each.startswith(_PEOPLE):
        # 人均阅读8本 is a mean of those who were counted, 每人 and 每万人口 are of the population.
        is_counted = (
            asked.is_mean
            and not _PRODUCT.search(mean.label)
            and mean.quantity.unit_class != "yuan"
            and count.quantity.unit_class == "person"
        )
        return "人口" in count.label or is_counted
    unit = count.quantity.unit.lstrip("万亿")
    if unit and (asked.each.startswith(unit) or asked.unit == unit):
        return True
    noun = asked.each[:_NOUN]
    behind = line.passage.after(count.quantity, 2 * _NOUN)
    if len(noun) == _NOUN:
        return behind.startswith(noun) or count.label.endswith(noun)
    if noun == _PUPILS and _NOT_PUPILS.search(count.label):
        return False
    # 次均费用 is per 人次, and 校均 per school, counted in 所.
    is_class = (
        (noun == "校" and count.quantity.unit_class == "school")
        or count.quantity.unit_class == unit_class_of(noun)
        or unit.endswith(noun)
    )
    return is_class or count.label.endswith((noun, f"{noun}级")) or noun in _CLAUSE_END.split(behind)[0]


def _unless_it_holds(reading: Reading) -> Reading:
    if reading.relation.verdict is Verdict.HOLDS:
        return reading
    return Reading.of(replace(reading.relation, verdict=Verdict.UNKNOWN, repair=None))


def _is_mean_of(mean: Figure, total: Figure, asked: _Asked) -> bool:
    """Tell whether a mean may be that of a total by its name: 户均增收 is not of 综合产值."""
    if _PRODUCT.search(mean.label):
        return "生产总值" in total.label
    if asked.kind:
        return asked.kind in total.label
    return len(asked.name) < _NOUN or bool(set(asked.name) & set(total.label))


def _is_moved(line: Line, mean: Figure, terms: tuple[Figure, Figure]) -> bool:
    """Tell whether a mean is by how much one has moved, or its total or count by how much that has, but not the mean.

    教师17.2万人，比上年增加0.2万人，每名教师负担学生比上年增加0.3人.
    """
    than = line.letters.find("y", line.clause_start(mean.place), mean.place)
    is_new = [_NEW.search(one.label) is not None for one in terms]
    if is_new[0] and not is_new[1] and not _NEW.search(mean.label):
        # 新增床位126张，卫生院21所，平均每所有床位8张: what is new is no total of all.
        return True
    return than >= 0 or (mean.letter != "C" and not all(is_new) and any(one.letter == "C" for one in terms))


def _judged(figure: Figure, total: Quantity, count: Quantity, asked: _Asked, *, is_only: bool = False) -> Reading:
    mean = figure.quantity
    # The area of 每平方公里300人 is kept in square metres.
    unit = count.unit.lstrip("万亿")
    scale = (unit_named(unit).scale if unit and asked.each.startswith(unit) else ONE) * asked.number
    low, high = quotient(total, count, scale)
    room = mean.half or mean.step // 2
    least, most = bounds(mean, room)
    (least_total, most_total), (least_count, most_count) = bounds(total), bounds(count)
    wanted = (
        wanted_for(mean, low, high, slack=room),
        wanted_for(total, least * least_count // scale, most * most_count // scale),
        wanted_for(count, least_total * scale // max(most, 1), most_total * scale // max(least, 1)),
    )
    likely = Verdict.LIKELY_WRONG if is_only or len(mean.digits) >= _LEAST_DIGITS else Verdict.UNKNOWN
    unmended = Verdict.LIKELY_WRONG if is_only else Verdict.UNKNOWN
    is_product = _PRODUCT.search(figure.label) is not None or "生产总值" in total.label
    if is_product and abs(low - mean.value) * 100 <= _MOST_OFF * mean.value:
        likely = unmended = Verdict.UNKNOWN
    told = (least, most)
    verdict, repair = verdict_on(told, (low, high), wanted, doubt=mean.step, mended=likely, unmended=unmended)
    times = f"×{asked.number}" if asked.number > 1 else ""
    computed = decimal(total.value * scale // count.value, mean.scale, mean.decimals + 1)
    reckoning = f"{total.words}÷{count.words}{times}={computed}{mean.unit}"
    return Reading.of(relation_of(mean, (total, count), verdict, reckoning, form="product", repair=repair))
