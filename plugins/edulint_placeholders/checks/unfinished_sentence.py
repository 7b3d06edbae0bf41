"""PH112: a sentence breaks off."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, zip_longest

from edulint.api import Document, Finding, Severity, Span, Wording, WordList, pattern, word_borders_around
from edulint_placeholders.base import LenientCheck

_WORDS = WordList(__file__, "unfinished_sentence.txt").sections
_OPEN_WORDS, _ALONE = _WORDS["open"], frozenset(_WORDS["alone"])
_LAST_OF_OPEN = frozenset(word[-1] for word in _OPEN_WORDS)
_END = pattern("[。;]")
# 应该是这样，对。 So often as a clause of its own it is a word of consent, as in the record of a talk.
_YES, _LEAST_YES = pattern("[,。;\n]对[,。]"), 2


class UnfinishedSentence(LenientCheck):
    """What it finds:
        zh: 没有写完的句子：以“以及”“为了”“由于”等词收尾的句子；全文最后停在冒号上、冒号后面没有内容；只写了编号、没有内容的一项；
            以及以三个点（“...”）中断的段落，后者只作提示。
        en: A sentence that breaks off: one that ends with a word such as 以及, 为了, 由于; a report that stops at the colon
            of a list it announces; an item of which only the number was written; and, as a hint, a paragraph that stops
            with three dots.

    Why it matters:
        zh: 句子中断，说明内容被误删或者没有写完。
        en: Something was deleted by mistake or never written.

    Example:
        新建教学楼2栋，改造操场3个以及。

    Instead:
        新建教学楼2栋，改造操场3个以及食堂1座。

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "PH112"
    name = "unfinished-sentence"
    severity = Severity.WARNING
    summary = Wording(zh="句子没有写完", en="a sentence breaks off")
    messages = {
        "word": Wording(zh="句子到“{words}”就中断了，后面缺少内容", en="the sentence breaks off after “{words}”"),
        "colon": Wording(zh="“{words}”后面没有内容", en="nothing follows “{words}”"),
        "item": Wording(
            zh="“{words}”后面没有内容，请补写，或删去这个编号",
            en="nothing follows the number {words}; write the item or take the number out",
        ),
        "dots": Wording(zh="这一段到“...”就中断了，后面的内容没有写出", en="the paragraph breaks off with “...”"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each sentence and each paragraph that breaks off."""
        for finding in self._found(document):
            if not self.is_allowed(document, finding.span):
                yield finding

    def _found(self, document: Document) -> Iterator[Finding]:
        folded = document.folded
        for mark in _END.finditer(folded):
            end = mark.start()
            word = _open_word(folded, end)
            if word == "对" and len(_YES.findall(folded)) >= _LEAST_YES:
                continue
            block = document.block_at(end - len(word)) if word else None
            if block and block.is_prose:
                yield self.finding(Span(end - len(word), end), "word", words=word)
        yield from self._after_colon(document)
        yield from self._numbers_alone(document)
        at = folded.find("...")
        while at >= 0:
            block = document.block_at(at)
            end = at + len(folded[at : at + 12]) - len(folded[at : at + 12].lstrip("."))
            if block and block.is_prose and end == block.span.end and end - at == 3:
                yield self.finding(Span(at, end), "dots", severity=Severity.INFO)
            at = folded.find("...", end)

    def _after_colon(self, document: Document) -> Iterator[Finding]:
        """Yield the colon of a list that is announced and does not come: at the end, or before a heading that counts
        on.
        """
        folded = document.folded
        for block, following in zip_longest(document.blocks, document.blocks[1:]):
            end = block.span.end
            if not block.is_prose or not folded.endswith(":", 0, end):
                continue
            start = max(block.span.start, *(folded.rfind(mark, 0, end) + 1 for mark in ",。;"))
            ordinal = following.heading.ordinal if following and following.heading else None
            counts_on = ordinal is not None and (ordinal.value or 0) > 1
            is_list = any(word in folded[start:end] for word in _WORDS["announcing"])
            # 一、引言⏎现将有关情况报告如下：⏎二、…: what it announces is the rest of the report.
            is_whole = ordinal is not None and ordinal.value == 2 and folded.startswith(("现将", "现就"), start)
            if is_list and (following is None or counts_on) and not is_whole:
                yield self.finding(Span(start, end), "colon", words=document.slice(Span(start, end)))

    def _numbers_alone(self, document: Document) -> Iterator[Finding]:
        """Yield the number of an item without words before the next item of the list."""
        for block, following in pairwise(document.blocks):
            if block.heading is None or following.heading is None or block.heading.text:
                continue
            number, later = block.heading.ordinal, following.heading.ordinal
            is_next = number and later and later.style is number.style and later.value == (number.value or 0) + 1
            if number and is_next and following.heading.text:
                yield self.finding(number.span, "item", words=number.text)


def _open_word(folded: str, end: int) -> str:
    """Return the word before ``end`` with which no sentence ends, or the empty string."""
    if folded[end - 1 : end] in _LAST_OF_OPEN and folded.endswith(_OPEN_WORDS, 0, end):
        word = next(word for word in _OPEN_WORDS if folded.endswith(word, 0, end))
        # 暂且不论, 不必严格按照: these say all.
        if folded.endswith(_WORDS["complete"], 0, end):
            return ""
        # 为所欲为|了 ends in 为了 and with no such word.
        start = end - len(word)
        return word if start in word_borders_around(folded, start, end) else ""
    is_alone = folded[end - 1 : end] in _ALONE and folded[end - 2 : end - 1] in (",", "、", ";")
    return folded[end - 1] if is_alone else ""
