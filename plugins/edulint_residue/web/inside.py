"""What a web page leaves inside sentences: its address, labels, counts of hidden text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from edulint.api import Span, holds_any, occurrences, parts_word, pattern
from edulint_residue.web.lines import matches_on_lines
from edulint_residue.web.phrases import words_at

# Each pattern with a word that stands in whatever it matches: only lines that hold it are searched.
_HIDDEN = "隐藏|省略|(?:当前|已|仅)?显示前?|(?:当前|仅)可见|剩余|余下|未完"
_COUNT = r"[ ]?[0-9]{2,6}[ ]?个?字"
# Behind a number 字 counts characters; a search for it alone is quick.
_COUNTED = pattern("字(?<=[0-9 个]字)")
_MARKS = (
    # -清风秘书114.cn转载请注明-
    *(
        (
            word,
            pattern(
                r"[-—_]{0,2}(?:www\.)?(?:(?<=[-—_])[\u4e00-\u9fff]{1,6})?"
                rf"[A-Za-z0-9][A-Za-z0-9-]{{1,30}}(?:\.[a-z]{{2,6}}){{1,2}}[ ]?{word}(?:出处|来源)?[-—_!。]?"
            ),
        )
        for word in ("版权所有", "转载请注明")
    ),
    # （qingfanwen.com）: a site of model texts writes its address into them.
    *(
        (
            name,
            pattern(
                rf"[(\[]?(?:www\.)?[a-z0-9]{{0,12}}{name}[a-z0-9]{{0,12}}\.(?:com|cn|net|org)(?:首发|原创|整理|提供)?[)\]]?(?![a-z0-9./])"
            ),
        )
        for name in ("fanwen", "wenku", "wendang", "zuowen", "wenmi", "gongwen", "zongjie")
    ),
    # 清风素材库:https://www.qingmi.cn/。公众号:清风笔记。
    ("http", pattern(r"[^,。;!?\n]{0,24}https?://[a-z0-9./_-]{4,60}[^\w\n]{0,8}公众号:[^,。;\n]{2,20}。?")),
    # 。,全国公务员共同的天地##########
    # Between words of English, or alone on a line, such signs are drawn by whoever writes the settings of a program.
    (
        "####",
        pattern(
            r"(?:(?<=[。;])[.,]{0,2}[^。;,\n#]{0,20})?(?<=[,;!?\u0080-\uffff])#{4,}(?!#)|(?<!#)#{4,}(?=[\u0080-\uffff])"
        ),
    ),
    ("[复制链接]", pattern(r"[ ]?\[复制链接\]")),
    *((f"[{label}:", pattern(rf"\[{label}:[^\[\]\n]{{2,20}}\]")) for label in ("来源", "出处")),
    # [本文共字，创作于网络]; …。某县调研报告本文内容:某县…
    (
        "本文",
        pattern(r"[\[【]本文[^\[\]【】。;\n]{1,30}[\]】]|(?:(?<=[。!?])[^。;\n]{0,60})?本文(?:内容|介绍|正文):"),
    ),
    # 领导发言 文章标题:领导发言 各位领导:…
    ("文章标题:", pattern(r"文章标题:[ ]?[^,。;:\n ]{4,40}")),
    # 明厨亮灶[广告位]
    ("广告", pattern(r"[\[【](?<![、.)].)(?:此处)?广告位?[\]】]")),
    # [db:正文], {dede:title}, [!--newstext--], #p#分页标题#e#: fields of the software that makes a site's pages
    *(
        (mark, pattern(rf"{re.escape(mark)}[^\[\]{{}}$\n]{{1,30}}[\]}}]"))
        for mark in ("[db:", "[field:", "{dede:", "{cms:", "{pe.", "{pboot:", "{eyou:", "{aspcms:")
    ),
    # {$i} is program code.
    ("{$", pattern(r"\{\$[\u4e00-\u9fff][^{}$\n]{0,20}\}")),
    ("[!--", pattern(r"\[!--[a-zA-Z.]{2,20}--\]")),
    ("##", pattern(r"##[a-z]{3,16}##")),
    ("#p#", pattern("#p#[^#\n]{0,30}(?:#e#)?")),
    ("标签:", pattern(r"\[标签:[^\[\]\n]{0,12}\]")),
    (
        "页",
        pattern(
            r"第(?<=[^\W\d_]第|[,。;:、 ]第)[ ]?[0-9]{1,4}[ ]?页[ /,]{0,3}共[ ]?[0-9]{1,4}[ ]?页(?:[ ]?下载后[^\s,。;]{0,5}编辑)?"
        ),
    ),
    # 44.65%。 1 第页: numbers that got lost between 第 and 页
    ("第页", pattern(r"(?<=[。;!?%])[ ]?(?:[0-9]{1,3}[ ]?)?第页(?![面码岩眉边])|(?:[0-9]{1,3}[ ]?)?第页[ ]?共页")),
    # ·281·
    ("·", pattern(r"(?<![\w·])·[ ]?[0-9]{1,4}[ ]?·(?![\w·])")),
    # 收购粮食,-5-轮换储备粮; 收购粮食,3 / 8 轮换储备粮
    ("-", pattern(r"(?<=[,;、])[ ]?-{1,2}[0-9]{1,3}-{1,2}(?=[\u4e00-\u9fff])")),
    ("—", pattern(r"(?<=[,;、])[ ]?—{1,2}[0-9]{1,3}—{1,2}(?=[\u4e00-\u9fff])")),
    (" / ", pattern(r"(?<=[,;、。])[ ]?[0-9]{1,3} / [0-9]{1,3} (?=[\u4e00-\u9fff])")),
    # <正>渔港…: the sign of a library of journals for where the text begins
    ("<正>", pattern("<正>")),
    # 1、-精品工会材料推荐-, ----完整版学习资料分享----
    (
        "-",
        pattern(
            r"-(?<![-\w]-)-{0,9}[ ]?(?=[^-\n]{0,8}(?:精品|优质|完整版))[^\W\d_]{2,10}(?:推荐|分享|文档|资料|材料)[ ]?-{1,9}"
        ),
    ),
    # 水利总结.doc水利总结: the name of the file, run into the title
    *(
        (f".{ending}", pattern(rf"(?<![^\n])(?P<title>[^,。;:\n.]{{6,60}})\.{ending}x?(?=(?P=title))"))
        for ending in ("doc", "pdf", "wps", "ppt")
    ),
    # [此处省略若干字]
    ("略", pattern(r"[(\[【](?:此处|以下|中间|下文)?(?:省略|略去)[^()\[\]【】。;\n]{0,8}[字段][)\]】]")),
    ("—", pattern(r"(?<=[。;!?])[ ]?[-—][ ]?[0-9]{1,3}[ ]?[-—](?=[ ]?[(（一二三四五六七八九十])")),
    ("— ", pattern(r"(?<=[^\W\d_])[ ][-—][ ]?[0-9]{1,3}[ ]?[-—][ ](?=[^\W\d_])")),
    # …事故,意…阅读全文
    ("全文", pattern(r"(?:\.{3}|…{1,6})[ ]?[(\[【]?(?:阅读|查看|展开|浏览)全文[)\]】]?(?=[\r\n]|\Z)")),
    ("试读)", pattern(r"[(]试读[)](?:\.{3}|…)*")),
    # (转自青川水利网)(王一): where a text is from, before it or behind it
    *(
        (
            f"({word}",
            pattern(
                rf"[(]{word}[ ]?:?[ ]?(?!第)[^()\n。;]{{2,24}}[)](?:[(][\u4e00-\u9fff]{{2,3}}(?:[ 、][\u4e00-\u9fff]{{2,3}}){{0,3}}[)])?"
            ),
        )
        for word in ("转自", "转载自")
    ),
    # 克服困难,(版权归小草网所有)完成产值
    ("版权", pattern(r"[(\[【](?:本文|本站)?版权(?:归|属于?)[^()\[\]【】。;\n]{2,20}所有[)\]】]")),
    # 医疗小本资料权属青青文秘严禁复制剽窃分队
    *(
        (
            word,
            pattern(
                rf"本(?:资料(?![室库员])|文档|文章|文|站|作品)[^,。;\n]{{0,14}}{word}(?:复制|转载|抄袭|剽窃|复印|传播){{1,3}}(?![,、]|的)"
            ),
        )
        for word in ("严禁", "谢绝", "请勿")
    ),
    # 收藏某某总结)上一篇:…下一篇:…: the end of a page whose lines ran together
    ("上一篇:", pattern(r"(?:收藏[^。;\n]{0,30})?上一篇:[^。\n]{2,60}下一篇:[^。\n]{2,200}")),
    ("未完,", pattern(r"…{0,12}[(\[]未完,[^()\[\]\n]{0,80}[)\]]?")),
    ("_第", pattern("_第[0-9]{1,3}页")),
    # 落实值班- 3 -制度, also where the line ends behind the number
    ("- ", pattern(r"(?<=[\u4e00-\u9fff,;:、])[-—] [0-9]{1,3} [-—](?=[\u4e00-\u9fff]|$)")),
    # <image>data:image/png;base64,…</image>
    ("data:image/", pattern(r"(?:<[a-z]{2,8}>)?data:image/[^\n<>]{4,900}(?:</[a-z]{2,8}>)?")),
    # 调研汇报[VIP]
    ("[VIP]", pattern(r"\[VIP\]")),
    ("[_", pattern(r"\[_[A-Z]{2,8}_[a-z0-9]{1,6}\]")),
    (
        "下载后",
        pattern("下载后(?:可以|即可|可)?(?:任意|自行|直接|自由)?(?:复制|打印)?(?:编辑|修改)(?:使用|修改|编辑)?"),
    ),
    # 可编辑可打印: two such deeds are done to a file
    ("可编辑", pattern("可编辑[、,]?(?:可?(?:修改|打印|复制|下载)[、,]?){1,3}版?")),
    # 1 / 8 文档可自由编辑打印
    (
        "编辑",
        pattern(
            r"(?:(?<![0-9])[0-9]{1,3}[ ]?/[ ]?[0-9]{1,3}[ ]?)?(?:文档|资料|全文|本文|(?i:word版?))?"
            r"可(?:以)?(?:自由|任意|随意|自行)(?:编辑|修改|打印|复制|下载){2}"
        ),
    ),
    # 收购粮食三万吨,(完整版)轮换储备粮
    *(
        (
            f"版{mark}",
            pattern(r"(?<=[,。;、])[(【](?:完整|精编|通用|最新|优选|可编辑|(?i:word))版[)】](?=[\u4e00-\u9fff])"),
        )
        for mark in ")】"
    ),
    # …长势喜人。5ce9d70c5c2b8fab0ac86d8c41f83f6.jpg: a picture's file, behind the paragraph
    *(
        (
            f".{ending}",
            pattern(rf"[A-Za-z0-9_-](?<![A-Za-z0-9_./-].)[A-Za-z0-9_-]{{8,60}}\.{ending}(?=[\r\n]|\Z)"),
        )
        for ending in ("jpg", "png", "jpeg")
    ),
    # …开展演练。 编辑:王一 审核:李二 131
    *(
        (
            f"{role}:",
            pattern(
                rf"{role}(?<=[。!?)” ]{role})"
                r"[ ]?:[ ]?[\u4e00-\u9fff]{2,4}(?:[ ]{1,4}(?:责任编辑|编辑|责编|校对|审核|终审|编审|监制)[ ]?:[ ]?[\u4e00-\u9fff]{2,4}){1,5}[ ]?[0-9]{0,6}(?=[\r\n]|\Z)"
            ),
        )
        for role in ("编辑", "责编")
    ),
    ("查看更多", pattern("返回[^,。;\n]{0,8},?[ ]?查看更多")),
    # …全面发展。来源:小草网: what a page says of its text, behind the last sentence of a paragraph
    *(
        (
            f"{label}:",
            pattern(
                rf"(?<=[。!?])[ ]?[(【]?(?:文章|本文|信息|稿件|责任)?{label}:[ ]?[^,。;!?:\n]{{2,20}}(?=[\r\n]|\Z)"
            ),
        )
        for label in ("来源", "作者", "编辑")
    ),
)
# 依法治www.qingmi.net理: an address in the middle of a word
_ADDRESS = pattern(
    r"(?<=[\u4e00-\u9fff])(?<![以为由是在从用到至经])(?:www\.)?[a-z0-9-]{2,20}\.(?:com|cn|net|org)(?=[\u4e00-\u9fff])"
)
# www.qingmi.com(三)加强培训: at the head of a line, the text run on behind it
_WWW_FIRST = pattern(r"www\.(?<![^\n ]www\.)[a-z0-9-]{2,20}\.(?:com|cn|net|org)(?=[(]|(?![是为上网由])[\u4e00-\u9fff])")
# 清风秘书网—资料每日更新 www.qingmi.com: a site's name and what it promises, before its address
_PROMISE, _LONGEST_PROMISE = pattern(r"[\u4e00-\u9fff]{2,8}[-—]{1,2}[\u4e00-\u9fff]{0,10}(?:更新|下载|分享)[ ]$"), 28
# [清风秘书网-http://], 。(www.qingmi.com): brackets that hold nothing but a site's name and its address, or one of both
_BRACKETS = pattern(
    r"[(\[【〔][^()\[\]【】〔〕,。;\n]{0,20}?(?:https?://(?:www\.)?|www\.)?(?:[a-z0-9-]{2,30}\.(?:com|cn|net|org|cc|vip)(?:\.cn)?/?)?[)\]】〕]"
)
# 收购粮食,qingmi123.com轮换储备粮: a site with a number in its name
_NUMBERED_SITE = pattern(r"[a-z](?<=[,;、。][a-z])[a-z]{2,16}[0-9]{1,4}\.(?:com|cn|net|org)(?=[\u4e00-\u9fff])")
# 成活率www.qingmi.com达到90%, which nobody is told to visit
_WWW = pattern(
    r"www\.(?<=[\u4e00-\u9fff,;、]www\.)[a-z0-9-]{2,20}\.(?:com|cn|net|org)(?=[ ]?[\u4e00-\u9fff])", re.IGNORECASE
)
_VISITED = ("登录", "登陆", "访问", "网址", "网站", "官网", "进入", "打开", "输入", "浏览", "平台", "域名", "到", "在")
_PARTS_OF_ADDRESSES = ("http", "WWW.", ".com", ".cn", ".net", ".org")
# 投诉网站:www.qingmi.com, 官网(www.qingmi.com): those who read are to go there.
_VISITED_FOR = ("网址", "网站", "官网", "邮箱", "登录", "登陆", "访问", "平台", "系统", "门户", "链接", "地址")
_SITES = ("网", "库", "总结", "汇报", "秘书", "文秘", "范文", "素材", "论坛", "写作")
# 教学反思活动,[青范文]不断提高水平: a site of model texts, in brackets that nothing else in Chinese text has
_SITE_OF_MODELS = pattern(r"\[[^\W\d_]{0,6}(?:范文|文库|文秘|文档|公文|写作|素材)网?\](?=[\u4e00-\u9fff])")
# 志愿服3/8务活动: the number of a page
_PAGE_OF_PAGES = pattern(r"[0-9](?<=[\u4e00-\u9fff][0-9])[0-9]{0,2}/(?:[6-9]|[1-9][0-9]{1,2})(?=[\u4e00-\u9fff])")
# 收购粮食,【工作总结】轮换储备粮: nothing of a sentence stands in such brackets behind a comma. A template has many that differ.
# 【去年同期xxxx】 is the author's own.
_BRACKETED = pattern(r"【(?<=[,;]【)(?![^【】\n]{0,18}[xX×*]{2})[^【】\n]{2,20}】(?=[\u4e00-\u9fff])")
_FIELD, _MANY_FIELDS = pattern(r"【[^【】\n]{2,20}】"), 3
_AROUND = 6
# Counts of characters, behind 字.
_COUNTS = (
    pattern(rf"…{{0,12}}[(\[【][^()\[\]【】\n]{{0,50}}(?:{_HIDDEN}){_COUNT}[^()\[\]【】\n]{{0,20}}[)\]】]…*"),
    # ……此处隐藏2432字,下载文档可见……
    pattern(
        rf"(?:…{{1,12}}|\.{{3,12}}|此处|以下)[^()\[\]…。;,\n]{{0,8}}(?:{_HIDDEN})了?{_COUNT}"
        # ……此处隐藏2432字……p>: what is left of a tag
        r"(?:,[^,。;\n….]{2,10}可见)?(?:…|\.{3})*(?:[</]{0,2}[a-z]{1,6}>)?"
    ),
    pattern(
        rf"[(\[【](?:以上为?节选,)?(?:本文|全文|正文|此文|本篇|原文)共?[计有]?:?{_COUNT}(?:,[^()\[\]【】。;\n]{{2,16}})?[)\]】]"
    ),
)


def marks_inside(folded: str) -> Iterator[Span]:
    """Yield the marks in a text, widths folded; some may overlap."""
    for word, mark in _MARKS:
        yield from matches_on_lines(occurrences(folded, word), mark, folded)
    if "】" in folded and len(set(_FIELD.findall(folded))) < _MANY_FIELDS:
        yield from matches_on_lines(occurrences(folded, "】"), _BRACKETED, folded)
    yield from _addresses(folded)
    for span in matches_on_lines(occurrences(folded, "/"), _PAGE_OF_PAGES, folded):
        if _stands_in_word(folded, span):
            yield span
    counted = [match.start() for match in _COUNTED.finditer(folded)]
    for mark in _COUNTS:
        yield from matches_on_lines(counted, mark, folded)


def _addresses(folded: str) -> Iterator[Span]:
    """Yield the addresses with which a page marks its text, on the lines where a part of one stands."""
    places = sorted(at for part in _PARTS_OF_ADDRESSES for at in occurrences(folded, part))
    for form, is_mark in ((_ADDRESS, _stands_in_word), (_WWW, _is_unvisited), (_BRACKETS, _names_site)):
        for span in matches_on_lines(places, form, folded):
            if is_mark(folded, span):
                yield span
    for span in matches_on_lines(places, _WWW_FIRST, folded):
        promise = _PROMISE.search(folded, max(0, span.start - _LONGEST_PROMISE), span.start)
        yield Span(promise.start(), span.end) if promise else span
    yield from matches_on_lines(places, _NUMBERED_SITE, folded)
    yield from matches_on_lines(occurrences(folded, "["), _SITE_OF_MODELS, folded)


def _stands_in_word(folded: str, span: Span) -> bool:
    behind = folded[span.end : span.end + _AROUND].partition("\n")[0]
    return parts_word(folded[span.start - 1], behind) and not _is_of_site(folded, span)


def _is_unvisited(folded: str, span: Span) -> bool:
    return not folded.endswith(_VISITED, 0, span.start) and not _is_of_site(folded, span)


def _is_of_site(folded: str, span: Span) -> bool:
    """Tell whether a text speaks of the site that an address names: 被告是www.qingmi.com网站的主办单位."""
    return folded.endswith(("网站", "官网"), 0, span.start) or folded.startswith("网站", span.end)


def _names_site(folded: str, span: Span) -> bool:
    """Tell whether brackets around an address are a site's mark: they name the site, or stand behind a sentence."""
    words = folded[span.start + 1 : span.end - 1]
    # [www.qingmi.com](https://www.qingmi.com) is a link of Markdown.
    if not holds_any(words, _PARTS_OF_ADDRESSES) or folded.startswith("(", span.end):
        return False
    before = folded[max(0, span.start - _AROUND) : span.start]
    if any(word in before + words for word in _VISITED_FOR):
        return False
    if any(word in words for word in _SITES) or before.endswith(_sites_of_models()):
        return True
    return before.rstrip(" ")[-1:] in ("", *"。!?;,、\n") and words.isascii()


@cache
def _sites_of_models() -> tuple[str, ...]:
    return ("文库", *(name for name in words_at("anywhere") if name[-1] == "网"))
