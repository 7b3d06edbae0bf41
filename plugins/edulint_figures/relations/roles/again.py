"""Reads what a list divides a second time, and a whole that is told again with a wrong digit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edulint_figures.relations.judge import only_one, repairs_of, wanted_for
from edulint_figures.relations.labels import names_of
from edulint_figures.relations.reading import Match, Memory, Reading
from edulint_figures.relations.relation import Verdict
from edulint_figures.relations.roles.part_lists import Parts
from edulint_figures.relations.roles.sum_holding import holding
from edulint_figures.relations.roles.sum_verdict import judged, reading_of
from edulint_figures.relations.sides import are_complements
from edulint_figures.relations.tokens import Figure

# A number of so many digits hardly differs in one of them from another by chance.
_TELLING_DIGITS = 3


def divided_again(
    match: Match, parts: Parts, found: Reading, wholes: Sequence[Figure], memory: Memory
) -> Iterator[Reading]:
    """Yield what the figures before or behind a list divide again: 男20人、女22人，城镇30人、乡村12人."""
    taken = [index for index, one in enumerate(parts.figures) if one.quantity.span.start in found.figures]
    if found.relation.verdict is not Verdict.HOLDS or not taken:
        return
    whole = next((one for one in wholes if one.quantity.span.start in found.figures), None)
    for start, stop in ((0, taken[0]), (taken[-1] + 1, len(parts.figures))):
        rest = Parts(parts.figures[start:stop], parts.separators[start : max(start, stop - 1)], is_regular=True)
        if whole is None or len(rest.figures) < 2:
            continue
        again = holding(match, rest, [whole], memory)
        if again is None and are_complements(names_of(rest.figures, match.line)):
            again = judged(match, rest, whole, memory, is_nearest=True, is_only=True)
        if again is not None:
            yield again


def is_counted_here(match: Match, whole: Figure) -> bool:
    """Tell whether a whole is what is counted right before 中: 在4108家企业中，1603家利润增长."""
    return whole.place + 1 == match.start and match.line.holds(whole)


def miscounted(match: Match, parts: Parts, wholes: Sequence[Figure], held: Reading) -> Reading | None:
    """Return a list with what is counted right before 中, if it makes an earlier whole that has one other digit.

    收到提案5641件。在收到的5841件提案中，网上提交2712件，书面2929件. ``held`` is the list with that earlier whole.
    """
    whole = wholes[0]
    is_led_in = match.line.letters[match.start] == "i" and is_counted_here(match, whole)
    if not is_led_in or whole.quantity.span.start in held.figures or len(held.figures) <= len(parts.figures):
        return None
    made = next(one.quantity for one in wholes if one.quantity.span.start in held.figures)
    repairs = repairs_of([wanted_for(whole.quantity, made.value)])
    if not whole.is_exact or len(whole.quantity.digits) < _TELLING_DIGITS or not repairs:
        return None
    return reading_of(match, parts.figures, whole, Verdict.LIKELY_WRONG, only_one(repairs), rank=100)
