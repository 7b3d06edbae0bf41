"""Finds the levels that the name of a share's base may mean: 占财政支出的, 占总支出的, 占计划的."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edulint.api import pattern
from edulint_figures.quantities.phrases import OF_THESE
from edulint_figures.relations.labels import ALIKE, PRODUCT, THE_SAME, agreement, core
from edulint_figures.relations.reading import Memory, Reading
from edulint_figures.relations.roles.share_bases import (
    bases_named,
    is_one_of_a_row,
    is_part,
    is_told_of,
    takes_up,
)
from edulint_figures.relations.roles.share_doubts import is_of_another_time
from edulint_figures.relations.roles.share_verdict import NAMED, PLACED, fitting
from edulint_figures.relations.sides import is_of_one_side
from edulint_figures.relations.tokens import Figure, Line

# A base that is named farther away may be another one of the same name.
_SENTENCES = 3
# Names with fewer characters are those of many things.
_LEAST_TELLING = 4
# A base named by so many characters less is of more than what is meant.
_MUCH_MORE = 4
_PLANNED = pattern(r"(?:计划|任务|目标|预算)(?:数|任务|总数|收入|支出)?(?:为|是|调整为)?$")
# 占此次公示总数的 names what the text speaks of, by whatever words it does.
_OF_THESE = pattern(r"(?:此次|本次|上述|以上).{0,8}总(?:数|量|额|人数)$")
_TOTAL = pattern(r"(?:总[值额量数]|规模)$")
# 缴存额 is what was paid in during a time, 缴存余额 is what there is at its end.
_OF_A_TIME = pattern("(?<!余)额$")
_ALL_OF = pattern(r"总?[数量]$")
_IN_A_PLACE = pattern(r"^(?:[我全本]|[一-鿿]{2,3})[省市县区州]")
# The words before these name what has the share: 其中新增就业完成任务, 占全县人口.
_DONE = pattern(r"完成|达到?|为|是|占|相当于")


def bases_by_name(line: Line, part: Figure, name: str, memory: Memory) -> tuple[list[Figure], int]:
    """Return the bases that a name may mean, and how sure it is that the first is meant."""
    bases = bases_named(line, part, name, memory)
    # 占当年缴存额的60.5% is not of 缴存余额, which is of all years.
    bases = [one for one in bases if not (_OF_A_TIME.search(name) and one.label.endswith("余额"))]
    # 前10个月进出口37亿元。10月份进出口3.7亿元: what is less than the part is not what it is of.
    bases = [one for one in bases if one.quantity.value > part.quantity.value] or bases
    # A level of one side is no base of what is told of all: 居民工资性收入5530元，占人均收入的68.7% is not of 农村居民人均收入6684元.
    bases = [one for one in bases if not _is_of_one_side_elsewhere(line, one, part, name)]
    if not bases:
        return _bases_divided(line, part, name, memory)
    made = memory.whole_of.get(part.quantity.span.start)
    if made is not None and (same := [one for one in bases if one.quantity.value == made.quantity.value]):
        # The base is what the parts were found to make, if it is so named: 甲类49起，乙类7167起。乙类占总数的91.9%.
        return same[:1], 2
    if len(bases) > 1 and line.holds(part):
        # Of several bases the one of the part's own time is meant: 前三季度进出口983亿元。第三季度进出口430亿元.
        bases = [one for one in bases if not is_of_another_time(line, part, one, memory)] or bases
    # 占外贸总值的 is of the level that is so named, though 加工贸易进出口 may stand nearer.
    bases.sort(key=lambda one: agreement(one.label, name) != THE_SAME)
    first = bases[0]
    is_near = line.holds(first) and abs(first.sentence - part.sentence) <= _SENTENCES
    surety = NAMED if is_near else _surety_of_far(line, part, name, bases, memory)
    if len(core(name)) - len(core(first.label)) >= _MUCH_MORE:
        # 占国有单位全部职工的21% is hardly of 全国职工15040万人.
        surety = min(surety, PLACED)
    return bases, surety


def _surety_of_far(line: Line, part: Figure, name: str, bases: Sequence[Figure], memory: Memory) -> int:
    """Return how sure it is that a share is of the first base, which stands some sentences or paragraphs before."""
    first = bases[0]
    is_here, agreeing = line.holds(first), agreement(first.label, name)
    are_one = len({one.quantity.value for one in bases if agreement(one.label, name) == agreeing}) == 1
    # 占投诉总量的 of 受理投诉1667件.
    counted, told = (core(_IN_A_PLACE.sub("", one)) for one in (_TOTAL.sub("", name), first.label))
    is_total = told == core(name) or (len(counted) > 1 and told.endswith(counted))
    is_total = is_total and _TOTAL.search(name) is not None
    # 占总投资的 of 工程总投资16000万元, where no other is told.
    is_all = name.startswith("总") and core(first.label).endswith(name)
    is_telling = len(core(name)) >= _LEAST_TELLING
    is_the_same = (agreeing == THE_SAME and is_telling) or (are_one and (is_total or is_all))
    if not is_here and (core(name).endswith(PRODUCT) or (not is_the_same and _is_forgotten(first, memory))):
        # The product is counted anew later, so that a share may be of another count than that of another paragraph.
        return 0
    if first.quantity.value <= part.quantity.value:
        # 一季度进出口6.6万亿元。…3月进出口2.4万亿元。⏎外资企业进出口2.6万亿元，占外贸总值的39.6%: of none that is less.
        return 0
    # 占服务进出口总额的 of another paragraph is not of 进出口, which is of more.
    is_less = core(name) not in core(first.label)
    # A name of its own tells one level: 占会员总数的 of another paragraph; so does 占出口总值的 where one is told, and
    # 占出口的, of the one 出口 of the paragraphs before.
    is_one = are_one and (is_telling or agreeing == THE_SAME)
    return 2 if is_the_same else int(is_here or (is_one and not is_less))


def _bases_divided(line: Line, part: Figure, name: str, memory: Memory) -> tuple[list[Figure], int]:
    """Return what a part was found to be of, or what was divided, where no level is named as its share says."""
    held = memory.whole_of.get(part.quantity.span.start)
    # 占查处问题总数的 of 全国共查处违反规定问题7799起.
    is_so_called = held is not None and takes_up(held.label, core(_ALL_OF.sub("", name)))
    if held is not None and not is_so_called and not _is_number_of(name, held):
        held = None
    if held is not None and is_part(held) and held.quantity.is_kin(part.quantity):
        # A share of 总量 is of what its list was found to make: 投诉301件，占总量的60.6%.
        return [held], 2
    if name.startswith("总") and (bases := _only_total(line, part, name, memory)):
        # A level of another paragraph may be only a part of 总投资: 固定资产投资5.1亿元。…战略产业投资2.5亿元，占总投资的41.8%.
        return bases, int(line.holds(bases[0]))
    # What is divided may be called by a shorter name: 工业投资118亿元。其中食品业96亿元，占全市工业的82%.
    wholes = memory.supposed.get(part.quantity.span.start, ())
    if _ALL_OF.search(name):
        wholes = tuple(one for one in wholes if not is_one_of_a_row(line, one))
    called = [one for one in wholes if is_part(one) and _is_called(one, name)]
    called = [one for one in called if is_told_of(line, one, name, is_divided=True)]
    if not called and len(wholes) == 1 and is_part(wholes[0]) and is_told_of(line, wholes[0], name, is_divided=True):
        # What is divided is all there is of it: 销售新车9万辆。其中，轿车3万辆，占总销量的33%.
        surety = NAMED if _OF_THESE.match(name) else PLACED
        return (list(wholes) if surety == NAMED or name.startswith("总") else []), surety
    return called, 1


def _is_of_one_side_elsewhere(line: Line, base: Figure, part: Figure, name: str) -> bool:
    """Tell whether a base of another sentence is that of one side of a division, of which the part says nothing."""
    is_here = line.holds(base) and line.holds(part) and base.sentence == part.sentence
    return not is_here and is_of_one_side(base.label, part.label + name)


def _is_number_of(name: str, whole: Figure) -> bool:
    """Tell whether a name is that of the number of what a whole counts: 案件总数 of 信访件96件."""
    counted = _ALL_OF.sub("", name)
    unit = whole.quantity.unit.strip()[-1:]
    return bool(unit) and counted.endswith(unit)


def _is_forgotten(base: Figure, memory: Memory) -> bool:
    """Tell whether a base stands so far back that 占营业收入的 is hardly of 个人业务营业收入 there."""
    return not any(one.holds(base) for one in memory.recent)


def _is_called(whole: Figure, name: str) -> bool:
    """Tell whether a whole may be what a share calls so: 工业投资 for 工业, 地方财政支出 for 总支出."""
    is_sum = name.startswith("总") and len(name) > 2 and core(whole.label).endswith(name[1:])
    return is_sum or agreement(whole.label, name) >= ALIKE


def _only_total(line: Line, part: Figure, name: str, memory: Memory) -> list[Figure]:
    """Return the one larger level that ends in the noun of a total: 占总支出的 after 一般公共预算支出42万元."""
    larger = [
        one
        for one in bases_named(line, part, name.removeprefix("总"), memory)
        if one.quantity.value > part.quantity.value
    ]
    return larger[:1] if len({one.quantity.value for one in larger}) == 1 else []


def of_plan(line: Line, part: Figure, share: Figure) -> Iterator[Reading]:
    """Yield the share of the plan that stands before a part: 计划造林2840亩。…完成1988亩，占计划的70%."""
    plans = [one for one in line.before(part.place) if one.letter == "L" and _is_planned(one)]
    yield from fitting(part, plans, share)


def part_of_plan(parts: Sequence[Figure], plan: Figure) -> Figure | None:
    """Return the level of which a plan or base speaks: the one that its clause names, else the first of ``parts``.

    就业2900人，再就业960人，均超额完成任务，其中就业完成任务2500人的116%.
    """
    name = _DONE.split(plan.label, maxsplit=1)[0].removeprefix(OF_THESE)
    named = (one for one in parts if _is_shorter_for(name, one.label)) if core(name) else iter(())
    return next(named, next(iter(parts), None))


def _is_shorter_for(name: str, label: str) -> bool:
    """Tell whether a name is a shorter one for a label: 新增就业 for 新增城镇就业."""
    rest = iter(label)
    return all(character in rest for character in name)


def _is_planned(figure: Figure) -> bool:
    """Tell whether a figure is a plan: 预算为60亿元, 完成预算60亿元的40%."""
    return is_part(figure) and _PLANNED.search(figure.label) is not None
