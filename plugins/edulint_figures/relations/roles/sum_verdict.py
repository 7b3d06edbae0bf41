"""Judges parts that do not make their whole: is a figure wrong, or does the list leave something out?"""

from __future__ import annotations

from collections.abc import Sequence

from edulint.api import Wording, pattern
from edulint_figures.quantities.phrases import AVERAGE, YEAR
from edulint_figures.quantities.quantity import ONE, Dimension, Quantity
from edulint_figures.relations.labels import ALIKE, agreement
from edulint_figures.relations.reading import Match, Memory, Reading
from edulint_figures.relations.relation import Verdict
from edulint_figures.relations.roles.apart import is_one_of_them
from edulint_figures.relations.roles.flows import Flow, flow_of
from edulint_figures.relations.roles.larger import may_be_mean
from edulint_figures.relations.roles.open_lists import ends_open, is_open
from edulint_figures.relations.roles.part_lists import Parts
from edulint_figures.relations.roles.sum_evidence import verdict_of, wording_of
from edulint_figures.relations.roles.sum_places import is_all_to_its_end
from edulint_figures.relations.roles.sum_weighed import Sum
from edulint_figures.relations.roles.told_with import are_within_levels, row_behind, shares_prove_their_sum
from edulint_figures.relations.sides import is_denied, is_one_side
from edulint_figures.relations.sums import sum_relation
from edulint_figures.relations.tokens import Figure, Line

# What came is no whole of what was done and what is left: that of earlier years is among these.
_CAME = pattern(r"新(?:收|受理|立)")
# 核定编制15名，在职14人，退休6人: how many posts there may be is no whole of who holds one, and who held one.
_POSTS, _HOLDERS = pattern("编制|定编|核编"), pattern("在职|在岗|在编|实有|现有|退休|离休")
# A net amount is what is left when some parts are taken away.
_NET = pattern("净(?:额|资产|资本|[增减买卖流投回转出入])")
# What is so far from its whole is of another one, if its shares say so.
_LEAST_OF_ANOTHER = 0.05
# A whole of another paragraph may lack so much and still be that of its parts.
_MOST_FAR_OFF = 0.5
# Of a list that only its figures join to an earlier whole: how much may be missing, and how likely chance may offer
# the digit, also where its names are all there are.
_MOST_BARE_OFF = 0.5
_MOST_BARE_LUCK, _MOST_BARE_LUCK_OF_ONE_MOULD, _MOST_BARE_LUCK_OF_ALL = 0.01, 0.05, 0.3
_MOST_BARE_LUCK_OF_NO_NAME = 0.001
_NOUN = 2
_SINCE = pattern("累计|滚存")
# What is told of, its kinds that lists name, and those that they often leave out.
_OFTEN_LEFT_OUT = (
    (pattern("农林牧渔|渔业"), pattern("业"), pattern("服务|辅助")),
    (pattern("粮食"), pattern("稻谷|水稻|小麦|玉米"), pattern("[豆薯夏秋]|杂粮|其[他它余]")),
)
# From the beginning of a year.
_TO_THEN = pattern(r"上半年|前[二三23]个?季度|全年|[1一][-—~至到](?:[0-9]{1,2}|[二三四五六七八九十]{1,2})月")
_TOTAL = pattern("总(?:产量|产值|[数量额值]|收入|投资|面积)")
_SHARE_BEHIND = pattern("n?,?onP")


def judged(
    match: Match, parts: Parts, whole: Figure, memory: Memory, *, is_nearest: bool, is_only: bool
) -> Reading | None:
    """Return parts with a whole that they do not make, or None where they hardly belong together.

    ``is_nearest`` says that no other whole stands nearer, ``is_only`` that no other may be meant.
    """
    line, quantities, total = match.line, parts.quantities, whole.quantity
    if not whole.is_exact or not all(figure.is_exact for figure in parts.figures):
        return None
    first = parts.figures[0].quantity.span.start
    if _is_no_sum(line, parts, whole) or line.passage.is_masked(min(total.span.end, first), quantities[-1].span.end):
        return None
    if match.phrasing.confidence == "possible" and _is_of_another_year(line, parts, whole):
        return None
    found = Sum(match, parts, whole, is_nearest=is_nearest and is_only, is_next=is_nearest)
    if abs(found.missing) <= found.slack or found.are_apart:
        # Within rounding it would hold, if one of the figures were not coarser than the others.
        return None
    if found.is_possible and not found.is_complete and is_one_of_them(parts, whole):
        return None
    if abs(found.missing) <= found.slack + total.half and (found.may_be_cut_off or found.is_possible):
        if found.is_possible:
            # Nothing says that these figures are parts: 安置房1.2万套，开工7600套、竣工5200套.
            return None
        return reading_of(match, parts.figures, whole, Verdict.DOUBTFUL, rank=100)
    is_of_another = found.off > _LEAST_OF_ANOTHER and shares_prove_their_sum(line, parts.figures)
    if is_of_another and not any(one.quantity is total for one in found.repairs):
        # 总投资88亿元。…分区域看，南部、北部分别投资129亿元、172亿元，占比分别为42.9%、57.1%: they are of what they make.
        return None
    verdict = _verdict(match, found, memory)
    is_view, is_told = found.opening in "vi" and line.head is not whole, verdict is not Verdict.UNKNOWN
    if found.off > _MOST_FAR_OFF and not line.holds(whole) and (is_view or not is_told):
        return None
    if not is_told and (not is_nearest or found.is_possible or found.goes_on_apart):
        return None
    if _is_of_others(found) or (is_told and _have_shares(line, parts, total, make_all=found.makes_all)):
        return None
    repair = wording_of(found) if is_told else None
    # What is only near gives way to a shorter list that a digit would mend.
    distance = Verdict.UNKNOWN.distance if verdict is Verdict.DOUBTFUL else verdict.distance
    return reading_of(match, parts.figures, whole, verdict, repair, rank=100 * distance + int(99 * found.off))


