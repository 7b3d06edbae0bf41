"""Quantities: what a number in a report says, exactly.

Values are whole numbers of millionths of the base of their unit class (1 of 人, 1 元, 1 percent), so that sums and
comparisons are exact and quick without fractions.
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from edulint.api import Span, int_to_han

ONE = 1_000_000
PERCENT = 100 * ONE
_HAN_NUMERALS, _LARGEST_IN_HAN = frozenset("零〇一二两三四五六七八九十百千万"), 9999
_OF_A_HUNDRED = "百分之"
_MULTIPLIERS = {"万": 10**4, "亿": 10**8}


class Dimension(Enum):
    """What kind of thing a quantity measures."""

    COUNT = "count"
    MONEY = "money"
    PRICE = "price"
    MEASURE = "measure"
    PERCENT = "percent"
    POINTS = "points"
    TIMES = "times"
    DATE = "date"
    BARE = "bare"


# A tuple: members of an Enum are slow to hash.
ADDABLE = (Dimension.COUNT, Dimension.MONEY, Dimension.MEASURE)


class Quantity(Struct, frozen=True, kw_only=True):
    """A number with its unit, and where it stands.

    ``value``, ``step`` (one unit of the last digit shown), ``half`` (how far the true value may lie from the one shown;
    0 for exact counts) and ``scale`` (one of the unit shown, with its 万 or 亿) are in millionths of the base of
    ``unit_class``. ``numeral`` is the number alone as written. ``approximation`` is the word that makes it vague (近, 多,
    以上), or empty. ``change`` is 1 for a stated rise, -1 for a stated fall, 0 for a level;
    ``is_reference`` marks the value of another time (比上年的1300人) that a level is compared with. ``label`` is the text
    before the quantity in its clause. ``depth`` counts open brackets; ``sentence``, ``segment`` (between semicolons)
    and ``clause`` count from 0 within the paragraph.
    """

    span: Span
    value: int
    step: int
    half: int
    scale: int
    numeral: str
    unit: str
    unit_class: str
    dimension: Dimension
    approximation: str = ""
    per: str = ""
    change: int = 0
    is_reference: bool = False
    label: str = ""
    depth: int = 0
    sentence: int = 0
    segment: int = 0
    clause: int = 0

    @property
    def is_exact(self) -> bool:
        """Tell whether the number is meant to the digit."""
        return not self.approximation

    @property
    def is_level(self) -> bool:
        """Tell whether it is a value of its own: no rise or fall, and not that of another time."""
        return not self.change and not self.is_reference

    def is_kin(self, other: Quantity) -> bool:
        """Tell whether two figures are of one kind, so that they may be compared: 人 and 名, 元 and 万元."""
        return self.unit_class == other.unit_class and self.dimension is other.dimension

    def may_become(self, later: Quantity) -> bool:
        """Tell whether a later figure may be what has become of this one, which may lack its unit: 从0到80%."""
        return not self.unit if self.dimension is Dimension.BARE else self.unit_class == later.unit_class

    def in_unit_of(self, other: Quantity, *, is_part: bool = True) -> Quantity:
        """Return a bare number as one in another figure's unit: with its 万, unless it has its own.

        A part doesn't have the 万 of its whole either, where it would be more than that: 1.2万人 of 6400 and 5600.
        """
        multiplier = _MULTIPLIERS.get(other.unit[:1], 1)
        has_own = self.scale > ONE or (is_part and self.value * other.scale > other.value * ONE)
        factor = other.scale // (multiplier if has_own else 1)
        value, step, half, scale = (one * factor // ONE for one in (self.value, self.step, self.half, self.scale))
        kind, dimension = other.unit_class, other.dimension
        return replace(self, value=value, step=step, half=half, scale=scale, unit_class=kind, dimension=dimension)

    def in_sentence_of(self, other: Quantity) -> bool:
        """Tell whether two figures stand in one sentence, and equally deep in brackets."""
        return self.sentence == other.sentence and self.depth == other.depth

    def in_clause_behind(self, other: Quantity) -> bool:
        """Tell whether it stands in the clause right behind that of another figure."""
        return self.clause == other.clause + 1

    @property
    def words(self) -> str:
        """The number with its unit."""
        return self.numeral + self.unit

    @property
    def decimals(self) -> int:
        """How many digits stand behind the decimal point."""
        numeral = self.numeral
        return len(numeral.replace("。", ".").partition(".")[2]) if "." in numeral or "。" in numeral else 0

    @property
    def digits(self) -> str:
        """The number's digits without point and separators, also of 四十八; empty for a fraction in words."""
        digits = self.numeral.replace(".", "")
        if not digits.isdecimal():
            digits = digits.replace(",", "").replace(" ", "").replace("。", "")
        if digits.isdecimal():
            return digits
        return str(self.value // self.step) if self._is_in_han else ""

    @property
    def _is_in_han(self) -> bool:
        """Whether the number is written in Han numerals, without a decimal point; 百分之九十 is, too."""
        return _HAN_NUMERALS.issuperset(self.numeral.removeprefix(_OF_A_HUNDRED))

    def rendered(self, value: int) -> str:
        """Return another value written as this one is: the same unit and the same number of decimals."""
        steps = (value * 2 + self.step) // (2 * self.step)
        whole, rest = divmod(steps, 10**self.decimals)
        number = f"{whole}.{rest:0{self.decimals}d}" if self.decimals else str(whole)
        if self._is_in_han and whole <= _LARGEST_IN_HAN:
            number = int_to_han(whole)
            if self.numeral.startswith(_OF_A_HUNDRED):
                return _OF_A_HUNDRED + number
        return number + self.unit


def decimal(value: int, scale: int = ONE, places: int = 6) -> str:
    """Return ``value / scale`` in decimals, rounded to ``places`` and without idle zeros."""
    sign, power = "-" if value < 0 else "", 10**places
    whole, rest = divmod((abs(value) * power * 2 + scale) // (2 * scale), power)
    if not rest:
        return f"{sign}{whole}"
    fraction = f"{rest:0{places}d}".rstrip("0")
    return f"{sign}{whole}.{fraction}"
