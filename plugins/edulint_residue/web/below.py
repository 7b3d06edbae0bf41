"""What a page sets below its text: bylines, words to its reader, the foot of the site."""

from __future__ import annotations

import re
from collections.abc import Sequence

from edulint.api import Block, BlockKind, pattern
from edulint_residue.web.above import LONGEST_TAG, is_scrap
from edulint_residue.web.credits import are_of_page, roles_of
from edulint_residue.web.evidence import evidence_of, is_button, leads_on, speaks_for_place, speaks_to_reader
from edulint_residue.web.lines import LONGEST_ROW, is_no_sentence, is_page_number, words_of
from edulint_residue.web.titles import AT_END, SHORTEST_TITLE

# Below what a page says last so many lines may stand, each so long: more is a text.
_LONGEST_END, _LONGEST_OF_END, _LONGEST_TOLD = 8, 12, 30
# So many titles of other articles may stand among a page's lines below the text, which has a paragraph so long. They
# are so long in the mean, or so many lines are of the page for certain.
_MOST_ARTICLES, _SHORTEST_TEXT, _MEAN_OF_TITLES, _LEAST_OF_PAGE = 30, 60, 10, 3
_OWN_KINDS = (BlockKind.TABLE_CELL, BlockKind.PAGE_MARGIN)
# What an item of a list or an attachment begins with
LISTED = pattern(r"[(]?[0-9一二三四五六七八九十]{1,3}[)、.:](?![0-9])|[①-⑳]|附|[★●■◆-]")
# 青川县水利局, 2026年3月1日: what signs a text of which a line of the page parts it
_SIGNS = pattern(
    r"[^,;]{4,30}(?:[局委办部厅]|政府|[小中大]学|学校|医院|公司|协会|中心|支部)|.{0,8}[0-9〇○零一二三四五六七八九]{4}年.{1,3}月.{1,3}日"
)
# Of the words that tag a text so many stand below it, of which so large a share stands in it.
_LEAST_TAGS, _LEAST_SAME = 4, 0.8
# What stands below all lines of a page may be nothing but a sign: /
_SIGNS_ALONE = pattern(r"[/|\\]|-{3,}|={3,}")
_LONGEST_GAP = 12
# ×, 下载“爱青川”
_BUTTON = pattern("[×✕✖>»↑]|(?:下载|关注|打开|订阅|加入)“[^”]{1,12}”.{0,12}")
# 青青网 版权所有; 本站部分信息由用户提供, 青青研究院主办 | 信息中心主管, 举报电话:…
_RIGHTS = pattern(
    # 主办单位:青川县水利局 版权所有, 青青网版权所有 经营许可证编号:川B2-1
    "[^,。;]{0,40}版权所有[。 ]?|[^,。;]{0,30}版权所有[ :©].{0,60}"
    "|.{0,120}(?:ICP(?:备[0-9]|(?:经营)?许可证)|公网安备|经营许可证编?号|All Rights Reserved|Powered by ).{0,120}"
    # 青川县水利局 | 未经许可禁止复制或镜像
    "|[^。;]{0,60}未经[^,。;]{0,6}(?:许可|授权|同意|允许)[^。;]{0,8}(?:复制|转载|镜像|摘编|摘录)[^。;]{0,20}"
    # 版权所有,未经授权禁止转载、摘编。如有违反,追究法律责任。
    "|[^。;]{0,60}未经[^,。;]{0,16}(?:许可|授权|同意|允许),?[^。;]{0,12}(?:转载|镜像|摘编)[^。;]{0,24}(?:。[^。;]{0,40}责任[^。;]{0,8})?。?"
    "|.{0,40}[|][ ]?(?:友情链接|版权[申声]明|关于我们|联系我们)[ ]?[|].{0,60}",
    re.IGNORECASE,
)
_OF_FOOT = pattern(
    "^本[站网]|^[^,。;: ]{2,10}(?<![电管路水联河渠])网$|点击这里|联系(?:我们|客服)[!。]?$|(?:^|[^。])主[办管](?:单位)?(?:$|[ |:])|^[^。]{0,20}(?:电话|邮箱|传真|邮编):|^[^。]{0,12}:[^。]{4,40}(?:传真|邮箱|热线|投稿):"
)
# 相关附件, 文件下载: heads of lists that were links
_NOTHING_BELOW = pattern("相关(?:稿件|解读|附件|文件|政策|图解)|(?:文件|附件){1,2}下载:?|附件列表|政策咨询")
# 填表日期: ends a form.
_LEFT_OPEN = ("日期:", "时间:", "审核:")
_DATED = pattern("[0-9○〇零一二三四五六七八九十]年")


