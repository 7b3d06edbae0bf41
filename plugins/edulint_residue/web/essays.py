"""What a site says of how such texts are written, above the text: an essay, what a kind of text is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import takewhile

from edulint.api import Block, Span, holds_any, pattern
from edulint_residue.web.above import AT_TOP, is_scrap
from edulint_residue.web.evidence import LONGEST_TOLD, evidence_of, speaks_for_place
from edulint_residue.web.lines import is_collection, words_of
from edulint_residue.web.phrases import SHORT_LINE, words_at
from edulint_residue.web.titles import is_title

# A site's essay on how to write reports is as long as this between a collection's title and its first text.
_LONGEST_ESSAY = 8
# 学校食品安全工作总结1, the title of the first text in a collection, stands without 篇, too.
FIRST_TEXT = pattern(
    r"[(\[【]?(?:.{0,36}第[ ]?(?:一|1)[ ]?篇|.{0,36}篇[ ]?(?:一|1)(?![0-9一二三四五六七八九十])).{0,40}"
)
_FIRST_ALONE = pattern(r"[(\[【]?(?:第[ ]?[一1][ ]?篇|篇[ ]?[一1])[)\]】]?[:]?")
# 通过阅读汇报范文，我们可以学到写作技巧: the site on how to write, below what it says of the text
_ON_WRITING = pattern(
    "(?:阅读|参考|借鉴|学习|优秀的?|好的|一些)[^。;,]{0,8}范文|写作(?:技巧|思路|方法)|(?:怎么|如何|怎样)写|写好一[份篇]"
)
# 会议通知是上级对下级使用的应用文: no report says what a kind of text is.
_DEFINITION = pattern(
    r"[^,。;]{0,12}?(?:总结|汇报|报告|计划|体会|讲话稿?|发言稿?|演讲稿|方案|通知|请示|简报|纪要|致辞|公文)[^,。;]{0,6}是[^。;]{0,90}"
    "(?:文书|应用文|书面材料|公文|文种|文体|正式文件)"
)
# 会议通知格式如下:, 会议通知模板: here the model begins.
_MODEL_BELOW = pattern("[^。;]{0,40}(?:格式|范文|模板|例文|要点)(?:如下)?[:]|[^,。;]{2,16}(?:模板|范文|格式|范例)")
_LONGEST_TO_MODEL = 4
# The editor, or those for whom a site has got the text ready: 青青范文网为大家整理了…
_TO_READERS = ("小编", "大家", "您")


def take_essay(folded: str, blocks: Sequence[Block], index: int, whole: set[int]) -> None:
    """Add what stands between the title of a collection, or what a page says, and the heading of its first text."""
    if index >= _LONGEST_ESSAY:
        return
    title = words_of(folded, blocks[index])
    _take_beside_title(folded, blocks, index, whole)
    for first in range(index + 1, min(index + _LONGEST_ESSAY, len(blocks))):
        words = words_of(folded, blocks[first])
        if blocks[first].heading is not None:
            return
        # 防火管理制度⏎…⏎防火管理制度1, a kind of text that is seldom collected: the title without the number stays
        again = words[:-1] if words[-1] in "1一" and not words.endswith(_first_titles()) else ""
        is_again = any(words_of(folded, block) == again for block in blocks[:first])
        if len(words) <= SHORT_LINE and (is_again or FIRST_TEXT.fullmatch(words) or words.endswith(_first_titles())):
            above = ((between, words_of(folded, blocks[between])) for between in range(index + 1, first))
            whole.update(between for between, said in above if title.startswith(said) or not _is_own(said))
            # A page's title and data, too, stand above all that
            scraps = (between for between in range(index) if is_scrap(folded, blocks[between]))
            whole.update(between for between in scraps if words_of(folded, blocks[between]) != again)
            if len(title) > SHORT_LINE:
                whole.add(index)
            # 篇一：《…》⏎（全面汇报式：结构严谨，适合存档）
            below = words_of(folded, blocks[first + 1]) if first + 1 < len(blocks) else ""
            if below.startswith("(") and below.find(")") == len(below) - 1 and not _is_own(below):
                whole.add(first + 1)
            # 第一篇, alone; 活动方案1 below 活动方案范文
            if _FIRST_ALONE.fullmatch(words) and whole.issuperset(range(index + 1, first)):
                whole.add(first)
            if is_again or (words.endswith(_first_titles()) and words[:-1].removesuffix("例") in title):
                whole.add(first)
            return


def _take_beside_title(folded: str, blocks: Sequence[Block], index: int, whole: set[int]) -> None:
    """Add what repeats the title of a collection beside it, and what a page says of writing below its own words."""
    title = words_of(folded, blocks[index])
    if index in whole and index + 1 < len(blocks):
        below = words_of(folded, blocks[index + 1])
        if len(below) > SHORT_LINE and _ON_WRITING.search(below) and not speaks_for_place(below):
            whole.add(index + 1)
    # 平安校园工作汇报⏎2024-07-11⏎平安校园工作汇报(精选10篇)
    if is_collection(title.strip()) and 0 < index < AT_TOP:
        same = [
            above
            for above in range(index)
            if is_title(said := words_of(folded, blocks[above])) and title.startswith(said)
        ]
        whole.update(range(same[0], index) if same and same[0] == 0 else same)
    if is_collection(title.strip()) and index + 1 < len(blocks) and words_of(folded, blocks[index + 1]) == title:
        whole.add(index + 1)


def take_first_essay(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add what a site says of a kind of text above the first text of a collection: 写总结时,…。⏎村级总结篇一."""
    for first in range(1, min(AT_TOP, len(blocks))):
        heading = words_of(folded, blocks[first])
        if blocks[first].heading is not None:
            return
        if len(heading) <= SHORT_LINE and FIRST_TEXT.fullmatch(heading):
            kind = next((title for title in words_at("title") if title in heading), "")
            said = [words_of(folded, block) for block in blocks[:first]]
            if kind and all(words.count(kind) > 1 and not speaks_for_place(words) for words in said):
                whole.update(index for index, words in enumerate(said) if len(words) > SHORT_LINE)
            return


