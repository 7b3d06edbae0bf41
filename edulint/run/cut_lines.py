"""What is found at a line's end that cuts a sentence is not told: there the words go on in the next line."""

from __future__ import annotations

from collections.abc import Sequence

from edulint.check import Finding
from edulint.model import Document
from edulint.text.derived import derived
from edulint.text.marks import SENTENCE_ENDS
from edulint.text.patterns import pattern
from edulint.text.spans import Span
from edulint.text.wrapped import BEGINS_ANEW, wrapped_ends

_BLANKS = " \t\u3000\xa0\ue5e5"
# A mask is one, wherever a line ends, and so is a number of a person or a card.
_MASKS = frozenset("xX×*＊_＿○〇□…")
_LONG_NUMBER = pattern("[0-9Xx]{11,}")


def without_cut(document: Document, findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings of a document but for those that a line's end has made, in a text of lines of a fixed width.

    Such a finding begins where a line goes on, or ends where one is cut: 增长2⏎1.7%, 47⏎00家. What takes in whole lines,
    lies on both sides of a cut, or has another place beside it, is told; but what places are blamed for is told only
    where their sentences are whole: of what 1.7亿千瓦 is, the line before may say.
    """
    text = document.text
    return [
        finding
        for finding in findings
        if not (_is_at_edge(text, finding) and _is_cut(document, finding))
        and not any(_is_in_cut_sentence(document, span) for span in finding.blames)
    ]


def _is_at_edge(text: str, finding: Finding) -> bool:
    return not finding.related and _begins_line(text, finding.span.start) != _ends_line(text, finding.span.end)


def _is_cut(document: Document, finding: Finding) -> bool:
    text, span = document.text, finding.span
    ends = _ends(document)
    words = text[span.start : span.end]
    if not ends or not _MASKS.isdisjoint(words) or _LONG_NUMBER.fullmatch(words):
        return False
    if _ends_line(text, span.end):
        return span.end in ends
    if BEGINS_ANEW.match(text, span.start):
        return False
    before = text.rfind("\n", 0, span.start)
    while before > 0 and text[before - 1].isspace():
        before -= 1
    return before in ends


def _is_in_cut_sentence(document: Document, span: Span) -> bool:
    """Tell whether the line of a place begins or ends in the midst of its sentence."""
    ends, text = _ends(document), document.text
    if not ends:
        return False
    start, stop = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    behind = text[span.end : stop if stop >= 0 else len(text)].rstrip()
    if span.end + len(behind) in ends and SENTENCE_ENDS.isdisjoint(behind):
        return True
    before = len(text[:start].rstrip()) if SENTENCE_ENDS.isdisjoint(text[start : span.start]) else 0
    return before in ends and not BEGINS_ANEW.match(text, start)


@derived
def _ends(document: Document) -> frozenset[int]:
    return wrapped_ends(document.text) if document.format == "text" else frozenset()


def _begins_line(text: str, start: int) -> bool:
    while start > 0 and text[start - 1] in _BLANKS:
        start -= 1
    return start > 0 and text[start - 1] == "\n"


def _ends_line(text: str, end: int) -> bool:
    while end < len(text) and text[end] in _BLANKS:
        end += 1
    return end < len(text) and text[end] in "\r\n"
