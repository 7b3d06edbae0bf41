"""Rows of the ways and deeds that a page sets above and below a text: 首页 > 总结, 【打印】【关闭】, 网站导航|手机客户端."""

from __future__ import annotations

from functools import cache

from edulint.api import pattern
from edulint_residue.web.evidence import evidence_of, is_button, names_site, use_words, ways_words
from edulint_residue.web.lines import is_no_sentence
from edulint_residue.web.phrases import tails, words_at

# 点击率:415, 浏览次数:[12]次
HOW_OFTEN = pattern(
    r"(?<![^\W_])(?:点击|浏览|阅读|访问|下载|评论|收藏)(?:[人次]{0,2}数|量|率)?[ ]?:[ ]?\[?[0-9]{0,7}\]?次?"
)
_LONGEST_LINK = 6
_TURNED = frozenset(("上一页", "下一页", "尾页"))
_LEAST_BARS, _LEAST_WORDS_IN_BARS, _LONGEST_WAY = 5, 3, 20
_LEAST_DEEDS, _LONGEST_DEED = 3, 8
_LEAST_WAYS = 2
_NUMBERED = pattern("[(](?:[0-9]|[一二三四五六七八九十]){1,2}[)][^ ]")
_NO_SIGNS = dict.fromkeys(map(ord, " >|»[]()<【】/,:·-0123456789"), " ")


def is_row_of_links(words: str) -> bool:
    """Tell whether a paragraph is made of links: 首页 > 总结, 【打印】【关闭】, 上一页 1 2 3 下一页."""
    # 【打印】【关闭】点击率:415: how often the text was read, beside what a reader may do
    parts = HOW_OFTEN.sub(" ", words).translate(_NO_SIGNS).split()
    # (2)正文 is an item of a report's own.
    if not parts or _NUMBERED.match(words) or not all(part in _of_rows() or is_button(part) for part in parts):
        return False
    # [1] [2] [3] 下一页
    if len(words) > len(parts[0]) + 1 and any(map(str.isdecimal, words)) and not _TURNED.isdisjoint(parts):
        return True
    # A single button is a page's only at its edge; 【点评】 heads a comment.
    return not _links().isdisjoint(parts) or (words[0] in "【[" and len(parts) > 1)


def is_row_from_link(words: str) -> bool:
    """Tell whether a line is a row of a page's links, of which the first is known: 关于我们 期刊咨询 科普杂志."""
    # 关于我们 | 帮助中心 | 关于版权
    parts = words.replace(" | ", " ").split()
    return (
        len(parts) > 1 and parts[0] in _links() and all(len(part) <= _LONGEST_LINK and part.isalpha() for part in parts)
    )


def is_row_of_bars(words: str) -> bool:
    """Tell whether a line is a row of ways and deeds with bars between them: 网站导航|手机客户端|RSS订阅 简体| 加入收藏."""
    parts = [part.strip() for part in words.strip("| ").split("|")]
    if len(parts) < _LEAST_WORDS_IN_BARS or not all(0 < len(part) <= _LONGEST_WAY for part in parts) or ":" in words:
        return False
    # | 医院简介| 联系方式| 在线留言|
    is_row = len(parts) >= _LEAST_BARS or (all(len(part) <= _LONGEST_LINK for part in parts) and names_site(words))
    return is_row and evidence_of(words).kinds > 1


def is_row_of_deeds(words: str) -> bool:
    """Tell whether most parts of a line, with blanks between them, are what a reader may do: 在线阅读 下载PDF 导出详情."""
    parts = words.split()
    # 登录 | 注册, 打印 关闭
    buttons = words.translate(_NO_SIGNS).split()
    if (
        len(buttons) > 1
        and any(map(is_button, buttons))
        and all(part in _of_rows() or is_button(part) for part in buttons)
    ):
        return True
    if len(parts) < _LEAST_DEEDS or not all(1 < len(part) <= _LONGEST_DEED for part in parts):
        return False
    deeds = [part for part in parts if part.startswith(use_words()) or part.endswith(use_words())]
    return len(deeds) * 2 > len(parts)


def is_row_of_ways(words: str) -> bool:
    """Tell whether a line has two ways through a site, each for itself, and no clauses: 3 上一篇 下一篇 4, 星期四 上一期 下一期."""
    parts = words.translate(_NO_SIGNS).split()
    return "," not in words and is_no_sentence(words) and sum(part in ways_words() for part in parts) >= _LEAST_WAYS


@cache
def _of_rows() -> frozenset[str]:
    return _links().union(words_at("beside"))


@cache
def _links() -> frozenset[str]:
    return frozenset(words_at("link") + tails())
