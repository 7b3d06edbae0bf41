"""Paragraphs that are a web page's because of what stands beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from edulint.api import Block, Span, pattern
from edulint_residue.web.above import (
    AT_TOP,
    CLOCK,
    LONGEST_TAG,
    take_box,
    take_contents,
    take_excerpt,
    take_last_part,
    take_list_of_collections,
    take_name_again,
    take_notices,
    take_numbered_collection,
    take_outline,
    take_start,
    take_steps,
    take_tags,
)
from edulint_residue.web.bare_numbers import BARE, take_bare_numbers, take_numbers_of_pages
from edulint_residue.web.below import take_end, take_foot_lines
from edulint_residue.web.bylines import take_reporters, take_stamp
from edulint_residue.web.columns import take_column, take_column_lines, take_columns
from edulint_residue.web.essays import FIRST_TEXT, take_definition, take_essay, take_first_essay, take_lead_in
from edulint_residue.web.evidence import evidence_of, field_names, page_data
from edulint_residue.web.fields import without_gaps
from edulint_residue.web.forms import is_trail
from edulint_residue.web.lines import (
    holds_field,
    is_no_sentence,
    is_stamp,
    without_list_mark,
    words_of,
)
from edulint_residue.web.other_articles import take_other_articles, take_posts
from edulint_residue.web.own_title import leave_title
from edulint_residue.web.phrases import SHORT_LINE, words_at
from edulint_residue.web.pictures import take_repeated_lines
from edulint_residue.web.tail import take_tail
from edulint_residue.web.titles import (
    AT_END,
    FILE,
    SHORT_VALUE,
    SHORTEST_TITLE,
    is_filling,
    is_second_line,
    is_title,
    names_kind,
    take_titles,
)
from edulint_residue.web.zones import take_zones

_LEAST_SHARE = 0.5
# So much of a whole notice of a page is made of its words; of a news item between two links it is far less.
_LEAST_SHARE_TOLD = 0.2
_DATE = pattern(r"20[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?(?:[ ]{0,2}星期[一二三四五六日天])?")
# Figures of a page, beside what it says of itself; and a label of its data: 作者:王一, 时间: 02-28.
_FIGURE = pattern("[(]?[0-9]{1,5}[)]?[+次人#楼%]?|-{3,}[^\\W\\d_]{0,4}-{3,}|[0-9]{1,2}:[0-9]{2}")
# 当前版:02版 is no title.
_LABELLED = pattern("[^:]{2,4}:[^:]{1,4}")
_OWNED = pattern("[^,。;: ]{4,20}(?:主管|主办|承办)")
# 青川日报⏎2020-12-01 15:20
_MEDIUM = pattern(
    r"[^\W\d_]{1,8}(?:[日晚早时商晨]报|华社|电视台|客户端|融媒体(?:中心)?)(?:社?(?:新媒体|客户端)?(?:出品|发布|制作))?"
)
# 索引号:⏎6107280000/2024-001005
_LONGEST_VALUE, _COUNTS = 30, ("数:", "量:")
# A page lists so many labels above its text at the most, two of which are known at least.
_MOST_LABELS, _LEAST_LABELS, _LONGEST_LABEL = 20, 2, 12


def take_neighbours(
    folded: str, blocks: Sequence[Block], whole: set[int], partly: Mapping[int, Sequence[Span]], *, has_list: bool
) -> None:
    """Add to ``whole``, the indices of paragraphs of a page, those that are so only beside others.

    ``partly`` are the indices of paragraphs with a page's words in them; ``has_list`` tells whether a list of its other
    articles stands in the draft.
    """
    known = frozenset(whole)
    for take in (
        *(take_notices, take_list_of_collections, take_numbered_collection, take_box, take_excerpt, take_steps),
        *(take_bare_numbers, take_numbers_of_pages, take_outline, take_columns, take_column_lines, take_first_essay),
    ):
        take(folded, blocks, whole)
    take_stamp(folded, blocks, whole, has_list=has_list)
    _take_first(folded, blocks, whole)
    _take_labels(folded, blocks, whole)
    for index in sorted(whole):
        _take_around(folded, blocks, index, whole)
        take_contents(folded, blocks, index, whole)
        take_tags(folded, blocks, index, whole)
    for index in sorted({*whole, *partly}):
        take_essay(folded, blocks, index, whole)
    take_definition(folded, blocks, whole, partly)
    take_lead_in(folded, blocks, whole, partly)
    take_name_again(folded, blocks, whole)
    take_last_part(folded, blocks, whole)
    take_zones(folded, blocks, whole, partly)
    # Below the lines that a zone has added further notices may stand.
    if whole:
        take_notices(folded, blocks, whole)
        take_zones(folded, blocks, whole, partly)
    is_page = bool(whole or partly or has_list)
    _fill_gaps(folded, blocks, whole)
    take_titles(folded, blocks, whole)
    for take in (take_repeated_lines, take_column, take_start, take_reporters) if is_page else ():
        take(folded, blocks, whole)
    for take in (take_other_articles, take_posts, take_end, take_tail, take_foot_lines):
        take(folded, blocks, whole)
    whole.difference_update([index for index in whole if holds_field(words_of(folded, blocks[index]))])
    leave_title(folded, blocks, whole, known)


def _take_first(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add the number of the page that was copied, or a site's name and the way from it: 高考在线⏎高考在线 >方案."""
    first, second = (words_of(folded, block) for block in blocks[:2]) if len(blocks) > 1 else ("", "")
    if len(blocks) > AT_TOP and BARE.fullmatch(first) and not BARE.fullmatch(second):
        whole.add(0)
    if second and is_trail(second, from_name=first):
        whole |= {0, 1}


