"""Where a number is gone is told the same way in short and in full."""

from __future__ import annotations

import pytest

from edulint.api import fold
from edulint_placeholders.lost.evidence import evidence, evidence_from, is_hopeless, signs_of, weights_of_signs
from edulint_placeholders.lost.gaps import gap_of, gaps, open_units

LEAST = 0.5
TEXTS = (
    "召开座谈会，听取农户意见，推动人人参与。",
    "新建泵站座，改造渡槽座，惠及农户余户，完成投资万元。",
    "人才家园(A座)建成，单位个数增加，大家伙儿个个叫好，位 次前移。",
    "开展技能培训班期，次年举办专场；件件有着落，人次、场次齐增。",
    "该项目位于城南，总投资亿元，家庭医生签约率达%。",
    "项目3条线路畅通，x座 塔、K座厂房，条件成熟，门类齐全。",
)


@pytest.mark.parametrize("text", TEXTS)
def test_the_short_way_says_what_the_long_way_says(text: str) -> None:
    line = fold(text)
    told = []
    for unit in open_units(line):
        gap = gap_of(line, unit)
        if gap:
            short = None if is_hopeless(line, unit) else evidence_from(LEAST, gap)
            full = evidence(gap)
            assert short == (full if full >= LEAST else None), gap
            told.append((unit.start(), gap))
    assert told == list(gaps(line))
    assert told


def test_the_signs_that_are_asked_first_are_those_of_the_place() -> None:
    weights, seen = weights_of_signs(), set()
    for line in map(fold, TEXTS):
        for unit in open_units(line):
            gap = gap_of(line, unit)
            if gap:
                first = {sign: weights.get(sign, 0) for sign in signs_of(gap)[:7]}
                assert is_hopeless(line, unit) == (evidence(gap, first) < -2), gap
                seen.add(is_hopeless(line, unit))
    assert seen == {True, False}
