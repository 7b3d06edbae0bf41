"""Rates whose counts stand around them in any order: 合格率98.5%，抽检800批次，不合格12批次; 应到45人，实到41人，参会率91.1%."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from edulint.api import pattern
from edulint_figures.relations.labels import share_a_word
from edulint_figures.relations.reading import Reading
from edulint_figures.relations.reckoning import percentage
from edulint_figures.relations.roles.apart import is_opposite
from edulint_figures.relations.roles.rate import NO_SHARE
from edulint_figures.relations.roles.share_bases import is_part
from edulint_figures.relations.roles.share_verdict import NAMED, PLACED, STATED, judged
from edulint_figures.relations.roles.shortfall import Role, are_of_one_body, role_of, share_a_name
from edulint_figures.relations.sides import says_opposite
from edulint_figures.relations.tokens import Figure, Line

_RATE = pattern(r"(?P<deed>[一-鿿]{2})(?:[率面]|进度)(?:也|均|已|约|高)?(?:达到|达|为|是)?(?:了)?$")
# What came of a plan, without a name for the rate: 完成80%, 进度75%, 完成计划的90%.
_OF_PLAN = pattern(
    r"^(?:仅|已|共|只|全年|累计|总体)?(?:进度|完成(?:进度|率)?(?:(?:全年|年度|年初)?(?:总)?(?:计划|任务|目标|预算)(?:任务|总?数)?的?)?)(?:为|达到?|了)?$"
    r"|^(?:为|是|占|相当于|达到?)(?:全年|年度|年初|年初下达|调整后?)?(?:预算|计划|任务|目标)(?:任务|总?数)?的$"
)
# A word of the figures before it names the base: 占调委会总数的.
_OF_NAMED = pattern(r"^占(?P<base>[一-鿿]{2,10}?)(?:总数|总量|总额)?的?(?:比例|比重)?(?:为|达)?$")
# Rates of plans without a name of their own, and of what is lost on the way from one level to another.
_PLAIN_DEEDS = frozenset(("执行", "完成", "到位", "使用", "支出", "兑现", "落实", "拨付"))
_PLAIN = pattern(r"^[一-鿿]{0,2}(?:比例|占比|比率)(?:为|达到?)?$")
_LOST = pattern(r"漏损|线损|损耗|流失|闲置|产销差")
_OF_ALL = pattern(r"^占(?:全部|总[一-鿿]{0,3}[数量额])的?(?:比例|比重)?(?:为|达)?$")
_ALL = pattern(r"[共总应]|全[省市县区州国乡镇校村]|抽|受理|参加|报名")
_DUE = pattern(r"应|计划|目标|任务")
_PLANNED = pattern(r"计划|任务|目标")
_PAIR = 2
# So short a name has no subject of its own: 优良比例, 入户率.
_SHORT = 5


def relations_in(line: Line) -> Iterator[Reading]:
    """Yield each rate of a line whose two counts stand beside it, or on both sides of it."""
    for rate in line.figures:
        if rate.letter != "P" or not rate.is_exact or not rate.quantity.value:
            continue
        named = _RATE.search(rate.label)
        ways = (_OF_PLAN, _OF_ALL, _OF_NAMED, _PLAIN)
        if NO_SHARE.search(rate.label) or not (named or any(words.match(rate.label) for words in ways)):
            continue
        for pair in _level_pairs(line, rate):
            found = _rate_of_pair(line, pair, rate, named["deed"] if named is not None else "")
            if found is not None:
                yield found
                break


def _level_pairs(line: Line, rate: Figure) -> Iterator[tuple[Figure, Figure]]:
    """Yield two levels of one kind before a rate, around it, and behind it, in its sentence and next to it."""
    for first, second in line.pairs_beside(rate.place):
        if is_part(first) and is_part(second) and first.quantity.is_kin(second.quantity):
            yield first, second


def _rate_of_pair(line: Line, pair: tuple[Figure, Figure], rate: Figure, deed: str) -> Reading | None:
    """Return the rate that two counts give, if the words before each tell which is the part."""
    is_apart = len({one.segment for one in (*pair, rate)}) > 1 or not are_of_one_body((*pair, rate))
    if is_apart or (pair[0].place < rate.place and _is_of_another(rate.label.partition(deed or rate.label)[0], pair)):
        return None
    if deed and (found := _by_deed(line, pair, rate, deed)) is not None:
        return found
    if pair[1].place < rate.place and (found := _of_two(line, pair, rate, deed)) is not None:
        return found
    roles = [role_of(one, line) for one in pair]
    if roles[0] is Role.PLAN or roles[1] is Role.PLAN:
        whole, part = pair if roles[0] is Role.PLAN else pair[::-1]
        is_plain = deed in _PLAIN_DEEDS and rate.label.startswith(deed) and "现有" not in part.label
        is_of_plan = _PLANNED.search(rate.label) is not None or (is_plain and "预算" in whole.label)
        is_said = is_of_plan or share_a_name(part, whole)
        is_due = "应" in whole.label
        is_said = is_said and (not deed or is_due or is_plain or not set(deed).isdisjoint(part.label + whole.label))
        return _judged(part, whole, rate, STATED) if is_said else None
    if _OF_ALL.match(rate.label) and pair[1].place < rate.place and roles[0] is Role.WHOLE:
        return _judged(pair[1], pair[0], rate, NAMED)
    return None


def _of_two(line: Line, pair: tuple[Figure, Figure], rate: Figure, deed: str) -> Reading | None:
    """Return the rate of the second of two figures before it, where that is said to be of the first."""
    whole, part = pair
    if part.quantity.value >= whole.quantity.value or "/" in line.letters[whole.place : part.place]:
        # What 、 joins stands side by side, and neither is the whole of the other: 命案11起、积案10起，命案破案率100%.
        return None
    if _LOST.search(rate.label):
        return _rate_of_the_others(part, whole, rate) if share_a_word(whole.label, part.label) else None
    behind = line.words(part.place + 1) if line.letters.startswith("n", part.place + 1) else ""
    if deed and says_opposite(part.label + behind, rate.label):
        # The count is of those that the rate leaves out: 35所学校中，有2所菌落总数超标，合格率94.3%.
        total = _all_of(line, whole, part)
        return _rate_of_the_others(part, total, rate) if total is not None else None
    is_inside = part.label.startswith("中") or "i" in line.letters[whole.place : part.place]
    if is_inside and (deed or _PLAIN.match(rate.label)):
        return _judged(part, whole, rate, STATED if len(rate.label) <= _SHORT else PLACED)
    base = _OF_NAMED.match(rate.label)
    if base is not None and "其中" in part.label and share_a_word(base["base"], part.label + whole.label):
        return _judged(part, whole, rate, NAMED)
    subject = rate.label.partition(deed)[0] if deed else ""
    return _judged(part, whole, rate, PLACED) if len(subject) > 1 and share_a_word(subject, whole.label) else None


def _is_of_another(subject: str, pair: tuple[Figure, Figure]) -> bool:
    """Tell whether a rate has a subject of its own: 农产品合格率 is not of 抽检食品800批次."""
    return len(subject) > 1 and not share_a_word(subject, "".join(one.label for one in pair))


def _by_deed(line: Line, pair: tuple[Figure, Figure], rate: Figure, deed: str) -> Reading | None:
    """Return the rate of a deed, if one of two counts is of what was done, or of what was not: 不合格12批次 of 合格率."""
    undone = [_is_undone(one.label, deed) for one in pair]
    done = [
        (deed in one.label or deed[::-1] in one.label) and not is_undone and not _DUE.search(one.label)
        for one, is_undone in zip(pair, undone, strict=True)
    ]
    is_turned = _is_undone(rate.label, deed)
    if sum(undone) == 1 and not any(done):
        part, whole = (pair[0], pair[1]) if undone[0] else (pair[1], pair[0])
        total = _all_of(line, whole, part)
        if total is None:
            return None
        return _judged(part, total, rate, NAMED) if is_turned else _rate_of_the_others(part, total, rate)
    if sum(done) != 1 or is_turned or pair[1].place < rate.place:
        # What stands before its rate in the usual order is read elsewhere.
        return None
    part, whole = (pair[0], pair[1]) if done[0] else (pair[1], pair[0])
    is_told = _ALL.search(whole.label) is not None
    if is_told or (whole is pair[0] and whole.place > rate.place):
        return _judged(part, whole, rate, STATED if is_told else NAMED)
    return None


def _all_of(line: Line, level: Figure, undone: Figure) -> Figure | None:
    """Return the level of a segment that holds all others: of 34个项目，竣工9个，在建21个，未开工4个 the first.

    None where they are all parts: 达标25项，基本达标5项，未达标3项.
    """
    kin = [one for one in line.figures if one.segment == level.segment and one.quantity.is_kin(level.quantity)]
    levels = [one for one in kin if one.letter == "L"]
    whole = max(levels, key=lambda one: one.quantity.value, default=level)
    others = sum(one.quantity.value for one in levels if one is not whole)
    is_all = len(levels) <= _PAIR or whole.quantity.value == others or _ALL.search(whole.label) is not None
    return whole if is_all and not is_opposite(whole.label, undone.label) else None


def _is_undone(label: str, deed: str) -> bool:
    """Tell whether words say that something was not done: 不合格 and 未合格, 缺勤 of 出勤率, 未签 of 签约率."""
    shortened = any(f"{no}{sign}" in label for no in "未缺" for sign in (deed[0], deed[-1]))
    return shortened or any(f"{no}{deed}" in label for no in "不未无")


def _judged(part: Figure, whole: Figure, rate: Figure, surety: int) -> Reading | None:
    return next(iter(judged(part.quantity, whole.quantity, rate.quantity, surety=surety)), None)


def _rate_of_the_others(undone: Figure, whole: Figure, rate: Figure) -> Reading | None:
    """Return the rate that all less what was not done gives."""
    part, total = undone.quantity, whole.quantity
    if part.value >= total.value:
        return None
    rest = replace(part, value=total.value - part.value)
    found = _judged(replace(undone, quantity=rest), whole, rate, NAMED)
    if found is None:
        return None
    shown = percentage(rest.value, total.value, rate.quantity.decimals + 2)
    reckoning = f"({total.words}-{part.words})÷{total.words}={shown}"
    return replace(found, relation=replace(found.relation, reckoning=reckoning, repair=None))
