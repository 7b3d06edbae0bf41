"""What the words before and behind a number say of it: a price, a rise or fall, an approximation."""

from __future__ import annotations

import re
from functools import cache

from edulint.api import WordList, pattern

_WORDS = WordList(__file__, "context.txt")
# What a price is per where only 单价 says so.
UNIT_PRICE = "单价"
_ENDS_IN_UNIT_PRICE = pattern(r"单价(?:为|是|约|[:(])?$")
_THAN = pattern(r"(?:比(?!例|重|率)|较|高于|低于)[^,。;:]{0,10}(?:年|期|月|季度|周|旬|时|初|末|底)(?:同期)?的?(?:约)?$")
_COMPARED = pattern(r"[比较](?!例|为|重|率|大|好|高|多)|同比|环比|同期")
# 增速由上年同期的-8.2%: where it began is no rise, either.
_REACHED = pattern(r"(?:到|至|为|达|占|共|有|共有|计)(?:了|约|近|超过?|不足)?$|[由从](?:[上去]年)?同期的?$")
# Most labels have no character with which a verb of change begins, or do not end as _THAN does: a look at characters
# spares the search.
_THAN_LASTS = frozenset("年期月季度周旬时初末底的约")
# What may stand between a verb of change and its number.
_BEHIND_CHANGE = "了|约|近|超过?|逾|至少|分别|出|均|均为|幅度|率"
# What may stand between a number and its unit: figures copied from columns have spaces there.
VAGUE_BEHIND = frozenset("多余来几")
BEFORE_UNITS = VAGUE_BEHIND | {" "}
_WIDEST_GAP = 6
_NO_ABOUT = "节集合条公签预违邀特契履"
# A vague word with what may stand between it and its number is shorter.
_VAGUE_LENGTH = 10
# 多媒体, 多功能: the 多 belongs to what is counted; 比上年的30万元多6万元: to the next number.
_NOT_MANY = pattern(r"多(?:媒体|功能|样|层|元|种|项|方|边|点|维|渠道|形式|(?:出|了)? ?[0-9])")


@cache
def change_words() -> tuple[str, str]:
    """Return the verbs of a rise and those of a fall, each as alternatives of a pattern."""
    rises, falls = (sorted(_WORDS.section(name), key=len, reverse=True) for name in ("rises", "falls"))
    return "|".join(rises), "|".join(falls)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return the patterns made of word lists: a rise or fall before a number, a vague word before, one after."""
    rises, falls = change_words()
    return (
        pattern(rf"(?:(?P<rise>{rises})|(?P<fall>{falls}))(?:{_BEHIND_CHANGE})*[“\" ]?$"),
        pattern(rf"(?:(?P<rise>{rises})|(?P<fall>{falls}))"),
        # 节约46.4万元, 签约23个 are no 约.
        pattern(rf"(?!(?<=[{_NO_ABOUT}])约){_WORDS.any_of('vague before')}(?:有|达|了)?[“\" ]?$"),
        pattern(_WORDS.any_of("vague behind")),
    )


@cache
def _prices() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of what a price is per, before it and behind it."""
    periods = _WORDS.any_of("periods")
    return (
        pattern(
            r"(?:每(?:一|个(?=[人村学班贫家乡镇孩])|位|名)?|(?=[人户生班校亩]均))"
            rf"({_WORDS.any_of('per before')})"
        ),
        pattern(rf"(?:(?:/ ?|每)({_WORDS.any_of('per behind')})|/ ?({periods}))(?:[/·.]{periods})?"),
    )


@cache
def _change_firsts() -> frozenset[str]:
    return frozenset(word[0] for name in ("rises", "falls") for word in _WORDS.section(name))


@cache
def _change_lasts() -> frozenset[str]:
    """Return the characters that a label ends with whose last words are a verb of change, and what may follow it."""
    verbs = (word for name in ("rises", "falls") for word in _WORDS.section(name))
    return frozenset(verb[-1] for verb in verbs) | frozenset(_BEHIND_CHANGE) | frozenset('“" ')


@cache
def _vague_lasts() -> frozenset[str]:
    """Return the characters that a label with a vague word at its end ends with."""
    return frozenset(word[-1] for word in _WORDS.section("vague before")) | frozenset('有达了“" ')


@cache
def _vague_firsts() -> frozenset[str]:
    return frozenset(word[0] for word in _WORDS.section("vague behind"))


def per_in(label: str, folded: str, stop: int) -> tuple[str, int]:
    """Return what an amount of money is per (人, 生, 户, 单价), or nothing, and where the amount then ends: 350元/人."""
    before, after = _prices()
    behind = after.match(folded, stop)
    if behind:
        return behind[1] or behind[2], behind.end()
    if "单价" in label and _ENDS_IN_UNIT_PRICE.search(label):
        return UNIT_PRICE, stop
    per = before.search(label) if "每" in label or "均" in label else None
    return (per[1] if per else ""), stop


def change_in(label: str) -> int:
    """Return 1 if the words before a number make it a rise, -1 a fall, 0 if it is a level."""
    if _change_firsts().isdisjoint(label):
        return 0
    ends_in_change, any_change, _, _ = _patterns()
    match = ends_in_change.search(label) if label[-1:] in _change_lasts() else None
    is_compared = _COMPARED.search(label)
    if match is None and is_compared and not _REACHED.search(label):
        match = any_change.search(label)
    if match is None or (match[0][0] in "多少高低" and not is_compared):
        return 0
    return 1 if match["rise"] else -1


def vague_word(label: str, folded: str, stop: int) -> str:
    """Return the word that makes a number vague, before it (近, 超过) or behind it at ``stop`` (多, 以上), or nothing."""
    match = None
    if label[-1:] in _vague_lasts():
        match = _patterns()[2].search(label, max(0, len(label) - _VAGUE_LENGTH))
    if match is None and folded[stop : stop + 1] in _vague_firsts() and not _NOT_MANY.match(folded, stop):
        match = _patterns()[3].match(folded, stop)
    return match[0] if match else ""


def unit_start(folded: str, at: int, end: int, vague: str) -> tuple[int, str]:
    """Return where the unit of a number that ends at an offset begins, and the vague word before it (3000多人), if any.

    ``vague`` is one that the number itself holds; ``end`` is that of the paragraph.
    """
    stop_at, behind = min(end, at + _WIDEST_GAP), at + (folded[at] == " ")
    if not vague and folded[behind : behind + 1] in VAGUE_BEHIND:
        vague, at = folded[behind], behind + 1
    while at < stop_at and folded[at] == " ":
        at += 1
    return at, vague


def is_reference(label: str) -> bool:
    """Tell whether the words before a number make it the value of another time: 比上年的1300人."""
    return label[-1:] in _THAN_LASTS and _THAN.search(label) is not None
