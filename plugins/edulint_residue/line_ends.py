"""Paragraphs that end while their sentence goes on: in the next one, or nowhere."""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct

from edulint.api import (
    PAUSES,
    STOPS,
    Block,
    BlockKind,
    Document,
    Genre,
    WordList,
    derived,
    is_han,
    parts_word,
    pattern,
)
from edulint_residue.lines_of_width import fills_line, leads_to_broken, of_one_width
from edulint_residue.no_sentences import begins_with_ordinal
from edulint_residue.open_ends import (
    END_MARKS,
    LEAST,
    OPEN_MARKS,
    against_habit,
    ends_before_last,
    is_certainly_open,
    is_open,
    may_break,
    runs_on,
    stops_before_heading,
    stops_midway,
)
from edulint_residue.plain_ends import ends_plainly, is_bullet_of_plain, is_way_of_draft
from edulint_residue.set_lines import is_in_row_of_dates, lines_to_calls
from edulint_residue.split_figures import cut_at_figures, ends_with_page_number, splits_figure
from edulint_residue.web.page_lines import is_page_line
from edulint_residue.web.phrases import web_tails

_WORDS = WordList(__file__, "line_ends.txt")

_CLOSING = frozenset("）》”’)")
# No sentence begins with these.
_NO_FIRST = frozenset("了的们")
# (a), - and ● begin items of lists that have no headings.
# **镇 is a mask.
_ITEM_HEAD = pattern(r"[(（]?[a-zA-Z][)）.．、]|\*(?!\*[省市县区镇乡村局校院])|[-•●◆■□▪➢√★☆·]")
# A picture of Markdown, and the marks around a box, which stand on lines of their own.
_ON_OWN_LINE = ("![", ":::")
# <!--more-->: a page hides it, and the sentence above goes on below.
_REMARK = pattern("<!--[^<>\n]*-->")
_BLANK = 6  # a form leaves so much room for a name before its mark
# What stands for a picture or a formula in a Word file; the sentence before one goes on in it.
_OBJECT = "\ufffc"
# 新华社北京2月3日电, 本报武汉讯: above it stands what newspapers take from the text.
_DATELINE = pattern("[^，。：；“\n]{2,16}[0-9]日电|本报[^，。：；\n]{1,8}讯")
_INDENT, _LONGEST_HEADLINE = "\u3000\u3000", 20
_SHORT = 20
# Texts on law head their parts with conditions: （1）被征收房屋为私房的.
_OF_CONDITIONS = (Genre.LAW, Genre.NOTICE, Genre.JUDGMENT)
# A text with more breaks is one whose lines end at a fixed width.
WRAPPED = 20


class Break(Struct, frozen=True):
    """Blocks that are one paragraph broken in mid-sentence: two of them, or more with short lines between.

    ``certain`` is false where the sentence may also have come to its end, only without a mark.
    """

    blocks: tuple[Block, ...]
    certain: bool


class OpenEnd(Struct, frozen=True):
    """A paragraph without end mark that nothing continues. ``certain`` is false where it may be meant so."""

    block: Block
    certain: bool


@derived
def breaks_and_open_ends(document: Document) -> tuple[Break | OpenEnd, ...]:
    """Return the broken and the open paragraphs of a document, in order."""
    text, blocks = document.text, _paragraphs(document)
    # A paragraph that a page number cuts in two is reported as such.
    cut = {number.start for number in document.page_numbers}
    called = lines_to_calls(text, blocks)
    joined = _joined(document, blocks, cut, called)
    without_mark = against_habit(document, blocks)
    is_plain = is_way_of_draft(text, blocks)
    found: list[Break | OpenEnd] = []
    begin = 0
    for end, block in enumerate(blocks, 1):
        if joined[end - 1]:
            continue
        paragraph, begin = blocks[begin:end], end
        below = [document.folded[one.span.start : one.span.end] for one in paragraph[1:]]
        if any(is_page_line(words, at_edge=True) for words in below):
            # What a page sets below the place where it broke off is no part of the sentence.
            found.append(OpenEnd(paragraph[0], certain=True))
            continue
        if len(paragraph) > 1:
            certain = any(_is_certainly_broken(text, *pair) for pair in pairwise(paragraph))
            if certain or not (is_plain and ends_plainly(text, paragraph[0])):
                found.append(Break(tuple(paragraph), certain))
        # A broken paragraph may be open at its own end.
        following = blocks[end] if end < len(blocks) else None
        if _goes_on_in_object(text, block, following) or _is_condition(document, block):
            continue
        if following and (_is_one_with(document, block, following, cut) or _is_headline(text, block, following)):
            continue
        if end - 1 in called or (following and _DATELINE.match(text, following.span.start)):
            continue
        if is_in_row_of_dates(text, blocks, end - 1):
            continue
        if is_open(text, block) and not is_bullet_of_plain(text, blocks, end - 1):
            is_sure = is_certainly_open(text, block) and not (is_plain and ends_plainly(text, block))
            found.append(OpenEnd(block, is_sure))
        elif block in without_mark or (following and stops_before_heading(document, block, following)):
            found.append(OpenEnd(block, certain=False))
    return tuple(found)


