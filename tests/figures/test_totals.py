"""Totals whose parts stand in sentences or paragraphs of their own."""

from __future__ import annotations

import pytest

import edulint_figures
from edulint.testing import document_of, findings_of_pack
from edulint_figures.relations.choose import relations_of
from edulint_figures.relations.reading import Settings
from edulint_figures.relations.relation import Verdict

ACCIDENTS = """本月发生事故9起、死亡14人，同比增加2起、减少1人；环比增加3起、2人。
1.矿山发生1起、死亡2人，同比增加1起、2人；环比持平。
2.建筑发生2起、死亡4人，同比起数持平、人数减少3人；环比增加2起、4人。
3.道路发生6起、死亡8人，同比增加1起，人数持平；环比增加1起、减少2人。
"""
PUPILS = """全县普通高中在校生8214人，教职工702人；职业高中在校生3106人，教职工195人；义务教育阶段在校生51728人，教职工3904人。
在园幼儿14027人，在编教职工88人。全县学生总数77075人，教职工总数4889人。"""


@pytest.mark.parametrize(
    ("text", "reckonings"),
    [
        (ACCIDENTS, ["1+2+6=9", "2+4+8=14"]),
        (
            "发生较大事故7起，死亡22人。其中：\n矿山发生2起，死亡7人；\n火灾未发生较大事故，同比减少1起；\n道路发生5起，死亡15人。",
            ["2+5=7", "7+15=22"],
        ),
        (PUPILS, ["8214+3106+51728+14027=77075", "702+195+3904+88=4889"]),
        ("小学在校生28417人。\n初中在校生13226人。\n义务教育阶段在校生共计41643人。", ["28417+13226=41643"]),
        (
            "承办提案92件。已解决的（A类）22件，占承办提案的23.91%。正在解决的（B类）68件，占承办提案的73.91%。"
            "列入规划的（C类）2件，占承办提案的2.17%。",
            ["22+68+2=92"],
        ),
        ("代表四次会议提出建议1034件。\n据介绍，省政府办理950件；省委部门办理80件；联合办理4件。", ["950+80+4=1034"]),
        (
            "受理案件292件。\n甲类案件142件，新收41件。\n乙类案件1件。\n丙类案件62件。\n丁类案件69件，已办18件。\n戊类案件18件。",
            ["142+1+62+69+18=292"],
        ),
        (
            "流动量17971.1万人次，环比下降4.8%。其中：\n铁路1163.4万人次。\n公路16555万人次，小客车13336万人次、客车3129万人次。\n"
            "水路50.3万人次。\n民航202.4万人次。",
            ["1163.4+16555+50.3+202.4=17971.1"],
        ),
        ("受理案件83件。\n甲类案件64件，新收41件。\n乙类案件1件。\n丙类案件18件。", []),
        ("全年零售总额1317亿元，增长6.5%；出口额917亿元，增长5%；预算收入400亿元。", []),
    ],
)
def test_totals_that_hold(text: str, reckonings: list[str]) -> None:
    told = relations_of(document_of(text), Settings())
    held = [one.reckoning for one in told if one.verdict is Verdict.HOLDS and one.form == "parts"]
    assert sorted(held) == sorted(reckonings)


def test_a_listed_count_that_the_items_do_not_make_is_told() -> None:
    told = relations_of(document_of(ACCIDENTS.replace("9起", "8起")), Settings())
    assert [one.reckoning for one in told if one.verdict is Verdict.LIKELY_WRONG] == ["1+2+6=9"]


def test_a_whole_with_another_number_than_before_is_told_once_where_its_parts_tell_so_too() -> None:
    document = document_of("收到提案541件。\n581件提案中，网上提交272件，书面269件。\n")
    told = findings_of_pack(edulint_figures, document)
    assert [(finding.code, document.slice(finding.span)) for finding in told] == [("FI101", "581件")]
