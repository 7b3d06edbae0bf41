"""Reads a paragraph as lines of typed tokens.

What stands in brackets is taken out of its sentence and becomes a line of its own: ``存款120亿元（含外币），增长3%``
reads as if the bracket were not there. ``phrasings.txt`` says what the letters mean.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from functools import cache

from msgspec.structs import replace

from edulint.api import Span, pattern
from edulint_figures.quantities.context import change_words
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.quantity import ONE, Quantity
from edulint_figures.relations.building import LASTS_OF_PLACE, LineBuilder
from edulint_figures.relations.cues import cues
from edulint_figures.relations.letters import amplitude_sign, is_in_a_name, is_next_year, letter_of
from edulint_figures.relations.tokens import Figure, Line, Ratio

_PUNCTUATION = {",": ",", ";": ";", ":": ":", "。": ".", "!": ".", "?": ".", "、": "/"}
_AND = frozenset("和与及")
# A head stands before its bracket with a few words between at most: 42枚奖牌（金牌10枚…）.
_LONGEST_HEAD = 14
_RATIO = pattern(
    # The numbers of a ratio may have their signs: 62%:48%.
    r"[0-9](?<![0-9.:∶].)[0-9]{0,3}(?:\.[0-9]{1,3})?(?:%(?=[:∶][0-9.]{1,6}%))?(?: ?[:∶比] ?[0-9]{1,4}(?:\.[0-9]{1,3})?){1,7}"
    r"(?![0-9]|\.[0-9]|[:∶] ?[0-9])"
)
_NUMBER = pattern(r"[0-9.]+")
_COLONS, _MINUS = frozenset(":∶"), frozenset("-－−")
# Words that are no token, or that begin with one, begin with these or a space: a copula, 和, 以及.
_SAYING_NOTHING = _AND | frozenset('也均已仅约高则又净还再仍了就各将共达为是有计实完以“[ "\n')
_COPULA = pattern(
    r"(?:(?:也|均|已|仅|约|高|则|又|净|还|再|仍|了|就|均各|各|将|共)*(?:达到了?|达|为|是|有|计|实现|完成)?(?:了)?)[“\"\[ ]*"
)
# What a clause says of a change, beside since when: 比上年同期净增加, 相应提高了.
_CHANGE_WORDS = r"(?:同期|末|底|初|的|相比|期末|全年|上升|累计|相应|大幅|小幅|明显|略有?|净|实际|年均|月均|均|共|约|又|仅|还|再|各|[,、])*"
# No space has a higher number.
_LAST_SPACE = "\u3000"
_PER = pattern(r"/ ?[一-鿿]{1,3}(?=[,;:。、()]|$)")


def lines_of(passage: Passage, markers: tuple[str, ...] = ()) -> list[Line]:
    """Return the lines of a paragraph: its own first, then those of its brackets."""
    return _Reader(passage).read(cues(markers).finditer(passage.text, passage.span.start, passage.span.end))


def figures_of(passage: Passage) -> list[Line]:
    """Return the only figure of a paragraph as a line, without reading the words around it."""
    return _Reader(passage).read(())


class _Reader:
    """One pass over a paragraph. ``at`` is how far it has read."""

    def __init__(self, passage: Passage) -> None:
        self.passage, self.text, self.at = passage, passage.text, passage.span.start
        self.open = [LineBuilder(None, self.at)]
        self.all = list(self.open)

    def read(self, found: Iterable[re.Match[str]]) -> list[Line]:
        figures = deque(self._figures_and_ratios())
        if not figures:
            return []
        text, start, builder = self.text, figures[0][0], self.open[-1]
        for cue in found:
            at, end = cue.span()
            # Where a figure and a cue begin at one place, the figure is read.
            while start <= at:
                self._take(*figures.popleft())
                start = figures[0][0] if figures else self.passage.span.end
            if at < self.at:
                continue
            if at > self.at:
                self._words(at)
            # Most cues are marks, and asking which group of the pattern has matched takes time.
            mark = text[at]
            letter = _PUNCTUATION.get(mark)
            if letter is not None:
                if letter == "," and builder.names_what_is_divided(text, at):
                    builder.turn("i")
                elif letter == "," and (count := builder.since_when(text, at)):
                    builder.tokens[-count:] = [("y", None, builder.tokens[-count][2], at)]
                else:
                    if letter == "," and text[at - 1] in LASTS_OF_PLACE:
                        builder.drop_place(text, at)
                    builder.tokens.append((letter, None, at, end))
                builder.kept, builder.label_at = "", end
                if letter in ".;":
                    builder.segment += 1
                    builder.sentence += letter == "."
            elif mark in "()":
                builder = self._bracket(mark, at)
            else:
                builder.tokens.append(((cue.lastgroup or "")[0], None, at, end))
            self.at = end
        for figure in figures:
            self._take(*figure)
        return [one.built(self.passage) for one in self.all if one.has_figures]

    def _figures_and_ratios(self) -> list[tuple[int, int, Quantity | re.Match[str]]]:
        """Return quantities and ratios with starts and ends, in order; of two at one place the longer comes first."""
        found: list[tuple[int, int, Quantity | re.Match[str]]] = [
            (one.span.start, one.span.end, one) for one in self.passage.quantities
        ]
        if self.passage.holds(":", "∶"):
            ratios = _RATIO.finditer(self.text, self.passage.span.start, self.passage.span.end)
            found += [(*ratio.span(), ratio) for ratio in ratios if not self._has_signs(ratio)]
            found.sort(key=lambda one: (one[0], -one[1]))
        return found

    def _has_signs(self, ratio: re.Match[str]) -> bool:
        """Tell whether a number of a ratio is less than nothing: 贡献率为-1.6:8.0:93.6, 拉动增长4.3:-0.1:0.4."""
        before = self.text[max(0, ratio.start() - 2) : ratio.start()]
        return (before[-1:] in _MINUS and not before[:1].isdecimal()) or (
            self.text[ratio.end() : ratio.end() + 1] in _COLONS
            and self.text[ratio.end() + 1 : ratio.end() + 2] in _MINUS
        )

    def _take(self, start: int, end: int, found: Quantity | re.Match[str]) -> None:
        if start < self.at:
            return
        quantity = found if isinstance(found, Quantity) else None
        if quantity is not None and is_in_a_name(quantity.unit, self.text, end):
            return
        if start > self.at:
            is_joined = quantity is not None and self.text[start - 1] in _AND and self._is_joined(quantity)
            self._words(start - is_joined)
            if is_joined:
                self.open[-1].tokens.append(("/", None, start - 1, start))
                self.open[-1].label_at = start
        if quantity is not None:
            self._figure(quantity)
        elif not isinstance(found, Quantity):
            self._ratio(found)
        # 54公斤/公顷: what an amount is per belongs to it.
        per = _PER.match(self.text, end, self.passage.span.end) if self.text[end : end + 1] == "/" else None
        self.at = per.end() if per else end

    def _is_joined(self, quantity: Quantity) -> bool:
        """Tell whether 和 joins a figure to the noun of the one before it: 8所初中和4所高中."""
        last = self.open[-1].last
        is_next = last is not None and last.quantity.span.end == self.at < quantity.span.start - 1
        return is_next and last is not None and last.quantity.is_kin(quantity)

    def _words(self, stop: int) -> None:
        """Take the words before a token; those that say nothing (为, 达到) make none."""
        builder, start, text = self.open[-1], self.at, self.text
        while start < stop - 1 and text[start] == " ":
            start += 1
        first = text[start]
        if first not in _SAYING_NOTHING and (first > _LAST_SPACE or not first.isspace()):
            builder.tokens.append(("n", None, start, stop))
            return
        words = text[start:stop]
        if words.isspace():
            return
        is_behind = builder.last is not None and self.at == builder.last.quantity.span.end
        is_joint = words[0] in _AND and not words.startswith(("及以", "和以"))
        if is_behind and is_joint:
            builder.tokens.append(("/", None, start, start + 1))
            builder.label_at, start, words = start + 1, start + 1, words[1:]
        if words and not _COPULA.fullmatch(words):
            builder.tokens.append(("n", None, start, stop))

    def _figure(self, quantity: Quantity) -> None:
        builder, text = self.open[-1], self.text
        tokens, last, start, end = builder.tokens, builder.last, quantity.span.start, quantity.span.end
        before = tokens[-1][0] if tokens else ""
        if before == "," and text[start - 1] == "," and text[start - 2 : start - 1].isdigit():
            # A comma of full width has broken a number in two: 776，7万人.
            tokens.append(("n", None, start, end))
            return
        label = (builder.kept + text[builder.label_at : start]).replace(" ", "").strip()
        letter = letter_of(quantity, label, text, is_first=last is None)
        if letter == "l" and last is not None and is_next_year(last.label, label):
            letter = "L"
        if before == "n" and letter in "CGD" and _words_of_change().fullmatch(text, tokens[-1][2], start):
            tokens.pop()
        elif letter == "L" and tokens and not label:
            beside = builder.beside(quantity)
            if beside is not None and beside.letter in "Cl":
                letter, quantity = beside.letter, replace(quantity, change=beside.quantity.change)
            elif before == "/":
                builder.give_unit(quantity)
            elif beside is not None:
                # The second count has the name of the first: 批准逮捕123件176人.
                label = beside.label
        elif letter == "P" and before == "/" and not label and last is not None and last.letter == "G":
            # 分别上升17.4%和0.3%: the second is a growth, too.
            letter, quantity = "G", replace(quantity, change=last.quantity.change)
        if letter == "G" and not quantity.change and quantity.value > 0:
            quantity = replace(quantity, change=amplitude_sign(label))
        may_be_led = letter in "LP" and (before == "d" or (before == "n" and tokens[-2:][0][0] == "d"))
        if may_be_led and builder.is_led_from(quantity):
            label = builder.turn_former()
        figure = Figure(quantity, letter, label, len(tokens), builder.sentence, builder.segment)
        tokens.append((letter, figure, start, end))
        builder.last, builder.has_figures = figure, True
        builder.kept, builder.label_at = "", end

    def _ratio(self, found: re.Match[str]) -> None:
        builder = self.open[-1]
        numbers = _NUMBER.findall(found[0])
        values, places = [], []
        for number in numbers:
            whole, _, decimals = number.partition(".")
            values.append(int(whole or "0") * ONE + int(decimals or "0") * ONE // 10 ** len(decimals))
            places.append(len(decimals))
        builder.ratios[len(builder.tokens)] = Ratio(Span.of(found), tuple(values), tuple(places))
        builder.tokens.append(("R", None, *found.span()))
        builder.has_figures = True
        builder.kept, builder.label_at = "", found.end()

    def _bracket(self, mark: str, at: int) -> LineBuilder:
        """Open or close a line for what stands in brackets, and return the line that goes on behind the mark."""
        builder = self.open[-1]
        if mark == "(" and self.text.find(")", at, self.passage.span.end) >= 0:
            builder.kept += self.text[builder.label_at : at]
            last = builder.last
            is_head = last is not None and all(token[0] == "n" for token in builder.tokens[last.place + 1 :])
            is_near = last is not None and at - last.quantity.span.end <= _LONGEST_HEAD
            self.open.append(LineBuilder(last if is_head and is_near else None, at + 1))
            self.all.append(self.open[-1])
        elif mark == ")" and len(self.open) > 1:
            self.open.pop()
            self.open[-1].label_at = at + 1
        return self.open[-1]


@cache
def _words_of_change() -> re.Pattern[str]:
    """Return the pattern of words that only say how a figure changed."""
    verbs = "|".join(change_words())
    return pattern(f"{_CHANGE_WORDS}(?:{verbs})(?:了|约|近|超过?|逾|至少|分别|出|均|均为|幅度|率|为|达到?)*[“ ]?")
