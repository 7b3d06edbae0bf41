"""Headings numbered in another style than those they stand among: 2. between 一、 and 三、."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from edulint.model import BlockKind
from edulint.outline.levels import DOUBT, MISFIT, Headings, OpenHeadings, is_body
from edulint.outline.numbered_blocks import RANKS, NumberedBlock
from edulint.outline.report_starts import is_part_title
from edulint.text.ordinals import OrdinalStyle

# How many headings forwards and back are looked at to compare two readings.
_REACH = 100
_MOST_CANDIDATES = 12
# A heading that stands alone in its line is at most so long, in characters.
_SHORT_HEADING = 50
# A larger gap than this (三、 to 九、) means that the number belongs to another list.
_LARGEST_GAP = 3


def sequence_styles(blocks: Sequence[NumberedBlock]) -> list[OrdinalStyle | None]:
    """Return for each block the style of the sequence that its ordinal counts with; None where it has no ordinal.

    That is its own style, or the style of another open sequence with a gap there. Of the two readings the one is taken
    that leaves fewer numbers out of place.
    """
    places: list[int] = []
    parts: set[int] = set()
    for index, entry in enumerate(blocks):
        if entry.ordinal or entry.block.level:
            places.append(index)
        elif entry.block.kind is BlockKind.TITLE or is_part_title(entry):
            parts.add(len(places))
    heads = [blocks[index] for index in places]
    read = _StyleReader(Headings(heads, parts)).styles()
    _settle_siblings(heads, read)
    styles: list[OrdinalStyle | None] = [None] * len(blocks)
    for index, style in zip(places, read, strict=True):
        styles[index] = style
    return styles


def _settle_siblings(heads: Sequence[NumberedBlock], styles: list[OrdinalStyle | None]) -> None:
    """Give headings whose level Markdown tells the usual style among those that count on from one another."""
    runs: list[list[int]] = []
    latest: dict[int, list[int]] = {}
    # The last number of each style at each level: ## 三、 behind ## （二） counts on from ## 二、.
    own: dict[tuple[int, OrdinalStyle], int | None] = {}
    for at, entry in enumerate(heads):
        level, ordinal = entry.block.level, entry.ordinal
        if not level:
            continue
        latest = {other: run for other, run in latest.items() if other <= level}
        if ordinal is None or not is_body(ordinal.style):
            latest.pop(level, None)
            continue
        last = heads[latest[level][-1]].ordinal if level in latest else None
        before = ordinal.value - 1 if ordinal.value else None
        counts_on = before is not None and own.get((level, ordinal.style)) == before
        own[level, ordinal.style] = ordinal.value
        if last is None or (ordinal.style is not last.style and (counts_on or (last.value or 0) != before)):
            latest[level] = []
            runs.append(latest[level])
        latest[level].append(at)
    for run in runs:
        usual = Counter(styles[at] for at in run).most_common(1)[0][0]
        for at in run:
            styles[at] = usual


# The styles of the two lowest open levels, the upper one first; None where only one is open.
_Place = tuple[OrdinalStyle | None, OrdinalStyle | None]


class _StyleReader:
    """Reads the headings one after the other, each in its own style, and keeps the levels that are open before each.

    At a number out of place it looks for a heading, this one or an earlier one, that explains it when read in another
    style. It then goes on from that heading. No heading is read in another style twice.
    """

    def __init__(self, headings: Headings) -> None:
        self.headings = headings
        self.read = [entry.ordinal.style if entry.ordinal else None for entry in headings.entries]
        self.before: list[OpenHeadings] = []
        self._settled: set[int] = set()

    def styles(self) -> list[OrdinalStyle | None]:
        """Return the style of each heading's sequence."""
        levels: OpenHeadings = ()
        at = 0
        while at < len(self.read):
            self.before.append(levels)
            levels, penalty = self.headings.step(levels, at, self.read[at])
            other = self._reading(at) if penalty == MISFIT else None
            at += 1
            if other is not None:
                at, style = other
                self._settled.add(at)
                self.read[at] = style
                levels = self.before[at]
                del self.before[at:]
        return self.read

    def _reading(self, misfit: int) -> tuple[int, OrdinalStyle] | None:
        """Return the heading that is to be read in another style, and that style, where this explains a misfit."""
        best: tuple[int, OrdinalStyle] | None = None
        most: tuple[int, int, int] | None = None
        for at, style in self._candidates(misfit):
            saved, read = self._weighed(at, style)
            look = self._look(at, style)
            # A heading that looks like its siblings, and not like those it would join, is in the right style.
            saved += 2 * look if look < 0 else 0
            if saved < 0 or (saved == 0 and look == 0 and not self._is_likely(at, misfit)):
                continue
            # Of two that differ either may be the odd one: the draft's habit decides.
            place = _place(self.headings.step(self.before[at], at, style)[0])
            worth = (saved, -read, self._habit[place])
            if most is None or worth > most:
                best, most = (at, style), worth
        return best

    @cached_property
    def _habit(self) -> Counter[_Place]:
        """How often the draft writes a style below another one."""
        habit: Counter[_Place] = Counter()
        levels: OpenHeadings = ()
        for at, entry in enumerate(self.headings.entries):
            levels, _ = self.headings.step(levels, at, entry.ordinal.style if entry.ordinal else None)
            habit[_place(levels)] += 1
        return habit

    def _candidates(self, misfit: int) -> Iterator[tuple[int, OrdinalStyle]]:
        """Yield the headings that might count with another sequence, with its style.

        These are the misfit itself, the number that it lacks before it, one that closed its sequence, and its double.
        """
        value, own = self.headings.value(misfit), self.read[misfit]
        if value is None or own is None:
            return
        yield from self._others_open(misfit)
        found = 0
        for at in range(misfit - 1, max(-1, misfit - _REACH), -1):
            other, style = self.headings.value(at), self.read[at]
            if style is None or not is_body(style) or not self._may_differ(at):
                continue
            opened = next((level.value or 0 for level in self.before[at] if level.style is own), 0)
            if style is not own and other == value - 1 and other in (1, opened + 1):
                yield at, own
                found += 1
            closes = opened == value - 1 and RANKS[style] < RANKS[own]
            if closes or (style is own and other == value):
                yield from self._others_open(at)
                found += 1
            if found >= _MOST_CANDIDATES:
                return

    def _may_differ(self, at: int) -> bool:
        """Tell whether a heading may be read in another style: the format says neither its number nor its level."""
        block = self.headings.entries[at].block
        return at not in self._settled and not block.level and not block.label

    def _others_open(self, at: int) -> Iterator[tuple[int, OrdinalStyle]]:
        """Yield a heading with the styles of the open sequences that it would count on, were it written like them."""
        value, own = self.headings.value(at), self.read[at]
        if value is None or not is_body(own) or not self._may_differ(at):
            return
        for level in reversed(self.before[at]):
            style = level.style
            if style and is_body(style) and style is not own and level.value == value - 1 and not level.markup:
                yield at, style

    def _weighed(self, candidate: int, style: OrdinalStyle) -> tuple[int, int]:
        """Return the penalty points saved and the headings read otherwise if ``candidate`` is read in ``style``.

        The headings after it are read both ways until the open levels agree again.
        """
        headings, own, value = self.headings, self.read[candidate], self.headings.value(candidate)
        as_written = as_meant = before = self.before[candidate]
        saved, read, depth, is_alone = -MISFIT, 0, 0, True
        for at in range(candidate, min(candidate + _REACH, len(self.read))):
            as_written, penalty = self._followed(as_written, at)
            saved += penalty
            if at == candidate:
                depth = len(as_written)
            elif depth and len(as_written) <= depth:
                last = as_written[-1]
                is_alone = len(as_written) < depth or last.style is not own or last.value != 2
                depth = 0
            if at == candidate or (self.read[at] is own and self._joins(as_meant, at, style)):
                read += 1
                as_meant, penalty = headings.step(as_meant, at, style)
            else:
                as_meant, penalty = self._followed(as_meant, at)
            saved -= penalty
            if as_written == as_meant:
                break
        # As it is written, either this one stays alone or the one it would follow.
        leaves_one = value == 2 and not any(level.style is own for level in before)
        return saved + (DOUBT if leaves_one or (value == 1 and is_alone) else 0), read

    def _followed(self, levels: OpenHeadings, at: int) -> tuple[OpenHeadings, int]:
        """Return the levels open after a heading in the style it is read in so far, and the penalty points of that."""
        runs_on = self._runs_on(levels, at)
        levels, penalty = self.headings.step(levels, at, self.read[at])
        return levels, DOUBT if runs_on else penalty

    def _runs_on(self, levels: OpenHeadings, at: int) -> bool:
        """Tell whether a sequence runs on under another heading: （三） below 二、 after （二） below 一、, and no other （三）."""
        value, style = self.headings.value(at), self.read[at]
        if value is None or style is None or any(level.style is style for level in levels):
            return False
        if all(level.style is None or RANKS[level.style] > RANKS[style] for level in levels):
            return False
        before, after = self.headings.neighbours(at)
        is_next = before is not None and self.read[before] is style and self.headings.value(before) == value - 1
        return is_next and (after is None or self.headings.value(after) == value + 1)

    def _joins(self, levels: OpenHeadings, at: int, style: OrdinalStyle) -> bool:
        """Tell whether a further heading of the same style follows into the other sequence: 3、 and 4、 after 一、二、."""
        value, own = self.headings.value(at), self.read[at]
        if value is None or any(level.style is own for level in levels):
            return False
        return any(level.style is style and level.value == value - 1 for level in levels)

    def _is_likely(self, at: int, misfit: int) -> bool:
        """Tell whether a reading that saves no points, of a heading whose look tells nothing, is the likelier one."""
        before, own, value = self.before[at], self.read[at], self.headings.value(at) or 0
        if at != misfit:
            return self._closes(at, misfit)
        sibling = next((level for level in before if level.style is own), None)
        if sibling is None:
            # 3、 where no 1、 is open makes no sense as it is written.
            return not self._runs_on(before, at)
        last = sibling.value or 0
        return value <= last or value > last + _LARGEST_GAP

    def _closes(self, at: int, misfit: int) -> bool:
        """Tell whether a heading parts a number from the one before it: 四、 between （三） and （五）."""
        own, other = self.read[misfit], self.read[at]
        if own is None or other is None or any(level.style is own for level in self.before[misfit]):
            return False
        return RANKS[other] < RANKS[own] and self.headings.value(misfit) == (self.headings.value(at) or 0) + 1

    def _look(self, at: int, style: OrdinalStyle) -> int:
        """Return 1 if a heading looks like those of ``style`` and not like its own style's, -1 for the reverse, else 0.

        What is looked at is whether they stand alone in their lines.
        """
        entries, before = self.headings.entries, self.before[at]
        sibling = next((entries[level.at] for level in before if level.style is self.read[at]), None)
        other = next((entries[level.at] for level in before if level.style is style), None)
        if sibling is None or other is None or _is_bare(sibling) == _is_bare(other):
            return 0
        return 1 if _is_bare(entries[at]) == _is_bare(other) else -1


def _place(levels: OpenHeadings) -> _Place:
    return (levels[-2].style if len(levels) > 1 else None, levels[-1].style)


def _is_bare(entry: NumberedBlock) -> bool:
    """Tell whether a heading stands alone in its line."""
    return len(entry.folded) <= _SHORT_HEADING and not any(mark in entry.folded[:-1] for mark in "。;:")
