"""The columns of a site that stand above a title: 首页 新闻 公告, 通知公告."""

from __future__ import annotations

from collections.abc import Sequence

from edulint.api import Block, holds_any, pattern
from edulint_residue.web.above import AT_TOP, LONGEST_TAG, is_scrap
from edulint_residue.web.credits import roles_of
from edulint_residue.web.evidence import evidence_of
from edulint_residue.web.lines import words_of
from edulint_residue.web.phrases import SHORT_LINE
from edulint_residue.web.titles import SIGNED, is_filling, is_title, names_kind

_SITE = pattern("[^,。;:!?|]{1,40}(?:(?<![电管路水联河渠])网|文库|论坛|官方(?:微信|微博)|公众号|订阅号)")
# 网站首页 个人总结 工作总结 述职报告 心得体会 讲话致辞: so many columns of a site in a row
_LEAST_COLUMNS, _LEAST_NAMED, _LONGEST_NAME = 5, 3, 12
# So many stand one a line, above a title so long at least
_LEAST_LINES, _SHORTEST_HEAD = 3, 10
_HOME = pattern("首[ ]{1,4}页")
# 党建动态, 即时新闻, 互动交流: what the column is called that a text stands in
COLUMN = pattern(
    "[^\\W\\d_]{2,6}(?:新闻|动态|要闻|公告|公开|资讯|快讯|专栏|专题|频道|栏目|服务|交流|参与|园地|天地|之窗|广角|速递)"
)
_REPORTED = ("记者", "通讯员", "报道")


def take_column(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add what a site calls itself and its columns, which stand above the title.

    Lines of the page stand above them, or the page tells of the text below the title: 通知公告⏎关于…的通知⏎发布时间:….
    """
    first = next((index for index in range(min(AT_TOP, len(blocks))) if index not in whole), len(blocks))
    last = first
    while last < len(blocks) and last not in whole and last - first < AT_TOP and _is_column(folded, blocks[last]):
        last += 1
    title = words_of(folded, blocks[last]) if last < len(blocks) else ""
    # 党建园地, where other lines of the page stand below the text
    if first == 0 and last == 1 and whole and COLUMN.fullmatch(words_of(folded, blocks[0])) and is_title(title):
        whole.add(0)
    # Two lines of a title are about as long.
    if last > first and len(blocks[first].span) * 2 > len(title):
        last = first
    if first == last and first + 2 in whole and _names_site(folded, blocks[first], words_of(folded, blocks[first + 1])):
        last += 1
    title = words_of(folded, blocks[last]) if first < last < len(blocks) and last not in whole else ""
    if not is_title(title) or blocks[last].heading is not None or _is_below_title(title):
        return
    if last + 1 in whole or (first > 0 and (last - first == 1 or names_kind(title))):
        whole.update(range(first, last))


def _is_below_title(words: str) -> bool:
    """Tell whether a line signs a text or says who reported it, so that the title stands above it."""
    # …召开现场会 ends as an office does, but it is longer.
    is_signed = len(words) <= _LONGEST_NAME and SIGNED.fullmatch(words) is not None
    return is_signed or bool(roles_of(words)) or holds_any(words, _REPORTED)


def _is_column(folded: str, block: Block) -> bool:
    words = words_of(folded, block)
    # A text's own head begins so: 附件一, 机密.
    # 天气预报: with nothing behind it
    is_short = len(words) <= LONGEST_TAG and words.removesuffix(":").isalpha() and words[0] not in "附机秘密绝"
    return is_short and is_filling(words) and is_scrap(folded, block)


def _names_site(folded: str, block: Block, title: str) -> bool:
    """Tell whether a line is a site's name or what it offers: English, 水利建设网官方微信, 青青文库,记住我."""
    words = words_of(folded, block)
    is_latin = len(words) <= SHORT_LINE and words.isascii() and words.replace(" ", "").isalpha()
    is_offer = evidence_of(words).kinds > 0 and is_scrap(folded, block) and names_kind(title)
    return is_latin or _SITE.fullmatch(words) is not None or is_offer


def take_column_lines(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add a site's columns that stand one a line at the very top, above a title that lines of the page stand below.

    资讯⏎游戏⏎商城⏎渔港检修开工在即⏎2026-03-05 11:10 来源:青川网
    """
    last = 0
    while last < len(blocks) and last not in whole and _is_of_columns(folded, blocks[last]):
        last += 1
    if last < _LEAST_LINES or last + 1 >= len(blocks):
        return
    title = words_of(folded, blocks[last])
    is_headed = len(title) >= _SHORTEST_HEAD and blocks[last].heading is None and "。" not in title
    if last in whole or (is_headed and not whole.isdisjoint((last + 1, last + 2))):
        whole.update(range(last))


def _is_of_columns(folded: str, block: Block) -> bool:
    """Tell whether a line is short as the name of a column is: 资讯, H5, 手机客户端; no kind of text and no name's place."""
    words = words_of(folded, block)
    is_short = len(words) <= LONGEST_TAG or (len(words) <= _LONGEST_NAME and evidence_of(words).kinds > 0)
    is_own = block.heading is not None or block.level > 0 or names_kind(words) or words[0] in "附机秘密绝"
    return is_short and not is_own and words.isalnum() and not words.isdecimal()


def take_columns(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add the row of a site's columns at the very top: most are kinds of texts, or the first leads home."""
    for index, block in enumerate(blocks[:2]):
        words = _HOME.sub("首页", words_of(folded, block)).split()
        if len(words) < _LEAST_COLUMNS or not all(len(word) <= LONGEST_TAG and word.isalpha() for word in words):
            continue
        # 国内 国际 社会 文史 经济, the first line of all above other lines of a page: nobody is listed there
        is_first = index == 0 and bool(whole)
        is_named = sum(COLUMN.fullmatch(word) is not None for word in words) >= _LEAST_NAMED
        if is_first or words[0].endswith("首页") or is_named or sum(map(names_kind, words)) * 2 >= len(words):
            whole.update(range(index + 1))
