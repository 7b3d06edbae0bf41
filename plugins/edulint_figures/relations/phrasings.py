"""The table of phrasings: reads ``phrasings.txt`` and says which line of it is broken."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from functools import cache, lru_cache
from operator import itemgetter

from msgspec import Struct

from edulint.api import WordList, pattern
from edulint_figures.relations.tokens import Line

_TABLE = WordList(__file__, "phrasings.txt")
_CONFIDENCES = ("stated", "likely", "possible")
_ROLE = pattern(r"<(\w+):")
_MACRO = pattern(r"\b([A-Z]{3,}[0-9]?)\b")
# The pieces of a pattern: macros, letters and classes of them, what stands for no letter, groups and roles.
_PIECE = pattern(
    r"(?P<optional>[?*]|\{0[^}]*\})|(?P<repeated>\+|\{[^}]*\})|(?P<macro>[A-Z]{3,}[0-9]?)|(?P<letter>[a-zA-Z,/:;])"
    r"|\[(?P<class>[^]^]+)\]|(?P<none>\[\^[^]]*\]|\(\?<?[=!][^)]*\)|[.^$])"
    r"|(?P<open>\(\?[:>]|\(|<\w+:)|(?P<close>[)>])|(?P<bar>\|)"
)
# The letters of most lines, the commonest last.
_COMMON = "PG;/,nL"
# What belongs together stands within so many tokens. Nobody writes a longer sentence; a line made to do harm would
# otherwise be read to its end from every token.
_REACH = 1000


class PhrasingError(Exception):
    """A line of the table that can't be read."""


class Phrasing(Struct, frozen=True):
    """One way to say that figures belong together.

    ``confidence`` is how surely the words state it: stated, likely or possible. Of each set of ``needed`` one letter
    stands in every line that the pattern may match; ``heads`` are the letters that a match begins with, empty where it
    may begin with many.
    """

    form: str
    confidence: str
    pattern: re.Pattern[str]
    needed: tuple[frozenset[str], ...]
    heads: str
    source: str

    def may_match(self, letters: Set[str]) -> bool:
        """Tell whether a line with these letters may hold the phrasing."""
        return not any(map(letters.isdisjoint, self.needed))

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
    found = [
        numbered
        for needed, listed in _by_rarest(forms)
        if not letters.isdisjoint(needed)
        for numbered in listed
        if numbered[1].may_match(letters)
    ]
    return tuple(phrasing for _, phrasing in sorted(found, key=itemgetter(0)))


@cache
def _by_rarest(forms: frozenset[str]) -> tuple[tuple[frozenset[str], list[tuple[int, Phrasing]]], ...]:
    """Return the phrasings of some forms, with their places in the table, by the rarest of what each needs."""
    found: defaultdict[frozenset[str], list[tuple[int, Phrasing]]] = defaultdict(list)
    for number, phrasing in enumerate(phrasings()):
        if phrasing.form in forms:
            rarest = min(phrasing.needed, key=lambda needed: max(map(_COMMON.find, needed)))
            found[rarest].append((number, phrasing))
    return tuple(found.items())


@cache
def macro(name: str) -> str:
    """Return the pattern that a macro of the table stands for."""
    macros = _Macros()
    for line in _TABLE.lines:
        macros.take(line)
    return macros.sources[name]


def compiled(table: tuple[str, ...]) -> Iterator[Phrasing]:
    """Yield the phrasings of the lines of a table.

    Raises PhrasingError with the line that is broken; a wrong pattern fails when it is first searched for.
    """
    macros = _Macros()
    for line in table:
        try:
            if macros.take(line):
                continue
            form, confidence, text = line.split(maxsplit=2)
            if confidence not in _CONFIDENCES:
                raise PhrasingError(f"{line!r}: {confidence!r} is none of {', '.join(_CONFIDENCES)}")
            yield _phrasing(form, confidence, text, macros)
        except ValueError as error:
            raise PhrasingError(f"{line!r}: {error}") from error


class _Macros:
    """The macros of a table: their sources, in terms of no others, and the letters that each needs."""

    def __init__(self) -> None:
        self.sources: dict[str, str] = {}
        self.needed: dict[str, tuple[frozenset[str], ...]] = {}

    def take(self, line: str) -> bool:
        """Add the macro that a line defines, in terms of those before it; tell whether it defines one."""
        name, is_macro, text = line.partition(" = ")
        if is_macro:
            self.sources[name.strip()] = self.expanded(text)
            self.needed[name.strip()] = self.needed_by(text)
        return bool(is_macro)

    def expanded(self, text: str) -> str:
        """Return a pattern without macros and spaces."""
        return _MACRO.sub(lambda found: self.sources.get(found[1], found[1]), text).replace(" ", "")

    def needed_by(self, text: str) -> tuple[frozenset[str], ...]:
        """Return the sets of letters of each of which one stands in whatever a pattern matches."""
        # One item for each piece of the groups that are open; None where a group has another branch.
        groups: list[list[tuple[frozenset[str], ...] | None]] = [[]]
        for piece in _PIECE.finditer(text.replace(" ", "")):
            kind = piece.lastgroup or ""
            if kind == "open":
                groups.append([])
            elif kind == "close":
                items = groups.pop()
                groups[-1].append(() if None in items else _without_repeats(items))
            elif kind == "optional":
                groups[-1].pop()
            elif kind in ("letter", "class"):
                groups[-1].append((frozenset(piece[kind]),))
            elif kind != "repeated":
                groups[-1].append(None if kind == "bar" else self.needed.get(piece[0], ()))
        return _without_repeats(groups[0])


def _without_repeats(items: Iterable[tuple[frozenset[str], ...] | None]) -> tuple[frozenset[str], ...]:
    return tuple(dict.fromkeys(one for item in items if item for one in item))


def _phrasing(form: str, confidence: str, text: str, macros: _Macros) -> Phrasing:
    roles = _ROLE.sub(r"(?P«\1»", text).replace(">", ")").replace("«", "<").replace("»", ">")
    return Phrasing(form, confidence, pattern(macros.expanded(roles)), macros.needed_by(text), _heads(text), text)


def _heads(text: str) -> str:
    """Return the letters that a match must begin with, where the pattern begins with one letter or a class."""
    text = re.sub(r"^<\w+:\s*", "", text)
    match = re.match(r"\[(\w+)\](?![?*{])|([a-zA-Z])(?![?*{\w])", text)
    return (match[1] or match[2]) if match else ""
