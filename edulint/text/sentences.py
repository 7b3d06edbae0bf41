"""Sentences inside a block."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edulint.text.spans import Span

# A full stop between digits is a slip for a decimal point (99。1%) and ends nothing.
_SENTENCE_END = re.compile(r"(?:[！？!?]+|(?<![0-9])。+|(?<=[0-9])。+(?![0-9])|…{2,})[”’」』）)》〉】\]\"']*")


def sentence_spans(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of ``text[start:end]``, end marks and closing quotes included, spaces between them left out."""
    at = start
    for match in _SENTENCE_END.finditer(text, start, end):
        yield _stripped(text, at, match.end())
        at = match.end()
    if text[at:end].strip():
        yield _stripped(text, at, end)


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