def _take_labels(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add the labels of a list above the text of which two are known, each with its value: • 索引号:…⏎• 文件状态:有效;."""
    lines: list[int] = []
    for index, block in enumerate(blocks[: _MOST_LABELS + 1]):
        words = words_of(folded, block)
        if (label := without_list_mark(words)) != words and ":" in label[:_LONGEST_LABEL]:
            lines.append(index)
        elif lines:
            break
    if len(whole.intersection(lines)) >= _LEAST_LABELS:
        whole.update(lines)


def _take_around(folded: str, blocks: Sequence[Block], index: int, whole: set[int]) -> None:
    """Add what is furniture only beside other: 大, 中, 小, >, a value below its label."""
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


def _fill_gaps(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add short lines between two lines of a page at the top or at the end: a site's name, a slogan, a date.

    The title of the report may stand there, too: it is longer, or names a kind of text.
    """
    found = sorted(whole)
    for one, other in pairwise(found):
        if other - one not in (2, 3) or (other > AT_END and one < len(blocks) - AT_END):
            continue
        between = range(one + 1, other)
        if all(_is_between(folded, blocks, index) for index in between):
            last = other - _is_only_title(folded, blocks, other, whole)
            if one + 1 < last < other and is_second_line(*(words_of(folded, blocks[at]) for at in (last - 1, last))):
                last -= 1
            whole.update(range(one + 1, last))


def _is_only_title(folded: str, blocks: Sequence[Block], index: int, whole: set[int]) -> bool:
    """Tell whether the line above a page's line is the report's title, as no other stands above it or below:
    当前位置:首页>动态⏎海滨街道四项举措⏎发布时间:….
    """
    words = words_of(folded, blocks[index - 1])
    # 有效性 | |||
    is_none = words.isascii() or "|" in words or evidence_of(words).kinds or _LABELLED.fullmatch(words)
    is_none = is_none or FIRST_TEXT.fullmatch(words)
    if index >= AT_END or not is_title(words) or is_none:
        return False
    is_below = index + 1 < len(blocks) and index + 1 not in whole
    below = words_of(folded, blocks[index + 1]) if is_below else ""
    above = [words_of(folded, block) for block in blocks[: index - 1]]
    # Below a paragraph of the text no title stands.
    has_other = words in above or any(line not in whole and len(said) > SHORT_LINE for line, said in enumerate(above))
    # 2026年检修, below a longer line, heads a part of the text.
    has_below = is_title(below) and (len(below) * 2 > len(words) or names_kind(below)) if below else False
    return not (has_below or has_other)


def _is_between(folded: str, blocks: Sequence[Block], index: int) -> bool:
    words = words_of(folded, blocks[index])
    titles = (words_of(folded, block) for block in blocks[: min(index, AT_END)])
    if len(words) <= SHORT_LINE and any(
        names_kind(title.removesuffix("范文")) and words.startswith(f"{title},") for title in titles
    ):
        # 2020年禁捕工作汇报,急!求救!
        return True
    is_filled = is_filling(words.rstrip("?")) and blocks[index].heading is None
    return is_filled or _is_told(words) or _is_said_again(folded, blocks, index)


def _is_said_again(folded: str, blocks: Sequence[Block], index: int) -> bool:
    """Tell whether a title between two lines of a page holds the report's own, which stands below."""
    words = words_of(folded, blocks[index])
    below = (words_of(folded, block) for block in blocks[index + 1 : index + AT_TOP + 1])
    return is_no_sentence(words) and any(len(title) >= SHORTEST_TITLE and title in words for title in below)


def _is_told(words: str) -> bool:
    """Tell whether a paragraph between two of a page's is one of its notices: 3、如文档侵犯商业秘密，请举报."""
    told = evidence_of(words)
    return told.kinds > 1 and told.share >= _LEAST_SHARE_TOLD


def _is_value(folded: str, label: Block, block: Block) -> bool:
    """Tell whether a paragraph is what the label above it announces: 来源：⏎青川日报."""
    name, colon, rest = without_list_mark(words_of(folded, label)).partition(":")
    is_field = colon != "" and not rest and name in field_names() and block.heading is None
    is_label = is_field or folded.endswith(words_at("value"), *label.span.bounds)
    words = without_list_mark(words_of(folded, block))
    # Behind an open way a longer line is the title: 首页 > 动态 >⏎渔港举办…推介会
    longest = SHORT_VALUE if folded[label.span.end - 1] == ">" else _LONGEST_VALUE
    # 点击数: with nothing behind it stands above the text's first line.
    is_counted = not folded.endswith(_COUNTS, *label.span.bounds) or words[0].isdecimal() or words[0] in "-.("
    return is_label and is_counted and len(words) <= longest and is_no_sentence(words) and not words.endswith(":")


def _is_beside(folded: str, span: Span) -> bool:
    words = without_gaps(without_list_mark(folded[span.start : span.end]))
    if not words.strip("|-—·•"):
        return True
    # （来 源：青川日报）
    if words[0] == "(" and words[-1] == ")" and ":" in words:
        words = words[1:-1]
    # 首页⏎> 政务公开⏎> 投资管理
    if words[0] in ">»›" and len(words) <= SHORT_VALUE and words.strip(">»› ").isalpha():
        return True
    # 青川作家协会主管
    if _OWNED.fullmatch(words):
        return True
    column, bar, _ = words.partition("|")
    if bar and (column.strip() in field_names() or f"{column.strip()}:" in words_at("beside")):
        # 标题 | 关于印发…的通知 |
        return True
    if len(words) > SHORT_LINE or not is_no_sentence(words):
        return False
    if is_stamp(words) or _DATE.fullmatch(words) or _MEDIUM.fullmatch(words) or is_trail(words, at_edge=True):
        return True
    told = evidence_of(words)
    if told.kinds and told.share >= _LEAST_SHARE and "," not in words:
        return True
    label, colon, value = words.partition(":")
    if colon and _is_field(label, value):
        return True
    # A file's name above what a site says of it
    if FILE.fullmatch(words) and words[0] != "附" and (not words[0].isdecimal() or words.startswith("20")):
        return True
    if len(words) > SHORT_VALUE:
        return False
    if colon and label in _labels():
        # 时间:3月1日上午 is a meeting's.
        return label not in ("时间", "日期") or CLOCK.fullmatch(value) is not None
    return (
        all(part in words_at("beside") for part in words.split())
        or _FIGURE.fullmatch(words) is not None
        or (colon != "" and f"{label}:" in words_at("beside"))
    )


def _is_field(label: str, value: str) -> bool:
    """Tell whether a line with a colon is one of the fields that a page shows of its text."""
    if not value and label in field_names():
        return True
    # 标题: | 青溪镇工作报告 |
    if value.startswith(" |") and (label in _labels() or f"{label}:" in words_at("beside")):
        return True
    # 相关热词搜索:医院 工作总结: what the label says counts, whatever its value is.
    said = evidence_of(label.replace(" ", ""))
    return said.share >= _LEAST_SHARE and (said.kinds > 1 or (said.share == 1 and len(value) <= LONGEST_TAG))


@cache
def _labels() -> frozenset[str]:
    return frozenset(page_data()).union(words.removesuffix(":") for words in words_at("value"))
