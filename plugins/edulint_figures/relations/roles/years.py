"""Changes since the year that another paragraph tells: 2007年，发生事故327起。⏎2008年，发生事故265起，比上年减少62起."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from edulint.api import pattern
from edulint_figures.relations.judge import repairs_of
from edulint_figures.relations.labels import core
from edulint_figures.relations.relation import Relation, Verdict, relation_of
from edulint_figures.relations.sides import common_end
from edulint_figures.relations.tokens import Figure, Line

_YEAR = pattern(r" {0,4}(?:[(（]?[0-9一二三四五六七八九十]{1,2}[)）]?[、.)]?)? ?([12][0-9]{3})年[度,]?(?!以来|至|到)")
# So many characters behind a number say what it counts; names must have so many in common at their ends.
_NOUN, _LEAST_ALIKE = 2, 4
# So many changes must hold before one that does not is told: figures of a year are often counted anew.
_LEAST_HOLDING = 2


# Few drafts have paragraphs of successive years: what judges their changes is imported for those.
def relations_in(lines: Sequence[Line], told: Iterable[Relation]) -> Iterator[Relation]:
    """Yield what has changed since the year before, where paragraphs begin with their years.

    ``lines`` are the first lines of all paragraphs that have figures; ``told`` are the relations found so far.
    """
    years: dict[int, Line] = {}
    for line in lines:
        if found := _YEAR.match(line.passage.text, line.passage.span.start, line.passage.span.end):
            years.setdefault(int(found[1]), line)
    pairs = [(line, years[year - 1]) for year, line in years.items() if year - 1 in years]
    if not pairs:
        return
    grown = {one.operands[0].start: one.operands[1].start for one in told if _is_growth(one)}
    for now, then in pairs:
        found_here = [_told(*claim) for claim in _claims(now, then, grown)]
        changes = [one for one in found_here if one is not None]
        if sum(one.verdict is Verdict.HOLDS for one in changes) >= _LEAST_HOLDING:
            yield from changes


def _is_growth(relation: Relation) -> bool:
    return relation.form == "change" and len(relation.operands) == 2 and "÷" in relation.reckoning


def _claims(now: Line, then: Line, grown: Mapping[int, int]) -> Iterator[tuple[Figure, Figure, Figure]]:
    """Yield a level with what it was and by how much it is told to have changed."""
    from edulint_figures.relations.roles.told_with import own_change

    figures = {one.quantity.span.start: one for one in now.figures}
    for level in now.figures:
        before = _same_in(then, level, now) if level.letter in "LHb" and level.is_exact else None
        if before is None:
            continue
        changes = [
            own_change(now, level),
            figures.get(grown.get(level.quantity.span.start, -1)),
            _rate_in_row(now, level),
        ]
        yield from ((level, before, change) for change in dict.fromkeys(changes) if change is not None)


def _same_in(then: Line, level: Figure, now: Line) -> Figure | None:
    """Return the level of another paragraph whose name is most like that of a level, of the same kind and noun."""
    name, noun, best, most = core(level.label), now.passage.after(level.quantity, _NOUN), None, 0
    for one in then.figures:
        if one.letter != level.letter or not one.is_exact or not one.quantity.is_kin(level.quantity):
            continue
        other = core(one.label)
        alike = common_end((name, other)) + common_end((name[::-1], other[::-1]))
        alike = len(name) + _LEAST_ALIKE if name == other else alike
        if alike > max(most, _LEAST_ALIKE - 1) and then.passage.after(one.quantity, _NOUN) == noun:
            best, most = one, alike
    return best


def _rate_in_row(line: Line, level: Figure) -> Figure | None:
    """Return the growth of a level that a row behind 分别 tells in the order of its sentence's levels."""
    start, stop = line.sentence_start(level.place), line.sentence_stop(level.place)
    row = line.letters.find("f", level.place, stop)
    if row < 0:
        return None
    levels = [one for one in line.between(start, row) if one.letter in "LC"]
    rates = [one for one in line.between(row, stop) if one.letter in "GP"]
    if len(rates) != len(levels) or level not in levels:
        return None
    rate = rates[levels.index(level)]
    change = rate.quantity.change or rates[0].quantity.change
    return replace(rate, quantity=replace(rate.quantity, change=change))


def _told(level: Figure, before: Figure, change: Figure) -> Relation | None:
    """Return a change with its verdict; one that no single digit mends may be of figures counted anew."""
    from edulint_figures.relations.roles.change import difference_of_levels
    from edulint_figures.relations.roles.change_verdict import verdict_of

    now, then, stated = level.quantity, before.quantity, change.quantity
    outcome = difference_of_levels(then, then.value, now, stated) if stated.change else None
    if outcome is None:
        return None
    verdict, repair = verdict_of(outcome, stated, (then, now), is_sure=True)
    moves = (now.value > then.value) - (now.value < then.value)
    if verdict in (Verdict.WRONG, Verdict.LIKELY_WRONG) or moves * stated.change < 0:
        if not repairs_of(outcome.wanted):
            return None
        verdict = Verdict.LIKELY_WRONG
    return relation_of(stated, (then, now), verdict, outcome.reckoning, form="change", repair=repair)
