"""Judges parts that do not make their whole: is a figure wrong, or does the list leave something out?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from edulint.api import Wording, WordList, pattern
from edulint_figures.quantities.phrases import AVERAGE, IN_BRACKETS
from edulint_figures.quantities.quantity import ONE, Dimension, Quantity
from edulint_figures.relations.judge import (
    Repair,
    Wanted,
    chance,
    only_one,
    power_between,
    power_told,
    repairs_of,
    rounding_slack,
    unit_slip,
)
from edulint_figures.relations.labels import (
    are_disjoint,
    is_mould,
    is_one_side,
    make_a_whole,
    may_divide,
    names_of,
    overlap,
)
from edulint_figures.relations.reading import Match, Memory, Reading
from edulint_figures.relations.reckoning import difference_of, sum_of
from edulint_figures.relations.relation import Relation, Verdict, spans
from edulint_figures.relations.roles.part_lists import Parts
from edulint_figures.relations.tokens import Figure, Line

_OPEN_LIST_WORDS = WordList(__file__, "open_list_words.txt")
_MOST_EXCESS = 4
_MOST_MORE = 0.1
_LEAST_OF_A_POWER = 100
_MOST_POSSIBLE = 8
_MOST_REPAIRED = 61
# Of a whole in another paragraph.
_MOST_FAR_OFF = 0.5
# Of a list that only its figures join to an earlier whole: how much may be missing, and how likely chance may offer
# the digit, also where its names are all there are.
_MOST_BARE_OFF, _MOST_BARE_LUCK, _MOST_BARE_LUCK_OF_ALL = 0.15, 0.01, 0.05
# 中等, 高等 and 等级 are no "and so on".
_AND_SO_ON = pattern(r"(?<![高中初同平优均一二三特上下])等(?![级次额学于专其])")
_ALL_OF = "各项"
# 人员经费95万元，主要包括：基本工资、津贴；公用经费…: what one part holds is no word on the list.
_WITHIN = pattern(r",主要(?:包括|用于|是)[^;。0-9]*(?=[;。]|$)")
_REST = pattern(r"[^,。;]{0,12}")


class _Sum(Struct, frozen=True):
    """Parts and a whole that they miss, with what speaks for a wrong figure.

    ``is_complete`` says that the names are all there is (城镇 and 乡村), ``is_disjoint`` that they are cast in one mould
    or divide by one property, ``may_exceed`` that the parts surely have nothing in common, so that they can't make
    more than the whole. ``luck`` is the chance that one digit would mend an innocent deviation, ``off`` the part that
    is missing.
    """

    match: Match
    parts: Parts
    whole: Figure
    names: list[str]
    computed: int
    repairs: list[Repair]
    slip: Wording | None
    luck: float
    off: float
    is_complete: bool
    is_disjoint: bool
    is_strict: bool
    may_exceed: bool

    @property
    def is_stated_total(self) -> bool:
        """Tell whether 合计 or 共 sums the parts."""
        return self.match.phrasing.form == "total" and self.match.phrasing.confidence == "stated"

    @property
    def is_possible(self) -> bool:
        """Tell whether the words hardly say that the figures belong together."""
        return self.match.phrasing.confidence == "possible"

    @property
    def is_swap(self) -> bool:
        """Tell whether two swapped digits would mend it: that is less often chance."""
        return bool(self.repairs) and self.repairs[0].is_swap

    @property
    def repair(self) -> Wording | None:
        """The words for the only repair."""
        return only_one(self.repairs)


def _may_be_all(found: _Sum) -> bool:
    """Tell whether the parts may be all there is: two behind 其中 are often the two worth telling."""
    is_more = found.computed > found.whole.quantity.value
    return is_more or len(found.parts.figures) > 2 or found.is_disjoint or found.is_complete


def _is_round(found: _Sum) -> bool:
    """Tell whether a whole is a round number of what its parts tell exactly: 2000万平方米 for 402, 1200 and 390."""
    total = found.whole.quantity
    hundreds = 100 * total.step
    return total.value % hundreds == 0 and any(part.value % hundreds for part in found.parts.quantities)


def _is_long_list(found: _Sum) -> bool:
    """Tell whether there are three parts or more, and a whole as exact as they are."""
    return len(found.parts.figures) >= 3 and not _is_round(found)


def _is_view(found: _Sum) -> bool:
    """Tell whether 按…分 names the parts, which are then all there is."""
    return found.match.line.letters[found.match.start] == "v"


# What says that a figure is wrong where one digit would mend the sum: the verdict, how probable such a repair may be
# by chance, how much of the whole may be missing, and what the list must be. Lists are often incomplete, and with few
# digits some digit repairs almost anything.
_EVIDENCE: tuple[tuple[Verdict, float, float, Callable[[_Sum], bool]], ...] = (
    (Verdict.WRONG, 0.3, 0.12, lambda found: found.is_complete),
    (Verdict.WRONG, 1, 1, lambda found: found.is_complete and found.is_swap),
    (Verdict.WRONG, 0.02, 0.12, _may_be_all),
    (Verdict.WRONG, 0.05, 0.03, _is_long_list),
    (Verdict.WRONG, 0.5, 0.03, lambda found: found.is_disjoint and _is_long_list(found)),
    (Verdict.LIKELY_WRONG, 0.1, 1, lambda found: found.is_complete),
    (Verdict.LIKELY_WRONG, 0.15, 0.15, lambda found: found.is_disjoint and _is_long_list(found)),
    (Verdict.LIKELY_WRONG, 0.15, 0.6, lambda found: found.is_disjoint and found.computed > found.whole.quantity.value),
    (Verdict.LIKELY_WRONG, 0.02, 0.6, lambda found: found.is_disjoint or _is_view(found)),
    (Verdict.LIKELY_WRONG, 0.004, 0.6, _may_be_all),
    (Verdict.LIKELY_WRONG, 0.002, 1, _may_be_all),
)


def judged(
    match: Match, parts: Parts, whole: Figure, memory: Memory, *, is_nearest: bool, is_only: bool
) -> Reading | None:
    """Return parts with a whole that they do not make, or None where they hardly belong together.

    ``is_nearest`` says that no other whole stands nearer, ``is_only`` that no other may be meant.
    """
    line, quantities, total = match.line, parts.quantities, whole.quantity
    if not whole.is_exact or not all(figure.is_exact for figure in parts.figures):
        return None
    first = parts.figures[0].quantity.span.start
    if AVERAGE.search(whole.label) or line.passage.is_masked(min(total.span.end, first), quantities[-1].span.end):
        return None
    if _is_of_another_segment(line, parts, whole) or _holds_another_whole(parts, whole) or _divides_a_part(parts):
        return None
    found = _sum_of(match, parts, whole, is_nearest=is_nearest and is_only)
    if found is None or is_one_side(whole.label, found.names):
        return None
    if found.computed < total.value and _leaves_out_services(found.names):
        return None
    is_open = not found.is_complete and _is_open(match, parts, whole, memory)
    missing, slack = abs(total.value - found.computed), rounding_slack([*quantities, total])
    if missing <= slack:
        # It would hold, if one of the figures were not coarser than the others.
        return None
    if missing <= slack + total.half:
        return reading_of(match, parts.figures, whole, Verdict.DOUBTFUL, rank=100)
    verdict = Verdict.UNKNOWN if is_open else _verdict(found)
    if verdict is Verdict.UNKNOWN and (not is_nearest or found.is_possible):
        return None
    if verdict is Verdict.UNKNOWN and found.off > _MOST_FAR_OFF and not line.holds(whole):
        return None
    if verdict is not Verdict.UNKNOWN and not found.is_complete and _have_shares(line, parts, total):
        return None
    repair = None if verdict is Verdict.UNKNOWN else _wording(found)
    return reading_of(match, parts.figures, whole, verdict, repair, rank=100 * verdict.distance + int(99 * found.off))


def judged_bare(match: Match, parts: Parts, whole: Figure) -> Reading | None:
    """Return a list without a word for its whole, where a digit would make it give one that other figures were part of.

    None where chance might offer that digit.
    """
    found = _sum_of(match, parts, whole, is_nearest=False)
    if found is None or not found.repairs or found.off > _MOST_BARE_OFF:
        return None
    if not all(one.is_exact for one in (*parts.figures, whole)):
        return None
    most = _MOST_BARE_LUCK_OF_ALL if found.is_complete else _MOST_BARE_LUCK
    if found.luck > most or (len(parts.figures) == 2 and not found.is_complete):
        return None
    return reading_of(match, parts.figures, whole, Verdict.LIKELY_WRONG, found.repair, rank=100)


def _sum_of(match: Match, parts: Parts, whole: Figure, *, is_nearest: bool) -> _Sum | None:
    quantities, total = parts.quantities, whole.quantity
    computed, slack = sum(one.value for one in quantities), rounding_slack([*quantities, total])
    missing = total.value - computed
    wanted = [Wanted(total, computed - slack, computed + slack)]
    wanted += [Wanted(one, one.value + missing - slack, one.value + missing + slack) for one in quantities]
    repairs = repairs_of(wanted) if len(wanted) <= _MOST_REPAIRED else []
    is_short = len(wanted) <= _MOST_POSSIBLE or match.phrasing.form == "bare"
    if match.phrasing.confidence == "possible" and not (is_short and repairs):
        return None
    names = names_of(dict.fromkeys(parts.figures), match.line)
    is_strict = parts.is_regular and are_disjoint(names)
    return _Sum(
        match=match,
        parts=parts,
        whole=whole,
        names=names,
        computed=computed,
        repairs=repairs,
        slip=unit_slip(wanted),
        luck=chance([*quantities, total], slack, max(total.value, computed))
        / (2 if repairs and repairs[0].is_swap else 1),
        off=abs(missing) / max(total.value, computed, 1),
        is_complete=parts.is_regular and make_a_whole(names),
        is_disjoint=is_strict or (parts.is_regular and is_mould(names) and not overlap(names)),
        is_strict=is_strict,
        may_exceed=is_strict and is_nearest,
    )


def _leaves_out_services(names: Sequence[str]) -> bool:
    """Tell whether 农业, 林业, 牧业 and 渔业 are told without the services for them, which the whole has, too."""
    return any("渔业" in name for name in names) and not any("服务" in name or "辅助" in name for name in names)


def _holds_another_whole(parts: Parts, whole: Figure) -> bool:
    """Tell whether a part is called a whole of the same rank: 各项贷款余额 beside 各项存款余额."""
    return _ALL_OF in whole.label and any(_ALL_OF in one.label for one in parts.figures)


def _divides_a_part(parts: Parts) -> bool:
    """Tell whether what stands behind a part is in it: 专任教师264人，含特级教师7人，高级教师96人."""
    return any(one.label.startswith(("含", "内含", "另含")) for one in parts.figures[1:])


def _is_of_another_segment(line: Line, parts: Parts, whole: Figure) -> bool:
    """Tell whether a list goes on into the next segment, where another whole stands: 小学98所，其中…；幼儿园24所，其中…."""
    first, second = parts.figures[0], parts.figures[1]
    if whole.segment != first.segment or second.segment == first.segment or whole.place > first.place:
        return False
    others = (one for one in line.between(first.place + 1, second.place) if one.quantity.is_kin(first.quantity))
    end = line.letters.find(";", second.place)
    behind = line.letters[second.place : end if end >= 0 else len(line.letters)].partition(".")[0]
    is_divided = "z" in behind and "z" not in line.letters[first.place : second.place]
    return is_divided or any(one.letter == "L" and one.segment == first.segment for one in others)


def _verdict(found: _Sum) -> Verdict:
    """Return how sure it is that one of the figures is wrong."""
    if (found.slip and (not found.is_possible or found.is_complete)) or _power(found):
        return Verdict.WRONG
    if found.is_stated_total:
        return _of_total(found)
    if found.is_possible:
        is_near = found.off <= 0.12 or found.luck <= 0.02
        is_likely = found.is_complete and (is_near or found.is_swap)
        is_likely = is_likely or (found.is_disjoint and found.luck <= 0.15 and found.off <= 0.12)
        if not found.repairs or not is_likely or _is_of_another_sentence(found):
            return Verdict.UNKNOWN
    if found.repairs and (found.is_complete or _have_one_unit(found)):
        for verdict, most_luck, most_off, needed in _EVIDENCE:
            if found.luck <= most_luck and found.off <= most_off and needed(found):
                return verdict
    if (
        found.may_exceed
        and not _goes_on_apart(found)
        and found.whole.quantity.value < found.computed <= _MOST_EXCESS * found.whole.quantity.value
    ):
        return Verdict.LIKELY_WRONG
    if (found.is_swap and found.is_strict and found.off <= 0.3) or _are_a_few_more(found):
        return Verdict.DOUBTFUL
    return Verdict.UNKNOWN


def _goes_on_apart(found: _Sum) -> bool:
    """Tell whether only the first part stands in the whole's segment: 国有80家，其中央企70家；民营90家."""
    first, second = found.parts.figures[:2]
    return found.whole.segment == first.segment != second.segment


