"""Points: 一是…二是…, 第一，…第二，…, （1）…（2）… inside a paragraph and over several."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from edulint.api import RANKS, Document, OrdinalStyle
from edulint_numbering.sequences.items import Item, follows_semicolon, follows_sentence, is_structural, stands_in

# Nobody nests points deeper, and the search stays short.
_DEEPEST = 6
# So far before a number the one in mid-clause that it counts on from may stand, in characters.
_REACH = 500
_LISTED = RANKS[OrdinalStyle.HAN_COMMA]
_BRACKETED = RANKS[OrdinalStyle.DIGIT_PAREN]
# A point stands so many paragraphs below the one before it at most, where their numbers are the same.
_NEAR = 8
# 三个方面，一个是…；二是…: the first in other words.
_SECOND, _FIRST_OTHERWISE = 2, ("第一", "一个是", "一个方面是", "一方面")
_ORDER_WORDS = (OrdinalStyle.FIRST, OrdinalStyle.WORD)


class Points(Struct, frozen=True):
    """The sequences of points in a draft, and the numbers inside paragraphs that begin none."""

    sequences: tuple[tuple[Item, ...], ...]
    strays: tuple[Item, ...]


def points_among(document: Document, items: Sequence[Item], scope_of: Sequence[int]) -> Points:
    """Return the items as sequences: those of one scope and one style that count on from one another."""
    groups: dict[tuple[int, OrdinalStyle], list[Item]] = {}
    strays: list[Item] = []
    for item in items:
        # 第二部分 inside a paragraph names a part; a heading may be one that its paragraph swallowed.
        if RANKS[item.ordinal.style] < _LISTED:
            strays.append(item)
            continue
        style = item.ordinal.style
        # 首先…第二…第三… is one enumeration.
        one = OrdinalStyle.FIRST if style is OrdinalStyle.WORD else style
        groups.setdefault((scope_of[item.block], one), []).append(item)
    sequences: list[tuple[Item, ...]] = []
    for (_, style), group in groups.items():
        splitter = _Splitter(document, group, structural=is_structural(style))
        splitter.run()
        sequences += splitter.done
        strays += splitter.strays
    return Points(tuple(sorted(sequences, key=lambda sequence: sequence[0].start)), tuple(strays))


def _counts_apart(current: _Open, item: Item, following: Item | None) -> bool:
    """Tell whether an enumeration in other words begins inside a point: 一是…，要做到一要…，二要…; 第一，…首先，…其次，…."""
    if following is None:
        return False
    if following.ordinal.style is item.ordinal.style is not current.items[0].ordinal.style:
        return True
    return following.word[-1:] == item.word[-1:] != current.mark


class _Open:
    """A sequence that may still go on."""

    def __init__(self, item: Item) -> None:
        self.items = [item]
        self.values = {item.value}
        self.last = item.number

    def add(self, item: Item) -> None:
        self.items.append(item)
        self.values.add(item.value)
        self.last = item.value or self.last

    @property
    def mark(self) -> str:
        return self.items[0].word[-1:]


class _Splitter:
    """Splits the items of one scope and style; a sequence inside a point of another one is taken for what it is."""

    def __init__(self, document: Document, group: Sequence[Item], structural: bool) -> None:
        self.document = document
        self.group = group
        self.structural = structural
        self.open: list[_Open] = []
        self.done: list[tuple[Item, ...]] = []
        self.strays: list[Item] = []
        self.last_end = 0
        self.previous: Item | None = None

    def run(self) -> None:
        for index, item in enumerate(self.group):
            following = self.group[index + 1] if index + 1 < len(self.group) else None
            self._take(item, following)
            self.previous = item
        while self.open:
            self._close()

    def _take(self, item: Item, following: Item | None) -> None:
        value = item.value
        hidden, self.last_end = self._has_hidden_first(item), item.ordinal.span.end
        if not self.open:
            self._begin(item, hidden)
            return
        current = self.open[-1]
        if value is None:
            current.add(item)
            return
        accepting = [sequence for sequence in self.open if sequence.last + 1 == value]
        if self._is_mistyped_first(current, item, following):
            accepting = []
        if hidden and not accepting:
            # The points around a list in other words go on behind it, so that their sequence stays open.
            if self.structural:
                self._close()
            self._begin(item, hidden)
        elif accepting:
            same_mark = [sequence for sequence in accepting if sequence.mark == item.word[-1:]]
            chosen = (same_mark or accepting)[-1]
            while self.open[-1] is not chosen:
                self._close()
            chosen.add(item)
        elif self._begins_anew(current, item, following):
            if item.block != current.items[-1].block:
                while self.open:
                    self._close()
            self._begin(item)
        elif self.structural and not self._may_join(current, item):
            self.strays.append(item)
        else:
            current.add(item)

    def _is_mistyped_first(self, current: _Open, item: Item, following: Item | None) -> bool:
        """Tell whether 六是 in a new paragraph goes on from no 五是, as 二是 comes after it."""
        if following is None or item.block == current.items[-1].block or self.structural or current.last == 1:
            return False
        # 其次 is no second to 第四.
        is_alike = following.ordinal.style is item.ordinal.style and following.word[-1:] == item.word[-1:]
        return following.value == 2 and item.number > 2 and is_alike

    def _has_hidden_first(self, item: Item) -> bool:
        """Tell whether a list begins right before a number, in mid-clause or in other words: 原则(1)统一规划，(2)分步实施;
        一方面抓制度，二要抓落实.
        """
        value = item.number
        if not self.structural:
            between = self.document.folded[max(self.last_end, item.start - _REACH) : item.start]
            return value == _SECOND and any(word in between for word in _FIRST_OTHERWISE)
        if value < _SECOND:
            return False
        block = self.document.blocks[item.block]
        head = block.heading.ordinal.span.end if block.heading and block.heading.ordinal else block.span.start
        start = max(head, item.start - _REACH, self.last_end)
        between = self.document.folded[start : item.start]
        return all(stands_in(between, item, number) for number in range(1, value))

    def _begins_anew(self, current: _Open, item: Item, following: Item | None) -> bool:
        value = item.number
        if self._is_mistyped_first(current, item, following) or self._is_apart(current, item):
            return True
        # A number that is right for its place goes on after a mistyped one.
        if value > current.last or value == len(current.items) + 1:
            return False
        next_value = following.value if following else None
        is_slip = next_value is not None and next_value > 2 and next_value in (current.last + 1, current.last + 2)
        if value == 1:
            doubled = current.last == 1 and len(current.items) == 1 and item.block == current.items[0].block
            return not is_slip and not (
                doubled and not self._is_led_in(item) and not _counts_apart(current, item, following)
            )
        # 三是 above 二是: the one that was skipped comes late.
        is_late = value > current.items[0].number and value not in current.values
        in_next_block = item.block != current.items[-1].block
        return in_next_block and (value < current.last or next_value == value + 1) and not is_slip and not is_late

    def _is_apart(self, current: _Open, item: Item) -> bool:
        """Tell whether 第二 or 其次 is no further item of the list before it.

        Behind 最后 a list has ended, a list of nothing but 第二 is none, and who answers one question after another
        counts each answer for itself: 第一个问题…第二，….
        """
        last = current.items[-1]
        if self.structural or item.block == last.block:
            return False
        if last.value is None and last.ordinal.style is OrdinalStyle.WORD:
            return True
        if item.value != current.last:
            return False
        is_alone = len(current.items) == 1 and item.value != 1
        return item.ordinal.style in _ORDER_WORDS and (is_alone or item.block - last.block > _NEAR)

    def _may_join(self, current: _Open, item: Item) -> bool:
        """Tell whether a number that doesn't count on belongs to a list all the same: never a stray 3、 in running text."""
        is_bracketed = RANKS[item.ordinal.style] >= _BRACKETED
        near = current.last < item.number <= current.last + 3
        is_here = item.block == current.items[-1].block
        # 1.修渠；2.修路；2.植树, or 4.植树；3.建桥: behind the semicolon, or the full stop, the next point begins.
        # Where a number was passed over between the two, another list may have begun.
        is_next = len(current.items) > 1 and self.previous is current.items[-1]
        begins = follows_semicolon(self.document, item) or (is_next and follows_sentence(self.document, item))
        is_earlier = is_here and begins and item.number <= current.last
        return near or is_earlier or (is_bracketed and is_here)

    def _is_led_in(self, item: Item) -> bool:
        return item.start > 0 and self.document.folded[item.start - 1] == ":"

    def _begin(self, item: Item, first_is_hidden: bool = False) -> None:
        if self.structural and item.value != 1 and not first_is_hidden:
            self.strays.append(item)
        else:
            self.open.append(_Open(item))
            if len(self.open) > _DEEPEST:
                self._finish(self.open.pop(0))

    def _close(self) -> None:
        self._finish(self.open.pop())

    def _finish(self, sequence: _Open) -> None:
        items = sequence.items
        # A lone （1） in running text is no list.
        if self.structural and len(items) == 1:
            self.strays += items
        else:
            self.done.append(tuple(items))
