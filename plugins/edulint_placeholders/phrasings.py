"""Reads phrasings from which something is gone, one a line: 工期为▢日历天, {旷工|缺勤}▢天{，|。}, 由▢<done by>{，|。}.

▢ stands where it is gone, and other characters stand for themselves. In braces stands what must be around them, {!…}
what must not; <name> is any word of the list of that name in the same file, also among others: {!<name>|的}. (人|名)
writes several lines in one. ○ is a Chinese character, 0 a digit, ⏎ the end of a line, and … behind the gap up to
fourteen characters of the same clause, none of them 的.

The key of a phrasing is found first and is what is told: the words outside of braces right behind the gap and, where a
brace stands there, those before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from itertools import product

from msgspec import Struct

from edulint.api import WordList, fold, pattern

GAP = "▢"
_SEVERAL = pattern(r"\(([^()]*)\)")
_PART = pattern(r"\{(?P<without>!?)(?P<brace>[^{}]*)\}|(?P<list><[^<>]*>)|(?P<words>[^{<]+)")
_CLASSES = {"○": "\u4e00-\u9fff", "0": "0-9", "⏎": "\\n"}
_REST, _LINE_END = "…", "⏎"
_REST_OF_CLAUSE = "[^的,。;\\n]{0,14}"


class PhrasingError(Exception):
    """A line that can't be read."""


class _Part(Struct, frozen=True):
    """One of these words stands there, or none of them where ``is_without`` says so; each is written as in the file.

    ``is_plain`` are words that stand outside of braces.
    """

    words: tuple[str, ...]
    is_without: bool
    is_plain: bool


class Phrasing(Struct, frozen=True):
    """What stands before the key of a phrasing, the key, and what stands behind it."""

    before: tuple[_Part, ...]
    key: str
    behind: tuple[_Part, ...]

    def source(self) -> str:
        """Return the source of a pattern that matches the key without its first character, between the others."""
        behind = "".join(f"(?!{_any(part.words)})" if part.is_without else _any(part.words) for part in self.behind)
        return re.escape(self.key[1:]) + _looking_back(self.before, self.key) + (f"(?={behind})" if behind else "")


