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
            "全省夏粮总产量为36.03亿公斤，比上年增加3.86亿公斤，增产12.0%；夏粮平均亩产263公斤，比上年增加29公斤，增幅12.4%。",
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
        pytest.param(
            "共办理工单2495件。位居前三的是：交通类783件、城乡建设类579件、政法类562件，占工单总量的77%。",
            id="the share of all that stand in a row",
        ),
        pytest.param(
            "共受理96件。来信17件，占30%；来访20件，占35%；来电6件，占10%；网络14件，占25%。来信、来访占总量的65%。",
            id="the share of two by those of each",
        ),
    ],
)
def test_what_does_not_belong_together_is_not_listed(text: str) -> None:
    verdicts = [relation.verdict for relation in relations_of(document_of(text), Settings())]
    assert [one for one in verdicts if one is not Verdict.HOLDS] == []


@pytest.mark.parametrize(
    ("text", "reckonings"),
    [
        ("今年前三季度校办厂收入3752万元，同比增长21.35%；工厂净利润962.15万元，同比下降11.25%。", []),
        ("市场猪肉平均价格为21.15元/公斤，比昨天下降0.7%；鸡蛋9.21元/公斤，比昨天下降0.4%。", []),
        ("收益16.03亿元，同比减少24.71%，年内亏损1.52亿元，去年同期则为盈利1.37亿元。", []),
        ("甲类占比从2016年40.9%下降到2018年29.9%，2019年平均毛利率8.5%，同比上升0.3个百分点。", ["40.9%>29.9%"]),
        ("甲省产能占比从1990年的37%下降到2020年的12%，乙省在此期间下降了35个百分点，降至9%。", ["37%>12%"]),
        ("2020年出货量达710万台，同比增长23.6%，到2024年出货量将增长至7670万台。", ["710万台<7670万台"]),
        ("四季度末基金规模为2594亿元，相较于2020年年末的1293.5亿元增加1300亿元。", ["2594-1293.5=1300.5亿元"]),
        (
            "校刊286种，涉及71个主管单位、190家主办单位和240家印制单位，每家主管单位平均拥有4.03种、主办单位1.51种、印制单位1.19种。",
            [],
        ),
        ("新增47例，其中输入16例；当日转为确诊3例；当日解除50例。", []),
        ("共涉及162种药品，其中119种谈判成功，包括96种新药，谈判成功率73.46%。", ["119种÷162种=73.4568%"]),
        ("累计督办5363个问题，整改完成5294个，“清零率”达98.71%。", ["5294个÷5363个=98.7134%"]),
        ("本省150个县受灾，死亡398人，其中甲市380人、占全省95.5%。", ["380人÷398人=95.477%"]),
        ("全县公共预算支出9.0433亿元，同比增支2.5602亿元，增率39.49%。", ["2.5602÷6.4831=39.49%"]),
    ],
)
def test_what_is_reckoned_with_them(text: str, reckonings: list[str]) -> None:
    relations = relations_of(document_of(text, "draft.txt"), Settings())
    assert [one.reckoning for one in relations if one.reckoning not in reckonings] == []
