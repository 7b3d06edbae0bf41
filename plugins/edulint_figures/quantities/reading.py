"""Reads the quantities of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from edulint.api import Span, pattern
from edulint_figures.quantities.context import change_in, is_reference, per_in, vague_word
from edulint_figures.quantities.numerals import HAN_DIGITS, MULTIPLIERS, REST, han_value, rest_value
from edulint_figures.quantities.quantity import ONE, Dimension, Quantity
from edulint_figures.quantities.units import Unit, unit_at
from edulint_figures.words import words

# One pass meets everything that matters: numbers, brackets, ends of clauses and sentences. All begin with one class, as
# this is what lets the search run over the words between; the empty groups at their ends tell them apart.
_TOKEN = pattern(
    r"[,、:0-9一二两三四五六七八九十百千。!?…;()](?:"
    r"(?<=[,、:])(?P<clause>)"
    r"|(?<=[0-9])[0-9]*(?:,[0-9]{3}(?![0-9]))*(?:[.。][0-9]+)?(?P<digits>)"
    r"|(?<=[。!?…])[。!?…]*(?P<sentence>)"
    r"|(?<=;)(?P<segment>)|(?<=\()(?P<open>)|(?<=\))(?P<close>)"
    r"|(?<=[百千二三四五六七八九十])分之(?=[一二三四五六七八九十百0-9])(?P<share>)"
    r"|(?<![百千])[零〇一二三四五六七八九十百千]*(?P<han>))"
)
_MULTIPLIER = pattern(r" ?(?P<vague>多|余|来|几)?(?P<multiplier>[百千万亿]{0,3})(?P<vague_too>多|余)?")
_DASH = pattern(r" ?(?:[-~—–―－]+|[至到]) ?(?=[0-9])")
_NUMBER = pattern(r"[0-9]+(?:\.[0-9]+)?")
_SHARE_NUMBER = pattern(r"[0-9]+(?:\.[0-9]+)?|([一二三四五六七八九十百]+)(?:点([零〇一二三四五六七八九]{1,4}))?")
_FROM = pattern(r"[从由自][^,。;]{0,30}$")
_RANK = pattern(r"(?:第|前|位居|位列|名列|排名|列|居|排|列前|后)$")
_NOT_TENTHS = pattern(r"成(?:[立员果功为本绩才就长年人都效都交熟品]|为)")
_HAN_CLASSES_NOT_COUNTED = frozenset(
    {"point", "animal", "case", "pair", "kind", "city", "county", "province", "village"}
    | {"face", "block", "lesson", "course", "payment", "stick", "style"}
)
# What a match of _MULTIPLIER or _DASH begins with: most numbers are spared the search.
_BEFORE_UNIT = frozenset(" 多余来几百千万亿")
_BEFORE_RANGE = frozenset(" -~—–―－至到")
_LABEL_LENGTH = 40
_LONGEST_NAME = 4


class _Shown(Struct):
    """A number as it stands, before the words around it are asked."""

    start: int
    stop: int
    numeral: str
    value: int
    step: int
    half: int
    scale: int
    unit: Unit
    vague: str = ""


@cache
def _names() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of what stands before and behind digits that are a name."""
    before, behind = (
        "|".join(map(re.escape, sorted(words(__file__, name)))) for name in ("no_figures_before", "no_figures_behind")
    )
    return re.compile(f"(?:{before})$"), re.compile(f"(?:{behind})")


def quantities(text: str, folded: str, start: int, end: int) -> Iterator[Quantity]:
    """Yield the quantities of ``text[start:end]``, one paragraph, in order.

    ``folded`` is the text with half-width forms, of the same length. Dates, ordinals (第3), model names (5G), parts of
    ranges (3—5万) and masked numbers are not among them.
    """
    reading = _Reading(text, folded, start, end)
    for token in _TOKEN.finditer(folded, start, end):
        if token.start() < reading.bound:
            continue
        # Most tokens are commas.
        if token.lastgroup == "clause":
            reading.clause += 1
            reading.bound = reading.label_at = token.end()
        elif (quantity := reading.step(token)) is not None:
            yield quantity


