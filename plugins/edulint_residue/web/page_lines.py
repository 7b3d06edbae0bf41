"""Lines that are a web page's: 打印本页, 【字体：大 中 小】, 发布时间：2023-07-01."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from edulint.api import holds_any, pattern
from edulint_residue.web.credits import is_line_of_credits
from edulint_residue.web.deeds import is_of_deeds
from edulint_residue.web.evidence import (
    evidence_of,
    is_notice,
    is_notice_at_edge,
    is_rights_notice,
    speaks_of_page,
    tells_of_hidden_text,
)
from edulint_residue.web.fields import is_row_of_fields, is_stamped, without_gaps
from edulint_residue.web.forms import has_form_of_page
from edulint_residue.web.known_forms import ANYWHERE, AT_EDGE, has_known_form
from edulint_residue.web.lines import (
    LONGEST_ROW,
    is_collection,
    is_no_sentence,
    is_page_number,
    is_stamp,
    without_list_mark,
)
from edulint_residue.web.phrases import SHORT_LINE, is_list_head, words_at
from edulint_residue.web.rows import (
    is_row_from_link,
    is_row_of_bars,
    is_row_of_deeds,
    is_row_of_links,
    is_row_of_ways,
)
from edulint_residue.web.site_forms import SITE_FORMS
from edulint_residue.web.titles import names_kind, without_titles

# www.qingmi.com w 6
_SITE_SLOGAN = pattern(
    # qingmi.cn 06-15 次遇见
    r"(?:www\.)?[a-z0-9-]{2,20}\.(?:com|cn|net|org)(?:[ ]?[-—|]{1,2}[ ]?|[ ](?=[0-9]{1,4}[-/.][0-9]))[^。;]{2,30}",
    re.IGNORECASE,
)
# 【编辑日期:2022/3/8】 【文章来源:管理员】 【 关 闭 】
_FIELDS_IN_BRACKETS = pattern("(?:【[^【】。;]{1,24}】[ ]{0,4}){2,8}")
_MODELS = ("模板", "范本", "样本", "范例")
_MODEL_OF_KIND = pattern(f"(?!附)(?P<kind>[^,。;:!?]{{4,40}}?)的?(?:{'|'.join(_MODELS)})[0-9]{{0,2}}")
# 防汛工作汇报(通用31篇),防汛工作总结(精选30篇)
_COUNTED_TEXTS = pattern(r"\((?:通用|精选|合集|共)?[0-9]{1,3}篇\)")
_PEOPLE = pattern("用户|网友|会员|网站")
_GOVERNMENT, _LEAST_LINKS = "人民政府", 2
_SIGNS = tuple(" :>|»[(<【】/")


def tells_of_page(words: str, titles: Sequence[str], *, at_edge: bool) -> bool:
    """Tell whether a line is a page's by what it says beside titles, or, at an edge, by all of it: 工作总结汇编(2篇)."""
    bare = without_titles(words, titles) if at_edge else words
    return is_page_line(bare, at_edge=at_edge) or (bare != words and is_page_line(words, at_edge=False))


def is_page_line(words: str, *, at_edge: bool) -> bool:
    """Tell whether a short paragraph, widths folded, is a line of a web page.

    ``at_edge``: it stands above the report's first heading or among the last lines of the draft.
    """
    if is_page_number(words):
        return True
    words = without_gaps(without_list_mark(words))
    # What a text was written from stands below this.
    if words.strip("[]【】") == "参考资料":
        return False
    if has_known_form(words, ANYWHERE) or is_of_deeds(words) or (at_edge and _is_edge_line(words)):
        return True
    # 【时间范围、主要内容。】, [写明来文的标题。] tells who fills in a template what to write.
    if words.rstrip("】]").endswith("。") or (len(words) > SHORT_LINE and not is_no_sentence(words)):
        return False
    bars, words = words.replace(" ", ""), words.strip(" |")
    # | | | | 雄安| 香港: columns of a site, some of which are pictures
    if at_edge and bars.startswith("||||"):
        return True
    if not words:
        # | ||||, what is left of a page's table; |  | is a row of a report's.
        return at_edge and "||||" in bars
    # 日期:____年__月__日 is a form's.
    labels = sum(f"{part.partition(':')[0]}:" in _labels() for part in words.split() if ":" in part and "_" not in part)
    if labels > 1 or (labels and is_stamp(words)) or has_form_of_page(words, at_edge=at_edge):
        return True
    return len(words) <= SHORT_LINE and (
        _begins_as_known(words)
        or is_collection(words)
        or is_row_of_links(words)
        or _names_site_in_pieces(words)
        or tells_of_hidden_text(words)
        or (at_edge and not is_list_head(words) and speaks_of_page(words))
    )


