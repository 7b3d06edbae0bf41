"""Paragraph styles: which are headings, which are numbered, which only repeat the headings."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from edulint.api import pattern
from edulint_word.names import W, number, value
from edulint_word.run_styles import DEEPEST, PLAIN, Look, RunStyles

_HEADING = pattern(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)
_TITLES = frozenset(("title", "标题"))
# WPS has contents of its own: WPSOffice手动目录 1.
_CONTENTS = pattern(r"(?:wpsoffice)?(?:手动)?(?:toc|目录) ?[1-9]|table of figures|图表目录", re.IGNORECASE)
_CONTENTS_TITLE = pattern(r"(?:wpsoffice)?(?:手动)?(?:toc|目录) ?(?:heading|标题) ?[1-9]{0,2}", re.IGNORECASE)
_CODE = pattern(
    r"html (?:preformatted|预设格式|typewriter)|(?:source|program)? ?code(?: block)?|(?:程序|源)?代码(?:块|样式|格式)?|程序(?:清单)?",
    re.IGNORECASE,
)
_NO_OUTLINE = 9


class Numbering(Struct, frozen=True):
    """What a style says of numbering; None where it says nothing."""

    list_id: int | None = None
    level: int | None = None


class _Stated(Struct, frozen=True):
    """What a style says itself: the name that people see, and what it leaves open as None."""

    name: str
    base: str
    level: int | None
    list_id: int | None
    list_level: int | None


class Style(Struct, frozen=True):
    """A paragraph style, what it is based on included.

    ``line`` are the identifiers of the style and of those it is based on; ``level`` is that of a heading and counts
    from 1; it is 0 for text.
    """

    line: tuple[str, ...] = ()
    level: int = 0
    is_title: bool = False
    is_contents: bool = False
    is_contents_title: bool = False
    is_code: bool = False
    numbering: Numbering = Numbering()
    look: Look = PLAIN


class Styles:
    """The paragraph styles of a file by their identifiers."""

    def __init__(self, root: Any | None) -> None:
        self.of_runs = RunStyles(root)
        self._elements = {
            style.get(f"{W}styleId", ""): style
            for style in (root.iterchildren(f"{W}style") if root is not None else ())
            if style.get(f"{W}type", "paragraph") in ("paragraph", "numbering")
        }
        self._default = next(
            (
                name
                for name, style in self._elements.items()
                if style.get(f"{W}default") in ("1", "true", "on") and style.get(f"{W}type") == "paragraph"
            ),
            "",
        )
        self._known: dict[str, Style] = {}
        self._stated: dict[str, _Stated] = {}

    def __getitem__(self, name: str | None) -> Style:
        """Return the style of a paragraph that names one, or the default style."""
        known = name if name is not None and name in self._elements else self._default
        if known not in self._known:
            self._known[known] = self._made(known)
        return self._known[known]

    def _made(self, name: str) -> Style:
        line = self._line_of(name)
        stated = list(line.values())
        names = [one.name for one in stated]
        list_id = next((one.list_id for one in stated if one.list_id is not None), None)
        list_level = next((one.list_level for one in stated if one.list_level is not None), None)
        return Style(
            line=tuple(line),
            level=next((one.level for one in stated if one.level is not None), 0),
            is_title=any(one.lower() in _TITLES for one in names),
            is_contents=any(_CONTENTS.fullmatch(one) for one in names),
            is_contents_title=any(_CONTENTS_TITLE.fullmatch(one) for one in names),
            is_code=any(_CODE.fullmatch(one.strip()) for one in names),
            numbering=Numbering(list_id, list_level),
            look=self.of_runs.of_paragraph(line),
        )

    def _line_of(self, name: str) -> dict[str, _Stated]:
        """Return a style, the one it is based on, and so on, by identifier; one based on itself ends the line."""
        line: dict[str, _Stated] = {}
        while name in self._elements and name not in line and len(line) < DEEPEST:
            # Each style is read once: those that many are based on stand in many lines.
            if name not in self._stated:
                self._stated[name] = _read(self._elements[name])
            line[name] = self._stated[name]
            name = line[name].base
        return line


def _read(element: Any) -> _Stated:
    name, properties = value(element, "name") or "", element.find(f"{W}pPr")
    numbering = properties.find(f"{W}numPr") if properties is not None else None
    level = _heading_level(name, properties)
    base = value(element, "basedOn") or ""
    return _Stated(name, base, level, number(numbering, "numId"), number(numbering, "ilvl"))


def _heading_level(name: str, properties: Any | None) -> int | None:
    """Return the level of a heading, 0 where the style is said to be text, None where nothing is said."""
    named = _HEADING.fullmatch(name.strip())
    if named:
        return int(named[1])
    return outline_level(properties)


def outline_level(properties: Any | None) -> int | None:
    """Return the level that a paragraph's or a style's properties state: 0 for text; None where they state none."""
    level = number(properties, "outlineLvl")
    if level is None:
        return None
    return level + 1 if 0 <= level < _NO_OUTLINE else 0
