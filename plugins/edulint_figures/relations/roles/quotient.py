"""Quotients that have a name of their own: 资产负债率 is 负债 by 资产, 性别比 is 男 by 女."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from edulint.api import Span, WordList, pattern
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.quantity import ONE, PERCENT, decimal
from edulint_figures.relations.judge import bounds, is_one_digit_off, meet, quotient, repairs_of, wanted_for
from edulint_figures.relations.reading import Memory, Reading
from edulint_figures.relations.relation import Relation, Verdict, spans
from edulint_figures.relations.tokens import Figure, Line, Ratio

_QUOTIENTS = WordList(__file__, "quotients.txt")
_SCALES = {"percent": PERCENT, "hundred": PERCENT, "one": ONE}
# In 性别比由2010年的97.45下降为91.45 the first value is that of an earlier year, which these words show.
_FORMERLY = pattern(r"[由从][^,。;]{0,24}$")
_LONGEST_FORMER, _MOVE = 26, 4
# Universities weigh their pupils before they reckon 生师比, so that the counts do not give it.
_PUPILS, _TEACHERS = pattern(r"学生|在校生|在园|幼儿"), pattern(r"教师|教职工|教职员工")
_HIGHER_EDUCATION = pattern(r"大学|学院|高校|高等|本科|专科|研究生|折合")
_PUPILS_BY_TEACHERS = "生师比"
_LONGEST_NAME = 12
_SHARE = "占比"
_MOST = 12
_LEAST_DIGITS = 3
_FORMER = pattern("[去上前]年|年初|同期")


class _Named(Struct, frozen=True):
    """A quotient: its name, the words for what is divided and for what it is divided by, and its scale."""

    name: str
    above: str
    below: str
    scale: int


@cache
def _named_quotients() -> tuple[_Named, ...]:
    return tuple(_Named(name, above, below, _SCALES[scale]) for name, above, below, scale in _QUOTIENTS.rows)


def are_named(passage: Passage) -> bool:
    """Tell whether a paragraph names a quotient."""
    return passage.holds(_PUPILS_BY_TEACHERS, *(one.name for one in _named_quotients()))


def relations_in(line: Line, memory: Memory) -> Iterator[Reading]:
    """Yield the named quotients of a line that two levels near it give."""
    for figure in line.figures:
        if figure.letter not in "PTb" or not figure.is_exact:
            continue
        at, moved_from = figure.quantity.span.start, _moved_from(line, figure)
        is_former = _FORMERLY.search(line.passage.text, max(line.passage.span.start, at - _LONGEST_FORMER), at)
        if is_former and moved_from is None:
            continue
        label = (moved_from.label if moved_from is not None else "") + figure.label
        for named in _named_quotients():
            if named.name in label:
                yield from _quotient_of_levels(line, figure, named, memory)
    for place, ratio in line.ratios.items():
        name = line.passage.text[max(line.passage.span.start, ratio.span.start - _LONGEST_NAME) : ratio.span.start]
        if _PUPILS_BY_TEACHERS in name and len(ratio.values) == 2 and ratio.values[1] == ONE:
            yield from _pupils_by_teachers(line, place, ratio)


def _moved_from(line: Line, figure: Figure) -> Figure | None:
    """Return the figure that one has moved from: 性别比由上年的98.39上升为103.42."""
    before = next(iter(line.before(figure.place, figure.place - _MOVE)), None)
    is_moved = before is not None and "d" in line.letters[before.place : figure.place]
    return before if is_moved else None


def _quotient_of_levels(line: Line, stated: Figure, named: _Named, memory: Memory) -> Iterator[Reading]:
    earlier = [one for told in reversed(memory.recent) for one in told.before(len(told.letters))]
    near = sorted(line.around(stated.place), key=lambda one: abs(one.place - stated.place))
    levels = [one for one in (*near, *earlier) if one.letter in "LH" and one.is_exact]
    for above in [one for one in levels if named.above in one.label and named.below not in one.label][:_MOST]:
        for below in [one for one in levels if named.below in one.label and one.quantity.is_kin(above.quantity)][
            :_MOST
        ]:
            given = quotient(above.quantity, below.quantity, named.scale)
            half = stated.quantity.half or stated.quantity.step // 2
            if meet(given, bounds(stated.quantity, half)) and below is not above:
                yield _reading(line.passage, stated.quantity.span, (above, below), named.scale, Verdict.HOLDS)
                return
    yield from _judged(line, stated, named)


def _judged(line: Line, stated: Figure, named: _Named) -> Iterator[Reading]:
    """Yield a quotient that one digit would mend, where its segment or its paragraph has one level of each name."""
    segment = line.between(line.segment_start(stated.place), stated.place)
    for told in (segment, line.figures):
        levels = [one for one in told if one.letter in "LH" and one.is_exact]
        above = [one for one in levels if named.above in one.label and named.below not in one.label]
        below = [one for one in levels if named.below in one.label and named.above not in one.label]
        if len(above) == len(below) == 1 and above[0].quantity.is_kin(below[0].quantity):
            if (_FORMER.search(above[0].label) is None) is not (_FORMER.search(below[0].label) is None):
                # The two levels are of different times in 去年末存款余额268亿元，今年6月末贷款余额201亿元，存贷比为73.8%.
                return
            break
    else:
        return
    part, whole = above[0].quantity, below[0].quantity
    low, high = quotient(part, whole, named.scale)
    half = stated.quantity.half or stated.quantity.step // 2
    least, most = max(stated.quantity.value - half, 1), stated.quantity.value + half
    together = (part.value + whole.value - part.half - whole.half, part.value + whole.value + part.half + whole.half)
    of_both = quotient(part, together, named.scale)
    if named.name.endswith(_SHARE) and of_both[0] <= most and least <= of_both[1]:
        # The share is that of 药品 in both together in 其中医疗收入642.3万元、药品收入465.3万元，药占比42%.
        return
    wanted = (
        wanted_for(stated.quantity, low, high, slack=half),
        wanted_for(part, least * whole.value // named.scale, most * whole.value // named.scale),
        wanted_for(whole, part.value * named.scale // most, part.value * named.scale // least),
    )
    # The mean of many rates may differ from the rate of their sums.
    mended = repairs_of(wanted[:1] if "平均" in stated.label else wanted)
    if mended and (told is segment or len(stated.quantity.digits) >= _LEAST_DIGITS):
        yield _reading(line.passage, stated.quantity.span, (above[0], below[0]), named.scale, Verdict.LIKELY_WRONG)


def _reading(passage: Passage, stated: Span, levels: tuple[Figure, Figure], scale: int, verdict: Verdict) -> Reading:
    quantities = [one.quantity for one in levels]
    shown = decimal(quantities[0].value * scale // max(quantities[1].value, 1), ONE, 2)
    written = passage.text[stated.start : stated.end]
    relation = Relation(
        span=stated,
        operands=spans(quantities),
        verdict=verdict,
        reckoning=f"{quantities[0].words}÷{quantities[1].words}={shown}{'%' if written.endswith('%') else ''}",
        form="share",
        values={"stated": written},
    )
    return Reading.of(relation)


def _pupils_by_teachers(line: Line, place: int, ratio: Ratio) -> Iterator[Reading]:
    """Yield how many pupils there are for a teacher: all teachers or those who teach may be meant."""
    for marks in (".;", "."):
        start = max(line.letters.rfind(mark, 0, place) for mark in marks) + 1
        levels = [one for one in line.between(start, place) if one.letter == "L" and one.is_exact]
        pupils = [one for one in levels if _PUPILS.search(one.label) and not _TEACHERS.search(one.label)]
        teachers = [one for one in levels if _TEACHERS.search(one.label) and one.quantity.value]
        if pupils and teachers:
            break
    else:
        return
    value, half = ratio.values[0], ONE // 10 ** ratio.places[0] // 2
    for above in pupils:
        for below in teachers:
            if meet(quotient(above.quantity, below.quantity, ONE), (value - half, value + half)):
                yield _reading(line.passage, ratio.span, (above, below), ONE, Verdict.HOLDS)
                return
    is_higher = _HIGHER_EDUCATION.search(line.passage.text, line.starts[start], ratio.span.start)
    if len(pupils) == 1 and not is_higher:
        computed = pupils[0].quantity.value * ONE // teachers[-1].quantity.value
        # Beside one count of teachers only, a digit that would mend it tells that it is wrong.
        is_slip = len(teachers) == 1 and is_one_digit_off(value, computed, ratio.places[0])
        verdict = Verdict.LIKELY_WRONG if is_slip else Verdict.DOUBTFUL
        yield _reading(line.passage, ratio.span, (pupils[0], teachers[-1]), ONE, verdict)
