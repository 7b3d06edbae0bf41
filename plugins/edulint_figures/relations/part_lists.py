"""Which of the figures behind a whole are its parts: other indicators may stand before, between and behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from edulint.api import is_han, pattern
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.quantity import ADDABLE, ONE, Dimension, Quantity
from edulint_figures.relations.compare import rounding_slack
from edulint_figures.words import words

_FEW = 16
_MOST_NAMES = 20
# The names before 各1所, back to the mark or the figure before them.
_NAMES = pattern(r"[^,。;:()0-9]{2,80}$")
_JOINTS = pattern("、|以?及|[和与]")


def with_each(passage: Passage, parts: Sequence[Quantity]) -> list[Quantity]:
    """Return the parts with those said of several things as often as there are things: 职业中专、特殊教育学校各1所.

    Where it can't be told of how many, as in 各乡镇各1所, none are returned.
    """
    counted: list[Quantity] = []
    for part in parts:
        before = passage.text[max(passage.span.start, part.span.start - 100) : part.span.start].rstrip(" ")
        said = next((word for word in words(__file__, "each_words") if before.endswith(word)), None)
        if said is None:
            counted.append(part)
            continue
        found = _NAMES.search(before[: -len(said)])
        names = _JOINTS.split(found.group()) if found else []
        if not 2 <= len(names) <= _MOST_NAMES or not all(name and is_han(name[-1]) for name in names):
            return []
        counted += [part] * len(names)
    return counted


def is_sum(parts: Sequence[Quantity], whole: Quantity) -> bool:
    """Tell whether figures add up to a whole, within their rounding; changes among them are left out."""
    levels = [part for part in parts if not part.change]
    missing = abs(sum(part.value for part in levels) - whole.value)
    return len(levels) >= 2 and missing <= rounding_slack([*levels, whole])


def stretches(parts: Sequence[Quantity]) -> Iterator[Sequence[Quantity]]:
    """Yield the lists that may make up the whole: other indicators may stand before and behind the parts."""
    yield parts
    yield _heads(parts)
    few = parts[:_FEW]
    for start in range(len(few) - 1):
        for stop in range(start + 2, len(few) + 1):
            yield few[start:stop]


def complete_lists(passage: Passage, parts: Sequence[Quantity]) -> Iterator[Sequence[Quantity]]:
    """Yield the lists of which a near miss counts: unbroken, in one segment or one figure from each."""
    heads = _heads(parts)
    unbroken = [parts[0]]
    for previous, part in pairwise(parts):
        if part.segment == previous.segment and _is_broken(passage, previous, part):
            break
        unbroken.append(part)
    if len(unbroken) >= 2:
        yield unbroken
    if 2 <= len(heads) < len(parts):
        yield heads


def is_one_list(candidate: Sequence[Quantity], levels: Sequence[Quantity]) -> bool:
    """Tell whether parts stand in one segment, or each alone: one with others behind it may be another whole."""
    segments = [part.segment for part in candidate]
    return len(set(segments)) == 1 or all(
        sum(level.segment == segment for level in levels) == 1 for segment in segments
    )


def _heads(parts: Sequence[Quantity]) -> list[Quantity]:
    """Return the first figure of each segment: the others may divide it again."""
    return [part for index, part in enumerate(parts) if index == 0 or part.segment != parts[index - 1].segment]


def _is_broken(passage: Passage, previous: Quantity, part: Quantity) -> bool:
    """Tell whether a list of parts ends before a figure: at figures of another kind, or at 已整改."""
    if part.label.startswith(tuple(words(__file__, "next_step_words"))):
        return True
    between = passage.quantities[passage.first_at(previous.span.end) : passage.first_at(part.span.start)]
    return any(
        one.dimension in ADDABLE and not one.change and one.depth == part.depth and one.unit_class != part.unit_class
        for one in between
    )


def have_shares(passage: Passage, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Tell whether each part is followed by its share of the whole: then the figures are right, and some are not told."""
    for part in parts:
        place = passage.first_at(part.span.end)
        share = passage.quantities[place] if place < len(passage.quantities) else part
        if share.dimension is not Dimension.PERCENT or share.clause > part.clause + 1:
            return False
        if abs(part.value * 100 * ONE - share.value * whole.value) > share.half * whole.value:
            return False
    return True