def _paragraphs(document: Document) -> list[Block]:
    """Return the blocks that are to end with a mark, unless they are headings or the like."""
    tails = web_tails(document)
    blocks = [
        block
        for block in document.blocks
        if block.span and not tails.holds(block.span.start) and not _REMARK.fullmatch(document.text, *block.span.bounds)
    ]
    if document.genre is Genre.LAW:
        # How a law came about stands above it, in lines without stops.
        first = next((at for at, block in enumerate(blocks) if document.text.startswith("第一", block.span.start)), 0)
        blocks = blocks[first:]
    return blocks


def _is_one_with(document: Document, block: Block, following: Block, cut: set[int]) -> bool:
    """Tell whether two blocks are one title or one paragraph, by their format or around a page number (``cut``)."""
    return (
        following.span.start in cut
        or _is_title_on_two_lines(document.text, block, following)
        or _is_wrapped(document, block, following)
    )


def _is_condition(document: Document, block: Block) -> bool:
    """Tell whether a numbered heading is a condition: （1）被征收房屋为私房的."""
    if document.genre not in _OF_CONDITIONS:
        return False
    words = document.slice(block.span)
    return words.endswith("的") and begins_with_ordinal(words)


def _joined(document: Document, blocks: list[Block], cut: set[int], called: set[int]) -> list[bool]:
    """Return for each block whether the next one continues its sentence.

    At ``cut`` page numbers begin paragraphs; the blocks ``called`` lead to what is called out.
    """
    text = document.text
    joined = [False] * len(blocks)
    is_joined = False
    for index, (block, following) in enumerate(pairwise(blocks)):
        # The first line of a draft without a title is taken for one.
        may_end = may_break(block) or (
            block.kind is BlockKind.TITLE
            and ("，" in document.slice(block.span) or ends_before_last(text, block, following))
        )
        is_joined = (
            following.span.start not in cut
            and index not in called
            and may_end
            and may_break(following)
            and following.kind is not BlockKind.LIST_ITEM
            and not _is_wrapped(document, block, following)
            and not _goes_on_in_object(text, block, following)
            and (
                _continues(text, block, following)
                or (is_joined and fills_line(text, blocks[index - 1], block, following))
                or (is_joined and _parts_word_again(text, block, following))
            )
            and not _is_condition(document, block)
        )
        joined[index] = is_joined
    for index, (above, block) in enumerate(pairwise(blocks)):
        # A link on a line of its own: 有⏎心得体会⏎，用科学的理论
        if joined[index + 1] and _is_fragment(block) and is_open(text, above):
            joined[index] = True
    for index in range(len(blocks) - 3, -1, -1):
        if joined[index + 1] and not joined[index] and leads_to_broken(text, *blocks[index : index + 2]):
            joined[index] = index not in called and blocks[index + 1].span.start not in cut
    for index in (*cut_at_figures(text, blocks), *of_one_width(text, blocks, joined)):
        joined[index] = True
    return joined


def _parts_word_again(text: str, block: Block, following: Block) -> bool:
    """Tell whether a line below a broken one ends inside a word, however short it is: …更换果⏎皮箱，群众满⏎意度提高."""
    own, words = (text[one.span.start : one.span.end] for one in (block, following))
    runs = is_han(own[-1]) and runs_on(own) and runs_on(words)
    return runs and following.heading is None and parts_word(own, words)


