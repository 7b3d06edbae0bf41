"""The list of known confusions: what is written wrongly, what it ought to be, and where the form is right."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from edulint.api import Document, WordList
from edulint_wording.pairs import forms_at, notable_pairs

CONFUSIONS = WordList(__file__, "confusions.txt")
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


def confusions_in(document: Document) -> Iterator[tuple[Confusion, int]]:
    """Yield the forms of the list that stand in a draft, with their offsets."""
    for pair in notable_pairs(document).listed.values():
        for line, places in forms_at(pair.confusions, pair, document.prose):
            yield from ((confusion_of(line), at) for at in places)


@cache
def confusion_of(line: str) -> Confusion:
    """Return what a line of the list says: form, words, example with ``~`` for the form, contexts after ``-``."""
    wrong, rights, example, *contexts = line.split()
    return Confusion(wrong, tuple(rights.split("/")), example.replace(_FORM, wrong), tuple(one[1:] for one in contexts))


def all_confusions() -> list[Confusion]:
    """Return the whole list."""
    return [confusion_of(line) for line in CONFUSIONS.lines]
