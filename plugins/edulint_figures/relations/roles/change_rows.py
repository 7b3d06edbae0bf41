"""Changes of figures of two kinds in a row, each of its own level: 97件134人，同比减少3件、6人，分别下降3%、4.3%."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from edulint.api import pattern
from edulint_figures.relations.reading import Match, Memory, Reading
from edulint_figures.relations.roles.change import change_of, grown_to
from edulint_figures.relations.tokens import Figure

# 起数和死亡人数分别下降: what stands before the growth of a row, beside since when.
_COUNTS = pattern(
    r"[,、]?(?:同比|环比|比上年)?(?:[一-鿿]{1,6}[数量额](?:[和与、][一-鿿]{1,6}[数量额])?)?(?:均|同比|环比)?分别(?:下降|上升|增长|减少|增加)?"
)


def read(match: Match, memory: Memory) -> Iterator[Reading]:
    """Yield the growth of each level of a row, by its difference or by what it was."""
    del memory
    levels, rates = match.all("levels"), _as_growth(match.all("rates"))
    changes = match.all("changes") if match.has("changes") else match.all("before")
    if not len(levels) == len(changes) == len(rates):
        return
    between = "".join(match.line.words(at) for at in range(changes[-1].place + 1, rates[0].place))
    is_theirs = _COUNTS.fullmatch(between) is not None
    for level, change, rate in zip(levels, changes, rates, strict=True):
        if match.has("changes"):
            yield from grown_to(match, level, change, rate, is_certain=is_theirs)
        else:
            yield from change_of(match, change, level, rate, is_certain=True)


def _as_growth(rates: list[Figure]) -> list[Figure]:
    """Return the rates of a row as growth in the direction of the first: the second of 分别下降3%和4% says none."""
    change = rates[0].quantity.change
    return [
        one if one.letter == "G" else replace(one, quantity=replace(one.quantity, change=change), letter="G")
        for one in rates
    ]
