"""Lines that end at a fixed width, as mail, old editors and scanned pages have them: each end cuts a sentence."""

from __future__ import annotations

from edulint.text.lines import LINE_END
from edulint.text.marks import SENTENCE_ENDS

# A line so long may be a full one.
_SHORTEST = 20
# Full lines differ by so much: no line begins with a mark, and digits are narrow.
_SAME_WIDTH = 3
# So many full lines that end in mid-sentence, and so large a share of the long ones, show that a text has a width.
_LEAST, _SHARE = 4, 0.6
_ENDS = SENTENCE_ENDS | frozenset("：；:;")


def wrapped_ends(text: str) -> frozenset[int]:
    """Return the offsets at which full lines of a text end in mid-sentence; none where it has no fixed width.

    The offset is that of the line end, behind the last character that is no blank.
    """
    lines: list[tuple[int, int]] = []
    start = 0
    for match in (*LINE_END.finditer(text), None):
        line = text[start : match.start() if match else len(text)].rstrip()
        if len(line) >= _SHORTEST:
            lines.append((start + len(line), len(line)))
        start = match.end() if match else start
    if len(lines) < _LEAST:
        return frozenset()
    lengths = sorted(length for _, length in lines)
    width = lengths[len(lengths) * 2 // 3]
    full = [end for end, length in lines if abs(length - width) <= _SAME_WIDTH and text[end - 1] not in _ENDS]
    return frozenset(full) if len(full) >= max(_LEAST, _SHARE * len(lines)) else frozenset()
