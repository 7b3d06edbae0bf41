"""What the three industries make, however their sentences are parted: 生产总值24.4亿元。其中：第一产业6.3亿元…。第三产业11.6亿元."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import pattern
from edulint_figures.relations.labels import INDUSTRIES, PRODUCT, core
from edulint_figures.relations.reading import Reading
from edulint_figures.relations.relation import Verdict
from edulint_figures.relations.sums import weighed_sum
from edulint_figures.relations.tokens import Figure, Line

# Chance may offer a digit that mends it so often at most.
_MOST_LUCK = 0.02
_MOST_WHOLES = 3
_ROW = pattern(r"f[nd]{0,2}L(?:/L){2}(?!/)")
_ALL_THREE = pattern(r"三次产业|[一二][、和]?二?[、和]三(?:次)?产业|一二三产")


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


def industries_of_row(line: Line) -> list[Figure]:
    """Return the levels of a row of three industries that 分别 tells: 三次产业分别实现增加值57亿元、61亿元、241亿元."""
    for row in _ROW.finditer(line.letters):
        levels = [one for one in line.between(*row.span()) if one.letter == "L"]
        start = line.starts[line.clause_start(row.start())]
        named = line.passage.text[start : levels[0].quantity.span.start]
        if _ALL_THREE.search(named) and all(one.is_exact for one in levels):
            return levels
    return []


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
    return industries_of_row(line)
