"""What the three industries make, however their sentences are parted: 生产总值24.4亿元。其中：第一产业6.3亿元…。第三产业11.6亿元."""

from __future__ import annotations

from collections.abc import Iterator

from edulint_figures.relations.labels import INDUSTRIES, PRODUCT, core
from edulint_figures.relations.reading import Reading
from edulint_figures.relations.relation import Verdict
from edulint_figures.relations.sums import weighed_sum
from edulint_figures.relations.tokens import Figure, Line

# How likely chance may offer a digit that mends it.
_MOST_LUCK = 0.02
_MOST_WHOLES = 3


def relations_in(line: Line) -> Iterator[Reading]:
    """Yield the level before the first industry's that all three give; or the product that a digit would mend."""
    parts = _industries(line)
    if not parts:
        return
    quantities = [one.quantity for one in parts]
    before = [one for one in line.before(parts[0].place) if one.letter == "L" and one.quantity.is_kin(quantities[0])]
    for whole in before[:_MOST_WHOLES]:
        reading = weighed_sum(whole.quantity, quantities, form="parts", luck=_MOST_LUCK)
        if reading.relation.verdict is Verdict.HOLDS:
            yield reading
            return
        if core(whole.label).endswith(PRODUCT):
            if reading.relation.verdict is not Verdict.UNKNOWN:
                yield reading
            return


def _industries(line: Line) -> list[Figure]:
    """Return the exact levels of the three industries in their order, of one kind; none where one is missing."""
    found: list[Figure] = []
    for figure in line.figures:
        if figure.letter != "L" or not figure.is_exact or not INDUSTRIES[len(found)].search(figure.label):
            continue
        if not found or figure.quantity.is_kin(found[0].quantity):
            found.append(figure)
        if len(found) == len(INDUSTRIES):
            return found
    return []
