"""Text in lines of a terminal, in which a Chinese character takes two cells."""

from __future__ import annotations

from rich.cells import cell_len

from edulint.text.patterns import pattern

_PIECE = pattern(r"[!-~]+|\s|[^!-~\s]")
_NOT_FIRST = frozenset("，。、；：？！）》”’…,.;:?!)")


def wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines of at most ``width`` cells; words of Latin letters stay whole where they fit."""
    lines, last = [""], ""
    for word in _PIECE.findall(text):
        for piece in [word] if cell_len(word) <= width else list(word):
            if cell_len(lines[-1] + piece) <= width or not lines[-1]:
                lines[-1] += piece
            elif piece in _NOT_FIRST and lines[-1] != last:
                # A mark that closes is never the first of a line; what stands before it goes along.
                lines[-1] = lines[-1].removesuffix(last)
                lines.append(last.lstrip() + piece)
            else:
                lines.append(piece.lstrip())
            last = piece
    return [line.rstrip() for line in lines]
