"""What a short line is by its form: its words, no sentence, the title of a collection, the number of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from edulint.api import Block, Span, any_of, line_around, pattern
from edulint_residue.web.phrases import words_at

# 发布时间：… 访问次数：… 信息来源：…
LONGEST_ROW = 80
_SENTENCE_MARKS = frozenset("。!?;")
# In a title 精选5篇 or 总结3篇 behind the name of a kind of text; in a sentence 向省厅报送总结3篇 is work done.
_COLLECTION = (
    r"(?!附)[^。；\n]{{0,30}}{title}[^，。；\n]{{0,10}}?[0-9一二三四五六七八九十]{{1,3}}[ ]?篇(?:[)）】]|\.docx?)*"
    # 工作汇报3篇(市级汇报材料), 述职报告范文五篇-青青范文: what else a page has to say of the collection
    r"(?:[ ]?\([^()]{{1,20}}\)){{0,3}}(?:[-_|][^,。;]{{2,20}}){{0,2}}"
    # 脱贫攻坚工作总结最新
    r"|[^。；\n]{{0,30}}{title}(?:最新|大全|集锦|锦集|精选|精编)"
    r"|[\[【](?:Word|WORD|word|PDF|PPT)?文档[\]】][^。；\n]{{2,40}}"
    r"|[^。；\n]{{0,30}}{title}(?:优秀|精选|通用)?(?:范文|例文|样文|范本|模板(?=下载|大全))(?:\([^()]{{2,8}}\))?[^，。；\n]{{0,8}}"
    # 食堂自查报告【优秀篇】(4), 困难补助申请书(通用模板一)
    r"|(?!附)[^，。；\n]{{4,40}}[\[(【](?:优秀|精选|精华|热门|经典|推荐|荐读)[篇文][\])】](?:\([0-9]{{1,2}}\))?"
    r"|(?!附)[^，。；\n]{{4,40}}\((?:通用|万能|标准|最新)(?:模板|范本|版本)[一二三四五六七八九十0-9]{{1,2}}\)"
    # 食堂检查要点(共5则): whatever kind of text is collected.
    r"|(?!附)[^。；\n]{{2,40}}[(【](?!限|不|每)(?:[\u4e00-\u9fff]{{1,4}}?[0-9一二三四五六七八九十]{{1,3}}[篇则](?:范文)?"
    r"|(?:精选|通用|合集|优秀|必备|汇总|实用|推荐|热门|最新|集合|集锦|锦集){{1,2}}[0-9一二三四五六七八九十]{{1,3}}[份例]?)[)】]"
)
_COLLECTED = (
    *("篇", "范文", "模板", "例文", "样文", "范本", "则)", "份)", "例)", "写", "文档"),
    *("最新", "大全", "锦", "精选", "通用", "合集", "版本", "荐读", "文】", "文)", "文]"),
)
# 时间：3月1日上午 is a meeting's; a page is stamped to the minute.
_STAMP = r"20[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?[ ]{1,2}[0-9]{1,2}[:时][0-9]{2}[0-9:分]{0,4}.{0,20}"
# A page's lists lose their marks last: - 2021-04-17 发布, • 约4.01千字.
_LIST_MARK = pattern("[-•·▪◦][ ]{1,3}")
# 第1页 共5页, - 3 -, ─ 3 ─, 第3页, 共5页，当前第1页, Page 3 of 8, 1 / 2
_PAGE_NUMBER = (
    r"(?:共[ ]?[0-9]{1,3}[ ]?页,?[ ]?)?(?:当前)?第[ ]?[0-9]{1,3}[ ]?页|Page [0-9]{1,3} of [0-9]{1,3}"
    r"|(?:第[ ]?)?[0-9]{1,3}[ ]?页[ ,/]{0,3}共[ ]?[0-9]{1,3}[ ]?页|[-—─~·][ ]?[0-9]{1,3}[ ]?[-—─~·]|[0-9]{1,3} / [0-9]{1,3}"
)
# {{时间}} {{内容}}, 来源:[来源], [正文:按顺序展开]: the fields of a template
_FIELD = pattern(r"\{\{|(?P<label>[\u4e00-\u9fff]{2}):\[(?P=label)|^\[正文:")
# 图1:…⏎说明:…⏎来源:…
_CAPTION, _CAPTION_REACH = pattern("[图表][ ]?[0-9一二三四五六七八九十]{1,3}(?:[-.][0-9]{1,2})?[: ]"), 3


def words_of(folded: str, block: Block) -> str:
    """Return a paragraph's words, folded."""
    return folded[block.span.start : block.span.end]


def is_headline(folded: str, block: Block) -> bool:
    """Tell whether a paragraph is a heading by its format, or by Markdown's sign before it in plain text: ## 正文."""
    return block.level > 0 or folded.startswith("# ", max(0, block.span.start - 2))


def holds_field(words: str) -> bool:
    """Tell whether a line has a field of a template: 来源:[来源]."""
    return _FIELD.search(words) is not None


def is_of_draft(folded: str, blocks: Sequence[Block], index: int) -> bool:
    """Tell whether a line only looks like a page's: ## 正文 as a heading, 来源:… below the name of a figure, 图1:…; or
    it holds a field of a template: 来源:[来源].
    """
    words = words_of(folded, blocks[index])
    if holds_field(words):
        return True
    if words == "正文":
        return is_headline(folded, blocks[index])
    above = blocks[max(0, index - _CAPTION_REACH) : index] if words.startswith("来源:") else ()
    return any(_CAPTION.match(folded, block.span.start) for block in above)


def without_list_mark(words: str) -> str:
    """Return a line without the mark of a list before it."""
    mark = _LIST_MARK.match(words)
    return words[mark.end() :] if mark and mark.end() < len(words) else words


def is_collection(words: str) -> bool:
    """Tell whether a short paragraph is the title of a collection of texts: 工作总结精选5篇."""
    return any(word in words for word in _COLLECTED) and _collection().fullmatch(words) is not None


def is_page_number(words: str) -> bool:
    """Tell whether a short paragraph is the number of a page, which copying from PDF and Word files brings along."""
    return (
        words[0] in "第共P-—─~·0123456789"
        and words[-1] in "页-—─~·0123456789"
        and re.fullmatch(_PAGE_NUMBER, words) is not None
    )


def is_stamp(words: str) -> bool:
    """Tell whether words are a date with hours and minutes."""
    return words.startswith("20") and re.fullmatch(_STAMP, words) is not None


def is_no_sentence(words: str) -> bool:
    """Tell whether words hold no mark that ends a sentence."""
    return _SENTENCE_MARKS.isdisjoint(words)


@cache
def _collection() -> re.Pattern[str]:
    return pattern(_COLLECTION.format(title=any_of(words_at("title"))))


def matches_on_lines(places: Iterable[int], mark: re.Pattern[str], folded: str) -> Iterator[Span]:
    """Yield what a pattern matches on the lines that hold certain places, which are in order.

    A mark stands on one line.
    """
    end = -1
    for at in places:
        if at > end:
            start, end = line_around(folded, at, at)
            yield from (Span.of(match) for match in mark.finditer(folded, start, end))
