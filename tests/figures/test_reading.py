"""What the grammar reads in the words of reports, and what it leaves alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edulint.api import fold
from edulint_figures.quantities.numerals import numeral_at
from edulint_figures.quantities.quantity import ONE, Dimension, Quantity, decimal
from edulint_figures.quantities.reading import quantities


def read(text: str) -> list[Quantity]:
    return list(quantities(text, fold(text), 0, len(text)))


def only(text: str) -> Quantity:
    (quantity,) = read(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "value", "unit_class", "half"),
    [
        ("学生857人", 857, "person", 0),
        ("教师１２名", 12, "person", 0),
        ("共1,234人", 1234, "person", 0),
        ("共12，345", 0, "", 0),
        ("赤字1.55万亿元", 1_550_000_000_000, "yuan", 5_000_000_000),
        ("财政8300亿元", 830_000_000_000, "yuan", 50_000_000),
        ("约2.8万册", 28_000, "volume", 500),
        ("耕地两万亩", 20_000, "mu", 5_000),
        ("学校三所", 3, "school", 0),
        ("教师二十一名", 21, "person", 0),
        ("6358个科次", 6358, "subject", 0),
        ("铁路1.6万公里", 16_000_000, "length", 500_000),
        ("粮食100斤", 50, "weight", 0.25),
        ("用地3公顷", 30_000, "area", 5_000),
        ("减少1240万", 12_400_000, "", 5_000),
        ("两万五千人", 25_000, "person", 0),
        ("2万5千公里", 25_000_000, "length", 500),
        ("1亿2千万元", 120_000_000, "yuan", 0),
        ("一万二千三百元", 12_300, "yuan", 0),
        ("粮食500千克", 500, "weight", 0.5),
        ("共3百万元", 3_000_000, "yuan", 500_000),
        ("接待120件次", 120, "piece-time", 0),
        ("翻三倍", 3, "times", 0.5),
        ("教员三千两百名", 3200, "person", 0),
        ("农户一万零八百户", 10_800, "household", 0),
        ("投资二点五亿元", 250_000_000, "yuan", 5_000_000),
        ("参保一百九十万零三千人", 1_903_000, "person", 0),
        ("补助五百元", 500, "yuan", 0),
        ("三百五十名", 350, "person", 0),
        ("接种5万4千6百人", 54_600, "person", 0),
        ("现有1千零20人", 1020, "person", 0),
        ("约有2百人", 200, "person", 50),
        ("减少9万4人", 94_000, "person", 500),
        ("增加九万四户", 94_000, "household", 500),
        ("一百二五十所", 0, "", 0),
        ("减少  439户", 439, "household", 0),
        ("投资20.5 亿元", 2_050_000_000, "yuan", 5_000_000),
        ("余额一万二千亿元", 1_200_000_000_000, "yuan", 0),
        ("合同价款叁万伍仟元整", 35_000, "yuan", 0),
        ("捐款壹佰贰拾元伍角贰分", 120.52, "yuan", 0.005),
        ("三点二万人", 32_000, "person", 500),
        ("亏损-35万元", -350_000, "yuan", 5000),
        ("产值翻两番", 2, "doubling", 0.5),
        ("贷款30万英镑", 300_000, "pound", 5000),
    ],
)
def test_value_unit_and_precision(text: str, value: float, unit_class: str, half: float) -> None:
    found = [quantity for quantity in read(text) if quantity.value]
    if not value:
        assert found == [] or found[0].numeral == "345"
        return
    assert (found[0].value, found[0].unit_class, found[0].half) == (value * ONE, unit_class, half * ONE)


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("占36.5%", 36.5),
        ("占36.5％", 36.5),
        ("就业率95。3%", 95.3),
        ("占百分之五", 5),
        ("占百分之12.5", 12.5),
        ("占百分之九十八点五", 98.5),
        ("占四分之一", 25),
        ("占了1/5", 20),
        ("增长三成", 30),
        ("出生率8.5‰", 0.85),
        ("占百分之百", 100),
        ("死亡率千分之三", 0.3),
        ("提高三成五", 35),
        ("达到百分之九十六", 96),
        ("降到百分之零点九", 0.9),
        ("超过百分之一百二十点五", 120.5),
        ("占十二分之五", 41.666666),
        ("死亡率14.6/10万", 0.0146),
        ("占万分之三", 0.03),
        ("占百万分之五", 0.0005),
        ("覆盖率八点五成", 85),
        ("覆盖率9成", 90),
        ("降低三成半", 35),
        ("增速为-3.5%", -3.5),
        ("增速为负3.9%", -3.9),
        ("户籍人口变动率-2.1‰", -0.21),
    ],
)
def test_shares_are_percentages(text: str, percent: float) -> None:
    quantity = only(text)
    assert (quantity.dimension, quantity.value) == (Dimension.PERCENT, round(percent * ONE))


@pytest.mark.parametrize(
    "text",
    [
        "2015年",
        "3月5日",
        "第3名",
        "前20名",
        "位居全省第5位",
        "C919大型客机",
        "PM2.5浓度",
        "5G基站",
        "6·26禁毒日",
        "20xx余名教师",
        "xx万元",
        "x.x%",
        "3至5万元",
        "3—5万元",
        "4.5-5%",
        "6.5%－7%",
        "0――17周岁",
        "十二年教育",
        "三四个",
        "统一部署",
        "十分重要",
        "9:30",
        "比例为3:1",
        "四个意识",
        "“三个一”活动",
        "三四十人",
        "三十四五户",
        "十二五期间",
        "七八百所",
        "百三名",
        "几十所",
        "数百人",
        "四十到五十人",
        "在20和30所之间",
        "三所至五所",
        "二元结构",
        "四方支援",
        "三点五十分",
        "二〇二一年",
        "二十四节气",
        "队伍建设",
        "大陆万家灯火",
        "胜负3比2",
        "支出12,34元",
        "八项规定",
        "三个半小时",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert [quantity for quantity in read(text) if quantity.dimension is not Dimension.BARE] == []


@pytest.mark.parametrize(
    "text",
    [
        "12345热线",
        "119消防宣传",
        "联系电话83625518",
        "211工程",
        "985高校",
        "“2+1”模式",
        "1+X证书",
        "80后干部",
        "1:15",
        "1比8",
        "21:00",
        "2.0版",
        "教发〔2020〕8号",
        "图1",
        "附件2",
        "高三（2）班",
        "1.加强领导",
        "7×24小时",
        "ISO9001认证",
        "3D打印",
    ],
)
def test_digits_that_are_a_name(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "points"), [("两个百分点", 2), ("一个百分点", 1), ("2个百分点", 2), ("1.5个千分点", 0.15)]
)
def test_percentage_points(text: str, points: float) -> None:
    quantity = only(text)
    assert (quantity.dimension, quantity.value) == (Dimension.POINTS, round(points * ONE))


@pytest.mark.parametrize(
    ("text", "value", "change"),
    [("增长-3.5%", 3.5, -1), ("提高-2个百分点", 2, -1), ("下降3.5%", 3.5, -1), ("增速为-3.5%", -3.5, 0)],
)
def test_a_rise_by_less_than_nothing_is_a_fall(text: str, value: float, change: int) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.change) == (value * ONE, change)


def test_a_negative_number_is_quoted_with_its_sign() -> None:
    assert only("增速由上年同期的-3.5%").words == "-3.5%"
    assert read("水位-3人") == []


def test_a_long_row_of_measure_words_is_read() -> None:
    assert only("3" + "个" * 5000).value == 3 * ONE


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("近3000人", "近"),
        ("超过95%", "超过"),
        ("20多所", "多"),
        ("351余人", "余"),
        ("80%以上", "以上"),
        ("3%左右", "左右"),
        ("12间多媒体教室", ""),
        ("共300人", ""),
        ("多达300人", "多达"),
        ("十余万人", "余"),
        ("二十几万元", "几"),
        ("三千多户", "多"),
    ],
)
def test_approximation(text: str, word: str) -> None:
    assert only(text).approximation == word


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("比上年增加128人", 1),
        ("同比下降2.3%", -1),
        ("提高了1.6个百分点", 1),
        ("增加到128人", 0),
        ("提高至93.3%", 0),
        ("比20xx新增人数2142人", 1),
        ("最高500元", 0),
        ("比去年多100人", 1),
        ("占比重51.6%", 0),
    ],
)
def test_rises_and_falls(text: str, change: int) -> None:
    assert only(text).change == change


@pytest.mark.parametrize(
    ("text", "per"), [("350元/人", "人"), ("每生每期享受资助1000元", "生"), ("人均40元", "人"), ("共300元", "")]
)
def test_prices(text: str, per: str) -> None:
    quantity = only(text)
    assert quantity.per == per
    assert (quantity.dimension is Dimension.PRICE) == bool(per)


def test_place_in_the_paragraph() -> None:
    whole, aside, part, last = read("共857人（不含4名），其中189人；668人。")
    assert (whole.depth, aside.depth, part.depth) == (0, 1, 0)
    assert (part.label, part.segment, last.segment, last.sentence) == ("其中", 0, 1, 0)


def test_a_range_with_from_is_two_quantities() -> None:
    assert [quantity.value // ONE for quantity in read("从35元提高到40元")] == [35, 40]


def test_rendering_keeps_unit_and_decimals() -> None:
    assert only("1.50万元").rendered(14_995 * ONE) == "1.50万元"
    assert only("980万元").rendered(9_770_000 * ONE) == "977万元"


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        *[("十", 10), ("十二", 12), ("二十", 20), ("三千二百", 3200), ("一百零五", 105), ("三四", None), ("两", 2)],
        *[
            ("一百十五", 115),
            ("三百五", 350),
            ("一万二千亿", 12_000 * 10**8),
            ("四千零五万", 40_050_000),
            ("五十千", None),
        ],
    ],
)
def test_han_numerals(numeral: str, value: int | None) -> None:
    found, stop = numeral_at(numeral, 0, len(numeral))
    assert (found.digits * found.multiplier if found and stop == len(numeral) else None) == value


@given(st.integers(0, 10**12), st.integers(0, 3))
def test_any_decimal_is_read_exactly(digits: int, places: int) -> None:
    quantity = only(f"共{decimal(digits, 10**places)}万元")
    assert quantity.value * 10**places == digits * 10_000 * ONE


@given(
    st.text(
        alphabet="0123456789.,。，；（）()%xX×第从到至-—万亿人元个百分点三十两零点百亿负壹拾分之成番其中每/增年 ",
        max_size=60,
    )
)
def test_nothing_breaks_it_and_places_are_in_order(text: str) -> None:
    found = read(text)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    assert all(quantity.half >= 0 < quantity.step for quantity in found)


@pytest.mark.parametrize(
    ("text", "is_reference"),
    [("比上年的1300人", True), ("较2015年末的12所", True), ("比重由去年的46.9%", False), ("今年1300人", False)],
)
def test_values_of_another_time(text: str, is_reference: bool) -> None:
    assert only(text).is_reference is is_reference
