"""Lines as an editor counts them."""

from __future__ import annotations

from edulint.text.patterns import pattern

# Not str.splitlines, which also splits at U+000B, U+000C, U+0085 and U+2028: editors don't.
LINE_END = pattern(r"\r\n?|\n")
_LONE_RETURN = pattern(r"\r(?!\n)")


def line_starts(text: str) -> tuple[int, ...]:
    """Return the offset at which each line begins; a text always has at least one line."""
    if "\r" not in text:
        starts, at = [0], text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        return tuple(starts)
    return (0, *(match.end() for match in LINE_END.finditer(text)))


def line_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the line begins that holds ``text[start:end]``, and where it ends, the line end not included."""
    last = text.find("\n", end)
    if last < 0:
        last = len(text)
    return text.rfind("\n", 0, start) + 1, last - (last > end and text[last - 1] == "\r")


def lines_of(text: str) -> list[str]:
    """Return the lines of a text with their ends; joined they are the text again."""
    starts = line_starts(text)
    lines = [text[start:end] for start, end in zip(starts, (*starts[1:], len(text)), strict=True)]
    return lines if lines[-1] else lines[:-1]


def with_line_feeds(text: str) -> str:
    """Return ``text`` with a line feed for every carriage return that ends a line alone, one character for one.

    Old files end their lines so; whoever looks for the ends of lines in the text need not know of it.
    """
    return _LONE_RETURN.sub("\n", text) if "\r" in text else text
