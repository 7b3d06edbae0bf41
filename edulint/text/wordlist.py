"""Lists of words that are data files beside the code that uses them."""

from __future__ import annotations

import os
from functools import cached_property
from itertools import pairwise

from edulint.text.patterns import any_of


class WordList:
    """A list of words in a text file beside the code that uses it; the file is read when its words are first asked for.

    Blank lines and lines that begin with ``#`` are left out. A line in brackets begins a section and is its name. Words
    of a line are separated by blanks.
    """

    def __init__(self, module_file: str, name: str) -> None:
        """Stand for the list ``name`` in the folder of a module, whose ``__file__`` is ``module_file``."""
        self._path = os.path.join(os.path.dirname(module_file), name)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines, without white space around them; the names of sections are among them."""
        # A table of thousands of lines is read while somebody waits for a short draft; a text file is slower to read.
        with open(self._path, "rb") as file:
            lines = file.read().decode().split("\n")
        return tuple([line for line in map(str.strip, lines) if line and line[0] != "#"])

    @cached_property
    def sections(self) -> dict[str, tuple[str, ...]]:
        """The words by section, in the order of the file.

        Raises:
            KeyError: words stand before the first section.
        """
        lines = self.lines
        heads = [at for at, line in enumerate(lines) if line[0] == "["]
        if lines and 0 not in heads:
            raise KeyError(f"{self._path}: {lines[0]} stands before the first section")
        bounds = pairwise((*heads, len(lines)))
        return {lines[head][1:-1]: tuple(" ".join(lines[head + 1 : end]).split()) for head, end in bounds}

    def section(self, name: str) -> tuple[str, ...]:
        """Return the words of one section.

        Raises:
            KeyError: the list has no such section.
        """
        return self.sections[name]

    @cached_property
    def words(self) -> frozenset[str]:
        """All words, whether the list has sections or not."""
        return frozenset(word for line in self.lines if not line.startswith("[") for word in line.split())

    @cached_property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The words line by line, for a list without sections."""
        return tuple(tuple(line.split()) for line in self.lines)

    @cached_property
    def table(self) -> dict[str, tuple[str, ...]]:
        """The words of each line behind its first one, by the first one, for a list without sections."""
        return {first: tuple(rest) for first, *rest in self.rows}

    def any_of(self, *sections: str) -> str:
        """Return the source of a pattern that matches any word of the sections, of all sections where none is named."""
        return any_of([word for name in sections for word in self.sections[name]] if sections else self.words)

    def cache_clear(self) -> None:
        """Forget what was read, as functions under :func:`functools.cache` do."""
        for name in ("lines", "sections", "words", "rows", "table"):
            self.__dict__.pop(name, None)
