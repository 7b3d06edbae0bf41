"""Figures that belong together in no way are not listed as if they did."""

from __future__ import annotations

import pytest

from edulint.testing import document_of
from edulint_figures.relations.choose import relations_of
from edulint_figures.relations.reading import Settings
from edulint_figures.relations.relation import Verdict


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "总产量为26.03亿公斤，比上年增加2.86亿公斤，增产12.3%；平均亩产253公斤，比上年增加29公斤，增幅12.9%。",
            id="all that grew, and what an area bears",
        ),
        pytest.param(
            "批准和决定逮捕各类犯罪嫌疑人14.3万人；不捕8.6万人，不捕率38.1%。",
            id="a rate that was counted at another time",
        ),
        pytest.param(
            "管理不规范金额591637万元，其中市本级554108万元；促进增收节支2288万元。",
            id="what stands behind a list and its mark",
        ),
    ],
)
def test_what_does_not_belong_together_is_not_listed(text: str) -> None:
    verdicts = [relation.verdict for relation in relations_of(document_of(text), Settings())]
    assert [one for one in verdicts if one is not Verdict.HOLDS] == []
