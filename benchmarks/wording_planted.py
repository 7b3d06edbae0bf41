"""How many planted wrong characters are found, and what else is reported.

usage: python benchmarks/wording_planted.py [FOLDER]

500 forms of the list of confusions and 500 idioms with one wrong character, alike in sound or shape, are planted, each
in a draft of its own; idioms that the list of confusions has are left out. With a folder, the faults are planted in
paragraphs of its drafts.
"""

from __future__ import annotations

import random
import re
import sys

from planting import Plant, measure, replaced

import edulint_wording
from edulint.api import Severity, Span, WordList
from edulint_wording.confusions import Confusion, all_confusions
from edulint_wording.idioms import is_right_too
from edulint_wording.likeness import alike

_TIMES = 500
_IDIOMS = WordList(edulint_wording.__file__, "idioms.txt")
# An input method offers characters in use; a rare one would be too easy to see.
_COMMON = frozenset("".join(_IDIOMS.lines))
_PAUSE = re.compile("[，；]")


def inserted(words: list[str]) -> Plant:
    """Insert some words, each with a wrong stretch in brackets, as a clause behind a comma of the paragraph."""

    def plant(chance: random.Random, text: str) -> tuple[str, Span] | None:
        places = [match.end() for match in _PAUSE.finditer(text)]
        if not places:
            return None
        before, wrong, after = re.split(r"[\[\]]", chance.choice(words))
        place = chance.choice(places)
        made, span = replaced(text, place, place, f"{before}{wrong}{after}，")
        return made, Span(span.start + len(before), span.start + len(before) + len(wrong))

    return plant


def of_list(confusion: Confusion) -> str:
    """Return a form's example with the form in brackets."""
    return confusion.example.replace(confusion.wrong, f"[{confusion.wrong}]", 1)


def idioms() -> list[str]:
    """Return the idioms, sorted."""
    corrected = {right for confusion in all_confusions() for right in confusion.rights}
    return sorted(_IDIOMS.words - corrected)


def misquoted(chance: random.Random, idiom: str) -> str | None:
    """Return an idiom with one wrong character, in brackets and in a clause; None where it would be right, too."""
    at = chance.randrange(len(idiom))
    others = sorted(alike(idiom[at]) & _COMMON)
    if not others:
        return None
    form = idiom[:at] + chance.choice(others) + idiom[at + 1 :]
    return None if is_right_too(form) else chance.choice(["要做到[{}]", "这一做法[{}]", "不能[{}]"]).format(form)


def plants() -> dict[str, tuple[str, list[Plant]]]:
    """Return the two kinds of faults, with a way to plant each form."""
    chance = random.Random("wording")
    forms = [of_list(one) for one in chance.sample(all_confusions(), _TIMES)]
    wrong = [form for idiom in chance.sample(idioms(), 2 * _TIMES) if (form := misquoted(chance, idiom))][:_TIMES]
    return {
        "known confusions": ("WO101", [inserted([form]) for form in forms]),
        "misquoted idioms": ("WO102", [inserted([form]) for form in wrong]),
    }


if __name__ == "__main__":
    measure(edulint_wording, plants(), sys.argv[1:], times=1, least=Severity.WARNING)
