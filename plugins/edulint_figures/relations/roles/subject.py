"""Tells whether a change speaks of the levels beside it, or of another subject, another time or another row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from edulint.api import pattern
from edulint_figures.quantities.context import change_words
from edulint_figures.quantities.phrases import SINCE_LAST_YEAR, YEAR
from edulint_figures.relations.tokens import Figure, Line

# The time that a level is compared with: 比2023年度, 较5月, 与上学期末相比.
_COMPARED_TIME = (
    r"(?:[与比较]|同(?!期)|相比于?|相较于?)(?:[上去前今同全第一二三四个]|[0-9]{1,4}){0,4}"
    r"(?:学年|年度?|学期|季度?|月份?|周|期)(?:[0-9]{1,2}月)?(?:同期|年?[末底初]|的)?(?:新(?=增))?"
)
# What has come since the year's beginning: 前三季度增加5亿元.
_SO_FAR_WORDS = r"(?:今年)?(?:前(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})个?(?:季度|月)|上半年)|今年以来"
# Words between a level and its change that do not begin another subject, beside the verbs of a change.
_IDLE_BETWEEN = (
    r"本年|当年|上(?:一|个)?(?:季度|月|周|期|学期)|名义|虽然?|尽管|但|却|同期|末|底|初|的|全年|月|期末|上年|去年|今年|[一二三四五六七八九十]年|净|共|总共|累计|分别|相应|也|均|则|了|又|还|较|比|与|相比?|基本"
    r"|[增降跌涨升减]幅|幅度|增速|为|达到?|约|[0-9]{4}年|同比|环比|[多少][支退收销产缴]|人|名|个|户|家|亿|万|元|数|这个数|大关|关口"
    r"|第[一二三四五六七八九]次(?:全国)?(?:人口|经济|农业)普查|春节|元旦|清明|五一|端午|中秋|国庆|春运|假期"
    r"|(?:增加|减少|[多少增减])(?:支出|收入|入库|投入|支付|缴纳)"
    r"|[一-鿿]{0,2}[比较](?:上|去)年(?:同期|末|底)?|[“”\[\]]"
)


_COMPARED, _SO_FAR = pattern(_COMPARED_TIME), pattern(_SO_FAR_WORDS)
# 五年累计1394人，2023年比2019年净增131人: each of the two years has a level of its own.
_OF_TWO_YEARS = pattern(r"(?:20|19)[0-9]{2}年?[比较](?:20|19)[0-9]{2}年")
_LAST_YEAR = pattern(r"[上去]年|同期|上期|20[0-9]{2}年")
_A_YEAR_AGO = pattern(r"[上去]一?(?:学?年|年度)")
_YEAR_AGO, _BEGINNING, _SINCE_THEN = "year", "beginning", "so far"
_BASES = {_BEGINNING: ("年初", "期初", "末", "底"), "month": ("环比", "上月", "上季")}
# What joins the first change of a row to the next one, as letters of tokens: 分别下跌1.8%和0.6%, 分别提高28元、25元.
_NEXT = ("/C", "/G", "/P", "/D", "/L")
# These words name the base of a change, and those a level that is of all times.
_THAN_A_TIME = pattern(r"^[比较](?:历年|常年|往年|[上去前]年|上月|上季|上学[年期])")
_OF_ALL = "平均"


@cache
def _same_subject() -> re.Pattern[str]:
    """Return the pattern of words that begin no other subject; what is taken is not tried another way."""
    return pattern(f"(?:{_COMPARED_TIME}|{_SO_FAR_WORDS}|{_IDLE_BETWEEN}|{'|'.join(change_words())})*+")


def is_same_subject(line: Line, level: Figure, last: int) -> bool:
    """Tell whether the words between a level and its change begin no other subject: 新开工36个，制造业增长13%."""
    if _OF_TWO_YEARS.search(line.passage.text, level.quantity.span.end, line.starts[last]):
        return False
    is_other = False
    for place in range(level.place + 1, last):
        letter = line.letters[place]
        if letter in "PD":
            # A share belongs to the level, with the words for what it is a share of: 占预算的40%.
            is_other = False
        is_noun_behind = place == level.place + 1 and letter == "n"
        if letter == "n" and not is_noun_behind:
            words = line.words(place).replace(" ", "")
            # 单产每亩375公斤，比上年每亩增加9公斤: what the level itself is called by is no other subject.
            is_other = is_other or not (words in level.label or _same_subject().fullmatch(words))
    return not is_other


def is_since_the_same(line: Line, level: int, first: int, last: int) -> bool:
    """Tell whether two changes of a level are not said to be since different times: 比上年增长30%，比2012年多2亿元.

    ``level``, ``first`` and ``last`` are the places of the level and of its changes.
    """
    told_again = _bases_of(line, (first + 1, last), level)
    if not told_again:
        return True
    told = _bases_of(line, (level + 1, first), level)
    if _SINCE_THEN in told_again:
        # 前三季度 counts from the beginning of the year, as 比年初 does: 余额44亿元，比年初增长17%，前三季度增加6亿元.
        return _BEGINNING in told
    # One change is since the beginning of the year, the other since a year ago: 余额比年初增加16亿元，同比增长17%.
    # Where the first says no time, one other than last year is of another: 增长30%，比2012年多2亿元.
    return not told.isdisjoint(told_again) if told else told_again <= {_YEAR_AGO, *_BASES}


def is_since_another(since: str, between: str, told: str) -> bool:
    """Tell whether a change since last year is told of levels of other times: 从2017年的2141家增长至2020年的4746家，同比增长40%.

    ``since`` is what stands before the former level, ``between`` before the other, ``told`` before the change.
    """
    if not SINCE_LAST_YEAR.search(told):
        return False
    years = [int(year) for words in (since, between) for year in YEAR.findall(words)[-1:]]
    return not _LAST_YEAR.search(since) or (len(years) > 1 and years[1] - years[0] > 1)


def _year_before(line: Line, level: int) -> str:
    """Return the year before the one that a level's sentence names last before it, or nothing."""
    figure = line.tokens[level]
    start = line.starts[line.sentence_start(level)]
    years = YEAR.findall(line.passage.text, start, figure.quantity.span.start if figure is not None else start)
    return f"{int(years[-1]) - 1}年" if years else ""


