"""Figures that agree are listed, however the text says that they belong together."""

from __future__ import annotations

import pytest

from edulint.testing import document_of
from edulint_figures.relations.choose import relations_of
from edulint_figures.relations.reading import Settings
from edulint_figures.relations.relation import Verdict


@pytest.mark.parametrize(
    ("text", "reckoning"),
    [
        ("播种面积3520公顷（52800亩），其中水稻1160公顷（17400亩）。", "1160公顷=17400亩"),
        ("单产5506公斤/公顷（367公斤/亩）。", "5506公斤/公顷=367.07公斤/亩"),
        ("共受理案件412件，审结380件，其中甲类302件，审结288件；乙类110件，执结92件。", "288+92=380"),
        ("上诉案件216件，其中维持151件，改判38件，发回重审27件，改判发回率30.09%。", "(38件+27件)÷216件=30.09%"),
        ("其中，第二产业资产占19.2%，第三产业资产占80.8%。", "19.2+80.8=100"),
        ("城镇收入48120元，增长5.1%；农村收入21345元，增长7.2%，增速快于城镇2.1个百分点。", "7.2-5.1=2.1个百分点"),
        ("一产拉动0.5个百分点，二产拉动2.9个百分点，三产拉动2.8个百分点，总值增长6.2%。", "0.5+2.9+2.8=6.2个百分点"),
        ("被告人中，男性386人，女性54人，分别占87.73%和12.27%。", "87.73+12.27=100"),
        ("审结案件163件235人，批准逮捕134件187人，逮捕率为79.57%。", "187人÷235人=79.5745%"),
        ("播种面积205.1万亩，增长0.6%；亩产412.6公斤，增长1.3%；总产84.62万吨。", "84.62万吨÷205.1万亩=412.58公斤"),
        ("面积350.2千公顷。\n\n单位面积产量6012公斤/公顷。\n\n总产量210.5万吨。", "210.5万吨÷350.2千公顷=6010.9公斤"),
        ("由2013年的212万人增加到2023年的309万人，年均增长3.8%。", "(309万人÷212万人)^(1/10)-1=3.84%"),
        ("投资3245亿元，增长3%。铁路803亿元。公路2190亿元，增长2%；水运252亿元。", "803+2190+252=3245"),
        ("回收1146份，有效1128份，有效率98.43%；满意986份，满意率87.41%。", "986份÷1128份=87.4113%"),
    ],
)
def test_what_agrees_is_listed(text: str, reckoning: str) -> None:
    holding = [one for one in relations_of(document_of(text), Settings()) if one.verdict is Verdict.HOLDS]
    assert reckoning in [one.reckoning for one in holding]
