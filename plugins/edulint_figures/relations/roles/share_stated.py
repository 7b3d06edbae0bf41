"""Reads shares of a base that is told with them: 180人，占全县教师600人的30%; 完成预算数60999万元的40.4%."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from edulint.api import pattern
from edulint_figures.quantities.phrases import IN_BRACKETS
from edulint_figures.quantities.quantity import Dimension, Quantity
from edulint_figures.relations.reading import Match, Reading
from edulint_figures.relations.roles.share_bases import is_aside, is_part
from edulint_figures.relations.roles.share_beside import divided_before
from edulint_figures.relations.roles.share_names import part_of_plan
from edulint_figures.relations.roles.share_together import are_together
from edulint_figures.relations.roles.share_verdict import STATED, judged
from edulint_figures.relations.tokens import Figure

# The base of such a share can only be a level that is so named.
_OF_BEFORE = pattern(r"(?:完成|达到?|为|是|占|相当于|应|计划|预算|目标|任务)[^,。;:、()0-9]{0,14}$")
_BEYOND = pattern(r"超过|超出|超额|高出|高于|低于|多于|少于|比|超(?![市级大声高低限标])")
_OF_BEHIND = pattern(r"[^,。;:0-9()]{0,12}的(?:比例|比重)?(?:为|约?达)?")
_TASK = pattern(r"目标|任务|计划")


def read(match: Match) -> Iterator[Reading]:
    """Yield the share of a base that is told with it: 180人，占全县教师600人的30%; 完成预算数60999万元的40.4%."""
    line, whole, share = match.line, match.one("whole"), match.one("share")
    between = line.passage.text[whole.quantity.span.end : share.quantity.span.start].replace(" ", "")
    # The brackets of 占年度计划170.4万套（间）的66.2% belong to the unit.
    between = IN_BRACKETS.sub("", between)
    if not is_part(whole) or _BEYOND.search(whole.label) or not share.is_exact or not _OF_BEHIND.fullmatch(between):
        return
    if "总" in between:
        # The share is of the revenue, not of the firms, in 19家，占100家企业总营收的58%.
        return
    if line.letters[match.start] != "o" and not _OF_BEFORE.search(whole.label):
        return
    start = line.sentence_start(whole.place)
    kin = [one for one in line.before(whole.place, start) if one.quantity.is_kin(whole.quantity)]
    part = part_of_plan([one for one in kin if one.letter == "L" and not is_aside(line, one)], whole)
    if part is None or not is_part(part) or are_together(line, part, ""):
        return
    base = _as_planned(whole)
    nearer = next((one for one in kin[: kin.index(part)] if one.letter == "C" and one.is_exact), None)
    other = nearer or divided_before(line, part)
    if other is None:
        yield from judged(part.quantity, base, share.quantity, surety=STATED)
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
