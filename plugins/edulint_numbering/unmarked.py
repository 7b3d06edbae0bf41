"""Numbers at the head of paragraphs that lost their mark, in a row whose others have it: 2、…⏎3抓造林⏎4、…."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from edulint.api import (
    Block,
    BlockKind,
    Document,
    Ordinal,
    Span,
    derived,
    han_to_int,
    int_to_han,
    is_frequent_word,
    pattern,
)

# A title is so long, in characters.
SHORTEST_TITLE, LONGEST_TITLE = 4, 20
_SHORTEST_BETWEEN = 3
# 一年, 二季度, 一等奖: what is counted follows the number, and no title.
_COUNTED = frozenset("年月日天季周个项条名位所家次种类级等届期批号楼班组线产手心方是要则来切")
# What a figure at the head of a paragraph counts, besides
_MEASURED = frozenset("万亿元亩吨户台套辆公里米点时分余多大本份例处座艘口人")
# 三部门, 三峡
_NAMES = ("部门", "部委", "峡")
_LEAST_ABOVE = 2
SECOND = 2


def counts(title: str) -> bool:
    """Tell whether a number counts what follows it and begins no title."""
    return title[0] in _COUNTED or title.startswith(_NAMES)


@derived
def unmarked_numbers(document: Document) -> tuple[tuple[Span, Span, str], ...]:
    """Return the last number of a row that has its marks before, or one that has them around it: 1、…⏎2、…⏎3抓造林.

    Each with its title and the number: the span of both, the span of the number, and how the row writes it (3、).
    """
    return tuple(_unmarked(document))


def _unmarked(document: Document) -> Iterator[tuple[Span, Span, str]]:
    above: Ordinal | None = None
    ordinals = [block.heading.ordinal for block in document.blocks if block.heading and block.heading.ordinal]
    at = 0
    for block in document.blocks:
        if block.heading is not None:
            above = block.heading.ordinal or above
            at += block.heading.ordinal is not None
            continue
        if above is None or block.kind is not BlockKind.PARAGRAPH:
            continue
        goes_on = any(one.style is above.style and one.value == (above.value or 0) + 2 for one in ordinals[at : at + 1])
        if (above.value or 0) < _LEAST_ABOVE and not goes_on:
            continue
        # Between two of its row a number may head a sentence, too.
        match = (_between() if goes_on else _last()).match(document.folded, *block.span.bounds)
        if match and _is_unmarked(document, above, match):
            before, _, after = above.parts
            yield Span.of(match, "head"), Span.of(match, "number"), f"{before}{match['number']}{after}"


def _is_unmarked(document: Document, above: Ordinal, match: re.Match[str]) -> bool:
    title = match["title"]
    if counts(title) or title[0] in _MEASURED:
        return False
    is_digit = match["number"].isdecimal()
    value = int(match["number"]) if is_digit else han_to_int(match["number"])
    before, told, after = above.parts
    # 一抓粮食。⏎二抓林果。⏎三抓畜牧。 below 二、: each of a row says what it grips.
    is_of_row = value is not None and f"\n{int_to_han(value - 1)}{title[0]}" in document.folded
    return value == (above.value or 0) + 1 and told.isdecimal() == is_digit and before + after != "" and not is_of_row


def first_unmarked(document: Document, before: Ordinal, blocks: Iterable[Block]) -> Span | None:
    """Return the head of the one paragraph among ``blocks`` that is the first of a row without its mark.

    ``before`` is the second of the row: 一抓培训。 above 二、….
    """
    if before.value != SECOND or "".join(before.parts[::2]) == "":
        return None
    is_digit = before.parts[1].isdecimal()
    found = []
    for block in blocks:
        match = None
        if block.kind is BlockKind.PARAGRAPH and block.heading is None:
            match = _first().match(document.folded, *block.span.bounds)
        if match is None or match["number"].isdecimal() != is_digit or counts(match["title"]):
            continue
        # 一般来说, 一些单位; 1户
        begins_word = is_frequent_word(document.folded[match.start() : match.start() + 2])
        if not begins_word and match["title"][0] not in _MEASURED:
            found.append(Span.of(match, "head"))
    return found[0] if len(found) == 1 else None


_HEAD = r"(?P<head>(?P<number>[2-9]|1[0-9]|[二三四五六七八九])(?P<title>"


@cache
def _first() -> re.Pattern[str]:
    title = rf"[\u4e00-\u9fff“]{{{_SHORTEST_BETWEEN},{LONGEST_TITLE}}}"
    return pattern(rf"(?P<head>(?P<number>[1一])(?P<title>{title}))(?:[。:,;]|$)")


@cache
def _last() -> re.Pattern[str]:
    return pattern(rf"{_HEAD}[\u4e00-\u9fff“]{{{SHORTEST_TITLE},{LONGEST_TITLE}}}))(?:[。:]|$)")


@cache
def _between() -> re.Pattern[str]:
    return pattern(rf"{_HEAD}[\u4e00-\u9fff“]{{{_SHORTEST_BETWEEN},{LONGEST_TITLE}}}))(?:[。:,;]|$)")
