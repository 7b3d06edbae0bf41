"""A level, that of another time and how far they are apart, in whatever order: 去年48万元，今年60万元，增长25%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from msgspec.structs import replace

from edulint.api import WordList, pattern
from edulint_figures.quantities.context import change_words
from edulint_figures.quantities.phrases import BOUND_BEHIND, SINCE_LAST_YEAR, YEAR
from edulint_figures.quantities.quantity import Dimension, Quantity
from edulint_figures.relations.reading import Reading
from edulint_figures.relations.relation import Verdict, relation_of
from edulint_figures.relations.roles.change import difference_of_levels, is_other_growth
from edulint_figures.relations.roles.change_verdict import is_of_real_growth, verdict_of
from edulint_figures.relations.roles.shortfall import are_of_one_body
from edulint_figures.relations.roles.subject import (
    are_told_together,
    is_followed,
    is_in_row,
    is_of_neither,
    is_one_of_several,
)
from edulint_figures.relations.tokens import Figure, Line

_WORDS = WordList(__file__, "role_words.txt")
_LEVELS = "LHlPb"
_NEAR = 4  # so many figures before a change, and fewer behind it, its levels are looked for
_YEARLY = pattern(r"年均|每年")
_OLD = pattern(r"年前|[12][0-9]{3}年|年初|原|当初|此前|常年|往年")
_FORETOLD = pattern(r"预期|预测|预计|计划|目标|控制在")
_FROM, _TO = pattern(r"[由从自](?![身主动来])"), pattern(r"[到至为成]$")
_IDLE = pattern(
    r"同比|环比|年均|每年|(?:因[^,。;]{1,8}?(?=[仅只为]))|[12][0-9]{3}|今年|本年度?|当年|本期|本月|本季度?|本周|本学[年期]|目前|现在|如今|全年|全[国省市县区乡镇校村]|[度的了仅只为是有达到至由从年月末底约则也却数以比较]|水平|实现|完成|是|做|在?此(?:基[数础])?上|审定|核定|经?审计|中标价?|成交价?|结算价?"
)
# 比年级平均分88.6分高出2.6分: the figure between 比 and the change is what is compared with.
_THAN = pattern(r"^[比较](?![如例为])")
# 领先第二名1.8分, 快于全国1.6个百分点: what is compared with has the same name as its level.
_BASE = pattern(
    r"(?:(?<![同环])[比较]|[高快多低慢少好]于|领先于?|落后于?|超[过出])(?P<base>(?![增减升降提])[一-鿿]{2,8}?)(?:平均)?(?:水平)?(?:[多高快低慢少]|领先|节[约省]|超)?(?:出|了)?$"
)
_PLAN_BEFORE = pattern(r"[比较](?:年初|原)?(?P<base>预算|计划|指标|概算)数?[增减调]")
# 预算为80050万元，…调整为78275万元，较年初预算减收1775万元: what a plan was made anew is no base of its change.
_ADJUSTED = pattern(r"调整(?!前)")
# These words tell which of two levels was first: 第一批18件，第二批11件; 汛前1.4亿立方米，汛末2.1亿立方米.
_ORDER = (
    (pattern(r"第一[批次轮期]|首[批次轮期]|上[一]?[批次轮期]"), pattern(r"第二[批次轮期]|[这本此][一]?[批次轮期]")),
    (pattern(r"[一-鿿](?<![提目当])前(?!三)"), pattern(r"[一-鿿](?:(?<!先)后|末)|现|今")),
)
_FIRSTS_IN_ORDER = frozenset("第首上前")
_VERB = 2  # so many characters a verb has


def relations_in(line: Line) -> Iterator[Reading]:
    """Yield each change of a line whose two levels stand beside it or around it, one of them of another time."""
    signed = [(one, sign_of(one)) for one in line.figures]
    for index, (change, sign) in enumerate(signed):
        if not sign or not change.is_exact or is_in_row(line, change):
            continue
        stated = replace(change.quantity, change=sign)
        beside = (signed[max(0, index - _NEAR) : index], signed[index + 1 : index + _NEAR])
        before, behind = ([one for one, other in side if _may_be_level(one, other, change)] for side in beside)
        before = [one for one in before if "z" not in line.letters[one.place : change.place]]  # 其中人工降了0.22元
        if len(behind) > 1 and is_followed(signed[index + 1 : index + _NEAR], behind):
            # The levels behind have a change of their own: 股市下跌2.3%，甲行下跌2.8%，股价从103元下跌至100元.
            behind = []
        for first, second in _neighbouring_levels(line, [*before[-2:], *behind[:2]]):
            is_other = is_one_of_several(signed, first, second, change)
            found = None if is_other else _change_between(line, first, second, change, stated)
            if found is not None:
                yield found
                break


def _may_be_level(one: Figure, sign: int, change: Figure) -> bool:
    """Tell whether a figure may be a level of a change: one in points may be of two growths."""
    is_growth = change.letter == "D" and one.letter == "G"
    return (not sign or is_growth) and one.sentence == change.sentence


@cache
def _changes() -> re.Pattern[str]:
    """Return the pattern of a clause that says by how much, and of nothing else: 比去年多, 上调, 多完成."""
    rises, falls = change_words()
    more, less = (_WORDS.any_of(name) for name in ("rise", "fall"))
    return pattern(
        rf"^(?:经?审计)?(?:[比较][^,。;比较与]{{0,12}}?|与[^,。;与]{{0,10}}?比|同比|环比)?(?:净|又|共|仅|只|大幅|明显|略|累计|正好|每[一-鿿]{{1,2}}){{0,3}}"
        rf"(?:(?P<rise>{more}|{rises})|(?P<fall>{less}|{falls}))(?:出|[一-鿿]{{0,2}})(?:了|约|达|为)*$(?<![到至])"
        r"|^[比较]?.{0,3}?(?:(?P<above>[高快多好]|超[过出])|(?P<below>[低慢少差]))(?:于|出|全[国省市县])"
        r"|^(?:(?P<ahead>领先)|落后)"
    )


@cache
def _firsts() -> frozenset[str]:
    """Return the characters that a clause of a change begins with: most clauses need no search."""
    verbs = ("|".join(change_words()).split("|"), _WORDS.section("rise"), _WORDS.section("fall"))
    return frozenset("比较与同环净又共仅只大明略累正每快好慢差领超落").union(
        verb[0] for words in verbs for verb in words
    )


def sign_of(figure: Figure) -> int:
    """Return 1 for a figure that says how much more, -1 for how much less, 0 for any other."""
    if figure.quantity.change:
        return figure.quantity.change
    is_asked = figure.letter in "LHPDGT" and figure.quantity.dimension is not Dimension.TIMES
    return _sign_told(figure.label) if is_asked and figure.label[:1] in _firsts() else 0


@lru_cache(maxsize=2048)
def _sign_told(label: str) -> int:
    found = _changes().match(label)
    return 0 if found is None else 1 if found["rise"] or found["above"] or found["ahead"] else -1


def _neighbouring_levels(line: Line, levels: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield two neighbours of one kind among the levels before and behind a change, in its sentence and next to it."""
    for first, second in pairwise(levels):
        # 和 joins two levels of one time (215.4个点和103.8个点), and the second figure of 较去年180亩扩种50亩 is a difference.
        joints = line.letters[max(0, first.place - 1)] + line.letters[second.place - 1]
        are_apart = "/" not in joints and line.letters[first.place : second.place] != "ln"
        are_growths = first.letter == second.letter == "G"
        are_levels = are_growths or (are_apart and first.letter in _LEVELS and second.letter in _LEVELS)
        if are_levels and first.is_exact and second.is_exact and _are_alike(first, second):
            yield first, second


