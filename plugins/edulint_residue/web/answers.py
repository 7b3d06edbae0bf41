"""What a program that writes texts says around one to whoever asked for it: 好的，以下是为您撰写的工作总结, 如需修改请告诉我.

People who write a text for somebody else say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from edulint.api import Block, Span, WordList, holds_any, pattern, sentence_spans

_WORDS = WordList(__file__, "answers.txt")

_FIRST, _LAST = 2, 4
# A paragraph of the program's own is no longer than this, in characters.
_LONGEST = 200
# A text that says 您, or 我, so often between its first and its last paragraphs is a letter or a speech.
_OFTEN = 3
# 你局, 我局: an office speaks to another.
_OFFICES = "局县市区镇乡校院村园街社单省国厅委处科队站所司部"
_YOU = pattern(f"[您你](?![们{_OFFICES}])")
_ONE = pattern(f"我(?![们党方家的{_OFFICES}])")
# What somebody says in the report, and what stands in brackets inside a sentence.
_SAID_INSIDE = pattern(r"“[^“”]*”|(?<!^)\([^()]*\)")
# 已深度思考（用时12秒）, （字数：1523）, 版本一（正式稳重型）：, ```markdown
_LINE_OF_ITS_OWN = pattern(
    r"已(?:深度|完成)?思考[^,。;]{0,4}(?:\([^()]{1,20}\))?|思考过程:?|新(?:建)?对话|(?:重新生成|继续追问)(?: .{0,12})?"
    r"|[(【\[]?(?:全文|正文|总)?字数(?:统计)?[:约][^。;]{2,60}[)】\]。]{0,2}"
    r"|[(【\[]?(?:全文|正文|共|约){1,2}[0-9]{3,5}个?字(?:左右)?[)】\]。]{0,2}"
    r"|版本[一二三四1-4][ ]?\([^()]{2,16}\):?|```(?:markdown|text|plaintext)"
)
# Sure! Here is the report you asked for.
_LATIN = pattern("[A-Za-z'’ ,.!?:;-]{12,200}")
_LEAST_WORDS = 5
# 如需调整内容,我可以继续修改这份总结。
_LONGEST_OFFER = 60


def answers(text: str, folded: str, blocks: Sequence[Block]) -> Iterator[tuple[int, Span]]:
    """Yield what is said of the text to whom it was written for, above it or below, with the block's index."""
    above, below = set(range(len(blocks))[:_FIRST]), set(range(len(blocks))[-_LAST:])
    between = blocks[_FIRST:-_LAST]
    own = folded[between[0].span.start : between[-1].span.end] if between else ""
    own_words = tuple(said for said in (_YOU, _ONE) if len(said.findall(own)) >= _OFTEN)
    for index in sorted(above | below):
        span = blocks[index].span
        sentences = list(sentence_spans(text, *span.bounds))
        # A text may have lost its line ends: then its first and its last sentences stand in the same paragraph.
        first = sentences[:_FIRST] if index in above else []
        last = sentences[-_LAST:] if index in below else []
        said = [
            sentence
            for sentence in sentences
            if (sentence in first or sentence in last)
            and not _is_quoted(folded, span.start, sentence.start)
            and _is_said(folded[sentence.start : sentence.end], own_words, leads_in=sentence in first)
        ]
        # Who says one sentence of a short paragraph says the others, too, if they are not of the work.
        is_whole = said and len(span) <= _LONGEST and not _is_of_work(folded[span.start : span.end])
        yield from ((index, sentence) for sentence in (sentences if is_whole else said))


def _is_quoted(folded: str, start: int, at: int) -> bool:
    """Tell whether a quotation that begins in the paragraph goes on at ``at``."""
    return folded.rfind("“", start, at) > folded.rfind("”", start, at)


def is_answer(words: str) -> bool:
    """Tell whether a sentence, widths folded, is said of a text to whom it was written for, above it or below."""
    return _is_said(words, (), leads_in=True)


def _is_of_work(words: str) -> bool:
    return holds_any(words, _WORDS.section("work"))


