"""What LibreOffice makes of Word files: its exports, and the words at which it shows comments."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

from lxml import etree

from edulint_word.symbols import OBJECT, shown

NOTE = "※"
_OFFICE, _TEXT, _DRAW, _STYLE, _MATH = (
    f"{{{space}}}"
    for space in (
        *(f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "text", "drawing", "style")),
        "http://www.w3.org/1998/Math/MathML",
    )
)
_FORMAT = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_COMMENT, _COMMENT_END = f"{_OFFICE}annotation", f"{_OFFICE}annotation-end"
_CHANGE_START, _CHANGE_END = f"{_TEXT}change-start", f"{_TEXT}change-end"
# What is deleted is listed before the text; what is read aloud stands beside its character.
_UNSEEN = frozenset((f"{_TEXT}tracked-changes", f"{_TEXT}ruby-text"))
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BLANKS = frozenset(f"{_TEXT}{name}" for name in ("s", "tab", "line-break"))


def version() -> tuple[int, int]:
    """Return the version of LibreOffice, such as (7, 4)."""
    said = subprocess.run(["soffice", "--version"], check=True, capture_output=True, timeout=60).stdout.decode()
    match = re.search(r"LibreOffice (\d+)\.(\d+)", said)
    assert match is not None, said
    return int(match[1]), int(match[2])


def has_formulas() -> bool:
    """Tell whether LibreOffice has its part for formulas, without which it leaves them out."""
    program = shutil.which("soffice")
    return program is not None and Path(program).resolve().with_name("libsmlo.so").exists()


def exported(folder: Path, form: str, files: dict[str, bytes]) -> dict[str, Path]:
    """Return files converted by LibreOffice, with a profile of their own."""
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", form]
    command += ["--outdir", str(folder / "out"), *(str(folder / f"{name}.docx") for name in files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {name: folder / "out" / f"{name}.{form.partition(':')[0]}" for name in files}


def commented_words(path: Path) -> dict[str, str]:
    """Return the words of each comment of a flat OpenDocument text, without white space, by what the comment says.

    The words are those of the line that are seen: what is deleted or hidden is left out, as are readings beside
    characters and what stands in notes, boxes and floating pictures; a note's reference is :data:`NOTE`, a picture
    :data:`OBJECT`.
    """
    reading = _Reading(etree.parse(str(path)).getroot())
    return {reading.said[name]: "".join(words.split()) for name, words in reading.words.items()}


class _Reading:
    """Goes through an export in the order of its text."""

    def __init__(self, root: Any) -> None:
        self.words: dict[str, str] = {}
        self.said: dict[str, str] = {}
        self._open: set[str] = set()
        self._is_deleted = False
        styles = {style.get(f"{_STYLE}name"): style for style in root.iter(f"{_STYLE}style")}
        self._looks = {name: style.find(f"{_STYLE}text-properties") for name, style in styles.items()}
        regions = root.iter(f"{_TEXT}changed-region")
        self._deletions = {one.get(f"{_TEXT}id") for one in regions if one.find(f"{_TEXT}deletion") is not None}
        self._go(root.find(f"{_OFFICE}body"))

    def _go(self, element: Any) -> None:
        tag = element.tag
        if tag == _COMMENT:
            name = element.get(f"{_OFFICE}name")
            self.words[name], self.said[name] = "", "".join(element.find(f"{_TEXT}p").itertext())
            self._open.add(name)
        elif tag == _COMMENT_END:
            self._open.discard(element.get(f"{_OFFICE}name"))
        elif tag in (_CHANGE_START, _CHANGE_END):
            if element.get(f"{_TEXT}change-id") in self._deletions:
                self._is_deleted = tag == _CHANGE_START
        elif tag == f"{_TEXT}note":
            self._say(NOTE)
        elif tag.startswith(_DRAW):
            self._say(_drawn(element))
        elif tag in _BLANKS:
            self._say(" ")
        elif tag not in _UNSEEN:
            look = self._looks.get(element.get(f"{_TEXT}style-name"))
            if look is not None and look.get(f"{_TEXT}display") == "none":
                return
            self._say(_seen(element.text or "", look))
            for child in element:
                self._go(child)
                self._say(_seen(child.tail or "", look))

    def _say(self, piece: str) -> None:
        for name in self._open if not self._is_deleted else ():
            self.words[name] += piece


def _seen(text: str, look: Any | None) -> str:
    """Return a text as it is seen: signs of a symbol font, raised figures."""
    if look is None:
        return text
    raised = look.get(f"{_STYLE}text-position", "").startswith("super")
    text = text.translate(_RAISED) if raised else text
    return shown(look.get(f"{_STYLE}font-name") or look.get(f"{_FORMAT}font-family", ""), text)


def _drawn(element: Any) -> str:
    """Return what stands for a drawing in its line: a formula is written on one line, a box of text is none of it."""
    formula = element.find(f".//{_MATH}math")
    if formula is not None:
        return _written(formula)
    is_box = any("".join(text.itertext()) for text in element.iter(f"{_TEXT}p"))
    return OBJECT if element.get(f"{_TEXT}anchor-type") == "as-char" and not is_box else ""


def _written(formula: Any) -> str:
    if formula.tag == f"{_MATH}mfrac":
        return "/".join(map(_written, formula))
    if formula.tag == f"{_MATH}annotation":
        return ""
    return (formula.text or "") + "".join(map(_written, formula))