def take_lead_in(folded: str, blocks: Sequence[Block], whole: set[int], partly: Mapping[int, Sequence[Span]]) -> None:
    """Add the paragraph above the text that ends with what a site's editor offers: 时光飞逝,该写总结了。下面是小编整理的….

    What stands before that in it speaks for no place of its own.
    """
    for index in range(min(AT_TOP, len(blocks))):
        span = blocks[index].span
        hits = partly.get(index, ())
        ends = [hit for hit in hits if hit.end >= span.end - 1 and holds_any(folded[hit.start : hit.end], _TO_READERS)]
        said = folded[span.start : min(hit.start for hit in ends)] if ends else ""
        if holds_any(said, words_at("title")) and not speaks_for_place(said):
            whole.add(index)


def _is_own(words: str) -> bool:
    """Tell whether the report itself begins above the heading of a collection's first text: 现将我乡工作汇报如下."""
    return speaks_for_place(words) and not evidence_of(words).kinds


def take_definition(
    folded: str, blocks: Sequence[Block], whole: set[int], partly: Mapping[int, Sequence[Span]]
) -> None:
    """Add what says what a kind of text is, the short lines above it, and what leads on from it to the model."""
    above = takewhile(lambda index: blocks[index].heading is None, range(min(AT_TOP, len(blocks))))
    first = next((index for index in above if _DEFINITION.match(words_of(folded, blocks[index]))), None)
    # A site's editor who is known by his words may stand in a text that has lost its lines.
    if first is None or first in partly or len(blocks[first].span) > LONGEST_TOLD:
        return
    whole.update(index for index in range(first) if is_scrap(folded, blocks[index]))
    whole.add(first)
    model = range(first + 1, min(first + 1 + _LONGEST_TO_MODEL, len(blocks)))
    leads = [index for index in model if _MODEL_BELOW.fullmatch(words_of(folded, blocks[index]))]
    whole.update(range(first + 1, leads[-1] + 1) if leads else ())


@cache
def _first_titles() -> tuple[str, ...]:
    return tuple(
        f"{title}{model}{number}"
        for title in words_at("title")
        for model in ("", "范文", "例")
        for number in ("1", "一", "(1)", "(一)", "【1】", "【一】")
    )
