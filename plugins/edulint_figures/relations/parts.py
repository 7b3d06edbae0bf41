"""Finds wholes with their parts: the total before 其中, the parts behind it or in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from edulint.api import pattern
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.quantity import ADDABLE, Quantity
from edulint_figures.relations.compare import Comparison, rounding_slack
from edulint_figures.relations.divisions import are_complements, are_disjoint, make_a_whole, names_of
from edulint_figures.relations.part_lists import complete_lists, have_shares, is_one_list, is_sum, stretches, with_each
from edulint_figures.relations.reckoning import signed_sum_of
from edulint_figures.relations.relation import Relation, Verdict, spans
from edulint_figures.relations.sums import compared_sum, sum_relation

_MOST_PARTS = 60
_MOST_DIVISIONS = 20
_LOOK_BACK = 12
_TEXT_BACK = 160
_BRACKET_GAP = 14
_LEADERS = 6
_MOST_LARGER = 10
_MARKS = frozenset(",。;、()")
_NOUN_THEN_BRACKET = pattern(r"[^,。;:、()0-9]{0,14}\(")
_ASIDE = pattern(r"\([^()]*\)")
# 中等, 高等 and 等级 are no "and so on".
_AND_SO_ON = pattern(r"(?<![高中初同平优均一二三特上下])等(?![级次额学于专])")
_REST = pattern(r"[^。;]{0,12}")
_TOTAL = pattern(
    r"(?:(?<![公中])共有?(?![同享建青产性])|[共总合]计|总数|总人数|总额|总量|现有)(?:为|达到?|有)?[^,。;:、0-9]{0,12}$"
)
# 从学段看, 按学段分.
_VIEW = pattern(r"[^,。;:、()0-9]{0,8},[从按分][^,。;:、()0-9]{1,8}(?:看|分|划分|统计)?,")
_COLON = pattern(r"[^,。;:、()0-9]{0,8}:")
_SENTENCE_START = pattern(r"[。!?;][”\" ]*$")


class PartsSettings(Struct, frozen=True):
    """What counts as a list of parts: the words between whole and parts, and those that say the list is not complete."""

    markers: re.Pattern[str]
    open_words: re.Pattern[str]
    tolerance: int = 0


def relations_in(passage: Passage, settings: PartsSettings) -> Iterator[Relation]:
    """Yield the wholes of a paragraph that have two parts or more."""
    if len(passage.quantities) < 3:
        return
    taken: set[int] = set()
    sentence, divisions = -1, 0
    for marker in settings.markers.finditer(passage.text, passage.span.start, passage.span.end):
        if passage.text[marker.start() - 1 : marker.start()] == "不":
            continue
        first = passage.first_at(marker.end())
        depth, leaders = _leaders(passage, marker.start(), first)
        if not leaders:
            continue
        divisions = divisions + 1 if leaders[0].sentence == sentence else 0
        sentence = leaders[0].sentence
        if divisions > _MOST_DIVISIONS:
            continue
        for leader in leaders:
            wholes = _wholes_before(passage, marker.start(), first, depth, leader)
            if not wholes:
                continue
            parts = _parts_behind(passage, first, depth, leader)
            # The nearest total is divided, unless one before it is so exactly.
            exact = next((one for one in wholes if is_sum(parts, one)), None)
            taken.add((exact or wholes[0]).span.start)
            if divisions:
                # A part divided again: the outer list goes on behind the semicolon.
                parts = [part for part in parts if part.segment == leader.segment]
            weak = divisions > 0 or marker[0] != "其中"
            judged = _judged_best(passage, [exact] if exact else wholes, parts, settings, weak=weak)
            yield from judged or _larger(passage, wholes, parts)
    yield from _in_brackets(passage, settings, taken)
    yield from _announced(passage, settings, taken)


def _leaders(passage: Passage, marker: int, first: int) -> tuple[int, list[Quantity]]:
    """Return how deep in brackets a marker stands, and the first figures behind it of each kind that is divided."""
    found = passage.quantities
    if first == 0 or first >= len(found):
        return 0, []
    lead = passage.text[marker : found[first].span.start]
    depth = found[first].depth - lead.count("(") + lead.count(")")
    leaders: dict[str, Quantity] = {}
    for one in found[first : first + _LEADERS]:
        if _is_level(one) and one.depth == depth and one.sentence == found[first].sentence:
            leaders.setdefault(one.unit_class, one)
    return depth, list(leaders.values())[:2]


def _is_level(one: Quantity) -> bool:
    return one.dimension in ADDABLE and not one.change and not one.is_reference


def _parts_behind(passage: Passage, first: int, depth: int, leader: Quantity) -> list[Quantity]:
    parts = []
    for part in passage.quantities[first : first + _MOST_PARTS]:
        if part.sentence != leader.sentence or part.depth < depth:
            break
        is_kin = part.unit_class == leader.unit_class and part.dimension == leader.dimension
        if is_kin and part.depth == depth and not part.is_reference:
            parts.append(part)
    return parts


def _wholes_before(passage: Passage, marker: int, first: int, depth: int, leader: Quantity) -> list[Quantity]:
    """Return levels of the leader's class before the marker, then changes; all of the nearest sentence with a figure."""
    found = passage.quantities
    sentence = found[first - 1].sentence
    starts_sentence = _SENTENCE_START.search(passage.text, max(passage.span.start, marker - 3), marker)
    if not starts_sentence and sentence != leader.sentence:
        return []
    bracket = passage.text.rfind("(", max(passage.span.start, marker - _TEXT_BACK), marker)
    levels: list[Quantity] = []
    changes: list[Quantity] = []
    for one in reversed(found[max(0, first - _LOOK_BACK) : first]):
        if one.sentence != sentence or marker - one.span.end > _TEXT_BACK:
            break
        if one.unit_class != leader.unit_class or one.dimension != leader.dimension or one.is_reference:
            continue
        # Inside brackets the whole may stand right before them.
        if one.depth == depth or (one.depth == depth - 1 and one.span.end >= bracket - _BRACKET_GAP):
            (changes if one.change else levels).append(one)
    return levels + changes