def _verdict(match: Match, found: Sum, memory: Memory) -> Verdict:
    """Return the verdict on parts, unknown where their list is open."""
    if ends_open(match.line, found.parts):
        # 28名干部，包括10名书记以及14名科级干部等 is left open, whatever the names say.
        return Verdict.UNKNOWN
    verdict = verdict_of(found)
    is_told = verdict is not Verdict.UNKNOWN and not found.is_complete
    return Verdict.UNKNOWN if is_told and is_open(match, found.parts, found.whole, memory, found) else verdict


def _is_of_others(found: Sum) -> bool:
    """Tell whether the whole is hardly that of the parts, or that of others, too."""
    is_less = not found.exceeds and _leaves_out_some(found.names, found.whole.label)
    return is_less or (is_one_side(found.whole.label, found.names) and is_one_side(found.whole_words, found.names))


def judged_bare(match: Match, parts: Parts, whole: Figure) -> Reading | None:
    """Return a list without a word for its whole, where a digit would make it give one that other figures were part of.

    None where chance might offer that digit.
    """
    found = Sum(match, parts, whole)
    if found.off > _MOST_BARE_OFF or found.are_apart or not found.repairs or _holds_the_others(parts):
        return None
    if not all(one.is_exact for one in (*parts.figures, whole)):
        return None
    if found.luck > _most_bare_luck(found) or (len(parts.figures) == 2 and not found.is_disjoint):
        return None
    if _have_shares(match.line, parts, whole.quantity, make_all=found.makes_all):
        # The shares say that a part is told elsewhere: 建议77件。⏎已解决41件，占53%；列入计划33件，占43%。不能解决3件.
        return None
    return reading_of(match, parts.figures, whole, Verdict.LIKELY_WRONG, found.repair, rank=100)


def _most_bare_luck(found: Sum) -> float:
    if found.is_complete:
        return _MOST_BARE_LUCK_OF_ALL
    is_one = is_one_of_them(found.parts, found.whole, least=_NOUN)
    if found.is_disjoint and is_all_to_its_end(found) and not is_one:
        return _MOST_BARE_LUCK_OF_ONE_MOULD
    # No word joins the parts to the whole: 审结一审刑事案件5668件。⏎批准逮捕1884件，不批准逮捕753件，提起公诉2511件，不起诉502件.
    is_called_so = found.is_disjoint or any(agreement(found.whole.label, name) for name in found.names)
    return _MOST_BARE_LUCK if is_called_so and not is_one else _MOST_BARE_LUCK_OF_NO_NAME


def _leaves_out_some(names: Sequence[str], whole: str) -> bool:
    """Tell whether a list leaves out what the whole has, too: services for farming, beans and roots beside grain."""
    told = "".join(names)
    return any(
        all_told.search(whole + told) and kinds.search(told) and not left.search(told)
        for all_told, kinds, left in _OFTEN_LEFT_OUT
    )