def _is_said(words: str, own_words: Sequence[re.Pattern[str]], *, leads_in: bool) -> bool:
    """Tell whether a sentence is said; ``own_words`` are the persons of whom the draft itself speaks.

    ``leads_in``: it stands above the text, where whoever was asked says that he agrees, and what comes.
    """
    if len(words) > _LONGEST:
        return False
    told = _SAID_INSIDE.sub("", words)
    is_to_you, is_by_me = (said not in own_words and said.search(told) is not None for said in (_YOU, _ONE))
    agrees = leads_in and _agrees().match(words) is not None
    is_said = (
        _LINE_OF_ITS_OWN.fullmatch(words) is not None
        or _is_english(words)
        or (
            (is_to_you or is_by_me or agrees) and _is_about_text(words, to_you=is_to_you, by_me=is_by_me, agrees=agrees)
        )
        or (leads_in and _leads_in().match(words) is not None)
        or _adds().search(words) is not None
    )
    return is_said and not _is_of_work(words)


def _is_english(words: str) -> bool:
    """Tell whether a paragraph is an English sentence of somebody who speaks to his reader."""
    return (
        _LATIN.fullmatch(words) is not None
        and words.count(" ") + 1 >= _LEAST_WORDS
        and words.startswith(_WORDS.section("english"))
    )


def _is_about_text(words: str, *, to_you: bool, by_me: bool, agrees: bool) -> bool:
    """Tell whether somebody who says 您, 我 or 好的 speaks of the text, or of what is done to it."""

    def has(kind: str) -> bool:
        return holds_any(words, _WORDS.section(kind))

    text, deed = has("text"), has("deed")
    if to_you and (((text or deed) and (agrees or by_me or has("program"))) or has("told")):
        return True
    if agrees and (_agrees().fullmatch(words) or ((text or deed) and (by_me or has("points")))):
        return True
    asks = has("asks")
    if to_you and ((text and has("points")) or (deed and asks)):
        return True
    # 这份总结由我起草 is the author's own word. In a long sentence of a speaker such words stand far apart.
    offers = asks and len(words) <= _LONGEST_OFFER
    return by_me and text and ((deed and ("如下" in words or "用户" in words)) or ((deed or has("told")) and offers))


@cache
def _agrees() -> re.Pattern[str]:
    return pattern(f"{_WORDS.any_of('agrees')}[,!。:]")


@cache
def _leads_in() -> re.Pattern[str]:
    text, deed = _WORDS.any_of("text"), _WORDS.any_of("deed")
    # Within a clause, and not far apart: the deed and the text, whichever comes first.
    done = f"(?:{deed}[^。;:]{{0,20}}?{text}|{text}[^。;:]{{0,20}}?{deed})"
    return pattern(
        # 以下是扩写后的内容,约1200字: 下面给出一份完整的工作总结(示例):
        f"(?:以下|下面|这)[^。;:]{{0,40}}?(?:{done}|一[份篇版段][^。;:]{{0,30}}{text}|正文|全文)[^。;:]{{0,30}}:$"
        # 根据提示词,生成的总结如下:
        f"|[^。;:]{{0,30}}{done}[^。;:]{{0,10}}如下:$"
        # 已根据你提供的材料完成初稿
        f"|[^。;:]{{0,16}}[您你](?:提供|上传|发来?|给出?)的[^。;:]{{0,20}}{text}"
        # 帮我写一份工作总结,2500字左右
        "|请?(?:帮|给|替|为)我(?:再)?(?:写|生成|拟|起草|润色|修改|扩写)"
        # 在撰写这份总结之前,先梳理一下写作思路
        f"|[^。;:]{{0,4}}(?:撰写|动笔|写)[这本]?[份篇]?{text}?之?前,?先"
    )