class _Reading:
    """One pass over a paragraph. ``bound`` is how far it has read, ``label_at`` where the next quantity's label begins."""

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
        if kind == "han":
            return self._han(token)
        if kind == "share":
            return self._share(token)
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
        folded = self.folded
        numeral = token[0]
        before = folded[start - 1] if start > self.start else ""
        after = folded[stop : stop + 1]
        if "," in numeral and "，" in self.text[start:stop]:
            return self._passed(stop)
        if start == self.skip_at or (before and before in "第./·#№-_∶") or (before.isascii() and before.isalnum()):
            return self._passed(stop)
        if after == "/" and (match := _NUMBER.match(folded, stop + 1)):
            divisor = int(match[0]) if match[0].isdigit() else 0
            proper = numeral.isdigit() and 0 < int(numeral) < divisor <= 10
            return self._fraction(start, match.end(), int(numeral), divisor) if proper else self._passed(match.end())
        # 20xx is masked, 6·26 a date, 3:1 a ratio or a time, 500强 a list of companies.
        if (after and after in "xX×*_·∶强") or (after == ":" and folded[stop + 1 : stop + 2].isdigit()):
            return self._passed(stop)
        whole, fraction = numeral, ""
        if not numeral.isdigit():
            whole, _, fraction = numeral.replace(",", "").replace("。", ".").partition(".")
        if len(fraction) > 5 or len(whole) > 18:
            return self._passed(stop)
        return self._quantity(start, stop, numeral, int(whole + fraction), len(fraction))

    def _han(self, token: re.Match[str]) -> Quantity | None:
        start, stop = token.span()
        numeral = token[0]
        value = han_value(numeral)
        if numeral == "一" and not self.folded.startswith(("个百分点", "万", "亿"), stop):
            return None
        if value is None or self._is_saying(start, stop) or self.folded[start - 1 : start] in ("第", "之", "数", "几"):
            return None
        return self._quantity(start, stop, numeral, value, 0, is_han=True)

    def _share(self, token: re.Match[str]) -> Quantity | None:
        """Read 百分之五 and 三分之一."""
        start, stop = token.span()
        number = _SHARE_NUMBER.match(self.folded, stop)
        if number is None:
            return None
        if number[1] is None:
            whole, _, fraction = number[0].partition(".")
        else:
            whole = str(han_value(number[1]) or 0)
            fraction = "".join(str(HAN_DIGITS[character]) for character in number[2] or "")
        part, shown = int(whole + fraction), 10 ** len(fraction)
        whole_value = han_value(token[0][0]) or 1
        return self._fraction(start, number.end(), part, whole_value * shown)

    def _fraction(self, start: int, stop: int, part: int, whole: int) -> Quantity | None:
        percent = Unit("percent", Dimension.PERCENT, ONE)
        value = part * 100 * ONE // whole
        return self._built(_Shown(start, stop, self.folded[start:stop], value, 1, 1, ONE, percent))

    def _passed(self, stop: int) -> Quantity | None:
        """Go on behind what is no quantity."""
        self.bound = max(self.bound, stop)
        return None

    def _quantity(
        self, start: int, stop: int, numeral: str, digits: int, decimals: int, *, is_han: bool = False
    ) -> Quantity | None:
        folded = self.folded
        at, vague, multipliers, multiplier = stop, "", "", 1
        if folded[stop : stop + 1] in _BEFORE_UNIT and (after := _MULTIPLIER.match(folded, stop)):
            at, multipliers = after.end(), after["multiplier"]
            vague = after["vague"] or after["vague_too"] or ""
            if multipliers.endswith("千") and folded[at : at + 1] in "克米瓦":
                # 500千克, 5千米.
                at, multipliers = at - 1, multipliers[:-1]
            for character in multipliers:
                multiplier *= MULTIPLIERS[character]
        unit, length = unit_at(folded, at)
        if length == 0 and multipliers and (rest := REST.match(folded, at)):
            more = rest_value(rest)
            if decimals or not 0 < more < multiplier:
                return self._passed(rest.end())
            digits, multiplier, at = digits * multiplier + more, 1, rest.end()
            numeral = folded[start:at]
            unit, length = unit_at(folded, at)
        if length == 0 and not multipliers:
            at, vague = stop, ""
        if folded[at : at + 1] == "成" and not length and digits <= 10 and not _NOT_TENTHS.match(folded, at):
            tenths = HAN_DIGITS.get(folded[at + 1 : at + 2], 0) if is_han else 0
            unit, length = Unit("percent", Dimension.PERCENT, ONE if tenths else 10 * ONE), 1 + bool(tenths)
            digits = digits * 10 + tenths if tenths else digits
        if unit.dimension is Dimension.DATE or (is_han and not self._is_counted(unit, multipliers)):
            return None if is_han else self._passed(at + length)
        if length == 0 and (
            self._is_name(start, at) or (folded[at : at + 1].isascii() and folded[at : at + 1].isalpha())
        ):
            return self._passed(at + 1)
        stop = at + length
        if unit.unit_class == "thing" and folded[stop : stop + 1] == "半":
            # 三个半小时.
            return self._passed(stop)
        dash = _DASH.match(folded, stop) if folded[stop : stop + 1] in _BEFORE_RANGE else None
        if dash and not ("-" not in dash[0] and _FROM.search(folded, max(self.label_at, start - 30), start)):
            self.skip_at = dash.end()
            return self._passed(stop)
        if unit.unit_class == "person" and _RANK.search(folded, max(self.start, start - 3), start):
            return self._passed(stop)
        scale = unit.scale * multiplier
        step = scale // 10**decimals
        counted = unit.dimension in (Dimension.COUNT, Dimension.BARE) or unit.unit_class == "yuan"
        half = 0 if counted and multiplier == 1 and not decimals else step // 2
        return self._built(_Shown(start, stop, numeral, digits * step, step, half, scale, unit, vague))

    def _is_saying(self, start: int, stop: int) -> bool:
        """Tell whether a Han numeral is one of a saying: “三个一”, 四个意识."""
        is_quoted = self.folded[start - 1 : start] == "“" and start > self.start
        return is_quoted or self.folded.startswith(tuple(words(__file__, "sayings")), stop + 1)

    def _is_name(self, start: int, stop: int) -> bool:
        """Tell whether digits without a unit are a name or a reference: 12345热线, 图3, 〔2021〕, the 15 of 1:15."""
        before, behind = _names()
        folded = self.folded
        if before.search(folded, max(self.start, start - _LONGEST_NAME), start) or behind.match(folded, stop):
            return True
        is_ratio = folded[start - 1 : start] == ":" and folded[start - 2 : start - 1].isdigit()
        is_heading = folded[stop : stop + 1] in ".)" and (start == self.start or folded[start - 1] == "(")
        return is_ratio or (is_heading and folded[stop : stop + 1] != "")

    def _is_counted(self, unit: Unit, multiplier: str) -> bool:
        if unit.dimension in (Dimension.PERCENT, Dimension.POINTS, Dimension.TIMES):
            return True
        if unit.dimension is Dimension.COUNT:
            return unit.unit_class not in _HAN_CLASSES_NOT_COUNTED
        return bool(multiplier) and unit.dimension in (Dimension.BARE, Dimension.MONEY, Dimension.MEASURE)

    def _built(self, shown: _Shown) -> Quantity:
        """Add what the words around a number say of it."""
        start, stop, folded = shown.start, shown.stop, self.folded
        label = folded[max(self.label_at, start - _LABEL_LENGTH) : start].strip()
        dimension, half, per = shown.unit.dimension, shown.half, ""
        if dimension is Dimension.MONEY:
            per, stop = per_in(label, folded, stop)
            if per:
                # A standard is exact, an average is rounded.
                dimension, half = Dimension.PRICE, shown.step // 2 if "均" in label[-12:] else 0
        self.bound = self.label_at = stop
        return Quantity(
            span=Span(start, stop),
            value=shown.value,
            step=shown.step,
            half=half,
            scale=shown.scale,
            numeral=shown.numeral,
            unit=folded[start + len(shown.numeral) : stop],
            unit_class=shown.unit.unit_class,
            dimension=dimension,
            approximation=shown.vague or vague_word(label, folded, stop),
            per=per,
            change=change_in(label),
            is_reference=is_reference(label),
            label=label,
            depth=self.depth,
            sentence=self.sentence,
            segment=self.segment,
            clause=self.clause,
        )
