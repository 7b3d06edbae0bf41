"""Idioms of four characters with one character that is not theirs.

Where one character of four is wrong, either the first two or the last two are right. Each half of an idiom is searched
for in the draft, and the other half is compared: the time grows with the draft, not with the idioms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from edulint.api import (
    Document,
    WordList,
    division_cost,
    is_frequent_word,
    is_han,
    occurrences,
    word_borders_around,
)
from edulint_wording.likeness import are_alike
from edulint_wording.pairs import notable_pairs
from edulint_wording.word_guard import is_misspelt_word, is_part_of_name, is_pun

_LISTED_NEIGHBOURS = WordList(__file__, "listed_neighbours.txt")
_VARIANTS = WordList(__file__, "idiom_variants.txt")
_LENGTH = 4
_HALF = 2
# What four characters must cost as words (edulint.api.division_cost): cheaper ones are an ordinary phrase, 毫无意义.
_LEAST_COST = 24.0
# A name in quotation marks has so many characters to each side of the form.
_REACH = 8
_OPENING, _CLOSING = "“‘《「", "”’》」"


class Misquotation(Struct, frozen=True):
    """Four characters of a draft, from ``start``, and the idioms that they may stand for."""

    start: int
    wrong: str
    rights: tuple[str, ...]

    @property
    def differing(self) -> tuple[int, ...]:
        """The offsets in the draft of the characters that are not the idioms'."""
        return tuple(
            self.start + at for at in range(_LENGTH) if any(self.wrong[at] != right[at] for right in self.rights)
        )


def misquotations(document: Document) -> Iterator[Misquotation]:
    """Yield the misquoted idioms of a draft."""
    prose = document.prose
    found: dict[tuple[int, str], list[str]] = {}
    for start, idiom in _candidates(document):
        found.setdefault((start, prose[start : start + _LENGTH]), []).append(idiom)
    for (start, wrong), rights in found.items():
        if _is_misquoted(prose, start, wrong, rights):
            yield Misquotation(start, wrong, tuple(dict.fromkeys(rights)))


def is_right_too(form: str) -> bool:
    """Tell whether a form beside an idiom is listed itself."""
    return form in _LISTED_NEIGHBOURS.words or form in _VARIANTS.words


def _is_misquoted(prose: str, start: int, wrong: str, rights: list[str]) -> bool:
    end = start + _LENGTH
    return (
        division_cost(wrong) >= _LEAST_COST
        and not is_right_too(wrong)
        # 名目繁杂 is a phrase of the writer beside 名目繁多.
        and not (is_frequent_word(wrong[:_HALF]) and is_frequent_word(wrong[_HALF:]))
        and word_borders_around(prose, start, end).issuperset((start, end))
        and is_misspelt_word(prose, start, end, rights[0])
        and not is_pun(wrong, rights[0])
        and not is_part_of_name(prose, start, end, rights[0])
        and not _fills_open_place(wrong, rights)
        and not _says_how(wrong)
        and not _says_when(prose, start, end, rights)
        and not _stands_beside(prose, start, end, rights)
        and not is_in_short_quotes(prose, start, end)
        and not _begins_like_its_neighbours(prose, start, end)
    )


def _fills_open_place(wrong: str, rights: list[str]) -> bool:
    """Tell whether a word stands beside 之 where an idiom has another one: 玉米之乡 beside 鱼米之乡, 坦然处之 beside 淡然处之."""
    if "之" not in wrong[_HALF:] or not is_frequent_word(wrong[:_HALF]):
        return False
    # 骨肉之亲 is right beside 骨肉至亲, whatever the idiom has for 之.
    return wrong[_HALF] == "之" or all(wrong[_HALF:] == one[_HALF:] for one in rights)


def _says_how(wrong: str) -> bool:
    """Tell whether a plain phrase says what one can't do oneself: 不能自备 beside 不能自拔."""
    return wrong.startswith(("不能自", "不得自", "不可自"))


def _says_when(prose: str, start: int, end: int, rights: list[str]) -> bool:
    """Tell whether 时 ends a clause that says when: 品名不符时，应补收差额, beside 名不符实."""
    is_when = prose[end - 1] == "时" and prose[end : end + 1] == "，"
    return is_when and all(right[:-1] == prose[start : end - 1] for right in rights)


def _stands_beside(prose: str, start: int, end: int, rights: list[str]) -> bool:
    """Tell whether the idiom itself stands near, with which the form plays: 要攻坚克难，不是功坚克难."""
    return any(right in part for right in rights for part in _around(prose, start, end))


def _around(prose: str, start: int, end: int) -> tuple[str, str]:
    """Return the characters before and behind a form, so many on each side."""
    return prose[max(0, start - _REACH) : start], prose[end : end + _REACH]


def is_in_short_quotes(prose: str, start: int, end: int) -> bool:
    """Tell whether quotation marks hold the form and little else: a name or a slogan that plays with an idiom."""
    before, after = _around(prose, start, end)
    opened = max(before.rfind(mark) for mark in _OPENING)
    closed = min((at for mark in _CLOSING if (at := after.find(mark)) >= 0), default=-1)
    inside = before[opened + 1 :] + after[: max(closed, 0)]
    return opened >= 0 and closed >= 0 and not any(mark in inside for mark in _OPENING + _CLOSING)


def _begins_like_its_neighbours(prose: str, start: int, end: int) -> bool:
    """Tell whether an item of a list begins with the same character: 宜业宜居、宜养天年 plays with it."""
    last_item = (
        prose[max(0, start - _REACH) : start - 1].rpartition("、")[2] if prose[start - 1 : start] == "、" else ""
    )
    return prose[end : end + 2] == f"、{prose[start]}" or last_item.startswith(prose[start])


def _candidates(document: Document) -> Iterator[tuple[int, str]]:
    """Yield the places of four characters, each with an idiom that differs by one character which is alike."""
    prose, listed = document.prose, notable_pairs(document).listed
    for half, one in listed.items():
        for at in one.places if one.idiom_ends else ():
            for end in nearly(prose[at + _HALF : at + _LENGTH], one.idiom_ends, are_alike):
                yield at, half + end
    for half, one in listed.items():
        for at in one.places if one.idiom_beginnings else ():
            for beginning in nearly(prose[max(0, at - _HALF) : at], one.idiom_beginnings, are_alike):
                yield at - _HALF, beginning + half


def nearly(written: str, halves: str, are_alike: Callable[[str, str], bool]) -> list[str]:
    """Return the halves, which stand in a row, that differ from ``written`` by one character that is alike.

    ``are_alike`` takes the right character and the written one.
    """
    first, second = written[:1], written[1:]
    # Nearly always neither stands in the row. An empty string stands in each.
    if (first not in halves and second not in halves) or not second or not (is_han(first) and is_han(second)):
        return []
    found = [at for at in _places(halves, first, 0) if halves[at + 1] != second and are_alike(halves[at + 1], second)]
    found += [at for at in _places(halves, second, 1) if halves[at] != first and are_alike(halves[at], first)]
    return [halves[at : at + _HALF] for at in sorted(found)]


def _places(halves: str, character: str, within: int) -> Iterator[int]:
    """Return where the halves begin that have a character at an offset."""
    return (at - within for at in occurrences(halves, character) if at % _HALF == within)