def _are_alike(first: Figure, second: Figure) -> bool:
    """Tell whether two levels are of one kind; 压减至1.8元 behind 每吨2元 is a price, too."""
    one, other = first.quantity, second.quantity
    is_money = {one.dimension, other.dimension} == {Dimension.MONEY, Dimension.PRICE}
    return one.is_kin(other) or (is_money and one.unit_class == other.unit_class)


def _change_between(line: Line, first: Figure, second: Figure, change: Figure, stated: Quantity) -> Reading | None:
    """Return a change of two levels, if the words before them tell which of them is the former."""
    if any(_is_no_level(line, one) for one in (first, second)):
        return None
    is_named = _is_base_of(first, second, change)
    is_first = former_first(first, second) if is_named is None else is_named
    if is_first is None or (is_named is None and first.letter == "G"):
        return None
    then, now = (first, second) if is_first else (second, first)
    # 成交额32.8亿元，增长44.3%，平均每项644万元: a mean is no total of another time.
    is_mean = "平均每" in then.label and "平均" not in now.label
    if is_mean or not are_of_one_body((then, now)) or is_of_neither(then, change):
        return None
    if "平均" in change.label and "平均" not in then.label:
        # The points compare with an average that is not told: 由46.9%提高到48.2%，高于全省平均水平2.3个百分点.
        return None
    outcome = difference_of_levels(then.quantity, then.quantity.value, now.quantity, stated)
    if outcome is None or _YEARLY.search(change.label):
        return None
    said = "".join(one.label for one in (then, now, change))
    is_theirs = is_named is not None or _are_of_one_thing(then, now, change)
    is_real = change.letter == "G" and is_of_real_growth(line, then.quantity)
    is_sure = is_theirs and not is_real and not is_other_growth(said)
    verdict, repair = verdict_of(outcome, stated, (then.quantity, now.quantity), is_sure=is_sure)
    if not is_theirs and verdict is not Verdict.HOLDS:
        # The names are those of two things, and only the figures could join them: 收入7384万元，增长27%；去年同期利润1885万元.
        return None
    reckoning = outcome.reckoning
    if (now.quantity.value - then.quantity.value) * stated.change < 0:
        reckoning = f"{now.quantity.words}{'<' if stated.change > 0 else '>'}{then.quantity.words}"
        verdict, repair = (Verdict.LIKELY_WRONG if is_sure else Verdict.UNKNOWN), None
    operands = (then.quantity, now.quantity)
    is_told = is_named is not None or are_told_together(line, then, now, change)
    if verdict is not Verdict.HOLDS and not is_told:
        return None
    return Reading.of(relation_of(stated, operands, verdict, reckoning, form="change", repair=repair))


