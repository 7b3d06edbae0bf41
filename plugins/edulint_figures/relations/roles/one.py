"""Adds up several shares of one whole: together they make 100."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from edulint.api import pattern
from edulint_figures.quantities.phrases import SHARE, YEAR
from edulint_figures.quantities.quantity import ONE, PERCENT, Quantity, decimal
from edulint_figures.relations.judge import chance, repairs_of, rounding_slack, wanted_for
from edulint_figures.relations.reading import Match, Memory, Reading
from edulint_figures.relations.relation import Verdict, relation_of
from edulint_figures.relations.roles.one_names import LONGEST_SENTENCE, base_told, lists_of, names_told
from edulint_figures.relations.roles.told_with import are_given_by_levels, are_within_levels
from edulint_figures.relations.sides import are_complements, are_disjoint, are_sides_of_one, is_mould, make_a_whole
from edulint_figures.relations.tokens import Figure, Line

# A list that is not known to be complete may leave more than the second out.
FAR, _MOST_MISSING = 3 * ONE, 12 * ONE
# The three industries, and most structures, have so many parts.
_PARTS = 3
# Chance may offer the digit that two sides lack so often at most.
_MOST_LUCK = 0.06
# Chance may offer the digit by which shares of one list are too many so often at most.
_MOST_LUCK_OF_MORE = 0.15
# How likely it may offer the digit that shares told in one row lack, of which nothing says that they are all, and the
# digit that shares of a structure lack.
_MOST_LUCK_OF_ROW, _MOST_LUCK_OF_LIST, _MOST_LUCK_OF_LESS = 0.02, 0.15, 0.3
_MOST_SHARES = 40
# A structure is called one within so many characters before it.
LEAD = 30
_OTHER_VIEW = pattern("(?:方面|来看|看),")
_BORNE = pattern(r"[承负分]担$")
_GRADES = pattern(r"较好|较差|一般的|良好|优良|轻度|中度|劣[三四五Ⅳ-Ⅵ]|[一二三四五Ⅰ-Ⅴ][级类]")
# One person may give several of such answers: 使用手机的比例, 认为合理的比例.
_ANSWERS = pattern(r"使用|选择|认为|表示|愿意|关注|参与|收看|收听|阅读")
# Each of several shares may be of a plan of its own: 占年度目标的47%.
_OWN_BASE = pattern(r"目标|计划|任务")
# Each region has costs of its own, of which it gets a share: 东部、中部、西部的奖补比例分别为40%、50%、60%.
_OWN_SHARE = pattern(r"(?:[奖补]补|补助|补贴|报销|支付|缴存|缴费|救助|资助|贴息|出资|配套|抵扣|减免)(?:的)?比例")
# 在线上和线下的市场份额 are shares of two markets, and 份额之和 is that of several firms together.
_OF_EACH = pattern(r"在[^,。;在]{1,12}[、和与及][^,。;在]{1,12}(?:份额|占比|比重|比例)|之和")
# A share of several together holds those that were told before it: 前五家公司合计占.
_TOGETHER = pattern(r"合计|累计|总共|共占|前[0-9一二三四五六七八九十]+[大家名位个强]")
# Of a span of years (2017-2019年, 近三年) each year has a whole of its own.
_OF_YEARS = pattern(r"[12][0-9]{3}年?[-—~至到][12][0-9]{3}年|[近前这过]去?[两二三四五]年|各年|历年")
# 东部地区学生中跨省的占 tells the share of a part within each group, and such shares do not make 100.
_PART_OF_EACH = pattern(r"(?P<group>[^,。;]{2,16})中[^,。;中]{1,12}占")
_BOUNDED = pattern(r"[及或]?以[上下](?!岁)")
_OLDEST, _YOUNGEST = pattern(r"岁(?:及|或)?以上"), pattern(r"岁(?:及|或)?以下")
_INDUSTRIES = pattern(r"三次产业|第三产业|三产")
# Mining, manufacturing and supply are together all industry.
_OF_INDUSTRY = ("采矿业", "制造业", "供应业")
STRUCTURED = pattern(r"结构|构成|分布|三次产业|第三产业|一、?二、?三(?:次)?产业")


def read(match: Match, memory: Memory) -> Iterator[Reading]:
    """Yield shares with their sum."""
    told = [one for one in match.all("shares") if one.letter == "P"][:_MOST_SHARES]
    for shares in lists_of(match.line, told):
        yield from _of_one(match.line, shares, memory)


def _of_one(line: Line, shares: Sequence[Figure], memory: Memory) -> Iterator[Reading]:
    """Yield shares of one whole with their sum, or two neighbours that are two sides."""
    are_shares = (
        shares
        and SHARE.search(shares[0].label)
        and all(not one.label or SHARE.search(one.label) or len(one.label) <= 2 for one in shares[1:])
    )
    if len(shares) >= 2 and are_shares and all(one.is_exact for one in shares) and not _OF_EACH.search(shares[0].label):
        are_divided = _are_divided(line, shares, memory)
        judged = list(_judged(line, shares, are_divided=are_divided))
        yield from judged or (one for pair in pairwise(shares) for one in _two_sides(line, pair, are_all=are_divided))


def _are_divided(line: Line, shares: Sequence[Figure], memory: Memory) -> bool:
    """Tell whether the levels that shares are told of, behind each or behind them all, make one whole."""
    start = line.sentence_start(shares[0].place)
    levels = [one for one in line.before(shares[-1].place, start) if one.letter == "L"][: len(shares)]
    whole = memory.whole_of_all(levels) if len(levels) == len(shares) else None
    # What two levels make by chance may stand anywhere before.
    return whole is not None and whole.quantity.span.start >= line.passage.span.start


def _judged(line: Line, shares: Sequence[Figure], *, are_divided: bool) -> Iterator[Reading]:
    """Yield shares with their sum, unless each may be a share of its own whole."""
    quantities = [one.quantity for one in shares]
    excess, slack = sum(one.value for one in quantities) - PERCENT, rounding_slack(quantities)
    if abs(excess) <= slack:
        if len(shares) >= 3:
            yield _relation(quantities, Verdict.HOLDS, excess)
        return
    if len(shares) == 2 or _have_own_bases(line, shares) or (excess > 0 and are_given_by_levels(line, shares)):
        return
    names = names_told(line, shares)
    if _are_of_own_wholes(line, shares, names) or _holds_those_before(quantities):
        return
    luck = chance(quantities, slack, PERCENT)
    # 产品结构看，甲类占62%，乙类占19%，丙类占8%: of so few digits some one mends nearly any three.
    is_all = are_divided or _are_all(line, shares, names)
    is_all = is_all and (excess > 0 or make_a_whole(names) or luck <= _MOST_LUCK_OF_LESS)
    wanted = (wanted_for(one, one.value - excess, slack=slack) for one in quantities)
    # 甲、乙、丙分别占16.3%、82.4%和2.3%: what is told in one row is one list.
    is_row = not any(one.label for one in shares[1:])
    are_one_list = are_disjoint(names) or is_mould(names) or _GRADES.search("".join(names)) is not None
    if excess < 0:
        is_near = excess >= -_MOST_MISSING and luck <= (_MOST_LUCK_OF_LIST if are_one_list else _MOST_LUCK_OF_ROW)
        # 其中，生活用水占13.6%，工业用水占16.6%，农业用水占62.9%: what it leads in may leave the rest out.
        is_led = "z" in line.letters[line.sentence_start(shares[0].place) : shares[0].place]
        is_likely = is_all or ((are_one_list or is_row) and is_near and not is_led)
        is_wrong = is_likely and bool(repairs_of(wanted))
    else:
        is_likely = _are_too_much(line, shares, luck, is_all=is_all, is_row=is_row, are_one_list=are_one_list)
        # 三地的比重分别为83.8%、61.3%和49.4%: no digit makes these shares of one whole.
        is_wrong = (is_row and excess <= FAR) or (is_likely and (excess <= FAR or bool(repairs_of(wanted))))
    if is_wrong:
        yield _relation(quantities, Verdict.LIKELY_WRONG, excess)
    elif is_all:
        yield _relation(quantities, Verdict.UNKNOWN, excess)


def _are_too_much(
    line: Line, shares: Sequence[Figure], luck: float, *, is_all: bool, is_row: bool, are_one_list: bool
) -> bool:
    """Tell whether shares that make more than 100 are hardly of several wholes."""
    label = shares[0].label
    if "贡献率" in label or _BORNE.search(label):
        # Costs that several bear are borne by them alone, so that their shares make 100.
        return True
    # 三地比例分别为40%、50%、60%: of round shares, chance may offer a digit for any.
    is_telling, may_be_own = luck <= _MOST_LUCK_OF_MORE, "比例" in label and "占" not in label
    if is_all and (is_telling or not may_be_own):
        return True
    return (is_telling and (are_one_list or _is_view(line, shares))) or (is_row and luck <= _MOST_LUCK_OF_ROW)


def _holds_those_before(shares: Sequence[Quantity]) -> bool:
    """Tell whether a share is the sum of those before it: 正高级占7.12%，副高级占43.32%，高级占50.45%."""
    sums = ((shares[: place + 1], sum(one.value for one in shares[:place])) for place in range(2, len(shares)))
    return any(abs(told[-1].value - made) <= rounding_slack(told) for told, made in sums)


def _have_own_bases(line: Line, shares: Sequence[Figure]) -> bool:
    """Tell whether shares say of what they are shares, and that it is not the same."""
    told = {base_told(one.label) for one in shares}
    bases = told - {""}
    if len(bases) > 1 or any(map(_OWN_BASE.search, bases)) or _OWN_SHARE.search(shares[0].label):
        return True
    # The share behind 其中 is a part of the one before it: 占总人口的20.2%，其中老人占比为14.9%.
    return len(told) > 1 and "z" in line.letters[shares[0].place : shares[-1].place]


def _are_of_own_wholes(line: Line, shares: Sequence[Figure], names: Sequence[str]) -> bool:
    """Tell whether shares are of several years or groups, or of answers of which one may give several."""
    if any(_TOGETHER.search(one.label) for one in shares[1:]) or (not any(names) and _are_of_years(line, shares[0])):
        return True
    # 2021年、2022年和2023年占营业收入的比例分别为31.9%、31.7%和36.8%; but one year before the first is that of all.
    if are_within_levels(line, shares, names):
        return True
    if any(map(YEAR.search, names[1:])) or _ANSWERS.search("".join(names)):
        return True
    text, at = line.passage.text, shares[0].quantity.span.start
    sentence = max(text.rfind("。", 0, at) + 1, line.passage.span.start, at - LONGEST_SENTENCE)
    each = _PART_OF_EACH.search(text, sentence, at)
    return each is not None and all(name[-2:] in each["group"] for name in names[1:] if len(name) >= 2)


def _are_of_years(line: Line, first: Figure) -> bool:
    """Tell whether the sentence of a row of shares names a span of years before it."""
    start = line.starts[line.sentence_start(first.place)]
    return _OF_YEARS.search(line.passage.text, start, first.quantity.span.start) is not None


def _is_view(line: Line, shares: Sequence[Figure]) -> bool:
    """Tell whether a view, or what is divided, leads the shares, with no other figure between: 从类型看，甲类占41%，…."""
    start = line.sentence_start(shares[0].place)
    place = max(line.letters.rfind(letter, start, shares[0].place) for letter in "vi")
    return place >= 0 and not line.between(place, shares[0].place)


def _two_sides(line: Line, pair: Sequence[Figure], *, are_all: bool) -> Iterator[Reading]:
    """Yield two neighbours that are the two sides of a division: together they are all.

    ``are_all`` says that the levels before them make one whole.
    """
    excess = sum(one.quantity.value for one in pair) - PERCENT
    quantities = [one.quantity for one in pair]
    slack = rounding_slack(quantities)
    if any(one.value == PERCENT for one in quantities):
        # Shares of 100% are each of a whole of their own: 客运、货运车辆更换占比均为100%.
        return
    bases = {base_told(one.label) for one in pair} - {""}
    if len(bases) > 1 or any(_OWN_BASE.search(base) for base in bases):
        return
    names = names_told(line, pair)
    if _OTHER_VIEW.search(line.passage.text, pair[0].quantity.span.end, pair[1].quantity.span.start):
        # 外销占比79%；产品方面，彩超占比86%: each divides the whole in a way of its own.
        return
    if sum(_BOUNDED.search(name) is not None for name in names) == 1 or are_within_levels(line, pair, names):
        # The first share holds the second where one has a bound: 硕士及以上学位占95.1%，博士学位占68.6%.
        return
    if excess < -slack:
        # 国有占60%，民营占30%: others may not be told, unless a digit is hardly by chance all that is missing.
        is_slip = excess >= -_MOST_MISSING and chance(quantities, slack, PERCENT) <= _MOST_LUCK
        if is_slip and are_sides_of_one(names):
            wanted = (wanted_for(one, one.value - excess, slack=slack) for one in quantities)
            if repairs_of(wanted):
                yield _relation(quantities, Verdict.LIKELY_WRONG, excess)
        return
    if are_complements(names) or are_all:
        yield _relation(quantities, Verdict.HOLDS if excess <= slack else Verdict.LIKELY_WRONG, excess)
    elif excess <= slack and (_are_of_a_view(line, pair) or all(one.decimals for one in quantities)):
        yield _relation(quantities, Verdict.HOLDS, excess)
    elif _are_of_a_view(line, pair):
        yield _relation(quantities, Verdict.LIKELY_WRONG, excess)


def _are_of_a_view(line: Line, pair: Sequence[Figure]) -> bool:
    """Tell whether two shares are the first percentages behind a view: 从水源看，地表水占58.7%，地下水占41.3%."""
    start = line.sentence_start(pair[0].place)
    place = line.letters.rfind("v", start, pair[0].place)
    told = line.between(max(place, 0), line.sentence_stop(pair[1].place))
    base = base_told(pair[0].label)
    shares = [one for one in told if one.letter == "P" and base_told(one.label) in (base, "")]
    # More shares than two say that each has a whole of its own: 分行业看，机械业占65.2%，矿业占54.5%，纺织业占54%.
    is_pair = shares == list(pair) and told[0] is pair[0]
    return place >= 0 and is_pair


def _are_all(line: Line, shares: Sequence[Figure], names: Sequence[str]) -> bool:
    """Tell whether the shares are surely all there are: of a structure, of all ages, or with 其他 as the last."""
    text, low = line.passage.text, line.passage.span.start
    starts = [max(low, shares[0].quantity.span.start - LEAD), *(one.quantity.span.end for one in shares[:-1])]
    gaps = [text[start : one.quantity.span.start] for start, one in zip(starts, shares, strict=True)]
    are_ages = all("岁" in gap for gap in gaps)
    if are_ages and (_OLDEST.search(gaps[-1]) or (_OLDEST.search(gaps[0]) and _YOUNGEST.search(gaps[-1]))):
        return True
    # 非常满意、基本满意、不满意: with its opposite a scale is complete.
    if any(name.startswith("不") and any(one.endswith(name[1:]) for one in names if one != name) for name in names):
        return True
    if (all(names) and make_a_whole(names)) or (names[-1] and make_a_whole(names[-1:])):
        return True
    sentence = max(text.rfind("。", low, starts[0]) + 1, low, shares[0].quantity.span.start - LONGEST_SENTENCE)
    if len(shares) == _PARTS and "贡献率" in shares[0].label and _INDUSTRIES.search(text, sentence, starts[-1]):
        return True
    if len(shares) == _PARTS and all(name in text[sentence : starts[-1] + LEAD] for name in _OF_INDUSTRY):
        return True
    before = text[max(low, shares[0].quantity.span.start - LEAD) : shares[0].quantity.span.start]
    return STRUCTURED.search(before) is not None and (len(shares) == _PARTS or "结构" in before or "构成" in before)


def _relation(shares: Sequence[Quantity], verdict: Verdict, excess: int) -> Reading:
    reckoning = "+".join(decimal(one.value) for one in shares).replace("+-", "-") + f"={decimal(PERCENT + excess)}"
    message = "more" if excess > 0 else "contradiction"
    return Reading.of(relation_of(shares[-1], shares[:-1], verdict, reckoning, form="one", message=message))
