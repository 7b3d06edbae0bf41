"""Judges by its words and its form whether a line is about the web page it was copied from, without known phrases."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from msgspec import Struct

from edulint.api import WordList, any_of, pattern

_WORDS = WordList(__file__, "words.txt")

# The share of a line's letters that must be words of a page, where nothing but the words tells.
_LEAST_SHARE, _LEAST_SHARE_OF_CLAUSES = 0.6, 0.5
# With labels or a stamp less is enough: their values are no words of the page.
LEAST_SHARE_OF_FORM = 0.25
_LEAST_SHARE_OF_HIDDEN = 0.4
LONGEST_IN_BRACKETS = 60
LONGEST_PART = 12
# Sections of words that are not the page's.
_NO_KINDS = ("work", "told", "field", "forum")
_LONGEST_NOTICE, _KINDS_OF_NOTICE = 120, 3
# A notice that names neither its reader nor the site has more of a page's words.
_LEAST_SHARE_OF_NOTICE, _LEAST_SHARE_OF_ITEM, _LEAST_SHARE_OF_RIGHTS = 0.4, 0.15, 0.2
# 请先登录, 返回, 点击下载: what a reader is to do, or where to go.
_ASKED = ("请先", "请输入", "请", "点击", "立即", "马上", "全部", "最新", "我要", "我的", "发表", "网友")
# 分享到 0, 评论(12): how often it was done
_HOW_OFTEN = pattern(r"[ ]?[(]?[0-9]{1,6}[)]?$")
LONGEST_TOLD, _LONGEST_BEHIND = 200, 6
# Clauses so long before the page's words are no label of theirs.
_SHORTEST_CLAUSES = 20
# A word that brackets may hold in a report: （附件请在县政府网站下载）
_OWN_BRACKETS = ("附件", "附表", "附:", "此件", "注:", "见", "详见", "参考格式", "例如", "比如", "例:", "如:")
BRACKETS = {"(": ")", "[": "]", "【": "】", "〔": "〕", "{": "}"}
DATE = r"20[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}"
_OF_REST = ("试读", "付费", "字", "以下内容", "以下部分", "剩余内容", "全文阅读")
_REST = pattern("(?:还有|尚有|后面|全文|本文|显示前)[^,。;]{0,4}?[0-9]{2,6}[ ]?个?字")
# A site's own name says nothing of the work: 作者:工作汇报网, 德育素材网 首页; nor does the name of a kind of text.
_SITE_NAME = pattern(r"(?<![^ :>|])[^\W\d_]{2,10}(?:网|文库)(?![^ >|])")
# 请登录县人民政府门户网站下载
_OFFICE_SITE = pattern(
    "(?:登录|登陆|访问|进入|通过|到|在)[^,。;:]{0,20}?(?:局|政府|厅|法院|检察院|委员会|服务中心|大厅|学校|大学|学院|医院|协会|银行)[”》]?(?:政务|门户|官方|互联网)?(?:网站|官网)"
)
# However long an address is, it has no words.
_ADDRESS = pattern(r"(?<!\()(?:https?://|www\.)[!-~]{4,120}")
_KINDS_OF_TEXT = ("工作总结", "工作汇报", "工作报告", "工作计划")


class Evidence(Struct, frozen=True):
    """What the words of a line tell: how many kinds of page words it has, and their share of its letters (0 to 1)."""

    kinds: int
    share: float


@lru_cache(maxsize=200)
def evidence_of(words: str) -> Evidence:
    """Return the evidence in the words of a line, widths folded; none where the line speaks of the work."""
    if "网" in words or "文库" in words:
        words = _SITE_NAME.sub("网站", words)
    for kind in _KINDS_OF_TEXT:
        words = words.replace(kind, kind[2:])
    if any(word in words for word in _WORDS.section("work")):
        return Evidence(0, 0.0)
    return _evidence(words)


def told_of(words: str) -> Evidence:
    """Return the evidence in a line; words of the work prove nothing where it turns to its reader."""
    return _evidence(words) if is_addressed(words) else evidence_of(words)


def is_addressed(words: str) -> bool:
    """Tell whether a line names the reader of a page or the site, or asks for a deed of one: 您, 本站, 请点此查看."""
    return any(word in words for word in _WORDS.section("told")) or (
        "请" in words and _asks().search(words) is not None
    )


def _evidence(words: str) -> Evidence:
    if "://" in words or "www." in words:
        words = _ADDRESS.sub("", words)
    groups = _groups()
    found = [match.group() for match in _page_words().finditer(words)]
    letters = sum(map(str.isalpha, words))
    return Evidence(len({groups[word] for word in found}), sum(map(len, found)) / letters if letters else 0.0)


def is_rights_notice(words: str) -> bool:
    """Tell whether a sentence says whose the text is and whom of the site to ask."""
    # 本平台原创文章未经授权许可,严禁私自转载
    is_of_rights = "版权" in words or ("未经" in words and "转载" in words)
    if not is_of_rights or len(words) > _LONGEST_NOTICE:
        return False
    told = evidence_of(words)
    # “防汛工作总结”版权归作者所有;转载请注明出处!
    rights = sum(word in words for word in _WORDS.section("rights"))
    # 网络版权保护大会今天发布…: news of rights
    is_told = told.kinds >= _KINDS_OF_NOTICE and (is_addressed(words) or told.share >= _LEAST_SHARE_OF_RIGHTS)
    return is_told or (told.kinds > 0 and rights >= _KINDS_OF_NOTICE)


def is_notice(words: str) -> bool:
    """Tell whether a paragraph, however long, is said to whoever reads or downloads the text: 下载前请仔细阅读文档内容."""
    # 请你将查到的资料与大家分享: a pupil is asked.
    if len(words) > LONGEST_TOLD or words.startswith("附") or "请你" in words or speaks_for_place(words):
        return False
    told, is_said = told_of(words), is_addressed(words)
    least = LEAST_SHARE_OF_FORM if is_said else _LEAST_SHARE_OF_NOTICE
    if follows_clauses(words):
        return False
    return told.kinds >= _KINDS_OF_NOTICE and told.share >= least and (is_said or "。" not in words)


def is_offer(words: str, end: int) -> bool:
    """Tell whether a sentence, behind nothing but questions, turns to its reader up to ``end``: 寻找灵感?欢迎您阅读并分享."""
    if len(words) > LONGEST_TOLD or not is_addressed(words) or speaks_for_place(words) or "我" in words:
        return False
    told = _evidence(words)
    is_all = "。" not in words[:-1] and len(words) - end < _LONGEST_BEHIND and not follows_clauses(words)
    return is_all and told.kinds > 1 and told.share >= _LEAST_SHARE_OF_ITEM


def follows_clauses(words: str) -> bool:
    """Tell whether a page's first word stands behind clauses of a report: 举办培训十二期,发放树苗,更多内容请查看原文."""
    first = _page_words().search(words)
    return first is not None and first.start() >= _SHORTEST_CLAUSES and words.count(",", 0, first.start()) > 1


