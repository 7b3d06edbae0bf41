"""What was to be, what came of it, and what is missing or beyond, in whatever order.

应到260名，实到248名，缺席12名; 空缺64个，核定编制1280个，实有1216人; 计划1500人，实际1620人，超计划120人. The words of each figure's
own clause tell which it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from enum import Enum
from functools import cache, lru_cache

from msgspec.structs import replace

from edulint.api import WordList, pattern
from edulint_figures.quantities.phrases import YEAR
from edulint_figures.quantities.quantity import Dimension
from edulint_figures.relations.reading import Reading
from edulint_figures.relations.relation import Verdict, relation_of
from edulint_figures.relations.roles.change import difference_of_levels
from edulint_figures.relations.roles.change_verdict import verdict_of
from edulint_figures.relations.sides import is_denied
from edulint_figures.relations.sums import weighed_sum
from edulint_figures.relations.tokens import Figure, Line

_WORDS = WordList(__file__, "role_words.txt")
_LEAST, _MOST = 3, 8
_LEVELS = "LHCDPGb"
# So many characters behind a figure may say that it is what is missing: 3人请假.
_BEHIND = 8
# The figures at hand do not tell of other years, nor of what was carried over.
_CARRIED = pattern(r"上年(?!度?[决预])|年初|结转(?![到至]?下)|累计|滚存|历年")
_UNTIL = pattern("截[至止][^,。;]{0,14}[日末底],")
_POSTS = ("thing", "person")
_MONEY_LEFT = ("结余", "结存", "剩余资金")
_OF_PLAN = r"[比较]?(?:原定|年度|全年|年初)?(?:计划|目标|任务|预算|预期|定额|指标)数?[^,。;]{0,2}"
_DUE = "(?:^|[^响供相适反对感效])应(?![急用对届邀力激该当变酬])"
_DONE_FIRST = pattern(r"(?:实际|实|已)[^,。;]{0,6}$")
# 整改任务 is the noun of the figure before it and no plan: 2164项整改任务已完成1398项.
_DONE_LAST = pattern(r"(?:已|实际?)经?[一-鿿]{0,3}$")
_NOT_DONE = pattern(r"未(?:能|按|及时|曾)*(?P<deed>[一-鿿])")
_OF_SEVERAL = pattern("累计|合计|总计|[两三四五]者")
_OTHER_SIGNS = pattern(r"[^一-鿿]|全[国省市县区乡镇校村]|本次|本级|目前|截[至止]|[年月末底初前到个仅是的了为达]")
_BODY = pattern(r"[全我本]([国省市州县区乡镇校村])")
# These words say that a rest holds something else, too.
_WITH = pattern(r"\((?:不?含|包括|除)[^()0-9]{1,12}\)")
_EXCEPT, _REST = pattern(r"除[^。;]{0,60}外"), pattern(r"其余|剩余|余下|剩下")
# With figures of few digits some digit mends nearly anything.
_MOST_LUCK, _MOST_LUCK_OF_MONEY = 0.5, 0.1


class Role(Enum):
    """What a figure of such a statement is."""

    PLAN = "plan"
    WHOLE = "whole"
    RECEIVED = "received"
    RESULT = "result"
    GAP = "gap"
    EXCESS = "excess"


@cache
def _roles() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    """Return the patterns of roles that tell what is missing or beyond, the surest first."""
    return (
        (Role.EXCESS, pattern(f"{_WORDS.any_of('excess')}(?![声市前级])|{_OF_PLAN}{_WORDS.any_of('more')}")),
        (Role.GAP, pattern(f"{_WORDS.any_of('gap')}|{_OF_PLAN}{_WORDS.any_of('less')}")),
    )


@cache
def _words_of(role: str) -> re.Pattern[str]:
    return pattern(_WORDS.any_of(role) + (f"|{_DUE}" if role == Role.PLAN.value else ""))


def role_of(figure: Figure, line: Line) -> Role | None:
    """Return the role that the words of its clause give a figure."""
    return _missing_or_beyond(figure, line) or _role_told(figure.label)


def _missing_or_beyond(figure: Figure, line: Line) -> Role | None:
    # 超市场预期的40万辆 is the base, and no excess.
    is_base = figure.label.endswith("的") or _firsts_beyond().isdisjoint(figure.label)
    told = None if is_base else _told_beyond(figure.label)
    at = figure.quantity.span.end
    is_asked = told is None and line.passage.text[at : at + 1] in _firsts_behind()
    if is_asked and _words_of("gap behind").match(line.passage.after(figure.quantity, _BEHIND)):
        return Role.GAP
    return told


@lru_cache(maxsize=2048)
def _told_beyond(label: str) -> Role | None:
    """Return whether a clause tells what is missing, or what is beyond."""
    # The last words tell what the figure is: 超编和缺编情况为缺编64人.
    told = [(found[-1].end(), role) for role, words in _roles() if (found := list(words.finditer(label)))]
    return max(told, key=lambda one: one[0])[1] if told else None


@cache
def _firsts_beyond() -> frozenset[str]:
    """Return the characters of which one stands in a clause that tells what is missing or beyond."""
    words = (*_WORDS.section("gap"), *_WORDS.section("excess"), *_WORDS.section("more"), *_WORDS.section("less"))
    return frozenset(word[0] for word in words)


@cache
def _firsts_behind() -> frozenset[str]:
    return frozenset(word[0] for word in _WORDS.section("gap behind"))


@lru_cache(maxsize=2048)
def _role_told(label: str) -> Role | None:
    """Return whether a clause tells what was to be, what came of it, or all there is."""
    plan = _words_of("plan").search(label)
    is_done = _DONE_LAST.search(label) or (plan is not None and _DONE_FIRST.search(label, 0, plan.start()))
    if plan is not None and not is_done:
        return Role.PLAN
    return next(
        (role for role in (Role.RESULT, Role.RECEIVED, Role.WHOLE) if _words_of(role.value).search(label)), None
    )


def relations_in(line: Line) -> Iterator[Reading]:
    """Yield such statements, each of one segment of a sentence."""
    for segment in line.segments():
        yield from _gaps_of_segment([one for one in segment if one.letter in _LEVELS], line)


def _gaps_of_segment(segment: Sequence[Figure], line: Line) -> Iterator[Reading]:
    if not _LEAST <= len(segment) <= _MOST:
        return
    beyond = {figure.place: _missing_or_beyond(figure, line) for figure in segment}
    if not any(beyond.values()):
        return
    roles = {figure.place: beyond[figure.place] or _role_told(figure.label) for figure in segment}
    for told in segment:
        role = roles[told.place]
        if role is Role.EXCESS:
            yield from _excess_over_plan(told, segment, roles)
        elif role is Role.GAP:
            # 剩余86公里需资金3870万元，落实1200万元，缺口2670万元: the first rest may be of something else.
            found = list(_gap_to_whole(told, segment, roles, line))
            yield from found
            if found:
                return


def _excess_over_plan(told: Figure, segment: Sequence[Figure], roles: dict[int, Role | None]) -> Iterator[Reading]:
    """Yield by how much what came of a plan is more than it."""
    is_rate = told.quantity.dimension in (Dimension.PERCENT, Dimension.POINTS)
    others = [one for one in segment if one is not told and (is_rate or one.quantity.is_kin(told.quantity))]
    others = [one for one in others if roles[one.place] is not Role.EXCESS]
    plans = [one for one in others if roles[one.place] is Role.PLAN]
    results = [one for one in others if roles[one.place] in (Role.RESULT, Role.RECEIVED)]
    if len(plans) != 1 or len(results) != 1 or len(others) != 2 or not plans[0].quantity.is_kin(results[0].quantity):
        return
    if not set(YEAR.findall(told.label)) <= set(YEAR.findall(plans[0].label)):
        # The plan that is compared with is that of another year: 收入预算897万元，其中财政拨款897万元，比2024年预算增加135万元.
        return
    if not all(one.is_exact for one in (told, *others)) or not are_of_one_body((told, *others)):
        return
    # A plan is exact, however round its number is: 12万件.
    then, now = replace(plans[0].quantity, half=0), results[0].quantity
    outcome = difference_of_levels(then, then.value, now, told.quantity)
    if outcome is None:
        return
    is_sure, reckoning = share_a_name(plans[0], results[0]), outcome.reckoning
    verdict, repair = verdict_of(outcome, told.quantity, (then, now), is_sure=is_sure)
    if now.value <= then.value:
        verdict, repair, reckoning = (
            Verdict.LIKELY_WRONG if is_sure else Verdict.UNKNOWN,
            None,
            f"{now.words}<{then.words}",
        )
    relation = relation_of(told.quantity, (then, now), verdict, reckoning, form="change", repair=repair)
    yield Reading.of(relation)


def _gap_to_whole(
    told: Figure, segment: Sequence[Figure], roles: dict[int, Role | None], line: Line
) -> Iterator[Reading]:
    """Yield what is missing, or what is left, with what was to be and what came of it."""
    # Posts are counted in 个, those who hold them in 人.
    kinds = _POSTS if any("编" in one.label for one in segment) else ()
    kin = [one for one in segment if (one is told or one.letter in "LD") and _may_be_added(one, told, kinds)]
    gaps = [one for one in kin if roles[one.place] is Role.GAP]
    others = [one for one in kin if one not in gaps]
    if not all(one.is_exact for one in kin) or not are_of_one_body(kin) or _is_but_for_some(line, told):
        return
    if len(others) > 2 and kin[-1] is told and _REST.search(told.label):
        # All parts but the last are told by their own names: that these are all, only their sum tells.
        readings = (
            _sum_of_result_and_gap(kin[start], kin[start + 1 :], line, is_said=False)
            for start in range(len(others) - 1)
        )
        yield from [one for one in readings if one.relation.verdict is Verdict.HOLDS][:1]
    if len(others) != 2:
        return
    ordered = _in_order(others, roles, line)
    if ordered is None:
        return
    whole, result, is_said = ordered
    if any(is_denied(whole.label, one.label) for one in (result, *gaps)):
        # 同意88票，不同意15票，弃权13票: what is denied is no part of what is not.
        return
    if not all(_is_gap_of(one, whole, result) for one in gaps):
        return
    is_said = is_said and share_a_name(whole, result)
    found = _sum_of_result_and_gap(whole, [result, *gaps], line, is_said=is_said)
    verdict = found.relation.verdict
    if verdict is not Verdict.HOLDS and _REST.search(told.label) and not (roles[whole.place] or roles[result.place]):
        # The whole of a rest may stand in a sentence before: 上级补助280万元，自筹20万元，余下268.7万元.
        return
    if is_said or verdict is not Verdict.UNKNOWN:
        yield found


def _is_but_for_some(line: Line, told: Figure) -> bool:
    """Tell whether the whole of a rest is not told, or it holds something else: 除2个在建外，其余18个; 剩余10亿元（含利息）."""
    if _WITH.match(line.passage.text, told.quantity.span.end):
        return True
    start = line.starts[line.sentence_start(told.place)]
    return _EXCEPT.search(line.passage.text, start, told.quantity.span.start) is not None


def _in_order(
    others: Sequence[Figure], roles: dict[int, Role | None], line: Line
) -> tuple[Figure, Figure, bool] | None:
    """Return what was to be or all there is, what came of it, and whether words tell both."""
    first, second = others
    ranks = (Role.PLAN, Role.WHOLE, Role.RECEIVED, None, Role.RESULT, Role.EXCESS)
    whole, result = sorted(others, key=lambda one: ranks.index(roles[one.place]))
    told = (roles[whole.place], roles[result.place])
    if told[0] is told[1] or told == (Role.RECEIVED, None):
        # Only their size and 其中 tell which of both is all.
        if told[0] not in (None, Role.RECEIVED):
            return None
        whole, result = (second, first) if second.quantity.value > first.quantity.value else (first, second)
        return (whole, result, False) if whole.quantity.value > result.quantity.value else None
    if Role.EXCESS in told or line.letters[whole.place - 2 : whole.place] == "zn":
        return None
    if told[0] is None and whole.quantity.value < result.quantity.value:
        # 首次发放失败96笔，再次成功91笔，剩余5笔: what is less than what came of it is not all there is.
        return result, whole, False
    return whole, result, None not in told


def _is_gap_of(gap: Figure, whole: Figure, result: Figure) -> bool:
    """Tell whether what is missing is of the deed that the others tell: 录取480人，未报到12人 is of another."""
    if _OF_SEVERAL.search(gap.label):
        # The gap is that of both terms together: 上学期实收325万元；本学期应收206万元，实收161万元，两学期累计欠费123万元.
        return False
    undone = _NOT_DONE.search(gap.label)
    return undone is None or undone["deed"] in whole.label + result.label


def _sum_of_result_and_gap(whole: Figure, parts: Sequence[Figure], line: Line, *, is_said: bool) -> Reading:
    start = line.starts[line.sentence_start(whole.place)]
    is_left = any(word in one.label for one in parts for word in _MONEY_LEFT)
    luck = _MOST_LUCK_OF_MONEY if is_left else _MOST_LUCK
    wrong, unmended = Verdict.LIKELY_WRONG, Verdict.UNKNOWN
    if is_said and not is_left:
        wrong, unmended, luck = Verdict.WRONG, Verdict.LIKELY_WRONG, 1
    elif is_left and _CARRIED.search(line.passage.text, start, line.ends[parts[-1].place]):
        wrong = Verdict.UNKNOWN
    if is_said and _UNTIL.search(line.passage.text, start, line.ends[parts[-1].place]):
        # 应付294万元，已付248万元，截止年末尚余138万元未付: what was owed before is among it.
        wrong = unmended = Verdict.UNKNOWN
    quantities = [one.quantity for one in parts]
    return weighed_sum(whole.quantity, quantities, form="parts", wrong=wrong, unmended=unmended, luck=luck)


def _may_be_added(one: Figure, other: Figure, kinds: Collection[str]) -> bool:
    """Tell whether two figures count the same, or two of the ``kinds``."""
    return one.quantity.is_kin(other.quantity) or {one.quantity.unit_class, other.quantity.unit_class} <= {*kinds}


def are_of_one_body(figures: Sequence[Figure]) -> bool:
    """Tell whether figures are not said to be of two bodies: 全省, 全市."""
    return len({body for one in figures for body in _BODY.findall(one.label)}) <= 1


def share_a_name(one: Figure, other: Figure) -> bool:
    """Tell whether two figures are not said to be of two things: 计划投资, 实际招收."""
    names = [_thing_counted(figure.label) for figure in (one, other)]
    return not all(names) or bool(set(names[0]) & set(names[1]))


@cache
def _role_words() -> re.Pattern[str]:
    return pattern(f"{_WORDS.any_of('plan', 'result', 'received', 'whole')}|{_DUE}")


def _thing_counted(label: str) -> str:
    return _OTHER_SIGNS.sub("", _role_words().sub("", label))
