"""Finds the counts of earlier sentences and paragraphs that a rate may be of."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import pattern
from edulint_figures.quantities.quantity import Dimension
from edulint_figures.relations.labels import core, share_a_word
from edulint_figures.relations.reading import Memory, Reading
from edulint_figures.relations.roles.rate_deeds import deed_of
from edulint_figures.relations.roles.share_bases import is_part
from edulint_figures.relations.roles.share_verdict import NAMED, judged
from edulint_figures.relations.tokens import Figure, Line

_MOST_TOKENS = 60
_OF_MONEY = pattern("[资奖]金|经费|款|预算|补[助贴]")


def only_before(line: Line, part: Figure, memory: Memory, deed: str) -> list[Figure]:
    """Return the only count of the sentence before, or the first of the paragraph before, if it is larger."""
    start = line.sentence_start(part.place)
    earlier: list[Figure] = []
    if start > 1:
        before = line.between(line.sentence_start(start - 1), start)
        earlier = [one for one in before if is_part(one) and one.quantity.is_kin(part.quantity)]
    elif memory.last is not None:
        earlier = [one for one in memory.last.between(0, _MOST_TOKENS) if is_part(one)]
        earlier = [one for one in earlier if one.quantity.is_kin(part.quantity)]
    if len(earlier) != 1 or earlier[0].quantity.value <= part.quantity.value:
        return []
    # 已拨付2560万元，拨付率80%: a bare deed is done to what was told last.
    is_bare_deed = core(part.label) == deed and _OF_MONEY.search(earlier[0].label) is not None
    return earlier if is_bare_deed or _may_be_of(part, earlier[0]) else []


def divided_before(line: Line, part: Figure, memory: Memory) -> list[Figure]:
    """Return the last level of the paragraph that was divided: 接到案件13499件，其中投诉…，举报…。办结案件13043件，办结率97%."""
    kin = [one for one in line.before(part.place) if is_part(one) and one.quantity.is_kin(part.quantity)]
    held = [one for one in kin if one.quantity.span.start in memory.divided_at and one.sentence != part.sentence]
    return [one for one in held[:1] if one.quantity.value > part.quantity.value and _may_be_of(part, one)]


def of_its_name(line: Line, part: Figure, share: Figure, rate: str, memory: Memory) -> Iterator[Reading]:
    """Yield the rate of what an earlier sentence counts by the same name: 电气隐患180处。…已整改电气隐患171处，整改率95%."""
    before = line.between(line.sentence_start(part.place), part.place)
    first = next((one for one in before if one.letter == "L"), part)
    deed = deed_of(rate)
    name = core(part.label.rpartition(deed)[2])
    if deed not in first.label or not name:
        return
    told = (*line.before(line.sentence_start(part.place)), *memory.named(name))
    same = [one for one in told if is_part(one) and core(one.label) == name and one.quantity.is_kin(part.quantity)]
    if len({one.quantity.value for one in same}) == 1 and same[0].quantity.value >= part.quantity.value:
        yield from judged(part.quantity, same[0].quantity, share.quantity, surety=NAMED)


def _may_be_of(part: Figure, whole: Figure) -> bool:
    """Tell whether a part may be of the level of another sentence: money only where their names share a word."""
    if part.quantity.dimension is Dimension.COUNT:
        return True
    return share_a_word(core(part.label), core(whole.label))
