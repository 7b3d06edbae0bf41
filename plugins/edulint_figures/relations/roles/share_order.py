"""Shares in the order of the amounts before them: 男131人、女125人，分别占总人口的51.2%和48.8%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edulint.api import pattern
from edulint_figures.quantities.quantity import PERCENT, decimal
from edulint_figures.relations.judge import bounds, quotient, verdict_on, wanted_for
from edulint_figures.relations.labels import core
from edulint_figures.relations.reading import Match, Memory, Reading
from edulint_figures.relations.roles.share_bases import ELSEWHERE, bases_named, bases_of, is_part
from edulint_figures.relations.roles.share_doubts import are_of_years
from edulint_figures.relations.roles.share_verdict import NAMED, UNTOLD, best, fitting, reading_of
from edulint_figures.relations.tokens import Figure

_ROW_OF_SHARES = pattern(r"P(?:[/,]n?P)+")
_ROW_OF_AMOUNTS = pattern(r"L(?:n?[/,]n?L)+n?$")
_LONGEST_ROW = 60
_JOINTS, _TOTAL = pattern(r"[和与及、]"), pattern(r"总[数量额值人]|[数量额]$")


def read(match: Match, memory: Memory) -> Iterator[Reading]:
    """Yield shares in the order of the parts: 男131人、女125人，分别占总人口的51.2%和48.8%."""
    line = match.line
    before = line.letters.rstrip("n")[: match.start - 1]
    shares = _ROW_OF_SHARES.match(line.letters, match.found.start("share"))
    amounts = _ROW_OF_AMOUNTS.search(before.rstrip(",/n"), max(0, len(before) - _LONGEST_ROW))
    if shares is None or amounts is None:
        return
    parts = [one for one in line.between(*amounts.span()) if one.letter == "L"]
    told = [one for one in line.between(*shares.span()) if one.letter == "P"]
    if len(parts) != len(told) or not all(is_part(one) for one in parts) or are_of_years(line, parts[0]):
        return
    name = line.passage.text[line.ends[match.start] : line.starts[match.found.start("share")]]
    name = name.replace(" ", "").removesuffix("的")
    if not core(name) and ELSEWHERE.search(name):
        return
    earlier = [one for one in line.before(parts[0].place) if is_part(one)]
    found: list[Reading] = []
    names = _base_names(name, len(parts))
    for part, share, own in zip(parts, told, names, strict=True):
        bases = bases_named(line, part, own, memory) if core(own) else bases_of(line, part, memory)
        # No amount of the row is the base of another one: 一审228件，二审23件，分别占案件总数的86%、9%.
        known = memory.base_named.get(own) if own else None
        bases = [one for one in ([known] if known else []) + bases if one not in parts]
        readings = list(best(part, bases, share, NAMED if bases else UNTOLD))
        found += readings or fitting(part, earlier, share)
    yield from found or _of_one_whole(parts, told)


def _base_names(name: str, count: int) -> list[str]:
    """Return the name of each share's base: 分别占火灾总数和亡人总数的 names two, 分别占总人口的 one."""
    named = _JOINTS.split(name)
    return named if len(named) == count and all(_TOTAL.search(one) for one in named) else [name] * count


def _of_one_whole(parts: Sequence[Figure], shares: Sequence[Figure]) -> Iterator[Reading]:
    """Yield shares of a whole that the text doesn't tell: they stand to one another as their amounts do."""
    first, base = parts[0].quantity, shares[0].quantity
    for part, share in zip(parts[1:], shares[1:], strict=True):
        amount, stated = part.quantity, share.quantity
        if not (amount.is_kin(first) and share.is_exact and shares[0].is_exact and base.value and stated.value):
            return
        low, high = (
            one * base_bound // PERCENT
            for one, base_bound in zip(quotient(amount, first, PERCENT), bounds(base), strict=True)
        )
        least, most = bounds(stated)
        few, many = quotient(first, amount, PERCENT)
        wanted = (wanted_for(stated, low, high), wanted_for(base, few * least // PERCENT, many * most // PERCENT))
        verdict, repair = verdict_on((least, most), (low, high), wanted)
        shown = decimal(amount.value * base.value // first.value)
        told = f"{base.words}×{amount.numeral}÷{first.numeral}={shown}%"
        yield reading_of((amount, first, base), stated, verdict, told, repair)
