"""The list of known confusions: what is written wrongly, what it ought to be, and where the form is right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from edulint_wording.lists import CONFUSIONS

# Stands for the form in an example, and for the beginning of a clause in a context.
_FORM = "~"
CLAUSE_BEGINNING = "^"
# Before a word that follows in the sentence: 既使 is right before 又.
FOLLOWED_BY = "…"


class Confusion(Struct, frozen=True):
    """A form that is written for another word.

    ``rights`` are the words that it may stand for. ``example`` shows it in a phrase. ``contexts`` are wordings in which
    the form is right, for example 叫做为 for 做为; one that begins with ``^`` is right at the beginning of a clause, one
    that begins with ``…`` is a word that follows in the sentence.
    """

    wrong: str
    rights: tuple[str, ...]
    example: str
    contexts: tuple[str, ...] = ()

    @property
    def corrected_example(self) -> str:
        """The example with the word that is right."""
        return self.example.replace(self.wrong, self.rights[0])


@cache
def lines_by_beginning() -> dict[str, str]:
    """Return the lines of the list by the first two characters of their forms, one below the other."""
    # Most beginnings have one line. Thousands of lists of one line would take twice the time.
    found: dict[str, str] = {}
    for line in CONFUSIONS.lines:
        beginning = line[:2]
        found[beginning] = f"{found[beginning]}\n{line}" if beginning in found else line
    return found


def confusions_beginning(pairs: Iterable[str]) -> Iterator[Confusion]:
    """Yield the confusions whose form begins with one of the pairs of characters."""
    # Few forms begin with a pair of a draft, often none; the lines of the others are never split.
    lines = lines_by_beginning()
    for pair in lines.keys() & pairs:
        yield from map(confusion_of, lines[pair].split("\n"))


@cache
def confusion_of(line: str) -> Confusion:
    """Return what a line of the list says: form, words, example with ``~`` for the form, contexts after ``-``."""
    wrong, rights, example, *contexts = line.split()
    return Confusion(wrong, tuple(rights.split("/")), example.replace(_FORM, wrong), tuple(one[1:] for one in contexts))


def all_confusions() -> list[Confusion]:
    """Return the whole list."""
    return [confusion_of(line) for line in CONFUSIONS.lines]
