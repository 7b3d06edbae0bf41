"""Years that none is, whatever a report is on: with digits too many or of two kinds, and compared with themselves."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Document, Span, holds_any, pattern

# 202223年, 20222年3月, 21019年; 2102年 with two digits changed over; 221年3月 and 202年上半年, which have lost one; 2O19年 with
# a letter O; 二OO九年
_WRONG_YEAR = pattern(
    # 12021年3月
    "2(?:(?<=[1-9]2)(?<![0-9.,xX×某][1-9]2)0[0-2][0-9]年(?=[0-9]{1,2}月)|(?<![0-9.]2)(?:(?:[01][0-9]{3,5}|20[0-3][0-9])年(?<!000年)(?![0-9](?![0-9]?月)|前)|[1-3]0[1-9]年(?=[,，底末初]|以来|[0-9]{1,2}月)"
    # 公司成立于202年, 大桥竣工于201年
    "|0[0-3]年(?<=[立成业建职工产用]于...年)"
    # 及202年工作思路, but 建校202年来
    "|0[0-3]年(?<![约近有达过满历逾共长前隔第时校]...年)(?=度|工作|[上下]半年|[一二三四]季度|目标|任务|预算|主要|全[国省市县区年]|安排|计划|是)"
    r"|[0-2][0-9]年(?:(?<=[\W与比较从自至到于在]...年)|(?<=\A...年))(?=[底末初]|同期|相比|[0-9]{1,2}月|[上下]半年|[一二三四]季度|被评|荣获|获评)))"
)
_BEFORE_NUMBERS, _PLAIN_YEAR = frozenset("xX×某图表"), pattern("(?:19|20)[0-9]{2}年")
_LETTER_YEAR = pattern("[12](?<![A-Za-z0-9][12])(?=[0-9]{0,2}[OoIl])[0-9OoIl]{3}(?=年)")
_LETTER_HAN_YEAR = pattern("[一二](?=[九〇零]?[OoＯ0])[九〇零OoＯ0]{1,2}[〇零OoＯ0一二三四五六七八九]{1,2}(?=年)")
_LETTER = pattern("[OoＯIl]")
_DIGITS = str.maketrans("OoIl", "0011")
_HAN_DIGITS = str.maketrans("OoＯ0", "〇〇〇〇")
# 2020年1月至9月，…，较2020年同期下降; 2020年，…，与2020年的98万人次相比
_SAME_SEEDS = ("较20", "比20", "与20")
_PERIOD = (
    "[上下]半年|度|[第前]?[一二三四1-4两]个?季度|[0-9]{1,2}月?份?[-—~至到][0-9]{1,2}月份?|[0-9]{1,2}月份?|[初底末]"
)
_SAME_NOW_SEEDS = tuple(f"{word}{time}" for word in "较比与" for time in ("今年", "本月", "本季度", "本学期"))
# 比2019年上半年42微克下降, but not 比2019年12月下降
_COMPARED = "的[0-9]|[0-9][0-9.]*+(?![0-9.月年日季])|相比|增|上[涨升]|提[高升]|下降|减|降低|多|少|翻|回落"
_SAME_TIME = pattern(
    # 比2015年增加5天，较2015年…: what is compared stands at the head of its clause.
    rf"(?P<time>(?P<year>2(?<![^\s,。;:、(]2)0[0-9]{{2}}年)(?:{_PERIOD})?+)(?:(?!20[0-9]{{2}}年)[^。;\n]){{0,60}}?[较比与]"
    rf"(?P<same>(?P=year)同期|(?P=time)(?={_COMPARED}))"
)
# 今年一季度，…比今年一季度增加; of another time between them it would be true: 二季度比今年一季度增加.
_SAME_THIS_YEAR = pattern(
    rf"(?P<time>今年(?:{_PERIOD})|本(?:月|季度|学期))(?:(?!季度|半年|学期|月|年)[^。;\n]){{0,40}}?[较比与](?P<same>(?P=time)(?={_COMPARED}))"
)


def wrong_years(prose: str) -> dict[str, list[Span]]:
    """Return the places of years with a digit too many, too few or at another's place, by their words."""
    found: dict[str, list[Span]] = {}
    for match in _WRONG_YEAR.finditer(prose):
        # 被告刘x21975年登记结婚: the first digit tells which person is meant.
        # 表22031年主要产品产量 is a table's number before the year of its title.
        if prose[match.start() - 1 : match.start()] in _BEFORE_NUMBERS and _PLAIN_YEAR.fullmatch(match[0], 1):
            continue
        before = prose[match.start() - 1 : match.start()]
        place = Span(match.start() - (before.isdecimal()), match.end())
        found.setdefault(prose[place.start : place.end], []).append(place)
    return found


def mixed_years(prose: str) -> Iterator[tuple[Span, str, bool]]:
    """Yield years with signs of another kind, each as it should be written, and whether there is a letter in it."""
    with_letters = _LETTER_YEAR.finditer(prose) if holds_any(prose, "OoIl") else ()
    for match in (*with_letters, *_LETTER_HAN_YEAR.finditer(prose)):
        words = match.group()
        right = words.translate(_DIGITS if words[0].isascii() else _HAN_DIGITS)
        yield Span.of(match), right, _LETTER.search(words) is not None


def compared_with_themselves(document: Document) -> Iterator[Span]:
    """Yield where a time is compared with itself, at its second mention: 2020年，…，较2020年同期下降."""
    for seeds, same in ((_SAME_SEEDS, _SAME_TIME), (_SAME_NOW_SEEDS, _SAME_THIS_YEAR)):
        for match in same.finditer(document.folded) if holds_any(document.prose, seeds) else ():
            yield Span.of(match, "same")