def _is_base_of(first: Figure, second: Figure, change: Figure) -> bool | None:
    """Tell whether the first of two levels is the one that a change names as its base; None if neither is."""
    if (
        first.letter != "l"
        and second.segment == change.segment
        and second.place < change.place
        and _THAN.search(second.label)
    ):
        return False
    base = _base_named(change.label)
    named = [bool(base) and _is_called(one, base) for one in (first, second)]
    if all(named):
        named = [not _ADJUSTED.search(one.label) for one in (first, second)]
    return named[0] if named[0] != named[1] else None


@lru_cache(maxsize=2048)
def _base_named(label: str) -> str:
    found = _PLAN_BEFORE.search(label) or _BASE.search(label)
    return found["base"] if found is not None else ""


def _is_called(figure: Figure, base: str) -> bool:
    """Tell whether a level has the name of a base: 同期全国增速 of 全国, 采购预算 of 预算, 高技术制造业 not of 制造业."""
    name = _words_of_other_times().sub("", figure.label).rstrip("为是")
    return name.startswith(base) or (len(base) == _VERB and name.endswith(base) and figure.letter != "G")


def _is_no_level(line: Line, figure: Figure) -> bool:
    """Tell whether a figure is foretold or a bound: 市场预期821亿元, 控制在4.5%的目标以内."""
    is_bound = BOUND_BEHIND.match(line.passage.text, figure.quantity.span.end, line.passage.span.end)
    return _FORETOLD.search(figure.label) is not None or is_bound is not None


def _is_former(figure: Figure) -> bool:
    return figure.letter == "l" or is_former_name(figure.label)


def is_former_name(words: str) -> bool:
    """Tell whether words name another time: 上年, 十年前, 原来."""
    return _words_of_other_times().search(words) is not None


@cache
def _words_of_other_times() -> re.Pattern[str]:
    return pattern(_WORDS.any_of("then"))


def former_first(first: Figure, second: Figure) -> bool | None:
    """Tell whether the first of two levels is the former, or the second; None where their words tell neither."""
    were = [_is_former(one) for one in (first, second)]
    if were[0] != were[1]:
        return were[0]
    years = [_year_of(one) for one in (first, second)]
    if all(years) and years[0] != years[1]:
        return years[0] < years[1]
    is_asked = not _FIRSTS_IN_ORDER.isdisjoint(first.label)
    if is_asked and any(before.search(first.label) and behind.search(second.label) for before, behind in _ORDER):
        return True
    return True if _FROM.search(first.label) and _TO.search(second.label) else None


def _are_of_one_thing(then: Figure, now: Figure, change: Figure) -> bool:
    """Tell whether the names of two levels and of their change are not those of different things."""
    if SINCE_LAST_YEAR.search(change.label) and _OLD.search(then.label) and _year_of(now) != _year_of(then) + 1:
        # The change is since last year and the level of an earlier one: 由五年前的46.9%提高到52.1%，比上年提高1.2个百分点.
        return False
    if then.place > change.place and _year_of(then) != _year_of(change):
        # Nothing tells since when the first has changed: 120人，增加5人，2015年为90人.
        return False
    names = [thing_of(one.label) for one in (then, now)]
    short, long = sorted(names, key=len)
    if short not in long:
        return False
    if change.place < min(then.place, now.place):
        # A change before its levels names what they are of (不良率较年初压降0.3个百分点，降至1.4%), unless that is a verb (受理).
        return not long or (len(long) <= _VERB and bool(_changed_thing(change.label)))
    return set(_changed_thing(change.label)) <= set(long)


def _year_of(figure: Figure) -> int:
    """Return the last year that a figure's clause names before it, or 0."""
    return int(next(reversed(YEAR.findall(figure.label)), 0))


def thing_of(label: str) -> str:
    """Return what a level is of: its clause without times, verbs of a move and idle words."""
    return _IDLE.sub("", _words_of_other_times().sub("", _moved_to().sub("", label)))


@cache
def _moved_to() -> re.Pattern[str]:
    return pattern(f"(?:{'|'.join(change_words())}|{_WORDS.any_of('fall')})[到至为]")


def _changed_thing(label: str) -> str:
    """Return what a change says that it is of: 完成 of 多完成."""
    return thing_of(_changing().sub("", label))


@cache
def _changing() -> re.Pattern[str]:
    verbs = "|".join((*change_words(), _WORDS.any_of("rise"), _WORDS.any_of("fall")))
    return pattern(f"{verbs}|净|又|共|大幅|明显|略|累计|正好|资金|金额|每[一-鿿]|相|与|出|于|率|幅")
