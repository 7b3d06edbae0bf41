"""How a run of text looks as far as it matters: hidden, raised or lowered, bold, in a symbol font."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from edulint_word.names import OFF, VAL, W, value

# Nobody bases a style on so many others; a chain of thousands would be walked for each of them.
DEEPEST = 50
_STYLE, _FONTS, _BOLD, _HIDDEN, _POSITION = (f"{W}{name}" for name in ("rStyle", "rFonts", "b", "vanish", "vertAlign"))
_LETTERS, _OTHERS = f"{W}ascii", f"{W}hAnsi"
_RAISED = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-=()aeoxhklmnpst", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜ")
_TABLES = {"superscript": _RAISED, "subscript": _LOWERED}


# Letters of one width: nobody writes a report in them.
_TYPEWRITER = frozenset(
    (
        "courier",
        "courier new",
        "consolas",
        "menlo",
        "monaco",
        "lucida console",
        "source code pro",
        "dejavu sans mono",
        "cascadia code",
        "cascadia mono",
        "andale mono",
        "jetbrains mono",
        "fira code",
        "ubuntu mono",
        "sfmono-regular",
    )
)


class Look(Struct, frozen=True):
    """What is said of a run; None where nothing is said. ``position`` is superscript, subscript or baseline."""

    hidden: bool | None = None
    bold: bool | None = None
    position: str | None = None
    font: str | None = None

    @property
    def is_typewriter(self) -> bool:
        """Tell whether letters stand in a font for program code."""
        return (self.font or "").lower() in _TYPEWRITER

    def over(self, base: Look) -> Look:
        """Return this look with what it leaves open taken from a base."""
        if self is PLAIN or base is PLAIN:
            return base if self is PLAIN else self
        return Look(
            base.hidden if self.hidden is None else self.hidden,
            base.bold if self.bold is None else self.bold,
            base.position if self.position is None else self.position,
            base.font if self.font is None else self.font,
        )

    def written(self, text: str) -> str:
        """Return a text with the characters that Unicode has raised or lowered as those, where it has them all."""
        table = _TABLES.get(self.position or "")
        if table is None or not text or not all(ord(character) in table for character in text):
            return text
        return text.translate(table)

    def reads_alike(self, text: str) -> bool:
        """Tell whether each part of a text is written as it is in the whole: of a raised ``ni`` the ``n`` is not."""
        table = _TABLES.get(self.position or "")
        return table is None or len({ord(character) in table for character in text}) < 2


PLAIN = Look()


def look_of(properties: Any | None) -> Look:
    """Return what run properties say themselves."""
    return _said(properties)[1] if properties is not None else PLAIN


def _said(properties: Any) -> tuple[str | None, Look]:
    """Return the style that run properties name, and what they say themselves."""
    style = hidden = bold = position = font = None
    # One pass: a large file has a hundred thousand runs.
    for said in properties:
        tag = said.tag
        if tag == _FONTS:
            font = said.get(_LETTERS) or said.get(_OTHERS)
        elif tag == _BOLD:
            bold = said.get(VAL, "1") not in OFF
        elif tag == _HIDDEN:
            hidden = said.get(VAL, "1") not in OFF
        elif tag == _POSITION:
            position = said.get(VAL)
        elif tag == _STYLE:
            style = said.get(VAL)
    if hidden is bold is position is font is None:
        return style, PLAIN
    return style, Look(hidden, bold, position, font)


class RunStyles:
    """The character styles of a file, what they are based on included."""

    def __init__(self, root: Any | None) -> None:
        styles = root.iterchildren(f"{W}style") if root is not None else ()
        self._elements = {style.get(f"{W}styleId", ""): style for style in styles}
        default = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
        self._default = look_of(default)
        self._known: dict[str, Look] = {}
        self._own: dict[str, Look] = {}

    def of_paragraph(self, line: Iterable[str]) -> Look:
        """Return how text looks in a paragraph of a style, given as that style and those it is based on."""
        look = PLAIN
        for name in line:
            look = look.over(self._stated(name))
        return look.over(self._default)

    def _stated(self, name: str) -> Look:
        """Return what a style says itself, read once: those that many are based on stand in many lines."""
        if name not in self._own:
            self._own[name] = look_of(self._elements[name].find(f"{W}rPr"))
        return self._own[name]

    def of_run(self, properties: Any | None, paragraph: Look) -> Look:
        """Return how a run with these properties looks in a paragraph."""
        if properties is None:
            return paragraph
        style, own = _said(properties)
        base = self._style(style).over(paragraph) if style else paragraph
        return base if own is PLAIN else own.over(base)

    def _style(self, name: str) -> Look:
        if name not in self._known:
            look, at = PLAIN, name
            line: set[str] = set()
            while at in self._elements and at not in line and len(line) < DEEPEST:
                line.add(at)
                look = look.over(self._stated(at))
                at = value(self._elements[at], "basedOn") or ""
            self._known[name] = look
        return self._known[name]
