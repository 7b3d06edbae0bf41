"""What a page sets above its text: links, notices, a forum's box, the beginning of the text, its headings and tags."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from edulint.api import Block, pattern
from edulint_residue.web.evidence import forum_words, is_item_of_notice, speaks_for_place, speaks_to_reader
from edulint_residue.web.lines import LONGEST_ROW, is_no_sentence, without_list_mark, words_of
from edulint_residue.web.phrases import SHORT_LINE, words_at
from edulint_residue.web.titles import AT_END, SHORTEST_TITLE, is_filling, is_title, names_kind

# 新闻中心- 渔港新闻- , before a title
_STEPS = pattern("[^,。;:!?]{2,40}[-—_|>/»][ ]?")
CLOCK = pattern("[0-9:./ -]+")
_SIGNED = pattern("[局委办部厅处科室会校院司队站所村镇乡县市区府组厂](?=[ 0-9]|$)")
# The way through a site stands within so many lines from the top, another first line of a page within so many.
_FARTHEST_WAY, AT_TOP = 8, 4
_COLLECTED = pattern(r"\([0-9一二三四五六七八九十]{1,3}篇\)")
_LEAST_COLLECTIONS = 2
_MANY = pattern(
    r"(?P<title>[^,。;:!?]{4,40}?)[ (]?(?:精选|通用|优秀|最新|模板|范文|大全|汇总|汇编|集锦){0,2}[0-9一二三四五六七八九十]{1,3}[篇则份例][)]?"
)
_FIRST_OF = pattern("1|[0-9一二三四五六七八九十]{1,3}[篇则份例][一1]:?")
# Of the words that tag a text so many stand one below the other, each so long at most.
_LEAST_TAGS, LONGEST_TAG = 3, 6
# On one line they stand within so many lines from the top, below a library's notices.
_FARTHEST_TAGS = 20
# So many of them stand in the text's title: 某年 for 2021年 does not.
_LEAST_SAME = 0.8
_STOPS = "。!?:;,"
# What a page calls the beginning of a text that it sets above it
_EXCERPTS = ("概要", "摘要", "简介", "导读", "内容提要", "内容摘要", "内容简介", "核心提示", "文档介绍")
_LONGEST_BEGUN, _FIRST_WORDS, _FAR, _LONGEST_LABEL = 24, 20, 200, 6
# Within so many lines from the top a page sets the beginning of its text; the text begins within so many below.
_HIGHEST, _BELOW = 8, 4
# The headings of a text that a page lists above it
_LEAST_HEADINGS, _MOST_CONTENTS = 3, 60
_ITEM = pattern("[0-9]{1,2}[.、:]")
_HEADS_OF_NOTICES = ("温馨提示", "下载须知", "下载提示")
# A list of notices begins within so many lines, or within more below lines of the page.
_LATEST_NOTICES = 60


def take_list_of_collections(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add a page's list of links above the text, of which some lead to collections: - 打击侵财总结(6篇)."""
    last = 0
    while last < len(blocks) and without_list_mark(words := words_of(folded, blocks[last])) != words:
        last += 1
    collections = sum(_COLLECTED.search(words_of(folded, block)) is not None for block in blocks[:last])
    if collections >= _LEAST_COLLECTIONS:
        whole.update(range(last))


