"""The table of phrasings: reads ``phrasings.txt`` and says which line of it is broken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct

from edulint.api import WordList, pattern
from edulint_figures.relations.tokens import Line

_TABLE = WordList(__file__, "phrasings.txt")
_CONFIDENCES = ("stated", "likely", "possible")
_ROLE = pattern(r"<(\w+):")
_OPTIONAL_ROLE = pattern(r"<\w+:[^<>]*>\?")
_MACRO = pattern(r"\b([A-Z]{3,}[0-9]?)\b")
# A letter of which there must be one: outside of classes, groups and roles, and not optional.
_NEEDED = pattern(r"\[[^]]*\][?*+]?(?:\{[^}]*\})?|\([^()]*\)|([a-zA-Z])(?![?*{])")
# What belongs together stands within so many tokens. Nobody writes a longer sentence; a line made to do harm would
# otherwise be read to its end from every token.
_REACH = 1000


class PhrasingError(Exception):
    """A line of the table that can't be read."""


class Phrasing(Struct, frozen=True):
    """One way to say that figures belong together.

    ``confidence`` is how surely the words state it: stated, likely or possible. ``letters`` must all stand in a line
    that the pattern may match; ``heads`` are the letters that a match begins with, empty where it may begin with many.
    """

    form: str
    confidence: str
    pattern: re.Pattern[str]
    letters: frozenset[str]
    heads: str
    source: str

    def matches(self, line: Line) -> Iterator[re.Match[str]]:
        """Yield the matches in a line; one at every cue, also inside another one's stretch."""
        text = line.letters
        if not self.heads:
            for start in range(0, len(text), _REACH):
                yield from self.pattern.finditer(text, start, start + _REACH)
            return
        for head in self.heads:
            at = text.find(head)
            while at >= 0:
                match = self.pattern.match(text, at, at + _REACH)
                if match:
                    yield match
                at = text.find(head, at + 1)


@cache
def phrasings() -> tuple[Phrasing, ...]:
    """Return the phrasings in the order of the table."""
    return tuple(compiled(_TABLE.lines))


@lru_cache(maxsize=2048)
def phrasings_for(letters: frozenset[str], forms: frozenset[str]) -> tuple[Phrasing, ...]:
    """Return the phrasings of some forms that a line with these letters may hold."""
    return tuple(
        one
        for one in phrasings()
        if one.form in forms and one.letters <= letters and (not one.heads or not letters.isdisjoint(one.heads))
    )


@cache
def macro(name: str) -> str:
    """Return the pattern that a macro of the table stands for."""
    macros: dict[str, str] = {}
    for line in _TABLE.lines:
        _take_macro(line, macros)
    return macros[name].replace(" ", "")


def compiled(table: tuple[str, ...]) -> Iterator[Phrasing]:
    """Yield the phrasings of the lines of a table.

    Raises PhrasingError with the line that is broken; a wrong pattern fails when it is first searched for.
    """
    macros: dict[str, str] = {}
    for line in table:
        try:
            if _take_macro(line, macros):
                continue
            form, confidence, text = line.split(maxsplit=2)
            if confidence not in _CONFIDENCES:
                raise PhrasingError(f"{line!r}: {confidence!r} is none of {', '.join(_CONFIDENCES)}")
            yield _phrasing(form, confidence, text, macros)
        except ValueError as error:
            raise PhrasingError(f"{line!r}: {error}") from error


def _take_macro(line: str, macros: dict[str, str]) -> bool:
    """Add the macro that a line defines, in terms of those before it; tell whether it defines one."""
    name, is_macro, text = line.partition(" = ")
    if is_macro:
        macros[name.strip()] = _expanded(text.strip(), macros)
    return bool(is_macro)


def _phrasing(form: str, confidence: str, text: str, macros: dict[str, str]) -> Phrasing:
    roles = _ROLE.sub(r"(?P«\1»", text).replace(">", ")").replace("«", "<").replace("»", ">")
    letters = _OPTIONAL_ROLE.sub("", text)
    letters = _ROLE.sub("", letters).replace(">", " ")
    needed = frozenset(found[1] for found in _NEEDED.finditer(_MACRO.sub("", letters).replace(" ", "")) if found[1])
    source = _expanded(roles, macros).replace(" ", "")
    return Phrasing(form, confidence, pattern(source), needed, _heads(text), text)


def _heads(text: str) -> str:
    """Return the letters that a match must begin with, where the pattern begins with one letter or a class."""
    text = re.sub(r"^<\w+:\s*", "", text)
    match = re.match(r"\[(\w+)\](?![?*{])|([a-zA-Z])(?![?*{\w])", text)
    return (match[1] or match[2]) if match else ""


def _expanded(text: str, macros: dict[str, str]) -> str:
    return _MACRO.sub(lambda match: macros.get(match[1], match[1]), text)
