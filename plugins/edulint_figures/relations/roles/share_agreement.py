"""Settles of what shares beside one another are: what the base of most of them is, the others have, too.

业务类301件，占60.56%；咨询类120件，占24.14%；建议类44件，占8.95%: two are of 497件, so the third is, too.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from edulint.api import Span, pattern
from edulint_figures.quantities.quantity import PERCENT
from edulint_figures.relations.judge import quotient
from edulint_figures.relations.labels import ALIKE, agreement, core
from edulint_figures.relations.reading import Memory
from edulint_figures.relations.relation import Relation, Verdict
from edulint_figures.relations.roles.rate_deeds import NOT, deed_of
from edulint_figures.relations.roles.share_bases import ELSEWHERE, is_part, part_before
from edulint_figures.relations.roles.share_verdict import NAMED, PLACED, judged
from edulint_figures.relations.sides import common_end
from edulint_figures.relations.tokens import Figure, Line

_OF = pattern(r"占(?P<base>[^占]*?)的?(?:比例|比重|百分比)?(?:为|达)?$")
_RATE = pattern(r"(?P<deed>[^,。;:、()0-9的]{2,6})率(?:也|均|已|约|高)?(?:达到|达|为|是)?(?:了)?$")
_ALL = pattern(r"(?:案件|受理|举报|投诉|信访)?总(?:[数量额值]|人数)|比")
_TELLING_DIGITS, _FEWEST, _MANY = 3, 2, 3
# How narrow what a share implies must be, as one part in so many.
_NARROW = 50
_ALL_BEHIND, _NOUN = pattern("总?[值额量数]$"), 2
_BY_DEED = "率"
_MOST_PAIRS = 24
_SHARE, _OPERANDS = "share", 2


class Pair(Struct, frozen=True):
    """A part with its share, and the name of the base, empty where it says no more than all."""

    part: Figure
    share: Figure
    name: str
    line: Line

    @property
    def implied(self) -> tuple[int, int]:
        """The least and the greatest value that the base may have."""
        return quotient(self.part.quantity, self.share.quantity, PERCENT)

    @property
    def is_telling(self) -> bool:
        """Tell whether the base is implied closely."""
        least, most = self.implied
        return len(self.share.quantity.digits) >= _TELLING_DIGITS and (most - least) * _NARROW <= most


def relations_in(lines: Sequence[Line], memory: Memory, found: Sequence[Relation]) -> Iterator[Relation]:
    """Yield the shares of a paragraph that are not of the base that those beside them have."""
    told = {one.span: one for one in found if one.form == _SHARE and one.verdict is not Verdict.UNKNOWN}
    if not any(is_open(one, told) for line in lines if "P" in line.letters for one in line.figures):
        return
    pairs = [pair for line in lines for pair in pairs_in(line)][:_MOST_PAIRS]
    open_pairs = [pair for pair in pairs if pair.share.quantity.span not in told]
    if not open_pairs:
        return
    levels = _exact_levels(lines, memory)
    proved = [(pair, base) for pair in pairs if (base := _base_of(pair, told, levels)) is not None]
    for pair in open_pairs:
        yield from _of_those_beside(pair, proved) if proved else _of_those_before(pair, memory)


def is_open(figure: Figure, told: Container[Span]) -> bool:
    """Tell whether a figure is called a share, or a rate, and no relation tells of what."""
    is_share = figure.letter == "P" and ("占" in figure.label or "率" in figure.label)
    return is_share and figure.quantity.span not in told


def pairs_in(line: Line) -> Iterator[Pair]:
    """Yield the parts of a line that have shares of what is named as all, or rates by their deeds."""
    said = ""
    for share in line.figures:
        if share.letter != "P" or not share.is_exact or not 0 < share.quantity.value < PERCENT:
            continue
        part = part_before(line, share)
        if part is None or not is_part(part) or _is_of_another(line, share, part):
            continue
        if (of := _OF.search(share.label)) is not None:
            # 占出口总值的60.1%；劳动密集型产品出口53亿元，占7.8%: a share without a base has the one that was named last.
            # 占全市的59.0% is told of the place, and not of what the shares before it are of.
            said = core(of["base"]) or (of["base"] if ELSEWHERE.search(of["base"]) else said)
            yield Pair(part, share, "" if _ALL.fullmatch(said) else said, line)
        elif (
            (rate := _RATE.search(share.label)) is not None
            and NOT not in rate["deed"]
            and part.label.endswith(deed_of(rate["deed"]))
        ):
            # 体检率 proves nothing for 占受检人数的.
            yield Pair(part, share, _BY_DEED, line)


def _is_of_another(line: Line, share: Figure, part: Figure) -> bool:
    """Tell whether a share is told of another level than the one before it: 中级350人，初级90人，正高级、副高级占比分别为15%和35%."""
    if line.letters.startswith("/P", share.place + 1):
        return True
    subject = share.label.partition("占")[0]
    if not core(subject) or agreement(part.label, subject):
        return False
    levels = line.before(part.place, line.sentence_start(part.place))
    return any(one.letter == "L" and agreement(one.label, subject) >= ALIKE for one in levels)


def _exact_levels(lines: Sequence[Line], memory: Memory) -> list[Figure]:
    """Return the exact levels of the paragraph and of the two before, the nearest first."""
    near = [one for line in lines for one in reversed(line.figures)]
    near += [one for line in list(memory.recent)[:-3:-1] for one in reversed(line.figures)]
    return [one for one in near if one.letter == "L" and is_part(one)]


def _base_of(pair: Pair, told: Mapping[Span, Relation], levels: Sequence[Figure]) -> Figure | None:
    one = told.get(pair.share.quantity.span)
    if one is None or one.verdict is not Verdict.HOLDS or len(one.operands) != _OPERANDS:
        return None
    if one.operands[0] != pair.part.quantity.span:
        return None
    return next((level for level in levels if level.quantity.span == one.operands[1]), None)


def _of_those_beside(pair: Pair, proved: Sequence[tuple[Pair, Figure]]) -> Iterator[Relation]:
    bases = {base.quantity.span: base for other, base in proved if are_alike(pair, other)}
    if len(bases) != 1:
        return
    (base,) = bases.values()
    proofs = [other for other, one in proved if one is base]
    if not any(one.is_telling for one in proofs) and len(proofs) < _FEWEST:
        return
    if base.quantity.value <= pair.part.quantity.value or not base.quantity.is_kin(pair.part.quantity):
        return
    if base.quantity.span > pair.part.quantity.span:
        return
    surety = NAMED if len(proofs) >= _FEWEST else PLACED
    yield from (one.relation for one in judged(pair.part.quantity, base.quantity, pair.share.quantity, surety=surety))


def _of_those_before(pair: Pair, memory: Memory) -> Iterator[Relation]:
    """Yield a share of the one base that shares of paragraphs before prove, if its part is called as the base is.

    进出口总值1137.1亿元。…占87.8%。…占10.5%。⏎民营企业进出口828.8亿元，占78.9%.
    """
    if pair.name or len(pair.share.quantity.digits) < _TELLING_DIGITS:
        return
    proved = {base.quantity.span: base for base in memory.proved_bases(pair.part)}
    proved = {at: base for at, base in proved.items() if memory.proofs[at.start] >= _FEWEST}
    if len(proved) != 1:
        return
    (base,) = proved.values()
    called, told = (_ALL_BEHIND.sub("", core(one.label)) for one in (pair.part, base))
    # A base that so many shares are of is that of the others, too.
    is_so_called = common_end((called, told)) >= _NOUN or memory.proofs[base.quantity.span.start] >= _MANY
    if is_so_called and pair.part.quantity.value < base.quantity.value:
        for one in judged(pair.part.quantity, base.quantity, pair.share.quantity, surety=PLACED):
            is_wrong = one.relation.verdict is Verdict.WRONG
            yield replace(one.relation, verdict=Verdict.LIKELY_WRONG) if is_wrong else one.relation


def are_alike(one: Pair, other: Pair) -> bool:
    """Tell whether two shares name their base alike, and their parts are of one kind."""
    return one.name == other.name and one.part.quantity.is_kin(other.part.quantity)