def _in_brackets(passage: Passage, settings: PartsSettings, taken: set[int]) -> Iterator[Relation]:
    """Yield wholes whose parts stand in the brackets behind them: ``4260名（小学2810名、初中1450名）``."""
    found = passage.quantities
    for index, whole in enumerate(found[:-2]):
        if whole.dimension not in ADDABLE or whole.span.start in taken or found[index + 1].depth != whole.depth + 1:
            continue
        if not _NOUN_THEN_BRACKET.match(passage.text, whole.span.end):
            continue
        parts = []
        for part in found[index + 1 : index + 1 + _MOST_PARTS]:
            if part.depth <= whole.depth:
                break
            if (
                part.depth == whole.depth + 1
                and part.unit_class == whole.unit_class
                and part.dimension == whole.dimension
            ):
                parts.append(part)
        if len(parts) >= 2:
            yield from _judged(passage, whole, parts, settings, weak=False)


def _announced(passage: Passage, settings: PartsSettings, taken: set[int]) -> Iterator[Relation]:
    """Yield wholes without 其中: ``共有学校218所，小学120所、初中98所``, ``问题32条，已整改27条，正在整改5条``."""
    found = passage.quantities
    for index, whole in enumerate(found[:-2]):
        if whole.dimension not in ADDABLE or whole.span.start in taken:
            continue
        has_colon = _COLON.match(passage.text, whole.span.end) is not None
        behind = found[index + 1 : index + 3]
        is_divided = all(one.unit_class == whole.unit_class for one in behind) and are_complements(
            names_of(passage, behind)
        )
        if not has_colon and not is_divided and not _TOTAL.search(whole.label):
            continue
        if index and found[index - 1].sentence == whole.sentence and found[index - 1].unit_class == whole.unit_class:
            # What stands before may be the parts as well.
            continue
        parts: list[Quantity] = []
        view = _VIEW.match(passage.text, whole.span.end)
        for part in found[index + 1 : index + 1 + _MOST_PARTS]:
            previous = parts[-1].clause if parts else whole.clause + (view is not None)
            is_here = part.sentence == whole.sentence if has_colon else part.segment == whole.segment
            is_next = is_here and part.clause == previous + 1 and part.depth == whole.depth
            if not is_next or part.unit_class != whole.unit_class or not _is_level(part) or not part.label:
                break
            parts.append(part)
        if len(parts) >= 2:
            # Without a colon the figures may be steps: 申报20人，初审通过13人，复审通过12人.
            yield from _judged(passage, whole, parts, settings, weak=not is_divided, is_only=has_colon or is_divided)


def _judged_best(
    passage: Passage, wholes: Sequence[Quantity], parts: list[Quantity], settings: PartsSettings, *, weak: bool
) -> list[Relation]:
    """Return what is said of the nearest total, or of one before it that the parts all but give."""
    is_only = sum(not one.change for one in wholes) <= 1
    judged = [
        list(_judged(passage, one, parts, settings, weak=weak, is_only=is_only, is_nearest=one is wholes[0]))
        for one in wholes
    ]
    sure = (relations for relations in judged if any(one.verdict is Verdict.WRONG for one in relations))
    return next(sure, judged[0])


