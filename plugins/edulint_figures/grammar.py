"""Reads the quantities of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from edulint.api import Span, pattern
from edulint_figures.quantity import ONE, Dimension, Quantity
from edulint_figures.surroundings import change_in, is_reference, per_in, vague_word
from edulint_figures.words import lines

_HAN_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_MULTIPLIERS = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}

# One pass meets everything that matters: numbers, brackets, ends of clauses and sentences. All begin with one class, as
# this is what lets the search run over the words between; the empty groups at their ends tell them apart.
_TOKEN = pattern(
    r"[,、:0-9一二两三四五六七八九十百。!?…;()](?:"
    r"(?<=[,、:])(?P<clause>)"
    r"|(?<=[0-9])[0-9]*(?:,[0-9]{3}(?![0-9]))*(?:[.。][0-9]+)?(?P<digits>)"
    r"|(?<=[。!?…])[。!?…]*(?P<sentence>)"
    r"|(?<=;)(?P<segment>)|(?<=\()(?P<open>)|(?<=\))(?P<close>)"
    r"|(?<=[百二三四五六七八九十])分之(?=[一二三四五六七八九十0-9])(?P<share>)"
    r"|(?<!百)[零〇一二三四五六七八九十百千]*(?P<han>))"
)
_MULTIPLIER = pattern(r" ?(?P<vague>多|余|来|几)?(?P<multiplier>[百千万亿]{0,3})(?P<vague_too>多|余)?")
_DASH = pattern(r" ?(?:[-~—–―－]+|[至到]) ?(?=[0-9])")
_NUMBER = pattern(r"[0-9]+(?:\.[0-9]+)?")
_COMPOUND = pattern(r"[0-9一二三四五六七八九]+[百千万]")
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


class _Unit(Struct):
    """What a word for a unit means; ``scale`` is in millionths of the base of its class."""

    unit_class: str
    dimension: Dimension
    scale: int


class _Shown(Struct):
    """A number as it stands, before the words around it are asked."""

    start: int
    stop: int
    numeral: str
    value: int
    step: int
    half: int
    scale: int
    unit: _Unit
    vague: str = ""


@cache
def _units() -> dict[str, _Unit]:
    units = {}
    for line in lines("units"):
        unit_class, dimension, scale, *written = line.split()
        whole, _, rest = scale.partition(".")
        value = int(whole) * ONE + (int(rest) * ONE // 10 ** len(rest) if rest else 0)
        units.update(dict.fromkeys(written, _Unit(unit_class, Dimension(dimension), value)))
    return units


@cache
def _units_by_first() -> dict[str, list[tuple[str, _Unit]]]:
    """Return the units by their first character, longest first."""
    units: dict[str, list[tuple[str, _Unit]]] = {}
    for word in sorted(_units(), key=len, reverse=True):
        units.setdefault(word[0], []).append((word, _units()[word]))
    return units


_NO_UNIT = _Unit("", Dimension.BARE, ONE)


def unit_class_of(word: str) -> str:
    """Return the class of a unit, or the word itself if it is none."""
    unit = _units().get(word)
    return unit.unit_class if unit else word


def han_value(numeral: str) -> int | None:
    """Return the value of a Han numeral below 10,000 (``三千二百``, ``两``); None for 三四 and what is no numeral."""
    total, digit, smallest = 0, None, 10_000
    for character in numeral:
        if character in _HAN_DIGITS:
            if digit:
                return None
            digit = _HAN_DIGITS[character]
            continue
        unit = _HAN_UNITS[character]
        if unit >= smallest:
            return None
        total, digit, smallest = total + (1 if digit is None else digit) * unit, None, unit
    return total + (digit or 0)


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
        if numeral == "一" or value is None or self.folded[start - 1 : start] in ("第", "之", "数", "几"):
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
            fraction = "".join(str(_HAN_DIGITS[character]) for character in number[2] or "")
        part, shown = int(whole + fraction), 10 ** len(fraction)
        whole_value = 100 if token[0] == "百分之" else han_value(token[0][0]) or 1
        return self._fraction(start, number.end(), part, whole_value * shown)

    def _fraction(self, start: int, stop: int, part: int, whole: int) -> Quantity | None:
        percent = _Unit("percent", Dimension.PERCENT, ONE)
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
            for character in multipliers:
                multiplier *= _MULTIPLIERS[character]
        unit, length = self._unit_at(at)
        if length == 0 and multipliers and (rest := _COMPOUND.match(folded, at)):
            # 2万5千公里: too rare to be worth exact reading.
            return self._passed(rest.end())
        if length == 0 and not multipliers:
            at, vague = stop, ""
        if folded[at : at + 1] == "成" and not length and digits <= 10 and not _NOT_TENTHS.match(folded, at):
            unit, length = _Unit("percent", Dimension.PERCENT, 10 * ONE), 1
        if unit.dimension is Dimension.DATE or (is_han and not self._is_counted(unit, multipliers)):
            return None if is_han else self._passed(at + length)
        if length == 0 and folded[at : at + 1].isascii() and folded[at : at + 1].isalpha():
            return self._passed(at + 1)
        stop = at + length
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

    def _is_counted(self, unit: _Unit, multiplier: str) -> bool:
        if unit.dimension is Dimension.PERCENT:
            return True
        if unit.dimension is Dimension.COUNT:
            return unit.unit_class not in _HAN_CLASSES_NOT_COUNTED
        return bool(multiplier) and unit.dimension in (Dimension.BARE, Dimension.MONEY, Dimension.MEASURE)

    def _unit_at(self, at: int) -> tuple[_Unit, int]:
        folded = self.folded
        for word, unit in _units_by_first().get(folded[at : at + 1], ()):
            if not folded.startswith(word, at):
                continue
            if word == "个":
                # 6358个科次 counts 科次.
                inner, inner_length = self._unit_at(at + 1)
                if inner_length >= 2:
                    return inner, inner_length + 1
            return unit, len(word)
        return _NO_UNIT, 0

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