@cache
def _adds() -> re.Pattern[str]:
    text, deed, program, invented, told, praised = (
        _WORDS.any_of(kind) for kind in ("text", "deed", "program", "invented", "told", "praised")
    )
    some = "[^。;]"
    this = "(?:以[上下]|上述|这[份篇]|此[份篇])"
    needs = "(?:实际|具体|自身|需要|需求)"
    # 要进一步研究如何加强管理，并提出相应措施 asks nobody.
    if_ = "(?:如(?![何期实同此今])|若(?!干))"
    return pattern(
        # 您看这样写是否符合要求
        f"[您你]看{some}{{0,20}}(?:要求|满意|合适|可以)"
        # 如需补充具体数据,请告知; 如有其他需要,随时找我
        f"|{if_}{some}{{0,40}}(?:{deed}|需求|需要|不合适|不满意){some}{{0,20}}(?:{told}|请告知|提出){some}{{0,6}}[!。]?$"
        # 如想活泼一些可以继续提要求; 如果觉得哪里不合适,我可以继续调整; …不满意,我会重写
        f"|{if_}{some}{{0,40}}继续提(?:出|要求|需求)"
        f"|{if_}{some}{{0,30}}我(?:可以|可|再|马上|随时|来){some}{{0,6}}(?:{deed}|提供|给出)"
        f"|{if_}{some}{{0,30}}我会{some}{{0,6}}(?:重写|改写|润色|扩写|缩写|压缩|精简)"
        # 是否要为这份总结拟几个备选标题? 还有其他需要修改的地方吗?
        f"|(?:是否(?:要|需要)|要不要|需不需要){some}{{0,20}}{text}{some}{{0,20}}[?]$"
        f"|还有{some}{{0,8}}需要{some}{{0,4}}{deed}{some}{{0,6}}[?]$"
        # 本回答由AI生成, AI生成内容,仅供参考
        f"|^[*(注:]{{0,4}}(?:本|以上|以下|上述|此)?(?:{text})?[^,。;]{{0,4}}由[^,。;]{{0,6}}{program}[^,。;]{{0,6}}"
        "(?:生成|创作|撰写|提供|整理)"
        f"|^[*(注:]{{0,4}}{program}(?:辅助)?(?:生成|创作)的?(?:内容|文本|文章)"
        # 以上数据为示例, 请将文中的××替换为实际内容, 可根据单位实际替换括号内的内容, 已留空,直接填上
        f"|(?:以上|上述|文中|其中|本文){some}{{0,8}}?(?:均|仅|只|都|纯)?[是为属系]{invented}"
        f"|请{some}{{0,20}}(?:替换|换|改|修改)[为成]{some}{{0,4}}(?:实际|真实|本单位|本校)"
        f"|(?:请|可|需){some}{{0,16}}(?:替换|填写|补充|补全|核对|核实){some}{{0,6}}(?:文中|括号|示例|占位)"
        f"|文中{some}{{0,12}}请{some}{{0,16}}(?:替换|填写|补充|修改)"
        f"|留空,?{some}{{0,8}}(?:填|补)|{text}{some}{{0,12}}(?:使用|提交|发布|引用)[时前后],?(?:请|务必|建议|注意)"
        # 以上文字可直接复制到文档中, 回复“继续”查看剩余部分, 查重率约8%, 给个五星好评
        f"|{text}{some}{{0,8}}(?:复制|粘贴)(?:到|至|进|使用)|(?:复制|粘贴)到(?:Word|文档)|回复[“‘]?继续"
        "|查重率[^。;]{0,6}[0-9]|五星好评|^亲,"
        # 以上总结可根据实际情况调整, 这份报告…可直接用于年终汇报, 整篇报告采用“总—分—总”结构
        f"|{this}{text}[^。;各]{{0,40}}?(?:根据|结合|按照?){some}{{0,10}}{needs}{some}{{0,10}}{deed}"
        f"|(?:(?:这[份篇]|此[份篇]){text}|本稿|[整全]篇(?:{text})?){some}{{0,80}}?(?:适合|适用于|可直接|突出了|{praised})"
        f"|^这样(?:写|改|调整|处理){some}{{0,30}}(?:既|更|突出|避免)"
        f"|^(?:使用|修改|优化|写作|亮点|调整)(?:建议|说明|提示|要点):{some}{{0,40}}{text}"
    )
