"""Judges a total that stands behind its parts: 合计, 共计, 共."""

from __future__ import annotations

from edulint.api import is_han, pattern
from edulint_figures.quantities.quantity import ONE
from edulint_figures.relations.labels import core
from edulint_figures.relations.relation import Verdict
from edulint_figures.relations.roles.sum_places import are_of_other_nouns
from edulint_figures.relations.roles.sum_weighed import Sum

_TOTALLING = pattern(r"^[^,。;]{0,4}?(?:共计|合计|总计|总共|一共|共)")
_TOTALLED = pattern(r"(?:共计|合计|总计|总共|一共|共有?)(?:为|是|达)?$")


def _counts_other_things(found: Sum) -> bool:
    """Tell whether parts and total each name their own thing: 涉及54个乡镇，100个村，计划实施项目共计100个.

    Of 罚款30万元，没收2万元，罚款20万元，共计罚款50万元 only some are named as the total is.
    """
    line, whole = found.match.line, found.whole
    named = _TOTALLING.sub("", whole.label)
    if len(named) >= 2 and 0 < sum(one.label.endswith(named) for one in found.parts.figures) < len(found.parts.figures):
        return True
    name = core(_TOTALLED.sub("", whole.label))
    behind = [line.passage.after(one, 2) for one in found.parts.quantities]
    are_named = len(name) >= 2 and all(is_han(word[:1]) for word in behind)
    return are_named and not any(set(word) & set(name) for word in behind)


def _is_summed_at_once(found: Sum) -> bool:
    """Tell whether parts that 、 joins are summed right behind them: 专家46人次、31人次、25人次，共102人次."""
    letters, last = found.match.line.letters, found.parts.figures[-1].place
    first = found.parts.figures[0].place
    is_row = set(letters[first:last]) <= set("Ln/")
    return is_row and letters.startswith((",tL", ",ntL", ",tnL"), last + 1) and found.parts.are_of_one_unit


def _is_repeated(found: Sum) -> bool:
    """Tell whether a total is of what comes again and again: 首单150元，复投130元，每周返利4元，60周共返利240元."""
    between = found.match.line.between(found.parts.figures[0].place + 1, found.whole.place)
    return any(one.label.startswith("每") for one in between[-1:])


def of_total(found: Sum) -> Verdict:
    """Judge a total that stands behind its parts: 合计 is certain, 共 may count something else."""
    line = found.match.line
    counted = line.tokens[line.letters.rfind("t", 0, found.match.found.end()) - 1]
    if counted is not None and counted.quantity.value != len(found.parts.figures) * ONE:
        # 整治河涌5.8公里，加固堤围20处共9.8公里 is no sum, 三项共计 is one of three.
        return Verdict.UNKNOWN
    if _is_repeated(found):
        return Verdict.UNKNOWN
    largest = max(one.value for one in found.parts.quantities)
    if line.words(line.letters.rfind("t", 0, found.match.found.end())) in ("共", "共有"):
        is_near = bool(found.repairs) and found.off <= 0.15 and largest < found.whole.quantity.value
        is_near = is_near and not are_of_other_nouns(found)
        is_near = is_near or (bool(found.repairs) and _is_summed_at_once(found))
        return Verdict.LIKELY_WRONG if is_near else Verdict.UNKNOWN
    if (not found.repairs and found.off > 0.12) or _counts_other_things(found):
        return Verdict.UNKNOWN
    return Verdict.WRONG if found.repairs or found.off <= 0.03 else Verdict.LIKELY_WRONG
