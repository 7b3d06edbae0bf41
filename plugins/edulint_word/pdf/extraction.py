"""Takes the pieces of text out of a PDF file: a program of its own, which can be ended when a file was made to do harm.

It reads the file from standard input and writes JSON to standard output: ``{"pages": […]}`` or ``{"error": KIND}``,
where the kind is ``encrypted``, ``damaged`` or ``huge``. A page has ``pieces`` (left edge, baseline, size of the
letters, all in points; quarter turns of the text; the text), ``width``, ``height``, and ``picture``: whether something
else than text stands on it. It is None where it can't be read.
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


def _page(page: Any) -> dict[str, Any] | None:
    pieces: list[tuple[float, float, float, int, str]] = []

    def take(text: str, outer: list[float], inner: list[float], _: Any, size: float) -> None:
        text = text.strip("\n")
        piece = _piece(text, outer, inner, size) if text else None
        if piece is not None:
            pieces.append(piece)

    try:
        page.extract_text(visitor_text=take)
        resources = page.get("/Resources")
        resources = resources.get_object() if resources is not None else {}
        box = page.mediabox
        size = {"width": float(box.width), "height": float(box.height)}
        return {"pieces": pieces, "picture": "/XObject" in resources, **size}
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
        for page in reader.pages:
            pages.append(_page(page))
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