def _is_wrapped(document: Document, block: Block, following: Block) -> bool:
    """Tell whether a paragraph goes on in the next line, as Markdown's do: there a line end is a space."""
    if document.format != "markdown" or following.kind is not BlockKind.PARAGRAPH:
        return False
    return document.text.count("\n", block.span.end, following.span.start) < 2


def _goes_on_in_object(text: str, block: Block, following: Block | None) -> bool:
    """Tell whether a formula or a picture stands alone behind a paragraph: 两者的关系为⏎（公式）."""
    return _OBJECT in text[block.span.end : following.span.start if following else len(text)]


def _continues(text: str, block: Block, following: Block) -> bool:
    last, first = text[block.span.end - 1], text[following.span.start]
    if text.startswith(_ON_OWN_LINE, following.span.start):
        return False
    # A line cannot begin with a mark: what stands before it belongs to it.
    if first in PAUSES:
        # 介绍信⏎          ： has a blank for a name; ?  工作内容 has a sign that was turned into the mark.
        is_item = text.startswith("? ", following.span.start)
        if is_item or text.endswith(" " * _BLANK, block.span.end, following.span.start):
            return False
        return last not in END_MARKS or last in _CLOSING
    if splits_figure(text, block, following) or ends_with_page_number(text, block, following):
        return True
    # 【⏎打印本页⏎】 is a page's; a sentence is longer than that.
    if first in _CLOSING:
        return last not in END_MARKS and len(block.span) >= LEAST
    if _is_headline(text, block, following):
        return False
    if _splits_word(text, block, following):
        return True
    if not is_open(text, block) or following.heading:
        return False
    if _ITEM_HEAD.match(text, following.span.start) or _DATELINE.match(text, following.span.start):
        return False
    words = text[following.span.start : following.span.end]
    if not runs_on(words):
        return False
    own = text[block.span.start : block.span.end]
    if own[-1] in OPEN_MARKS or stops_midway(own):
        return True
    # What begins like a paragraph is one: then the mark before it is missing.
    return not STOPS.isdisjoint(own) and not words.startswith(_WORDS.section("opener"))


def _is_headline(text: str, block: Block, following: Block) -> bool:
    """Tell whether a short line is a headline of a page: it and the paragraph below it begin with the same indent."""
    if len(block.span) > _LONGEST_HEADLINE or "。" in text[block.span.start : block.span.end]:
        return False
    return all(text.endswith(_INDENT, 0, one.span.start) for one in (block, following))


def _splits_word(text: str, block: Block, following: Block) -> bool:
    """Tell whether a line ends inside a word of its sentence: 主要指标中，二氧⏎化硫平均浓度下降."""
    own = text[block.span.start : block.span.end]
    words = text[following.span.start : following.span.end]
    if following.heading:
        return False
    if ends_before_last(text, block, following):
        return True
    if not (is_han(own[-1]) and runs_on(own) and runs_on(words)):
        return False
    if words[0] in _NO_FIRST:
        return True
    # Of a heading, and of a short line, the last word may make another with the next line's first: 基本盘⏎面对.
    return len(own) >= _SHORT and not begins_with_ordinal(own) and parts_word(own, words)


def _is_certainly_broken(text: str, block: Block, following: Block) -> bool:
    own = text[block.span.start : block.span.end]
    return (
        text[following.span.start] in PAUSES | _CLOSING
        or own[-1] in OPEN_MARKS
        or stops_midway(own)
        or splits_figure(text, block, following)
        or ends_with_page_number(text, block, following)
        or _splits_word(text, block, following)
    )


def _is_fragment(block: Block) -> bool:
    return len(block.span) <= _SHORT and block.heading is None


def _is_title_on_two_lines(text: str, block: Block, following: Block) -> bool:
    """Tell whether two lines without marks are one title: 关于做好春耕和⏎防火工作的通知."""
    own, words = (text[one.span.start : one.span.end] for one in (block, following))
    return following.heading is None and not (runs_on(own) or runs_on(words))
