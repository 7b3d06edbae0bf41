"""What there was, what came and what went, and what there is: 旧存12件，新收85件，审结90件，未结7件; 出生86人，死亡52人，净增34人."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache, lru_cache
from re import Pattern

from edulint.api import WordList, pattern
from edulint_figures.relations.reading import Reading
from edulint_figures.relations.relation import Verdict
from edulint_figures.relations.roles.compared import sign_of
from edulint_figures.relations.roles.shortfall import are_of_one_body
from edulint_figures.relations.sums import weighed_sum
from edulint_figures.relations.tokens import Figure, Line

_WORDS = WordList(__file__, "role_words.txt")
_LEAST, _MOST = 3, 8
# Nothing is reckoned with figures of a plan, of another time or of a part.
_OTHER = pattern(
    r"^(?:[比较与]|相较)|计划|目标|任务|预计|拟|[比较]上|[比较][去前]年|同比|环比|同期|平均|[年月日人]均|其中|每"
)
# The first of two rates is that of another time: 自然增长率由上年的11‰上升为14‰.
_THEN = pattern(r"[由从](?:[上去前]年|[12][0-9]{3}年)(?:同期|末|底)?的?$")
# Where no figure tells what went, something may have gone untold.
_MOST_LUCK = 0.1


class Flow(Enum):
    """What a figure of such a statement is."""

    HAD = "had"
    CAME = "came"
    WENT = "went"
    HAVE = "have"
    NET = "net"


_SIDES = (Flow.HAD, Flow.CAME, Flow.WENT)


def relations_in(line: Line) -> Iterator[Reading]:
    """Yield such statements, each of one segment of a sentence."""
    for segment in line.segments():
        yield from _flows_of_segment(segment)


def _flows_of_segment(segment: Sequence[Figure]) -> Iterator[Reading]:
    if len(segment) < _LEAST:
        return
    flows = {one.place: flow_of(one) for one in segment}
    for told in segment:
        flow = flows[told.place]
        if flow not in (Flow.HAVE, Flow.NET) or not told.is_exact or told.letter == "l" or _THEN.search(told.label):
            continue
        kin = [one for one in segment if one is not told and _are_of_a_kind(one, told)]
        kin = [one for one in kin if flows[one.place] not in (Flow.NET, flow is Flow.NET and Flow.HAVE)]
        # A change behind what there is compares it with what there was: 年末库存2350吨，较年初减少154吨.
        kin = [one for one in kin if not (one.place > told.place and one.letter == "C" and _OTHER.search(one.label))]
        had, came, went = ([one for one in kin if flows[one.place] is side] for side in _SIDES)
        is_last = all(one.place < told.place for one in (*came, *went))
        if not had and is_last and kin and kin[0].place < told.place and flows[kin[0].place] in (None, Flow.HAVE):
            # The first figure is what there was, though no word says so: 学校有教师96人，今年退休4人、新进8人，年末在编100人.
            had = kin[:1]
        is_told = bool(came and went) if flow is Flow.NET else len(had) == 1 and bool(came or went)
        sides = [*had, *came, *went]
        if not is_told or len(sides) > _MOST or not all(map(_may_be_reckoned, (told, *sides))):
            continue
        # Figures behind these may be of another whole.
        last = max(one.place for one in (told, *sides))
        is_all = all(one in sides for one in kin if one.place < last)
        if is_all and are_of_one_body((told, *sides)):
            yield from _balance_of_flows(told, [] if flow is Flow.NET else had, came, went)


def _balance_of_flows(
    told: Figure, had: Sequence[Figure], came: Sequence[Figure], went: Sequence[Figure]
) -> Iterator[Reading]:
    plus, minus = ([one.quantity for one in side] for side in ((*had, *came), went))
    if sum(one.value for one in plus) < sum(one.value for one in minus):
        if had:
            return
        # More went than came, and the net figure tells by how much: 迁入63人，迁出141人，净迁出78人.
        plus, minus = minus, plus
    luck = 1 if went or told.letter == "P" else _MOST_LUCK
    unmended = Verdict.UNKNOWN if had else Verdict.LIKELY_WRONG
    yield weighed_sum(told.quantity, plus, minus, form="change", unmended=unmended, luck=luck)


def _are_of_a_kind(one: Figure, told: Figure) -> bool:
    is_points = told.letter == "P" and one.letter == "D"
    return (one.letter in "LCP" and one.quantity.unit_class == told.quantity.unit_class) or is_points


def _may_be_reckoned(figure: Figure) -> bool:
    return figure.is_exact and not _OTHER.search(figure.label)


def flow_of(figure: Figure) -> Flow | None:
    """Return what the words of its clause say that a figure is."""
    flow = _flow_told(figure.label)
    if flow is None and figure.letter in "CD":
        rise, fall = (figure.label.endswith(tuple(_WORDS.section(name))) for name in ("rise", "fall"))
        sign = sign_of(figure) or rise - fall
        return Flow.CAME if sign > 0 else Flow.WENT if sign < 0 else None
    return flow


@cache
def _patterns() -> tuple[tuple[Flow, Pattern[str]], ...]:
    return tuple(
        (flow, pattern(rf"(?<![未不没应待拟])(?:{_WORDS.any_of(flow.value)})"))
        for flow in (Flow.HAD, Flow.NET, Flow.CAME, Flow.WENT, Flow.HAVE)
    )


@lru_cache(maxsize=2048)
def _flow_told(label: str) -> Flow | None:
    """Return what the last word for a flow says; of what there was 年初结存, of what there is 年末未结案."""
    ends = {flow: found[-1].end() for flow, words in _patterns() if (found := list(words.finditer(label)))}
    if Flow.NET in ends:
        return Flow.NET
    moved = max(ends.get(Flow.CAME, 0), ends.get(Flow.WENT, 0))
    if Flow.HAD in ends and ends[Flow.HAD] > moved:
        return Flow.HAD
    return max(ends, key=lambda flow: ends[flow], default=None)
