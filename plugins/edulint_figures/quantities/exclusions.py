"""What numbers are not quantities: names, sayings, ranks, ranges, dates; and signs, which only some have."""

from __future__ import annotations

import re
from functools import cache

from edulint.api import WordList, is_han, pattern
from edulint_figures.quantities.numerals import BIG, HAN_DIGITS, Numeral
from edulint_figures.quantities.quantity import Dimension
from edulint_figures.quantities.units import Unit, unit_at

_WORDS = WordList(__file__, "exclusions.txt")
SIGNS = "-−﹣负"
_NEGATIVE_BEFORE = pattern(r"(?:^|[ ,;:(“长降增减升涨高低少幅速率差值额度为是达到至由从较于润益余亏损缺动的])$")
_NOT_NEGATIVE = frozenset("胜正担肩抱自辜减亏欠背")
_NAME_BEFORE = frozenset("第./·#№_∶")
# What stands before the rest of a number that was not read from its beginning: 百三.
_NUMERAL_BEFORE = frozenset("百千万亿拾佰仟点")
# 数十, 几百, 第三.
_HAN_BEFORE = frozenset("第之数几")
_TELLING_BEFORE = _NAME_BEFORE | _NUMERAL_BEFORE | _HAN_BEFORE | frozenset(SIGNS)
# 1525万吨 -3.5 has a minus sign.
_RANGE = pattern(r"(?! -[0-9]) ?(?:[-~—–―－]+|[至到]) ?(?=[0-9负一二两三四五六七八九十])")
# 20和30所之间, 3%与5%之间.
_BETWEEN = pattern(r" ?[和与至到]( ?)[0-9一二两三四五六七八九十百千万亿.%]{1,12}[^,。;:0-9]{0,4}之间")
_FROM = pattern(r"[从由自][^,。;]{0,30}$")
RANGE_FIRSTS = frozenset(" -~—–―－至到和与")
_RANK = pattern(r"(?:第|(?<!学)前|位居|位列|名列|排名|列|居|排|列前|后)$")
_NOT_TENTHS = pattern(r"成(?:[立员果功为本绩才就长年人都效都交熟品]|为)")
# 12,34 lacks a digit, 1,2345 has one too many.
_MISSHAPEN = pattern(r"(?:,[0-9]+)+(?:\.[0-9]+)?")
# 844. 6万人: the rest of a number with a space in it.
_BROKEN = pattern(r"[^ ,;。:、(][0-9]\. $")
# 4 960亿元: a number with spaces between its thousands, or two of a table's columns.
_SPACED = pattern(r"(?: [0-9]{3}(?![0-9]))+(?:\.[0-9]+)?")
_MOST_BEFORE_A_SPACE = 3
_LONGEST_NAME = 4
# Below 20 these are rather parts of names: 三级, 四方, 五大片.
_HAN_CLASSES_NOT_COUNTED = frozenset(
    {"point", "animal", "case", "pair", "kind", "city", "county", "province", "village"}
    | {"face", "block", "lesson", "course", "payment", "stick", "style"}
)
_LENGTHS, _LONGEST_CHANGED = frozenset(("working-day", "day", "hour", "minute", "second", "month")), 8
_CHANGED_BEHIND = pattern("(?:以内|内)?(?:大幅|再|进一步)?(?:缩短|压缩|压减|缩减|延长)[到至为]")
_BEGUN, _GOES_ON = pattern("(?:[年月天日时]|分钟?)零?$"), pattern("零?[0-9]")
_CHANGED_BEFORE = pattern("(?:缩短|压缩|压减|缩减|延长)(?:了|到|至|为)?(?:平均)?$")
_MANY = 20
# What ends an item of a list; and what makes 一 no number: 其一, 每人一个, 唯一, 同一个.
_LISTING = frozenset("、,;。)和")
_ARTICLE_BEFORE = pattern("[其另每各同第之这那哪某唯又再有下上前后为是任进仅只人]$|[每各].$")
_NEAR_BY = 40
# 二元结构, 四方支援, 十里长街 measure nothing.
_HAN_MEASURES_NOT_COUNTED = frozenset({"li", "volume-measure", "energy"})


