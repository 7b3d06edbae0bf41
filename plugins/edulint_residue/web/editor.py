"""Sentences in which the editor of a site offers a text (以下是小编整理的工作总结，希望对您有所帮助)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from edulint.api import Block, Span, WordList, holds_any, pattern, sentence_spans
from edulint_residue.search import places_of
from edulint_residue.web.titles import without_titles

_WORDS = WordList(__file__, "editor.txt")

_LONGEST = 160
_EDITOR = "小编"
# 缩小编制, 大小编组
# 我们为您整理了: there a site says 我们.
_FOR_READER = pattern("我们(?:[特专][意地门])?为(?=您|你|大家)")
_BY_SITE = pattern("由[^,。;]{1,8}(?:网|文库)[^,。;]{0,4}")
# 本文将呈现三篇侧重点不同的工作总结范文; 本文汇编的范文涵盖多个方面,供从业者参考。
_PRESENTS = pattern(
    "(?:本文|本篇)[^。;]{0,40}(?:范文|模板|例文)[^。;]{0,80}(?:参考|借鉴)|(?:本文|本篇)[^。;]{0,12}篇[^。;]{0,40}范文"
)
# 本文具有广泛通用性，欢迎各位亲根据自己的实际需要参考借鉴。
_OFFERS = pattern(
    "(?:本|此|该)(?:范|篇)?文(?:章|档)?[^。;]{0,30}(?:欢迎|希望|供)[^。;]{0,6}(?:各位|大家|您|你|读者)[^。;]{0,20}借鉴"
)
_EDITOR_SPEAKS = pattern("小编(?![制码组队])")


def editor_sentences(
    text: str, folded: str, blocks: Sequence[Block], titles: Sequence[str]
) -> Iterator[tuple[int, Span]]:
    """Yield the editor's sentences, each with the index of the block that it stands in.

    Such a sentence points to a text, says that it was gathered or chosen and wishes its reader well with it, in this
    order; or it is 小编, the site's own word for its editor, who speaks of a text. That people at a meeting share their
    reports and learn from them is told without pointing to a text, and without a wish behind it. ``titles`` are those
    of the draft, whose words are not the sentence's own.
    """
    own = (_EDITOR, "借鉴", "范文")
    # Without a word of his own he speaks to his reader.
    if not holds_any(folded, (*_WORDS.section("reader"), *own)):
        return
    places = sorted(at for at, _ in places_of((*_WORDS.section("gathers"), *own), folded))
    index, reached = 0, -1
    for at in places:
        if at < reached:
            continue
        while index < len(blocks) and blocks[index].span.end <= at:
            index += 1
        if index == len(blocks):
            return
        span = blocks[index].span
        if span.start > at:
            continue
        sentence = _sentence_at(text, span, at)
        if sentence:
            reached = sentence.end
            if _is_editors(without_titles(folded[sentence.start : sentence.end], titles)):
                yield index, sentence


def _sentence_at(text: str, block: Span, at: int) -> Span | None:
    """Return the sentence that holds an offset of a block; None where it is too long. A block may be a whole file."""
    first, last = max(block.start, at - _LONGEST), min(block.end, at + _LONGEST)
    for sentence in sentence_spans(text, first, last):
        if sentence.start <= at < sentence.end:
            is_whole = (sentence.start > first or first == block.start) and (sentence.end < last or last == block.end)
            return sentence if is_whole and len(sentence) <= _LONGEST else None
    return None


def _is_editors(sentence: str) -> bool:
    sentence, times = _FOR_READER.subn("为", sentence)
    if times:
        # A site that says 我们 of itself means itself, or everybody, wherever else it says so.
        sentence = sentence.replace("我们", "")
    if _PRESENTS.search(sentence) or _OFFERS.search(sentence):
        return True

    def has(kind: str) -> bool:
        return any(word in sentence for word in _WORDS.section(kind))

    if has("work"):
        return False
    if _EDITOR_SPEAKS.search(sentence):
        return has("text") and (has("gathers") or has("wish"))
    return has("reader") and has("here") and _offer().search(sentence) is not None


@cache
def _offer() -> re.Pattern[str]:
    gathers, text, wish = (_WORDS.any_of(kind) for kind in ("gathers", "text", "wish"))
    # 由某某网整理 may stand behind the text, too.
    return pattern(f"{gathers}.*?{text}.*?{wish}|{text}.*?{_BY_SITE.pattern}{gathers}.*?{wish}")
