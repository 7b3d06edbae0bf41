"""Finds the part that a share is stated of, and its base: a named one, or the whole that the part belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from edulint.api import pattern
from edulint_figures.quantities.phrases import YEAR
from edulint_figures.relations.labels import ALIKE, THE_SAME, agreement, core
from edulint_figures.relations.reading import Memory
from edulint_figures.relations.roles.share_counted import is_beside, of_a_sentence_before
from edulint_figures.relations.tokens import Figure, Line

_MOST_BASES = 6
# A part so many times as large as what is so named has a wrong digit, or the base has.
_MOST_LARGER = 10
# A level that is told vaguely, too, differs from the exact one by one part in so many at most.
_ROUNDED = 20
_LEAST_NAMED = 2
_LEAST_STEM = 4
_BASE_NAMED = pattern(r"占[^占比重]+$")
# These words name what a level is compared with: 超过年初计划350亿元的6%.
_COMPARED = pattern(r"(?:并|也|仍|已|但)?(?:超过|超出|超额|高出|高于|低于|多于|少于)")
# A name such as 占受理总量的 or 占总人次的 tells its base only together with its sentence.
_TOTAL = pattern(r".{0,4}总(?:量|数|额|[人件户]?次数?|[人件户]数)")
_NEXT_LEVEL = pattern(r"[LH.;]")
# 68万瓶和乙厂46万瓶: a noun that is no unit, and what joins the next name to it.
_JOINED = pattern(r"^[一-鿿]?[和与及]")
_TOTAL_BEHIND = pattern(r"总(?:量|数|额|[人件户]?次数?|[人件户]数)$")
# 占总接待量的 is a share of all that is called 接待.
_TOTAL_WITHIN = pattern(r"总([一-鿿]{2,4}?)(?:量|数|额|[人件户]?次数?)$")
# 占投诉量的 is a share of all that is called 投诉.
_AMOUNT_BEHIND = pattern(r"(?<=[一-鿿]{2})[量数]$")
_IN_ROW = pattern(r"f[nd]{0,2}L(?:[/,]L)*$")
# So many characters before a figure may say where it was counted.
_MOST_BEFORE = 300
_PLACE = pattern(
    r"(?<!占)[全我本][国省市区州县]|(?!.?[全占])[一-鿿]{2}(?:[省县州]|(?<![城超上股门集都])市)(?![场值区民委政级直本])"
)
# The base of such a share can only be a level that is so named.
ELSEWHERE = pattern(
    r"全国|我国|全省|全球|世界|国内|全市|全区|全州|全县|省内|亚洲|国际|同类|同期|行业|本省|可比|规模以上"
)


def is_part(figure: Figure) -> bool:
    """Tell whether a figure can be part or base of a share."""
    return figure.letter in "LH" and figure.is_exact and figure.quantity.value > 0


def sentence_before(line: Line, figure: Figure) -> list[Figure]:
    """Return the levels of a figure's sentence before it, in brackets those of the sentence around them first."""
    start = line.sentence_start(figure.place)
    return [one for one in reversed(line.before(figure.place, start)) if is_part(one)]


_NET_GAIN = pattern("(?:[本全当]年|年内|同比)?净[增减]")


def part_before(line: Line, share: Figure) -> Figure | None:
    """Return the level that a share stands behind, with nothing but its changes between."""
    base = _BASE_NAMED.search(share.label)
    for figure in line.before(share.place):
        if figure.sentence != share.sentence or figure.segment != share.segment:
            return None
        if base is not None and figure.letter == "P" and figure.label.endswith(base[0]):
            # The level before has a share of that base already: 副高级474人，占教师26.2%，高级职称占教师45.3%.
            return None
        if figure.letter == "L" and _NET_GAIN.match(figure.label):
            # The second figure tells by how much the first has grown: 5G用户12.04亿户，本年净增1.9亿户，在用户中占比65.9%.
            continue
        if figure.letter in "LP" and is_aside(line, figure):
            # The figure between is another base of the same level: 占年初预算8465万元的41.5%，占收入的89.9%.
            continue
        if figure.letter in "LH":
            return figure if is_part(figure) else None
        if figure.letter not in "CGDlT":
            return None
    return line.head if line.head is not None and is_part(line.head) else None


