"""The furniture of web pages in a draft: 打印本页, 【字体：大 中 小】, 发布时间：2023-07-01 and what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from edulint.api import Block, BlockKind, Span, any_of
from edulint_residue.material import places_of
from edulint_residue.web.phrases import SHORT_LINE, phrases, words_at

# In a title 精选5篇 or 总结3篇 behind the name of a kind of text; in a sentence 向省厅报送总结3篇 is work done.
_COLLECTION = (
    r"(?!附)[^。；\n]{{0,30}}{title}[^，。；\n]{{0,10}}?[0-9一二三四五六七八九十]{{1,3}}[ ]?篇(?:[)）】]|\.docx?)*"
    r"|[^。；\n]{{0,30}}{title}(?:优秀|精选|通用)?(?:范文|模板(?=下载|大全))[^，。；\n]{{0,6}}"
)
# 以下是为大家整理的工作总结; 以下是我局整理的问题清单 is the report's own.
_INTRODUCTION = r"(?:以[下上]|下面)就?是[^。;!?\n]{{0,20}}{intro}的[^。;!?\n]{{0,20}}?{title}"
_OPENINGS = ("以下是", "以下就是", "以上是", "以上就是", "下面是", "下面就是")
# 时间：3月1日上午 is a meeting's; a page is stamped to the minute.
_STAMP = r"20[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?[ ]{1,2}[0-9]{1,2}[:时][0-9]{2}[0-9:分]{0,4}.{0,20}"
_SIGNS = tuple(" :>|»[(<【】]/")
_NO_SIGNS = dict.fromkeys(map(ord, " >|»[]()<【】/,·-0123456789"), " ")
_SENTENCE_MARKS = frozenset("。!?;")
_SHORT_VALUE = 20
# 发布时间：… 访问次数：… 信息来源：…
_LONGEST_ROW = 80


# 第1页 共5页, - 3 -
_PAGE_NUMBER = r"(?:第[ ]?)?[0-9]{1,3}[ ]?页[ ,/]{0,3}共[ ]?[0-9]{1,3}[ ]?页|[-—][ ]?[0-9]{1,3}[ ]?[-—]"


class Furniture(Struct, frozen=True):
    """A stretch of furniture: words in a paragraph, or one or more paragraphs in a row."""

    span: Span
    paragraphs: tuple[Span, ...]


def furniture(folded: str, blocks: Sequence[Block], allowed: Callable[[str], bool]) -> Iterator[Furniture]:
    """Yield the furniture among the blocks of a draft, in order, without what ``allowed`` says of the words found."""
    found: dict[int, Span] = {}
    for index, hit in _hits(folded, blocks):
        if not allowed(folded[hit.start : hit.end]):
            found[index] = Span(found.get(index, hit).start, max(hit.end, found.get(index, hit).end))
    whole = {
        index for index, hit in found.items() if hit == blocks[index].span or _is_no_sentence(folded, blocks[index])
    }
    for index in sorted(whole):
        _take_neighbours(folded, blocks, index, whole)
    row: list[Span] = []
    for index in sorted({*found, *whole}):
        if index in whole:
            row.append(blocks[index].span)
            if index + 1 in whole:
                continue
            yield Furniture(Span(row[0].start, row[-1].end), tuple(row))
            row = []
        else:
            yield Furniture(found[index], (blocks[index].span,))


def _hits(folded: str, blocks: Sequence[Block]) -> Iterator[tuple[int, Span]]:
    """Yield words of web pages with the number of the block that they stand in."""
    anywhere = sorted(_anywhere(folded))
    index = 0
    for hit in anywhere:
        while index < len(blocks) and blocks[index].span.end <= hit.start:
            index += 1
        if index < len(blocks) and blocks[index].span.start <= hit.start:
            yield index, hit
    for index, block in enumerate(blocks):
        span = block.span
        if (
            len(span) <= _LONGEST_ROW
            and block.kind is not BlockKind.TABLE_CELL
            and _is_line(folded[span.start : span.end])
        ):
            yield index, span


def _anywhere(folded: str) -> Iterator[Span]:
    if any(words in folded for words in _OPENINGS):
        yield from (Span(*match.span()) for match in _introduction().finditer(folded))
    stops = _stops()
    for at, words in places_of(stops, folded):
        end = at + len(words)
        if end == len(folded) or folded[end] not in stops[words]:
            yield Span(at, end)


def _is_line(words: str) -> bool:
    """Tell whether a short paragraph is a line of a web page."""
    if words[-1] == "。" or (len(words) > SHORT_LINE and not _SENTENCE_MARKS.isdisjoint(words)):
        return False
    if is_page_number(words):
        return True
    words = words.strip(" |")
    labels = sum(f"{part.partition(':')[0]}:" in _labels() for part in words.split() if ":" in part)
    if labels > 1 or (labels and _is_stamp(words)):
        return True
    if len(words) > SHORT_LINE:
        return False
    for start in words_at("line") if words.startswith(words_at("line")) else ():
        # 扫码关注 is furniture alone or before a sign; 发表于青川日报的论文… is a sentence.
        if words.startswith(start) and (start[-1] == ":" or words[len(start) :][:1] in ("", *_SIGNS)):
            return True
    if words.startswith(words_at("stamp")) and _is_stamp(words.partition(":")[2].lstrip()):
        return True
    if ("篇" in words or "范文" in words or "模板" in words) and _collection().fullmatch(words):
        return True
    return _is_row_of_links(words)


def is_page_number(words: str) -> bool:
    """Tell whether a short paragraph is the number of a page, which copying from PDF and Word files brings along."""
    return words[0] in "第-—0123456789" and words[-1] in "页-—" and re.fullmatch(_PAGE_NUMBER, words) is not None


def _is_row_of_links(words: str) -> bool:
    """Tell whether a paragraph is made of links: 首页 > 总结, 【打印】【关闭】, 上一页 1 2 3 下一页."""
    parts = words.translate(_NO_SIGNS).split()
    if not parts or not _of_rows().issuperset(parts):
        return False
    return not _links().isdisjoint(parts) or words[0] in "【["


def _is_no_sentence(folded: str, block: Block) -> bool:
    words = folded[block.span.start : block.span.end]
    return len(words) <= SHORT_LINE and _SENTENCE_MARKS.isdisjoint(words)


def _take_neighbours(folded: str, blocks: Sequence[Block], index: int, whole: set[int]) -> None:
    """Add the paragraphs around one that are furniture only beside other: 大, 中, 小, >, a value below its label."""
    before = index - 1
    while before >= 0 and before not in whole:
        if _is_beside(folded, blocks[before].span):
            whole.add(before)
            before -= 1
        elif (
            before
            and _is_value(folded, *blocks[before - 1 : before + 1])
            and _is_beside(folded, blocks[before - 1].span)
        ):
            whole |= {before - 1, before}
            before -= 2
        else:
            break
    after = index + 1
    while after < len(blocks) and after not in whole:
        if not _is_beside(folded, blocks[after].span) and not _is_value(folded, *blocks[after - 1 : after + 1]):
            break
        whole.add(after)
        after += 1


def _is_value(folded: str, label: Block, block: Block) -> bool:
    """Tell whether a paragraph is what the label above it announces: 来源：⏎青川日报."""
    is_label = folded.endswith(words_at("value"), label.span.start, label.span.end)
    return is_label and len(block.span) <= _SHORT_VALUE and _is_no_sentence(folded, block)


def _is_beside(folded: str, span: Span) -> bool:
    if len(span) > _SHORT_VALUE:
        return False
    words = folded[span.start : span.end]
    if _is_stamp(words):
        return True
    label, colon, _ = words.partition(":")
    return words in words_at("beside") or (colon != "" and f"{label}:" in words_at("beside"))


@cache
def _collection() -> re.Pattern[str]:
    return re.compile(_COLLECTION.format(title=any_of(words_at("title"))))


@cache
def _introduction() -> re.Pattern[str]:
    return re.compile(_INTRODUCTION.format(intro=any_of(words_at("intro")), title=any_of(words_at("title"))))


@cache
def _stops() -> dict[str, str]:
    return {words: rest[0] if rest else "" for words, *rest in phrases("anywhere")}


@cache
def _labels() -> frozenset[str]:
    return frozenset(words for words in words_at("line") + words_at("beside") if words[-1] == ":")


@cache
def _of_rows() -> frozenset[str]:
    return _links().union(words_at("beside"))


@cache
def _links() -> frozenset[str]:
    return frozenset(words_at("link") + words_at("tail"))


def _is_stamp(words: str) -> bool:
    return words.startswith("20") and re.fullmatch(_STAMP, words) is not None
