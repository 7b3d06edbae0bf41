"""Headings numbered in another manner than those they stand among: 2. between 一、 and 三、."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from edulint.boundaries import is_part_title
from edulint.heads import RANKS, Numbered
from edulint.levels import DOUBT, MISFIT, Course, OpenHeads, is_body
from edulint.model import BlockKind
from edulint.text.ordinals import OrdinalStyle

# How many headings a reading is followed, forwards and back.
_REACH = 100
_MOST_CANDIDATES = 12
_SHORT_HEADING = 50
# 九、 after 三、 is rather a ninth of something else than what remains of nine parts.
_LARGEST_GAP = 3


def settle_manners(numbered: Sequence[Numbered]) -> None:
    """Set for each head the manner of the sequence it counts with: its own style, or that of a sequence with a gap there.

    Of the two readings the one counts that leaves fewer numbers out of place.
    """
    heads: list[Numbered] = []
    parts: set[int] = set()
    for entry in numbered:
        if entry.ordinal or entry.block.level:
            heads.append(entry)
        elif entry.block.kind is BlockKind.TITLE or is_part_title(entry):
            parts.add(len(heads))
    manners = _Settling(Course(heads, parts)).manners()
    for entry, manner in zip(heads, manners, strict=True):
        entry.manner = manner
    _settle_siblings([entry for entry in heads if entry.block.level])


def _settle_siblings(marked: Sequence[Numbered]) -> None:
    """Set the manner of headings whose level Markdown tells: the usual one among those that count on from one another."""
    runs: list[list[Numbered]] = []
    latest: dict[int, list[Numbered]] = {}
    for entry in marked:
        level, ordinal = entry.block.level, entry.ordinal
        latest = {other: run for other, run in latest.items() if other <= level}
        if ordinal is None or not is_body(ordinal.style):
            latest.pop(level, None)
            continue
        last = latest[level][-1].ordinal if level in latest else None
        if last is None or (ordinal.style is not last.style and ordinal.value != (last.value or 0) + 1):
            latest[level] = []
            runs.append(latest[level])
        latest[level].append(entry)
    for run in runs:
        usual = Counter(entry.manner for entry in run).most_common(1)[0][0]
        for entry in run:
            entry.manner = usual


# A manner below another one.
_Place = tuple[OrdinalStyle | None, OrdinalStyle | None]


class _Settling:
    """One pass over the heads with the levels open at each; goes back where an earlier head explains a misfit."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.read = [entry.ordinal.style if entry.ordinal else None for entry in course.heads]
        self.before: list[OpenHeads] = []
        self._settled: set[int] = set()

    def manners(self) -> list[OrdinalStyle | None]:
        """Return the manner of each head."""
        levels: OpenHeads = ()
        at = 0
        while at < len(self.read):
            self.before.append(levels)
            levels, against = self.course.step(levels, at, self.read[at])
            other = self._reading(at) if against == MISFIT else None
            at += 1
            if other is not None:
                at, manner = other
                self._settled.add(at)
                self.read[at] = manner
                levels = self.before[at]
                del self.before[at:]
        return self.read

    def _reading(self, misfit: int) -> tuple[int, OrdinalStyle] | None:
        """Return the head that is to be read in another manner, and that manner, where this explains a misfit."""
        best: tuple[int, OrdinalStyle] | None = None
        most: tuple[int, int, int] | None = None
        for at, manner in self._candidates(misfit):
            spared, read = self._weighed(at, manner)
            look = self._look(at, manner)
            # One that looks like its siblings, and not like those it would join, is not the odd one.
            spared += 2 * look if look < 0 else 0
            if spared < 0 or (spared == 0 and look == 0 and not self._is_likely(at, misfit)):
                continue
            # Of two that differ either may be the odd one: the draft's habit decides.
            place = _place(self.course.step(self.before[at], at, manner)[0])
            worth = (spared, -read, self._habit[place])
            if most is None or worth > most:
                best, most = (at, manner), worth
        return best

    @cached_property
    def _habit(self) -> Counter[_Place]:
        """How often the draft writes a manner below another one."""
        habit: Counter[_Place] = Counter()
        levels: OpenHeads = ()
        for at, entry in enumerate(self.course.heads):
            levels, _ = self.course.step(levels, at, entry.ordinal.style if entry.ordinal else None)
            habit[_place(levels)] += 1
        return habit

    def _candidates(self, misfit: int) -> Iterator[tuple[int, OrdinalStyle]]:
        """Yield the heads that might count with another sequence, with its manner.

        These are the misfit itself, the number that it lacks before it, one that closed its sequence, and its double.
        """
        value, own = self.course.value(misfit), self.read[misfit]
        if value is None or own is None:
            return
        yield from self._others_open(misfit)
        found = 0
        for at in range(misfit - 1, max(-1, misfit - _REACH), -1):
            other, manner = self.course.value(at), self.read[at]
            if manner is None or not is_body(manner) or not self._may_differ(at):
                continue
            opened = next((level.value or 0 for level in self.before[at] if level.manner is own), 0)
            if manner is not own and other == value - 1 and other in (1, opened + 1):
                yield at, own
                found += 1
            closes = opened == value - 1 and RANKS[manner] < RANKS[own]
            if closes or (manner is own and other == value):
                yield from self._others_open(at)
                found += 1
            if found >= _MOST_CANDIDATES:
                return

    def _may_differ(self, at: int) -> bool:
        """Tell whether a head may be read in another manner: the file's format gives neither its number nor its level."""
        block = self.course.heads[at].block
        return at not in self._settled and not block.level and not block.label

    def _others_open(self, at: int) -> Iterator[tuple[int, OrdinalStyle]]:
        """Yield a head with the manners of the open sequences that it would count on, were it written like them."""
        value, own = self.course.value(at), self.read[at]
        if value is None or not is_body(own) or not self._may_differ(at):
            return
        for level in reversed(self.before[at]):
            manner = level.manner
            if manner and is_body(manner) and manner is not own and level.value == value - 1 and not level.markup:
                yield at, manner

    def _weighed(self, candidate: int, manner: OrdinalStyle) -> tuple[int, int]:
        """Return what a reading spares, and how many heads it reads otherwise; both are followed until they agree again."""
        course, own, value = self.course, self.read[candidate], self.course.value(candidate)
        as_written = as_meant = before = self.before[candidate]
        spared, read, depth, is_alone = -MISFIT, 0, 0, True
        for at in range(candidate, min(candidate + _REACH, len(self.read))):
            runs_on = self._runs_on(as_written, at)
            as_written, against = course.step(as_written, at, self.read[at])
            spared += DOUBT if runs_on else against
            if at == candidate:
                depth = len(as_written)
            elif depth and len(as_written) <= depth:
                last = as_written[-1]
                is_alone = len(as_written) < depth or last.manner is not own or last.value != 2
                depth = 0
            is_meant = at == candidate or (self.read[at] is own and self._joins(as_meant, at, manner))
            read += is_meant
            runs_on = not is_meant and self._runs_on(as_meant, at)
            as_meant, against = course.step(as_meant, at, manner if is_meant else self.read[at])
            spared -= DOUBT if runs_on else against
            if as_written == as_meant:
                break
        # As it is written, either this one stays alone or the one it would follow.
        leaves_one = value == 2 and not any(level.manner is own for level in before)
        return spared + (DOUBT if leaves_one or (value == 1 and is_alone) else 0), read

    def _runs_on(self, levels: OpenHeads, at: int) -> bool:
        """Tell whether a sequence runs on under another heading: （三） below 二、 after （二） below 一、, and no other （三）."""
        value, manner = self.course.value(at), self.read[at]
        if value is None or manner is None or any(level.manner is manner for level in levels):
            return False
        if all(level.manner is None or RANKS[level.manner] > RANKS[manner] for level in levels):
            return False
        before, after = self.course.neighbours(at)
        is_next = before is not None and self.read[before] is manner and self.course.value(before) == value - 1
        return is_next and (after is None or self.course.value(after) == value + 1)

    def _joins(self, levels: OpenHeads, at: int, manner: OrdinalStyle) -> bool:
        """Tell whether a further head of the same style follows into the other sequence: 3、 and 4、 after 一、二、."""
        value, own = self.course.value(at), self.read[at]
        if value is None or any(level.manner is own for level in levels):
            return False
        return any(level.manner is manner and level.value == value - 1 for level in levels)

    def _is_likely(self, at: int, misfit: int) -> bool:
        """Tell whether a reading that spares nothing, of a head whose look says nothing, is to be preferred all the same."""
        before, own, value = self.before[at], self.read[at], self.course.value(at) or 0
        if at != misfit:
            return self._closes(at, misfit)
        sibling = next((level for level in before if level.manner is own), None)
        if sibling is None:
            # 3、 where no 1、 is open makes no sense as it is written.
            return not self._runs_on(before, at)
        last = sibling.value or 0
        return value <= last or value > last + _LARGEST_GAP

    def _closes(self, at: int, misfit: int) -> bool:
        """Tell whether a head parts a number from the one before it: 四、 between （三） and （五）."""
        own, other = self.read[misfit], self.read[at]
        if own is None or other is None or any(level.manner is own for level in self.before[misfit]):
            return False
        return RANKS[other] < RANKS[own] and self.course.value(misfit) == (self.course.value(at) or 0) + 1

    def _look(self, at: int, manner: OrdinalStyle) -> int:
        """Return 1 where a head looks like those of a manner and not like those of its own style, -1 for the reverse, else 0.

        What is looked at is whether they stand alone in their lines.
        """
        heads, before = self.course.heads, self.before[at]
        sibling = next((heads[level.at] for level in before if level.manner is self.read[at]), None)
        other = next((heads[level.at] for level in before if level.manner is manner), None)
        if sibling is None or other is None or _is_bare(sibling) == _is_bare(other):
            return 0
        return 1 if _is_bare(heads[at]) == _is_bare(other) else -1


def _place(levels: OpenHeads) -> _Place:
    return (levels[-2].manner if len(levels) > 1 else None, levels[-1].manner)


def _is_bare(entry: Numbered) -> bool:
    """Tell whether a heading stands alone in its line."""
    return len(entry.folded) <= _SHORT_HEADING and not any(mark in entry.folded[:-1] for mark in "。;:")
