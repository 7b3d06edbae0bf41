"""Reckons products that are written out with their signs: 4万亩×2次×18元/亩=144万元, 120人×5天×80元+2400元=50400元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import reduce
from operator import mul

from edulint.api import Span, pattern
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.quantity import ONE, Dimension, Quantity, decimal
from edulint_figures.relations.judge import only_one, repairs_of, wanted_for
from edulint_figures.relations.relation import Relation, Verdict, relation_of

# 4 120 and 4,120 are 4120.
_ONE = r"(?:[0-9]{1,3}(?:[ ,][0-9]{3}){1,3}(?![0-9])|[0-9]{1,9})(?:[.][0-9]{1,6})?"
_UNIT = r"[^0-9×*+=,，。;:、()（）%\n]{0,12}+"
# A bracket behind a factor says what it is: 3人(含司机)×2天.
_NOTE = r"(?:[(（][^()（）0-9\n]{0,12}[)）])?"
_FIRST = rf"{_ONE} ?+%?+{_UNIT}{_NOTE}"
_FACTOR = rf"[^\W\da-zA-Z]{{0,8}} ?{_ONE} ?+%?+{_UNIT}{_NOTE}"
_WRITTEN = pattern(
    rf"(?<![0-9.])(?<![0-9] )(?P<sum>{_FIRST}[×*]{_FACTOR}(?:[×*+]{_FACTOR}){{0,10}})=(?P<total> ?{_ONE})(?![0-9.])"
)
_NUMBER = pattern(rf"({_ONE})( ?%|[百千]?[万亿]|[百千])?")
_PER = pattern("/([^\\W\\d])")
_OPERATOR, _LONGEST_NAME = pattern(r"[×*+=/÷-][^\W\d]*$"), 10
_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}


def relations_in(passage: Passage) -> Iterator[Relation]:
    """Yield each total that stands behind a product of two factors or more, and a sum of such products."""
    for match in _WRITTEN.finditer(passage.text, passage.span.start, passage.span.end):
        if _goes_on(passage.text, match.start()):
            continue
        at = match.start("total") + match["total"].startswith(" ")
        index = passage.first_at(at)
        total = passage.quantities[index] if index < len(passage.quantities) else None
        if total is None or total.span.start != at or not total.is_exact or not total.unit:
            continue
        if total.dimension is Dimension.PERCENT:
            # What is written with ÷ is a quotient and no product: 18个÷20×100%=90%.
            continue
        computed = sum((_product(term) for term in match["sum"].split("+")), start=Fraction(0))
        yield _relation(passage, match, total, computed)


def _goes_on(text: str, start: int) -> bool:
    """Tell whether what stands before a product belongs to it: (260元+40元)×80人, 15人-专家6人×2天."""
    before = text[max(0, start - _LONGEST_NAME) : start].rstrip()
    return _OPERATOR.search(before) is not None


def _product(term: str) -> Fraction:
    """Return the product of the factors of a term."""
    factors = (found for factor in re.split("[×*]", term) if (found := _NUMBER.search(factor)))
    return reduce(mul, (_value(found) for found in factors), Fraction(1))


def _value(found: re.Match[str]) -> Fraction:
    number, scale = Fraction(found[1].replace(",", "").replace(" ", "")), (found[2] or "").strip()
    return number / 100 if scale == "%" else number * _SCALES[scale]


def _relation(passage: Passage, match: re.Match[str], total: Quantity, computed: Fraction) -> Relation:
    """Return the relation of a total with what its factors make."""
    # 5斤×7次=35斤: what is reckoned is counted in the unit of the total, without its 万.
    made = round(computed * total.scale / _multiplier(total))
    span = Span.of(match, "sum")
    operands = [one for one in passage.quantities if span.start <= one.span.start < span.end]
    reckoning = f"{match['sum'].strip()}={decimal(made, total.scale, 4)}{total.unit}"
    off, room = abs(made - total.value), max(total.half, total.step // 2)
    if off <= room:
        return relation_of(total, operands, Verdict.HOLDS, reckoning, form="product")
    if off <= 2 * room:
        return relation_of(total, operands, Verdict.DOUBTFUL, reckoning, form="product")
    if total.value and _is_power_of_ten(computed * ONE / total.value) and not _is_in_its_unit(match["sum"]):
        # The price may be for one of another unit: 3.6公里×80元/米=28.8万元.
        return relation_of(total, operands, Verdict.UNKNOWN, reckoning, form="product")
    repair = only_one(repairs_of([wanted_for(total, made)]))
    return relation_of(total, operands, Verdict.WRONG, reckoning, form="product", repair=repair)


def _multiplier(total: Quantity) -> int:
    """Return what the 万 or 亿 of a total stands for, 1 where it has none."""
    found = _NUMBER.match(total.words)
    return _SCALES[(found[2] or "").strip()] if found is not None and found[2] else 1


def _is_power_of_ten(quotient: Fraction) -> bool:
    """Tell whether a number is 10, 100 … or a tenth, a hundredth …, within a hundredth of it."""
    powers = [Fraction(10) ** exponent for exponent in range(-8, 9)]
    return any(abs(quotient - power) * 100 <= power for power in powers)


def _is_in_its_unit(written: str) -> bool:
    """Tell whether a price is for one of what another factor counts: 3.2万株×130元/株."""
    price = _PER.search(written)
    return price is not None and price[1] in written[: price.start()] + written[price.end() :]
