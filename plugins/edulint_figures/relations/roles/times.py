"""How many times another a level is, in figures or in words: 8.4万辆，是上年2.8万辆的3倍; 由148公里增至310公里，增长1.1倍; 减少一半."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from edulint.api import Span, pattern
from edulint_figures.quantities.phrases import YEAR
from edulint_figures.quantities.quantity import ONE, PERCENT, Dimension, Quantity, decimal
from edulint_figures.relations.judge import bounds, meet, quotient, verdict_on, wanted_for, wanted_in_quotient
from edulint_figures.relations.labels import core, share_a_word
from edulint_figures.relations.reading import Reading
from edulint_figures.relations.relation import Relation, Verdict, relation_of, spans
from edulint_figures.relations.roles.compared import former_first, is_former_name, thing_of
from edulint_figures.relations.tokens import Figure, Line

_OF = pattern(r"^(?P<own>[^,。;]*?)(?:正好|恰好|已|约|仅|只)?(?:是|为|相当于|达到?)(?:了)?(?P<base>[^,。;]{0,14}?)的$")
_BASE = pattern(r"^(?:正好|恰好|已|约|仅|只)?(?:是|为|相当于|达到?)")
# 翻了一番, 一半: what is said in words, and how many times the other that is.
_WORDS = pattern(
    r"(?<!近)(?<!约)(?<!超)(?:翻了?(?P<doubled>[一两二三])番|(?:是|为|减少了?|下降了?|缩减了?|压减了?)(?P<of>[^,。;]{0,8}?)(?:的)?一半)(?![多以左]|有余)"
)
_DOUBLED = {"一": 2, "两": 4, "二": 4, "三": 8}
# Words say it roughly: what lies within a twentieth is so, what is off by more than a tenth is wrong.
_NEAR, _FAR = Fraction(1, 20), Fraction(1, 10)
_LEAST_SHARED = 2
_OF_A_TIME = pattern(r"[期末初前时]$")
# 增长5倍 is said of six times as much.
_GROWN_BY = pattern(r"^(?:共|净|累计)?(?:增长|增加|提高|提升|上升|扩大)(?:了|约)?$")
# A multiple that is taken for the growth may lack so small a part.
_MOST_OFF = 50


def relations_in(line: Line) -> Iterator[Reading]:
    """Yield each multiple of a line with the two levels that it is told of."""
    figures = line.figures
    for index, stated in enumerate(figures):
        if stated.letter == "T" and stated.is_exact and _GROWN_BY.search(stated.label.rstrip()):
            yield from _growth_by_times(figures[:index], stated)
            continue
        found = _OF.match(stated.label) if stated.letter in "TP" and stated.is_exact else None
        if found is None and not (stated.letter == "T" and stated.label == "的" and stated.is_exact):
            continue
        pair = _base_and_multiple(figures, index, found["own"] if found else "", found["base"] if found else "")
        if pair is not None:
            yield from _judged(*pair, stated.quantity)
    text, span = line.passage.text, line.passage.span
    for said in _WORDS.finditer(text, span.start, span.end) if line.head is None else ():
        pair = _levels_around(line, Span.of(said))
        if pair is not None and not _is_of_another(line, said.start(), pair):
            times = Fraction(_DOUBLED[said["doubled"]]) if said["doubled"] else Fraction(1, 2)
            yield from _multiple_in_words(*pair, times, Span.of(said), said[0])


def _is_of_another(line: Line, at: int, pair: tuple[Figure, Figure]) -> bool:
    """Tell whether a clause says of what it is, and its levels are of something else: 投资额翻了两番，…项目12个."""
    subject = thing_of(line.passage.text[line.passage.start_behind(",;。:", at) : at])
    names = thing_of(pair[0].label) + thing_of(pair[1].label)
    return bool(subject and names) and not share_a_word(subject, names)


def _base_and_multiple(figures: Sequence[Figure], index: int, own: str, base: str) -> tuple[Figure, Figure] | None:
    """Return what a multiple is of and what it is told of: the base with it, one so named, or the former of two."""
    stated, before = figures[index], [one for one in figures[:index] if one.sentence == figures[index].sentence]
    if stated.label == "的":
        is_base = len(before) >= 2 and _BASE.search(before[-1].label) is not None
        return (before[-1], before[-2]) if is_base and _are_levels(before[-1], before[-2]) else None
    behind = [one for one in figures[index + 1 :] if one.sentence == stated.sentence][:2]
    for first, second in zip([*before[-2:], *behind], [*before[-2:], *behind][1:], strict=False):
        if not _are_levels(first, second):
            continue
        if own and base:
            named = [
                (then, now)
                for then, now in ((first, second), (second, first))
                if _is_called(then, base) and _is_called(now, own)
            ]
            if len(named) == 1:
                return named[0]
        # 由1260家发展到7430家，是“十一五”末的5.9倍: where words lead from one to the other, a time without a year is the former.
        is_then = first.letter == "l" and _OF_A_TIME.search(base) is not None and not YEAR.search(base)
        if (not base or is_then or is_former_name(base)) and (were := former_first(first, second)) is not None:
            return (first, second) if were else (second, first)
    return None


def _are_levels(one: Figure, other: Figure) -> bool:
    """Tell whether two figures may be divided: levels of one kind, also amounts per head."""
    kinds = [figure.quantity.unit_class.partition("-")[0] for figure in (one, other)]
    are_exact = all(figure.letter in "LHl" and not _is_vague(figure.quantity) for figure in (one, other))
    return kinds[0] == kinds[1] and are_exact and min(one.quantity.value, other.quantity.value) > 0


def _growth_by_times(before: Sequence[Figure], stated: Figure) -> Iterator[Reading]:
    """Yield by how many times a level has grown, where words lead from one to the other; a fall has its own check."""
    levels = [one for one in before[-2:] if one.sentence == stated.sentence]
    if len(levels) < 2 or not _are_levels(*levels) or former_first(*levels) is not True:
        return
    then, now = (one.quantity for one in levels)
    if now.value <= then.value:
        return
    (low, high), told = quotient(now, then, ONE), bounds(stated.quantity)
    factor = ONE + stated.quantity.value
    wanted = [wanted_for(stated.quantity, low - ONE, high - ONE), wanted_for(now, then.value * factor // ONE)]
    wanted.append(wanted_for(then, now.value * ONE // factor))
    verdict, repair = verdict_on(told, (low - ONE, high - ONE), wanted, unmended=Verdict.LIKELY_WRONG)
    if meet((low, high), told) and abs(low - stated.quantity.value) * _MOST_OFF <= stated.quantity.value:
        # 增长5倍之余 of 5.5 times as much is said roughly.
        repair = None
    grown = decimal((now.value - then.value) * ONE // then.value, ONE, 2)
    reckoning = f"({now.words}-{then.words})÷{then.words}={grown}"
    yield Reading.of(relation_of(stated.quantity, (then, now), verdict, reckoning, form="change", repair=repair))


def _is_vague(quantity: Quantity) -> bool:
    return quantity.approximation not in ("", "突破")


def _is_called(figure: Figure, name: str) -> bool:
    """Tell whether a level is so called: 进口 of 进口值."""
    called, asked = core(figure.label), core(name)
    # 出口增速 is the growth of 出口 and not its level.
    return len(called) >= _LEAST_SHARED and called in asked and len(asked) <= len(called) + 1


def _judged(then: Figure, now: Figure, stated: Quantity) -> Iterator[Reading]:
    scale = PERCENT if stated.dimension is Dimension.PERCENT else ONE
    base, level = then.quantity, now.quantity
    given, doubt = quotient(level, base, scale), stated.half if stated.decimals else 0
    wanted = wanted_in_quotient(stated, level, base, scale)
    verdict, repair = verdict_on(bounds(stated), given, wanted, doubt=doubt, unmended=Verdict.LIKELY_WRONG)
    reckoning = f"{level.words}÷{base.words}={decimal(level.value * scale // base.value, ONE, 2)}"
    yield Reading.of(relation_of(stated, (base, level), verdict, reckoning, form="change", repair=repair))


def _levels_around(line: Line, place: Span) -> tuple[Figure, Figure] | None:
    """Return the former and the later of the two levels of a sentence that words stand beside."""
    passage, at = line.passage, place.start
    start, stop = passage.start_behind("。", at), passage.text.find("。", at, passage.span.end)
    sentence = Span(start, stop if stop >= 0 else passage.span.end)
    told = [one for one in line.figures if sentence.start <= one.quantity.span.start < sentence.end]
    # 翻了两番 holds a figure itself, which is no level.
    told = [one for one in told if not place.start <= one.quantity.span.start < place.end]
    levels = [one for one in told if one.letter in "LHlP"]
    if len(levels) != 2 or len(told) != len(levels) or not _are_levels(*levels):
        return None
    were = former_first(*levels)
    return None if were is None else (levels[0], levels[1]) if were else (levels[1], levels[0])


def _multiple_in_words(then: Figure, now: Figure, times: Fraction, place: Span, words: str) -> Iterator[Reading]:
    """Yield what words say of two levels, if it is so or far from it."""
    base, level = then.quantity, now.quantity
    off = abs(Fraction(level.value, base.value) / times - 1)
    if _NEAR < off <= _FAR:
        return
    relation = Relation(
        span=place,
        operands=spans((base, level)),
        verdict=Verdict.HOLDS if off <= _NEAR else Verdict.LIKELY_WRONG,
        reckoning=f"{level.words}÷{base.words}={decimal(level.value * ONE // base.value, ONE, 2)}",
        form="change",
        values={"stated": words},
    )
    yield Reading.of(relation)
