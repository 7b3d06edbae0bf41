"""The furniture of web pages in a draft: whole paragraphs of a page, and words of it inside others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from edulint.api import Block, Document, Span, any_of, is_han, line_around, pattern
from edulint_residue.search import places_of
from edulint_residue.web.answers import answers
from edulint_residue.web.bylines import bylines_alone, credits_alone, news_bylines, tells_alone
from edulint_residue.web.captions import captions
from edulint_residue.web.doubtful import doubtful_bylines
from edulint_residue.web.editor import editor_sentences
from edulint_residue.web.evidence import follows_clauses, is_offer, leads_on
from edulint_residue.web.inside import marks_inside
from edulint_residue.web.line_hits import line_hits
from edulint_residue.web.lines import is_no_sentence
from edulint_residue.web.neighbours import take_neighbours
from edulint_residue.web.phrases import SHORT_LINE, phrases, web_tails, words_at
from edulint_residue.web.pictures import pictures_of, take_pictures
from edulint_residue.web.row_ends import row_ends
from edulint_residue.web.run_in import titles_in_text, titles_run_in
from edulint_residue.web.titles import titles_above
from edulint_residue.web.to_readers import words_to_readers

# 以下是为大家整理的工作总结; 以下是我局整理的问题清单 is the report's own.
_INTRODUCTION = (
    r"(?:以[下上]|下面)就?是(?:我[为给](?:大家|您|你))?[^。;!?\n我全各]{{0,20}}{intro}的[^。;!?\n]{{0,20}}?{title}"
    # 以下是关于禁毒工作的范文,供大家参考
    "|(?:以[下上]|下面)(?:就?是|为|有)[^。;!?\n我全各]{{0,30}}(?:范文|例文|样文|范本|参考模板)[^。;:!?\n]{{0,20}}"
)
_OPENINGS = ("以下为", "以下有", "下面有", "以下是", "以下就是", "以上是", "以上就是", "下面是", "下面就是")
# 《…》由会员分享，可在线阅读…: all of such a paragraph is the site's.
_SHARED = pattern("《[^》\n]{1,80}》{1,2}由(?:会员|用户|网友)(?:分享|上传)")
# Behind the title that a forum writes above its first post.
_FORUM = "[复制链接]"
_DATE = pattern("(?:日期[ ]?:[ ]?)?(?:19|20)[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?")
# 村集体经济…… above 全文共3000字: where the page cut the text
_CUT = pattern(r"(?:[^\W_等]|[”》);,])[ ]?(?P<dots>…{1,12}|\.{3,12})$")
_LONGEST_CUT, _LEAST_CUT = 14, 8
# An item that stops without a mark is shorter than a page.
_PAGE = 120
_EDITOR = "小编"
# At the very top or end a paragraph in which a page turns to its reader is all its own.
_FIRST_LINES = 3
_SCAN = "扫一扫"
# Two hits in one sentence that are no further apart than this, in characters, count as one.
_GAP = 40
_LONGEST_BRACKET = 40
_PARTS = frozenset("\n()。;")


class Furniture(Struct, frozen=True):
    """A stretch of furniture: words in a paragraph, or one or more paragraphs in a row.

    ``is_mark`` is true where words are a mark inside a sentence, which can be taken out; ``doubt`` names the message
    where they may be the draft's own.
    """

    span: Span
    paragraphs: tuple[Span, ...]
    is_mark: bool = False
    doubt: str = ""


def furniture(document: Document, blocks: Sequence[Block], allowed: Callable[[str], bool]) -> Iterator[Furniture]:
    """Yield the furniture among the blocks of a draft, in order, without what ``allowed`` says of the words found."""
    folded = document.folded
    said = (*marks_inside(folded), *titles_in_text(folded, blocks))
    marks = {span for span in said if not allowed(folded[span.start : span.end])}
    pictures = pictures_of(document, blocks)
    found: dict[int, list[Span]] = {}
    for index, hit in _hits(document, blocks, sorted(marks)):
        if index not in pictures and not allowed(folded[hit.start : hit.end]):
            found.setdefault(index, []).append(hit)
    if all(_DATE.fullmatch(document.folded, *blocks[index].span.bounds) for index in found):
        # On a cover or below a name a date is the report's; beside a page's other lines it is the page's.
        found = {}
    # A mark stands inside a title, too, which is the report's.
    whole = {
        index
        for index, hits in found.items()
        if _fills(folded, blocks[index], [hit for hit in hits if hit not in marks or hit == blocks[index].span])
        or (min(index, len(blocks) - 1 - index) < _FIRST_LINES and _is_offer(folded, blocks[index].span, hits))
    }
    take_neighbours(folded, blocks, whole, found, has_list=bool(web_tails(document).spans))
    take_pictures(pictures, whole)
    for index in sorted({*found, *whole}):
        if index in whole:
            yield from _row_from(folded, blocks, index, whole) if index - 1 not in whole else ()
        else:
            for hit in _joined(folded, found[index], marks):
                yield Furniture(hit, (blocks[index].span,), is_mark=any(mark.contains(hit) for mark in marks))
    known = [hit for hits in found.values() for hit in hits]
    has_marks = bool(known or web_tails(document).spans)
    for byline in _beside_page(document, blocks, whole, has_marks=has_marks):
        if not any(byline.span.overlaps(hit) for hit in known):
            known.append(byline.span)
            yield byline
    yield from _doubtful(document, blocks, whole, known)
    for index in sorted(whole) if not document.page_numbers else ():
        yield from _two_pages(folded, blocks[index + 1 : index + 3]) if index + 1 not in whole else ()


def _doubtful(
    document: Document, blocks: Sequence[Block], whole: set[int], known: Sequence[Span]
) -> Iterator[Furniture]:
    """Yield what may be the draft's own: captions, and bylines where nothing of a page is known."""
    found = [] if whole or known or web_tails(document).spans else list(doubtful_bylines(document, blocks))
    for number, (words, paragraph) in enumerate(found):
        if not any(words.overlaps(one) for one, _ in found[:number]):
            yield Furniture(words, (paragraph,), doubt="byline")
    for index in captions(document, blocks, whole):
        yield Furniture(blocks[index].span, (blocks[index].span,), doubt="caption")


