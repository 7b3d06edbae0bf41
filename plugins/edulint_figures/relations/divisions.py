"""How the names of parts divide their whole: into all there is, or at least into what does not overlap."""

from __future__ import annotations

from collections.abc import Sequence

from edulint.api import pattern
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.quantity import Quantity
from edulint_figures.words import groups, words

_LEADING = pattern(r"^(?:其中|包括|包含|分别[为是]|[,:、(]|有|一是|二是|三是|四是)+")
_TRAILING = pattern(r"(?:[为有共是达约计占]|分别|达到|投入|完成|安排|落实|[:,、(“])+$")
_BEHIND = pattern(r"[^,。;:、()]{0,10}")
_LONGEST_NAME = 14


def names_of(passage: Passage, parts: Sequence[Quantity]) -> list[str]:
    """Return what each figure is the number of: the words before it, or those behind it (20个预期性指标)."""
    names = []
    for part in parts:
        name = _TRAILING.sub("", _LEADING.sub("", part.label))
        if not name and (behind := _BEHIND.match(passage.text, part.span.end, passage.span.end)):
            name = behind[0]
        names.append(name)
    return names


def make_a_whole(names: Sequence[str]) -> bool:
    """Tell whether groups are all there are: 城镇 and 农村 are, 小学 and 初中 may not be, unless 其他 follows."""
    if names and any(word in names[-1] for word in words(__file__, "rest_words")):
        return True
    return are_complements(names)


def are_complements(names: Sequence[str]) -> bool:
    """Tell whether groups are the two or three sides of one division: 公办 and 民办."""
    together = "\n".join(names)
    return any(
        len(sides) == len(names) and all(side in together for side in sides)
        for sides in groups(__file__, "complements")
    )


def are_disjoint(names: Sequence[str]) -> bool:
    """Tell whether groups have nothing in common: their names are cast in one mould, or divide by one property."""
    if len(set(names)) < len(names) or not all(0 < len(name) <= _LONGEST_NAME for name in names):
        return False
    if make_a_whole(names):
        return True
    # 党员 in all names (教师党员, 学生党员) is what is divided, in one of them (女教师, 党员教师) a property.
    if any(0 < sum(word in name for name in names) < len(names) for word in words(__file__, "overlapping_words")):
        return False
    if _are_moulded(names):
        return True
    return any(_divides(line, names) for line in groups(__file__, "divisions"))


def _are_moulded(names: Sequence[str]) -> bool:
    """Tell whether names end alike after words of one length: 金牌, 银牌; but not 地方财政收入, 税收收入."""
    alike = 0
    for letters in zip(*(reversed(name) for name in names), strict=False):
        if len(set(letters)) > 1:
            break
        alike += 1
    lengths = [len(name) for name in names]
    return alike > 0 and max(lengths) - min(lengths) <= 1


def _divides(division: Sequence[str], names: Sequence[str]) -> bool:
    """Tell whether each name holds a group of its own."""
    taken = [max((group for group in division if group in name), key=len, default="") for name in names]
    return all(taken) and len(set(taken)) == len(taken)
