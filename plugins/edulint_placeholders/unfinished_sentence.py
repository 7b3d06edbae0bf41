"""PH112: a sentence breaks off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from edulint.api import Check, Document, Finding, Severity, Span, Wording, pattern
from edulint_placeholders.base import PlaceholderOptions, is_allowed
from edulint_placeholders.words import sections

_OPEN_WORDS = sections("unfinished_sentence.txt")["open"]
_END = pattern("[。;!?]")


class UnfinishedSentence(Check):
    """What it finds:
        zh: 没有写完的句子：以“以及”“为了”“由于”等词收尾的句子；以及以三个点（“...”）中断的段落，后者只作提示。
        en: A sentence that breaks off: one that ends with a word such as 以及, 为了, 由于; and, as a hint, a paragraph that
            stops with three dots.

    Why it matters:
        zh: 句子中断，说明内容被误删或者没有写完。
        en: Something was deleted by mistake or never written.

    Example:
        新建教学楼2栋，改造操场3个以及。

    Instead:
        新建教学楼2栋，改造操场3个以及食堂1座。

    Options:
        zh: allow：可以照原样保留的词语，例如 allow = ["不仅。"]。
        en: allow: words that may stand as they are, such as allow = ["不仅。"].

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "PH112"
    name = "unfinished-sentence"
    severity = Severity.WARNING
    summary = Wording(zh="句子没有写完", en="A sentence breaks off")
    messages: ClassVar[Mapping[str, Wording]] = {
        "word": Wording(zh="句子到“{words}”就中断了，后面缺少内容", en="The sentence breaks off after “{words}”"),
        "dots": Wording(zh="这一段到“...”就中断了，后面的内容没有写出", en="The paragraph breaks off with “...”"),
    }
    options = PlaceholderOptions

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each sentence and each paragraph that breaks off."""
        for finding in self._found(document):
            if not is_allowed(document, finding.span, self.settings.allow):
                yield finding

    def _found(self, document: Document) -> Iterator[Finding]:
        folded = document.folded
        for mark in _END.finditer(folded):
            end = mark.start()
            if folded.endswith(_OPEN_WORDS, 0, end):
                word = next(word for word in _OPEN_WORDS if folded.endswith(word, 0, end))
                block = document.block_at(end - len(word))
                if block and block.is_prose:
                    yield self.finding(Span(end - len(word), end), "word", words=word)
        at = folded.find("...")
        while at >= 0:
            block = document.block_at(at)
            end = at + len(folded[at : at + 12]) - len(folded[at : at + 12].lstrip("."))
            if block and block.is_prose and end == block.span.end and end - at == 3:
                yield self.finding(Span(at, end), "dots", severity=Severity.INFO)
            at = folded.find("...", end)