def _row_from(folded: str, blocks: Sequence[Block], first: int, whole: set[int]) -> Iterator[Furniture]:
    """Yield the paragraphs of a page that stand together, and what the page has cut off above them."""
    last = first
    while last + 1 in whole:
        last += 1
    row = tuple(block.span for block in blocks[first : last + 1])
    before = blocks[first - 1].span
    # Above a byline the dots are the author's.
    if first and len(before) > SHORT_LINE and folded.find(":", *row[0].bounds) < 0:
        yield from _cut_off(folded, before)
    yield Furniture(Span(row[0].start, row[-1].end), row)


def _beside_page(
    document: Document, blocks: Sequence[Block], whole: set[int], *, has_marks: bool
) -> Iterator[Furniture]:
    """Yield who wrote a text among a page's lines, and the dots with which the page broke off the last paragraph."""
    folded = document.folded
    found = news_bylines(folded, blocks, whole, has_marks=has_marks)
    if not whole and not has_marks:
        found = bylines_alone(folded, blocks) if tells_alone(document, blocks) else credits_alone(folded, blocks)
    for words, paragraph in found:
        yield Furniture(words, (paragraph,), is_mark=True)
    # …为群众提供了...: three dots that are no Chinese ones, where all ends
    last = blocks[-1].span if blocks and len(blocks) - 1 not in whole else Span(0, 0)
    if len(last) > _LEAST_CUT and folded.endswith("...", *last.bounds) and folded[last.end - 4] != ".":
        yield from _cut_off(folded, last)


def _two_pages(folded: str, blocks: Sequence[Block]) -> Iterator[Furniture]:
    """Yield the numbers of the two pages of a preview below a library's lines, the first page broken off."""
    first, second = (block.span for block in blocks) if len(blocks) > 1 else (Span(0, 0), Span(0, 0))
    is_page = len(first) >= _PAGE and folded.find("。", *first.bounds) >= 0 and is_han(folded[first.end - 1])
    if is_page and folded.startswith("1、", first.start) and folded.startswith("2、", second.start):
        yield from (Furniture(Span(span.start, span.start + 2), (span,), is_mark=True) for span in (first, second))


def _cut_off(folded: str, paragraph: Span) -> Iterator[Furniture]:
    """Yield the dots with which a page broke off a paragraph in the middle of a sentence."""
    cut = _CUT.search(folded, paragraph.end - _LONGEST_CUT, paragraph.end)
    if cut:
        yield Furniture(Span.of(cut, "dots"), (paragraph,), is_mark=True)


def _fills(folded: str, block: Block, hits: Sequence[Span]) -> bool:
    """Tell whether all of a paragraph is the page's: where it is said of all, or of a line that is no sentence."""
    words = folded[block.span.start : block.span.end]
    return (
        block.span in hits
        or _SHARED.match(words) is not None
        or (
            (bool(hits) or _FORUM in words)
            and len(words) <= SHORT_LINE
            and is_no_sentence(words)
            and block.heading is None
            and not follows_clauses(words)
        )
    )


