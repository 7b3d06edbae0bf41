"""Writes the table by which forms of the wording pack's lists are looked for in a draft.

    python -m tools.beginnings

``forms.bin`` tells, by the first two characters of a form or by either half of an idiom, what the lists have:
``confusions.txt``, ``idioms.txt`` and ``checks/variant_form.txt``. ``beginnings.bin`` is the filter of these two
characters. Write both again when one of the lists has changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import edulint_wording
from edulint.api import WordList
from edulint_wording.lists import BEGINNING_BITS, BEGINNINGS, PairTable, filter_of

PACK = Path(edulint_wording.__file__).parent
_HALF = 2


def main() -> None:
    """Write the two files."""
    for name, content in tables().items():
        (PACK / name).write_bytes(content)


def tables() -> dict[str, bytes]:
    """Return the content of the two files by their names."""
    confusions, idioms, variants = map(_lines, ("confusions.txt", "idioms.txt", "checks/variant_form.txt"))
    ends = grouped((idiom[:_HALF], idiom[_HALF:]) for idiom in sorted(idioms))
    beginnings = grouped((idiom[_HALF:], idiom[:_HALF]) for idiom in sorted(idioms))
    lines = grouped((line[:_HALF], f"{line}\n") for line in confusions)
    pairs = {*ends, *beginnings, *lines, *(line[:_HALF] for line in variants)}
    forms = {pair: "\t".join((ends.get(pair, ""), beginnings.get(pair, ""), lines.get(pair, ""))) for pair in pairs}
    return {"forms.bin": PairTable.encoded(forms), BEGINNINGS: filter_of((BEGINNING_BITS, pairs))}


def _lines(name: str) -> tuple[str, ...]:
    return WordList(edulint_wording.__file__, name).lines


def grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return what stands second in the pairs, in a row, by what stands first."""
    found: dict[str, str] = {}
    for first, second in pairs:
        found[first] = found.get(first, "") + second
    return found


if __name__ == "__main__":
    main()
