"""Pairs of ``*`` and ``_`` that set words in bold or italics, and so mask nothing."""

from __future__ import annotations

import re

from edulint.api import Block, Document, derived, is_han, occurrences, pattern
from edulint_placeholders.masks import context

_LONGEST_PHRASE, _SHORTEST_PHRASE = 16, 3
# A paragraph that is bold from its beginning to its end, whatever it begins with: **——通知解读**
_BOLD = pattern(r"(?P<mark>\*{2,6})(?!\*)[^*\n]+(?P<end>(?P=mark))\r?")
# So many marks that have their fellow show that a text sets words in bold.
_SEVERAL = 6
# 南邻**石桥乡和**上岭林场: a phrase ends before such a word.
_JOINING = "和与及同至到往由从"
_OPENERS = " •([{“‘\"'《〈【「『,。;:!?、-—~\r\n"
_SENTENCE_ENDS = "。!?”;…)"
# What may stand behind a mark of emphasis that closes.
_CLOSERS = " )]}”’\"'》〉】」』,。;:!?、-—~\r\n"
# Behind a phrase in bold a note's number may stand, too: **二、起草过程**[3].
_BEHIND = _CLOSERS + "(["


def is_emphasis(document: Document, block: Block, start: int, end: int) -> bool:
    """Tell whether the run of ``*`` or ``_`` at ``[start, end)`` is one of a pair that emphasises."""
    folded, is_markdown = document.folded, document.format == "markdown"
    sign = folded[start]
    pair = _pairs(document).get(start) if sign in "*_" else None
    length = end - start
    if pair is None and is_markdown and sign in "*_":
        several = len(_pairs(document)) >= _SEVERAL
        return several and (_joins_two(folded, block, start, end) or _lacks_fellow(folded, block, start, end))
    if pair and is_markdown and _encloses_words(folded, block, pair, length):
        return True
    if pair is None or sign in _masking_signs(document):
        return False
    first, second = (context.masked_noun_at(folded, at + length, block.span.end) for at in pair)
    if not is_markdown and folded[pair[1] + length : pair[1] + length + 1] not in _BEHIND:
        # **加强管理**有成效, but **县教育局和**县财政局: in plain prose a noun behind a mark shows that it masks.
        return not first and not second
    if first and not is_markdown and _stands_alone_before_place(document, sign * length):
        return False
    has_title = context.title_before(folded, block.span.start, pair[1])
    return not (first and (second or has_title))


def _joins_two(folded: str, block: Block, start: int, end: int) -> bool:
    """Tell whether the marks that close a phrase and open the next one meet: **日****杂**."""
    return end - start in (4, 6) and folded[start] == "*" and not context.masked_noun_at(folded, end, block.span.end)


def _lacks_fellow(folded: str, block: Block, start: int, end: int) -> bool:
    """Tell whether the other mark was forgotten, or stands in another paragraph: **焦点一：谁承担费用, …到此为止。**."""
    if end >= block.span.end and start > block.span.start:
        return folded[start - 1] in _SENTENCE_ENDS
    is_first = start <= block.span.start or folded[start - 1] in _OPENERS
    return is_first and not context.masked_noun_at(folded, end, block.span.end)


def _encloses_words(folded: str, block: Block, pair: tuple[int, int], length: int) -> bool:
    """Tell whether words of their own stand between two marks: “**产品经理**”, and not 联系人：**，电话：**。."""
    first, last = pair[0] + length, pair[1] + length
    before = folded[pair[0] - 1] if pair[0] > block.span.start else "\n"
    after = folded[last] if last < block.span.end else "\n"
    is_apart = before in _OPENERS and after in _CLOSERS
    return is_apart and first < pair[1] and folded[first] not in _CLOSERS and folded[pair[1] - 1] not in _OPENERS


def _stands_alone_before_place(document: Document, mark: str) -> bool:
    """Tell whether the draft masks a place with a mark that has no fellow: **市教育局 … 建设**."""
    folded, pairs = document.folded, _pairs(document)
    for at in occurrences(folded, mark):
        end = at + len(mark)
        is_whole = folded[end : end + 1] != mark[0] and folded[at - 1 : at] != mark[0]
        if is_whole and at not in pairs and context.masked_noun_at(folded, end, len(folded)) == "place":
            return True
    return False


