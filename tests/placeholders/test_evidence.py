"""Where a number is gone is told the same way in short and in full."""

from __future__ import annotations

from collections import Counter

import pytest

from edulint.api import WordList, fold
from edulint_placeholders import lost
from edulint_placeholders.lost import weights
from edulint_placeholders.lost.evidence import (
    _known_words,
    evidence,
    may_reach,
    plain_line,
    signs_of,
)
from edulint_placeholders.lost.gaps import gap_of, gaps, open_units
from edulint_placeholders.lost.weights import WEIGHTS

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
def test_the_short_way_leaves_out_no_place_that_the_long_way_tells(text: str) -> None:
    line = fold(text)
    told = []
    for unit in open_units(line):
        gap = gap_of(line, unit)
        if gap:
            assert may_reach(LEAST, line, plain_line(line), unit) or evidence(gap) < LEAST, gap
            told.append((unit.start(), gap))
    assert told == list(gaps(line))
    assert told


def test_the_short_way_sees_the_signs_of_the_place() -> None:
    seen = set()
    for line in map(fold, TEXTS):
        for unit in open_units(line):
            gap = gap_of(line, unit)
            if gap:
                signs = [sign for sign in signs_of(gap) if "begins" not in sign and "across" not in sign]
                without_words = evidence(gap, Counter({sign: WEIGHTS[sign] for sign in signs}))
                is_hopeless = sum(WEIGHTS[sign] for sign in signs[:7]) < -210
                for least in (-3, -1, 0, 1, 3):
                    # Words add nothing, at most.
                    may = may_reach(least, line, plain_line(line), unit)
                    assert may == (not is_hopeless and without_words >= least - 1e-9), gap
                    seen.add(may)
    assert seen == {True, False}


def test_every_known_word_is_found_by_its_first_character() -> None:
    words = WordList(lost.__file__, "unit_words.txt").words
    assert len(words) > 10_000
    assert frozenset().union(*(_known_words(first) for first in {word[0] for word in words})) == words
    assert _known_words("\ud800") == frozenset()


def test_of_the_signs_asked_for_only_so_many_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "_MOST_KEPT", 2)
    WEIGHTS.clear()
    signs = ("bias", "[个]人", "区[块]", "没有")
    told = [WEIGHTS[sign] for sign in signs]
    assert len(WEIGHTS) == 2
    assert [WEIGHTS[sign] for sign in signs] == told
    assert told[1:] == [-216, -205, 0]


def test_no_sign_of_three_characters_before_a_unit_says_more_than_is_taken_for_the_most() -> None:
    told = [int(weight) for sign, weight in WEIGHTS._all.items() if len(sign) == 5 and sign.endswith("[]")]
    assert 0 < max(told) <= weights.MOST_FOR_THREE
