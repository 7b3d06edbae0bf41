"""Reads parts and their whole: what 其中, 按…分, a colon or brackets divide, and what 合计 sums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from edulint.api import WordList, pattern
from edulint_figures.quantities.phrases import IN_ALL
from edulint_figures.relations.labels import ALIKE, agreement, core, names_of
from edulint_figures.relations.reading import Match, Memory, Reading
from edulint_figures.relations.relation import Verdict
from edulint_figures.relations.roles import rises
from edulint_figures.relations.roles.again import divided_again, is_counted_here, miscounted
from edulint_figures.relations.roles.apart import (
    go_on_apart,
    is_far_from,
    is_made,
    is_of_another_list,
    is_what_was_left,
)
from edulint_figures.relations.roles.larger import counts_more, larger
from edulint_figures.relations.roles.part_lists import Parts, lists_in
from edulint_figures.relations.roles.sum_holding import holding
from edulint_figures.relations.roles.sum_verdict import judged
from edulint_figures.relations.roles.wholes import is_nearest_kin, wholes_of
from edulint_figures.relations.sides import (
    are_complements,
    common_end,
    make_a_whole,
    name_a_whole,
)
from edulint_figures.relations.tokens import Figure

_NEXT_STEP_WORDS = WordList(__file__, "next_step_words.txt")
_MOST_WHOLES = 8
_LEAST_TAKEN_UP, _LEAST_ALIKE, _LEAST_SHARED = 3, 4, 3
_IDLE = pattern(r"[所的]|^(?:本[周月季]|上述|以上)")
# Behind 户 or 起 the number of 人 stands, with 、 or a word between at most.
_BESIDE = 3


class _Column(Struct, frozen=True):
    """A list with the wholes that it may divide, and the division of one of them that holds."""

    parts: Parts
    wholes: list[Figure]
    held: Reading | None


def read(match: Match, memory: Memory) -> Iterator[Reading]:
    """Yield what the list of a phrasing is the division of."""
    columns: list[_Column] = []
    for parts in lists_in(match.line, *match.found.span("parts")):
        if len(parts.figures) < 2:
            yield from _of_one(match, parts, memory)
        else:
            columns += _divisions_of(match, parts, memory)
    made = [
        one.parts.figures for one in columns if one.held is not None and len(one.held.figures) > len(one.parts.figures)
    ]
    for column in columns:
        yield from _of_column(match, column, made, memory)


def _wholes_before(match: Match, parts: Parts, memory: Memory) -> list[Figure]:
    """Return the first wholes that parts may be parts of."""
    told = (one for one in wholes_of(match, parts, memory) if not is_what_was_left(match.line, one, parts))
    return list(islice(told, _MOST_WHOLES))


def _of_one(match: Match, parts: Parts, memory: Memory) -> Iterator[Reading]:
    """Yield a single part that is larger than its whole."""
    line = match.line
    if match.phrasing.form != "parts" or line.letters[match.start] != "z":
        return
    wholes = _wholes_before(match, parts, memory)
    memory.suppose(parts.figures, tuple(wholes))
    # A figure of another segment is no part: 上市7家，其中数量居全省第四；11家进入500强.
    is_led = ";" not in line.letters[match.start : parts.figures[0].place]
    if is_led and is_nearest_kin(line, match.start, parts) and not counts_more(line, match.start):
        yield from larger(line, parts.figures, _fit_for(parts, wholes))


def _divisions_of(match: Match, parts: Parts, memory: Memory) -> Iterator[_Column]:
    """Yield a list with the wholes it may divide and the division that holds; of a view its first segment, too."""
    wholes = _wholes_before(match, parts, memory)
    if match.phrasing.confidence != "possible":
        # A level of another paragraph that is less than a part is hardly its whole.
        most = max(one.quantity.value for one in parts.figures)
        fit = (one for one in wholes if match.line.holds(one) or one.quantity.value >= most)
        memory.suppose(parts.figures, tuple(fit))
    held = holding(match, parts, wholes, memory)
    yield _Column(parts, wholes, held and (miscounted(match, parts, wholes, held) or held))
    if match.line.letters[match.start] != "v" or held is None:
        return
    first = parts.first(parts.separators.find(";") + 1)
    if len(first.figures) > 1 and held.figures.isdisjoint(one.quantity.span.start for one in first.figures):
        # What holds may be another division than that of the view: 收入97亿元，分险种看，甲险49亿元，乙险48亿元；支出88亿元，结余9亿元.
        yield _Column(first, wholes, holding(match, first, wholes, memory))


def _of_column(match: Match, column: _Column, made: Sequence[Sequence[Figure]], memory: Memory) -> Iterator[Reading]:
    """Yield the division of a list, and what its parts tell of its whole; ``made`` are the lists that hold."""
    parts, wholes, found = column.parts, column.wholes, column.held or _division_that_fails(match, column, made, memory)
    if found is not None:
        yield found
        yield from divided_again(match, parts, found, wholes, memory)
    if match.phrasing.form in ("parts", "total"):
        is_division = found is not None and found.relation.verdict is Verdict.HOLDS
        yield from rises.of_parts((match.line, *memory.recent), parts, wholes, is_division=is_division)


def _division_that_fails(
    match: Match, column: _Column, made: Sequence[Sequence[Figure]], memory: Memory
) -> Reading | None:
    """Return a list that makes none of its wholes with the one that it should make."""
    parts = column.parts
    # Parts that are all there is may be counted in another unit: 49208人 of 城镇23445人次 and 农村25763人次.
    is_all = make_a_whole(names_of(parts.figures, match.line))
    kin = [one for one in column.wholes if is_all or one.quantity.is_kin(parts.figures[0].quantity)]
    # Parts that make a level which is told roughly are of no other one: 投资3518亿元多，增加498亿元；其中….
    kin = [] if any(is_made(parts, one) for one in kin) else [one for one in kin if not is_far_from(match, one)]
    listed = replace(parts, are_all=any(_are_beside(parts.figures, others) for others in made))
    found = _misses_or_larger(match, listed, kin, memory)
    is_unknown = found is not None and found.relation.verdict is Verdict.UNKNOWN
    return None if is_unknown and go_on_apart(match, parts, kin) else found


def _are_beside(figures: Sequence[Figure], others: Sequence[Figure]) -> bool:
    """Tell whether figures of two units are told of the same things: 1043户3402人，243户803人."""
    pairs = zip(figures, others, strict=False)
    is_other = len(figures) == len(others) and not figures[0].quantity.is_kin(others[0].quantity)
    return is_other and all(abs(one.place - other.place) <= _BESIDE for one, other in pairs)


def _misses_or_larger(match: Match, parts: Parts, wholes: Sequence[Figure], memory: Memory) -> Reading | None:
    """Return parts that no whole holds, with what they should make, or a part that is larger than its whole."""
    line, place = match.line, match.start
    is_marked = line.letters[place] == "z"
    fit = _fit_for(parts, wholes) if is_marked else wholes
    found = _nearest_miss(match, parts, fit, memory)
    is_unknown = found is None or found.relation.verdict is Verdict.UNKNOWN
    is_division = match.phrasing.form == "parts" and is_marked and is_nearest_kin(line, place, parts)
    if is_unknown and is_division and not counts_more(line, place):
        found = next(larger(line, parts.figures, fit), found)
    return found


def _fit_for(parts: Parts, wholes: Sequence[Figure]) -> Sequence[Figure]:
    """Return the wholes that may be judged by parts: where another kind leads them, those of a like name."""
    if not parts.is_led:
        return wholes
    return [whole for whole in wholes if agreement(whole.label, parts.figures[0].label)]


def _nearest_miss(match: Match, parts: Parts, wholes: Sequence[Figure], memory: Memory) -> Reading | None:
    """Return the one binding that is certain, if it doesn't hold: the nearest whole, or one that a digit would mend."""
    best: Reading | None = None
    if match.line.letters[match.start] == "v":
        wholes = [whole for whole in wholes if match.line.holds(whole) or not _is_called_otherwise(parts, whole)]
    is_only = sum(whole.letter == "L" for whole in wholes) <= 1
    if match.line.letters[match.start] == "i":
        name = match.line.words(match.start).strip().removeprefix("在").removesuffix("中")
        wholes = [
            whole
            for whole in wholes
            if is_counted_here(match, whole)
            or agreement(whole.label, name) >= ALIKE
            or _takes_up(whole.label, name)
            # The names of the parts end as that of the whole does: 受理案件7691件。收案中，刑事案件3655件，民事案件2365件，….
            or (len(parts.figures) > 2 and _is_called_by(parts, whole) and "新" not in name)
        ]
    if match.line.letters[match.start] == "z" and wholes and _is_called_by(parts, wholes[0]):
        # Parts that are called as the nearest whole are of no other: 注册资本12.9亿元，贷款余额15.0亿元，其中涉农贷款4.6亿元、小微贷款14.3亿元.
        wholes = wholes[:1]
    joined = _row_before_comma(parts)
    for stretch in (*_lists_to_judge(match, parts, wholes), *([joined] if joined else [])):
        for index, whole in enumerate(wholes[:4]):
            if is_of_another_list(match, parts, whole, memory, is_nearest=index == 0):
                continue
            if stretch is joined and sum(one.value for one in stretch.quantities) <= whole.quantity.value:
                # Where a list is written with both marks, it may go on behind the comma.
                continue
            if any(one.value == whole.quantity.value for one in stretch.quantities):
                # A part that is as much as the whole tells it again: 实际出资2000万元，另一方出资300万元 behind 给予2000万元.
                continue
            found = judged(match, stretch, whole, memory, is_nearest=index == 0, is_only=is_only)
            if found and (best is None or found.rank < best.rank):
                best = found
    return best