def take_numbered_collection(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add the title of a collection of whatever texts, and that of its first: 护林策划书五篇⏎王一⏎护林策划书1."""
    for index, block in enumerate(blocks[:AT_TOP]):
        may_be = len(block.span) <= SHORT_LINE and folded[block.span.end - 1] in "篇则份例)"
        collection = _MANY.fullmatch(words_of(folded, block)) if may_be else None
        title = collection["title"] if collection else ""
        below = range(index + 1, min(index + AT_TOP, len(blocks))) if title else ()
        first = next((line for line in below if _is_first_of(words_of(folded, blocks[line]), title)), None)
        if first is not None:
            whole.update(line for line in range(index, first + 1) if is_filling(words_of(folded, blocks[line])))
            whole.update((index, first))


def _is_first_of(words: str, title: str) -> bool:
    """Tell whether a line is the title of a collection's first text: 护林策划书1, 存在的问题3篇一:."""
    words = words.replace(" ", "")
    return words.startswith(title) and _FIRST_OF.fullmatch(words, len(title)) is not None


def take_box(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add the box that a forum sets beside a post: - UID⏎- 12⏎- 主题⏎- 帖子⏎- 威望."""
    first = next((index for index in range(len(blocks)) if index not in whole), 0)
    words: list[str] = []
    for block in blocks[first:]:
        words.append(without_list_mark(words_of(folded, block)))
        if len(words[-1]) > LONGEST_TAG or block.heading is not None:
            break
    if sum(word in forum_words() for word in words) >= _LEAST_TAGS:
        whole.update(range(first, first + len(words) - 1))


def take_excerpt(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add the beginning of the text that a page sets above it under a label: 摘要:…."""
    for index, block in enumerate(blocks[:_HIGHEST]):
        words = words_of(folded, block)
        if _is_begun(folded, words, blocks[index + 1 : index + 1 + _BELOW]):
            whole.add(index)
            continue
        label, _, begun = words.partition(":" if ":" in words[:_LONGEST_LABEL] else " ")
        begun = begun.replace(" ", "")[:_LONGEST_BEGUN]
        if label in _EXCERPTS and len(begun) == _LONGEST_BEGUN:
            below = "".join(words_of(folded, after)[:_FAR] for after in blocks[index + 1 : index + 1 + _BELOW])
            if begun in below.replace(" ", ""):
                whole.add(index)
        elif label in _EXCERPTS and len(begun) >= SHORTEST_TITLE:
            # The excerpt has lines of its own, to where its title comes again
            lines = range(index + 2, min(index + _HIGHEST, len(blocks)))
            again = next((line for line in lines if words_of(folded, blocks[line]).endswith(begun)), index)
            whole.update(range(index, again))


def _is_begun(folded: str, words: str, below: Sequence[Block]) -> bool:
    """Tell whether a paragraph breaks off with dots in what one below it begins with: 导读 本校…,确...⏎本校…,确保…."""
    texts = [words_of(folded, block) for block in below if len(block.span) > len(words)]
    if not words.endswith(("...", "…")):
        # …各级组织和广大群⏎…各级组织和广大群众积极参与。 A whole sentence may be what the text is headed with.
        begins = [words[at:] for at in range(LONGEST_TAG + 1) if len(words) - at > SHORT_LINE]
        goes_on = (
            begun for text in texts for begun in begins if text.startswith(begun) and text[len(begun)] not in _STOPS
        )
        return words[-1] not in _STOPS and any(goes_on)
    said = words.rstrip(".… ")
    return any(
        0 <= (at := said.find(text[:_FIRST_WORDS])) <= LONGEST_TAG and text.startswith(said[at:]) for text in texts
    )


def take_tags(folded: str, blocks: Sequence[Block], index: int, whole: set[int]) -> None:
    """Add the words by which a library tags a text, one a line between its notices and the title that holds them."""
    last = index + 1
    while last < len(blocks) and len(blocks[last].span) <= LONGEST_TAG:
        last += 1
    tags = [words_of(folded, block) for block in blocks[index + 1 : last]]
    if not tags and index < _FARTHEST_TAGS and last + 1 < len(blocks):
        # 街道 2021 上半年 工作总结: the same on one line
        tags, last = words_of(folded, blocks[last]).split(), last + 1
    title = words_of(folded, blocks[last]) if last < len(blocks) else ""
    same = sum(tag in title or tag.isdecimal() for tag in tags)
    if len(tags) >= _LEAST_TAGS and same >= _LEAST_SAME * len(tags):
        whole.update(range(index + 1, last))


def take_name_again(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add a date with the site's name behind it that stands above the way: 青青素材库 首页 … 10-28 青青素材库."""
    name = words_of(folded, blocks[0]).partition(" ")[0] if 0 in whole else ""
    for index in range(1, min(_BELOW, len(blocks))) if len(name) > 1 else ():
        date, blank, behind = words_of(folded, blocks[index]).rpartition(" ")
        if blank and behind == name and CLOCK.fullmatch(date):
            whole.add(index)


def take_start(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add what stands above the first line of a page: a scrap above the way through a site (今天是⏎首页 > 动态), a site's
    name and its own title where the report's title stands below.
    """
    if whole and not words_of(folded, blocks[0]).strip("| "):
        # | | | |, what is left of a page's table
        whole.add(0)
    ways = (index for index in sorted(whole)[:_FARTHEST_WAY] if _is_way(words_of(folded, blocks[index])))
    way = next(ways, 0)
    is_way = 0 < way < _FARTHEST_WAY
    first = way if is_way else min(whole, default=0)
    if not 0 < first < (_FARTHEST_WAY if is_way else AT_TOP):
        return
    # Nobody signs above the way.
    if not all(is_scrap(folded, block, may_sign=not is_way) for block in blocks[:first]):
        return
    words = [words_of(folded, block) for block in blocks[:first]]
    # The title may stand on two lines.
    below = [index for index in range(first, min(AT_END, len(blocks))) if index not in whole][:2]
    titles = [words_of(folded, blocks[index]) for index in below if blocks[index].heading is None]
    # Below the way through a site whatever looks like a title is one.
    has_title = is_way and bool(titles) and is_title(titles[0])
    has_title = has_title or any(names_kind(title) and is_title(title) for title in titles)
    if has_title and all(len(line) <= SHORT_LINE for line in words):
        whole.update(range(first))
    elif is_way and all(len(line) <= LONGEST_TAG for line in words):
        whole.update(index for index in range(first) if is_filling(words[index]))


def take_steps(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add the way through a site, whatever parts its steps, where the title in which it ends stands below:
    新闻中心- 渔港新闻- 渔港检修有序推进⏎渔港检修有序推进.
    """
    lines = [words_of(folded, block) for block in blocks[: AT_TOP + 1]]
    for index, (way, title) in enumerate(pairwise(lines)):
        if is_title(title) and way.endswith(title) and _STEPS.fullmatch(way, 0, len(way) - len(title)):
            whole.add(index)


def take_last_part(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add the last part of the way through a site where a line says it again above the title: 首页>> 工作汇报⏎工作汇报⏎渔港情况汇报."""
    for way in sorted(whole)[:_FARTHEST_WAY]:
        if way + 2 >= len(blocks) or not _is_way(words_of(folded, blocks[way])):
            continue
        part, title = (words_of(folded, blocks[index]) for index in (way + 1, way + 2))
        parts = [part.strip() for part in words_of(folded, blocks[way]).rstrip("> ").split(">")]
        last = parts[-1]
        # 范文 > 换届方案 > 学生会工作总结⏎换届方案⏎学生会工作总结
        if part in parts[:-1] and len(part) >= SHORTEST_TITLE:
            whole.add(way + 1)
        if part == last and is_title(title) and names_kind(title):
            whole.add(way + 1)


def _is_way(words: str) -> bool:
    return ">" in words and "<" not in words


def is_scrap(folded: str, block: Block, *, may_sign: bool = True) -> bool:
    """Tell whether a short line at the very top or end is no heading, no signature and no date under one."""
    words = words_of(folded, block)
    return (
        block.heading is None
        and len(words) <= LONGEST_ROW
        and not (may_sign and _SIGNED.search(words))
        and is_no_sentence(words.replace("!", "").rstrip("?"))
        and not speaks_for_place(words)
    )


def take_contents(folded: str, blocks: Sequence[Block], index: int, whole: set[int]) -> None:
    """Add a page's list of a text's headings, from the line that announces it to the dots that end it."""
    if not words_of(folded, blocks[index]).startswith(words_at("contents")):
        return
    for last in range(index + 1, min(index + _MOST_CONTENTS, len(blocks))):
        words = words_of(folded, blocks[last])
        if not words.strip("….·"):
            whole.update(range(index + 1, last + 1))
            return
        if len(words) > SHORT_LINE:
            return


def take_outline(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add a page's list of the headings of its text, which stands above the title; the first comes again below."""
    last = 0
    while last < len(blocks) and blocks[last].heading is not None and len(blocks[last].span) <= SHORT_LINE:
        last += 1
    first = words_of(folded, blocks[0]) if last >= _LEAST_HEADINGS else ""
    if first and any(words_of(folded, block) == first for block in blocks[last : last + _MOST_CONTENTS]):
        whole.update(range(last))


def take_notices(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add a numbered list above the text, or below it, of which most items are said to its readers, and its head."""
    last = -1
    for first in range(min(_LATEST_NOTICES, len(blocks))):
        # A list of notices stands at the very top, or below lines of the page.
        is_below = first < AT_TOP or not whole.isdisjoint(range(first - AT_TOP, first))
        if first > last and is_below and _is_item(folded, blocks[first]):
            last = _take_list_of_notices(folded, blocks, first, whole)
    # Another stands below the text, above the other lines of the page.
    first = len(blocks)
    while first > last + 1 and first - 1 in whole:
        first -= 1
    while first > last + 1 and _is_item(folded, blocks[first - 1]):
        first -= 1
    if first > max(last, 0):
        _take_list_of_notices(folded, blocks, first, whole)


def _take_list_of_notices(folded: str, blocks: Sequence[Block], first: int, whole: set[int]) -> int:
    """Add a list that begins with the block ``first`` if it is one of notices; return the index behind it."""
    last = first
    while last < len(blocks) and _is_item(folded, blocks[last]):
        last += 1
    items = [words_of(folded, block) for block in blocks[first:last]]
    # Beside a certain one, others need not name their reader.
    if any(map(is_item_of_notice, items)) and sum(map(speaks_to_reader, items)) * 2 >= last - first > 1:
        above = words_of(folded, blocks[first - 1]) if first > 0 else ""
        has_head = above.endswith((":", *_HEADS_OF_NOTICES))
        whole.update(range(first - has_head, last))
    return last


def _is_item(folded: str, block: Block) -> bool:
    return _ITEM.match(without_list_mark(words_of(folded, block))) is not None