def _bases_of(line: Line, ends: tuple[int, int], level: int) -> set[str]:
    """Return since when the words between two places say that something has changed.

    What names the year before that of a level is what names last year; other times are named by their words.
    """
    found = set[str]()
    for at in range(*ends):
        letter = line.letters[at]
        if letter == "y":
            found.add(_base_of(line.words(at)))
        elif letter == "n" and (told := _COMPARED.search(line.words(at).replace(" ", ""))):
            found.add(_YEAR_AGO if _is_last_year(told[0], line, level) else told[0])
        elif letter == "n" and _SO_FAR.search(line.words(at)):
            found.add(_SINCE_THEN)
    return found


def _is_last_year(words: str, line: Line, level: int) -> bool:
    """Tell whether words compare with last year, or by its number with the year before that of a level."""
    if _A_YEAR_AGO.search(words):
        return True
    year = _year_before(line, level)
    return bool(year) and words.removesuffix("新").removesuffix("同期").endswith(year)


def _base_of(words: str) -> str:
    """Return from when words for a comparison count: the beginning of the year, a month before, or a year before."""
    return next((base for base, marks in _BASES.items() if any(mark in words for mark in marks)), _YEAR_AGO)


def is_followed(later: Sequence[tuple[Figure, int]], levels: Sequence[Figure]) -> bool:
    """Tell whether another change stands between a change and the two levels behind it."""
    return any(sign and one.place < levels[0].place for one, sign in later)


def larger_before(line: Line, level: Figure, by: Figure) -> Figure | None:
    """Return what a change is of that is more than the level before it: 共326家，新认定74家、未通过16家，净增58家，增长21.6%."""
    if level.quantity.value > by.quantity.value or not level.quantity.is_kin(by.quantity):
        return None
    kin = (one for one in line.before(level.place, line.sentence_start(level.place)) if one.letter == "L")
    larger = [one for one in kin if one.quantity.is_kin(by.quantity) and one.quantity.value > by.quantity.value]
    return larger[-1] if larger else None


def is_in_row(line: Line, change: Figure) -> bool:
    """Tell whether a change is one of several, each of a level of its own: 每台17元和72元，分别下跌1.8%和0.6%."""
    start = line.clause_start(change.place)
    is_first = line.letters.startswith(_NEXT, change.place + 1) and "f" in line.letters[start : change.place]
    return is_first or line.letters.startswith("G/G", change.place - 2)


def are_told_together(line: Line, then: Figure, now: Figure, change: Figure) -> bool:
    """Tell whether the two levels of a change that does not fit them stand with it, and neither has another.

    比2010年的1.03吨下降16%，比2005年的1.28吨下降32% is of one level more; 占1.9%，下降0.3个百分点；另一项由16.2%下降到15.4% has two
    segments with other figures; the last rate of 今年157亿元，增长14%，上年137亿元，增长20% is the former level's own.
    """
    if then.letter == now.letter == "l" or not all(_is_beside(line, one, change) for one in (then, now)):
        return False
    between = line.between(now.place + 1, then.place) if now.place < then.place < change.place else []
    return not any(one.quantity.change and one.letter in "CGD" for one in between)


def _is_beside(line: Line, level: Figure, change: Figure) -> bool:
    """Tell whether a level stands in the segment of a change, or alone in its own: 压降0.3个百分点；年初为1.7%."""
    return level.segment == change.segment or [one for one in line.figures if one.segment == level.segment] == [level]


def is_of_neither(then: Figure, change: Figure) -> bool:
    """Tell whether a change names as its base another time than a mean: 平均气温13.0℃，较常年偏高1.2℃，最高气温36.3℃."""
    named = _THAN_A_TIME.search(change.label)
    return named is not None and _OF_ALL in then.label and named[0][1:] not in then.label and then.letter != "l"


def is_one_of_several(signed: Sequence[tuple[Figure, int]], first: Figure, second: Figure, change: Figure) -> bool:
    """Tell whether other changes stand between two levels, too: 期初945人，新增74人，减少55人，期末964人."""
    between = (one for one, sign in signed if sign and first.place < one.place < second.place and one is not change)
    return any(one.quantity.is_kin(change.quantity) for one in between)