def ends_row(line: Line, part: Figure) -> bool:
    """Tell whether 、 joins a level to those before it, none of which has a share of its own: 本科95人、专科31人，占比4%."""
    before = next(iter(line.before(part.place)), None)
    between = set(line.letters[before.place + 1 : part.place]) if before is not None else set()
    is_joined = "/" in between and between <= {"/", "n"}
    return is_joined and "P" not in line.letters[line.sentence_start(part.place) : part.place]


def is_aside(line: Line, figure: Figure) -> bool:
    """Tell whether a figure's clause tells of a share, so that it is base or share of what stands before."""
    start = line.clause_start(figure.place)
    if figure.letter == "P" and "u" in line.letters[start : figure.place]:
        return True
    return is_compared(figure) or (start > 0 and line.letters.startswith("o", start))


def is_compared(figure: Figure) -> bool:
    """Tell whether a level before is compared with a figure: 低于邻县的120家."""
    return _COMPARED.match(figure.label) is not None


def bases_named(line: Line, part: Figure, name: str, memory: Memory) -> list[Figure]:
    """Return the levels that are named as the base of a part's share is, the nearest first."""
    stem, place, at = core(_TOTAL_WITHIN.sub(r"\1", _TOTAL_BEHIND.sub("", name))), part.place, part.quantity.span.start
    near = [one for one in line.around(place) if one.letter in "LH" and one.quantity.span.start != at]
    near.sort(key=lambda one: abs(one.place - place))
    # What stands before the brackets is the nearest base: 私人汽车3095辆（轿车1248辆，占私人汽车的40.3%）.
    near[:0] = [line.head] if line.head is not None else []
    stem = stem if stem != core(name) else _AMOUNT_BEHIND.sub("", stem)
    asked = {stem, core(name)}
    found = [one for one in near if agreement(one.label, name) >= ALIKE or any(takes_up(one.label, a) for a in asked)]
    if not found and stem != core(name):
        found = [one for one in near if agreement(one.label, stem) >= ALIKE]
    if not found and len(stem) >= _LEAST_NAMED:
        # The noun of what was counted may stand behind its number: 158个行政村中有脱贫村103个，占行政村总数的65.2%.
        found = [one for one in near if line.passage.text.startswith(stem, one.quantity.span.end)]
    if found and not found[0].is_exact and found[0].quantity.is_kin(part.quantity) and not _is_told_exactly(found):
        # The nearest level of that name is a vague one, and one farther away is another: 消费量约550万吨…占消费量的41.8%.
        return []
    found = [one for one in found if is_part(one)]
    found += list(memory.named(name)) or (list(memory.named(stem)) if stem != core(name) else [])
    if _TOTAL_BEHIND.search(name):
        # The base is both levels of the row together: 小学、初中教师分别为126人、58人，女教师占教师总数的52%.
        found = [one for one in found if not is_one_of_a_row(line, one)]
    wholes = memory.supposed.get(part.quantity.span.start, ())
    bases: list[Figure] = []
    # 占使用外资金额的95.8% of an amount in dollars is of the dollars in brackets: 1381.9亿元（224.8亿美元）.
    found = [one for told in found for one in (told, memory.beside(told)) if one is not None]
    for one in found:
        is_there = is_told_of(line, one, name, is_divided=one in wholes)
        is_fit = one.is_exact and one.quantity.is_kin(part.quantity) and one.quantity.span != part.quantity.span
        is_fit = is_fit and not _is_of_another_year(one, name)
        # 出口2.81亿元，占全国出口总额的41%。出口甲类1.78亿元: what is told behind is a base only if it is more.
        most = 1 if line.holds(one) and one.place > place else _MOST_LARGER
        is_fit = is_fit and one.quantity.value * most > part.quantity.value
        if is_there and is_fit and not _is_share_of(line, one, name):
            bases.append(one)
    return bases[:_MOST_BASES]


