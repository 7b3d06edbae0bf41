"""Reads the quantities of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from edulint.api import Span, pattern
from edulint_figures.quantities.context import (
    BEFORE_UNITS,
    VAGUE_BEHIND,
    change_in,
    is_reference,
    per_in,
    unit_start,
    vague_word,
)
from edulint_figures.quantities.divided import divided_at
from edulint_figures.quantities.exclusions import (
    RANGE_FIRSTS,
    SIGNS,
    end_of_misshapen,
    end_of_parted,
    end_of_thousands,
    follows_first,
    is_counted,
    is_name,
    is_one_of_a_list,
    is_saying,
    length_of_time,
    measures_nothing,
    range_end,
    sign_before,
    tenths_at,
)
from edulint_figures.quantities.numerals import BIG, CONTINUING, HAN_DIGITS, Numeral, coins_at, numeral_at
from edulint_figures.quantities.quantity import ONE, Dimension, Quantity
from edulint_figures.quantities.units import Unit, unit_at, unit_before, unit_firsts

# One pass meets everything that matters: numbers, brackets, ends of clauses and sentences. All begin with one class, as
# this is what lets the search run over the words between; the empty groups at their ends tell them apart.
_TOKEN = pattern(
    r"[,、:0-9零〇一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾。!?…;()](?:"
    r"(?<=[,、:])(?P<clause>)"
    r"|(?<=[0-9])[0-9]*(?:,[0-9]{3}(?![0-9]))*(?:[.。][0-9]+)?(?P<digits>)"
    r"|(?<=[。!?…])[。!?…]*(?P<sentence>)"
    r"|(?<=;)(?P<segment>)|(?<=\()(?P<open>)|(?<=\))(?P<close>)"
    r"|(?<=[百千万])万?分之(?P<share>)"
    r"|(?<=[零〇一二两三四五六七八九十])(?![0-9])(?P<han>)"
    # The Han digit of 高一3420人 ends a name. 队伍, 大陆: a capital numeral has a unit behind it.
    r"|(?<=[壹贰叁肆伍陆柒捌玖拾])(?=[拾佰仟元圆零壹贰叁肆伍陆柒捌玖一二三四五六七八九]|[万亿][元圆零壹贰叁肆伍陆柒捌玖])(?P<capital>))"
)
# A number goes on behind its digits only with one of these; for other characters no search is needed.
_GOES_ON = frozenset(" 十百千万亿零点多余来几")
_BEHIND_VAGUE = frozenset(" 百千万亿")
_OF = "分之"
_NO_NUMBER = frozenset("xX×*_·∶强")
_WHOLES = {"百": 100, "千": 1000, "万": 10**4}
_PERCENT = Unit("percent", Dimension.PERCENT, ONE)
_LABEL_LENGTH = 40
_MOST_DECIMALS, _MOST_DIGITS = 5, 18


class _Shown(Struct):
    """A number as written, before the words around it are read."""

    start: int
    stop: int
    numeral: str
    value: int
    step: int
    half: int
    scale: int
    unit: Unit
    vague: str = ""


def quantities(text: str, folded: str, start: int, end: int) -> Iterator[Quantity]:
    """Yield the quantities of ``text[start:end]``, one paragraph, in order.

    ``folded`` is the text with half-width forms, of the same length. A number is read whole or not at all. Dates,
    ordinals (第3), model names (5G), parts of ranges (3—5万) and masked numbers are not among them.
    """
    reading = _Reading(text, folded, start, end)
    measuring = _measuring()
    for token in _TOKEN.finditer(folded, start, end):
        at = token.start()
        if at < reading.bound:
            continue
        # Most tokens are commas, or Han digits that measure nothing.
        kind = token.lastgroup
        if kind == "clause":
            reading.clause += 1
            reading.bound = reading.label_at = at + 1
        elif (kind != "han" or folded[at + 1 : at + 2] in measuring) and (quantity := reading.step(token)) is not None:
            yield quantity


@cache
def _measuring() -> frozenset[str]:
    """Return the characters one of which stands behind a single Han digit that is a number or the first of a range."""
    return unit_firsts() | CONTINUING | RANGE_FIRSTS | frozenset("分成")


class _Reading:
    """One pass over a paragraph.

    ``bound`` is how far it has read, ``label_at`` where the next quantity's label begins.
    """

    def __init__(self, text: str, folded: str, start: int, end: int) -> None:
        self.text, self.folded, self.start, self.end = text, folded, start, end
        self.depth = self.sentence = self.segment = self.clause = 0
        self.bound = self.label_at = start
        self.skip_at = -1

    def step(self, token: re.Match[str]) -> Quantity | None:
        """Read a token other than the end of a clause."""
        kind = token.lastgroup
        if kind == "digits":
            return self._digits(token)
        if kind in ("han", "capital"):
            return self._han(token.start())
        if kind == "share":
            start = token.start()
            if sign_before(self.folded, self.start, start) < 0:
                return self._passed(token.end())
            whole = _WHOLES[self.folded[start]] * (1 if self.folded.startswith(_OF, start + 1) else _WHOLES["万"])
            return self._fraction(start, token.end(), whole)
        if kind == "open":
            self.depth += 1
        elif kind == "close":
            self.depth = max(0, self.depth - 1)
        else:
            self.clause += 1
            self.segment += 1
            if kind == "sentence":
                self.sentence += 1
        self.bound = self.label_at = token.end()
        return None

    def _digits(self, token: re.Match[str]) -> Quantity | None:
        start, stop = token.span()
        folded, numeral = self.folded, token[0]
        sign = sign_before(folded, self.start, start)
        after = folded[stop : stop + 1]
        if (after == "," or "," in numeral) and (misshapen := end_of_misshapen(self.text, folded, start, stop)):
            return self._passed(misshapen)
        if start == self.skip_at or sign < 0:
            return self._passed(stop)
        if after == " " and (end := end_of_thousands(folded, self.start, start, stop)):
            numeral, stop, after = folded[start:end].replace(" ", ""), end, folded[end : end + 1]
        elif (after == " " or folded[start - 1] == " ") and (parted := end_of_parted(folded, self.start, start, stop)):
            return self._passed(parted)
        if after == "/" and (divided := divided_at(numeral, folded, stop)) is not None:
            if divided.whole:
                return self._share(start, divided.stop, divided.part, divided.whole)
            return self._passed(divided.stop)
        # 20xx is masked, 6·26 a date, 3:1 a ratio or a time, 500强 a list of companies.
        if after in _NO_NUMBER or (after == ":" and folded[stop + 1 : stop + 2].isdigit()):
            return self._passed(stop)
        multiplier = BIG.get(after, 1) if stop < self.end else 1
        number_stop, stop = stop, stop + (multiplier > 1)
        if after in _GOES_ON and (len(numeral) > _MOST_DIGITS or self._goes_on(stop, multiplier)):
            found, end = numeral_at(folded, start, self.end)
            return self._number(start, sign, found, end, is_han=False)
        whole, _, fraction = numeral.replace(",", "").replace("。", ".").partition(".")
        if len(fraction) > _MOST_DECIMALS or len(whole) > _MOST_DIGITS:
            return self._passed(stop)
        found = Numeral(number_stop, stop, int(whole + fraction), len(fraction), multiplier)
        return self._number(start, sign, found, stop, is_han=False)

    def _goes_on(self, at: int, multiplier: int) -> bool:
        """Tell whether more of a number may stand behind its digits and their 万."""
        behind = self.folded[at : at + 1]
        if behind in VAGUE_BEHIND:
            # 3000多人, but 3000多万.
            return self.folded[at + 1 : at + 2] in _BEHIND_VAGUE
        return behind in (_GOES_ON if multiplier == 1 else CONTINUING)

    def _han(self, start: int) -> Quantity | None:
        folded, stop = self.folded, start + 1
        sign = sign_before(folded, self.start, start)
        if folded[stop : stop + 1] in CONTINUING:
            found, stop = numeral_at(folded, start, self.end)
        else:
            # A single digit, or 十.
            found = Numeral(stop, stop, HAN_DIGITS.get(folded[start], 10))
        is_one = stop == start + 1 and folded[start] == "一" and not folded.startswith("个百分点", stop)
        is_passed = sign < 0 or start == self.skip_at or is_saying(folded, self.start, start, stop)
        if is_passed or (is_one and not is_one_of_a_list(folded, self.start, start)):
            return self._passed(stop)
        return self._number(start, sign, found, stop, is_han=True)

    def _number(self, start: int, sign: int, found: Numeral | None, stop: int, *, is_han: bool) -> Quantity | None:
        """Read a number with what stands behind it: 分之, a range, its unit."""
        if found is None:
            return self._passed(stop)
        if self.folded.startswith(_OF, found.stop) and not found.decimals:
            return self._fraction(sign, found.stop + len(_OF), found.digits * found.multiplier)
        return self._quantity(start, sign, found, is_han=is_han)

    def _fraction(self, start: int, at: int, whole: int) -> Quantity | None:
        """Read 百分之五 and 三分之一: what stands behind 分之."""
        part, stop = numeral_at(self.folded, at, self.end)
        if part is None and self.folded.startswith("百", at):
            part, stop = Numeral(at + 1, at + 1, 100), at + 1
        if part is None or not whole:
            return self._passed(stop)
        return self._share(start, part.stop, part.digits * part.multiplier, whole * 10**part.decimals)

    def _share(self, start: int, stop: int, part: int, whole: int) -> Quantity | None:
        value = part * 100 * ONE // whole
        # 百分之五 is rounded as 5% is; 四分之一 is said of all that lies nearer to it than to 五分之一.
        is_rounded = whole % 100 == 0
        step = 100 * ONE // whole if is_rounded else 1
        half = max(step // 2, 1) if is_rounded else 100 * ONE // (2 * whole * (whole + 1))
        return self._built(_Shown(start, stop, self.folded[start:stop], value, step, half, ONE, _PERCENT))

    def _passed(self, stop: int) -> Quantity | None:
        """Pass over a number that is no quantity."""
        self.bound = max(self.bound, stop)
        return None

    def _quantity(self, start: int, sign: int, found: Numeral, *, is_han: bool) -> Quantity | None:
        folded, at, vague = self.folded, found.stop, found.vague
        digits, decimals, multiplier = found.digits, found.decimals, found.multiplier
        if folded[at : at + 1] in BEFORE_UNITS:
            at, vague = unit_start(folded, at, self.end, vague)
        unit, length = unit_at(folded, at)
        if not length and multiplier > 1 and (named := unit_before(folded, self.label_at, start)) is not None:
            unit = named
        elif not length:
            at = at if folded.startswith("成", at) else found.stop
            vague = found.vague
            tenths = tenths_at(folded, at) if digits <= 10 ** (decimals + 1) else None
            if tenths is not None:
                unit, length = Unit("percent", Dimension.PERCENT, 10 * ONE), tenths[1]
                digits, decimals = (digits * 10 + tenths[0], decimals + 1) if length > 1 else (digits, decimals)
        stop = at + length
        is_range = folded[stop : stop + 1] in RANGE_FIRSTS
        if is_range and (end := range_end(folded, max(self.label_at, start - 30), start, stop)):
            self.skip_at = end
            return self._passed(stop)
        counts = not is_han or (is_counted(unit, found, start) and not follows_first(folded, self.start, start, stop))
        unit = length_of_time(unit, folded, self.start, start, stop)
        if unit.dimension is Dimension.DATE or not counts:
            return self._passed(stop)
        if not length and is_name(folded, self.start, start, at):
            return self._passed(at + 1)
        has_no_sign = unit.dimension in (Dimension.COUNT, Dimension.BARE, Dimension.TIMES)
        if (sign < start and has_no_sign) or measures_nothing(unit, folded, self.start, start, stop):
            return self._passed(stop)
        if unit.unit_class == "yuan" and not decimals and (coins := coins_at(folded, stop)):
            digits, decimals, multiplier, stop = digits * multiplier * 100 + coins[0], 2, 1, coins[1]
        scale = unit.scale * multiplier
        step = (found.rounding * unit.scale) or scale // 10**decimals
        counted = unit.dimension in (Dimension.COUNT, Dimension.BARE) or unit.unit_class == "yuan"
        is_whole = counted and multiplier == 1 and not decimals and not found.rounding
        value, half = digits * scale // 10**decimals, 0 if is_whole else step // 2
        return self._built(_Shown(sign, stop, folded[sign : found.number_stop], value, step, half, scale, unit, vague))

    def _built(self, shown: _Shown) -> Quantity:
        """Add what the words around a number say of it."""
        start, stop, folded = shown.start, shown.stop, self.folded
        label = folded[max(self.label_at, start - _LABEL_LENGTH) : start].replace(" ", "").strip()
        dimension, half, per = shown.unit.dimension, shown.half, ""
        if dimension is Dimension.MONEY:
            per, stop = per_in(label, folded, stop)
            if per:
                # A standard is exact, an average is rounded.
                dimension, half = Dimension.PRICE, shown.step // 2 if "均" in label[-12:] else 0
        value, change = shown.value, change_in(label)
        if shown.numeral[0] in SIGNS:
            # 增长-3.5% is a fall of 3.5%.
            value, change = (value, -1) if change > 0 else (-value, change)
        self.bound = self.label_at = stop
        return Quantity(
            span=Span(start, stop),
            value=value,
            step=shown.step,
            half=half,
            scale=shown.scale,
            numeral=shown.numeral,
            unit=folded[start + len(shown.numeral) : stop],
            unit_class=shown.unit.unit_class,
            dimension=dimension,
            approximation=shown.vague or vague_word(label, folded, stop),
            per=per,
            change=change,
            is_reference=is_reference(label),
            label=label,
            depth=self.depth,
            sentence=self.sentence,
            segment=self.segment,
            clause=self.clause,
        )