def is_notice_at_edge(words: str) -> bool:
    """Tell whether a line without a full stop, above or below a text, has words of a page of several kinds.

    资源均来自互联网,仅供学习,请于24小时内删除
    """
    if len(words) > LONGEST_IN_BRACKETS or "。" in words or words.startswith("附") or is_own_bracket(words):
        return False
    told = evidence_of(words)
    return told.kinds >= _KINDS_OF_NOTICE and told.share >= LEAST_SHARE_OF_FORM


def is_item_of_notice(words: str) -> bool:
    """Tell whether an item of a list is said to whoever downloads the text; it has fewer of a page's words."""
    told = told_of(words)
    if speaks_for_place(words):
        return False
    return is_notice(words) or (told.kinds >= _KINDS_OF_NOTICE and told.share >= _LEAST_SHARE_OF_ITEM)


def leads_on(words: str) -> bool:
    """Tell whether a line has words of a site or of the ways through it, and of another kind: 关注青青网公众号."""
    ways = any(word in words for word in _WORDS.section("site") + _WORDS.section("ways"))
    return ways and evidence_of(words).kinds > 1


def names_site(words: str) -> bool:
    """Tell whether words name a site, a deed of its readers or a way through it."""
    return any(word in words for word in _WORDS.section("site") + _WORDS.section("use") + _WORDS.section("ways"))


def speaks_to_reader(words: str) -> bool:
    """Tell whether a paragraph, whatever else it speaks of, has the words of notices to whoever downloads a text."""
    return is_notice(words) or (len(words) <= LONGEST_TOLD and _evidence(words).kinds > 1)


