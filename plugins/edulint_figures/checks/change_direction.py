"""FI106: a rise that falls, or a fall that rises."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Severity, Wording, pattern
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.quantity import Dimension
from edulint_figures.relations.changes import Change, changes_in
from edulint_figures.relations.relation import Relation, RelationCheck, Verdict

# 学科进入全球前1%，由0.6‰提升至0.59‰: the smaller, the better.
_AMONG_THE_FIRST = pattern(r"前 ?[0-9.]+ ?[%‰]")
_OF_WIDTH = ("扩大", "缩小", "收窄")
# 排名由325名下降到381名: the lower the rank, the larger its number.
_RANKS, _RANKED = ("名", "位"), pattern("排名|名次|位次|排行|名列|位居")


class ChangeDirection(RelationCheck):
    """What it finds:
        zh: 说“提高”而数字变小，说“下降”而数字变大。
        en: A verb of rising between figures that fall, or the other way round.

    Why it matters:
        zh: 数字或动词必有一错，意思正好相反。
        en: Either the figures or the verb is wrong, and they mean the opposite of each other.

    Example:
        高中毛入学率由93.3%提高到79.7%。

    Instead:
        高中毛入学率由79.7%提高到93.3%。

    Source:
        zh: 原始稿件和公开报告中“由……提高到……”的写法。
        en: The way drafts and published reports write 由…提高到….
    """

    code = "FI106"
    name = "change-direction"
    severity = Severity.ERROR
    summary = Wording(zh="升降的说法与数字相反", en="a verb of change that its figures contradict")
    messages = {
        "rise": Wording(
            zh="“{before}”到“{after}”是下降，文中说“{verb}”",
            en="“{before}” to “{after}” is a fall, the text says {verb}",
        ),
        "fall": Wording(
            zh="“{before}”到“{after}”是上升，文中说“{verb}”",
            en="“{before}” to “{after}” is a rise, the text says {verb}",
        ),
        "wider": Wording(
            zh="“{before}”到“{after}”是降幅收窄，文中说“{verb}”",
            en="from “{before}” to “{after}” the fall narrows, the text says {verb}",
        ),
        "narrower": Wording(
            zh="“{before}”到“{after}”是降幅扩大，文中说“{verb}”",
            en="from “{before}” to “{after}” the fall widens, the text says {verb}",
        ),
        "same": Wording(zh="前后都是“{after}”，文中说“{verb}”", en="“{after}” stays as it was, the text says {verb}"),
    }

    def relations_in(self, passage: Passage) -> Iterator[Relation]:
        """Yield the changes; one without a verb (从0到80%) holds."""
        for change in changes_in(passage):
            are_rates = change.before.dimension is Dimension.PERCENT
            may_be_ranks = change.after.words.endswith(_RANKS)
            told = _AMONG_THE_FIRST if are_rates else _RANKED if may_be_ranks else None
            if told is None or not told.search(passage.text, *passage.span.bounds):
                yield _judged(change)


def _judged(change: Change) -> Relation:
    moved = change.after.value - change.before_value
    before, after = (one.words for one in (change.before, change.after))
    sign = ">" if moved < 0 else "<" if moved > 0 else "="
    # 增速由-2.5%收窄至-1.0%: what narrows is the fall.
    is_of_fall = change.verb in _OF_WIDTH and max(change.after.value, change.before_value) <= 0
    moved = -moved if is_of_fall else moved
    if moved * change.direction > 0 or not change.direction:
        verdict, message = Verdict.HOLDS, "rise"
    elif moved == 0:
        verdict, message = Verdict.DOUBTFUL, "same"
    else:
        verdict = Verdict.WRONG if change.is_exact else Verdict.LIKELY_WRONG
        message = "rise" if change.direction > 0 else "fall"
        message = {"rise": "wider", "fall": "narrower"}[message] if is_of_fall else message
    return Relation(
        span=change.after.span,
        operands=(change.before.span,),
        verdict=verdict,
        reckoning=f"{before}{sign}{after}",
        message=message,
        values={"before": before, "after": after, "verb": change.verb},
    )
