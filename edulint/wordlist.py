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
