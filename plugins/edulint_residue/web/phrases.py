"""The words of web pages, and where a page's other articles stand in a draft."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from edulint.api import Block, Document, OrdinalStyle, Span, WordList, any_of, derived, pattern

_PHRASES = WordList(__file__, "phrases.txt")

SHORT_LINE = 40
_SHORT_HEAD = 12
# 更多工作总结范文推荐:
_MORE = pattern("(?:更多|相关)[^,。;:]{2,8}(?:范文|文章)(?:推荐|阅读|精选)?:?")
# 相关链接, 新闻推荐: heads of lists, where titles stand below; a report may have such a heading.
_PARTS_OF_HEADS = (
    (
        "相关 热门 热点 推荐 精选 精彩 最新 更多 延伸 网友",
        "文章 推荐 阅读 排行 内容 链接 新闻 资讯 报道 文档 搜索 专题 评论 跟贴 跟帖",
    ),
    ("新闻 文章 范文 资讯", "推荐 排行 精选"),
    ("相关 热门 推荐 精彩 往期", "图集 视频 话题 文献"),
    ("最热 全部", "评论"),
    ("往期", "推荐 精彩 精选 文章 内容 阅读 链接"),
)
_LIST_HEADS = frozenset(
    first + last for firsts, lasts in _PARTS_OF_HEADS for first in firsts.split() for last in lasts.split()
)
# 您可能更感兴趣的文章
MAY_LIKE = pattern(
    "猜?[您你](?:可能|也许|或许)?[还更也会最]{0,2}(?:感兴趣|喜欢|关注|想看|需要|关心)的?(?:文章|内容|文档|资料|新闻|范文)?"
)
_OF_TITLE = pattern(
    r"[^,。;:]{4,30}(?:总结|汇报|报告|计划|体会|材料|讲话|发言|方案|范文)(?P<head>(?:相关|更多|推荐)[^,。;:]{2,4}:?)"
)
_PART = r"篇[ ]?[一二三四五六七八九十0-9]{1,3}\Z"
_TEASER_ENDS = ("...", "…")
_END_MARKS = "。!?;"
_DAY = pattern("(?:20[0-9]{2}[-/.年])?[0-9]{1,2}[-/.月][0-9]{1,2}日?(?:[ ]{0,2}[0-9]{1,2}:[0-9]{2})?")
# Within so many paragraphs a second one of running text follows the first: with headings between them, too.
_NEAR = 4
_HAN_STYLES = (OrdinalStyle.HAN_COMMA, OrdinalStyle.HAN_PAREN)


class WebTails(Struct, frozen=True):
    """Where lists of a web page's other articles stand, in order."""

    spans: tuple[Span, ...]

    def holds(self, offset: int) -> bool:
        """Tell whether an offset lies in one of them."""
        if not self.spans:
            return False
        index = bisect_right(self.spans, offset, key=lambda span: span.start) - 1
        return index >= 0 and offset < self.spans[index].end

    def around(self, end: int) -> Iterator[tuple[int, int]]:
        """Yield the bounds of each part of a text, which has so many characters, outside of them."""
        starts = (0, *(span.end for span in self.spans))
        return zip(starts, (*(span.start for span in self.spans), end), strict=True)


@cache
def phrases(where: str) -> tuple[tuple[str, ...], ...]:
    """Return the entries of one kind (``anywhere``, ``line`` and so on): the words, then what must not follow."""
    return tuple(tuple(words) for kind, *words in _PHRASES.rows if kind == where)


@cache
def words_at(where: str) -> tuple[str, ...]:
    """Return the words of one kind alone."""
    return tuple(words for words, *_ in phrases(where))


@cache
def tails() -> tuple[str, ...]:
    """Return the heads of lists of other articles, those that say 你 with 您, too."""
    return tuple(sorted({*words_at("tail"), *(words.replace("你", "您") for words in words_at("tail"))}))


@derived
def web_tails(document: Document) -> WebTails:
    """Return where lists of other articles stand: each to the end, or to where a report goes on."""
    folded = document.folded
    if not _heads().search(folded):
        return WebTails(())
    blocks = [block for block in document.blocks if block.is_prose]
    spans: list[Span] = []
    index = 0
    while index < len(blocks):
        end = index + 1
        if _is_head(folded, blocks[index]):
            while end < len(blocks) and not _goes_on(folded, blocks[end : end + _NEAR]):
                end += 1
            # With nothing below it, the head is a heading of the report: 推荐阅读⏎本学期推荐书目12种。
            if end > index + 1 or end == len(blocks):
                spans.append(Span(blocks[index].span.start, blocks[end - 1].span.end))
        index = end
    return WebTails(tuple(spans))


@cache
def _heads() -> re.Pattern[str]:
    return pattern(any_of((*tails(), "更多", "相关", "你可能", "您可能", "猜你", "猜您", "感兴趣", *_LIST_HEADS)))


def is_list_head(words: str) -> bool:
    """Tell whether words may head a list of a page's other articles: 相关链接, 新闻推荐."""
    return words in _LIST_HEADS


def _is_head(folded: str, block: Block) -> bool:
    text = folded[block.span.start : block.span.end]
    # 【医院护理工作总结】相关文章:
    if text[0] == "【" and len(text) <= SHORT_LINE:
        text = text.partition("】")[2] or text
    # 渡口抗旱工作报告相关文章:
    of_title = _OF_TITLE.fullmatch(text)
    text = of_title["head"] if of_title else text
    if len(text) > _SHORT_HEAD + 4:
        return False
    words = text.strip(" :>-—=【】[]|")
    return words in tails() or is_list_head(words) or any(form.fullmatch(words) for form in (_MORE, MAY_LIKE))


def _goes_on(folded: str, blocks: list[Block]) -> bool:
    """Tell whether a report begins or goes on with the first of these blocks: a list has titles and teasers."""
    first = blocks[0]
    text = folded[first.span.start : first.span.end]
    if len(text) <= SHORT_LINE and re.search(_PART, text):
        return True
    ordinal = first.heading.ordinal if first.heading else None
    if ordinal and ordinal.style in _HAN_STYLES and not text.endswith(_TEASER_ENDS):
        return True
    # 现将工作总结如下: a report begins.
    if len(text) > SHORT_LINE and text.endswith("如下:"):
        return True
    # A few words of another article stand above its day: 渔港检修开工⏎近日,….⏎2026年3月1日
    if len(blocks) > 1 and _DAY.fullmatch(folded, *blocks[1].span.bounds):
        return False
    return _is_paragraph(folded, first) and any(_is_paragraph(folded, block) for block in blocks[1:])


def _is_paragraph(folded: str, block: Block) -> bool:
    return len(block.span) > SHORT_LINE and folded[block.span.end - 1] in _END_MARKS
