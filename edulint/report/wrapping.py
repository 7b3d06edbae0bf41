"""Text in lines of a terminal, in which a Chinese character takes two cells."""

from __future__ import annotations

from rich.cells import cell_len

from edulint.text.patterns import pattern

# What stays in one line: a few characters in quotation marks, a word of Latin letters, a character; with the marks that
# open before it and those that close behind it.
_OPENING, _CLOSING = "（《“‘(", "，。、；：？！）》”’…,.;:?!)"
_PIECE = pattern(rf"“[^“”\s]{{1,6}}”[{_CLOSING}]*|[{_OPENING}]*(?:[!-~]+|[^!-~\s])[{_CLOSING}]*|\s")


def wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines of at most ``width`` cells; words, and what marks belong to, stay whole where they fit."""
    lines = [""]
    for word in _PIECE.findall(text):
        for piece in [word] if cell_len(word) <= width else list(word):
            if cell_len(lines[-1] + piece) <= width or not lines[-1]:
                lines[-1] += piece
            else:
                lines.append(piece.lstrip())
    return [line.rstrip() for line in lines]
