"""Paragraphs of a Word file that nothing shows: pictures and formulas between them, numbers without words."""

from __future__ import annotations

from msgspec.structs import replace

from edulint.check import Check
from edulint.model import Document
from edulint.outline.assembly import assemble
from edulint.readers.plain import line_blocks
from edulint.readers.reader import Source
from edulint.testing import findings_of
from edulint.text.spans import Span
from edulint_residue.checks.broken_line import BrokenLine
from edulint_residue.checks.missing_end_mark import MissingEndMark

_OBJECT = "\ufffc"


def _word_document(text: str) -> Document:
    """Return a document as the reader of Word files makes it: an object alone is no block, ``#`` a number alone."""
    blocks = [
        replace(block, span=Span(block.span.start, block.span.start), label="3.")
        if text[block.span.start] == "#"
        else block
        for block in line_blocks(text)
        if text[block.span.start] != _OBJECT
    ]
    return assemble(Source(text, tuple(blocks)), "draft.docx", "word")


def _found(check: Check, text: str) -> list[str]:
    document = _word_document(text)
    return [document.slice(finding.span) for finding in findings_of(check, {"draft.docx": document})]


def test_a_sentence_that_goes_on_in_a_formula_is_neither_broken_nor_open() -> None:
    text = f"清溪镇用水分析\n各校测算了用水量。两者的关系可以写成\n{_OBJECT}\n其中甲是人均用水量，乙是总用水量。\n"
    assert _found(BrokenLine(), text) == []
    assert _found(MissingEndMark(), text) == []
    broken = ["关系可以写成\n其中甲是人均"]
    assert _found(BrokenLine(), text.replace(f"{_OBJECT}\n", "")) == broken
    assert _found(BrokenLine(), text.replace(f"{_OBJECT}\n", "") + _OBJECT) == broken


def test_a_picture_may_end_the_text() -> None:
    text = f"清溪镇用水分析\n各校测算了用水量。两者的关系可以写成\n{_OBJECT}"
    assert _found(MissingEndMark(), text) == []
    assert _found(MissingEndMark(), text.removesuffix(f"\n{_OBJECT}")) == ["者的关系可以写成"]


def test_a_number_without_words_is_passed() -> None:
    text = "清溪镇用水分析\n各校测算了用水量，全年节约用水两成。\n#"
    assert _found(BrokenLine(), text) == _found(MissingEndMark(), text) == []
