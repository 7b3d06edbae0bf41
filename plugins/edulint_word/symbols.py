"""The characters that Word's symbol fonts show: Wingdings has a tick where other fonts have ü."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from edulint.api import pattern

# An object in a line of text: Unicode's own sign for what can't be written.
OBJECT = "\ufffc"
# Word moves the places of a symbol font (0x20 to 0xFF) into the private use area.
_MOVED = range(0xF020, 0xF100)
_PLACE = pattern("[\uf020-\uf0ff]")
_SURROGATES = range(0xD800, 0xE000)


def symbol(font: str, code: str) -> str:
    """Return the character at a place of a font, written in hexadecimal; OBJECT where it is not known."""
    try:
        point = int(code, 16)
    except ValueError:
        return OBJECT
    if not 0x20 <= point <= 0x10FFFF or point in _SURROGATES:
        return OBJECT
    found = _fonts().get(font.lower(), {}).get(point & 0xFF if point in _MOVED else point)
    return found or (OBJECT if point in _MOVED else chr(point))


def shown(font: str, text: str) -> str:
    """Return a text of a symbol font as it is seen; a text without places of such a font stays as it is."""
    if not _PLACE.search(text):
        return text
    places = _fonts().get(font.lower(), {})
    return "".join(
        places.get(ord(character) & 0xFF, OBJECT) if ord(character) in _MOVED else character for character in text
    )


@cache
def _fonts() -> dict[str, dict[int, str]]:
    fonts: dict[str, dict[int, str]] = {}
    places: dict[int, str] = {}
    for line in Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            places = fonts.setdefault(line.strip("[]").lower(), {})
        elif line and not line.startswith("#"):
            first, _, characters = line.partition(" ")
            places.update(enumerate(characters, start=int(first, 16)))
    return fonts
