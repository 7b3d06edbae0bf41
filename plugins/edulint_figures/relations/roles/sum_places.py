"""Tells where parts stand beside their whole, and how sure it is there that a figure is wrong."""

from __future__ import annotations

from collections.abc import Sequence

from edulint.api import is_han, pattern
from edulint_figures.quantities.quantity import Dimension
from edulint_figures.relations.labels import names_of
from edulint_figures.relations.roles.sum_weighed import Sum
from edulint_figures.relations.sides import are_complements, common_end, may_divide, overlap

# What may stand between a whole and the parts right behind it, as letters of tokens.
_RIGHT_BEHIND = (",", ",n", ",z", ",zn", ",z,", ",z,n", ".zn", ".z,n")
# Of what 其中 leads in: of names with nothing in common to the end of the sentence, of three others or more, of two,
# of those that other figures follow, and of two in a sentence of their own.
MOST_LUCK_LED_IN, _MOST_LUCK_OF_MANY_LED_IN, _MOST_LUCK_OF_TWO_LED_IN = 0.15, 0.03, 0.02
_MOST_LUCK_AMONG_OTHERS, _MOST_LUCK_OF_ANOTHER_SENTENCE = 0.02, 0.01
_PAIR = 2
_LEVEL = pattern("(?:国家|[省市县区州镇乡校])级")
# How likely chance may offer the digit that mends a list which X中 leads in.
MOST_LUCK_DIVIDED = 0.01
_LEVELS = frozenset("LHlb")
# Of lists that may leave something out: up to three of one mould, two or three of names with nothing in common; more of
# three that lack so little, and of those that 、 joins right behind their whole.
_MOST_LUCK_OF_A_MOULD, _MOST_OF_A_MOULD, _MOST_LUCK_OF_A_PAIR, _MOST_LUCK_OF_OTHERS = 0.015, 3, 0.005, 0.02
_NEARLY_ALL, _NEARLY_ALL_THINGS, _MOST_LUCK_OF_NEARLY_ALL = 0.005, 0.002, 0.05
# A row that leaves out more than that hardly names all.
_MOST_OFF_OF_A_ROW = 0.5
# The fewest and the most characters of a noun.
_NOUN, _LONGEST_NOUN = 2, 4
# What the last part says of its change: ，与上年相比下降3.9%.
_CHANGES_ONLY = pattern("(?:[,/yfGCD]|n(?=[GCD]))*")
# The noun behind a number (3名船员), and what is said of all parts (，均为法定货币).
_NOUN_BEHIND, _OF_ALL = pattern("n+(?:/n+)*"), pattern("均|都|全部|皆")


def is_round(found: Sum) -> bool:
    """Tell whether a whole is a round number of what its parts tell exactly: 2000万平方米 for 402, 1200 and 390."""
    total = found.whole.quantity
    hundreds = 100 * total.step
    return total.value % hundreds == 0 and any(part.value % hundreds for part in found.parts.quantities)


def fills_its_segment(found: Sum) -> bool:
    """Tell whether all there is stands right behind its whole: 道路工程27项，续建17项，新开工10项; 27个问题，已整改17个，正在整改10个."""
    letters, first = found.match.line.letters, found.parts.figures[0]
    place = found.whole.place + 1
    is_noun = letters.startswith("n,", place) and len(found.match.line.words(place)) <= _LONGEST_NOUN
    between = letters[place + is_noun : first.place]
    is_behind = found.whole.segment == first.segment and found.whole.place < first.place
    return is_behind and between in (",", ",n") and found.match.line.holds(found.whole) and found.is_complete


def is_all_behind(found: Sum) -> bool:
    """Tell whether a whole and its parts are all to the sentence's end: 隐患246处，当场整改198处，限期整改48处."""
    letters = found.match.line.letters
    stretch = _stretch_behind(found)
    return bool(stretch) and set(stretch) <= set("Ln,/") and _letters_behind(found, letters)[:1] in ("", ".", ";")


def is_joined_behind(found: Sum) -> bool:
    """Tell whether 、 or 和 joins parts right behind their whole, whatever follows: 专利62项，其中发明19项、实用新型43项，."""
    stretch = _stretch_behind(found)
    return bool(stretch) and set(stretch) <= set("Ln/")