def _are_a_few_more(found: _Sum) -> bool:
    """Tell whether a list behind 其中 in the sentence of its whole makes a little more: 50人，其中20人、25人、8人.

    In four million characters of reports no right list of three parts or more does.
    """
    line, figures = found.match.line, found.parts.figures
    is_list = len(figures) >= 3 and line.letters[found.match.start] == "z" and ";" not in found.parts.separators
    is_more = found.computed > found.whole.quantity.value and found.off <= _MOST_MORE
    is_one = found.whole.sentence == figures[0].sentence and _have_one_unit(found) and not overlap(found.names)
    return is_list and is_more and is_one


def _is_of_another_sentence(found: _Sum) -> bool:
    """Tell whether a sentence before the parts tells of something else: 减少贫困人口5万人。城镇就业3万人、农村就业1万人."""
    first = found.parts.figures[0]
    if found.whole.sentence == first.sentence:
        return False
    return not may_divide(found.whole.label, names_of(found.parts.figures, found.match.line))


def _power(found: _Sum) -> int:
    """Return the power of ten by which a sum differs from its total, where that is surely a mistaken unit."""
    if found.is_possible or not (found.match.phrasing.form == "total" or found.is_disjoint):
        return 0
    total = found.whole.quantity
    if min(found.computed, total.value) < _LEAST_OF_A_POWER * min(one.step for one in (*found.parts.quantities, total)):
        # 11+6+16 is a tenth of 329 by chance.
        return 0
    return power_between(found.computed, total.value)


