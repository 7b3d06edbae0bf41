"""What was counted in a sentence before, of which the next ones tell the parts: 共有教师164人。女教师84人，占51.2%."""

from __future__ import annotations

from edulint.api import pattern
from edulint_figures.relations.labels import core
from edulint_figures.relations.tokens import Figure, Line

# A reader remembers for so many sentences what all are called.
_MOST_SENTENCES = 3
_SHORTEST_NOUN = 2
_NAMES_ITS_BASE = pattern(r"占[^占比重]+$")
# 街道共有党员82名, 党员总数为82名
_COUNTED = pattern(
    r"(?:共?有|共计?(?!有)|登记|在册)(?P<noun>[一-鿿]{2,6})$|(?:^|[县市区镇乡村校局院])(?P<all>[一-鿿]{2,6}?)(?:总数|人数|总人数)(?:为|有|达)?$"
)


def of_a_sentence_before(line: Line, part: Figure) -> list[Figure]:
    """Return the one level of a sentence before whose noun ends the name of a part: 教师 of 女教师.

    The sentences between may tell of nothing else of the kind than parts that are so called, too.
    """
    if not line.holds(part):
        return []
    name, stop = core(part.label), line.sentence_start(part.place)
    for _ in range(_MOST_SENTENCES):
        if stop == 0:
            break
        start = line.sentence_start(stop - 1)
        levels = [one for one in line.between(start, stop) if one.letter == "L" and one.quantity.is_kin(part.quantity)]
        if len(levels) == 1 and _is_counted_in(name, part, levels[0]):
            return levels
        if levels:
            break
        stop = start
    return []


def _is_counted_in(name: str, part: Figure, whole: Figure) -> bool:
    counted = _COUNTED.search(whole.label)
    noun = (counted["noun"] or counted["all"]) if counted else core(whole.label)
    is_longer = _SHORTEST_NOUN <= len(noun) < len(name) and name.endswith(noun)
    return is_longer and whole.is_exact and whole.quantity.value > part.quantity.value


def is_beside(line: Line, base: Figure, part: Figure) -> bool:
    """Tell whether a part of a later segment is told beside a base, which is itself a share of what that names.

    机电产品出口12.6亿元，占出口总值的55%，其中汽车1.8亿元；服装出口4.6亿元，占20%: that is of 出口总值, too.
    """
    if not (line.holds(base) and line.holds(part)) or base.sentence != part.sentence:
        return False
    behind = next((one for one in line.between(base.place + 1, part.place) if one.letter not in "CGDT"), None)
    segment = line.letters.rfind(";", base.place, part.place)
    is_named = behind is not None and behind.letter == "P" and _NAMES_ITS_BASE.search(behind.label) is not None
    return is_named and segment >= 0 and "z" not in line.letters[segment : part.place]
