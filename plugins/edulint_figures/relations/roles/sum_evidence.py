"""Weighs the evidence that a figure is wrong where parts do not add up to their whole."""

from __future__ import annotations

from collections.abc import Callable

from edulint.api import Wording
from edulint_figures.quantities.phrases import IN_ALL
from edulint_figures.relations.judge import power_between, power_told
from edulint_figures.relations.labels import agreement
from edulint_figures.relations.relation import Verdict
from edulint_figures.relations.roles.sum_places import (
    MOST_LUCK_LED_IN,
    are_parted_alike,
    are_steps,
    fills_its_segment,
    is_all_behind,
    is_all_to_its_end,
    is_beside,
    is_joined_behind,
    is_led_in,
    is_no_pair,
    is_of_levels,
    is_one_row,
    is_round,
    may_leave_out,
    most_luck_led_in,
    tells_less,
    tells_of_another_thing,
)
from edulint_figures.relations.roles.sum_total import of_total
from edulint_figures.relations.roles.sum_weighed import Sum
from edulint_figures.relations.sides import common_end, overlap

_MOST_EXCESS = 4
_NOUN = 2
# A list of so many parts of one mould is hardly a list of other things.
_MANY = 4
_MOST_MORE = 0.1
_LEAST_OF_A_POWER = 100
_MOST_LUCK_OF_TWO = 0.005
# What 其中 leads in leaves something out more often than it makes too much.
_MOST_LUCK_OF_MORE, _MOST_LUCK_OF_ONE_WHOLE = 1.5, 0.7


def _may_overlap(found: Sum) -> bool:
    """Tell whether one may be several of the parts, and many none: 其中寄宿生323人，留守儿童36人，残疾学生8人."""
    return not _is_view(found) and overlap(found.names)


def _may_be_all(found: Sum) -> bool:
    """Tell whether the parts may be all there is: two behind 其中 are often the two worth telling."""
    if _may_overlap(found):
        return False
    is_more = found.exceeds
    is_list = len(found.parts.figures) > 2 and is_one_row(found)
    is_list = is_list or found.is_complete or (is_more and len(found.parts.figures) == 2 and not is_no_pair(found))
    return is_list or (found.is_disjoint and found.luck <= _MOST_LUCK_OF_TWO)


def _is_long_list(found: Sum) -> bool:
    """Tell whether there are three parts or more, and a whole as exact as they are."""
    is_list = len(found.parts.figures) >= 3 and is_one_row(found)
    return is_list and not is_round(found) and not _may_overlap(found)


def _fills_its_brackets(found: Sum) -> bool:
    """Tell whether brackets behind the whole hold the parts and nothing else: 19个（期货8个、期权11个）."""
    return found.match.phrasing.form == "inside" and not overlap(found.names)


def _are_many_behind(found: Sum) -> bool:
    """Tell whether parts that have nothing in common are all to the sentence's end; two behind 其中 are often not all."""
    is_list = len(found.parts.figures) > 2 or not is_led_in(found)
    return is_list and found.is_disjoint and not is_round(found) and is_all_behind(found)


def _is_more_behind(found: Sum) -> bool:
    """Tell whether parts right behind 其中 make more than their whole: all to the sentence's end, or those 、 joins."""
    is_one = found.is_nearest or found.luck <= _MOST_LUCK_OF_ONE_WHOLE
    is_one = is_one and (len(found.parts.figures) == 2 or is_one_row(found))
    return is_one and found.exceeds and is_led_in(found) and (is_all_behind(found) or is_joined_behind(found))


def _is_row_of_more(found: Sum) -> bool:
    """Tell whether three parts or more that 其中 leads in, all behind the same mark, make more than their whole.

    They stand in its sentence or the next, and no level follows them.
    """
    figures, sentences = found.parts.figures, found.parts.figures[0].sentence - found.whole.sentence
    is_row = len(figures) >= 3 and found.parts.is_regular and are_parted_alike(found) and is_one_row(found)
    is_led = found.is_next and sentences in (0, 1) and is_led_in(found) and not tells_less(found)
    return found.exceeds and is_row and is_led and not found.goes_on_apart


def _is_view(found: Sum) -> bool:
    """Tell whether 按…分 names the parts, which are then all there is."""
    return found.opening == "v"


