"""Comments in a Markdown text that speak to edulint."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt

from edulint.model import Mark, MarkKind
from edulint.text.directive import is_directive
from edulint.text.lines import line_starts
from edulint.text.prose import BLOT, blotted
from edulint.text.spans import Span

_START, _END = "<!--", "-->"
_CODE_SPAN = re.compile(r"``[^\n]*?``|`[^`\n]+`")


def directive_marks(text: str) -> tuple[Mark, ...]:
    """Return a mark for each comment to edulint, with the comment as its span; examples in code are none."""
    comments = [span for span in _comments(text) if is_directive(text[span.start + len(_START) : span.end])]
    if not comments:
        return ()
    fenced = blotted(text, _fences(text))
    shown = _CODE_SPAN.sub(lambda match: BLOT * len(match[0]), fenced)
    return tuple(
        Mark(MarkKind.COMMENT, span, text[span.start + len(_START) : span.end - len(_END)])
        for span in comments
        if shown[span.start] != BLOT
    )


def _comments(text: str) -> Iterator[Span]:
    at = 0
    while (start := text.find(_START, at)) >= 0:
        end = text.find(_END, start + len(_START))
        if end < 0:
            return
        at = end + len(_END)
        yield Span(start, at)


def _fences(text: str) -> Iterator[Span]:
    parser = MarkdownIt("commonmark").disable(["code", "inline"])
    starts = [*line_starts(text), len(text)]
    for token in parser.parse(text + "\n"):
        if token.type == "fence" and token.map:
            yield Span(starts[token.map[0]], starts[min(token.map[1], len(starts) - 1)])
