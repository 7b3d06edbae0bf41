"""Lines that end at a fixed width, as mail, old editors and scanned pages have them: each end cuts a sentence."""

from __future__ import annotations

from edulint.text.lines import LINE_END
from edulint.text.marks import SENTENCE_ENDS
from edulint.text.patterns import pattern

# A line of so many characters may be a full one.
_SHORTEST = 20
# Full lines differ by so much, in narrow characters: none begins with a mark, and none cuts a number.
_SAME_WIDTH = 8
# So many full lines that end in mid-sentence, and so large a share of the long ones, show that a text has a width.
_LEAST, _SHARE = 4, 0.6
# A text of one width has hardly a line that is longer: addresses between whole paragraphs are all as long, too.
_MOST_LONGER = 0.1
_ENDS = SENTENCE_ENDS | frozenset("：；:;")
# A title, an item or a paragraph that begins behind blanks goes on with no line before it.
BEGINS_ANEW = pattern(
    r"[ \t\u3000]|[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|[(（]?[0-9]{1,3}(?:[)）、．]|\.(?![0-9]))"
    r"|第[一二三四五六七八九十百0-9]{1,4}[条章节篇项]|[-*•●◆■·]"
)


def wrapped_ends(text: str) -> frozenset[int]:
    """Return the offsets at which full lines of a text end in mid-sentence; none where it has no fixed width.

    The offset is that of the line end, behind the last character that is no blank.
    """
    lines: list[tuple[int, int, int]] = []
    start = 0
    for match in (*LINE_END.finditer(text), None):
        line = text[start : match.start() if match else len(text)].rstrip()
        following = match.end() if match else len(text)
        if len(line) >= _SHORTEST:
            lines.append((start + len(line), _width_of(line), following))
        start = following
    if len(lines) < _LEAST:
        return frozenset()
    widths = sorted(width for _, width, _ in lines)
    most = widths[len(widths) * 2 // 3]
    if sum(width > most + _SAME_WIDTH for width in widths) > _MOST_LONGER * len(widths):
        return frozenset()
    full = [
        end
        for end, width, following in lines
        if abs(width - most) <= _SAME_WIDTH and text[end - 1] not in _ENDS and not BEGINS_ANEW.match(text, following)
    ]
    return frozenset(full) if len(full) >= max(_LEAST, _SHARE * len(lines)) else frozenset()


def _width_of(line: str) -> int:
    """Return how wide a line is in narrow characters: a Han character is as wide as two digits."""
    return len(line.encode("gb18030", "replace"))
