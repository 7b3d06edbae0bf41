"""Changes of figures of two kinds in a row, each of its own level: 97件134人，同比减少3件、6人，分别下降3%、4.3%."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from edulint.api import pattern
from edulint_figures.relations.reading import Match, Memory, Reading
from edulint_figures.relations.roles.change import change_of, grown_to
from edulint_figures.relations.roles.subject import is_same_subject
from edulint_figures.relations.tokens import Figure

# 起数和死亡人数分别下降: what stands before the growth of a row, beside since when.
_COUNTS = pattern(
    r"[,、]?(?:同比|环比|比上年)?(?:[一-鿿]{1,6}[数量额](?:[和与、][一-鿿]{1,6}[数量额])?)?(?:均|同比|环比)?分别(?:下降|上升|增长|减少|增加)?"
)

# Letters of tokens: moves one behind the other, and the row of their changes.
_MOVE = pattern(r"an?(?P<then>[LHPbl])n?[,/]?n?dn?(?P<now>[LHPb])")
_ROW = pattern(r"[CGD](?:/[CGDPL]|,[nyf]{0,2}[CGDP])+")


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


def of_moves(match: Match) -> Iterator[Reading]:
    """Yield the change of each of several moves before a row: 甲由780元提高到830元，乙由66元提高到72元，分别提高6.4%和9.1%."""
    line, first = match.line, match.one("by")
    if line.letters[first.place - 1] == "/" and line.letters[first.place - 2] in "CGDP":
        # 由221个增加到227个，对非洲和拉美的出口分别增长48%和30%: the last of a row is not of the first level.
        return
    row = _ROW.match(line.letters, first.place)
    changes = _as_growth(line.between(first.place, row.end())) if row else [first]
    before = list(_MOVE.finditer(line.letters, line.sentence_start(first.place), first.place))
    if len(before) != len(changes):
        return
    for move, change in zip(before, changes, strict=True):
        then, now = (line.tokens[move.start(role)] for role in ("then", "now"))
        if then is not None and now is not None:
            is_certain = len(before) > 1 or is_same_subject(line, now, change.place)
            yield from change_of(match, then, now, change, is_certain=is_certain)


def _as_growth(rates: list[Figure]) -> list[Figure]:
    """Return the rates of a row as growth in the direction of the first: the second of 分别下降3%和4% says none."""
    change = rates[0].quantity.change
    return [
        one if one.letter == "G" else replace(one, quantity=replace(one.quantity, change=change), letter="G")
        for one in rates
    ]