def _stretch_behind(found: Sum) -> str:
    """Return the letters from the first part to the last where they stand right behind their whole; else none."""
    letters, parts = found.match.line.letters, found.parts.figures
    between = letters[found.whole.place + 1 : parts[0].place].removeprefix("n")
    is_behind = found.match.line.holds(found.whole) and between in _RIGHT_BEHIND
    return letters[parts[0].place : parts[-1].place + 1] if is_behind else ""


def _letters_behind(found: Sum, letters: str) -> str:
    """Return the letters behind a list; without the noun that its last number counts, and what is said of all."""
    last = found.parts.figures[-1].place + 1
    noun = _NOUN_BEHIND.match(letters, last)
    start = noun.end() if noun is not None else last
    if letters.startswith(",n", start) and _OF_ALL.match(found.match.line.words(start + 1)):
        start += 2
    return letters[start:]


def are_parted_alike(found: Sum) -> bool:
    """Tell whether one mark parts all figures of a list; 、, 和 and no mark are alike."""
    return len({mark if mark in ",;" else "/" for mark in found.parts.separators}) == 1


def is_led_in(found: Sum) -> bool:
    """Tell whether 其中 leads parts in that no thing can be counted in twice."""
    return found.opening == "z" and not overlap(found.names)


def is_all_to_its_end(found: Sum) -> bool:
    """Tell whether a sentence has nothing but a list to its end."""
    behind = _letters_behind(found, found.match.line.letters)
    behind = behind.partition(".")[0].partition(";v")[0].partition(",z")[0]
    if ";" not in found.parts.separators and "L" not in behind:
        # Rates behind another mark are no parts: 有效信件497件，无效信件56件；按期办结率97%.
        behind = behind.partition(";")[0]
    return found.parts.is_regular and _CHANGES_ONLY.fullmatch(behind) is not None


def most_luck_led_in(found: Sum) -> float:
    """Return how likely chance may offer a digit for parts behind 其中; the less, the more the list may leave out.

    Of right lists of two or three figures every third leaves something out, but hardly any by what one digit makes.
    """
    if found.opening == "i" and found.is_disjoint and not overlap(found.names) and not tells_less(found):
        # The words before 中 tell what is divided once more: 收到的5641件提案中，网上2712件，书面2929件.
        return MOST_LUCK_DIVIDED if is_all_to_its_end(found) or is_all_of_its_segment(found) else 0
    count = len(found.parts.figures)
    if not is_led_in(found) or tells_less(found) or is_no_pair(found) or (count > _PAIR and not is_one_row(found)):
        return 0
    is_one = found.whole.sentence == found.parts.figures[0].sentence
    if not is_one and count == 2:
        # A sentence of its own often tells only the two that count.
        return _MOST_LUCK_OF_ANOTHER_SENTENCE if found.is_disjoint else 0
    if not is_all_to_its_end(found):
        return (
            _MOST_LUCK_OF_TWO_LED_IN if found.is_disjoint and is_all_of_its_segment(found) else _MOST_LUCK_AMONG_OTHERS
        )
    if is_one and found.is_disjoint and (found.is_strict or not found.exceeds):
        return MOST_LUCK_LED_IN
    return _MOST_LUCK_OF_MANY_LED_IN if count > 2 and is_one else _MOST_LUCK_OF_TWO_LED_IN


def is_no_pair(found: Sum) -> bool:
    """Tell whether two figures are hardly of one list: another thing stands between, or a mark and other names."""
    is_regular = found.parts.is_regular and (found.is_disjoint or not found.goes_on_apart)
    return len(found.parts.figures) == _PAIR and not is_regular


def tells_less(found: Sum) -> bool:
    """Tell whether a whole is told otherwise than its parts: with more decimals, as a round number, as what one led to.

    赔款3615.62万元，其中意外险1416万元，农房保险2000万元; 资本由2000万元增加到5000万元，其中甲方550万元、乙方1700万元、丙方750万元.
    """
    is_finer = found.whole.quantity.step < min(one.step for one in found.parts.quantities)
    letters, place = found.match.line.letters, found.whole.place
    is_led_to = found.match.line.holds(found.whole) and letters[max(place - 2, 0) : place].rstrip("n").endswith("d")
    return is_finer or is_led_to or is_round(found)


def is_all_of_its_segment(found: Sum) -> bool:
    """Tell whether no other level stands behind a list in its segment."""
    letters, last = found.match.line.letters, found.parts.figures[-1].place + 1
    return not _LEVELS.intersection(letters[last:].partition(";")[0].partition(".")[0])