def is_one_of_a_row(line: Line, figure: Figure) -> bool:
    """Tell whether a level is one of a row behind 分别."""
    return line.holds(figure) and _IN_ROW.search(line.letters, 0, figure.place + 1) is not None


def takes_up(label: str, stem: str) -> bool:
    """Tell whether the name of all of something is a shorter one for a label: 商品投诉总量 for 受理商品类投诉."""
    rest = iter(label)
    is_shorter = len(stem) >= _LEAST_STEM and label.endswith(stem[-_LEAST_NAMED:])
    return is_shorter and all(character in rest for character in stem)


def _is_told_exactly(found: Sequence[Figure]) -> bool:
    """Tell whether a vague level only rounds an exact one: 进出口总值20.1亿元，首次突破20亿元."""
    vague = found[0].quantity
    exact = (one.quantity for one in found[1:] if one.is_exact and one.quantity.is_kin(vague))
    return any(abs(one.value - vague.value) * _ROUNDED <= one.value for one in exact)


def _is_of_another_year(figure: Figure, name: str) -> bool:
    """Tell whether a level is told of other years than a name: 占2010年产量的, of 2006年到2008年的产量28万吨."""
    asked, told = YEAR.findall(name), YEAR.findall(figure.label)
    return bool(asked and told) and not set(asked) & set(told)


def _is_share_of(line: Line, figure: Figure, name: str) -> bool:
    """Tell whether a level is itself told to be a share of what is so named: 在建30万平方米，占全部面积的84%."""
    if not line.holds(figure):
        return False
    stop = _NEXT_LEVEL.search(line.letters, figure.place + 1)
    place = line.letters.find("o", figure.place, stop.start() if stop else None)
    return 0 <= place < len(line.letters) - 1 and line.words(place + 1).strip().removesuffix("的") == name


def is_told_of(line: Line, figure: Figure, name: str, *, is_divided: bool) -> bool:
    """Tell whether a figure, or its paragraph before it, is said to be of the place that a name tells, if any: 全市.

    Where it names none, what is divided is of the place that is named with a share of it.
    """
    if (elsewhere := ELSEWHERE.search(name)) is None:
        # 累计完成 tells what is done until now, and 总投资 all that is to be done.
        return not (name == "总投资" and "累计完成" in figure.label)
    place, text, at = elsewhere[0], line.passage.text, figure.quantity.span.start
    before = text[max(text.rfind("\n", 0, at) + 1, at - _MOST_BEFORE) : at]
    if place in figure.label:
        return True
    if not place.startswith("全"):
        return place in before
    # 全省领先。厦门市进出口552亿元: the last place that is named before it counts.
    named = _PLACE.findall(before)
    return named[-1].endswith(place[-1]) if named else is_divided


def bases_of(line: Line, part: Figure, memory: Memory) -> list[Figure]:
    """Return what a part without a named base may be a share of: the whole of its list, or what was counted before."""
    start = part.quantity.span.start
    held = memory.whole_of.get(start)
    bases = [held] if held else []
    bases += memory.supposed.get(start, ())
    bases = [one for one in bases if is_part(one) and one.quantity.is_kin(part.quantity)]
    if bases:
        return [one for one in bases if not is_beside(line, one, part)]
    if same := (
        _of_the_same_name(line, part, memory)
        or _of_a_shorter_name(line, part, memory)
        or of_a_sentence_before(line, part)
    ):
        return same
    levels = [one for one in sentence_before(line, part) if one.quantity.is_kin(part.quantity)]
    is_next = levels and "." not in line.letters[levels[-1].place : part.place] and len(levels) == 1
    is_next = is_next and "P" not in line.letters[levels[-1].place : part.place]
    is_next = is_next and line.letters[levels[-1].place : part.place].count(",") <= 2
    return levels[-1:] if is_next and levels[-1].quantity.value > part.quantity.value else []