class Phrasings:
    """The phrasings of a file, by section, and the lists of words that they name, which are sections of their own."""

    def __init__(self, words: WordList) -> None:
        """Stand for the phrasings of a file, which is read when they are first asked for."""
        self.words = words

    @cached_property
    def by_section(self) -> dict[str, re.Pattern[str]]:
        """For each section with phrasings the pattern that finds their keys."""
        return {name: self.pattern_of(lines) for name, lines in self.lines.items()}

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """The pattern that finds the keys of all phrasings."""
        return self.pattern_of(line for lines in self.lines.values() for line in lines)

    @cached_property
    def lines(self) -> dict[str, list[str]]:
        """The phrasings of each section that has some, as they are written."""
        found: dict[str, list[str]] = {}
        for line in self.words.lines:
            if line[0] == "[":
                section = line[1:-1]
            elif GAP in line:
                found.setdefault(section, []).append(line)
        return found

    def pattern_of(self, lines: Iterable[str]) -> re.Pattern[str]:
        """Return a pattern that finds the keys of some lines: where several stand at one place, of the longest one.

        It has one alternative for each character that a key begins with: the engine skips all others.

        Raises:
            PhrasingError: a line can't be read.
        """
        found: dict[str, list[str]] = {}
        for phrasing in sorted(self._read(lines), key=lambda one: -len(one.key)):
            found.setdefault(phrasing.key[0], []).append(phrasing.source())
        return pattern("|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in found.items()))

    def _read(self, lines: Iterable[str]) -> Iterator[Phrasing]:
        for line in lines:
            for one in _each(line):
                try:
                    yield self._phrasing(one)
                except (IndexError, KeyError, ValueError) as error:
                    raise PhrasingError(f"{line}: {error}") from error

    def cache_clear(self) -> None:
        """Forget what was read."""
        for name in ("by_section", "whole", "lines"):
            self.__dict__.pop(name, None)

    def _phrasing(self, line: str) -> Phrasing:
        parts_before, parts_behind = [tuple(self._parts(side)) for side in fold(line).split(GAP)]
        if parts_behind[0].is_plain:
            return Phrasing(parts_before, _key(parts_behind[0]), parts_behind[1:])
        return Phrasing(parts_before[:-1], _key(parts_before[-1]), parts_behind)

    def _parts(self, text: str) -> Iterator[_Part]:
        for part in _PART.finditer(text):
            without, brace, name, words = part.groups()
            if words:
                yield _Part((words,), is_without=False, is_plain=True)
            else:
                yield _Part(self._listed(name or brace), is_without=bool(without), is_plain=False)

    def _listed(self, entries: str) -> tuple[str, ...]:
        """Return the words that some entries write, of which some may be names of lists."""
        if "<" not in entries:
            return tuple(entries.split("|"))
        # A list is folded as a whole: most phrasings name one.
        listed = ("|".join(self.words.section(one[1:-1])) if one[:1] == "<" else one for one in entries.split("|"))
        return tuple(fold("|".join(listed)).split("|"))


def _each(line: str) -> Iterator[str]:
    """Yield what a line writes: one line for each of what stands in parentheses."""
    choice = _SEVERAL.search(line)
    if choice is None:
        yield line
        return
    for one in choice[1].split("|"):
        yield from _each(line[: choice.start()] + one + line[choice.end() :])


def _key(part: _Part) -> str:
    """Return the key.

    Raises:
        ValueError: a brace stands where the key should, or what stands for other characters.
    """
    if not part.is_plain or not set(part.words[0]).isdisjoint((*_CLASSES, _REST)):
        raise ValueError(f"nothing to find in {part.words}")
    return part.words[0]


# Many phrasings begin or end with the same words.
@cache
def _any(words: tuple[str, ...]) -> str:
    """Return the source of a pattern that matches one of some words, as they are written in the file."""
    listed = set(words)
    single = {word for word in listed if len(word) == 1 and word != _REST}
    longer = sorted(listed - single - {""}, key=lambda word: (-len(word), word))
    found = [_class(single)] if single else []
    found += [word if word.isalpha() else "".join(map(_of_word, word)) for word in longer]
    if len(found) == 1 and "" not in listed:
        return found[0]
    return f"(?:{'|'.join(found)}){'?' if '' in listed else ''}"


def _class(characters: Iterable[str], *, is_other: bool = False) -> str:
    """Return the source of a class of some characters, or of all others."""
    listed = sorted(characters)
    if len(listed) == 1 and listed[0] not in _CLASSES and not is_other:
        return re.escape(listed[0])
    return f"[{'^' if is_other else ''}{''.join(map(_in_class, listed))}]"


def _of_word(character: str) -> str:
    return _REST_OF_CLAUSE if character == _REST else _class(character)


@cache
def _in_class(character: str) -> str:
    return _CLASSES.get(character) or re.escape(character)


def _looking_back(parts: tuple[_Part, ...], key: str) -> str:
    """Return the source of what tells behind a key whether these parts stand before it.

    The engine looks back over so many characters as it is told: there is one way to look for each sum of lengths.
    """
    choices = [[(part, size) for size in _sizes(part)] for part in parts]
    ways = ["".join(_one_way(way, key)) for way in product(*choices)]
    return f"(?:{'|'.join(ways)})" if len(ways) > 1 else ways[0]


def _sizes(part: _Part) -> list[int]:
    """Return how long a part may be; 0 for what must not stand there, which takes no place."""
    return [0] if part.is_without else sorted({len(word) for word in part.words})


def _one_way(way: tuple[tuple[_Part, int], ...], key: str) -> Iterator[str]:
    behind = re.escape(key)
    for index, (part, size) in enumerate(reversed(way), start=1):
        words = tuple([word for word in part.words if len(word) == size])
        if part.is_without:
            for length in {len(word) for word in part.words}:
                yield f"(?<!{_any(tuple([word for word in part.words if len(word) == length]))}{behind})"
        elif index == len(way) and size == 1 and _LINE_END in words:
            # Before the first line stands nothing.
            yield f"(?<!{_class(words, is_other=True)}{behind})"
        else:
            behind = (_any(words) if words else "") + behind
    if behind != re.escape(key):
        yield f"(?<={behind})"
