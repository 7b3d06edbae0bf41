"""Finds the levels that a list of parts may divide, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator

from edulint_figures.quantities.quantity import Quantity
from edulint_figures.relations.labels import ALIKE, agreement
from edulint_figures.relations.reading import Match, Memory
from edulint_figures.relations.roles.part_lists import Parts
from edulint_figures.relations.tokens import Figure, Line


def wholes_of(match: Match, parts: Parts, memory: Memory) -> Iterator[Figure]:
    """Yield what may be divided, the likeliest first."""
    line, head = match.line, match.line.letters[match.start]
    if match.has("whole"):
        candidates: Iterator[Figure] = iter([match.one("whole")])
    elif match.phrasing.form == "inside":
        candidates = iter([line.head] if line.head else [])
    elif head == "z":
        candidates = before_marker(line, match.start, memory)
    elif head == "i":
        candidates = _levels_named(
            line, match.start, line.words(match.start).strip().removeprefix("在").removesuffix("中"), memory
        )
    else:
        candidates = _before_view(line, match.start, memory)
    kind, places = parts.figures[0].quantity, {figure.quantity.span.start for figure in parts.figures}
    seen: set[int] = set()
    for whole in candidates:
        start = whole.quantity.span.start
        if _may_sum(whole.quantity, kind) and start not in places and start not in seen:
            seen.add(start)
            yield whole


def _may_sum(whole: Quantity, part: Quantity) -> bool:
    """Tell whether parts may be of the whole's kind: 168件 of 47件次 and 121件次, too, if they make it."""
    if whole.dimension is not part.dimension:
        return False
    is_same = whole.unit_class == part.unit_class
    return is_same or whole.unit_class.partition("-")[0] == part.unit_class.partition("-")[0]


def before_marker(line: Line, place: int, memory: Memory) -> Iterator[Figure]:
    """Yield levels before 其中, then changes: of its own sentence, or of the one before where it begins one."""
    start, stop = line.sentence_start(place), place
    own = line.letters[start:place]
    if not any(letter in "LCHGP" for letter in own):
        if set(own) - {",", ":"}:
            # Words before 其中 name what is divided, and no figure counts it.
            return
        if start == 0:
            if line.head is not None:
                yield line.head
            elif memory.last is not None:
                last = memory.last
                yield from _levels_then_changes(last, last.letters.rstrip(".").rfind(".") + 1, len(last.letters))
            return
        stop = start - 1
        start = line.sentence_start(stop)
        if start and "L" not in line.letters[start:stop]:
            # A sentence that only tells how the whole changed is passed over: 案件1803件。比上年增加167件。其中….
            yield from _levels_then_changes(line, start, stop)
            stop = start - 1
            start = line.sentence_start(stop)
    yield from _levels_then_changes(line, start, stop)
    if line.head is not None:
        yield line.head


def _levels_then_changes(line: Line, start: int, stop: int) -> Iterator[Figure]:
    found = line.before(stop, start)
    yield from (figure for figure in found if figure.letter == "L")
    yield from (figure for figure in found if figure.letter == "C")


def _levels_named(line: Line, place: int, name: str, memory: Memory) -> Iterator[Figure]:
    """Yield the levels that are named as what is divided is: 住户存款中，活期40亿元."""
    near = [figure for figure in line.before(place) if figure.letter == "L"]
    # What is counted right before 中 is divided: 9083件投诉中.
    yield from (figure for figure in near[:1] if figure.place + 1 == place)
    yield from (figure for figure in near if agreement(figure.label, name) >= ALIKE)
    yield from memory.named(name)
    # 参加保险的人员中 may take up a level by other words: 参保3.2万人.
    yield from near
    yield from reversed(memory.leads)


def _before_view(line: Line, place: int, memory: Memory) -> Iterator[Figure]:
    """Yield what 按…分 may divide: wholes of other lists, levels before it, wholes of earlier paragraphs."""
    before = [figure for figure in line.before(place) if figure.letter == "L"]
    yield from (figure for figure in before if figure.quantity.span.start in memory.divided_at)
    yield from (figure for figure in before if figure.quantity.span.start not in memory.supposed)
    if line.head is not None:
        yield line.head
    yield from reversed(memory.held)
    yield from reversed(memory.leads)


def is_nearest_kin(line: Line, place: int, parts: Parts) -> bool:
    """Tell whether no level of another kind stands between a part and what is taken for its whole."""
    start = line.sentence_start(place)
    if start > 0 and line.letters.startswith("z", line.sentence_start(start - 1)):
        # The sentence before is itself what 其中 tells of another whole.
        return False
    if _is_led_by_rate(line, place):
        return False
    nearest = next((one for one in line.before(place) if one.letter == "L"), line.head)
    return nearest is None or nearest.quantity.is_kin(parts.figures[0].quantity)


def _is_led_by_rate(line: Line, place: int) -> bool:
    """Tell whether 其中 stands behind a rate of another subject: 调整书记3名，能人型书记达到100%，其中企业家4人."""
    rate = next(iter(line.before(place)), None)
    if rate is None or rate.letter != "P":
        return False
    start = line.clause_start(rate.place)
    said = line.letters[start : rate.place]
    return "n" in said and set(said) <= {"n", "/"} and line.letters[start - 1 : start] == ","
