"""What is left of a count: 90个问题已整改60个，其余30个正在推进."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edulint.api import pattern
from edulint_figures.quantities.quantity import decimal
from edulint_figures.relations.judge import only_one, repairs_of, rounding_slack, wanted_in_sum
from edulint_figures.relations.reading import Reading
from edulint_figures.relations.relation import Verdict, relation_of
from edulint_figures.relations.tokens import Figure, Line

_MOST_PARTS = 8
# 原有126家，已压减118家，现保留8家.
_HAD = pattern(r"原有|原来|原共|^原")
_KEPT = pattern(r"(?:现|目前|还|仅|尚|只)?(?:保留|剩余|剩下|剩)(?:有|了)?$")
_NOW = pattern(r"(?:^|[,])(?:现有|目前有|现在|[年期学]末(?:实有|共有|在编|在校|在园|在岗|为|有)*)[^,。;0-9]{0,4}$")
_TAKEN = pattern(
    r"压减|减少|取缔|撤并|关停|注销|销号|淘汰|核减|撤销|清退|拆除|整改|化解|合并|关闭|取消|报废|出售|分流|退休|调出|离职|辞职|转出"
)
_ADDED = pattern(r"新增|增加|新建|新设|补充|引进|新进|调入|转入|新招|招聘")


def kept_in(line: Line) -> Iterator[Reading]:
    """Yield what was kept of what there had been, by what was taken and added between, in one sentence."""
    for kept in line.figures:
        if kept.letter != "L" or not kept.is_exact:
            continue
        is_left = _KEPT.search(kept.label) is not None
        if not is_left and not _NOW.search(kept.label):
            continue
        start = line.sentence_start(kept.place)
        before = line.before(kept.place, start)[:_MOST_PARTS][::-1]
        kin = [one for one in before if one.letter in "LC" and one.quantity.unit_class == kept.quantity.unit_class]
        if len(kin) < 2 or (is_left and not _HAD.search(kin[0].label)) or not all(one.is_exact for one in kin):
            continue
        taken = [one for one in kin[1:] if _TAKEN.search(one.label)]
        added = [one for one in kin[1:] if one not in taken and _ADDED.search(one.label)]
        is_stock = is_left or not (_TAKEN.search(kin[0].label) or _ADDED.search(kin[0].label))
        if len(taken) + len(added) == len(kin) - 1 and taken and is_stock:
            yield _kept(kin[0], taken, added, kept)


def _kept(had: Figure, taken: Sequence[Figure], added: Sequence[Figure], kept: Figure) -> Reading:
    total, plus, minus = (
        kept.quantity,
        [had.quantity, *(one.quantity for one in added)],
        [one.quantity for one in taken],
    )
    computed = sum(one.value for one in plus) - sum(one.value for one in minus)
    slack = rounding_slack([*plus, *minus, total])
    missing, verdict, repair = total.value - computed, Verdict.HOLDS, None
    if abs(missing) > slack:
        verdict, repair = Verdict.LIKELY_WRONG, only_one(repairs_of(wanted_in_sum(total, plus, slack, minus)))
    added_up = "+".join(decimal(one.value, total.scale) for one in plus)
    reckoning = added_up + "".join(f"-{decimal(one.value, total.scale)}" for one in minus)
    reckoning += f"={decimal(computed, total.scale)}{total.unit}"
    relation = relation_of(total, [*plus, *minus], verdict, reckoning, form="change", repair=repair)
    return Reading.of(relation, 100 * verdict.distance)
