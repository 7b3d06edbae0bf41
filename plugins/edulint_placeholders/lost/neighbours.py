"""What stands beside a place where a number may be gone: a list whose other items have theirs tells of a loss."""

from __future__ import annotations

import re
from math import inf

from edulint.api import Span, is_han, occurrences, pattern
from edulint_placeholders.lost.gaps import ANY_UNIT, UNITS

# A sentence is looked at so far on each side, so that a text without full stops is read in linear time.
_LONGEST_SENTENCE = 200
_BEHIND_TWIN, _DIGITS = frozenset("、,。;()"), frozenset("0123456789.")
_NUMBERED = rf"[0-9][余多]?(?:万亿|[万亿])?({ANY_UNIT})"
_ENDS_WITH_NUMBER = pattern(rf"{_NUMBERED}(?=[、,;。(])")
# The least evidence for a loss at the end of an item, in a sentence where such items have their number: several, of
# which one is counted by the same unit (刑拘19人、逮捕17人、起诉人), one by the same unit, several by others, one by another.
_SEVERAL_ALIKE, _ONE_ALIKE, _SEVERAL, _ONE = -2.1, -0.8, 1.0, 2.0
# Of persons: 录取工人52人、农民人.
_PERSONS_ALIKE = -2.0
# With less there must be a number of the same unit.
LEAST_WITHOUT_ALIKE = _SEVERAL
# The same where a known word reaches across the place: 工人.
_IN_WORD_ALIKE, _IN_WORD = -1.0, 3.0
_FEW = 3
# What a value becomes: 从万家增加到1.55万家, 由71所整合为所; so near to it the other value stands.
_UNIT = rf"[余多]?(?:万亿|[万亿])?{ANY_UNIT}"
_BECOMES = r"[^,。;\n]{1,8}[到至为](?:[0-9]{4}年的)?"
_FROM, _TO_NUMBER = pattern(r"[从由][^,。;\n]{0,14}$"), pattern(rf"{_BECOMES}[0-9][0-9.]*({_UNIT})")
_FROM_NUMBER = pattern(rf"[从由][^,。;\n]{{0,20}}[0-9]({_UNIT}){_BECOMES}$")
_LONGEST_CHANGE = 64
_NUMBERED_END = pattern(rf"[0-9.]({_UNIT})(?=[、,。;()])")
# 1230亿元、亿元，
_ITEM_BEFORE = pattern(rf"[0-9]({_UNIT})[、和与及]$")
# 惠及3500万、万人次; 突破9千亿元、万亿元。
_VALUE_BEFORE = pattern(rf"[0-9][千百]?(?:{_UNIT}|万亿|[万亿])[、和与及]$")
_LONGEST_UNIT = 12


def sentence_around(folded: str, place: Span) -> tuple[int, int]:
    """Return where a place's sentence begins, and where its last mark stands; at most so far on each side."""
    first, last = max(0, place.start - _LONGEST_SENTENCE), place.end + _LONGEST_SENTENCE
    low = max(first, *(folded.rfind(mark, first, place.start) + 1 for mark in "。\n"))
    ends = [end for mark in "。\n" if (end := folded.find(mark, place.end, last)) >= 0]
    return low, min(ends, default=last)


def has_alike(folded: str, place: Span) -> bool:
    """Tell whether the same unit has its number elsewhere in the sentence: 新建3所、改造所、扩建2所."""
    low, high = sentence_around(folded, place)
    unit, sentence = folded[place.start : place.end], folded[low:high]
    return any(sentence[at - 1].isdecimal() for at in occurrences(sentence, unit, 1))


def is_changed(line: str, unit: re.Match[str]) -> bool:
    """Tell whether a unit stands where a value changes into another of the same unit: both ends are numbers.

    从万家增加到1.55万家, 由71所整合为所
    """
    start, end = unit.span()
    first = max(0, start - _LONGEST_CHANGE)
    ahead = _TO_NUMBER.match(line, end)
    if ahead and ahead[1] == unit[0] and _FROM.search(line, first, start):
        return True
    behind = _FROM_NUMBER.search(line, first, start) if line[start - 1] in "到至为的" else None
    return behind is not None and behind[1] == unit[0]


def continues_list(folded: str, start: int, unit: str) -> bool:
    """Tell whether the item before a unit is a number of the same unit, or before 万 or 亿 of any: 达到1230亿元、亿元，."""
    first = max(0, start - _LONGEST_UNIT)
    if unit[0] in "万亿":
        return _VALUE_BEFORE.search(folded, first, start) is not None
    before = _ITEM_BEFORE.search(folded, first, start) if start else None
    return before is not None and before[1] == unit


def numbered_ends(line: str) -> frozenset[str]:
    """Return each unit with which a phrase ends behind its number, and the character before that number: 奖项."""
    found = set[str]()
    for match in _NUMBERED_END.finditer(line):
        before = match.start() - 1
        while before >= 0 and line[before] in _DIGITS:
            before -= 1
        if before >= 0:
            found.add(line[before] + match[1])
    return frozenset(found)


def has_twin(line: str, unit: re.Match[str]) -> bool:
    """Tell whether what stands before a phrase's last unit has its number elsewhere in the sentence.

    文华奖3项、群星奖项: what counts there counts here, too. To be asked of :func:`numbered_ends` alone.
    """
    at, end = unit.span()
    before = line[at - 1]
    if line[end : end + 1] not in _BEHIND_TWIN or not is_han(before):
        return False
    low, high = sentence_around(line, Span(at, end))
    place = line.find(before, low, high)
    while place >= 0:
        last = place + 1
        while line[last : last + 1] in _DIGITS:
            last += 1
        stop = last + len(unit[0])
        if last > place + 1 and line.startswith(unit[0], last) and line[stop : stop + 1] in _BEHIND_TWIN:
            return True
        place = line.find(before, place + 1, high)
    return False


def least_at_end(folded: str, place: Span, *, in_word: bool) -> float:
    """Return the least evidence for a loss where an item ends with a unit; infinite where none will do."""
    low, high = sentence_around(folded, place)
    units = [match[1] for match in _ENDS_WITH_NUMBER.finditer(folded, low, high + 1)]
    unit = folded[place.start : place.end]
    alike = sum(unit.endswith(other) for other in units)
    # 运动达人、体育团体 are 1400 persons.
    if UNITS.get(unit) == "person" and folded[place.start : place.end + 1] != "人、" and has_alike(folded, place):
        return _PERSONS_ALIKE
    if alike:
        least = _SEVERAL_ALIKE if len(units) > 1 else _ONE_ALIKE
        return max(least, _IN_WORD_ALIKE) if in_word else least
    least = _SEVERAL if len(units) >= _FEW else _ONE if units else inf
    return max(least, _IN_WORD) if in_word else least
