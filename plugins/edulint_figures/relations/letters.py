"""Gives a figure its letter among the tokens of a line; ``phrasings.txt`` says what each letter means."""

from __future__ import annotations

from edulint.api import pattern
from edulint_figures.quantities.quantity import ADDABLE, ONE, Dimension, Quantity

# 增长率为5%: a value of that rate, no growth of what the clause speaks of.
_VALUE_OF_A_RATE = pattern(
    r"(?:增长|上升|上涨|下降|下跌|增加|减少|提高|报告|发生)(?:率|面)(?:也|均|已|约|高)?(?:达到?|为|是|[:(])?(?:了)?$"
)
# 上年同期为, 2019年末: a level of another time follows.
_FORMER = pattern(
    r"(?:而)?(?:(?:上年|去年|前年|上学年|上期|年初|期初|上年末)(?:同期|全年|末|底|[0-9一二]{1,2}月)?|(?:上年|去年)?同期|[12][0-9]{3}年(?:同期|全年|末|底)?)"
    r"(?:因[^,。;0-9]{1,6})?(?:的?基数|的水平)?(?:的|仅?为|仅?有|是|只有|仅|达|[为是]?约)?$"
)
# 与2010年的120人相比, 比上年决算数14亿元增长: what the text behind compares with is the level of another time.
_COMPARED_WITH = pattern(
    r"(?:^|[^参给])(?:与|同|较|相?比(?!例|重|率))(?=[^,。;:]{0,4}(?:年|期|月|季|届|次|度))[^,。;:]{1,24}?"
    r"(?:年|期|月份?|[日时]|季度|末|底|初|普查|决算数?|执行数|完成数|实际数|总?[数量]|规模|水平|性别比|率|指数|系数)(?:同期)?的?(?:约|为)?$"
    # 比上年累计支出433万元减少: where the clause begins with it, whatever is named is of that time.
    r"|^[比较](?:上年|去年|前年|上学年|上期|[12][0-9]{3}年)[^,。;:]{0,14}$"
)
_THEN_COMPARED = pattern(r" ?(?:相比|比较|(?:大幅|明显|略|净)?(?:增|减|上升|下降|提高|降低|下滑|回落|扩大|缩小))")
# The characters that it begins with: most figures are followed by others.
_COMPARED_FIRSTS = frozenset(" 相比大明略净增减上下提降回扩缩")
# 增幅为5%: a growth without a verb.
_AMPLITUDE = pattern(r"(?P<sign>[增涨升]|[减降跌])幅(?:也|均|约|高|仅)?(?:为|达到?|是)$")
_RISING = frozenset("增涨升")
_YEAR_AT_THE_END, _YEAR_ALONE = (
    pattern(r"(?:^|其中[,:]?|分别[为是])([12][0-9]{3})年度?$"),
    pattern(r"([12][0-9]{3})年度?"),
)
# 超任务数180万元, 距目标还差192万元: how far from a plan a level is, and no level.
_BEYOND_PLAN = pattern(
    r"(?:超(?:过|出|额)?|距(?:离)?|[比较])[^,。;]{0,10}(?:任务|目标|计划|进度)数?(?:还|尚|仍)?[差欠多少超]?$"
)
_BEYOND_FIRSTS = frozenset("超距比较")
# 超收1.3亿元: what came in beyond the plan.
_COLLECTED_BEYOND = ("超收", "短收", "超支")
# 突破5000元大关: what a level has passed, beside the level.
_PASSED = ("大关", "关口")
_YIELD = pattern(r"[亩单]产(?:量|达到?|为|约)*$")
_BOUNDS = ("及以", "以上", "以下")
_AMONG = pattern(r"(?:[0-9]{4}年(?:末|底)?)?(?:在|占)?([^,。;:()0-9]{2,16})中$")
_NOT_AMONG = ("其中", "当中", "程中", "期中", "高中", "初中", "集中", "作中", "年中", "水中")


def letter_of(quantity: Quantity, label: str, text: str, *, is_first: bool) -> str:
    """Return the letter of a quantity of ``text``.

    ``label`` is what its clause says before it, without spaces; ``is_first`` says that no figure of the line stands
    before it.
    """
    dimension = quantity.dimension
    if dimension is Dimension.POINTS:
        return "D"
    if dimension is Dimension.TIMES:
        return "T"
    if dimension is Dimension.PERCENT and quantity.change:
        if not _VALUE_OF_A_RATE.search(label):
            return "G"
        return "l" if _is_compared_with(label, text, quantity.span.end) else "P"
    if quantity.is_reference or (not is_first and not quantity.change and _FORMER.match(label)):
        return "l"
    if dimension is Dimension.PERCENT:
        if _AMPLITUDE.search(label):
            return "G"
        return "l" if _is_compared_with(label, text, quantity.span.end) else "P"
    if quantity.change:
        return "C"
    if dimension is Dimension.PRICE:
        return "H"
    end = quantity.span.end
    if dimension not in ADDABLE and quantity.scale == ONE:
        return "l" if _is_compared_with(label, text, end) else "b"
    is_beyond = label[:1] in _BEYOND_FIRSTS and _BEYOND_PLAN.match(label) and not text.startswith("的", end)
    if is_beyond or label.endswith(_COLLECTED_BEYOND) or text.startswith(_PASSED, end):
        return "D"
    if text.startswith("/", end) or (dimension is Dimension.MEASURE and _YIELD.search(label)):
        # 10.6部/百人 is an amount per head, 亩产429公斤 one of an acre.
        return "H"
    return "l" if _is_compared_with(label, text, end) else "L"


def amplitude_sign(label: str) -> int:
    """Return 1 where a clause calls its figure a rise without a verb, as 增幅为5% does, -1 where a fall, 0 otherwise."""
    found = _AMPLITUDE.search(label)
    # 增减幅 is one or the other.
    if found is None or label[found.start() - 1 : found.start()] in _RISING:
        return 0
    return 1 if found["sign"] in _RISING else -1


def _is_compared_with(label: str, text: str, end: int) -> bool:
    """Tell whether what the words behind a figure compare with is the figure: 与上年的120人相比."""
    if text[end : end + 1] not in _COMPARED_FIRSTS:
        return False
    return _THEN_COMPARED.match(text, end) is not None and _COMPARED_WITH.search(label) is not None


def is_next_year(last: str, label: str) -> bool:
    """Tell whether names are two years in a row, and nothing else: 其中2022年52万元、2023年61万元 are parts, not a change."""
    told, next_one = _YEAR_AT_THE_END.search(last), _YEAR_ALONE.fullmatch(label)
    return told is not None and next_one is not None and int(told[1]) + 1 == int(next_one[1])


def is_in_a_name(unit: str, text: str, end: int) -> bool:
    """Tell whether a figure belongs to a name: the 三次 of 三次产业 is no count, nor is the age of 35岁及以下党员188名."""
    return (unit == "次" and text.startswith("产业", end)) or (unit == "岁" and text.startswith(_BOUNDS, end))


def is_among(words: str) -> bool:
    """Tell whether a clause names what is divided: 住户存款中，活期40亿元."""
    named = words.strip()
    return named.endswith("中") and _AMONG.fullmatch(named) is not None and not words.endswith(_NOT_AMONG)
