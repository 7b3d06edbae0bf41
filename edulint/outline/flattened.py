"""Paragraphs that hold a whole report, its line ends lost: they are cut at their headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from edulint.model import Block, BlockKind
from edulint.text.ordinal_scan import ordinal_at
from edulint.text.ordinal_search import ordinals_in
from edulint.text.ordinals import Ordinal, OrdinalStyle
from edulint.text.spans import trimmed

# Shorter paragraphs hold a list, not a report, in characters.
_SHORTEST = 60
# What announces a list, whatever mark or blank is behind it
_ANNOUNCING = (":", "如下")
# A paragraph that holds so much of a draft is the draft: then its parts may be headed （一） or 1、 alone.
_WHOLE_SHARE = 0.8
_OF_WHOLE = (
    ("(一)", "(二)", OrdinalStyle.HAN_PAREN),
    ("(1)", "(2)", OrdinalStyle.DIGIT_PAREN),
    ("1、", "2、", OrdinalStyle.DIGIT_COMMA),
    ("1.", "2.", OrdinalStyle.DIGIT_DOT),
)
# The parts of such a draft have so many sentences each on average.
_SENTENCES = 2
# So many numbers on from the one before, a part still counts with it: one or two between them were lost.
_LARGEST_STEP = 3
_SENTENCE_ENDS = frozenset("。!?…")
_CLOSING = "”’」』)》 "


def split_flattened(text: str, folded: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks; a paragraph that holds the parts 一、 二、 三、 of a report is cut into one block for each part.

    Where the draft is one paragraph, its parts may be （一） （二） （三） or 1、2、3、 alone.

    A list inside a paragraph (一、…；二、…；三、…) stays whole, and so do points of a report whose own parts are headed so.
    """
    whole = {index for index, block in enumerate(blocks) if _may_be_flattened(folded, block)}
    heads = _heads(text, folded, blocks) if whole else []
    for index, block in enumerate(blocks):
        cuts = _cuts(text, folded, block) if index in whole else []
        if not cuts or not _agrees(heads, index, cuts):
            yield block
            continue
        starts = [block.span.start, *(ordinal.span.start for ordinal in cuts), block.span.end]
        for start, end in pairwise(starts):
            span = trimmed(text, start, end)
            if len(span):
                yield replace(block, span=span)


def _may_be_flattened(folded: str, block: Block) -> bool:
    start, end = block.span.start, block.span.end
    is_paragraph = block.kind is BlockKind.PARAGRAPH and not block.label and end - start >= _SHORTEST
    return is_paragraph and _style_of_parts(folded, block) is not None


def _style_of_parts(folded: str, block: Block) -> OrdinalStyle | None:
    """Return how the parts of a report in one paragraph are numbered; None where no two of a style stand in order."""
    start, end = block.span.start, block.span.end
    if 0 <= folded.find("一、", start, end) < folded.find("二、", start, end):
        return OrdinalStyle.HAN_COMMA
    # A law in one paragraph has lists of that kind, not parts.
    is_whole = end - start >= _WHOLE_SHARE * len(folded) and folded.find("第二条", start, end) < 0
    for first, second, style in _OF_WHOLE if is_whole else ():
        if 0 <= folded.find(first, start, end) < folded.find(second, start, end):
            return style
    return None


def _heads(text: str, folded: str, blocks: Sequence[Block]) -> list[tuple[int, int | None]]:
    """Return the paragraphs that begin with 一、 and its like and hold no more of them, as (index, number)."""
    ordinals = (
        (at, ordinal_at(text, folded, block.span.start, block.span.end))
        for at, block in enumerate(blocks)
        if not _may_be_flattened(folded, block)
    )
    return [(at, ordinal.value) for at, ordinal in ordinals if ordinal and ordinal.style is OrdinalStyle.HAN_COMMA]


def _agrees(heads: Sequence[tuple[int, int | None]], index: int, cuts: Sequence[Ordinal]) -> bool:
    """Tell whether only paragraphs are headed so that begin with the first part or count on behind the last one."""
    last = max((ordinal.value or 0 for ordinal in cuts if ordinal.style is OrdinalStyle.HAN_COMMA), default=0)
    return not heads or (heads[0][0] > index and heads[0][1] == last + 1)


def _cuts(text: str, folded: str, block: Block) -> list[Ordinal]:
    """Return the ordinals of the parts that a paragraph holds, and of the sections (（一） （二）) inside them; none if it holds no report."""
    start, end = block.span.start, block.span.end
    found = list(ordinals_in(text, folded, start, end))
    style = _style_of_parts(folded, block) or OrdinalStyle.HAN_COMMA
    parts = _counted(folded, start, found, style)
    is_announced = bool(parts) and _is_announced(folded, start, parts[0].span.start)
    if len(parts) < (2 if is_announced else 3):
        return []
    bounds = [*(part.span.start for part in parts), end]
    texts = [folded[left:right] for left, right in pairwise(bounds)]
    # Parts of several sentences are no items of a list.
    sentences = [words.count("。") for words in texts]
    is_draft = end - start >= _WHOLE_SHARE * len(folded)
    if sum(count > 1 for count in sentences) * 2 < len(texts) and not (
        is_draft and sum(sentences) >= _SENTENCES * len(texts)
    ):
        return []
    cuts = list(parts)
    for left, right in pairwise(bounds) if style is OrdinalStyle.HAN_COMMA else ():
        inside = [ordinal for ordinal in found if left < ordinal.span.start < right]
        sections = _counted(folded, start, inside, OrdinalStyle.HAN_PAREN)
        cuts += sections if len(sections) > 1 else []
    return sorted(cuts, key=lambda ordinal: ordinal.span)


def _counted(folded: str, start: int, ordinals: Sequence[Ordinal], style: OrdinalStyle) -> list[Ordinal]:
    """Return the ordinals of a style that count from one, each behind a sentence's end or, the first, a colon.

    A number may be doubled or lost: that is for the checks to tell, and the parts behind it are parts all the same.
    """
    counted: list[Ordinal] = []
    previous: Ordinal | None = None
    for ordinal in ordinals:
        if ordinal.style is not style:
            continue
        last, value = counted[-1].value or 0 if counted else 0, ordinal.value or 0
        # Behind a number that was passed over (the 一、 of a list inside a part) only the next one is sure.
        is_next = value == last + 1
        is_slip = bool(counted) and previous is counted[-1] and 0 <= value - last <= _LARGEST_STEP
        previous = ordinal
        if not (is_next or is_slip):
            continue
        before = folded[max(start, ordinal.span.start - 4) : ordinal.span.start].rstrip(_CLOSING)[-1:]
        begins = not counted and (before == "" or _is_announced(folded, start, ordinal.span.start))
        if before in _SENTENCE_ENDS or begins:
            counted.append(ordinal)
    return counted


def _is_announced(folded: str, start: int, at: int) -> bool:
    """Tell whether a colon or the words that announce a list stand before ``at``: 总结如下 一、…."""
    return folded[max(start, at - 8) : at].rstrip(" ,。").endswith(_ANNOUNCING)
