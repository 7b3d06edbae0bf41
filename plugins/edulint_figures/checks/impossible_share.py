"""FI110: a share that no whole number of people or things can give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from edulint.api import Severity, Wording, WordList, pattern
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.phrases import REACHED
from edulint_figures.quantities.quantity import ONE, Dimension, Quantity, decimal
from edulint_figures.relations.labels import share_a_word
from edulint_figures.relations.relation import Relation, RelationCheck, Verdict, relation_of

_WORDS = WordList(__file__, "impossible_share.txt")
_LARGEST = 2000
# What is counted is named in so many characters before its number.
_SAID_BEFORE = 30


@cache
def _labels() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of what stands before a rate, and before a share of people."""
    rates, shares = (pattern(f"{_WORDS.any_of(name)}{REACHED}$") for name in ("rates", "shares of people"))
    return rates, shares


class ImpossibleShare(RelationCheck):
    """What it finds:
        zh: 按文中的总数，没有任何整数能得出这个比率。
        en: A rate that no whole number out of the stated total gives (the GRIM test).

    Why it matters:
        zh: 人数、件数都是整数，比率与总数必有一个有误，或总数不是这个比率的基数。
        en: People come in whole numbers: rate or total is wrong, or the rate has another base.

    Example:
        抽检食品36批次，合格率98.5%。

    Instead:
        抽检食品36批次，合格率97.2%。

    Source:
        zh: 统计学中的GRIM检验（Brown与Heathers，2017）。
        en: The GRIM test (Brown and Heathers, 2017).
    """

    code = "FI110"
    name = "impossible-share"
    severity = Severity.INFO
    summary = Wording(zh="总数为整数时不可能出现的比率", en="a share that no whole number gives")
    messages = {
        "contradiction": Wording(
            zh="{whole}中没有哪个整数的比率是“{stated}”：{reckoning}",
            en="no whole number out of {whole} gives “{stated}”: {reckoning}",
        )
    }

    def relations_in(self, passage: Passage) -> Iterator[Relation]:
        """Yield the rates whose sentence has one count only."""
        found = passage.quantities
        for index, rate in enumerate(found):
            if (
                index == 0
                or rate.dimension is not Dimension.PERCENT
                or rate.change
                or not rate.is_exact
                or rate.value > 100 * ONE
            ):
                continue
            whole = found[index - 1]
            of_anything, of_people = _labels()
            named = of_anything.search(rate.label)
            of_whom = of_people.search(rate.label) if named is None and whole.unit_class == "person" else None
            # 有218人，比例达81.3%: where the share has no subject of its own, the count before it is the part.
            is_share = of_whom is not None and of_whom.start() > 0
            if not (named or is_share) or not rate.in_sentence_of(whole) or not rate.in_clause_behind(whole):
                continue
            said = passage.text[max(0, whole.span.start - _SAID_BEFORE) : rate.span.start - len(rate.label)]
            subject = rate.label[: named.start()] if named else ""
            if len(subject) > 1 and not share_a_word(subject, said):
                # 教师获奖32人次，学生体质合格率96.5%: the rate is one of something else.
                continue
            if is_share and rate.label.startswith("占"):
                # 326人，占90.6%: what stands before 占 is the part, mostly of what an earlier sentence counts.
                continue
            if named is not None and named[0].partition("率")[0] in whole.label:
                # 上线412人，上线率63.4%; 已整改隐患120处，整改率88.9%: what was counted is the part.
                continue
            if any(map(str.isdecimal, passage.text[whole.span.end : rate.span.start])):
                # 82所学校56 320名学生参加, 合格率94.2%: a number that is not read stands between.
                continue
            others = [one for one in found[max(0, index - 8) : index - 1] if one.sentence == rate.sentence]
            if others or not _is_small_count(whole):
                continue
            yield _judged(rate, whole)


def _is_small_count(one: Quantity) -> bool:
    is_count = one.dimension is Dimension.COUNT and one.is_exact and not one.change and one.half == 0
    return is_count and 5 <= one.value // ONE <= _LARGEST


def _judged(rate: Quantity, whole: Quantity) -> Relation:
    total = whole.value // ONE
    nearest = (rate.value * total + 50 * ONE) // (100 * ONE)
    shares = {count: count * 100 * ONE // total for count in (nearest - 1, nearest, nearest + 1) if 0 <= count <= total}
    # A share may have been cut off instead of rounded.
    holds = any(-rate.half <= share - rate.value < rate.step for share in shares.values())
    shown = "，".join(f"{count}÷{total}={decimal(share, ONE, rate.decimals)}%" for count, share in shares.items())
    return relation_of(rate, (whole,), Verdict.HOLDS if holds else Verdict.DOUBTFUL, shown, whole=whole.words)
