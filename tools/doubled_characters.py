"""Writes which characters meet themselves where a name ends or begins, from texts in which nothing is typed twice.

    python -m tools.doubled_characters FOLDER ...

Every pair of equal characters of which one belongs to a known word is looked at as if it were a slip (博物院|院长,
洪灾|灾区). A character that stands so anywhere in right texts is written to the list, by the side of the known word; of
it nothing is told. Texts from outside the repository are read: published reports, news, laws.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from edulint_residue import surplus

LIST = Path(surplus.__file__).with_name("surplus.txt")
_PAIR = re.compile("([\u4e00-\u9fff])\\1")
_HEADER = """\
# Characters that meet themselves where names end or begin, by the side of the word that is known: 博物院|院长 behind,
# 税务总局|局机关 before. Written by tools/doubled_characters.py, last from {millions} million characters of published
# reports, news and laws.
"""


def places(text: str) -> Iterator[tuple[str, str]]:
    """Yield for each pair that looks like a slip its side and its character."""
    for match in _PAIR.finditer(text):
        side = surplus.side_of(text, match.start())
        if side and surplus.disturbs(text, match.start()):
            yield side, match[1]


def characters(texts: Iterable[str]) -> dict[str, str]:
    """Return the characters of the list, by the side of the known word."""
    found: dict[str, set[str]] = {"before": set(), "behind": set()}
    for text in texts:
        for side, character in places(text):
            found[side].add(character)
    return {side: "".join(sorted(told)) for side, told in found.items()}


def _texts(folders: Iterable[str]) -> Iterator[str]:
    for folder in folders:
        for path in sorted(Path(folder).rglob("*")):
            if path.suffix in (".txt", ".md") and path.is_file():
                yield path.read_text(encoding="utf-8", errors="replace")


def main(folders: list[str]) -> None:
    """Write the list."""
    read = 0

    def counted() -> Iterator[str]:
        nonlocal read
        for text in _texts(folders):
            read += len(text)
            yield text

    known = surplus.meeting()
    found = {side: "".join(sorted(known[side].union(told))) for side, told in characters(counted()).items()}
    sections = "".join(f"\n[{side}]\n{told}\n" for side, told in found.items())
    LIST.write_text(_HEADER.format(millions=read // 1_000_000) + sections, encoding="utf-8")
    print(f"{', '.join(f'{len(told)} {side}' for side, told in found.items())} in {LIST.name}")


if __name__ == "__main__":
    main(sys.argv[1:])