def _is_offer(folded: str, paragraph: Span, hits: Sequence[Span]) -> bool:
    end = max(hit.end for hit in hits) - paragraph.start
    return is_offer(folded[paragraph.start : paragraph.end], end)


def _joined(folded: str, hits: list[Span], marks: set[Span]) -> Iterator[Span]:
    """Yield hits of one paragraph, those close behind one another in the same sentence made one.

    Signs between two Chinese characters stand alone: the words around them are the report's.
    """
    parting = {mark for mark in marks if _is_sign_in_words(folded, mark)}
    kept: Span | None = None
    for hit in sorted(hits):
        if kept is None:
            kept = hit
        elif hit.start - kept.end > (0 if parting & {kept, hit} else _GAP) or "。" in folded[kept.end : hit.start]:
            yield kept
            kept = hit
        else:
            kept = Span(kept.start, max(kept.end, hit.end))
    if kept:
        yield kept


def _is_sign_in_words(folded: str, mark: Span) -> bool:
    """Tell whether an address or a number stands between two Chinese characters, or a mark in brackets of its own."""
    around = folded[mark.start - 1 : mark.start], folded[mark.end : mark.end + 1]
    is_bracketed = folded[mark.start] + folded[mark.end - 1] in ("()", "[]", "【】")
    return is_bracketed or (folded[mark.start].isascii() and all(map(is_han, around)))


def _hits(document: Document, blocks: Sequence[Block], marks: list[Span]) -> Iterator[tuple[int, Span]]:
    """Yield words of web pages with the number of the block that they stand in."""
    folded = document.folded
    index, known = 0, set[int]()
    for hit in sorted([*_anywhere(folded), *marks]):
        while index < len(blocks) and blocks[index].span.end <= hit.start:
            index += 1
        if index < len(blocks) and blocks[index].span.start <= hit.start and hit.end <= blocks[index].span.end:
            known.add(index)
            yield index, hit
    yield from titles_run_in(folded, blocks)
    titles = titles_above(folded, blocks)
    yield from editor_sentences(document.text, folded, blocks, titles)
    yield from answers(document.text, folded, blocks)
    yield from row_ends(folded, blocks)
    yield from line_hits(folded, blocks, titles, known)


def _anywhere(folded: str) -> Iterator[Span]:
    if any(words in folded for words in _OPENINGS):
        yield from (Span.of(match) for match in _introduction().finditer(folded))
    yield from (said for said in words_to_readers(folded) if not _is_quoted(folded, said))
    stops = _stops()
    for at, words in places_of(stops, folded):
        end = at + len(words)
        # 小小编 are pupils who make a paper.
        if words == _EDITOR and folded.startswith("小", at - 1):
            continue
        # 微信扫一扫下方二维码，即可查询办理网点: the office's service, not the page's.
        if words.endswith(_SCAN) and _service().match(folded, end):
            continue
        if end == len(folded) or folded[end] not in stops[words]:
            yield _in_brackets(folded, Span(at, end))


def _in_brackets(folded: str, hit: Span) -> Span:
    """Return the brackets around a page's words where all in them is the page's: 白石山林(推荐你关注青青范文网:)业局."""
    start = folded.rfind("(", max(0, hit.start - _LONGEST_BRACKET), hit.start)
    end = folded.find(")", hit.end, hit.end + _LONGEST_BRACKET)
    inner = folded[start + 1 : end] if 0 <= start < end else "\n"
    # (转载请注明来自:小草): what a bracket begins with tells of all in it.
    is_all = leads_on(inner) or not folded[start + 1 : hit.start].strip()
    return Span(start, end + 1) if is_all and not _PARTS.intersection(inner) else hit


def _is_quoted(folded: str, said: Span) -> bool:
    """Tell whether somebody says so in the report, as in 村长说：“欢迎您的光临”."""
    start, _ = line_around(folded, *said.bounds)
    opening = folded.rfind("“", start, said.start)
    return opening > start and folded[opening - 1] == ":" and folded.find("”", opening, said.start) < 0


@cache
def _service() -> re.Pattern[str]:
    return pattern(
        r"[^,。;\n]{0,10}(?:二维码|小程序码),?(?:即可|可以?|就能|便可|就可)(?:直接|自助|在线|线上)?"
        r"(?:查看|查询|办理|申领|申请|登录|登记|报名|缴费|填报|填写|预约)(?!全文|原文|更多|详情|文档|答案)"
    )


@cache
def _introduction() -> re.Pattern[str]:
    return pattern(_INTRODUCTION.format(intro=any_of(words_at("intro")), title=any_of(words_at("title"))))


@cache
def _stops() -> dict[str, str]:
    return {words: rest[0] if rest else "" for words, *rest in phrases("anywhere")}
