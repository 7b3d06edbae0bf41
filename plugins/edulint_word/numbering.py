"""Automatic numbers: what Word writes before a paragraph without its being in the text."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from edulint.api import pattern
from edulint_word.formats import written
from edulint_word.names import VAL, W, is_on, number, value, whole
from edulint_word.styles import Style, Styles

_PLACE = pattern(r"%([1-9])")
_BULLET = "bullet"
_DEEPEST = 9
# Word takes no longer text for a number.
_LONGEST = 255


class _Level(Struct, frozen=True):
    """A level of a list: ``text`` has ``%1`` to ``%9`` where the numbers of the levels go.

    ``restart`` is the number of the outermost levels after which it begins again; 0 for never.
    """

    start: int = 0
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""


class _List(Struct):
    """A list as paragraphs name it. Lists of one ``counter`` count on from one another."""

    counter: str
    levels: dict[int, _Level]
    starts: dict[int, int]

    def level_of(self, style: Style) -> int | None:
        """Return the level that names a style, or one it is based on, as its own; what the style says counts less."""
        named = {one.style: depth for depth, one in self.levels.items() if one.style}
        return next((named[name] for name in style.line if name in named), None)


class Label(Struct, frozen=True):
    """What stands before a paragraph: ``text`` is empty for a bullet."""

    text: str
    is_bullet: bool = False


class Numberer:
    """Gives each paragraph its number, in the order of the text."""

    def __init__(self, root: Any | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Any] = {}
        self._instances: dict[int, Any] = {}
        for child in root if root is not None else ():
            if child.tag == f"{W}abstractNum":
                self._abstract[child.get(f"{W}abstractNumId", "")] = child
            elif child.tag == f"{W}num":
                self._instances[whole(child.get(f"{W}numId")) or 0] = child
        self._lists: dict[int, _List | None] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[int, int]] = set()

    def label(self, properties: Any | None, style: Style) -> Label | None:
        """Return the label of the next paragraph, which counts it; None where it has none."""
        own = properties.find(f"{W}numPr") if properties is not None else None
        list_id, level = number(own, "numId"), number(own, "ilvl")
        by_style = list_id is None
        if list_id is None:
            list_id = style.numbering.list_id
        found = self._list(list_id) if list_id else None
        if found is None or list_id is None:
            return None
        if level is None and by_style:
            level = found.level_of(style)
        if level is None:
            level = style.numbering.level or 0
        return self._counted(list_id, found, level) if level in found.levels else None

    def _counted(self, list_id: int, found: _List, level: int) -> Label:
        counts = self._counts.setdefault(found.counter, {})
        if (list_id, level) not in self._begun and level in found.starts:
            counts[level] = found.starts[level]
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = found.levels[level].start
        self._begun.add((list_id, level))
        # A level that was skipped has begun with what stands below it: 1, 1.1.1, then 1.2 (Microsoft's article Q110380
        # tells so of a heading 2 before the first heading 1).
        for skipped in [depth for depth in found.levels if depth < level and depth not in counts]:
            counts[skipped] = found.starts.get(skipped, found.levels[skipped].start)
            self._begun.add((list_id, skipped))
        for deeper in [depth for depth in counts if depth > level]:
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or level < restart:
                del counts[deeper]
        return _label(found, level, counts)

    def _list(self, list_id: int) -> _List | None:
        if list_id not in self._lists:
            self._lists[list_id] = self._read(list_id)
        return self._lists[list_id]

    def _read(self, list_id: int) -> _List | None:
        instance = self._instances.get(list_id)
        counter = value(instance, "abstractNumId") or ""
        definition = self._abstract.get(counter)
        # A list may be no more than the name of a style that has the list.
        for _ in range(_DEEPEST):
            linked = value(definition, "numStyleLink")
            if linked is None:
                break
            other = self._instances.get(self._styles[linked].numbering.list_id or 0)
            counter = value(other, "abstractNumId") or ""
            definition = self._abstract.get(counter)
        if instance is None or definition is None:
            return None
        levels = dict(map(_level, definition.iterchildren(f"{W}lvl")))
        starts: dict[int, int] = {}
        for override in instance.iterchildren(f"{W}lvlOverride"):
            depth = whole(override.get(f"{W}ilvl")) or 0
            levels.update(map(_level, override.iterchildren(f"{W}lvl")))
            start = number(override, "startOverride")
            if start is not None:
                starts[depth] = start
        return _List(counter, levels, starts)


def _level(element: Any) -> tuple[int, _Level]:
    # A format that newer versions know ("001, 002, 003, ...") stands beside one for the older.
    found = list(element.iter(f"{W}numFmt"))
    formats = [one.get(f"{W}format", "") if one.get(VAL) == "custom" else one.get(VAL, "") for one in found]
    start = number(element, "start")
    return whole(element.get(f"{W}ilvl")) or 0, _Level(
        start=0 if start is None else start,
        format=next(filter(None, formats), "decimal"),
        text=(value(element, "lvlText") or "")[:_LONGEST],
        restart=number(element, "lvlRestart"),
        legal=is_on(element, "isLgl"),
        style=value(element, "pStyle") or "",
    )


def _label(found: _List, level: int, counts: dict[int, int]) -> Label:
    shown = found.levels[level]
    if shown.format == _BULLET:
        return Label("", is_bullet=True)

    def count(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        own = found.levels.get(depth, _Level())
        number_format = "decimal" if shown.legal else own.format
        if own.format == _BULLET:
            return ""
        return written(counts.get(depth, own.start), number_format)

    return Label(_PLACE.sub(count, shown.text).strip())