def _is_view_of_all(found: Sum) -> bool:
    """Tell whether 按…分 names three parts or more, or two that have nothing in common."""
    return _is_view(found) and (len(found.parts.figures) > 2 or found.is_disjoint)


def _ends_its_sentence(found: Sum) -> bool:
    """Tell whether a sentence has nothing but a list of three parts or more to its end."""
    return _is_long_list(found) and is_all_to_its_end(found)


def _is_all_of_all(found: Sum) -> bool:
    """Tell whether four parts or more are told to the end of the sentence, and the whole is all there is: 各级各类学校."""
    is_list = len(found.parts.figures) >= _MANY and is_all_to_its_end(found) and set(found.parts.separators) != {*",/"}
    return is_list and found.opening == "z" and IN_ALL.search(found.whole.label) is not None


def _is_more_at_once(found: Sum) -> bool:
    """Tell whether a list of three parts or more right behind its whole and 其中 makes more than it."""
    figures = found.parts.figures
    is_list = len(figures) >= 3 and found.parts.is_regular and found.opening == "z"
    is_list = is_list and is_one_row(found)
    is_one = figures[0].sentence - found.whole.sentence in (0, 1) and ";" not in found.parts.separators
    return is_list and is_one and found.exceeds and not overlap(found.names)


# What says that a figure is wrong where one digit would mend the sum: the verdict, how probable such a repair may be
# by chance, how much of the whole may be missing, and what the list must be. Lists are often incomplete, and with few
# digits some digit repairs almost anything.
_EVIDENCE: tuple[tuple[Verdict, float, float, Callable[[Sum], bool]], ...] = (
    (Verdict.WRONG, 0.3, 0.12, lambda found: found.is_complete),
    (Verdict.WRONG, 1, 1, lambda found: found.is_complete and found.is_swap),
    (Verdict.WRONG, 0.02, 0.12, _may_be_all),
    (Verdict.WRONG, 0.1, 0.12, _fills_its_brackets),
    (Verdict.WRONG, 0.05, 0.03, _is_long_list),
    (Verdict.WRONG, 0.5, 0.03, lambda found: found.is_disjoint and _is_long_list(found)),
    (Verdict.LIKELY_WRONG, 0.7, 1, lambda found: found.is_complete or found.is_named),
    (Verdict.LIKELY_WRONG, 9, 0.3, lambda found: found.is_named),
    (Verdict.LIKELY_WRONG, 0.7, 0.6, lambda found: found.grown is not None),
    (Verdict.LIKELY_WRONG, 1.5, 0.4, lambda found: found.is_strict and found.exceeds),
    (Verdict.LIKELY_WRONG, 0.15, 0.6, _is_more_at_once),
    (Verdict.LIKELY_WRONG, _MOST_LUCK_OF_MORE, 0.9, _is_more_behind),
    (Verdict.LIKELY_WRONG, _MOST_LUCK_OF_MORE, 0.9, _is_row_of_more),
    (Verdict.LIKELY_WRONG, 0.3, 0.6, _are_many_behind),
    (Verdict.LIKELY_WRONG, 0.7, 0.6, _fills_its_brackets),
    (Verdict.LIKELY_WRONG, 0.1, 0.6, lambda found: len(found.parts.figures) >= _MANY and _ends_its_sentence(found)),
    (Verdict.LIKELY_WRONG, 0.3, 0.3, lambda found: found.is_strict and _ends_its_sentence(found)),
    (Verdict.LIKELY_WRONG, 0.4, 0.12, _is_all_of_all),
    (Verdict.LIKELY_WRONG, 0.05, 1, _is_view_of_all),
    (Verdict.LIKELY_WRONG, 0.7, 1, lambda found: _is_view(found) and _ends_its_sentence(found)),
    (Verdict.LIKELY_WRONG, 0.03, 0.6, _may_be_all),
    (Verdict.LIKELY_WRONG, MOST_LUCK_LED_IN, 1, lambda found: found.luck <= most_luck_led_in(found)),
    # Even of names that one thing may have together, chance hardly offers a digit of so many.
    (Verdict.LIKELY_WRONG, 0.0005, 0.3, lambda found: found.opening == "z"),
)


