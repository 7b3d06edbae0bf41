"""The lines below a text's last sentence: where some speak of the page, those that no report ends with are its, too."""

from __future__ import annotations

from collections.abc import Sequence

from edulint.api import Block, BlockKind
from edulint_residue.web.below import LISTED
from edulint_residue.web.columns import COLUMN
from edulint_residue.web.credits import are_of_page, roles_of
from edulint_residue.web.evidence import LEAST_SHARE_OF_FORM, evidence_of, is_button, names_site
from edulint_residue.web.lines import LONGEST_ROW, is_no_sentence, words_of
from edulint_residue.web.titles import SIGNED, names_kind

# No page has more lines below its text.
_LONGEST_TAIL = 40
# Of what a page says last two lines tell by one word each, or one by words of two kinds.
_CERTAIN, _HALF, _LEAST, _LEAST_SHARE = 2, 1, 2, 0.4
_KINDS_OF_NOTICE, _LEAST_SHARE_OF_NOTICE = 3, 0.15
# Above the first such line so short a one is the page's: 74912, 领取福利.
_LONGEST_SCRAP = 6


def take_tail(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add the lines from the first below the text's last sentence that speaks of the page to the last that does.

    They are the page's if one of them tells for certain, or two tell by a word; beside them whatever signs no report.
    """
    first = len(blocks)
    while first > 0 and len(blocks) - first < _LONGEST_TAIL and _is_bare(folded, blocks[first - 1]):
        first -= 1
    tail = range(first, len(blocks)) if first > 0 else range(0)
    weights = {index: _CERTAIN if index in whole else _weight(words_of(folded, blocks[index])) for index in tail}
    telling = [index for index in tail if weights[index]]
    if sum(weights.values()) < _LEAST:
        return
    start, end = telling[0], telling[-1] + 1
    while start > first and _is_scrap(words_of(folded, blocks[start - 1])):
        start -= 1
    while end < len(blocks) and not SIGNED.fullmatch(words_of(folded, blocks[end])):
        end += 1
    whole.update(range(start, end))


def _is_bare(folded: str, block: Block) -> bool:
    """Tell whether a line is neither a sentence nor an item nor a heading."""
    words = words_of(folded, block)
    return (
        len(words) <= LONGEST_ROW
        and block.heading is None
        and block.level == 0
        and block.kind not in (BlockKind.TABLE_CELL, BlockKind.PAGE_MARGIN)
        and is_no_sentence(words.rstrip("!?"))
        and LISTED.match(words) is None
    )


def _weight(words: str) -> int:
    if are_of_page(roles_of(words)) or (is_button(words) and len(words) > 1):
        return _CERTAIN
    if SIGNED.fullmatch(words) or names_kind(words):
        return 0
    if COLUMN.fullmatch(words):
        return _HALF
    told = evidence_of(words)
    # 原创文章如转载,请注明:转载自小草俱乐部 本文原始链接地址:…
    least = _LEAST_SHARE if told.kinds < _KINDS_OF_NOTICE else _LEAST_SHARE_OF_NOTICE
    if told.kinds > 1 and told.share >= least:
        return _CERTAIN
    return _HALF if told.share >= LEAST_SHARE_OF_FORM and names_site(words) else 0


def _is_scrap(words: str) -> bool:
    return len(words) <= _LONGEST_SCRAP and not SIGNED.fullmatch(words)
