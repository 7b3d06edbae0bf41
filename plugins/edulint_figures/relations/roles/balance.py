"""Reads what is left: 结余 is income and what was carried over less expense, 顺差 is export less import."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edulint.api import pattern
from edulint_figures.relations.labels import core
from edulint_figures.relations.reading import Memory, Reading
from edulint_figures.relations.relation import Verdict
from edulint_figures.relations.sums import weighed_sum
from edulint_figures.relations.tokens import Figure, Line

_LEFT = pattern(
    r"(?:(?:年终|年末|期末|当期|当年|本年|滚存|收支){0,4}(?:结余|结存|差额?|净结余)|结转(?:到|至)?下年(?:使用|支出)?)(?:[决预]算数|执行数)?(?:为|是|共|约|[:(])*$"
)
# Such a balance is that of one year's income and expense, with nothing carried over.
_OF_A_YEAR = pattern(r"(?:本年|当年|当期|收支)(?:收支)?(?:净?结余|差额?)")
_DEFICIT = pattern(r"(?:赤字|收支缺口)(?:为|是|达|[:(])*$")
_TRADE = pattern(r"[顺逆]差(?:额|总额)?(?:为|是|达|[:(])*$")
# Such a balance is of its sentence's own export and import; 全行业进出口逆差 is not.
_OWN_TRADE = pattern(
    r"(?:[对与][^,。;]{1,4})?(?:实现|形成|外贸|贸易|进出口|货物|服务){0,4}[顺逆]差(?:额|总额)?(?:为|是|达|[:(])*$"
)
_PAIR, _LEAST_NAMED = 2, 2
_CARRIED = pattern(r"上年|上期|年初|动用|累计|滚存")
_IN, _OUT = pattern(r"收入|营业额|到位资金|筹集资金"), pattern(r"支出|开支|使用资金|已使用")
# 安排专项3200万元，已拨付2880万元，结余320万元.
_FUNDS, _SPENT = pattern(r"资金|专项|经费|安排|下达|到位"), pattern(r"拨付|支付|使用|支出")
_TOTAL_IN = pattern(r"(?:收入)?(?:合计|总计|总量)(?:为|是)?$|总收入(?:为|是)?$")
_TOTAL_OUT = pattern(r"(?:支出)?(?:合计|总计|总量)(?:为|是)?$|总支出(?:为|是)?$")
_EXPORT, _IMPORT = pattern(r"(?<!进)出口"), pattern(r"进口(?!出)")
_NOT_ALL = pattern(r"其中|含|专项|税收")
_STATED = pattern(r"收支相抵|相抵后|收支差")
_PARAGRAPHS = 3
_MOST = 16
# How likely chance may offer the digit that mends a balance. In eleven million characters of right texts all that are
# so stated hold.
_MOST_LUCK = 0.3


def relations_in(line: Line, memory: Memory) -> Iterator[Reading]:
    """Yield each balance of a line that the figures before it give."""
    for figure in line.figures:
        if figure.letter != "L" or not figure.is_exact:
            continue
        name = figure.label
        if _TRADE.search(name):
            yield from _of_trade(line, figure)
        elif _DEFICIT.search(name):
            yield from _of_deficit(line, figure)
        elif _LEFT.search(name) and not _CARRIED.search(name[-8:]):
            yield from _of_funds(line, figure, memory)


def _of_trade(line: Line, stated: Figure) -> Iterator[Reading]:
    before = [one for one in line.before(stated.place) if _is_level(one, stated)]
    exports = [one for one in before if _EXPORT.search(one.label)]
    imports = [one for one in before if _IMPORT.search(one.label) and not _EXPORT.search(one.label)]
    if exports and imports:
        sides = sorted((exports[0], imports[0]), key=lambda one: -one.quantity.value)
        is_own = _are_beside(sides, stated) and _is_of_these(sides, stated)
        is_one = len(exports) == len(imports) == 1 or is_own
        yield from _balance_reading([sides[0]], [sides[1]], stated, is_stated=is_one, is_defined=is_own)


def _of_deficit(line: Line, stated: Figure) -> Iterator[Reading]:
    """Yield a deficit that an expense and an income before it give."""
    before = [one for one in line.before(stated.place) if _is_level(one, stated)]
    incomes = [one for one in before if _IN.search(one.label) and not _OUT.search(one.label)]
    expenses = [one for one in before if _OUT.search(one.label) and not _IN.search(one.label)]
    readings = [
        reading
        for expense in expenses[:2]
        for income in incomes[:3]
        for reading in _balance_reading([expense], [income], stated, is_stated=False)
    ]
    held = [one for one in readings if one.relation.verdict is Verdict.HOLDS]
    # A deficit is defined as the difference of both totals right before it: 收入总量10.7亿元、支出总量14.9亿元，赤字4.2亿元.
    is_all = len(before) == len(incomes) + len(expenses) == _PAIR and _are_beside(before, stated)
    if not held and is_all and _TOTAL_IN.search(incomes[0].label) and _TOTAL_OUT.search(expenses[0].label):
        held = _balance_reading(expenses, incomes, stated, is_stated=True, is_defined=True)
    yield from held[:1]


def _are_beside(sides: Sequence[Figure], stated: Figure) -> bool:
    """Tell whether what a balance is of stands in its sentence."""
    return all(one.sentence == stated.sentence for one in sides)


def _is_of_these(sides: Sequence[Figure], stated: Figure) -> bool:
    """Tell whether a balance is called as its sides are, if it has a name: 电容器逆差 of 电容器进口, but not 全行业逆差."""
    name = _OWN_TRADE.sub("", stated.label)
    return not name or (len(name) >= _LEAST_NAMED and all(name in one.label for one in sides))


def _of_funds(line: Line, stated: Figure, memory: Memory) -> Iterator[Reading]:
    """Yield the first way to reckon a balance that gives it; if none does, that of totals that are called so."""
    recent = list(memory.recent)[-_PARAGRAPHS:]
    earlier = [one for told in reversed(recent) for one in told.before(len(told.letters))]
    here = line.before(stated.place)
    before = [one for one in (*here, *earlier) if _is_level(one, stated)][:_MOST]
    total_in = next((one for one in before if _TOTAL_IN.search(one.label) and "收入" in one.label), None)
    total_out = next((one for one in before if _TOTAL_OUT.search(one.label) and "支出" in one.label), None)
    start = max(line.passage.span.start, stated.quantity.span.start - 20)
    is_called = _STATED.search(line.passage.text, start, stated.quantity.span.start) is not None
    readings: list[Reading] = []
    if total_in and total_out:
        is_of_a_year = _OF_A_YEAR.search(stated.label) is not None
        # The balance of a year is defined as the difference of both totals: 总收入2.7亿元，总支出2.2亿元，当期结余5000万元.
        is_defined = is_of_a_year and line.between(total_in.place, stated.place) == [total_in, total_out]
        is_sure = is_called or is_of_a_year
        readings += _balance_reading([total_in], [total_out], stated, is_stated=is_sure, is_defined=is_defined)
    for incomes, expenses in _incomes_and_expenses(stated, before):
        readings += _balance_reading(incomes, expenses, stated, is_stated=False)
    if not (total_in and total_out):
        readings += _right_before(line, stated)
    if is_called and not (total_in and total_out):
        readings += _read_all(stated, memory)
    holding = [one for one in readings if one.relation.verdict is Verdict.HOLDS]
    yield from (holding or [one for one in readings if one.relation.verdict is not Verdict.UNKNOWN])[:1]


def _read_all(stated: Figure, memory: Memory) -> list[Reading]:
    """Return the balance of all figures of the paragraph before, if each says whether it is income or expense."""
    told = memory.last.before(len(memory.last.letters)) if memory.last else []
    figures = [one for one in told if _is_level(one, stated)]
    incomes = [one for one in figures if (_IN.search(one.label) or "结" in one.label) and not _OUT.search(one.label)]
    expenses = [one for one in figures if _OUT.search(one.label) and not _IN.search(one.label)]
    if not incomes or len(expenses) != 1 or len(incomes) + 1 < len(told):
        return []
    return _balance_reading(incomes, expenses, stated, is_stated=True)


def _right_before(line: Line, stated: Figure) -> list[Reading]:
    """Return the balance of an income and an expense that alone stand before it in its sentence."""
    start = line.sentence_start(stated.place)
    told = [one for one in line.before(stated.place, start)[::-1] if one.letter != "P"]
    sides = [one for one in told if _is_level(one, stated)]
    carried = [one for one in sides[:1] if len(sides) == 3 and _CARRIED.search(one.label)]
    sides = sides[len(carried) :]
    if len(sides) != 2 or len(told) != len(sides) + len(carried):
        return []
    income, expense = sides
    if _FUNDS.search(income.label) and _SPENT.search(expense.label) and not _SPENT.search(income.label):
        return _balance_reading([*carried, income], [expense], stated, is_stated=True)
    is_side = _IN.search(income.label) and not _OUT.search(income.label) and _OUT.search(expense.label)
    is_balance = is_side and not _IN.search(expense.label)
    return _balance_reading([*carried, income], [expense], stated, is_stated=True) if is_balance else []


def _incomes_and_expenses(stated: Figure, before: Sequence[Figure]) -> Iterator[tuple[list[Figure], list[Figure]]]:
    """Yield what may be income and what expense: the nearest of each, with what was carried over, of one name."""
    name = _LEFT.sub("", core(stated.label))
    plain = [one for one in before if not _NOT_ALL.search(one.label)]
    incomes = [one for one in plain if _IN.search(one.label) and not _OUT.search(one.label)]
    expenses = [one for one in plain if _OUT.search(one.label) and not _IN.search(one.label)]
    carried = [one for one in plain if _CARRIED.search(one.label) and "结" in one.label]
    if name:
        own_in, own_out = ([one for one in found if name in one.label] for found in (incomes, expenses))
        if own_in and own_out:
            yield own_in[:1], own_out[:1]
    for expense in expenses[:2]:
        for income in incomes[:4]:
            yield [income], [expense]
            if carried:
                yield [income, carried[0]], [expense]
        if len(incomes) > 1 and carried:
            yield [*incomes[:2], carried[0]], [expense]


def _is_level(one: Figure, stated: Figure) -> bool:
    return one.letter == "L" and one.is_exact and one.quantity.is_kin(stated.quantity)


def _balance_reading(
    added: Sequence[Figure], taken: Sequence[Figure], stated: Figure, *, is_stated: bool, is_defined: bool = False
) -> list[Reading]:
    """Return a balance with its verdict; one ``is_defined`` by the names in its sentence needs no digit to mend it."""
    plus, minus = [one.quantity for one in added], [one.quantity for one in taken]
    wrong = Verdict.LIKELY_WRONG if is_stated or is_defined else Verdict.UNKNOWN
    unmended, luck = (Verdict.LIKELY_WRONG, 1.0) if is_defined else (Verdict.UNKNOWN, _MOST_LUCK)
    return [weighed_sum(stated.quantity, plus, minus, form="total", wrong=wrong, unmended=unmended, luck=luck)]
