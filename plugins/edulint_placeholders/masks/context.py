"""Tells from the words around a mask what it stood for."""

from __future__ import annotations

from functools import cache

from edulint.api import Severity, Span, WordList, is_han, pattern
from edulint_placeholders.masks.placeholder import Kind, Placeholder

WORDS = WordList(__file__, "words.txt").sections
SENTENCE_MARKS = frozenset(",。;:")
CLAUSE_ENDS = frozenset(",。;、)")

_KINDS = {
    "unit": (Kind.NUMBER, "number"),
    "date": (Kind.DATE, "date"),
    "year": (Kind.YEAR, "year"),
    "place": (Kind.NAME, "place"),
    "organisation": (Kind.NAME, "organisation"),
    "person": (Kind.NAME, "person"),
    "name": (Kind.NAME, "name"),
}
_MASKED = frozenset(_KINDS)
_TITLES = frozenset(WORDS["person"])
_BOUND = frozenset(WORDS["bound"])
_AMOUNT = "余多来几万千百亿"
# What the words of a factor end with, up to the next mark.
_MEASURED = ("数", "数据", "率", "额", "量", "值", "价", "比例", "系数", "权重", "得分", "标准", "性")
_FACTOR = pattern("[\u4e00-\u9fff]{2,10}(?![\u4e00-\u9fff])")


@cache
def _nouns() -> dict[str, str]:
    """Return the kinds of all nouns, which a draft without masks doesn't ask for."""
    return {word: name for name in (*_KINDS, "other", "term") for word in WORDS[name]}


@cache
def _longest_nouns() -> dict[str, int]:
    """Return the length of the longest noun by its first character."""
    return {noun[0]: len(noun) for noun in sorted(_nouns(), key=len)}


@cache
def noun_firsts() -> frozenset[str]:
    """Return the characters with which a noun begins that something may be masked before."""
    return frozenset(word[0] for name in _KINDS for word in WORDS[name])


def of_noun(noun: str, span: Span, severity: Severity = Severity.ERROR) -> Placeholder | None:
    """Return the placeholder that stood before a noun of a kind that :func:`noun_at` tells; None for other kinds."""
    if noun not in _KINDS:
        return None
    kind, message = _KINDS[noun]
    return Placeholder(span, kind, message, severity)


def is_plain_unit(unit: str) -> bool:
    """Tell whether a unit is never part of another word: 万元 and 余名 are not, 人, 季度 and 多个 may be."""
    if len(unit) < 2:
        return unit in ("%", "‰")
    return unit not in WORDS["unit-word"] and (unit in _nouns() or unit[0] in "余万亿")


def noun_at(folded: str, start: int, end: int, mask_start: int | None = None) -> tuple[str, int]:
    """Return the kind of the word that stands at ``start`` and where it ends; ``("", start)`` where none is known.

    The kind is the name of a section of ``words.txt``. One or two blanks may come first, and 余, 多, 万… before a unit.
    ``mask_start`` is where the mask begins: behind 共 the 人 of 人工作 is a unit.
    """
    at = start
    while at < end and at - start < 2 and folded[at] == " ":
        at += 1
    kind, stop = _longest(folded, at, end)
    before = start if mask_start is None else mask_start
    if folded[at : at + 1] == "日" and kind != "date" and folded[before - 1 : before] == "月":
        return "date", at + 1
    if kind == "other" and _nouns().get(folded[at]) == "unit" and _counted_before(folded, before):
        return "unit", at + 1
    if kind in ("unit", ""):
        after = at
        while after < end and after - at < 3 and folded[after] in _AMOUNT:
            after += 1
        if after > at:
            further, further_stop = _longest(folded, after, end)
            if further == "other" and _nouns().get(folded[after]) == "unit":
                further, further_stop = "unit", after + 1
            if further == "unit" and further_stop > stop:
                return "unit", further_stop
            if kind == "" and folded[after - 1] in "余多万亿":
                return "unit", after
    return kind, stop if kind else start


def masked_noun_at(folded: str, start: int, end: int) -> str:
    """Return the kind of the word at ``start`` if something was masked before it: xx县, xx万元; else the empty string."""
    kind = noun_at(folded, start, end)[0]
    return kind if kind in _MASKED else ""


def begins_word(folded: str, start: int) -> bool:
    """Tell whether another word begins with the unit at ``start``: 项目, 个人."""
    return _longest(folded, start, len(folded))[0] == "other"


def _counted_before(folded: str, end: int) -> bool:
    return folded.endswith(WORDS["counted"], max(0, end - 8), end)


def _longest(folded: str, start: int, end: int) -> tuple[str, int]:
    nouns, longest = _nouns(), _longest_nouns().get(folded[start : start + 1], 0)
    for length in range(min(longest, end - start), 0, -1):
        kind = nouns.get(folded[start : start + length])
        if kind and not _goes_on(folded, start + length - 1):
            return kind, start + length
    return "", start


def _goes_on(folded: str, last: int) -> bool:
    # XX县委员会 is the county's committee, not its 县委; XX市民政局 has no 市民.
    return folded[last] in "委民" and folded.startswith(WORDS["goes-on"], last)


def institution_at(folded: str, start: int, end: int) -> bool:
    """Tell whether the name of a school, a hospital or a company goes on at ``start``: 农业发展有限公司."""
    ends = range(start, min(start + 9, end))
    for at in ends:
        if not is_han(folded[at]):
            return False
        if folded.startswith(WORDS["institution"], at, end):
            return True
    return False


def title_before(folded: str, start: int, end: int) -> bool:
    """Tell whether a person's title ends at ``end``; one blank may follow it."""
    if end - 1 > start and folded[end - 1] == " ":
        end -= 1
    return any(folded[end - length : end] in _TITLES for length in range(2, min(5, end - start) + 1))


def length_before(folded: str, start: int, end: int) -> bool:
    """Tell whether the words before ``end`` speak of a length of time: 近, 历时."""
    return folded.endswith(WORDS["length"], start, end)


def factor_beside(folded: str, start: int, end: int, low: int, high: int, *, on_both_sides: bool = False) -> bool:
    """Tell whether the sign at ``[start, end)`` multiplies: 单价*数量. A letter does between two factors: 长x宽."""
    sides = folded.endswith(WORDS["factor"], low, start), folded.startswith(WORDS["factor"], end, high)
    if all(sides) if on_both_sides else any(sides):
        return True
    # 登记数据*抽查真实率。: the words on both sides end as what is measured does.
    factor = _FACTOR.match(folded, end, high)
    return factor is not None and folded.endswith(_MEASURED, low, start) and factor[0].endswith(_MEASURED)


def bound_before(folded: str, start: int) -> bool:
    """Tell whether a word such as 来, 返, 赴 stands before ``start``: what follows is a place."""
    return start > 0 and folded[start - 1] in _BOUND
