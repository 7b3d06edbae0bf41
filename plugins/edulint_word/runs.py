"""The text of one paragraph, as it reads when all changes are accepted, and where each piece of it comes from."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from msgspec import Struct

from edulint_word.fields import Field, NumberFields
from edulint_word.formulas import formula
from edulint_word.names import ALTERNATES, CHOICE, DRAWING, FALLBACK, VML, M, W
from edulint_word.run_styles import Look, RunStyles
from edulint_word.symbols import OBJECT, shown, symbol

LINE_END = "\n"
_TEXT, _RUN, _PROPERTIES = (f"{W}{name}" for name in ("t", "r", "rPr"))
_FIELD, _INSTRUCTION, _SIMPLE_FIELD = (f"{W}{name}" for name in ("fldChar", "instrText", "fldSimple"))
_SYMBOL, BOX = f"{W}sym", f"{W}txbxContent"
_EXTENDED_SYMBOL = "}symEx"
_FORMULA = f"{M}oMath"
WORD_ART = f"{VML}textpath"
_OBJECTS = frozenset(f"{W}{name}" for name in ("drawing", "pict", "object"))
# Deleted, moved elsewhere, settings, and the reading aids above characters.
_LEFT_OUT = frozenset(
    f"{W}{name}" for name in ("rPr", "pPr", "del", "moveFrom", "delText", "sdtPr", "sdtEndPr", "rt", "rubyPr")
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
_LISTINGS = frozenset(("TOC", "INDEX", "TOA"))
_NUMBERS = frozenset(("AUTONUM", "AUTONUMOUT", "AUTONUMLGL", "LISTNUM"))
_LONGEST_INSTRUCTION = 1_000


Note = tuple[str, str, Any]


class Piece(Struct, gc=False):
    """A piece of a paragraph's text and the element that gave it.

    ``editable`` is true where the element is a ``w:t`` whose text has the same length: it may be cut and changed.
    ``field`` is the outermost field that it is in or that shows it. Nothing in it leads back to it, so that Python need
    not look for cycles among the hundred thousand of a large file.
    """

    text: str
    element: Any
    editable: bool = False
    field: Field | None = None


class Setting(Struct):
    """What all paragraphs of a file share.

    ``closed`` are the beginnings of fields that have an end: without one a table of contents would swallow what
    follows.
    """

    styles: RunStyles
    numbers: NumberFields
    closed: Collection[Any] = ()


class Runs:
    """What a paragraph holds: its text with :data:`LINE_END` at line breaks, the notes it refers to, its text boxes.

    ``notes`` are the references: a part (``footnotes``, ``endnotes``), an identifier, the element that refers.
    ``listing`` is what it holds of a table of contents, which is no part of its text; ``fields`` are those that go on
    in the next paragraph; ``is_typed`` is true where all of it stands in a font for program code.
    """

    def __init__(self, setting: Setting, look: Look, fields: list[Field]) -> None:
        self.pieces: list[Piece] = []
        self.notes: list[Note] = []
        self.boxes: list[Any] = []
        self.listing: list[str] = []
        self.label = ""
        self.fields = fields
        self.has_bold = self.has_plain = False
        self.is_typed = True
        self._setting = setting
        self._look = self._base = look
        self._list_numbers = 0

    @property
    def text(self) -> str:
        """The text."""
        return "".join(piece.text for piece in self.pieces)

    def add(self, paragraph: Any) -> None:
        """Add what stands in a paragraph; without recursion, since a file may be nested at will."""
        pending = list(reversed(paragraph))
        while pending:
            element = pending.pop()
            tag = element.tag
            if not isinstance(tag, str):
                # A comment of XML, or an instruction to a program.
                continue
            if tag == _TEXT:
                self._write(element)
            elif tag == _RUN:
                pending.extend(self._begin(element))
            elif tag in _LEFT_OUT:
                continue
            elif tag == ALTERNATES:
                pending.extend(alternative(element))
            elif not self._take(element, tag):
                pending.extend(reversed(element))
        # Of the fields that are still open only a table of contents goes on in the next paragraph.
        self.fields = [field for field in self.fields if self._is_listing(field)]

    def _begin(self, run: Any) -> list[Any]:
        """Write the texts with which a run begins, mostly all it has; return what follows, the last one first."""
        children: list[Any] = run[:]
        is_usual = bool(children) and children[0].tag == _PROPERTIES
        properties = children[0] if is_usual else run.find(_PROPERTIES)
        self._look = self._setting.styles.of_run(properties, self._base)
        if self._look.hidden:
            return []
        for index, child in enumerate(children):
            if child.tag == _TEXT:
                self._write(child)
            elif child is not properties:
                return children[index:][::-1]
        return []

    def _take(self, element: Any, tag: str) -> bool:
        """Take an element that is no text; return whether that is all, so that what it holds needs no look."""
        if tag in _MARKS:
            self._add(_MARKS[tag], element)
        elif tag == _FIELD:
            self._turn(element)
        elif tag == _INSTRUCTION:
            if self.fields and not self.fields[-1].in_result:
                field = self.fields[-1]
                field.instruction = (field.instruction + (element.text or ""))[:_LONGEST_INSTRUCTION]
        elif tag == _SYMBOL:
            self._add(symbol(element.get(f"{W}font", ""), element.get(f"{W}char", "")), element)
        elif tag.endswith(_EXTENDED_SYMBOL):
            # A sign beyond U+FFFF; its attributes have its namespace.
            space = tag.removesuffix(_EXTENDED_SYMBOL)
            self._add(symbol(element.get(f"{space}}}font", ""), element.get(f"{space}}}char", "")), element)
        elif tag == _FORMULA:
            self._add(formula(element), element)
        elif tag in _NOTES:
            self.notes.append((_NOTES[tag], element.get(f"{W}id", ""), element))
        elif tag in (BOX, WORD_ART):
            self.boxes.append(element)
        elif tag == _SIMPLE_FIELD:
            return element.get(f"{W}instr", "").strip().split(" ")[0].upper() in _LISTINGS
        else:
            if tag in _OBJECTS and _stands_in_line(element):
                self._add(OBJECT, element)
            return False
        return True

    def _write(self, element: Any) -> None:
        text, look = element.text or "", self._look
        if "\n" in text or "\r" in text:
            text = text.translate(_ONE_LINE)
        editable = True
        if look.font or look.position:
            text = shown(look.font or "", text)
            editable = look.reads_alike(text)
            text = look.written(text)
        self._add(text, element, editable=editable)
        if not text.isspace():
            if look.bold:
                self.has_bold = True
            else:
                self.has_plain = True
            self.is_typed = self.is_typed and look.is_typewriter

    def _add(self, text: str, element: Any, *, editable: bool = False, shown: Field | None = None) -> None:
        if self.fields:
            if not all(field.in_result for field in self.fields):
                return
            for field in self.fields:
                field.has_result = True
                if self._is_listing(field):
                    self.listing.append(text)
                    return
        if text:
            self.pieces.append(Piece(text, element, editable, self.fields[0] if self.fields else shown))

    def _turn(self, element: Any) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self.fields.append(Field(element))
        elif self.fields and kind == "separate":
            self.fields[-1].in_result = True
        elif self.fields and kind == "end":
            field = self.fields.pop()
            field.end = element
            if not field.has_result:
                self._show(field)

    def _show(self, field: Field) -> None:
        text = self._setting.numbers.shown(field, self._list_numbers).translate(_ONE_LINE)
        self._list_numbers += field.kind == "LISTNUM"
        if field.kind in _NUMBERS and not self.label and not self.text.strip():
            self.label = text
        else:
            self._add(text, field.begin, shown=field)

    def _is_listing(self, field: Field) -> bool:
        return field.in_result and field.kind in _LISTINGS and field.begin in self._setting.closed


def alternative(alternates: Any) -> list[Any]:
    """Return the one of several forms of the same content that newer versions show, as a list of one or none."""
    for name in (CHOICE, FALLBACK):
        found = alternates.find(name)
        if found is not None:
            return [found]
    return []


def closed_fields(root: Any) -> set[Any]:
    """Return the beginnings of the fields that have an end in a part."""
    open_fields, closed = [], set()
    for mark in root.iter(_FIELD):
        run = mark.getparent()
        outer = run.getparent() if run is not None else None
        if outer is not None and outer.tag in _LEFT_OUT:
            continue
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            open_fields.append(mark)
        elif kind == "end" and open_fields:
            closed.add(open_fields.pop())
    return closed


def _stands_in_line(element: Any) -> bool:
    """Tell whether a picture or the like takes a place among the words, as against one that floats or holds text."""
    if next(element.iter(BOX, WORD_ART), None) is not None:
        return False
    if element.tag == f"{W}drawing":
        return element.find(f"{DRAWING}inline") is not None
    shape = next((child for child in element if str(child.tag).startswith(VML) and child.get("style")), None)
    return shape is None or "position:absolute" not in shape.get("style", "").replace(" ", "")
