"""The names that a Word file's parts use, written out as lxml has them."""

from __future__ import annotations

from typing import Any, Final

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
ALTERNATES: Final = f"{_MC}AlternateContent"
CHOICE: Final = f"{_MC}Choice"
FALLBACK: Final = f"{_MC}Fallback"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
VML: Final = "{urn:schemas-microsoft-com:vml}"
VAL: Final = f"{W}val"
OFF = frozenset(("0", "false", "off", "none"))


def value(parent: Any, name: str) -> str | None:
    """Return what a property of an element says: ``<w:pStyle w:val="…"/>``; None where it is not there."""
    found = parent.find(W + name) if parent is not None else None
    said: str | None = found.get(VAL) if found is not None else None
    return said


def number(parent: Any, name: str) -> int | None:
    """Return the whole number that a property says, or None."""
    return whole(value(parent, name))


def whole(said: str | None) -> int | None:
    """Return a written number, or None where none is written; no property counts beyond a million."""
    if said is None:
        return None
    try:
        found = int(said)
    except ValueError:
        return None
    return found if abs(found) <= 1_000_000 else None


def is_on(parent: Any, name: str) -> bool:
    """Tell whether a property that is on or off is there and on."""
    found = parent.find(W + name) if parent is not None else None
    return found is not None and found.get(VAL, "1") not in OFF
