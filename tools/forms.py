"""Writes the table by which forms of the wording pack's lists are looked for in a draft.

    python -m tools.forms

``forms.bin`` tells by two characters what the lists have: by either half of an idiom of ``idioms.txt`` the other
halves, and the lines of ``confusions.txt`` and ``checks/variant_form.txt`` by the two characters of each form that
texts are least likely to have. Write it again when one of the lists has changed, or the list of frequent words.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import edulint_wording
from edulint.api import WordList, division_cost
from edulint_wording.lists import PairTable

PACK = Path(edulint_wording.__file__).parent
_HALF = 2


def main() -> None:
    """Write the file."""
    (PACK / "forms.bin").write_bytes(table())


def table() -> bytes:
    """Return the content of the file."""
    idioms = sorted(_lines("idioms.txt"))
    columns = (
        grouped((idiom[:_HALF], idiom[_HALF:]) for idiom in idioms),
        grouped((idiom[_HALF:], idiom[:_HALF]) for idiom in idioms),
        *(
            grouped((rarest_pair(line.split()[0]), f"{line}\n") for line in _lines(name))
            for name in ("confusions.txt", "checks/variant_form.txt")
        ),
    )
    pairs = {pair for column in columns for pair in column}
    forms = {pair: "\t".join(column.get(pair, "") for column in columns) for pair in pairs}
    return PairTable.encoded(forms)


def rarest_pair(form: str) -> str:
    """Return the two characters of a form, side by side, that are the least likely as words: 峻工 of 项目峻工."""
    return max((form[at : at + _HALF] for at in range(len(form) - 1)), key=division_cost)


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
