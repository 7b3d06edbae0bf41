"""Takes the pieces of text out of a PDF file: a program of its own, which can be ended when a file was made to do harm.

It reads the file from standard input and writes JSON to standard output: ``{"pages": […]}`` or ``{"error": KIND}``,
where the kind is ``encrypted``, ``damaged`` or ``huge``. A page has ``pieces`` (left edge, baseline, size of the
letters, all in points; quarter turns of the text; the text), ``rules`` (the straight lines drawn along the edges of the
page: left, bottom, right, top), ``width``, ``height``, and ``picture``: whether something else than text stands on it.
It is None where it can't be read.
"""

from __future__ import annotations

import io
import json
import math
import sys
from typing import Any

_MEGABYTE = 1_000_000
# Processor time: so much to begin with, and so much more for each page that was read. A page that is named again and
# again counts once.
_SECONDS = 4
_SECONDS_PER_PAGE = 0.15
# A text that leans is a watermark or part of a drawing.
_LEANING = 0.05
# A drawing may have any number of lines, a table has hundreds. A line is drawn as such or as a thin box, in points.
_MOST_RULES, _MOST_RULES_IN_ALL = 3_000, 100_000
_THIN = 2.5
_LEAST_LONG = 3.0
_STROKES, _FILLS = frozenset((b"S", b"s", b"B", b"B*", b"b", b"b*")), frozenset((b"f", b"F", b"f*"))


def _limit(seconds: int, megabytes: int) -> None:
    try:
        import resource
    except ImportError:
        # Windows has no such limits; there whoever started the program ends it.
        return
    memory = megabytes * _MEGABYTE
    for limit, most in ((resource.RLIMIT_CPU, (_SECONDS, seconds)), (resource.RLIMIT_AS, (memory, memory))):
        try:
            resource.setrlimit(limit, most)
        except (OSError, ValueError):
            continue