@derived
def _pairs(document: Document) -> dict[int, tuple[int, int]]:
    """Return the pairs of marks in a draft, by the offset of each of the two marks."""
    folded, is_markdown = document.folded, document.format == "markdown"
    found: dict[int, tuple[int, int]] = {}
    for block in document.blocks:
        # A block's span leaves out a list's mark, and the bold marks around it: those count here.
        low, high = block.span.start, block.span.end
        while low > 0 and folded[low - 1] == "*":
            low -= 1
        while folded[high : high + 1] == "*":
            high += 1
        whole = _BOLD.fullmatch(folded, low, high) if block.is_prose and folded.startswith("**", low) else None
        if whole:
            found |= dict.fromkeys((low, whole.start("end")), (low, whole.start("end")))
        elif block.is_prose and (folded.find("*", low, high) >= 0 or folded.find("_", low, high) >= 0):
            found |= {at: pair for pair in emphasis(folded, low, high, is_markdown) for at in pair}
    return found


def emphasis(folded: str, start: int, end: int, markdown: bool) -> list[tuple[int, int]]:
    """Return the pairs of offsets in ``[start, end)`` where Markdown's marks of emphasis open and close.

    Outside Markdown a mark opens only after a blank or a mark of punctuation, and closes before one or behind a short
    phrase without any: ``**县`` in plain prose is a masked name. ``_`` behind a digit, as in ``20__年``, is no mark of emphasis.
    """
    pairs: list[tuple[int, int]] = []
    opened: dict[str, int] = {}
    for match in re.finditer(r"\*+|_+", folded[start:end]):
        mark = match[0]
        if len(mark) > 3:
            continue
        at, stop = start + match.start(), start + match.end()
        before = folded[at - 1] if at > start else "\n"
        after = folded[stop] if stop < end else "\n"
        if mark[0] == "_" and before.isdecimal():
            continue
        is_end = markdown or after in _BEHIND or (mark in opened and _is_phrase(folded[opened[mark] + len(mark) : at]))
        if mark in opened and before != " " and is_end:
            pairs.append((opened.pop(mark), at))
        # 联系人：**，电话：**: no emphasis begins with a mark of punctuation. 转专业在**第一学期期末**进行 holds a phrase.
        elif after not in (" \n" if markdown else _CLOSERS) and (
            markdown or before in _OPENERS or (mark == "**" and _holds_phrase(folded, stop, end))
        ):
            opened[mark] = at
        elif not markdown:
            opened.pop(mark, None)
    return pairs


def _holds_phrase(folded: str, start: int, end: int) -> bool:
    """Tell whether a phrase of some length stands between two marks, with no word before which something is masked."""
    closing = folded.find("**", start, min(end, start + _LONGEST_PHRASE + 2))
    words = folded[start : max(closing, start)]
    is_phrase = len(words) >= _SHORTEST_PHRASE and _is_phrase(words) and words[-1] not in _JOINING
    return is_phrase and not context.masked_noun_at(folded, start, end)


def _is_phrase(words: str) -> bool:
    return 1 < len(words) <= _LONGEST_PHRASE and all(map(is_han, words))


@derived
def _masking_signs(document: Document) -> frozenset[str]:
    """Return the signs of emphasis with which the draft masks, as in 我们**县: then a pair of them is no emphasis."""
    return frozenset(sign for sign in "*_" if _masks_with(document, sign))


def _masks_with(document: Document, sign: str) -> bool:
    folded, end = document.folded, len(document.folded)
    marks = [match.span() for match in re.finditer(re.escape(sign) + "{1,3}", folded)]
    masks = sum(
        is_han(folded[start - 1 : start]) and context.masked_noun_at(folded, stop, end) != "" for start, stop in marks
    )
    # Markdown's own marks may by chance stand before such a word.
    return masks > 2 and masks * 2 >= len(marks) if document.format == "markdown" else masks > 0
