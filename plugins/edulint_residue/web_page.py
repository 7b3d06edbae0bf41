"""RE101: what a web page leaves in a copied text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from edulint.api import Block, BlockKind, Check, CheckOptions, Document, Finding, Severity, Span, Wording
from edulint_residue.material import places_of
from edulint_residue.web_phrases import SHORT_LINE, phrases, web_tail

# In a title 精选5篇 or 总结3篇 behind the name of a kind of text; in a sentence 向省厅报送总结3篇 is work done.
_COLLECTION = (
    r"(?!附)[^。；\n]{0,30}(?:总结|汇报|报告|计划|体会|材料|范文|模板|讲话|发言|方案)[^，。；\n]{0,10}?"
    r"[0-9一二三四五六七八九十]{1,3}[ ]?篇(?:[)）】]|\.docx?)*"
)


# 时间：3月1日上午 is a meeting's; a page is stamped to the minute.
_STAMPED = ("时间:20", "日期:20")
_STAMP = r".{3}20[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2} [0-9]{1,2}:[0-9]{2}"


class WebPageOptions(CheckOptions, frozen=True):
    """``allow``: words that are no trace of a web page here."""

    allow: tuple[str, ...] = ()


class WebPage(Check):
    """What it finds:
        zh: 从网页复制时带进来的内容：“小编”“范文网”“打印本页”“上一篇”“相关文章”栏目等。“相关文章”以后的部分整体报一条。
        en: What comes along when text is copied from a web page: the site's name, 打印本页, 上一篇, a list of related articles (one finding for all of it).

    Why it matters:
        zh: 一看便知稿件是从网上抄来的。
        en: It shows at once that the draft was taken from the web.

    Example:
        全年各项工作圆满完成。
        打印本页 关闭窗口

    Instead:
        全年各项工作圆满完成。

    Options:
        zh: allow：不算网页痕迹的词语，如 ["责任编辑:"]。
        en: allow: words that are no trace of a web page here, such as ["责任编辑:"].

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "RE101"
    name = "web-page"
    severity = Severity.ERROR
    summary = Wording(zh="网页内容混入稿件", en="parts of a web page")
    options = WebPageOptions
    messages: ClassVar[Mapping[str, Wording]] = {
        "words": Wording(
            zh="“{words}”是网页上的内容，不属于稿件，请删去", en="{words} comes from a web page; delete it"
        ),
        "tail": Wording(
            zh="从“{words}”到文末是网页上的其他文章，不属于稿件，请删去",
            en="from {words} to the end stand other articles of a web page; delete them",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each paragraph that holds such words, and one for a tail of other articles."""
        tail = web_tail(document)
        if tail:
            head = document.block_at(tail.start)
            yield self.finding(tail, "tail", words=document.slice(head.span) if head else "")
        blocks = [block for block in document.blocks if block.is_prose and not (tail and tail.overlaps(block.span))]
        yield from self._paragraphs(document, blocks)

    def _paragraphs(self, document: Document, blocks: list[Block]) -> Iterator[Finding]:
        folded = document.folded
        hits = sorted([*_anywhere(folded), *_collections(folded, blocks), *_lines(folded, blocks)])
        found: dict[Span, Span] = {}
        spans = iter(block.span for block in blocks)
        span = next(spans, None)
        for hit in hits:
            while span and span.end <= hit.start:
                span = next(spans, None)
            if span and span.start <= hit.start and not self._is_allowed(folded, hit):
                found[span] = Span(found.get(span, hit).start, max(hit.end, found.get(span, hit).end))
        for hit in found.values():
            yield self.finding(hit, "words", words=_shortened(document.slice(hit)))

    def _is_allowed(self, folded: str, hit: Span) -> bool:
        return any(words in folded[hit.start : hit.end] for words in self.settings.allow)


def _anywhere(folded: str) -> Iterator[Span]:
    stops = {words: rest[0] if rest else "" for words, *rest in phrases("anywhere")}
    for at, words in places_of(stops, folded):
        end = at + len(words)
        if end == len(folded) or folded[end] not in stops[words]:
            yield Span(at, end)


def _collections(folded: str, blocks: list[Block]) -> Iterator[Span]:
    if "篇" not in folded:
        return
    title = re.compile(_COLLECTION)
    for block in blocks:
        if len(block.span) <= SHORT_LINE and title.fullmatch(folded, block.span.start, block.span.end):
            yield block.span


def _lines(folded: str, blocks: list[Block]) -> Iterator[Span]:
    starts = tuple(sorted((words for words, *_ in phrases("line")), key=len, reverse=True))
    for block in blocks:
        span = block.span
        if len(span) > SHORT_LINE or block.kind is BlockKind.TABLE_CELL:
            continue
        if folded.startswith(starts, span.start):
            words = next(words for words in starts if folded.startswith(words, span.start))
            # 首页 is furniture alone or in a row of links; 正文部分… is a sentence.
            rest = folded[span.start + len(words) : span.end]
            if words.endswith(":") or not rest or rest[0] in " :>|»[(<":
                yield span
        elif folded.startswith(_STAMPED, span.start) and re.match(_STAMP, folded[span.start : span.end]):
            yield span


def _shortened(words: str) -> str:
    return words if len(words) <= SHORT_LINE else f"{words[:18]}…{words[-18:]}"