def _judged(
    passage: Passage,
    whole: Quantity,
    parts: list[Quantity],
    settings: PartsSettings,
    *,
    weak: bool,
    is_only: bool = True,
    is_nearest: bool = True,
) -> Iterator[Relation]:
    """Yield the whole with its parts if they agree, or nearly.

    ``is_only`` says that no other total may be meant, ``is_nearest`` that none stands nearer.
    """
    levels = with_each(passage, [part for part in parts if not part.change])
    yield from _changes(whole, parts, passage)
    if len(levels) < 2:
        return
    exact = next((stretch for stretch in stretches(levels) if is_sum(stretch, whole)), None)
    if exact is not None:
        yield sum_relation(exact, whole, Comparison(Verdict.HOLDS))
        return
    best: tuple[Comparison, Sequence[Quantity]] | None = None
    for candidate in complete_lists(passage, levels):
        names = names_of(passage, candidate)
        is_disjoint = is_one_list(candidate, levels) and are_disjoint(names)
        if not is_nearest and not is_disjoint:
            continue
        comparison = compared_sum(
            candidate,
            whole,
            settings.tolerance,
            is_complete=make_a_whole(names),
            is_disjoint=is_only and is_disjoint,
        )
        if comparison and (best is None or comparison.verdict.distance < best[0].verdict.distance):
            best = comparison, candidate
    if best is None or _is_open(passage, whole, best[1], settings) or have_shares(passage, whole, best[1]):
        return
    comparison, candidate = best
    # Where it is not sure that all parts are told, they may make less than the whole, but not more.
    is_excess = sum(part.value for part in candidate) > whole.value and comparison.verdict is Verdict.LIKELY_WRONG
    if weak and comparison.verdict is not Verdict.WRONG and not is_excess:
        return
    yield sum_relation(candidate, whole, comparison)


def _is_open(passage: Passage, whole: Quantity, parts: Sequence[Quantity], settings: PartsSettings) -> bool:
    """Tell whether the figures are vague, masked, or the list says of itself that it is not complete."""
    if not whole.is_exact or not all(part.is_exact for part in parts):
        return True
    if make_a_whole(names_of(passage, parts)):
        return False
    last = parts[-1]
    rest = _REST.match(passage.text, last.span.end, passage.span.end)
    end = rest.end() if rest else last.span.end
    stretch = _ASIDE.sub("", passage.text[whole.span.end : end])
    is_partial = settings.open_words.search(stretch) or _AND_SO_ON.search(stretch)
    return is_partial is not None or passage.is_masked(whole.span.end, end)


def _larger(passage: Passage, wholes: Sequence[Quantity], parts: Sequence[Quantity]) -> Iterator[Relation]:
    """Yield the first part if it is more than any total before it, though not by so much that it is one of another."""
    if not parts or parts[0].change or not all(one.is_exact for one in (parts[0], *wholes)):
        return
    part, whole = parts[0], max(wholes, key=lambda one: one.value)
    if part.unit_class == "thing" and passage.after(part, 1) not in _MARKS:
        # 考点6个，其中一中42个考场.
        return
    if whole.change or "每" in whole.label or not whole.value < part.value < _MOST_LARGER * whole.value:
        return
    yield Relation(
        span=part.span,
        operands=(whole.span,),
        verdict=Verdict.LIKELY_WRONG,
        reckoning=f"{part.words}>{whole.words}",
        message="larger",
        values={"part": part.words, "whole": whole.words},
    )


def _changes(whole: Quantity, parts: list[Quantity], passage: Passage) -> Iterator[Relation]:
    """Yield the sum of the changes of the parts against the change of the whole, where each states its own."""
    levels = [part for part in parts if not part.change]
    changes = [part for part in parts if part.change]
    if len(changes) < 2 or len(levels) != len(changes):
        return
    place = passage.first_at(whole.span.start)
    own = next((one for one in passage.quantities[place + 1 : place + 3] if one.unit_class == whole.unit_class), None)
    if own is None or not own.change or own.span.start > parts[0].span.start:
        return
    computed = sum(part.value * part.change for part in changes)
    if abs(computed - own.value * own.change) <= rounding_slack([*changes, own]):
        yield Relation(
            span=own.span,
            operands=spans(changes),
            verdict=Verdict.HOLDS,
            reckoning=signed_sum_of(changes, own),
        )
