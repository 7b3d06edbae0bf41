"""Reads lists that have no word for their whole; an earlier paragraph may have told it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from edulint_figures.relations.labels import core, names_of
from edulint_figures.relations.reading import Match, Memory, Reading
from edulint_figures.relations.roles import rises
from edulint_figures.relations.roles.apart import LEAST_ALIKE, is_one_of_them, says_all
from edulint_figures.relations.roles.part_lists import Parts, lists_in
from edulint_figures.relations.roles.sum_holding import holding
from edulint_figures.relations.roles.sum_verdict import judged_bare
from edulint_figures.relations.sides import are_complements, are_disjoint, common_end, may_divide, name_a_whole
from edulint_figures.relations.tokens import Figure

_MOST_WHOLES, _MOST_LIKELY = 8, 3
_LEAST_SHARED = 3
# So many figures may stand behind a list that makes an earlier whole.
_MOST_LEFT_OUT = 3
# So many figures with nothing in common may be of an earlier whole of another name.
_MANY = 4


def read(match: Match, memory: Memory) -> Iterator[Reading]:
    """Yield a list without any word for its whole, if it gives one that was told in an earlier paragraph."""
    earlier: dict[int, Figure] = {}
    for parts in lists_in(match.line, *match.found.span("parts")):
        head = match.line.head
        if len(parts.figures) < 2 or (head is not None and head.quantity.is_kin(parts.figures[0].quantity)):
            # What brackets list is of what stands before them.
            continue
        if _leads_its_own(match, parts):
            continue
        earlier = earlier or {one.quantity.span.start: one for one in memory.earlier_wholes()}
        wholes = [one for one in earlier.values() if one.quantity.is_kin(parts.figures[0].quantity)][:_MOST_WHOLES]
        if not wholes:
            continue
        found = holding(match, parts, wholes, memory)
        if found is not None and len(found.figures) > len(parts.figures) - _MOST_LEFT_OUT:
            yield found
            made = [one for one in wholes if one.quantity.span.start in found.figures]
            yield from rises.of_parts((match.line, *memory.recent), parts, made, is_division=True)
        elif found is None and parts.figures[0].quantity.span.start not in memory.supposed:
            names = names_of(parts.figures, match.line)
            most = max(one.value for one in parts.quantities)
            others = (one for one in wholes if one.quantity.value > most and not _is_like_a_part(parts, one))
            likely = (one for one in others if _is_likely(parts, names, one, memory))
            told = (one for whole in islice(likely, _MOST_LIKELY) if (one := judged_bare(match, parts, whole)))
            yield from islice(told, 1)


def _leads_its_own(match: Match, parts: Parts) -> bool:
    """Tell whether the first of a list is the whole of what follows it: 131个问题已整改90个，正在整改41个."""
    first, line = parts.figures[0], match.line
    told = [one for one in line.between(first.place + 1, match.found.end("parts")) if one.letter == "L"]
    kin = [one.quantity for one in told if one.sentence == first.sentence and one.quantity.is_kin(first.quantity)]
    return len(kin) > 1 and abs(first.quantity.value - sum(one.value for one in kin)) <= first.quantity.half


def _is_likely(parts: Parts, names: Sequence[str], whole: Figure, memory: Memory) -> bool:
    """Tell whether a whole was divided before, or by its name is that of a bare list."""
    if name_a_whole(names, whole.label):
        return True
    if whole.quantity.span.start in memory.proved_at:
        return are_complements(names) or not is_one_of_them(parts, whole)
    if len(names) >= _MANY and are_disjoint(names):
        # The judge asks how likely chance makes such a sum: 党员总数8956万名。⏎30岁及以下党员1331万名，31至35岁党员902万名，….
        return True
    if are_complements(names) and may_divide(whole.label, names):
        # The two sides divide what was told before: 常住人口75万人。⏎家庭户人口70万人，集体户人口5万人.
        return True
    return _are_named_alike(parts, whole)


def _is_like_a_part(parts: Parts, whole: Figure) -> bool:
    """Tell whether a whole is named as one of the parts: 甲院门诊量 is no whole of 乙院门诊量 and 住院."""
    alike = [common_end((whole.label, one.label)) for one in parts.figures]
    return max(alike) >= _LEAST_SHARED and min(alike) == 0


def _are_named_alike(parts: Parts, whole: Figure) -> bool:
    """Tell whether the names of parts and whole end alike: 财险保费收入, 寿险保费收入 of 保费收入."""
    alike = common_end([core(one.label) for one in (whole, *parts.figures)])
    return alike >= LEAST_ALIKE and says_all(core(whole.label)[:-alike])
