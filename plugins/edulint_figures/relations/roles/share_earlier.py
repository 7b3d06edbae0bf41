"""Finds what a share is of where no words near it tell: what was divided, counted, or shared out before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edulint.api import pattern
from edulint_figures.relations.labels import agreement, core
from edulint_figures.relations.reading import Memory, Reading
from edulint_figures.relations.roles.share_bases import is_part, part_before
from edulint_figures.relations.roles.share_verdict import fitting, judged
from edulint_figures.relations.tokens import Figure, Line

# So many other shares must be of a whole for it to be that of one more.
_MOST_OTHERS = 2
_NAMED, _TOTAL = pattern(r"占(.{2,40})的"), pattern(r"[共总计有]$")
# That names say of what a figure is a share.
_SURE = 2


def of_earlier(line: Line, part: Figure, share: Figure, memory: Memory, name: str) -> Iterator[Reading]:
    """Yield the share of a base told earlier: that of other shares, the whole of a list, the first of a sentence.

    That the figures fit is all that says so, unless other shares of the paragraph have that base, or others that name
    their base so.
    """
    held = memory.whole_of.get(part.quantity.span.start)
    supposed = [one for one in memory.supposed.get(part.quantity.span.start, ()) if one.quantity.is_kin(part.quantity)]
    # 在推项目240个，外资项目72个，占比30%: what is told just before may be divided.
    before = line.before(part.place, part.place - 3)[:1]
    beside = [one for one in before if is_part(one) and line.letters[one.place + 1 : part.place] in (",", ",n")]
    bases = [*([held] if held else []), *supposed, *beside, *memory.named(part.label), *memory.earlier_wholes()]
    readings = list(fitting(part, bases, share))
    if not readings and not core(name) and held is None and len(supposed) != 1:
        here = [one for one in memory.bases_here() if one.quantity.is_kin(part.quantity)] or _common(line, part, memory)
        here = [] if _is_of_another(line, share, here) else here
        # 九社共54户，贫困户6户，占比11.11%，十社共55户，贫困户7户，占比12.73%: of each its own.
        here = [one for one in beside if _TOTAL.search(one.label)] or here
        if here and part.quantity.value < here[0].quantity.value:
            readings = list(judged(part.quantity, here[0].quantity, share.quantity, surety=_SURE))
    learnt = memory.learnt(name) if name and not readings and line.holds(part) else None
    if learnt is not None and learnt.quantity.is_kin(part.quantity):
        readings = list(judged(part.quantity, learnt.quantity, share.quantity, surety=_SURE))
    yield from readings


def _is_of_another(line: Line, share: Figure, bases: Sequence[Figure]) -> bool:
    """Tell whether the share before says another base, which this one has, too: 占全省进口总值的28%；矿砂3亿元，占20%."""
    before = next(
        (one for one in line.before(share.place) if one.letter == "P" and one.sentence == share.sentence), None
    )
    named = _NAMED.search(before.label) if before is not None else None
    return named is not None and not any(agreement(one.label, named[1]) for one in bases)


def _common(line: Line, part: Figure, memory: Memory) -> list[Figure]:
    """Return the earlier whole that two shares or more of the line are of."""
    pairs = [(part_before(line, one), one) for one in line.around(part.place) if one.letter == "P" and one.is_exact]
    told = [(one, share) for one, share in pairs if one is not None and one.quantity.is_kin(part.quantity)]
    if len(told) <= _MOST_OTHERS:
        return []
    for base in memory.earlier_wholes():
        fits = (next(fitting(one, [base], share), None) for one, share in told if share.label.endswith("占"))
        if base.quantity.is_kin(part.quantity) and sum(found is not None for found in fits) >= _MOST_OTHERS:
            return [base]
    return []