@cache
def _names() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of what stands before and behind digits that are a name."""
    before, behind = _WORDS.any_of("names before"), _WORDS.any_of("names behind")
    # 占比38.2 is a share that has lost its sign, 性别比104.8 a number of its own.
    return pattern(f"{before}(?<!占比)(?<!性别比)$"), pattern(behind)


def sign_before(folded: str, start: int, at: int) -> int:
    """Return where the number at an offset begins with its minus sign or 负, -1 if what stands before makes it a name."""
    if at == start:
        return at
    before = folded[at - 1]
    if before not in _TELLING_BEFORE and not before.isascii():
        # Most numbers have any other Han character before them.
        return at
    if before in _NAME_BEFORE or (before.isascii() and before.isalnum()):
        return -1
    if before in _NUMERAL_BEFORE and (
        before != "点" or folded[at - 2] in _NUMERAL_BEFORE or folded[at - 2] in HAN_DIGITS
    ):
        return -1
    if before in _HAN_BEFORE and not folded[at].isdigit():
        return -1
    if before == "负":
        return at if at - 1 > start and folded[at - 2] in _NOT_NEGATIVE else at - 1
    if before in SIGNS:
        return at - 1 if _NEGATIVE_BEFORE.search(folded, max(start, at - 2), at - 1) else -1
    return at


def end_of_misshapen(text: str, folded: str, start: int, stop: int) -> int:
    """Return where a number ends whose commas part it wrongly, or part two numbers (12，345); 0 if it has none such."""
    if "，" in text[start:stop]:
        return stop
    misshapen = _MISSHAPEN.match(folded, stop) if text.startswith(",", stop) else None
    return misshapen.end() if misshapen else 0


def end_of_thousands(folded: str, low: int, start: int, stop: int) -> int:
    """Return where a number of thousands with spaces between ends (受理9 352件); 0 if it may be two of a table's columns."""
    spaced = _SPACED.match(folded, stop) if stop - start <= _MOST_BEFORE_A_SPACE and start > low else None
    if spaced is None or not is_han(folded[start - 1]) or not _has_unit(folded, spaced.end()):
        return 0
    return 0 if _names()[0].search(folded, max(low, start - _LONGEST_NAME), start) else spaced.end()


def _has_unit(folded: str, at: int) -> bool:
    return folded[at : at + 1] in BIG or unit_at(folded, at)[1] > 0


def end_of_parted(folded: str, low: int, start: int, stop: int) -> int:
    """Return where a number ends that spaces part (844. 6万人, 4 960亿元); 0 if none do."""
    if folded[start - 1 : start] == " " and _BROKEN.search(folded, max(low, start - 4), start):
        return stop
    spaced = _SPACED.match(folded, stop) if stop - start <= _MOST_BEFORE_A_SPACE else None
    return spaced.end() if spaced else 0


def is_name(folded: str, start: int, at: int, stop: int) -> bool:
    """Tell whether digits without a unit are a name or a reference: 12345热线, 图3, 〔2021〕, the 15 of 1:15, 5G."""
    after = folded[stop : stop + 1]
    if after.isascii() and after.isalpha():
        return True
    before, behind = _names()
    if before.search(folded, max(start, at - _LONGEST_NAME), at) or behind.match(folded, stop):
        return True
    is_ratio = folded[at - 1 : at] == ":" and folded[at - 2 : at - 1].isdigit()
    is_heading = after in ".)" and (at == start or folded[at - 1] == "(")
    return is_ratio or (is_heading and after != "")


def is_saying(folded: str, start: int, at: int, stop: int) -> bool:
    """Tell whether a Han numeral is one of a saying: “三个一”, 四个意识."""
    is_quoted = at > start and folded[at - 1] == "“"
    return is_quoted or folded.startswith(_WORDS.section("sayings"), stop + 1)


def is_one_of_a_list(folded: str, low: int, start: int) -> bool:
    """Tell whether 一 counts as the others of a list do, and is no article: 产业园一个、基地三个; 完中8所，特教学校一所."""
    behind = folded[start + 1 : start + 3]
    is_listed = behind[1:] in _LISTING and start > low and is_han(folded[start - 1])
    if not is_listed or _ARTICLE_BEFORE.search(folded, max(low, start - 2), start):
        return False
    near = folded[max(low, start - _NEAR_BY) : start] + folded[start + 1 : start + _NEAR_BY]
    return any(
        near[at - 1].isdigit() or near[at - 1] in HAN_DIGITS for at in range(1, len(near)) if near[at] == behind[0]
    )


