"""Months and days that have lost their number: 于月日召开, 4月日, 2023年月2日, 今年月份."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edulint.api import Document, Span, any_of, occurrences, pattern
from edulint_placeholders.lost.places import WORDS, in_prose

_FROM = "".join((*WORDS["from"], "—("))
_NAMED = "".join(WORDS["named-year"])
_MARKS = ",。;:、"
_TO = "至到—–~-"
_NUMERAL = "0-9一二三四五六七八九十〇零"
# Behind one of these 月 is another word, or a month that needs no number.
_MONTHS_TOO = "按年岁本当上下全每同该逐各两几首次个半满整隔末元正腊冬闰蜜农明翌"
# What happens at a date.
_DATED = any_of(WORDS["dated"])
# Before 于 in 由于, 关于 and the like.
_OF_OTHER_WORDS = "关对由低高大小等少优属善终至处位基限鉴过急便敢忠勇"
# Few drafts need one of these: they are compiled where it may apply. What must stand before is told behind what is
# found.
_DAY = pattern(
    # 于月日召开, 关爱老人月日, 4月日, 今年月日; but not 岁月日新, 全月日照
    rf"月日(?![照喀])(?:(?<=[\u4e00-\u9fff{_MARKS}()”\d]..)(?<![{_MONTHS_TOO}]..)|(?<![^\r\n]..)(?=[上中下晚时至—,在由我全本])|(?<=[\d{_NAMED}]年..))"
    # 自年月日, and the same at the foot of a draft
    rf"|年月日(?:(?<=[{_FROM}\d]...)|(?<![^\r\n]...)(?=[\r\n在]|\Z)|(?<=[—─]...)(?=在))"
)
# 在我市举行月5日开幕; but not 腊月15日, 季度首月15日, 申报月15日前
_DATED_MONTH = pattern(rf"月(?=\d{{1,2}}日(?![前内]|之前|以前))(?<![{_NUMERAL}{_MONTHS_TOO}\n].)")
# 于日上午, 。日10时
_DAY_OF_HOURS = pattern(r"日(?=[上中下]午|凌晨|晚上|\d{1,2}时)(?<=[于到在,。;!?\n].)")
# 于时20分, 中午时5分, 于日时分; but not 3小时20分, 课时20分
_HOUR = pattern(r"时(?:(?<=[于午晨夜].)|(?<=[于次当]日.))(?=\d{1,2}分(?!钟))|时分(?:(?<=于..)|(?<=[于次]日..))")
_MONTH = pattern(
    # 2023年月5日, 2023年月底
    r"月(?:(?<=\d年.)(?=[\d至份底初中上下起,。)])"
    # 5月至月, 1—月份, 1至月，
    rf"|(?<=\d月[{_TO}].)(?![底末初中上下旬])|(?<=\d[{_TO}].)(?=[份,。;])"
    # 2016年月入职
    rf"|(?<=\d年.)(?={_DATED})"
    # 分别于月上旬、月中旬
    rf"|(?<=[{_FROM}{_MARKS}].)(?=[上中下]旬)"
    # 至月5日
    rf"|(?<=[{_FROM}{_MARKS}\r\n].)(?=\d+日|至\d)"
    # 。月，今年月份, 去年月12日, 去年月开工
    rf"|(?<=[。;:!?].)(?=,)|(?<=[{_NAMED}]年.)(?=[,份初底]|\d|[上中下]旬|{_DATED})"
    # 园区于月正式启动; but 限于月, 由于月
    rf"|(?<=[^{_OF_OTHER_WORDS}]于.)(?={_DATED})"
    # 截至月，
    r"|(?<=截[至止].)(?=,)"
    # 从月份开始; ，截止月份，; 。月份组织
    r"|(?<=[从自].)(?=份(?:开始|起|以来))|(?<=[,。;]截[止至].)(?=份,)"
    r"|(?<=[。;!?].)(?=份(?![不与越牌间数之较差和别名最跨累排的])))"
)
# 自年月起; 。年月，他调任镇长; and the same at the beginning of a draft
_SINCE_MONTH = pattern(
    rf"年月(?:(?<!\d..)(?=生[,。]|至今|{_DATED})"
    rf"|(?<=[{_FROM}]..)(?![日均饼])|(?<![^,。;\r\n]..)(?=[,起至到末底初份]|{_DATED}))"
)
# 4月5日至日, 6月25至日，
_LAST_DAY = pattern(rf"日(?:(?<=\d日[{_TO}].)|(?<=\d[至到].)(?=,))")
_PLACES = (
    (_DAY, ("月日",)),
    (_SINCE_MONTH, ("年月",)),
    (_LAST_DAY, tuple(sign + "日" for sign in _TO)),
    (_DATED_MONTH, ("月",)),
    (_DAY_OF_HOURS, ("日",)),
    (_HOUR, ("时",)),
)
_BEFORE_MONTH = frozenset((*_FROM, *_MARKS, *_TO, *"年!?\r\n止"))


def lost_days(document: Document) -> Iterator[Span]:
    """Yield the places where a date has lost the number of its month or day, in no order."""
    folded = document.folded
    for match in (*_matches(folded), *_months(folded)):
        # 在每 月5日: a blank parts the word.
        if folded[match.start() - 1 : match.start()] == " " and folded[match.start() - 2] in _MONTHS_TOO:
            continue
        # 5月日前， and 于月日前 have lost their days, though 日前 is a word.
        is_other_word = folded.startswith(WORDS["day-word"], match.end() - 1) and not _is_in_month(folded, match)
        if not is_other_word and in_prose(document, match.start()):
            yield Span.of(match)


def _is_in_month(folded: str, match: re.Match[str]) -> bool:
    before = folded[match.start() - 1 : match.start()]
    is_before = match[0] == "月日" and folded.startswith("日前", match.end() - 1)
    return is_before and (
        before in WORDS["from"] or (before.isdecimal() and folded[match.end() + 1 : match.end() + 2] == ",")
    )


def _matches(folded: str) -> Iterator[re.Match[str]]:
    for place, signs in _PLACES:
        if any(sign in folded for sign in signs):
            yield from place.finditer(folded)


def _months(folded: str) -> Iterator[re.Match[str]]:
    for at in occurrences(folded, "月"):
        match = _MONTH.match(folded, at) if folded[at - 1] in _BEFORE_MONTH else None
        if match:
            yield match
