"""Tells whether a list of parts and a level belong to different statements, so that neither divides the other."""

from __future__ import annotations

from collections.abc import Sequence

from edulint.api import pattern
from edulint_figures.quantities.phrases import IN_ALL
from edulint_figures.relations.labels import core
from edulint_figures.relations.reading import Match, Memory
from edulint_figures.relations.roles.part_lists import Parts
from edulint_figures.relations.sides import common_end
from edulint_figures.relations.tokens import Figure, Line

_OF_ALL = ("总", "全")
# Names with so many characters in common at their ends are cast in one mould.
LEAST_ALIKE = 4
# Behind 分别 a row of figures tells of several things, so that no figure of it is the whole of the others.
_ROW = "分别"
_JOINED_BEFORE, _JOINED_BEHIND = ("L/", "b/"), pattern("/n?[Lb]")
_NUMBERED = pattern("第[一二三四五六七八九十]")
_UNDONE, _DUE = pattern(r"(?:尚|还|仍)?[未不](?P<deed>[一-鿿]{2,6})$"), pattern("[应需须待拟]$|计划$|任务$")


def is_one_of_them(parts: Parts, whole: Figure, least: int = LEAST_ALIKE) -> bool:
    """Tell whether a whole is called as its parts are, with a word of its own: 养老保险人数 beside 失业保险人数 and 工伤保险人数.

    ``least`` is how many characters all names must have in common at their ends.
    """
    alike = common_end([one.label for one in (whole, *parts.figures)])
    more = core(whole.label[:-alike]) if alike >= least else ""
    return bool(IN_ALL.sub("", more).removeprefix("全"))


def says_all(more: str) -> bool:
    """Tell whether what is told of a whole more than of its parts is all, or nothing.

    初中在校学生 is no whole of 成人高校在校学生 and 成人中专在校学生.
    """
    return not more or IN_ALL.search(more) is not None or more.endswith(_OF_ALL)


def is_far_from(match: Match, whole: Figure) -> bool:
    """Tell whether a sentence stands between 其中 and a whole: that it is divided, its figures alone can say."""
    line = match.line
    if line.letters[match.start] != "z" or not line.holds(whole):
        return False
    return line.letters.count(".", whole.place, match.start) > 1


def go_on_apart(match: Match, parts: Parts, wholes: Sequence[Figure]) -> bool:
    """Tell whether what makes too much stands in other segments than its whole: 新增47例，其中输入16例；当日转为确诊3例；解除50例."""
    first, second = parts.figures[:2]
    if not wholes or not match.line.holds(wholes[0]) or wholes[0].segment != first.segment:
        return False
    return first.segment != second.segment and sum(one.value for one in parts.quantities) > wholes[0].quantity.value


def is_made(parts: Parts, whole: Figure) -> bool:
    """Tell whether the first figures of a list make a whole, though small ones may do so by chance: 44人，本科31人，专科12人，中师1人."""
    total, made = whole.quantity.value, 0
    for index, one in enumerate(parts.quantities):
        made += one.value
        if index and made == total:
            return True
    return False


def is_of_another_list(match: Match, parts: Parts, whole: Figure, memory: Memory, *, is_nearest: bool) -> bool:
    """Tell whether a whole is itself one of several: of a list behind 其中 that parts go on with, or of another one.

    甲3辆，乙4辆，丙2辆，其他1辆; 共42部，其中…，己7部；次年23部，其中…; 收入和利润分别为18亿元和5亿元。…分别为16亿元和3亿元.
    """
    line, first = match.line, parts.figures[0]
    if any(is_opposite(whole.label, one.label) for one in parts.figures):
        return True
    if all(map(_NUMBERED.match, (whole.label, *(one.label for one in parts.figures[:2])))):
        # The first figure is a part, too, where all are numbered: 第一产业74.2亿元，第二产业39.9亿元，第三产业42.3亿元.
        return True
    if _ROW in whole.label and line.letters[match.start] == "f":
        return True
    if _stands_in_row(line, whole) and line.letters[match.start] == "z":
        # Each of several wholes has a part of its own: 小学1043人、初中2203人，其中随迁子女小学92人、初中131人.
        return True
    if line.letters[match.start] == "z" and not is_nearest and _is_of_another_segment(line, whole, first):
        # Only the level right before 其中 may be divided: of 耕地2155亩；水面77亩，其中养殖11亩；荒地982亩 the water.
        return True
    start = whole.quantity.span.start
    if start not in memory.supposed or match.phrasing.confidence != "possible":
        return False
    before = (one for one in line.before(whole.place) if one.quantity.is_kin(whole.quantity))
    return next((memory.supposed.get(one.quantity.span.start) is memory.supposed[start] for one in before), False)


def is_opposite(label: str, other: str) -> bool:
    """Tell whether what was not done is told beside what was: 达标24项，基本达标4项，未达标3项."""
    undone = _UNDONE.search(other)
    if undone is None or not label.endswith(undone["deed"]):
        return False
    return not _DUE.search(label.removesuffix(undone["deed"]))


def is_what_was_left(line: Line, whole: Figure, parts: Parts) -> bool:
    """Tell whether parts divide by how much a level fell, not what it came to: 由37家压减到3家，其中注销28家、转型6家."""
    if not line.holds(whole) or "d" not in line.letters[max(whole.place - 2, 0) : whole.place]:
        return False
    before = next(iter(line.before(whole.place, line.sentence_start(whole.place))), None)
    if before is None or not before.quantity.is_kin(whole.quantity):
        return False
    made = sum(one.value for one in parts.quantities)
    return whole.quantity.value < made <= before.quantity.value - whole.quantity.value


def _is_of_another_segment(line: Line, whole: Figure, first: Figure) -> bool:
    return line.holds(whole) and whole.sentence == first.sentence and whole.segment != first.segment


def _stands_in_row(line: Line, whole: Figure) -> bool:
    """Tell whether 、 joins a level to others of its kind: 531、785、775元; not 新建、改扩建学校5所, nor 3万吨和2万吨公里."""
    if not line.holds(whole):
        return False
    before = line.letters[: whole.place].rstrip("n")
    behind = _JOINED_BEHIND.match(line.letters, whole.place + 1)
    joined = [line.tokens[len(before) - 2]] if before.endswith(_JOINED_BEFORE) else []
    joined += [line.tokens[behind.end() - 1]] if behind else []
    return any(one is not None and one.quantity.is_kin(whole.quantity) for one in joined)


def is_less_and_a_part(line: Line, part: Figure, whole: Figure) -> bool:
    """Tell whether a level of an earlier segment, which 其中 leads in, is less than a part."""
    start = line.sentence_start(whole.place) if line.holds(whole) else whole.place
    is_led = "z" in line.letters[start : whole.place] and ";" in line.letters[whole.place : part.place]
    return is_led and whole.quantity.value < part.quantity.value