def _go_on(pages: int, seconds: int) -> None:
    """Allow the time that so many pages take, up to so many seconds."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (min(seconds, int(_SECONDS + pages * _SECONDS_PER_PAGE)), seconds))
    except (ImportError, OSError, ValueError):
        return


def _piece(
    text: str, outer: list[float], inner: list[float], size: float
) -> tuple[float, float, float, int, str] | None:
    """Return a piece of text as if its line ran from left to right; None where the line leans."""
    a, b, c, d = (
        inner[0] * outer[0] + inner[1] * outer[2],
        inner[0] * outer[1] + inner[1] * outer[3],
        inner[2] * outer[0] + inner[3] * outer[2],
        inner[2] * outer[1] + inner[3] * outer[3],
    )
    x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
    y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
    length = math.hypot(a, b)
    if not length or not all(map(math.isfinite, (a, b, c, d, x, y, size))):
        return None
    turns = math.atan2(b, a) / (math.pi / 2)
    if abs(turns - round(turns)) > _LEANING:
        return None
    along, across = (x * a + y * b) / length, (y * a - x * b) / length
    return round(along, 2), round(across, 2), round(abs(size) * math.hypot(c, d), 2), round(turns) % 4, text


class _Rules:
    """Gathers the straight lines of a page from the commands that draw it."""

    def __init__(self) -> None:
        self.found: list[tuple[float, float, float, float]] = []
        self._boxes: list[tuple[float, float, float, float]] = []
        self._lines: list[tuple[float, float, float, float]] = []
        self._at = self._start = (0.0, 0.0)

    def take(self, operator: bytes, operands: Any, outer: list[float], _: Any) -> None:
        """Heed one command."""
        if operator == b"re" and len(operands) == 4:
            x, y, width, height = map(float, operands)
            first, last = _moved(x, y, outer), _moved(x + width, y + height, outer)
            left, right = sorted((first[0], last[0]))
            bottom, top = sorted((first[1], last[1]))
            self._boxes.append((left, bottom, right, top))
        elif operator == b"m" and len(operands) == 2:
            self._at = self._start = _moved(float(operands[0]), float(operands[1]), outer)
        elif operator == b"l" and len(operands) == 2:
            self._line_to(_moved(float(operands[0]), float(operands[1]), outer))
        elif operator in (b"h", b"s", b"b", b"b*"):
            self._line_to(self._start)
        if operator in _STROKES:
            self._draw(is_filled=False)
        elif operator in _FILLS:
            self._draw(is_filled=True)
        elif operator == b"n":
            self._boxes, self._lines = [], []

    def _line_to(self, point: tuple[float, float]) -> None:
        left, right = sorted((self._at[0], point[0]))
        bottom, top = sorted((self._at[1], point[1]))
        self._lines.append((left, bottom, right, top))
        self._at = point

    def _draw(self, *, is_filled: bool) -> None:
        """Keep the lines of a path; a filled box is a line where it is thin, the edges of a drawn one are four."""
        rules = [] if is_filled else self._lines
        for left, bottom, right, top in self._boxes:
            if right - left <= _THIN or top - bottom <= _THIN:
                rules.append((left, bottom, right, top))
            elif not is_filled:
                rules += [(left, bottom, left, top), (right, bottom, right, top)]
                rules += [(left, bottom, right, bottom), (left, top, right, top)]
        if len(self.found) <= _MOST_RULES:
            self.found += (
                rule
                for rule in rules
                if min(rule[2] - rule[0], rule[3] - rule[1]) <= _THIN
                and max(rule[2] - rule[0], rule[3] - rule[1]) >= _LEAST_LONG
                and all(map(math.isfinite, rule))
            )
        self._boxes, self._lines = [], []


def _moved(x: float, y: float, matrix: list[float]) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return round(x * a + y * c + e, 2), round(x * b + y * d + f, 2)


def _page(page: Any) -> dict[str, Any] | None:
    pieces: list[tuple[float, float, float, int, str]] = []

    def take(text: str, outer: list[float], inner: list[float], _: Any, size: float) -> None:
        text = text.strip("\n")
        piece = _piece(text, outer, inner, size) if text else None
        if piece is not None:
            pieces.append(piece)

    try:
        rules = _Rules()
        page.extract_text(visitor_text=take, visitor_operand_before=rules.take)
        resources = page.get("/Resources")
        resources = resources.get_object() if resources is not None else {}
        box = page.mediabox
        size = {"width": float(box.width), "height": float(box.height)}
        ruled = rules.found if len(rules.found) <= _MOST_RULES else []
        return {"pieces": pieces, "rules": ruled, "picture": "/XObject" in resources, **size}
    except MemoryError:
        raise
    except Exception:
        # A library that meets a damaged page may raise anything; the other pages can still be read.
        return None


def _pages(data: bytes, seconds: int) -> dict[str, Any]:
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(data))
        # Many files are encrypted only so that nobody changes them: those open with no password.
        if reader.is_encrypted and not reader.decrypt(""):
            return {"error": "encrypted"}
        pages: list[dict[str, Any] | None] = []
        known = set()
        rules = 0
        for page in reader.pages:
            found = _page(page)
            if found is not None:
                rules += len(found["rules"])
                if rules > _MOST_RULES_IN_ALL:
                    found["rules"] = []
            pages.append(found)
            reference = page.indirect_reference
            known.add(reference.idnum if reference is not None else 0)
            _go_on(len(known), seconds)
        return {"pages": pages}
    except MemoryError:
        return {"error": "huge"}
    except Exception as error:
        # By their names, since not every version of pypdf has them. Some ciphers need a further package.
        kinds = {"LimitReachedError": "huge", "DependencyError": "encrypted"}
        return {"error": kinds.get(type(error).__name__, "damaged")}


def main(seconds: int, megabytes: int) -> None:
    """Do the work within so much processor time and memory."""
    data = sys.stdin.buffer.read()
    _limit(seconds, megabytes)
    result = json.dumps(_pages(data, seconds))
    sys.stdout.write(result)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