def _of_the_same_name(line: Line, part: Figure, memory: Memory) -> list[Figure]:
    """Return the level of another sentence that is named as a part is: 减税268亿元。分行业看，制造业减税86亿元，占32%."""
    own = line if line.holds(part) else memory.line
    is_view = own is not None and "v" in own.letters[own.sentence_start(part.place) : part.place]
    if len(core(part.label)) < _LEAST_STEM or not is_view:
        # Without words such as 分行业看 the same name tells another amount: 甲厂签发177万瓶。…甲厂签发85万瓶（份额9%）.
        return []
    found = (one for one in (*line.before(part.place), *memory.named(part.label)) if one.sentence != part.sentence)
    same = (one for one in found if is_part(one) and agreement(one.label, part.label) == THE_SAME)
    return [one for one in same if one.quantity.is_kin(part.quantity) and one.quantity.value > part.quantity.value][:1]


def _of_a_shorter_name(line: Line, part: Figure, memory: Memory) -> list[Figure]:
    """Return the level whose name ends that of a part: 使用外资1382亿元。服务业使用外资844亿元，比重为61%."""
    name = _JOINED.sub("", core(part.label))
    found = (*line.before(part.place), *memory.named(part.label))
    told = [one for one in found if is_part(one) and one.quantity.is_kin(part.quantity) and one is not part]
    told = [one for one in told if one.quantity.value > part.quantity.value and name != core(one.label)]
    return [one for one in told if _is_longer(name, core(one.label))][:1]


def _is_longer(name: str, other: str) -> bool:
    """Tell whether a name is another one with more words: 发展女党员 of 发展党员, 新能源装机 of 总装机."""
    if other.startswith("总") and len(other) > _LEAST_NAMED:
        return name.endswith(other[1:])
    return len(other) >= _LEAST_STEM and _ends_or_holds(name, other)


def _ends_or_holds(name: str, other: str) -> bool:
    """Tell whether a name is another one with words before or within it: 发展女党员 of 发展党员."""
    if name.endswith(other):
        return True
    rest = iter(name)
    is_alike = name[:_LEAST_NAMED] == other[:_LEAST_NAMED] and name[-_LEAST_NAMED:] == other[-_LEAST_NAMED:]
    return is_alike and all(character in rest for character in other)


def is_surely_of(part: Figure, memory: Memory) -> bool:
    """Tell whether a part is surely of a base that isn't named: its list makes one, or can divide one only."""
    start = part.quantity.span.start
    supposed = [one for one in memory.supposed.get(start, ()) if one.quantity.is_kin(part.quantity)]
    return start in memory.whole_of or len(supposed) == 1


def _whole_named(line: Line, part: Figure, noun: str, memory: Memory) -> Figure | None:
    """Return the level that parts are counted among by its name: 常住人口6577万人. …常住人口中，男性3436万人，占总人口的52.2%."""
    near = [one for one in line.before(part.place) if one.letter == "L" and agreement(one.label, noun) >= ALIKE]
    found = [one for one in (*near, *memory.named(noun)) if is_part(one) and one.quantity.is_kin(part.quantity)]
    whole = next((one for one in found if agreement(one.label, noun) == THE_SAME), None)
    return whole if whole is not None and whole.quantity.value > part.quantity.value else None


def among(line: Line, part: Figure, name: str, memory: Memory) -> Figure | None:
    """Return what a part was counted among: 在监测的330个城市中，有293个达标，占监测城市数的88.8%.

    ``name`` is that of the base; if it has one, it must hold the noun of what was counted.
    """
    place = line.letters.rfind("i", line.sentence_start(part.place), part.place)
    whole = next(iter(line.between(place - 1, place)), None) if place > 0 else None
    noun = line.words(max(place, 0)).strip().removeprefix("在").removesuffix("中")
    if whole is None and place >= 0 and name[-_LEAST_NAMED:] == noun[-_LEAST_NAMED:]:
        return _whole_named(line, part, noun, memory)
    if whole is None or not is_part(whole) or not whole.quantity.is_kin(part.quantity):
        return None
    elsewhere = ELSEWHERE.search(name)
    is_named = (
        not name
        or _TOTAL.fullmatch(name) is not None
        or (len(noun) >= 2 and noun in name and (not elsewhere or elsewhere[0] in whole.label))
    )
    return whole if is_named and whole.quantity.value > part.quantity.value else None