def verdict_of(found: Sum) -> Verdict:
    """Return how sure it is that one of the figures is wrong."""
    if (found.slip and (not found.is_possible or found.is_complete)) or _power_of_ten_off(found):
        return Verdict.WRONG
    if found.is_stated_total:
        return of_total(found)
    if found.exceeds and (found.are_within or is_of_levels(found)):
        return Verdict.UNKNOWN
    if found.is_possible and not found.is_complete and (is_beside(found) or _is_among_them(found)):
        return Verdict.UNKNOWN
    if found.is_possible and not fills_its_segment(found):
        is_near = found.off <= 0.12 or found.luck <= 0.3
        is_likely = found.is_complete and (is_near or found.is_swap)
        is_one = found.whole.sentence == found.parts.figures[0].sentence
        most_luck = 0.15 if found.off <= 0.12 else 0.05 if is_one else 0
        is_likely = is_likely or (found.is_disjoint and found.luck <= most_luck and not are_steps(found.names))
        is_likely = is_likely or found.grown is not None
        if not is_likely or (tells_of_another_thing(found) and not found.is_gathered):
            return Verdict.UNKNOWN
    if (
        found.repairs
        and not may_leave_out(found)
        and (found.is_complete or found.exceeds or found.parts.are_of_one_unit)
    ):
        for verdict, most_luck, most_off, needed in _EVIDENCE:
            if found.luck <= most_luck and found.off <= most_off and needed(found):
                return verdict
    is_more = found.exceeds and found.computed <= _MOST_EXCESS * found.whole.quantity.value
    if is_more and found.may_exceed and not found.goes_on_apart:
        return Verdict.LIKELY_WRONG
    if (found.is_swap and found.is_strict and found.off <= 0.3) or _are_a_few_more(found):
        return Verdict.DOUBTFUL
    return Verdict.UNKNOWN


def _is_led_in(found: Sum) -> bool:
    """Tell whether nothing but a name stands between 其中 and a whole."""
    line, whole = found.match.line, found.whole
    return line.holds(whole) and line.letters[: whole.place].rstrip("n/").rstrip(",:").endswith("z")


def _is_among_them(found: Sum) -> bool:
    """Tell whether a whole is itself a part of what stands before it, with its parts: 出口230亿元，甲类出口65亿元，乙类出口39亿元，丙类出口32亿元."""
    line, whole = found.match.line, found.whole
    if not line.holds(whole) or not (_is_led_in(found) or common_end([whole.label, *found.names]) >= _NOUN):
        return False
    start = line.sentence_start(max(line.sentence_start(whole.place) - 1, 0))
    before = (one.quantity for one in line.before(whole.place, start) if one.letter == "L")
    return any(one.is_kin(whole.quantity) and one.value >= whole.quantity.value + found.computed for one in before)


def _are_a_few_more(found: Sum) -> bool:
    """Tell whether a list behind 其中 in the sentence of its whole makes a little more: 50人，其中20人、25人、8人.

    In four million characters of reports no right list of three parts or more does.
    """
    figures = found.parts.figures
    is_list = len(figures) >= 3 and found.opening == "z" and ";" not in found.parts.separators
    is_more = found.exceeds and found.off <= _MOST_MORE
    is_one = found.whole.sentence == figures[0].sentence and found.parts.are_of_one_unit and not overlap(found.names)
    return is_list and is_more and is_one


def _power_of_ten_off(found: Sum) -> int:
    """Return the power of ten by which a sum differs from its total, where that is surely a mistaken unit."""
    total = found.whole.quantity
    power = 0 if found.is_possible else power_between(found.computed, total.value)
    if not power or min(found.computed, total.value) < _LEAST_OF_A_POWER * min(one.step for one in found.figures):
        # Small sums are a power of ten of another figure by chance: 11+6+16 is a tenth of 329.
        return 0
    if found.match.phrasing.form == "total":
        return power
    # 成交价款55亿元。…分区域看，南部投资150亿元、北部投资400亿元: what another sentence counts has its own units.
    is_beside = found.whole.sentence == found.parts.figures[0].sentence and found.match.line.holds(found.whole)
    is_beside = is_beside or any(agreement(found.whole.label, name) for name in found.names)
    return power if found.is_disjoint and (is_beside or found.opening in "zi" or found.is_named) else 0


def wording_of(found: Sum) -> Wording | None:
    """Return the words for what would mend the sum, or for the units to look at."""
    power = _power_of_ten_off(found)
    return found.slip or (power_told(power) if power else found.repair)
