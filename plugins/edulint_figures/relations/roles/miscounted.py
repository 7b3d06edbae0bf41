"""What is counted right before 中, which names the whole that parts divide: 收到的5641件提案中，网上提交2712件，书面2929件."""

from __future__ import annotations

from collections.abc import Sequence

from edulint_figures.relations.judge import only_one, repairs_of, wanted_for
from edulint_figures.relations.reading import Match, Reading
from edulint_figures.relations.relation import Verdict
from edulint_figures.relations.roles.part_lists import Parts
from edulint_figures.relations.roles.sum_verdict import reading_of
from edulint_figures.relations.tokens import Figure

# A number of so many digits hardly differs in one of them from another by chance.
_TELLING_DIGITS = 3


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
