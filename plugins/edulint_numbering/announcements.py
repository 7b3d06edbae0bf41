"""Sentences that announce how many items the list behind them has: 以下四项工作."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from edulint.api import Document, Span, WordList, han_to_int, holds_any, pattern
from edulint_numbering.sequences import sequences
from edulint_numbering.sequences.items import Item, NumberedSequence

_COUNTED = WordList(__file__, "counted.txt")
_CLOSING = WordList(__file__, "closing.txt")
# How far from the colon the number may stand.
_REACH = 40
_LONGEST = 20
# So many characters behind its number an item has what a saying counts: 一是由木材生产向生态保护转变。
_NAMED = 24
# Of a heading that the paragraph before it swallowed, so much is read.
_HEADING = 20
# 抓好三项工作。一是…: the points, or how many more are done.
_TO_BE_DONE = ("抓好", "做好", "抓实", "做了", "抓好了", "做好了", "重点做")
# What stands before a number that is followed by a comma or a full stop, if it announces: 以下四项工作。, 讲三点意见。, 有三点,
_POINTING = {
    "。": (
        *("以下", "下列", "如下", "归纳为", "概括为", "总结为", "讲", "谈", "强调"),
        *_TO_BE_DONE,
    ),
    ",": ("以下", "下列", "如下", "归纳为", "概括为", "总结为", "主要有", "做法有", "原因有", "问题有", "分为"),
}

_OF_SOME = ("主要内容", "以下内容")
_NAMED_BEFORE = ("这", "那", "上述", "以上", "前述")
_HAS_ARTICLES = ("》共", "》有", "》分为", "章", "节", "部分")


class Announcement(Struct, frozen=True):
    """A number of things announced (``span`` is the words that say so) and the sequence that follows it.

    ``found`` is how many of its items the announcement speaks of: 六、下一步打算 is none of 五项工作 done.
    """

    span: Span
    count: int
    sequence: NumberedSequence
    found: int


@cache
def _counted() -> re.Pattern[str]:
    nouns = "|".join(_COUNTED.lines)
    return pattern(
        rf"(?<![第前后\d.一二三四五六七八九十百几数多])(?P<count>\d{{1,2}}|[一二两三四五六七八九十]{{1,3}})[ ]?"
        rf"(?P<noun>(?:大|个|项|条|点|种|类|件|步)(?:大|主要|重点|具体|突出|方面的?)?(?:{nouns})(?![日组室站])"
        rf"|[个大][\u4e00-\u9fff]{{2,4}}(?=[”\"])|(?:大项|项|条|点)(?=[”\":,。]))"
        # The colon follows closely, at most after a clause like 归纳如下.
        r"[”\"]?[^,。;:!?]{0,12}(?:,[^,。;:!?]{0,6}(?:如下|归纳|具体|主要|分别|包括|即)[^,。;:!?]{0,6})?"
        r"(?::|(?<=如下)。?|(?P<stop>[,。]|(?<=”)))\s*\Z"
    )


def announcements(document: Document) -> Iterator[Announcement]:
    """Yield what is announced right before a sequence begins, in its sentence or at the end of the block before."""
    for sequence in sequences(document):
        first = sequence.items[0]
        if first.value != 1:
            continue
        found = _announced(document, first, sequence)
        if found:
            yield found


def _announced(document: Document, first: Item, sequence: NumberedSequence) -> Announcement | None:
    folded, before = document.folded, _before(document, first)
    if before is None:
        return None
    start = max(before.start, before.end - _REACH)
    stretch = folded[start : before.end].rstrip(" \r\n")
    # Without a colon, only words that point ahead tell that the list is the one announced, or a saying: “三个精准”。
    is_saying = stretch.endswith(("”。", "”,", "”"))
    if not (
        stretch.endswith((":", "如下", "如下。")) or is_saying or holds_any(stretch, _POINTING.get(stretch[-1:], ()))
    ):
        return None
    match = _counted().search(stretch)
    count = _value(match["count"]) if match else None
    if match is None or count is None or not 2 <= count <= _LONGEST:
        return None
    # 《规定》共14条，主要内容包括: the list tells of some of them. 在这四个方面找差距: they were named before.
    if holds_any(stretch[match.end("noun") :], _OF_SOME) or stretch.endswith(_NAMED_BEFORE, 0, match.start()):
        return None
    # 《规定》共16条，包括: its articles.
    if match["noun"] == "条" and stretch.endswith(_HAS_ARTICLES, 0, match.start()):
        return None
    points = stretch.endswith(_POINTING.get(match["stop"] or "", ()), 0, match.start())
    # 首先，… 其次，…: the last one may be told in words that are no number.
    if match["stop"] is not None and folded.startswith("首先", first.start):
        return None
    if match["stop"] is not None and not points and not _names_each(document, match["noun"], sequence):
        return None
    found = len(sequence.items)
    if sequence.is_headings:
        while found > count and _is_closing(document, sequence.items[found - 1]):
            found -= 1
    if match["stop"] == "。" and stretch.endswith(_TO_BE_DONE, 0, match.start()) and abs(count - found) > 1:
        return None
    return Announcement(Span(start + match.start(), start + match.end("noun")), count, sequence, found)


def _before(document: Document, first: Item) -> Span | None:
    """Return what stands before the first item of a list: its paragraph up to it, or the paragraph above."""
    block = document.blocks[first.block]
    if first.start > block.span.start:
        return Span(block.span.start, first.start)
    return document.blocks[first.block - 1].span if first.block else None


def _is_closing(document: Document, item: Item) -> bool:
    """Tell whether a heading closes a report (存在的问题, 下一步打算) and so lies outside what was announced."""
    heading = document.blocks[item.block].heading
    words = heading.text if heading else ""
    if item.swallowed:
        words = document.folded[item.ordinal.span.end : item.ordinal.span.end + _HEADING]
    return holds_any(words, _CLOSING.lines)


def _names_each(document: Document, noun: str, sequence: NumberedSequence) -> bool:
    """Tell whether the first words of all items have what a saying counts: “三个精准” and 第一，精准把脉."""
    if not noun.startswith(("个", "大")):
        return False
    folded = document.folded
    starts = (item.ordinal.span.end for item in sequence.items)
    return all(noun[1:] in folded[at : at + _NAMED].partition("。")[0].partition("\n")[0] for at in starts)


def _value(number: str) -> int | None:
    return int(number) if number.isdecimal() else 2 if number == "两" else han_to_int(number)