def _is_no_sum(line: Line, parts: Parts, whole: Figure) -> bool:
    """Tell whether the names say that parts do not make the whole: an average, a balance, one that a part has."""
    # 净流入 may be that of several 净流入, but not of 净流出.
    net = _NET.search(whole.label)
    is_net = net is not None and not all(net[0] in one.label for one in parts.figures)
    is_other = is_net or AVERAGE.search(whole.label) or may_be_mean(whole, parts.figures)
    is_other = is_other or _holds_another_whole(line, parts, whole)
    if _CAME.search(whole.label) and any("未" in one.label for one in parts.figures):
        # Cases from before are among the parts: 新收87件，审结89件，未结18件.
        return True
    if flow_of(whole) is Flow.HAD and any(flow_of(one) is Flow.CAME for one in parts.figures):
        # 年初余额99亿元，新增债券24亿元、再融资债券14亿元: what came is no part of what there was.
        return True
    if any(is_denied(whole.label, one.label) for one in parts.figures):
        # What is only partly so stands beside it and is no part of it: 予以公开144件，部分公开106件，其余44件.
        return True
    if _POSTS.search(whole.label) and all(_HOLDERS.search(one.label) for one in parts.figures):
        return True
    if line.holds(whole) and are_within_levels(line, parts.figures, [one.label for one in parts.figures]):
        # Each part is of one of the levels before: 财产险42亿元、人身险171亿元；财产险中车险35亿元；人身险中寿险157亿元.
        return True
    is_other = is_other or _divides_a_part(parts) or _is_share_of_a_part(line, parts)
    return bool(is_other) or _holds_the_others(parts) or any("逆差" in one.label for one in parts.figures)


def _holds_the_others(parts: Parts) -> bool:
    """Tell whether a count since an earlier time holds the others: 31名代表中，当年述职11名，累计述职21名."""
    if sum(_TO_THEN.search(one.label) is not None for one in parts.figures) > 1:
        # 一季度18亿元；上半年37亿元；前三季度56亿元: each holds those before.
        return True
    are_since = [(one.quantity.value, _SINCE.search(one.label) is not None) for one in parts.figures]
    since, others = ([value for value, is_since in are_since if is_since is wanted] for wanted in (True, False))
    return bool(since and others) and max(since) >= min(others)


def _holds_another_whole(line: Line, parts: Parts, whole: Figure) -> bool:
    """Tell whether a part is called a whole of the same rank: 蔬菜总产量 of 粮食总产量."""
    # This holds only behind 其中: 资产总额3058万元，负债总额962万元，净资产2096万元 is a sum, though two are called 总额.
    is_led = "z" in line.letters[whole.place : parts.figures[0].place]
    total = _TOTAL.search(whole.label) if is_led else None
    are_so_called = [total is not None and total[0] in one.label for one in parts.figures]
    return any(are_so_called) and not all(are_so_called)


def _divides_a_part(parts: Parts) -> bool:
    """Tell whether what stands behind a part is in it: 专任教师264人，含特级教师7人，高级教师96人."""
    return any(one.label.startswith(("含", "内含", "另含")) for one in parts.figures[1:])


def _is_share_of_a_part(line: Line, parts: Parts) -> bool:
    """Tell whether a part is a share of another one: 其中工业投资81亿元，技改投资35亿元，占工业投资的43%."""
    for index, part in enumerate(parts.figures[1:], 1):
        share = _SHARE_BEHIND.match(line.letters, part.place + 1)
        name = line.words(share.end() - 2).strip().removesuffix("的") if share else ""
        if name and any(agreement(one.label, name) >= ALIKE for one in parts.figures[:index]):
            return True
    return False


def _is_of_another_year(line: Line, parts: Parts, whole: Figure) -> bool:
    """Tell whether a list names a year of its own behind another: 2018年新增7对、36对，2019年新增8对，27对."""
    own, at = YEAR.search(parts.figures[0].label), whole.quantity.span.start
    if own is None or not line.holds(whole):
        return False
    told = YEAR.findall(line.passage.text, line.starts[line.sentence_start(whole.place)], at)
    return bool(told) and own[0] not in told


def _have_shares(line: Line, parts: Parts, total: Quantity, *, make_all: bool) -> bool:
    """Tell whether each part is followed by its share of the whole: then the figures are right, some are not told.

    Unless the shares make exactly 100, and so should the parts: what makes 99.9 may be of groups that overlap.
    """
    # A row of shares may stand behind all parts: 甲类2919亿元，乙类529亿元，分别占总额的65.6%、11.9%.
    row, made = row_behind(line, parts.figures), 0
    for index, part in enumerate(parts.figures):
        share = next(iter(row[index : index + 1] or line.between(part.place + 1, part.place + 6)), None)
        if share is None or share.quantity.dimension is not Dimension.PERCENT:
            return False
        value, half = share.quantity.value, share.quantity.half
        if abs(part.quantity.value * 100 * ONE - value * total.value) > half * total.value:
            return False
        made += value
    return not (make_all and made == 100 * ONE)


def reading_of(
    match: Match,
    parts: Sequence[Figure],
    whole: Figure,
    verdict: Verdict,
    repair: Wording | None = None,
    *,
    rank: int = 0,
) -> Reading:
    """Return the relation of a whole with its parts."""
    quantities, total = [part.quantity for part in parts], whole.quantity
    form = "total" if match.phrasing.form in ("total", "run") else "parts"
    return Reading.of(sum_relation(quantities, total, verdict, repair, form=form), rank)
