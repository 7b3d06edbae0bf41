"""The share of several amounts together: 甲类42件、乙类34件、丙类23件，共占59.4%; 汽车、摩托车占机动车的90.5%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from edulint.api import pattern
from edulint_figures.quantities.quantity import Quantity
from edulint_figures.relations.judge import rounding_slack
from edulint_figures.relations.labels import core
from edulint_figures.relations.reading import Memory, Reading
from edulint_figures.relations.reckoning import percentage
from edulint_figures.relations.relation import Relation, Verdict, spans
from edulint_figures.relations.roles.share_bases import is_part
from edulint_figures.relations.roles.share_doubts import are_partners
from edulint_figures.relations.roles.share_names import bases_by_name
from edulint_figures.relations.roles.share_verdict import judged, share_given
from edulint_figures.relations.tokens import Figure, Line

# What says that the amounts before it are taken together.
TOGETHER = pattern(r"合计|总计|共计?$|加起来|[两三四五]者")
_MOST_LAST = 3
_MOST, _FEWEST_DIGITS, _FEWEST_OF_A_ROW = 8, 3, 2
_ROW, _LONGEST_ROW = pattern(r"L(?:/n?L)+n?,$"), 40
_JOINED, _END_OF_ROW, _ROW_BEFORE = pattern(r"[和与及]"), pattern(r"fn?(?:L[/,]n?)+$|L/$"), 24


def of_row(line: Line, share: Figure, name: str, memory: Memory) -> list[Reading]:
    """Return the share that all amounts of a row before it have, if they give it: 甲类783件、乙类579件，占总量的55%."""
    found = relations_in(line, share, name, memory, fewest=_FEWEST_OF_A_ROW)
    return [one for one in found if one.relation.verdict is Verdict.HOLDS]


def relations_in(
    line: Line, share: Figure, name: str, memory: Memory, fewest: int = _FEWEST_DIGITS
) -> Iterator[Reading]:
    """Yield a share of what its subject names, or of all amounts before it in its sentence or the one before.

    ``name`` is that of the base; where it has none, only what was divided before may be it, if it fits.
    """
    start, at = line.passage.start_behind("。;:,", share.quantity.span.start), share.quantity.span.start
    subject = line.passage.text[start:at].partition("占")[0]
    row = [] if subject else _row_before(line, share)
    parts = _levels_of_sentence(line, share) if TOGETHER.search(subject) else row
    if not 2 <= len(parts) <= _MOST or not all(
        is_part(one) and one.quantity.is_kin(parts[0].quantity) for one in parts
    ):
        return
    if len(share.quantity.digits) < fewest:
        return
    bases, surety = bases_by_name(line, parts[0], name.removeprefix("同期"), memory) if core(name) else ([], 0)
    own = {one.quantity.span for one in parts}
    bases = [one for one in bases or memory.earlier_wholes() if one.quantity.span not in own]
    together = _sum_of([one.quantity for one in parts])
    failing: list[Reading] = []
    for base in bases[:_MOST]:
        if not is_part(base) or not base.quantity.is_kin(together) or base.quantity.value <= together.value:
            continue
        for reading in judged(together, base.quantity, share.quantity, surety=surety):
            told = _with_its_parts(reading, parts, base, share)
            if told.relation.verdict is Verdict.HOLDS:
                yield told
                return
            failing.append(told)
    yield from failing[:1] if failing and surety and not are_partners(bases[0], name) else ()


def of_the_last(levels: Sequence[Figure], share: Figure) -> Relation | None:
    """Return a share of the last levels before it together in another one: 案件3260件，其中调解1180件，撤诉642件，调撤率55.9%.

    ``levels`` are exact, of one kind, and the nearest first.
    """
    if len(share.quantity.digits) < _FEWEST_DIGITS:
        return None
    for count in range(2, min(len(levels), _MOST_LAST + 1)):
        parts = levels[:count][::-1]
        together = _sum_of([one.quantity for one in parts])
        for base in levels[count:]:
            if (found := share_given(together, base.quantity, share.quantity)) is not None:
                return _with_its_parts(found, parts, base, share).relation
    return None


def _row_before(line: Line, share: Figure) -> list[Figure]:
    """Return the amounts that 、 joins right before a share: 分别接待18.2万人次和21.6万人次，占总量的62.8%."""
    row = _ROW.search(line.letters, max(0, share.place - _LONGEST_ROW), line.clause_start(share.place))
    return [one for one in line.between(*row.span()) if one.letter == "L"] if row is not None else []


def _levels_of_sentence(line: Line, share: Figure) -> list[Figure]:
    """Return the levels of the last kind before a share in its sentence; where there are none, of the one before."""
    start = line.sentence_start(share.place)
    for low, high in ((start, share.place), (line.sentence_start(max(start - 1, 0)), start)):
        levels = [one for one in line.between(low, high) if one.letter == "L"]
        if levels:
            return [one for one in levels if one.quantity.is_kin(levels[-1].quantity)]
    return []


def _sum_of(parts: Sequence[Quantity]) -> Quantity:
    """Return a sum as a quantity of the first part's kind, which may be off by what rounding of all allows."""
    return replace(parts[0], value=sum(one.value for one in parts), half=rounding_slack(parts))


def _with_its_parts(reading: Reading, parts: Sequence[Figure], base: Figure, share: Figure) -> Reading:
    """Return the reading of a sum with its parts as operands; which of them is wrong nothing tells."""
    quantities = [one.quantity for one in parts]
    whole, added = base.quantity, "+".join(one.words for one in quantities)
    computed = percentage(sum(one.value for one in quantities), whole.value, share.quantity.decimals)
    relation = replace(
        reading.relation,
        operands=spans([*quantities, whole]),
        reckoning=f"({added})÷{whole.words}={computed}",
        repair=None,
    )
    return Reading.of(relation)


def are_together(line: Line, part: Figure, subject: str) -> bool:
    """Tell whether a share is of more than the part before it: 分别受理37件、31件、30件，占50%; 胜诉及调解案件占78%."""
    before = line.letters[max(0, part.place - _ROW_BEFORE) : part.place]
    is_last = line.holds(part) and _END_OF_ROW.search(before) is not None
    return is_last or (_JOINED.search(subject) is not None and not _JOINED.search(part.label))
