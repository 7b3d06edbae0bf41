"""Lists of words that are data files beside the code that uses them."""

from __future__ import annotations

import os


def lines_beside(module_file: str, name: str) -> tuple[str, ...]:
    """Return the lines of the list ``name`` in the folder of a module (its ``__file__``).

    Blank lines and lines that begin with ``#`` are left out; the others are stripped.
    """
    with open(os.path.join(os.path.dirname(module_file), name), encoding="utf-8") as file:
        lines = [line.strip() for line in file]
    return tuple(line for line in lines if line and not line.startswith("#"))


def sections_beside(module_file: str, name: str) -> dict[str, tuple[str, ...]]:
    """Return the words of the list ``name`` by section, in the order of the file.

    A section begins with its name in brackets on a line of its own; its words are separated by blanks or line ends.

    Raises:
        KeyError: words stand before the first section.
    """
    found: dict[str, tuple[str, ...]] = {}
    section = ""
    for line in lines_beside(module_file, name):
        if line.startswith("["):
            section = line[1:-1]
            found[section] = ()
        else:
            found[section] += tuple(line.split())
    return found