def speaks_of_page(words: str) -> bool:
    """Tell by its words alone whether a short line speaks of the page; one of two clauses has more such words."""
    if is_button(words):
        return True
    told = evidence_of(words)
    # 资料来源： above a list is a report's; 青青 分享 时间: names what a reader does.
    is_label = words[-1] == ":" and (" " not in words or not any(word in words for word in _WORDS.section("use")))
    if any(mark in words for mark in "。;、") or is_label or words.count(",") > 1 or is_own_bracket(words):
        return False
    if "," in words:
        return told.kinds > 2 and told.share >= _LEAST_SHARE_OF_CLAUSES
    return told.kinds > 1 and told.share >= _LEAST_SHARE


def is_button(words: str) -> bool:
    """Tell whether a line is nothing but what a reader may do, or a way through a site: 返回, 请先登录."""
    # < 上一页, 下一页 >
    words = words.strip("<>›»←→ ")
    if not words or len(words) > LONGEST_PART:
        return False
    words = _HOW_OFTEN.sub("", words)
    for asked in _ASKED:
        words = words.removeprefix(asked)
    return _buttons().fullmatch(words) is not None


def forum_words() -> tuple[str, ...]:
    """Return the words in the box that a forum sets beside a post: 帖子, 威望."""
    return _WORDS.section("forum")


def tells_of_hidden_text(words: str) -> bool:
    """Tell whether a short line says that a part of the text is hidden there: 此处内容需要权限查看."""
    hidden = sum(word in words for word in _WORDS.section("hidden"))
    if not hidden:
        # 以下还有1860字,购买后可见
        is_rest = "字" in words and "。" not in words and _REST.search(words) and not speaks_for_place(words)
        return bool(is_rest) and _evidence(words).kinds > 0
    if hidden > 1 and "。" not in words and not speaks_for_place(words):
        # 剩余内容已隐藏,支付完成后可查看: beside two such words those of the work prove nothing.
        about = _evidence(words)
        return about.kinds > 1 and about.share >= _LEAST_SHARE_OF_HIDDEN
    # 试读已结束,请购买后继续阅读
    told = evidence_of(words) if any(word in words for word in _OF_REST) else None
    return speaks_of_page(words) or (told is not None and told.kinds > 1 and told.share >= _LEAST_SHARE_OF_HIDDEN)


def is_own_bracket(words: str) -> bool:
    """Tell whether a line opens a bracket that a report's own words fill: (附件请在县政府网站下载)."""
    return words[0] in BRACKETS and words.startswith(_OWN_BRACKETS, 1)


def words_of_page(*sections: str) -> str:
    """Return the source of a pattern of a page's words of some sections."""
    return _WORDS.any_of(*sections)


def page_data() -> tuple[str, ...]:
    """Return the names of what a page tells of its text: 来源, 作者, 栏目."""
    return _WORDS.section("data")


def field_names() -> tuple[str, ...]:
    """Return the names of the fields in the rows that a page puts above its text: 索引号, 点击率, 来源."""
    return _WORDS.section("field")


def use_words() -> tuple[str, ...]:
    """Return the names of what a reader does with a page: 下载, 收藏."""
    return _WORDS.section("use")


def ways_words() -> tuple[str, ...]:
    """Return the names of the ways through a site: 首页, 下一篇."""
    return _WORDS.section("ways")


def speaks_for_place(words: str) -> bool:
    """Tell whether words are said by those whose report it is, 我乡, 全县, or send the reader to an office's own site."""
    return any(word in words for word in _own()) or ("网" in words and _OFFICE_SITE.search(words) is not None)


@cache
def _own() -> tuple[str, ...]:
    """Return the words of those who speak for a place of their own; a site, too, says 我们."""
    return tuple(word for word in _WORDS.section("work") if word[0] in "我全各" and word != "我们")


@cache
def _asks() -> re.Pattern[str]:
    return pattern(f"请[^,。;、我各]{{0,3}}(?:点[此击这]|{_WORDS.any_of('use')})")


@cache
def _groups() -> dict[str, str]:
    return {word: kind for kind, words in _WORDS.sections.items() if kind not in _NO_KINDS for word in words}


@cache
def _page_words() -> re.Pattern[str]:
    return pattern(any_of(_groups()))


@cache
def _buttons() -> re.Pattern[str]:
    """A line of a page's: ways and deeds, perhaps with the text that they are done to."""
    deed = _WORDS.any_of("use", "ways")
    return pattern(f"{deed}{{1,5}}(?:{_WORDS.any_of('text')})?")
