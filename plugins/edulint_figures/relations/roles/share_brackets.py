"""Reads shares whose counts, or whose base, stand in brackets beside them."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import pattern
from edulint_figures.quantities.quantity import Quantity
from edulint_figures.relations.reading import Match, Memory, Reading
from edulint_figures.relations.roles.rate import RATE
from edulint_figures.relations.roles.share_bases import is_part, part_before, sentence_before
from edulint_figures.relations.roles.share_verdict import NAMED, PLACED, STATED, judged
from edulint_figures.relations.tokens import Figure, Line

# Brackets may say that the base is less than what is named: 占服务业（除房地产外）总量的.
_BASE_IN_BRACKETS = pattern(r"[^()]{2,20}\(([^()]{2,16})\)的?(?:比重|比例)?(?:为|达)?")
_WHOLE = pattern(r"共|总|应|全部")
# A number in brackets behind a share is what has that share: 占比为71.4%（10个）.
_SHARE = pattern(r"占|比例|比重|率")


def counted(match: Match, memory: Memory) -> Iterator[Reading]:
    """Yield the rate in front of brackets that hold its counts: 巩固率95.2%（毕业4618人，入学4851人）."""
    head = match.line.head
    figures = [one for one in match.all("counts") if is_part(one)]
    if head is None or head.letter != "P" or not head.is_exact or not figures:
        return
    if len(figures) == 1 and not figures[0].label and memory.line is not None and _SHARE.search(head.label):
        levels = [one for one in sentence_before(memory.line, head) if one.quantity.is_kin(figures[0].quantity)]
        if levels:
            surety = NAMED if len(levels) == 1 else PLACED
            yield from judged(figures[0].quantity, levels[0].quantity, head.quantity, surety=surety)
        return
    if not RATE.search(head.label):
        return
    if len(figures) == 1 and memory.line is not None and _WHOLE.search(figures[0].label):
        # The brackets behind a rate may hold its base: 入住368套，入住率92%（共400套）.
        before = part_before(memory.line, head)
        if before is not None and before.quantity.is_kin(figures[0].quantity):
            yield from judged(before.quantity, figures[0].quantity, head.quantity, surety=NAMED)
        return
    if len(figures) != 2 or not figures[0].quantity.is_kin(figures[1].quantity):
        return
    part, whole = sorted((one.quantity for one in figures), key=lambda one: one.value)
    yield from judged(part, whole, head.quantity, surety=NAMED)


def base_in_brackets(line: Line, told: str, share: Figure) -> Quantity | None:
    """Return the only figure of brackets behind the name of a base: 占一般公共预算支出（95.8亿元）的79.6%."""
    found = _BASE_IN_BRACKETS.fullmatch(told.replace(" ", ""))
    if found is None:
        return None
    low, high = share.quantity.span.start - len(told), share.quantity.span.start
    inside = [
        one for one in line.passage.quantities if low < one.span.start < high and one.depth > share.quantity.depth
    ]
    return inside[0] if len(inside) == 1 and inside[0].is_exact and inside[0].words == found[1] else None


def fraction(match: Match) -> Iterator[Reading]:
    """Yield a share whose counts are told behind 即: 六分之五的学校，即60所学校中有50所."""
    line, share, whole, part = match.line, match.one("share"), match.one("whole"), match.one("part")
    said = line.passage.text[share.quantity.span.end : whole.quantity.span.start]
    between = line.passage.text[whole.quantity.span.end : part.quantity.span.start]
    are_told = "即" in said and "中" in between and is_part(whole) and is_part(part) and share.is_exact
    if are_told and part.quantity.is_kin(whole.quantity):
        yield from judged(part.quantity, whole.quantity, share.quantity, surety=STATED)