def is_one_row(found: Sum) -> bool:
    """Tell whether parts have nothing in common, or one mark parts them and no thing is counted in two by what it did.

    其中生态领域42件、食品领域81件，发出建议48件，整改39件: where the mark changes, other things are told.
    """
    marks = found.parts.separators.rstrip("/L")
    is_row = not marks.strip(",;") or set(marks).isdisjoint(",;")
    return found.is_disjoint or (is_row and not _may_be_the_same(found.names))


def _may_be_the_same(names: Sequence[str]) -> bool:
    """Tell whether things of one kind are counted by what they did: 18个单位未公开预算，41个单位账实不符."""
    return common_end([name[::-1] for name in names]) >= _NOUN


def may_leave_out(found: Sum) -> bool:
    """Tell whether parts that make less may leave something out, and chance may offer the digit that would mend them.

    机构1326个，其中医院26个，基层机构1275个，疾控机构15个: few names that have nothing in common seldom name all there is,
    and two or three of one mould (住宅投资, 占56%；办公楼投资) often leave out the rest, unless they are a row of their own.
    """
    count = len(found.parts.figures)
    is_sure = found.exceeds or found.is_complete or found.grown is not None or found.match.phrasing.form == "inside"
    if is_sure or count > _MOST_OF_A_MOULD:
        return False
    if found.is_disjoint:
        is_row = is_joined_behind(found) or (is_all_to_its_end(found) and are_parted_alike(found))
        # 项目110项，其中国家级2项、省级12项、市级94项: others are of a lower level. 预警209条，接收628万次；其中暴雨48条、大雾56条: so
        # far from their whole they are some.
        between = found.match.line.letters[found.whole.place + 1 : found.parts.figures[0].place]
        is_far = found.match.line.holds(found.whole) and "L" in between
        is_row = is_row and not is_far and not all(map(_LEVEL.search, found.names))
        return found.luck > _MOST_LUCK_OF_A_MOULD and (not is_row or found.off > _MOST_OFF_OF_A_ROW)
    if count == _PAIR:
        return found.luck > (_MOST_LUCK_OF_OTHERS if is_joined_behind(found) else _MOST_LUCK_OF_A_PAIR)
    # A list of amounts leaves hardly anything over, a list of things one or two.
    is_money = found.whole.quantity.dimension is Dimension.MONEY
    is_nearly_all = found.off <= (_NEARLY_ALL if is_money else _NEARLY_ALL_THINGS) or is_joined_behind(found)
    return found.luck > (_MOST_LUCK_OF_NEARLY_ALL if is_nearly_all else _MOST_LUCK_OF_OTHERS)


def are_steps(names: Sequence[str]) -> bool:
    """Tell whether names of two characters may be what was done first and next: 线索482件，立案307件，结案178件."""
    return all(len(name) == _NOUN for name in names) and 0 < common_end(names) < _NOUN


def is_of_levels(found: Sum) -> bool:
    """Tell whether what a higher level names a lower one has named, too: 县级示范校14所，其中市级11所，省级5所."""
    return "以上" not in found.whole.label and all(map(_LEVEL.search, (found.whole.label, *found.names)))


def is_beside(found: Sum) -> bool:
    """Tell whether a whole is called as the part behind another mark is: 高血压患者管理49人，规范管理31人；糖尿病患者管理20人."""
    alike = max(common_end(found.names), 1)
    return found.goes_on_apart and any(common_end((found.whole.label, name)) > alike for name in found.names[1:])


def are_of_other_nouns(found: Sum) -> bool:
    """Tell whether parts and total count three things by one word: 10个项目，7个第一名，共15个奖项."""
    nouns = [found.match.line.passage.after(one, 2) for one in found.figures]
    return all(len(noun) == 2 and all(map(is_han, noun)) for noun in nouns) and len(set(nouns)) == len(nouns)


def tells_of_another_thing(found: Sum) -> bool:
    """Tell whether the words before the parts count something else: 减少贫困人口5万人。城镇就业3万人、农村就业1万人.

    In one sentence 隐患246处，当场整改198处 may be told by other words, but 公办幼儿园 and 民办幼儿园 are all 幼儿园.
    """
    is_one = found.whole.sentence == found.parts.figures[0].sentence
    if is_one and not are_complements(found.names):
        return False
    return not may_divide(found.whole.label, names_of(found.parts.figures, found.match.line))
