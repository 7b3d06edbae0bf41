"""Shares and what they are a share of: the base named by 占, told with the share, in brackets, or in parallel rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from edulint.api import pattern
from edulint_figures.quantities.phrases import IN_BRACKETS
from edulint_figures.quantities.quantity import PERCENT, Dimension, Quantity
from edulint_figures.relations.labels import ALIKE, PRODUCT, THE_SAME, agreement, core, is_other_side
from edulint_figures.relations.reading import Match, Memory, Reading
from edulint_figures.relations.relation import Verdict
from edulint_figures.relations.roles import (
    points,
    share_beside,
    share_brackets,
    share_of_growth,
    share_together,
)
from edulint_figures.relations.roles.rate import read_rate
from edulint_figures.relations.roles.share_bases import (
    ELSEWHERE,
    among,
    bases_of,
    ends_row,
    is_aside,
    is_part,
    is_surely_of,
    is_told_of,
    part_before,
)
from edulint_figures.relations.roles.share_doubts import is_hardly_of
from edulint_figures.relations.roles.share_earlier import of_earlier
from edulint_figures.relations.roles.share_names import bases_by_name, of_plan, part_of_plan
from edulint_figures.relations.roles.share_times import is_of_a_year
from edulint_figures.relations.roles.share_verdict import best, judged
from edulint_figures.relations.tokens import Figure, Line

# That names say of what a figure is a share.
_SURE = 2
_LEAST_PROOFS = 2
# That its sentence says of what it is a share, too.
_STATED = 3
# 支部书记中有博士学位的: of whom the share is told, before 中
_OF_SOME = pattern("[\u4e00-\u9fff]{2,12}中[\u4e00-\u9fff]")
# A product counted anew differs by so many percent at most; and shares with fewer digits tell little.
_MOST_RECOUNTED, _LEAST_DIGITS = 10, 3
# Of these only a level that is so named can be the base.
_OF_BEFORE = pattern(r"(?:完成|达到?|为|是|占|相当于|应|计划|预算|目标|任务)[^,。;:、()0-9]{0,14}$")
_BEYOND = pattern(r"超过|超出|超额|高出|高于|低于|多于|少于|比|超(?![市级大声高低限标])")
_OF_BEHIND = pattern(r"[^,。;:0-9()]{0,12}的(?:比例|比重)?(?:为|约?达)?")
# 甲类28件，占比14.0%: as 占 alone.
_BARE = pattern(r"占比(?:为|是|达到?)?")
_BUT = pattern(r"\((?:除|不含|剔除|扣除)")
_JOINED, _END_OF_ROW, _ROW_BEFORE = pattern(r"[和与及]"), pattern(r"fn?(?:L[/,]n?)+$|L/$"), 24
_OF_PLAN = pattern(r"(?:年度|全年|年初|调整后?的?|年)?(?:总)?(?:计划|任务|目标|预算)(?:数|任务|总数)?的?")
_TASK = pattern(r"目标|任务|计划")
# 占其所持股份的, 占同期出口的, 占全市前两月新设企业的: the same words without these name the base.
_OWN = pattern(
    r"^(?:其(?:自身|本身)?所?|同期)|(?<=[一-鿿]{2})全[省市县区州]|前(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,2})个?(?:月|季度)|[上下]半年"
)


def read(match: Match, memory: Memory) -> Iterator[Reading]:
    """Yield the share of a phrasing with its part and its base."""
    form = match.phrasing.form
    if form == "named":
        found = _named(match)
    elif form == "fraction":
        found = share_brackets.fraction(match)
    elif form == "rows":
        from edulint_figures.relations.roles import share_rows

        # The shares of parts that make their whole are of it.
        parts = [one for one in match.all("pairs") if one.letter == "L"] if match.has("pairs") else []
        found = iter(()) if memory.have_one_whole(parts) else share_rows.read(match, memory)
    elif form == "bracket":
        found = share_brackets.counted(match, memory)
    elif match.line.letters[match.start] == "o" or _BARE.fullmatch(match.one("share").label):
        found = _of(match, memory)
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
    if base is not None and name:
        memory.learn(name, base)
    if base is not None:
        memory.proved(base)
        part_at = reading.relation.operands[0].start
        part = next((one for one in told if one.quantity.span.start == part_at), None)
        memory.shared += [(base, part)] if part is not None else []


def _named(match: Match) -> Iterator[Reading]:
    """Yield the share of a base that is told with it: 180人，占全县教师600人的30%; 完成预算数60999万元的40.4%."""
    line, whole, share = match.line, match.one("whole"), match.one("share")
    between = line.passage.text[whole.quantity.span.end : share.quantity.span.start].replace(" ", "")
    # 占年度计划170.4万套（间）的66.2%
    between = IN_BRACKETS.sub("", between)
    if not is_part(whole) or _BEYOND.search(whole.label) or not share.is_exact or not _OF_BEHIND.fullmatch(between):
        return
    if "总" in between:
        # 19家，占100家企业总营收的58%.
        return
    if line.letters[match.start] != "o" and not _OF_BEFORE.search(whole.label):
        return
    start = line.sentence_start(whole.place)
    kin = [one for one in line.before(whole.place, start) if one.quantity.is_kin(whole.quantity)]
    part = part_of_plan([one for one in kin if one.letter == "L" and not is_aside(line, one)], whole)
    if part is None or not is_part(part) or _are_together(line, part, ""):
        return
    base = _as_planned(whole)
    nearer = next((one for one in kin[: kin.index(part)] if one.letter == "C" and one.is_exact), None)
    other = nearer or share_beside.divided_before(line, part)
    if other is None:
        yield from judged(part.quantity, base, share.quantity, surety=3)
        return
    # 三季度就业1.2万人，累计新增4.3万人，完成目标5万人的86%: what was added may be what the share is of; so may all that
    # were divided, as in 招聘126人，其中本科95人、专科31人，占教师3150人的4%.
    of_other, of_part = (0, 1) if nearer else (2, 2)
    readings = [*judged(other.quantity, base, share.quantity, surety=of_other)]
    readings += judged(part.quantity, base, share.quantity, surety=of_part)
    yield min(readings, key=lambda reading: reading.rank)


def _as_planned(figure: Figure) -> Quantity:
    """Return a planned count as the exact number that plans are: a task of 5万人 is not 4.6万人, rounded."""
    quantity = figure.quantity
    is_round = quantity.dimension is Dimension.COUNT and not quantity.decimals and _TASK.search(figure.label)
    return replace(quantity, half=0) if is_round else quantity


def _of(match: Match, memory: Memory) -> Iterator[Reading]:
    """Yield the share of a base that is named, or of what the part is a part of: 占财政支出的60.6%."""
    line, share, name = match.line, match.one("share"), _base_name(match)
    subject = _subject(line, match.start, share)
    told = line.passage.text[line.ends[match.start] : share.quantity.span.start]
    if _BUT.search(told):
        return
    if share_together.TOGETHER.search(share.label.partition("占")[0]):
        yield from share_together.relations_in(line, share, name, memory)
    elif growth := list(share_of_growth.read(line, share, share.label.partition("占")[0], name, memory)):
        yield from growth
    elif line.letters[match.start - 1 : match.start] == "f":
        from edulint_figures.relations.roles import share_order

        yield from share_order.read(match, memory)
    else:
        base = share_brackets.base_in_brackets(line, told, share) if "(" in told else None
        part = part_before(line, share)
        if base is not None and part is not None and part.quantity.is_kin(base) and share.is_exact:
            yield from judged(part.quantity, base, share.quantity, surety=_STATED)
        else:
            yield from _of_part(line, share, subject, name, memory)


def _of_part(line: Line, share: Figure, subject: str, name: str, memory: Memory) -> Iterator[Reading]:
    """Yield the share of a base, by its ``name``, that the level before it is, or one of another sentence."""
    part = part_before(line, share)
    are_together = part is not None and _are_together(line, part, subject)
    if are_together or part is None:
        together = list(share_together.relations_in(line, share, name, memory))
        yield from together
        if are_together or together:
            return
    if subject and (part is None or not _is_of(part, subject)):
        # 第一产业增加值占国内生产总值的比重为8.7%, where the amount stands in another sentence.
        named = (one for one in (*line.before(share.place), *memory.named(subject)) if _is_named(one, subject))
        named = (one for one in named if not share_beside.has_its_own(line, one, name))
        part = share_beside.part_of_a_part(line, share, subject) or next(named, None)
    if part is None or not share.is_close:
        return
    if _OF_PLAN.fullmatch(name):
        yield from of_plan(line, part, share, memory)
        return
    bases, surety, is_told = _bases(line, part, _OWN.sub("", name), memory)
    # 162个支部中，教师支部56个，支部书记中有博士学位的占77%: it is told of others than those that were counted.
    is_of_others = not core(name) and _OF_SOME.match(subject) is not None
    if is_of_others or (bases and is_hardly_of(line, part, share, bases[0], name, memory=memory)):
        surety = 0
    if part.sentence != share.sentence and agreement(part.label, subject) != THE_SAME:
        # 新能源车零售64万辆。…新能源车占出口量的28%: it may be told of another count.
        surety = min(surety, 1)
    surety = surety if share.is_exact else min(surety, 1)
    if not core(name) and line.holds(part) and ends_row(line, part):
        # 本科95人、专科31人，占比4%: it may be that of all, and only the figures say whose it is.
        surety = 0
    readings = list(best(part, bases, share, surety))
    if core(name).endswith(PRODUCT) and line.holds(part):
        readings = [_of_far_product(one, part, base, share) for base, one in zip(bases[:1], readings, strict=False)]
    is_held = any(one.relation.verdict is Verdict.HOLDS for one in readings)
    if bases and not is_held:
        of_row = [] if core(name) else share_beside.of_row(line, part, share, memory)
        if of_row := of_row or share_together.of_row(line, share, name, memory):
            yield from of_row
            return
        is_near = any(one.relation.verdict is Verdict.DOUBTFUL for one in readings)
        if not is_near and share_beside.are_of_another(line, share, bases[0], memory):
            return
    if not is_told and not is_held:
        readings = (
            list(of_earlier(line, part, share, memory, name)) or _of_proved(part, bases, share, memory) or readings
        )
    if not readings and core(name) and line.holds(part):
        memory.unread.append((part, share, name))
    yield from readings


def _of_proved(part: Figure, bases: Sequence[Figure], share: Figure, memory: Memory) -> list[Reading]:
    """Return a share of the base, among those that are named, of which other shares were found to be."""
    proved = [one for one in bases if memory.proofs[one.quantity.span.start] >= _LEAST_PROOFS]
    base = max(proved, key=lambda one: memory.proofs[one.quantity.span.start], default=None)
    if base is None or base.quantity.value <= part.quantity.value or not share.is_exact:
        return []
    found = judged(part.quantity, base.quantity, share.quantity, surety=_SURE)
    return [one for one in found if one.relation.verdict is not Verdict.UNKNOWN]


def _subject(line: Line, place: int, share: Figure) -> str:
    """Return what a share is told of, by the words of its clause before 占 at a place."""
    if "占" in share.label:
        return core(share.label.partition("占")[0])
    # 一般贸易占出口的比重由39.8%提高到41.5%: the label begins behind the share before.
    return core(line.words(place - 1)) if line.letters[place - 1 : place] == "n" else ""


def _bases(line: Line, part: Figure, name: str, memory: Memory) -> tuple[list[Figure], int, bool]:
    """Return the bases that a part may be a share of, how sure the first is, and whether words tell that it is."""
    if (counted := among(line, part, name, memory)) is not None:
        # 抽查的120家企业中，有90家合格，占四分之一: without a name it can be of nothing else.
        bases, surety, is_told = [counted], _SURE if core(name) or not line.holds(part) else _STATED, True
    elif core(name):
        bases, surety = bases_by_name(line, part, name, memory)
        is_told = bool(bases) and surety == _SURE and agreement(bases[0].label, name) == THE_SAME
        if is_told and line.holds(part) and line.holds(bases[0]) and bases[0].sentence == part.sentence:
            surety = _STATED
    elif name and ELSEWHERE.search(name):
        # 某省受灾398人，其中某市380人、占全省95.5%: of what is divided, if it is said to be of that place.
        wholes = [
            one for one in memory.supposed.get(part.quantity.span.start, ()) if one.quantity.is_kin(part.quantity)
        ]
        return [one for one in wholes if is_told_of(line, one, name, is_divided=False)][:1], 1, True
    else:
        bases = bases_of(line, part, memory)
        is_told = bool(bases) and (is_surely_of(part, memory) or agreement(bases[0].label, part.label) == THE_SAME)
        surety = _SURE if is_told else 1
    is_away = not line.holds(part) and part is not line.head
    if is_away or (bases and surety == _SURE and is_of_a_year(part, bases[0])):
        surety = 0
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
    found = next(iter(judged(part.quantity, base.quantity, share.quantity, surety=1)))
    return found if found.relation.verdict is Verdict.LIKELY_WRONG and found.relation.repair else reading


def _are_together(line: Line, part: Figure, subject: str) -> bool:
    """Tell whether a share is of more than the part before it: 分别受理37件、31件、30件，占50%; 胜诉及调解案件占78%."""
    before = line.letters[max(0, part.place - _ROW_BEFORE) : part.place]
    is_last = line.holds(part) and _END_OF_ROW.search(before) is not None
    return is_last or (_JOINED.search(subject) is not None and not _JOINED.search(part.label))


def _is_of(part: Figure, subject: str) -> bool:
    """Tell whether a level may be what a share is told of: 税收 is not 非税收入."""
    return not is_other_side(part.label, subject) and agreement(part.label, subject) > 0


def _is_named(figure: Figure, name: str) -> bool:
    """Tell whether a level is so named; 出口 is not what 民营企业进出口 is, of which the name says more."""
    told, asked = core(figure.label), core(name)
    is_less = asked != told and asked.endswith(told)
    return is_part(figure) and agreement(told, asked) >= ALIKE and not is_less and _is_of(figure, name)
