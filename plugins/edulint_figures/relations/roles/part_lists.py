"""Finds the lists of parts: which figures of a stretch are their items, and of what kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from edulint.api import WordList, is_han, pattern
from edulint_figures.quantities.phrases import AVERAGE
from edulint_figures.quantities.quantity import Quantity
from edulint_figures.relations.labels import THE_SAME, agreement
from edulint_figures.relations.phrasings import macro
from edulint_figures.relations.tokens import Figure, Line

_EACH_WORDS = WordList(__file__, "each_words.txt")
_MOST_NAMES, _PAIR = 20, 2
# The names before 各1所, back to the mark or the figure before them.
_NAMES = pattern(r"[^,。;:()0-9]{2,80}$")
_JOINTS = pattern("、|以?及|[和与]")


class Item(Struct, frozen=True):
    """One part of a list: its levels, of one kind or more, and the letter that parts it from the one before."""

    levels: list[Figure]
    separator: str

    def level_like(self, kind: Quantity) -> Figure | None:
        """Return its first level of a kind."""
        for level in self.levels:
            if level.quantity.is_kin(kind):
                return level
        return None


class Parts(Struct, frozen=True):
    """Figures of one kind that may be the parts of a whole.

    ``is_regular`` says that they follow one another alike, ``is_led`` that they follow one figure of another kind: in
    其中项目985项，总投资30亿元 the projects are what is divided. ``gaps`` are how many items of other kinds stand
    between two of them. ``are_all`` says that the same items make their whole in another unit: 1043户3402人，243户813人.
    """

    figures: tuple[Figure, ...]
    separators: str
    is_regular: bool
    is_led: bool = False
    gaps: tuple[int, ...] = ()
    are_all: bool = False

    def first(self, count: int) -> Parts:
        """Return the first parts."""
        is_regular = len(set(self.gaps[: count - 1])) <= 1 if self.gaps else self.is_regular
        return Parts(self.figures[:count], self.separators[: count - 1], is_regular=is_regular, is_led=self.is_led)

    @property
    def quantities(self) -> list[Quantity]:
        """The parts as quantities; one said of several things (各1所) as often as there are things."""
        return [figure.quantity for figure in self.figures]

    @property
    def are_of_one_unit(self) -> bool:
        """Tell whether all parts are written in the same unit."""
        return len({one.scale for one in self.quantities}) == 1


def lists_in(line: Line, start: int, stop: int) -> Iterator[Parts]:
    """Yield the parts of each kind that the first items name."""
    items = list(_items(line, start, stop))
    kinds: list[Quantity] = []
    for item in items[:3]:
        for level in item.levels:
            if not any(level.quantity.is_kin(kind) for kind in kinds):
                kinds.append(level.quantity)
    are_segments = any(item.separator == ";" for item in items)
    for kind in kinds[:3]:
        yield from _of_kind(line, items, kind)
        if are_segments:
            yield from _columns_of(items, kind)


def _columns_of(items: Sequence[Item], kind: Quantity) -> Iterator[Parts]:
    """Yield the figures of each name that all segments tell: 甲组3件，收入40万元，支出30万元；乙组….

    Only where a segment tells more than one of the kind, so that they can't all be parts of one whole.
    """
    rows: list[list[Figure]] = []
    for item in items:
        if item.separator == ";" or not rows:
            rows.append([])
        rows[-1] += [level for level in item.levels if level.quantity.is_kin(kind)]
    if len(rows) < 2 or any(len(row) < 2 for row in rows):
        return
    for first in rows[0]:
        column = [next((one for one in row if agreement(one.label, first.label) == THE_SAME), None) for row in rows]
        found = tuple(one for one in column if one is not None)
        if len(found) == len(rows):
            yield Parts(found, ";" * (len(found) - 1), is_regular=True)


def _of_kind(line: Line, items: Sequence[Item], kind: Quantity) -> Iterator[Parts]:
    figures: list[Figure] = []
    separators, gap, lead = "", 0, 0
    gaps: list[int] = []
    for item in items:
        same = item.level_like(kind)
        if same is None:
            gap += 1
            continue
        if figures and AVERAGE.search(same.label) and not AVERAGE.search(figures[0].label):
            # A mean behind the parts is none of them: 大班28人、中班26人，平均每班27人.
            break
        if figures:
            gaps.append(gap)
            separators += item.separator
        else:
            lead = gap
        gap = 0
        times = _count_of_names(line, same)
        if not times:
            return
        figures += [same] * times
        separators += "/" * (times - 1)
        gaps += gaps[-1:] * (times - 1)
    is_led = lead > 0 and not any(gaps)
    shown = tuple(gaps) if len(gaps) == len(separators) else ()
    # 护理型床位1991张，入住老人1751人，空余床位1489张: of a pair, what stands between the first and the second would
    # stand behind the second, too.
    is_regular = len(set(gaps)) <= 1 and (len(figures) != _PAIR or sum(gaps) <= gap + lead)
    yield Parts(tuple(figures), separators, is_regular=is_regular, is_led=is_led, gaps=shown)
    if 1 <= separators.count(";") < len(separators):
        # The first part of each segment makes a list, too, without what the segments divide again.
        heads = [0, *(index + 1 for index, mark in enumerate(separators) if mark == ";")]
        yield Parts(tuple(figures[index] for index in heads), ";" * (len(heads) - 1), is_regular=True)


def are_numbered(figures: Sequence[Figure]) -> bool:
    """Tell whether parts are numbered from the first on: ①…18个，②…12个, 一是…18个，二是…12个."""
    signs = ("①②③④⑤⑥⑦⑧⑨⑩", "一二三四五六七八九十")
    return len(figures) >= 2 and any(
        all(one.label.startswith((sign, f"{sign}是")) for one, sign in zip(figures, row, strict=False))
        for row in signs
        if len(figures) <= len(row)
    )


@cache
def _item() -> re.Pattern[str]:
    return pattern(macro("ITEM").replace("(?:Ln+t?)?L+", "(?P<levels>(?:Ln+t?)?L+)").replace("(?>", "(?:", 1))


def _items(line: Line, start: int, stop: int) -> Iterator[Item]:
    for found in _item().finditer(line.letters, start, stop):
        separator = line.letters[found.start() - 1] if found.start() > start else ""
        if separator == ";" and line.words(found.start() - 1) != ";":
            # ，以及 begins the last item of a list, so that the mark is a comma.
            separator = ","
        yield Item(line.between(*found.span("levels")), separator)


def _count_of_names(line: Line, part: Figure) -> int:
    """Return of how many things a figure is said: 职业中专、特殊教育学校各1所; 0 if that can't be told (各乡镇各1所)."""
    text, start = line.passage.text, part.quantity.span.start
    if text[start - 1] not in "各有为 ":
        return 1
    before = text[max(line.passage.span.start, start - 100) : start].rstrip(" ")
    said = next((word for word in _EACH_WORDS.words if before.endswith(word)), None)
    if said is None:
        return 1
    found = _NAMES.search(before[: -len(said)])
    names = _JOINTS.split(found[0]) if found else []
    are_names = 2 <= len(names) <= _MOST_NAMES and all(name and is_han(name[-1]) for name in names)
    return len(names) if are_names else 0
