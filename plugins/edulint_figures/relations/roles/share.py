"""Finds what a share is a share of: the base that 占 names, that is told with it or stands in brackets, or that a row has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from edulint.api import pattern
from edulint_figures.quantities.quantity import PERCENT
from edulint_figures.relations.labels import ALIKE, PRODUCT, THE_SAME, agreement, core, is_other_side
from edulint_figures.relations.reading import Match, Memory, Reading
from edulint_figures.relations.relation import Verdict
from edulint_figures.relations.roles import (
    points,
    share_beside,
    share_brackets,
    share_stated,
    share_together,
)
from edulint_figures.relations.roles.rate import read_rate
from edulint_figures.relations.roles.share_bases import (
    ELSEWHERE,
    among,
    bases_of,
    ends_row,
    is_part,
    is_surely_of,
    is_told_of,
    part_before,
)
from edulint_figures.relations.roles.share_doubts import is_hardly_of, is_of_a_year
from edulint_figures.relations.roles.share_earlier import of_earlier
from edulint_figures.relations.roles.share_names import bases_by_name, of_plan
from edulint_figures.relations.roles.share_verdict import NAMED, PLACED, STATED, UNTOLD, best, judged
from edulint_figures.relations.tokens import Figure, Line

_LEAST_PROOFS = 2
# Words before 中 say of whom a share is told: 支部书记中有博士学位的.
_OF_SOME = pattern("[\u4e00-\u9fff]{2,12}中[\u4e00-\u9fff]")
# A product counted anew differs by so many percent at most; and shares with fewer digits tell little.
_MOST_RECOUNTED, _LEAST_DIGITS = 10, 3
# 占比 without a name says no more than 占: 甲类28件，占比14.0%.
_BARE = pattern(r"占比(?:为|是|达到?)?")
# 贷款 of 企业贷款, but not 数量 of 企业数量.
_NOUN_BEHIND = pattern(r"(?![总户人家]?[数额量值])[一-鿿]{2}")
_BUT = pattern(r"\((?:除|不含|剔除|扣除)")
_OF_PLAN = pattern(r"(?:年度|全年|年初|调整后?的?|年)?(?:总)?(?:计划|任务|目标|预算)(?:数|任务|总数)?的?")
# The base is named by what is left without these words: 占其所持股份的, 占同期出口的, 占全市前两月新设企业的.
_OWN = pattern(
    r"^(?:其(?:自身|本身)?所?|同期)|(?<=[一-鿿]{2})全[省市县区州]|前(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,2})个?(?:月|季度)|[上下]半年"
)


def read(match: Match, memory: Memory) -> Iterator[Reading]:
    """Yield the share of a phrasing with its part and its base."""
    form = match.phrasing.form
    if form == "named":
        found = share_stated.read(match)
    elif form == "fraction":
        found = share_brackets.fraction(match)
    elif form == "rows":
        from edulint_figures.relations.roles import share_rows

        # Parts that make their whole have shares of that whole.
        parts = [one for one in match.all("pairs") if one.letter == "L"] if match.has("pairs") else []
        found = iter(()) if memory.have_one_whole(parts) else share_rows.read(match, memory)
    elif form == "bracket":
        found = share_brackets.counted(match, memory)
    elif match.line.letters[match.start] == "o" or _BARE.fullmatch(match.one("share").label):
        found = _share_of_base(match, memory)
    else:
        found = read_rate(match, memory)
    for reading in found:
        yield reading
        if reading.relation.verdict is Verdict.HOLDS and reading.relation.form == "share":
            _remember(match, reading, memory)
        if match.has("share") and reading.relation.verdict is Verdict.HOLDS:
            yield from points.read(match.line, match.one("share"), reading.relation.operands)


def _remember(match: Match, reading: Reading, memory: Memory) -> None:
    """Remember the base of a share that holds, where it stands in the text before."""
    if len(reading.relation.operands) != 2:
        return
    start = reading.relation.operands[1].start
    name = _base_name(match) if match.has("share") else ""
    told = (*match.line.before(match.found.end()), *memory.earlier_wholes(), *memory.named(name))
    base = next((one for one in told if one.quantity.span.start == start), None)
    if base is not None:
        memory.base_named[name] = base
        memory.proved(base)
        part_at = reading.relation.operands[0].start
        part = next((one for one in told if one.quantity.span.start == part_at), None)
        memory.shared += [(base, part)] if part is not None else []


def _share_of_base(match: Match, memory: Memory) -> Iterator[Reading]:
    """Yield the share of a base that is named, or of what the part is a part of: 占财政支出的60.6%."""
    line, share, name = match.line, match.one("share"), _base_name(match)
    subject = _subject(line, match.start, share)
    told = line.passage.text[line.ends[match.start] : share.quantity.span.start]
    if _BUT.search(told):
        return
    if share_together.TOGETHER.search(share.label.partition("占")[0]):
        yield from share_together.relations_in(line, share, name, memory)
    elif line.letters[match.start - 1 : match.start] == "f":
        from edulint_figures.relations.roles import share_order

        yield from share_order.read(match, memory)
    else:
        base = share_brackets.base_in_brackets(line, told, share) if "(" in told else None
        part = part_before(line, share)
        if base is not None and part is not None and part.quantity.is_kin(base) and share.is_exact:
            yield from judged(part.quantity, base, share.quantity, surety=STATED)
        else:
            yield from _of_part(line, share, subject, name, memory)


def _of_part(line: Line, share: Figure, subject: str, name: str, memory: Memory) -> Iterator[Reading]:
    """Yield the share of a base, by its ``name``, that the level before it is, or one of another sentence."""
    part = part_before(line, share)
    are_together = part is not None and share_together.are_together(line, part, subject)
    if are_together or part is None:
        together = list(share_together.relations_in(line, share, name, memory))
        yield from together
        if are_together or together:
            return
    if subject and (part is None or not _may_be_subject(part, subject)):
        # The amount of 第一产业增加值占国内生产总值的比重为8.7% may stand in another sentence.
        named = (one for one in (*line.before(share.place), *memory.named(subject)) if _is_named(one, subject))
        named = (one for one in named if not share_beside.has_its_own(line, one, name))
        part = share_beside.part_of_a_part(line, share, subject) or next(named, None)
    if part is None or not share.is_close:
        return
    if _OF_PLAN.fullmatch(name):
        yield from of_plan(line, part, share)
    else:
        yield from _of_bases(_Told(line, share, part, subject, name, memory))


class _Told(Struct, frozen=True):
    """A share and its part, with what words before 占 tell it of and behind 占 call its base."""

    line: Line
    share: Figure
    part: Figure
    subject: str
    name: str
    memory: Memory

    def is_of_others(self, bases: Sequence[Figure]) -> bool:
        """Tell whether a share may be of others than of its part and the first of some bases."""
        if not core(self.name):
            # The share is told of others than those that were counted: 162个支部中，教师支部56个，支部书记中有博士学位的占77%.
            # A share behind a row may be that of the whole row, and only the figures tell: 本科95人、专科31人，占比4%.
            is_of_row = self.line.holds(self.part) and ends_row(self.line, self.part)
            if is_of_row or _OF_SOME.match(self.subject):
                return True
        return bool(bases) and is_hardly_of(self.line, self.part, self.share, bases[0], self.name, memory=self.memory)

    def most_surety(self) -> int:
        """Return how sure the base may be at most."""
        # A share of another sentence may be told of another count: 新能源车零售64万辆。…新能源车占出口量的28%.
        is_away = self.part.sentence != self.share.sentence and agreement(self.part.label, self.subject) != THE_SAME
        return PLACED if is_away or not self.share.is_exact else STATED


def _of_bases(told: _Told) -> Iterator[Reading]:
    """Yield a share of the first base that gives it, or what else it may be of."""
    line, share, part, name, memory = told.line, told.share, told.part, told.name, told.memory
    bases, surety, is_told = _bases_of_part(line, part, _OWN.sub("", name), memory)
    surety = UNTOLD if told.is_of_others(bases) else min(surety, told.most_surety())
    readings = list(best(part, bases, share, surety))
    if core(name).endswith(PRODUCT) and line.holds(part):
        readings = [_of_far_product(one, part, base, share) for base, one in zip(bases[:1], readings, strict=False)]
    is_held = any(one.relation.verdict is Verdict.HOLDS for one in readings)
    if bases and not is_held:
        of_row = [] if core(name) else share_beside.of_row(line, part, share, memory)
        if of_row := of_row or share_together.of_row(line, share, name, memory):
            yield from of_row
            return
        if share_beside.are_of_another(line, share, bases[0], memory):
            return
    if not is_told and not is_held:
        readings = (
            list(of_earlier(line, part, share, memory, name)) or _of_proved(part, bases, share, memory) or readings
        )
    yield from readings


def _of_proved(part: Figure, bases: Sequence[Figure], share: Figure, memory: Memory) -> list[Reading]:
    """Return a share of the base, among those that are named, of which other shares were found to be."""
    proved = [one for one in bases if memory.proofs[one.quantity.span.start] >= _LEAST_PROOFS]
    base = max(proved, key=lambda one: memory.proofs[one.quantity.span.start], default=None)
    if base is None or base.quantity.value <= part.quantity.value or not share.is_exact:
        return []
    found = judged(part.quantity, base.quantity, share.quantity, surety=NAMED)
    return [one for one in found if one.relation.verdict is not Verdict.UNKNOWN]


def _subject(line: Line, place: int, share: Figure) -> str:
    """Return what a share is told of, by the words of its clause before 占 at a place."""
    if "占" in share.label:
        return core(share.label.partition("占")[0])
    # 一般贸易占出口的比重由39.8%提高到41.5%: the label begins behind the share before.
    return core(line.words(place - 1)) if line.letters[place - 1 : place] == "n" else ""


def _bases_of_part(line: Line, part: Figure, name: str, memory: Memory) -> tuple[list[Figure], int, bool]:
    """Return the bases that a part may be a share of, how sure the first is, and whether words tell that it is."""
    if (counted := among(line, part, name, memory)) is not None:
        # A share without a name is of what was counted before 中: 抽查的120家企业中，有90家合格，占四分之一.
        bases, surety, is_told = [counted], STATED if line.holds(part) else NAMED, True
    elif core(name):
        bases, surety = bases_by_name(line, part, name, memory)
        is_told = bool(bases) and surety == NAMED and agreement(bases[0].label, name) == THE_SAME
        if is_told and line.holds(part) and line.holds(bases[0]) and bases[0].sentence == part.sentence:
            surety = STATED
    elif name and ELSEWHERE.search(name):
        # What is divided is the base if it is of the place that is named: 某省受灾398人，其中某市380人、占全省95.5%.
        wholes = [
            one for one in memory.supposed.get(part.quantity.span.start, ()) if one.quantity.is_kin(part.quantity)
        ]
        return [one for one in wholes if is_told_of(line, one, name, is_divided=False)][:1], PLACED, True
    else:
        bases = bases_of(line, part, memory)
        is_told = bool(bases) and (is_surely_of(part, memory) or agreement(bases[0].label, part.label) == THE_SAME)
        surety = NAMED if is_told else PLACED
    is_away = not line.holds(part) and part is not line.head
    if is_away or (bases and surety == NAMED and is_of_a_year(part, bases[0])):
        surety = UNTOLD
    return bases, surety, is_told


def _base_name(match: Match) -> str:
    """Return what a share says that it is a share of."""
    start, stop = match.found.span()
    stop = match.line.letters.find("a", start, stop) if "a" in match.found[0] else stop - 1
    words = (match.line.words(place) for place in range(start + 1, stop) if match.line.letters[place] == "n")
    return "".join(words).strip().removeprefix("到").removesuffix("的")


def _of_far_product(reading: Reading, part: Figure, base: Figure, share: Figure) -> Reading:
    """Return a share of the product of another paragraph as wrong where no new count of it explains the difference."""
    computed = part.quantity.value * PERCENT // base.quantity.value
    is_far = abs(computed - share.quantity.value) * 100 > _MOST_RECOUNTED * share.quantity.value
    if reading.relation.verdict is not Verdict.UNKNOWN or not is_far or len(share.quantity.digits) < _LEAST_DIGITS:
        return reading
    found = next(iter(judged(part.quantity, base.quantity, share.quantity, surety=PLACED)))
    return found if found.relation.verdict is Verdict.LIKELY_WRONG and found.relation.repair else reading


def _may_be_subject(part: Figure, subject: str) -> bool:
    """Tell whether a level may be what a share is told of: 税收 is not 非税收入."""
    return not is_other_side(part.label, subject) and agreement(part.label, subject) > 0


def _is_named(figure: Figure, name: str) -> bool:
    """Tell whether a level is so named; 出口 is not what 民营企业进出口 is, of which the name says more."""
    told, asked = core(figure.label), core(name)
    # Nor is 企业64户 what 企业贷款 is.
    is_longer = asked.startswith(told) and _NOUN_BEHIND.match(asked, len(told)) is not None
    is_less = asked != told and (asked.endswith(told) or is_longer)
    return is_part(figure) and agreement(told, asked) >= ALIKE and not is_less and _may_be_subject(figure, name)
