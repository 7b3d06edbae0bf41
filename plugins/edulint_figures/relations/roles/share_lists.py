"""Tells which shares of a row may be those of one whole."""

from __future__ import annotations

from collections.abc import Sequence

from edulint_figures.relations.tokens import Figure, Line


def lists_of(line: Line, shares: Sequence[Figure]) -> list[list[Figure]]:
    """Return shares of the whole and contributions to its growth apart, and each without those of parts of parts."""
    return [one for kind in _by_kind(shares) for one in _by_rank(line, kind) if one]


def _by_kind(shares: Sequence[Figure]) -> list[list[Figure]]:
    """Return shares of the whole and contributions to its growth apart, where both are told of each part."""
    found: tuple[list[Figure], list[Figure]] = ([], [])
    is_contribution = False
    for one in shares:
        is_contribution = "贡献率" in one.label if one.label else is_contribution
        found[is_contribution].append(one)
    return [kind for kind in found if kind]


def _by_rank(line: Line, shares: Sequence[Figure]) -> list[list[Figure]]:
    """Return shares, and apart from them those that 其中 leads in behind one: 60岁以上占23.4%，其中65岁以上占16.6%.

    Where several shares are so divided, what their parts have is no list.
    """
    if "z" not in line.letters[shares[0].place : shares[-1].place]:
        return [list(shares)]
    outer, inner = list[Figure](), list[Figure]()
    for one in shares:
        before = next((other for other in outer if other.segment == one.segment), one)
        (inner if "z" in line.letters[before.place : one.place] else outer).append(one)
    return [outer, inner] if len({one.segment for one in inner}) == 1 else [outer]
