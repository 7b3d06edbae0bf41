"""Builds a line of tokens while a paragraph is read into it."""

from __future__ import annotations

from msgspec.structs import replace

from edulint.api import pattern
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.quantity import Dimension, Quantity
from edulint_figures.relations.letters import is_among
from edulint_figures.relations.tokens import Figure, Line, Ratio

_FROM = pattern(r"[由从](?:(?:[12][0-9]{3}年|上年|去年)[^,。;]{0,4})?$")
# 与2020年相比，: since when what follows has changed.
_SINCE_WHEN = pattern(r"[^,。;:0-9]{0,3}(?:[12][0-9]{3})?[^,。;:]{0,16}(?:相比(?:较|于)?|比较)")
# 由 and the level that 增加到, the last token or the one before it, leads from.
_LED_FROM, _LED_FROM_TOKENS = pattern("an?[Ll],?dn?$"), 6
# ，在全省18个市中排名第五，: what place a level has is no word on what follows, nor is what it stands among.
_PLACE = pattern(
    r"[^,。;:]{0,8}(?:[在居位列排名]|总量|增[速幅])[^,。;:]{0,16}(?:第 ?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,3})|首|前列)(?:[位名]|之列)?"
)
LASTS_OF_PLACE, _MOST_OF_PLACE = frozenset("一二三四五六七八九十位名列首0123456789"), 4
_LASTS_OF_SINCE, _MARKS = frozenset("比较于"), frozenset(",;:.")
# A letter, the figure if it is one, where it begins and where it ends.
Token = tuple[str, Figure | None, int, int]
# Numbers alone in brackets: 66.3万平方米（小学24.3万、中学42万）.
_WITHOUT_UNIT = pattern("z?(?:n[bL][/,;])+n[bL]")


class LineBuilder:
    """A line while it is read; a figure's label is ``kept`` with the text from ``label_at``."""

    def __init__(self, head: Figure | None, at: int) -> None:
        self.head, self.label_at, self.kept = head, at, ""
        self.has_figures = False
        self.tokens: list[Token] = []
        self.ratios: dict[int, Ratio] = {}
        self.last: Figure | None = None
        self.sentence = self.segment = 0

    def names_what_is_divided(self, text: str, at: int) -> bool:
        """Tell whether the words before a comma do so: 住户存款中，活期40亿元."""
        before = text[at - 1]
        if before != "中" and not before.isspace():
            return False
        if self.last is not None and self.last.letter == "L" and self.last.quantity.span.end == at - 1:
            # 在报名的215人中，男120人: what the number counts.
            return True
        return bool(self.tokens) and self.tokens[-1][0] == "n" and is_among(text[self.tokens[-1][2] : at])

    def since_when(self, text: str, at: int) -> int:
        """Return how many tokens before a comma say since when what follows has changed: 与上年同期相比，增加5人."""
        if text[at - 1] not in _LASTS_OF_SINCE:
            return 0
        letters = "".join(token[0] for token in self.tokens[-3:])
        count = 2 if letters[-2:] == "yn" else 1
        is_clause = letters[-1:] == "n" and (len(letters) == count or letters[-count - 1] in _MARKS)
        return count if is_clause and _SINCE_WHEN.fullmatch(text[self.tokens[-count][2] : at].strip()) else 0

    def drop_place(self, text: str, at: int) -> None:
        """Drop the clause before a comma if it only says what place the level before it has: ，在全省排名第二."""
        if self.last is None:
            return
        for count in range(2, min(_MOST_OF_PLACE + 1, len(self.tokens))):
            letter, _, _, end = self.tokens[-count]
            if letter not in _MARKS:
                continue
            before = self.tokens[-count - 1][1]
            if letter == "," and before is not None and _PLACE.fullmatch(text, end, at):
                del self.tokens[-count:]
                self.last = before
            return

    def turn(self, letter: str) -> None:
        """Give the last token another letter."""
        self.tokens[-1] = (letter, *self.tokens[-1][1:])

    def beside(self, quantity: Quantity) -> Figure | None:
        """Return the figure of another kind that one stands right behind or that 、 joins it to: 同比减少6起、56人."""
        last = self.last
        is_next = last is not None and last.place >= len(self.tokens) - 1 - (self.tokens[-1][0] == "/")
        return last if is_next and last is not None and not quantity.is_kin(last.quantity) else None

    def give_unit(self, quantity: Quantity) -> None:
        """Give the numbers that 、 joins to a figure its unit: 3218、3051、2821起."""
        for index in range(len(self.tokens) - 2, -1, -2):
            letter, figure, start, end = self.tokens[index]
            is_bare = figure is not None and figure.quantity.dimension is Dimension.BARE and letter in "bL"
            if figure is None or not is_bare or any(token[0] != "/" for token in self.tokens[index + 1 : index + 2]):
                return
            told = replace(figure, quantity=figure.quantity.in_unit_of(quantity, is_part=False), letter="L")
            self.tokens[index] = ("L", told, start, end)

    def is_led_from(self, quantity: Quantity) -> bool:
        """Tell whether 由 and 增加到 lead from the last level to a figure: 由2019年820人，增加到2024年的905人."""
        if self.last is None or not self.last.quantity.is_kin(quantity):
            return False
        return _LED_FROM.search("".join(token[0] for token in self.tokens[-_LED_FROM_TOKENS:])) is not None

    def turn_former(self) -> str:
        """Make the last level one of another time, and return what it is the number of."""
        if self.last is None:
            return ""
        _, figure, start, end = self.tokens[self.last.place]
        if figure is None:
            return ""
        # 占比从40%下降到30%: a share that another one led from stays one.
        if figure.letter == "L":
            self.tokens[self.last.place] = ("l", replace(figure, letter="l"), start, end)
        return _FROM.sub("", figure.label)

    def built(self, passage: Passage) -> Line:
        """Return the line that was read."""
        if self.head is not None and self._are_bare():
            self.tokens = [self._in_unit_of(self.head, token) for token in self.tokens]
        letters, tokens, starts, ends = zip(*self.tokens, strict=True)
        figures = [one for one in tokens if one is not None]
        places = [one.place for one in figures]
        return Line("".join(letters), tokens, figures, places, self.ratios, starts, ends, passage, self.head)

    def _are_bare(self) -> bool:
        """Tell whether brackets hold names with numbers without a unit, and nothing else."""
        figures = [one for _, one, *_ in self.tokens if one is not None]
        are_bare = all(one.quantity.dimension is Dimension.BARE for one in figures)
        return are_bare and _WITHOUT_UNIT.fullmatch("".join(token[0] for token in self.tokens)) is not None

    def _in_unit_of(self, head: Figure, token: Token) -> Token:
        """Return a number as one of what stands before its brackets."""
        figure = token[1]
        if figure is None:
            return token
        told = replace(figure, quantity=figure.quantity.in_unit_of(head.quantity), letter=head.letter)
        return head.letter, told, *token[2:]
