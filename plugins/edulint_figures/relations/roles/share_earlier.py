"""Finds what a share is of where no words near it tell: what was divided, counted, or shared out before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edulint.api import pattern
from edulint_figures.relations.judge import gives_share
from edulint_figures.relations.labels import agreement, core
from edulint_figures.relations.reading import Memory, Reading
from edulint_figures.relations.roles.share_bases import is_part, part_before
from edulint_figures.relations.roles.share_verdict import NAMED, fitting, judged
from edulint_figures.relations.tokens import Figure, Line

# Where so many shares are of a whole, one more share beside them is of it, too.
_MOST_OTHERS = 2
_NAMED, _TOTAL = pattern(r"占(.{2,40})的"), pattern(r"[共总计有]$")
# A share of so many digits hardly fits a base by chance.
_TELLING_DIGITS = 3


def of_earlier(line: Line, part: Figure, share: Figure, memory: Memory, name: str) -> Iterator[Reading]:
    """Yield the share of a base told earlier: that of other shares, the whole of a list, the first of a sentence.

    That the figures fit is all that says so, unless other shares of the paragraph have that base, or others that name
    their base so.
    """
    held = memory.whole_of.get(part.quantity.span.start)
    supposed = [one for one in memory.supposed.get(part.quantity.span.start, ()) if one.quantity.is_kin(part.quantity)]
    # The level right before the part may be its whole: 在推项目240个，外资项目72个，占比30%.
    before = line.before(part.place, part.place - 3)[:1]
    beside = [one for one in before if is_part(one) and line.letters[one.place + 1 : part.place] in (",", ",n")]
    bases = [*([held] if held else []), *supposed, *beside, *memory.named(part.label), *memory.earlier_wholes()]
    readings = list(fitting(part, bases, share))
    if not readings and not core(name) and held is None and len(supposed) != 1:
        here = [one for one in memory.bases_here() if one.quantity.is_kin(part.quantity)] or _base_of_two_shares(
            line, part, memory
        )
        here = [] if _is_of_another(line, share, here) else here or _proved_before(line, part, share)
        # Each share has the base right before its part: 九社共54户，贫困户6户，占比11.11%，十社共55户，贫困户7户，占比12.73%.
        here = [one for one in beside if _TOTAL.search(one.label)] or here
        if here and part.quantity.value < here[0].quantity.value:
            readings = list(judged(part.quantity, here[0].quantity, share.quantity, surety=NAMED))
    yield from readings


def _proved_before(line: Line, part: Figure, share: Figure) -> list[Figure]:
    """Return the one level of the sentence before that gives a share of this one: 职工86人。技术人员34人，占39.5%；…."""
    start = line.sentence_start(share.place)
    if start == 0 or not line.holds(part):
        return []
    before = line.between(line.sentence_start(start - 1), start)
    bases = [one for one in before if one.letter == "L" and one.quantity.is_kin(part.quantity)]
    if len(bases) != 1 or not bases[0].is_exact:
        return []
    shares = [one for one in line.between(start, line.sentence_stop(share.place)) if one.letter == "P" and one.is_exact]
    told = [(part_before(line, one), one) for one in shares if one.label == share.label]
    proved = any(
        other is not None
        and other.quantity.is_kin(part.quantity)
        and len(one.quantity.digits) >= _TELLING_DIGITS
        and gives_share(other.quantity, bases[0].quantity, one.quantity)
        for other, one in told
    )
    return bases if proved else []


def _is_of_another(line: Line, share: Figure, bases: Sequence[Figure]) -> bool:
    """Tell whether the share before says another base, which this one has, too: 占全省进口总值的28%；矿砂3亿元，占20%."""
    before = next(
        (one for one in line.before(share.place) if one.letter == "P" and one.sentence == share.sentence), None
    )
    named = _NAMED.search(before.label) if before is not None else None
    return named is not None and not any(agreement(one.label, named[1]) for one in bases)


def _base_of_two_shares(line: Line, part: Figure, memory: Memory) -> list[Figure]:
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