def _begins_as_known(words: str) -> bool:
    """Tell whether a line begins with words of a page: 扫码关注 alone or before a sign; 发表于青川日报的论文… is a sentence."""
    return words.startswith(words_at("line")) and any(
        words.startswith(start) and (start[-1] == ":" or words[len(start) :][:1] in ("", *_SIGNS))
        for start in words_at("line")
    )


def _is_edge_line(words: str) -> bool:
    """Tell whether a line is a page's where it stands above or below a text."""
    is_plain = is_no_sentence(words)
    return (
        # 本文档定义发布流程: a document may speak of itself; a site names its people beside it.
        (words.startswith(("本文档", "本站")) and bool(_PEOPLE.search(words)) and evidence_of(words).kinds > 1)
        # 青川省人民政府青溪市人民政府青山县人民政府: links to other sites that have lost what parted them
        or (words.count(_GOVERNMENT) > _LEAST_LINKS and words.isalpha() and words.endswith(_GOVERNMENT))
        # 首页总结乡镇工作总结: a way through a site that has lost its signs
        or (words.startswith("首页") and len(words) <= LONGEST_ROW and is_plain and "," not in words)
        or is_row_of_fields(words)
        or is_line_of_credits(words)
        or (":" in words and "】" in words and _FIELDS_IN_BRACKETS.fullmatch(words) is not None)
        or is_row_of_bars(words)
        or is_row_from_link(words)
        or is_row_of_deeds(words)
        or is_row_of_ways(words)
        or has_known_form(words, AT_EDGE)
        or has_known_form(words, SITE_FORMS)
        or ("." in words and _SITE_SLOGAN.fullmatch(words.strip("【】[]()")) is not None)
        or _is_behind_bar(words)
        or _is_of_models(words)
        or len(_COUNTED_TEXTS.findall(words)) > 1
        or (words.startswith(words_at("line")) and "://" in words and is_plain)
        or _is_pair_of_titles(words)
        or is_stamped(words)
        or is_rights_notice(words)
        or is_notice(words)
        or is_notice_at_edge(words)
    )


def _is_behind_bar(words: str) -> bool:
    """Tell whether a short line has nothing but the bar that set it apart: | 雪桃2, | 标题:水利总结 |."""
    inner = words.strip("| ")
    if words[0] != "|" or len(inner) > SHORT_LINE or "|" in inner or not is_no_sentence(inner):
        return False
    # | --- | is a row of a table.
    return words[-1] != "|" or f"{inner.partition(':')[0]}:" in _labels()


def _is_of_models(words: str) -> bool:
    """Tell whether a short line without clauses tells of model texts: 精品办公范文集锦, 防汛通知模板1."""
    model = _MODEL_OF_KIND.fullmatch(words) if len(words) <= SHORT_LINE and holds_any(words, _MODELS) else None
    if model and names_kind(model["kind"]):
        return True
    return (
        "范文" in words
        and len(words) <= SHORT_LINE
        and is_no_sentence(words)
        and not any(mark in words for mark in ",、“《")
        and evidence_of(words).kinds > 0
    )


def _is_pair_of_titles(words: str) -> bool:
    """Tell whether a line is two titles as a page's head has them: 乡镇工作总结|镇政府五年工作总结, with _ between, too."""
    one, sign, other = words.replace("_", "|").partition("|")
    return (
        sign != "" and is_no_sentence(words) and one.endswith(words_at("title")) and other.endswith(words_at("title"))
    )


def _names_site_in_pieces(words: str) -> bool:
    """Tell whether signs and blanks hide a site's name from a search: 某某 写作 网原创▲文章."""
    whole = "".join(filter(str.isalpha, words))
    return "网" in whole and any(name in whole and name not in words for name in _site_names())


@cache
def _site_names() -> tuple[str, ...]:
    return tuple(name for name in words_at("anywhere") if name[-1] == "网")


@cache
def _labels() -> frozenset[str]:
    return frozenset(words for words in words_at("line") + words_at("beside") if words[-1] == ":")