def _is_called_otherwise(parts: Parts, whole: Figure) -> bool:
    """Tell whether parts have a noun in common that a whole of another paragraph lacks: 东部生产总值, 西部生产总值 of 国民总收入."""
    names = [core(one.label) for one in parts.figures]
    return common_end(names) >= _LEAST_ALIKE and common_end([core(whole.label), *names]) == 0


def _is_called_by(parts: Parts, whole: Figure) -> bool:
    """Tell whether a whole is called by what the names of its parts have in common at their ends."""
    alike = common_end([one.label for one in parts.figures])
    return alike >= _LEAST_SHARED - 1 and parts.figures[0].label[-alike:][-2:] in whole.label


def _takes_up(label: str, name: str) -> bool:
    """Tell whether a name is a shorter one for what a label names: 存续矿山 for 全市存续备案矿山."""
    # 本周所受理的诉求 takes up 共受理诉求 without its idle words.
    told, asked = core(label), _IDLE.sub("", core(name))
    rest = iter(told)
    return len(asked) >= _LEAST_TAKEN_UP and all(character in rest for character in asked)


def _lists_to_judge(match: Match, parts: Parts, wholes: Sequence[Figure]) -> Iterator[Parts]:
    """Yield the lists of which a near miss counts: all, what ends where its punctuation changes, or is all there is."""
    if match.phrasing.form == "total":
        yield parts
        row = parts.separators.rstrip("/L")
        if 0 < len(row) < len(parts.separators):
            # A total may be that of what 、 joins right before it: 共设奖牌108枚，我县获金牌13枚、银牌9枚、铜牌16枚，共计38枚.
            yield Parts(parts.figures[len(row) :], parts.separators[len(row) :], is_regular=True)
        return
    figures, marks = parts.figures, parts.separators
    first = marks[0] if marks else ""
    cut = next((index + 1 for index, mark in enumerate(marks) if mark == ";" != first), 0)
    if cut >= 2:
        yield parts.first(cut)
        is_of_all = match.line.letters[match.start] == "z" and any(IN_ALL.search(one.label) for one in wholes[:1])
        if is_of_all or are_complements(names_of(figures, match.line)):
            # Names may say that these are all, though the marks differ: 种植业20亿元，林业3亿元；牧业6亿元；渔业1亿元.
            yield parts
        return
    yield parts
    for stop in range(2, len(figures)):
        if figures[stop].label.startswith(tuple(_NEXT_STEP_WORDS.words)):
            yield parts.first(stop)
            return
    names = names_of(figures[:4], match.line)
    for stop in range(2, min(len(figures), 4)):
        # The whole may name only the first parts: 结售汇214亿元，其中结汇120亿元，售汇94亿元，顺差26亿元.
        # Here all three are one division, and two of them are not: 已整改18处，正在整改6处，未整改5处.
        are_all = are_complements(names[:stop]) and not are_complements(names[: stop + 1])
        if are_all or any(name_a_whole(names[:stop], whole.label) for whole in wholes[:1]):
            yield parts.first(stop)
    if 2 < len(figures) == len(names) and parts.is_regular and are_complements(names[-2:]):
        # The last two parts may be another division of the whole: 吞吐量108万吨，其中外贸34万吨，沿海95万吨，内河13万吨.
        yield Parts(figures[-2:], marks[-1:], is_regular=True)


def _row_before_comma(parts: Parts) -> Parts | None:
    """Return what 、 joins where a comma ends it: 268名，其中大班96名、中班92名、小班90名，教职工38人."""
    stop = parts.separators.find(",") + 1
    if stop < 2 or parts.separators[0] in ",;":
        return None
    return parts.first(stop)
