"""Words that any report may have in common with another: slogans, titles in 《》, names in quotation marks, formulas."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from edulint.api import CLAUSE_ENDS, PAUSES, Block, BlockKind, Span, WordList, pattern
from edulint_duplicates.passages.normalise import Compact, compacted, han_count

_WORDS = WordList(__file__, "formulas.txt")

_QUOTED = pattern(
    r"《[^《》\n]*》|“[^“”\n]*”|「[^「」\n]*」|\([^()\n]*\)|\[[^\[\]\n]*\]|〔[^〔〕\n]*〕" + r'|"[^"\n]*"'
)
_SPOKEN = pattern(r"“[^“”\n]*”|「[^「」\n]*」")
_LEAST_QUOTED_SHARE = 0.8
HEADINGS = (BlockKind.HEADING, BlockKind.TITLE)
# A list of five names in one order is itself copied; one or two names only name something.
_NAMES_ALLOWED = 2
_LEAST_OWN_SHARE = 0.5
_MANY_OWN = 60
# Forms have short cells in every copy: 学校名称, 学生人数. A sentence in a cell is the author's own.
_SHORTEST_CELL = 15
# What names a row of an official table may be long, but has no clauses: 机关事业单位基本养老保险缴费支出.
_LONGEST_NAME = 24
# Above this length quotations and formulas can't be what makes two passages alike.
_LONGEST_WEIGHED = 400
_NEAR = 200


@cache
def _formulas() -> re.Pattern[str]:
    phrases = set(_WORDS.lines)
    # The longest first, and always in one order: every process must weigh alike.
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    # Compared as passages are, without marks; … stands for a few words that change with place and year.
    patterns = (".{0,24}?".join(map(compacted, phrase.split("…"))) for phrase in ordered)
    return pattern("|".join(patterns))


def own_han(compact: Compact, start: int, end: int) -> int:
    """Return how many Han characters of ``compact.text[start:end]`` are the author's own words.

    Left out: formulas, one or two quotations, headings, names in table cells; of a long passage the last alone.
    """
    document = compact.document
    own = 0
    quoted: list[int] = []
    span = compact.span(start, end)
    is_long = end - start > _LONGEST_WEIGHED
    for block in compact.blocks(span):
        first, last = compact.range(block.span)
        left, right = max(start, first), min(end, last)
        if is_long and block.cell is None:
            own += han_count(compact.text[left:right])
            continue
        part = compact.span(left, right)
        if not _is_own(block, document.folded[part.start : part.end]):
            continue
        if is_long:
            own += han_count(compact.text[left:right])
            continue
        # Some of what lies around is read, too, since a quotation or a formula may begin before the passage.
        near = around(block, span)
        quotations = [compact.range(Span.of(match)) for match in _QUOTED.finditer(document.folded, *near.bounds)]
        formulas = [match.span() for match in _formulas().finditer(compact.text, *compact.range(near))]
        quoted += [
            han_count(compact.text[max(left, begin) : min(right, stop)])
            for begin, stop in quotations
            if begin < right and stop > left and not any(begin < other and one < stop for one, other in formulas)
        ]
        own += han_count(_outside(compact.text, left, right, sorted(quotations + formulas)))
    return own + (sum(quoted) if len(quoted) > _NAMES_ALLOWED else 0)


def is_own(compact: Compact, start: int, end: int, least: int) -> bool:
    """Tell whether ``least`` Han characters of a passage, and half of them all or very many, are the author's own
    words.
    """
    own = own_han(compact, start, end)
    return own >= least and own >= min(_MANY_OWN, _LEAST_OWN_SHARE * han_count(compact.text[start:end]))


def is_quotation(compact: Compact, start: int, end: int) -> bool:
    """Tell whether a passage is, but for a few words around it, one quotation of at least a clause: no mere name."""
    if end - start > _LONGEST_WEIGHED:
        return False
    span = compact.span(start, end)
    block = compact.document.block_at(span.start)
    if block is None:
        return False
    near = around(block, span)
    for match in _SPOKEN.finditer(compact.document.folded, *near.bounds):
        first, last = compact.range(Span.of(match))
        if min(end, last) - max(start, first) >= _LEAST_QUOTED_SHARE * (end - start):
            return not PAUSES.isdisjoint(match.group())
    return False


def around(block: Block, span: Span) -> Span:
    """Return what of a block lies near a span: a file without line breaks is one block of millions of characters."""
    return Span(max(block.span.start, span.start - _NEAR), min(block.span.end, span.end + _NEAR))


def _outside(text: str, start: int, end: int, left_out: Iterable[tuple[int, int]]) -> str:
    rest = []
    for first, last in left_out:
        rest.append(text[start : max(start, min(first, end))])
        start = max(start, last)
    return "".join((*rest, text[start:end]))


def _is_own(block: Block, words: str) -> bool:
    if block.kind in HEADINGS:
        return False
    if block.cell is None:
        return True
    length = han_count(words)
    is_name = length <= _LONGEST_NAME and CLAUSE_ENDS.isdisjoint(words)
    return not block.cell.header and length >= _SHORTEST_CELL and not is_name
