"""Tells by its form whether a line is a web page's: bracketed, labelled, stamped to the minute, a way to a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from edulint.api import Block, pattern
from edulint_residue.web.evidence import (
    BRACKETS,
    DATE,
    LEAST_SHARE_OF_FORM,
    LONGEST_IN_BRACKETS,
    LONGEST_PART,
    evidence_of,
    is_own_bracket,
    words_of_page,
)

_STAMP = pattern(
    rf"(?:{DATE}|20[0-9]{{2}}年[0-9]{{1,2}}月[0-9]{{1,2}}日)[ ]{{0,2}}[0-9]{{1,2}}[:时][0-9]{{2}}(?![0-9:]{{0,4}}[-—~～至])"
)
_LEAST_PARTS, _LONGEST_OF_TWO = 3, 8
# How the head of minutes begins its lines.
_WHEN = ("时间", "日期", "时 间", "日 期")
_WHERE = (
    *("地点", "地 点", "会议地点", "活动地点", "主持", "主 持", "参加", "参会", "出席", "与会", "列席", "记录人"),
    *("主讲", "授课", "检查人", "参加人", "会议主题", "活动主题", "主题", "对象", "缺席"),
)
_TEXT_ITSELF = ("正文", "内容", "详情", "全文")
_TRAIL_SIGN = pattern("(?<![-=<])[>›»]+(?!=)")  # not 申请->审批, >=


def has_form_of_page(words: str, *, at_edge: bool) -> bool:
    """Tell whether a line has the form of a page's: bracketed, labelled, stamped to the minute, a trail.

    ``at_edge``: it stands above the report or below it, where a bare date and a trail of other words are the page's,
    too.
    """
    # (2021-06-30 08:15)
    if at_edge and _date_alone().fullmatch(words.strip("()[]【】")):
        return True
    if is_trail(words, at_edge=at_edge):
        return True
    told = evidence_of(words)
    if not told.kinds or _is_time_of_matter(words):
        return False
    if _is_bracketed(words):
        return told.kinds > 1
    if told.share < LEAST_SHARE_OF_FORM:
        return False
    labels = len(_label().findall(words))
    # 日期:____年__月__日 日期:____年__月__日 is a form's.
    return _STAMP.search(words) is not None or (labels > 1 and "__" not in words and (at_edge or told.kinds > 1))


def _is_time_of_matter(words: str) -> bool:
    """Tell whether a label says whose time it is, and that is nothing of a page: 会议时间:2022-09-08 19:00."""
    label, colon, _ = words.partition(":")
    matter = label[: -len("时间")] if colon and label.endswith(("时间", "日期")) else ""
    return len(matter) > 1 and matter.isalpha() and not evidence_of(matter).kinds


def heads_meeting(folded: str, blocks: Sequence[Block], index: int) -> bool:
    """Tell whether a line says when something was, beside the lines that say where and by whom: 时间:…⏎地点:…."""
    if not folded.startswith(_WHEN, blocks[index].span.start):
        return False
    beside = (*blocks[max(0, index - 1) : index], *blocks[index + 1 : index + 3])
    return any(folded.startswith(_WHERE, block.span.start) for block in beside)


def _is_bracketed(words: str) -> bool:
    """Tell whether one bracket holds a whole line; (2)科研方面(两篇论文在投稿) has two."""
    opening, closing = words[0], BRACKETS.get(words[0])
    if len(words) > LONGEST_IN_BRACKETS or closing != words[-1] or is_own_bracket(words):
        return False
    inner = words[1:-1]
    end = inner.find(closing)
    return end < 0 or inner.find(opening) in range(end)


def is_trail(words: str, *, at_edge: bool = False, from_name: str = "") -> bool:
    """Tell whether a line is a way through a site: 首页 > 工作总结 > 正文; two parts will do behind the site's name."""
    parts = [part.strip() for part in _TRAIL_SIGN.split(words)]
    # 您现在的位置:青青范文网 >> 工作计划
    label, colon, first = parts[0].partition(":")
    if colon and len(label) <= LONGEST_PART:
        parts[0] = first.strip()
    if from_name and len(parts) > 1 and parts[0] == from_name:
        return True
    # 新文秘网>>教育/会议致辞/动员大会/>>正文
    # 新闻中心 > 县区动态
    if at_edge and len(parts) == 2 and all(1 < len(part) <= _LONGEST_OF_TWO and part.isalpha() for part in parts):
        return not words.isascii()
    # 青川教育> 交流> 渔港举办推介会,客商赞不绝口 > 正文: its last step but one is the title.
    if len(parts) > _LEAST_PARTS and parts[-1] in _TEXT_ITSELF and len(parts[0]) <= LONGEST_PART:
        return True
    if len(parts) < _LEAST_PARTS or any(len(piece) > LONGEST_PART for part in parts[:-1] for piece in part.split("/")):
        return False
    return at_edge or evidence_of(words).kinds > 0


@cache
def _label() -> re.Pattern[str]:
    """A label with its value: 字数:3106, 阅读 842, 阅读人数:631."""
    labels = words_of_page("use", "text", "data")
    return pattern(rf"(?<![^ |:(\[]){labels}(?:(?:[人次]?数|量)?[ ]?:[ ]?\S|[ ]?[0-9])")


@cache
def _date_alone() -> re.Pattern[str]:
    # 时间:2021-05-10 12:26:17 学校工作总结, 2021-04-17 发布于四川; 5.89 KB, 约3.6千字, 约 7页; ID:1695; 编号:230656405, but 编号:20230012.
    time = r"[ ]{1,2}[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[ ][^\W\d]{1,12}){0,3})?"
    data = words_of_page("data")
    return pattern(
        # 半年总结 时间:2021-09-04
        # 青溪网2021-11-07
        rf"(?:(?:[^\W\d_]{{2,8}}[ ](?=[^ ]{{2,4}}:))?{data}{{1,2}}[ ]?:?[ ]?|[^\W\d_]{{1,8}}[网报台社][ ]?)?{DATE}(?:{time}|[ ]{data}(?:于[^\W\d_]{{2,6}})?)?"
        r"|[0-9]{1,4}(?:\.[0-9]{1,2})?[ ]?[KM]B|约?[ ]?[0-9]{1,4}(?:\.[0-9]{1,2})?[千万]?[ ]?[字页]|[^,。;]{0,30}[ ][0-9.]{1,7}[KM]B(?:[ ][0-9]{1,4}[ ]?页)?|(?:文档)?ID[ ]?:[ ]?[0-9]{4,12}|编号[ ]?:[ ]?(?!20|19)[0-9]{8,12}"
        # 11.02.2015 17:21; 本篇文章256字,读完约1分钟
        rf"|[0-3]?[0-9][./-][01]?[0-9][./-]20[0-9]{{2}}{time}"
        r"|(?:[^,。;]{0,12}[0-9]{1,5}[ ]?字,?)?[^,。;]{0,6}(?:读完|阅读)[^,。;]{0,6}[0-9]{1,3}[ ]?分钟"
    )
