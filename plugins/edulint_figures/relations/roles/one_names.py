"""Tells which shares of a row may be those of one whole, what each is the share of, and of what."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from edulint.api import pattern
from edulint_figures.quantities.phrases import SHARE, YEAR
from edulint_figures.relations.labels import core, segment_name
from edulint_figures.relations.tokens import Figure, Line

LONGEST_SENTENCE = 80
# A level stands within so many tokens before its share.
_LEVEL_BEFORE = 12
_OF = pattern(r"占(?!比(?!重|例))([^占]*?)的?(?:比重|比例|份额|$)")
_JOINTS, _CLAUSE, _DIGIT = pattern(r"[、和与及]"), pattern(r"[,;:。]"), pattern(r"[0-9]")


# A list of shares is read from each of its shares on: what one says of itself is asked again and again.
@lru_cache(maxsize=1024)
def base_told(label: str) -> str:
    """Return what a share says that it is a share of: 财政收入 of 占财政收入的."""
    found = _OF.search(label)
    return core(found[1]) if found else ""


def names_told(line: Line, shares: Sequence[Figure]) -> list[str]:
    """Return what each share is the share of: by its own label, its segment's first words, or the list before 分别."""
    names = [_name_before_share(one.label) for one in shares]
    if len(set(names)) == 1:
        # 甲部收入42万元，收入占比为62%；乙部收入…，收入占比为…: what all are called is no name.
        names = [""] * len(names)
    if all(names):
        return names
    text, at = line.passage.text, shares[0].quantity.span.start
    if not any(one.label for one in shares[1:]):
        low = max(text.rfind("。", line.passage.span.start, at) + 1, line.passage.span.start, at - LONGEST_SENTENCE)
        # 东、中、西部业务量比重分别为82%、12%和6%，收入比重分别为78%、14%和8%: both are told of these.
        for clause in reversed(_CLAUSE.split(text[low:at])):
            pieces = _JOINTS.split(SHARE.split(clause)[0])
            are_figures = any(_DIGIT.search(YEAR.sub("", piece)) for piece in pieces)
            if len(pieces) == len(shares) and not are_figures:
                return pieces
        return names
    # 出口占62.0%；对东盟进出口101亿美元，占43.9%: what a share is called itself counts more.
    levels = [name or _level_name(one, line) for name, one in zip(names, shares, strict=True)]
    if all(levels) and len(set(levels)) == len(levels):
        return levels
    first = [segment_name(one, line) for one in shares]
    return first if len(set(first)) == len(first) else names


def _level_name(share: Figure, line: Line) -> str:
    """Return the name of the level that a share stands behind: 人均工资性收入4084元，占可支配收入的比重为56.9%."""
    before = line.before(share.place, share.place - _LEVEL_BEFORE)
    return next((one.label for one in before if one.letter in "LH" and one.segment == share.segment), "")


@lru_cache(maxsize=1024)
def _name_before_share(label: str) -> str:
    return SHARE.split(label)[0]


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