def take_end(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add the short lines below the last line of a page: 用户登录⏎还没有账号?⏎立即注册."""
    end = words_of(folded, blocks[-1]) if blocks else ""
    # A paper has its keywords above the text.
    if (
        end.strip("([【】])").startswith(("关键词:", "关键字:"))
        and len(blocks) > 1
        and blocks[-1].heading is None
        and is_no_sentence(end)
    ):
        whole.add(len(blocks) - 1)
    # 标题:渔港检修总结, below the text that has this title
    label, _, title = end.partition(":")
    if label == "标题" and len(title) >= SHORTEST_TITLE and title in words_of(folded, blocks[0]):
        whole.add(len(blocks) - 1)
    if _NOTHING_BELOW.fullmatch(end) and len(blocks) > 1 and blocks[-1].heading is None:
        whole.add(len(blocks) - 1)
    if end.endswith(":") and len(end) <= _LONGEST_OF_END and evidence_of(end).kinds and not end.endswith(_LEFT_OPEN):
        # 本题链接:
        whole.add(len(blocks) - 1)
    _take_credits(folded, blocks, whole)
    _take_foot(folded, blocks, whole)
    _take_last_tags(folded, blocks, whole)
    below, is_page = len(blocks), bool(whole)
    while below > 1 and (below - 1 in whole or _is_at_end(folded, blocks[below - 1], is_page=is_page)):
        below -= 1
        whole.add(below)
    last = max(whole, default=-1)
    rest = blocks[last + 1 :]
    words = words_of(folded, blocks[last]) if last >= 0 else ""
    if not words or not rest or is_page_number(words) or words.isdecimal():
        return
    if len(rest) <= _LONGEST_END and all(
        is_scrap(folded, block) and _is_of_end(words_of(folded, block)) for block in rest
    ):
        whole.update(range(last + 1, len(blocks)))


def take_foot_lines(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add the titles of other articles and the words of a site that stand below the text among the lines of its page.

    Below the text's last paragraph nothing else stands than such lines: 责任编辑:王一⏎大公司⏎渔港检修开工!⏎客商赞不绝口.
    """
    text = max(
        (index for index, block in enumerate(blocks) if index not in whole and _is_text(folded, block)), default=-1
    )
    of_page = [index for index in whole if index > text] if text >= 0 else []
    others = [index for index in range(min(of_page, default=len(blocks)), len(blocks)) if index not in whole]
    lengths = [len(blocks[index].span) for index in others]
    # The cells of a table are shorter.
    are_titles = sum(lengths) >= _MEAN_OF_TITLES * len(lengths) or len(of_page) >= _LEAST_OF_PAGE
    if 0 < len(others) <= _MOST_ARTICLES and are_titles and all(_may_be_article(folded, blocks[i]) for i in others):
        whole.update(others)


def _is_text(folded: str, block: Block) -> bool:
    return len(block.span) >= _SHORTEST_TEXT and folded.find("。", *block.span.bounds) >= 0


def _may_be_article(folded: str, block: Block) -> bool:
    """Tell whether a line below a page's last may be the title of another article, or a word of the site's foot.

    It is neither a sentence nor an item, nor does it sign the text: 山区集市开张!客商赞不绝口.
    """
    words = words_of(folded, block)
    is_own = (
        block.heading is not None
        or block.level > 0
        or block.kind in _OWN_KINDS
        or LISTED.match(words)
        or _SIGNS.fullmatch(words)
    )
    return not is_own and len(words) <= LONGEST_ROW and "。" not in words and ";" not in words


def _take_credits(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add the last lines that name who made the text, where one is a page's alone: 【记者】王一⏎【编辑】李二⏎【出品】青溪传媒."""
    first = len(blocks)
    roles: set[str] = set()
    while first > 1 and (words := words_of(folded, blocks[first - 1])).startswith("【") and (found := roles_of(words)):
        first -= 1
        roles.update(found)
    if are_of_page(tuple(roles)):
        whole.update(range(first, len(blocks)))


def _take_last_tags(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add the words with which a page tags its text, one a line below it: nearly all of them stand in the text."""
    first = len(blocks)
    while first > 1 and len(blocks[first - 1].span) <= LONGEST_TAG and words_of(folded, blocks[first - 1]).isalpha():
        first -= 1
    tags = [words_of(folded, block) for block in blocks[first:]]
    text = folded[: blocks[first].span.start] if len(tags) >= _LEAST_TAGS else ""
    if sum(tag in text for tag in tags) >= max(_LEAST_TAGS, _LEAST_SAME * len(tags)):
        whole.update(range(first, len(blocks)))


def _is_at_end(folded: str, block: Block, *, is_page: bool) -> bool:
    """Tell whether a line with nothing of the report's below it is a byline or turns to a reader of the page."""
    words = words_of(folded, block)
    # 本文, of what the site says of the text
    told = evidence_of(words) if len(words) <= LONGEST_TAG else None
    is_cut = folded[max(0, block.span.start - _LONGEST_GAP) : block.span.start].rstrip().endswith("…")
    if told is not None and told.share == 1 and is_cut:
        return True
    forms = (_BUTTON, *((_SIGNS_ALONE,) if is_page else ()))
    if any(form.fullmatch(words) for form in forms) or (is_button(words) and len(words) > 1):
        return True
    # 供稿:水利站 王一: a brief has such a line of its own, a page has others beside it.
    roles = roles_of(words)
    if roles and (is_page or are_of_page(roles)):
        return True
    return (
        len(words) <= _LONGEST_TOLD
        and words[0] != "附"
        and leads_on(words)
        and is_scrap(folded, block, may_sign=not words.endswith("网站"))
    )


def _take_foot(folded: str, blocks: Sequence[Block], whole: set[int]) -> None:
    """Add the foot of a site: what stands below the line that says whose it is, and what it says of itself above it."""
    foot = range(max(1, len(blocks) - AT_END), len(blocks))
    first = next((index for index in foot if _RIGHTS.fullmatch(words_of(folded, blocks[index]))), len(blocks))
    if any(block.heading or speaks_for_place(words_of(folded, block)) for block in blocks[first:]):
        return
    whole.update(range(first, len(blocks)))
    while 1 < first < len(blocks) and _OF_FOOT.search(words_of(folded, blocks[first - 1])):
        first -= 1
        whole.add(first)


def _is_of_end(words: str) -> bool:
    """Tell whether a line below a page's last is short, or tells of the site: 青青文库--职场人的文库![关于我们], 文章由青青工作版编辑."""
    return _DATED.search(words) is None and (
        len(words) <= _LONGEST_OF_END or evidence_of(words).kinds > 0 or speaks_to_reader(words)
    )
