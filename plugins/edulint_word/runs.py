"""The text of one paragraph, as it reads when all changes are accepted."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from edulint_word.names import ALTERNATES, CHOICE, FALLBACK, FORMULA_TEXT, W, is_on

LINE_END = "\n"
_TEXT = frozenset((f"{W}t", FORMULA_TEXT))
_RUN, _RUN_PROPERTIES, _FIELD, _SYMBOL, _BOX = (f"{W}{name}" for name in ("r", "rPr", "fldChar", "sym", "txbxContent"))
# Deleted, moved elsewhere, instructions of fields, settings, and the reading aids above characters.
_LEFT_OUT = frozenset(
    f"{W}{name}"
    for name in ("rPr", "pPr", "del", "moveFrom", "instrText", "delText", "sdtPr", "sdtEndPr", "rt", "rubyPr")
)
_MARKS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": LINE_END,
    f"{W}cr": LINE_END,
    f"{W}noBreakHyphen": "-",
}
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_ONE_LINE = str.maketrans("\r\n", "  ")
# What Word's symbol fonts have at these places is no character that any other program knows.
_SYMBOL_FONTS = range(0xF000, 0xF100)


class Runs(Struct):
    """What a paragraph holds: its text with :data:`LINE_END` at line breaks, the notes it refers to, its text boxes.

    ``notes`` are pairs of a part (``footnotes``, ``endnotes``) and an identifier.
    """

    pieces: list[str] = []
    notes: list[tuple[str, str]] = []
    boxes: list[Any] = []

    @property
    def text(self) -> str:
        """The text."""
        return "".join(self.pieces)

    def add(self, paragraph: Any) -> None:
        """Add what stands in a paragraph; without recursion, since a file may be nested at will."""
        # For each field that is open here, whether its result has begun.
        fields: list[bool] = []
        pending = list(reversed(paragraph))
        while pending:
            element = pending.pop()
            tag = element.tag
            if tag in _TEXT:
                if all(fields):
                    self.pieces.append((element.text or "").translate(_ONE_LINE))
            elif tag == _RUN:
                if not is_on(element.find(_RUN_PROPERTIES), "vanish"):
                    pending.extend(reversed(element))
            elif tag in _LEFT_OUT:
                continue
            elif tag == _FIELD:
                _turn(fields, element.get(f"{W}fldCharType"))
            elif tag in _MARKS:
                self.pieces.append(_MARKS[tag])
            elif tag == _SYMBOL:
                self.pieces.append(_symbol(element.get(f"{W}char", "")))
            elif tag in _NOTES:
                self.notes.append((_NOTES[tag], element.get(f"{W}id", "")))
            elif tag == _BOX:
                self.boxes.append(element)
            elif tag == ALTERNATES:
                pending.extend(alternative(element))
            else:
                pending.extend(reversed(element))


def alternative(alternates: Any) -> list[Any]:
    """Return the one of several forms of the same content that newer versions show, as a list of one or none."""
    for name in (CHOICE, FALLBACK):
        found = alternates.find(name)
        if found is not None:
            return [found]
    return []


def _turn(fields: list[bool], kind: str | None) -> None:
    if kind == "begin":
        fields.append(False)
    elif fields and kind == "separate":
        fields[-1] = True
    elif fields and kind == "end":
        fields.pop()


def _symbol(code: str) -> str:
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    is_known = 0x20 <= point <= 0x10FFFF and point not in _SYMBOL_FONTS and not 0xD800 <= point < 0xE000
    return chr(point) if is_known else ""
