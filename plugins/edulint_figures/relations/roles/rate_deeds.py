"""Tells what was done to those counted, by which a rate is called: 整改率 of 整改120处, 不捕率 of 不捕12人."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import pattern
from edulint_figures.quantities.quantity import ONE, PERCENT, Dimension, Quantity
from edulint_figures.relations.judge import bounds, meet, quotient
from edulint_figures.relations.labels import core, share_a_word
from edulint_figures.relations.reading import Memory, Reading
from edulint_figures.relations.reckoning import percentage
from edulint_figures.relations.relation import Verdict
from edulint_figures.relations.roles.share_bases import is_part
from edulint_figures.relations.roles.share_verdict import reading_of
from edulint_figures.relations.tokens import Figure, Line

# So many characters behind a count may say what was done to it; more where it was counted among others: 38种产品中，
# 有27种产品产量实现增长.
_LONGEST_DEED, _LONGEST_DEED_AMONG = 4, 12
_COMPARED_IN_BRACKETS = pattern(
    r"[比较][^,。;:()0-9]{1,8}\((?P<inside>[0-9.,]{1,16}[^,。;()0-9]{0,6})\)[^,。;:()0-9]{1,6}$"
)
_LONGEST_CLAUSE = 60
# These words make a rate that of all groups together: 总通过率.
OF_ALL = ("总", "综合", "平均")
# 不捕率 is that of what was not done; by so many points it may differ from what is told of both.
NOT, _MOST_RECOUNTED = "不", 2 * ONE

# The first figures of the paragraph before stand within so many tokens.
_MOST_TOKENS = 60
_OF_MONEY = pattern("[资奖]金|经费|款|预算|补[助贴]")


def deed_of(rate: str) -> str:
    """Return the two characters by which the name of a rate says what was done: 整改 of 整改率, 支付 of 支付进度.

    进度 alone does not say it.
    """
    return rate.removesuffix("进")[-2:] or rate


def is_not_done(words: str, rate: str) -> bool:
    """Tell whether words count those that a rate's deed was not done to: 未开工3个, which 开工率 is not of."""
    return f"未{deed_of(rate)}" in words and "未" not in rate


def compared_in_brackets(line: Line, part: Figure) -> Quantity | None:
    """Return the level in brackets that an amount is said to be more or less than: 比预算（42.97万元）节约1.90万元."""
    end = part.quantity.span.start
    found = _COMPARED_IN_BRACKETS.search(line.passage.text, max(line.passage.span.start, end - _LONGEST_CLAUSE), end)
    if found is None:
        return None
    inside = [one for one in line.passage.quantities if found.start("inside") <= one.span.start < found.end("inside")]
    return inside[0] if len(inside) == 1 and inside[0].is_exact and inside[0].is_kin(part.quantity) else None


def behind(line: Line, one: Figure) -> str:
    """Return the words right behind a count, as far as they may say what was done to it."""
    place = one.place + 1
    if line.letters[place : place + 1] == "y":
        # 同比 says since when and is no deed: 有29个同比增长.
        place += 1
    is_among = "i" in line.letters[max(0, one.place - 2) : one.place] or one.label.endswith(("有", "中"))
    longest = _LONGEST_DEED_AMONG if is_among else _LONGEST_DEED
    return line.words(place)[:longest] if place < len(line.letters) and line.letters[place] == "n" else ""


def of_both(part: Figure, other: Figure, share: Figure, rate: str) -> Iterator[Reading]:
    """Yield the rate of what was not done, of both together: 批捕36.7万人，不捕19.1万人，不捕率34.2%.

    What was done is often counted at another time, so that a rate near it is no mistake, nor one that is known to hold.
    """
    (low_part, high_part), (low_other, high_other) = bounds(part.quantity), bounds(other.quantity)
    low, high = quotient(part.quantity, (low_part + low_other, high_part + high_other), PERCENT)
    is_held = meet((low, high), bounds(share.quantity))
    is_far = min(abs(low - share.quantity.value), abs(high - share.quantity.value)) > _MOST_RECOUNTED
    # 不诉率 is the rate of those who are called 不起诉.
    rest = iter(part.label)
    is_told = all(one in rest for one in rate) and rate.removeprefix(NOT)[-1:] in other.label and NOT not in other.label
    if not (is_held or (is_far and is_told)):
        return
    both = part.quantity.value + other.quantity.value
    computed = percentage(part.quantity.value, both, share.quantity.decimals)
    told = f"{part.quantity.words}÷({other.quantity.words}+{part.quantity.words})={computed}"
    verdict = Verdict.HOLDS if is_held else Verdict.LIKELY_WRONG
    yield reading_of((part.quantity, other.quantity), share.quantity, verdict, told, None)


def only_before(line: Line, part: Figure, memory: Memory, deed: str) -> list[Figure]:
    """Return the only count of the sentence before, or the first of the paragraph before, if it is larger."""
    start = line.sentence_start(part.place)
    earlier: list[Figure] = []
    if start > 1:
        before = line.between(line.sentence_start(start - 1), start)
        earlier = [one for one in before if is_part(one) and one.quantity.is_kin(part.quantity)]
    elif memory.last is not None:
        earlier = [one for one in memory.last.between(0, _MOST_TOKENS) if is_part(one)]
        earlier = [one for one in earlier if one.quantity.is_kin(part.quantity)]
    if len(earlier) != 1 or earlier[0].quantity.value <= part.quantity.value:
        return []
    # 已拨付2560万元，拨付率80%: a bare deed is done to what was told last.
    is_bare_deed = core(part.label) == deed and _OF_MONEY.search(earlier[0].label) is not None
    return earlier if is_bare_deed or _may_be_part_of(part, earlier[0]) else []


def _may_be_part_of(part: Figure, whole: Figure) -> bool:
    """Tell whether a part may be of the level of another sentence: money only where their names share a word."""
    if part.quantity.dimension is Dimension.COUNT:
        return True
    return share_a_word(core(part.label), core(whole.label))
