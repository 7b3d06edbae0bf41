"""Sentences inside a block."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.text.patterns import pattern
from edulint.text.spans import Span, trimmed

# A full stop between digits is a slip for a decimal point (99。1%) and ends nothing; nor does a mark after which the
# sentence visibly goes on: “办好每一所学校！”，会议强调…. Possessive repeats, tried once in a run of marks, keep it linear.
_SENTENCE_END = pattern(
    # It begins with one class of characters, as this is what lets the search run over the words between.
    r"""[。！？!?…](?<![。！？!?…].)(?:(?<=[！？!?])|(?<=。)(?:(?<![0-9].)|(?![0-9]))|(?<=…)(?=[…。！？!?])(?!…等))"""
    r"""[。！？!?…]*+[”’」』）)》〉】\]"']*+(?![，、；：,;])"""
)

# At the end of a paragraph.
_DOT, _FULL_STOP = pattern(r"[.．](?<=[\u4e00-\u9fff][.．])(?=\s{0,4}(?:\n|$))"), pattern(r"。(?=\s{0,4}(?:\n|$))")


def ends_with_dots(text: str) -> bool:
    """Tell whether more paragraphs of a text end with a dot than with 。, as abstracts of papers do."""
    return len(_DOT.findall(text)) > len(_FULL_STOP.findall(text))


def sentence_spans(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of ``text[start:end]`` with end marks and closing quotes, without the spaces between them."""
    at = start
    for match in _SENTENCE_END.finditer(text, start, end):
        yield trimmed(text, at, match.end())
        at = match.end()
    rest = trimmed(text, at, end)
    if len(rest):
        yield rest