def _wording(found: _Sum) -> Wording | None:
    power = _power(found)
    return found.slip or (power_told(power) if power else found.repair)


def _have_one_unit(found: _Sum) -> bool:
    return len({one.scale for one in (*found.parts.quantities, found.whole.quantity)}) == 1


def _of_total(found: _Sum) -> Verdict:
    """Judge a total that stands behind its parts: 合计 is certain, 共 may count something else."""
    line = found.match.line
    largest = max(one.value for one in found.parts.quantities)
    if line.words(line.letters.rfind("t", 0, found.match.found.end())) in ("共", "共有"):
        is_near = bool(found.repairs) and found.off <= 0.15 and largest < found.whole.quantity.value
        return Verdict.LIKELY_WRONG if is_near else Verdict.UNKNOWN
    if not found.repairs and found.off > 0.12:
        return Verdict.UNKNOWN
    return Verdict.WRONG if found.repairs or found.off <= 0.03 else Verdict.LIKELY_WRONG


def _is_open(match: Match, parts: Parts, whole: Figure, memory: Memory) -> bool:
    """Tell whether the list says of itself that it is not complete: 等, 主要."""
    line = match.line
    open_words: Iterable[str] = memory.settings.open_words or _OPEN_LIST_WORDS.words
    if line.letters[match.start] == "v":
        open_words = [word for word in open_words if word not in ("以上", "以下")]
    text, last = line.passage.text, parts.figures[-1].quantity.span.end
    rest = _REST.match(text, last, line.passage.span.end)
    first = parts.figures[0].quantity.span.start
    start = max(whole.quantity.span.end, first - 60) if whole.quantity.span.end <= first else first
    stretch = _WITHIN.sub("", IN_BRACKETS.sub("", text[start : rest.end() if rest else last]))
    return any(word in stretch for word in open_words) or _AND_SO_ON.search(stretch) is not None


def _have_shares(line: Line, parts: Parts, total: Quantity) -> bool:
    """Tell whether each part is followed by its share of the whole: then the figures are right, some are not told."""
    for part in parts.figures:
        share = next(iter(line.between(part.place + 1, part.place + 6)), None)
        if share is None or share.quantity.dimension is not Dimension.PERCENT:
            return False
        value, half = share.quantity.value, share.quantity.half
        if abs(part.quantity.value * 100 * ONE - value * total.value) > half * total.value:
            return False
    return True


def reading_of(
    match: Match,
    parts: Sequence[Figure],
    whole: Figure,
    verdict: Verdict,
    repair: Wording | None = None,
    *,
    rank: int = 0,
) -> Reading:
    """Return the relation of a whole with its parts."""
    quantities, total = [part.quantity for part in parts], whole.quantity
    relation = Relation(
        span=total.span,
        operands=spans(quantities),
        verdict=verdict,
        reckoning=sum_of(quantities, total),
        form="total" if match.phrasing.form in ("total", "run") else "parts",
        values={"stated": total.words, "difference": difference_of(sum(one.value for one in quantities), total)},
        repair=repair,
    )
    return Reading(relation, frozenset(one.span.start for one in (*quantities, total)), rank)
