"""Wholes that are told twice, once with a wrong digit: 受理投诉920件。…受理投诉960件，其中商品类556件、服务类364件.

The parts make the one that stands farther away, so that a sum was found to hold; the one they are told of is another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from edulint.api import Span, pattern
from edulint_figures.relations.judge import only_one, repairs_of, rounding_slack, wanted_for
from edulint_figures.relations.labels import THE_SAME, agreement, share_a_word
from edulint_figures.relations.relation import Relation, Verdict
from edulint_figures.relations.sums import sum_relation
from edulint_figures.relations.tokens import Figure, Line

_SUMS = frozenset(("parts", "total"))
_LEAST, _LEAST_DIGITS = 2, 2
_ENDS = pattern(r"[。\n]")
# So many characters behind a number say what it counts.
_NOUN, _HAN = 2, pattern("[一-鿿]{2}")
# 合计73376亿元: a total of what stands right before it.
_TOTAL = pattern(r"(?:合计|共计|总计)(?:为|是|达)?$")


def relations_in(lines: Sequence[Line], told: Iterable[Relation]) -> Iterator[Relation]:
    """Yield the wholes of lists that hold with another one of the same name.

    ``lines`` are the first lines of all paragraphs that have figures; ``told`` are the relations found so far.
    """
    sums = [one for one in told if one.form in _SUMS and one.verdict is Verdict.HOLDS and len(one.operands) >= _LEAST]
    text = lines[0].passage.text
    far = [one for one in sums if _ENDS.search(text, *sorted((one.span.start, min(one.operands).start)))]
    if not far:
        return
    places = {figure.quantity.span: (line, figure) for line in lines for figure in line.figures if figure.letter == "L"}
    known = {one.span for one in sums}
    for one in far:
        if one.span in places and all(part in places for part in one.operands):
            yield from _other_whole(one, places, known)


def _other_whole(one: Relation, places: Mapping[Span, tuple[Line, Figure]], known: set[Span]) -> Iterator[Relation]:
    (home, whole), parts = places[one.span], [places[span] for span in sorted(one.operands)]
    line, first = parts[0]
    is_far = home is not line or whole.sentence != first.sentence
    if not is_far or any(other is not line or figure.sentence != first.sentence for other, figure in parts):
        return
    near = _told_of(line, first, parts[-1][1])
    if near is None or near.quantity.span in (*one.operands, *known) or not near.quantity.is_kin(whole.quantity):
        return
    row = line.between(first.place, parts[-1][1].place + 1)
    if any(agreement(figure.label, near.label) == THE_SAME for figure in row):
        # 甲类预算283万元，成交253万元；乙类预算20万元，成交18万元: it is the first of another row.
        return
    if len(near.quantity.digits) < _LEAST_DIGITS or not (
        _TOTAL.search(near.label) or _are_alike(line, near, home, whole)
    ):
        return
    quantities = [figure.quantity for _, figure in parts]
    slack = rounding_slack([*quantities, near.quantity])
    computed = sum(quantity.value for quantity in quantities)
    repairs = repairs_of([wanted_for(near.quantity, computed, slack=slack)])
    if repairs and abs(near.quantity.value - computed) > slack:
        yield sum_relation(quantities, near.quantity, Verdict.LIKELY_WRONG, only_one(repairs), form="parts")


def _are_alike(line: Line, near: Figure, home: Line, whole: Figure) -> bool:
    """Tell whether two levels are called alike before their numbers, or behind them: 全部受理的430件信访举报."""
    nouns = {one.passage.after(figure.quantity, _NOUN) for one, figure in ((line, near), (home, whole))}
    return share_a_word(near.label, whole.label) or (len(nouns) == 1 and all(map(_HAN.fullmatch, nouns)))


def _told_of(line: Line, first: Figure, last: Figure) -> Figure | None:
    """Return what a list is told of: the total right behind it, or the last level before it in its sentence.

    Where 其中 begins the sentence, that is the last one of the sentence before.
    """
    behind = next(iter(line.between(last.place + 1, last.place + 4)), None)
    if behind is not None and behind.is_exact and _TOTAL.search(behind.label) and behind.letter == "L":
        return behind
    start = line.sentence_start(first.place)
    if line.letters.startswith("z", start) and start > 1:
        start = line.sentence_start(start - 2)
    kin = (one for one in line.before(first.place, start) if one.letter == "L" and one.quantity.is_kin(first.quantity))
    before = next(kin, None)
    return before if before is not None and before.is_exact else None