def follows_first(folded: str, low: int, start: int, stop: int) -> bool:
    """Tell whether ``[start, stop)``, a Han digit and a unit, numbers what another one begins: 一期2亿元、二期3亿元."""
    near = max(low, start - _NEAR_BY)
    first = folded.rfind(f"一{folded[start + 1 : stop]}", near, start)
    if first < 0:
        return False
    behind, behind_first = folded[stop : stop + 1], folded[first + stop - start : first + stop - start + 1]
    return (behind.isdigit() and behind_first.isdigit()) or (is_han(behind) and behind == behind_first)


def is_counted(unit: Unit, found: Numeral, start: int) -> bool:
    """Tell whether a Han numeral before a unit, or before none, surely is a number: 五百元, not 二元; 二点五亿, not 二."""
    is_large = found.multiplier > 1 or found.digits >= 10**4
    if unit.dimension in (Dimension.PERCENT, Dimension.POINTS, Dimension.TIMES):
        return True
    if unit.dimension is Dimension.COUNT:
        is_long = found.digits >= _MANY or is_large
        return is_long or (unit.unit_class not in _HAN_CLASSES_NOT_COUNTED and not found.decimals)
    if unit.dimension is Dimension.BARE:
        return is_large
    is_long = found.number_stop - start >= 2
    return is_large or (is_long and (unit.unit_class not in _HAN_MEASURES_NOT_COUNTED or found.digits >= _MANY))


def length_of_time(unit: Unit, folded: str, low: int, start: int, stop: int) -> Unit:
    """Return days and hours ``[start, stop)`` that are made shorter or longer as counts, other units as they are.

    由20天缩短到5天，缩短15天
    """
    if unit.unit_class not in _LENGTHS or _GOES_ON.match(folded, stop):
        return unit
    if _BEGUN.search(folded, max(low, start - _LONGEST_CHANGED), start):
        # 1小时33分钟压缩至39分钟: of a length in two units, none is the length.
        return unit
    is_changed = (
        _CHANGED_BEHIND.match(folded, stop) is not None
        or _CHANGED_BEFORE.search(folded, max(low, start - _LONGEST_CHANGED), start) is not None
    )
    return Unit(unit.unit_class, Dimension.COUNT, unit.scale) if is_changed else unit


def measures_nothing(unit: Unit, folded: str, low: int, start: int, stop: int) -> bool:
    """Tell whether the unit of the number ``[start, stop)`` is none there: 三个半小时, 番 without 翻, 前20名, 位居第5位."""
    if unit.unit_class == "thing":
        return folded.startswith("半", stop)
    if unit.unit_class == "doubling":
        return not folded[max(low, start - 3) : start].rstrip("了近").endswith("翻")
    return unit.unit_class == "person" and _RANK.search(folded, max(low, start - 3), start) is not None


def range_end(folded: str, start: int, at: int, stop: int) -> int:
    """Return where the second number of a range begins whose first one ends at ``stop``: 3—5万, 20和30所之间; else 0.

    Behind the first one stands one of ``RANGE_FIRSTS``. With 从 or 由 before it, two figures with 至 or 到 between them are a change.
    """
    dash = _RANGE.match(folded, stop)
    if dash and not ("-" not in dash[0] and _FROM.search(folded, start, at)):
        return dash.end()
    between = _BETWEEN.match(folded, stop)
    return between.end(1) if between else 0


def tenths_at(folded: str, at: int) -> tuple[int, int] | None:
    """Return the tenth part and the length of 成 behind a number (三成五: 5, 2), or None if 成 is no measure here."""
    if not folded.startswith("成", at) or _NOT_TENTHS.match(folded, at):
        return None
    following = folded[at + 1 : at + 2]
    if following == "半":
        return 5, 2
    digit = HAN_DIGITS.get(following, 0)
    return digit, 1 + bool(digit)
