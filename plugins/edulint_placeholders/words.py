"""The pack's word lists, read from the text files beside it."""

from __future__ import annotations

import os
from functools import cache

_FOLDER = os.path.dirname(__file__)


@cache
def sections(file_name: str) -> dict[str, tuple[str, ...]]:
    """Return the words of a list file by section, in the order of the file.

    A section begins with its name in brackets; words are separated by blanks or line ends, ``#`` begins a comment line.
    """
    with open(os.path.join(_FOLDER, file_name), encoding="utf-8") as file:
        lines = file.read().split("\n")
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines:
        if line.startswith("["):
            current = found.setdefault(line[1:-1], [])
        elif not line.startswith("#"):
            current += line.split()
    return {name: tuple(words) for name, words in found.items()}
