"""The prose of a text: what people read as sentences, with everything else blotted out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from edulint.text.lines import with_line_feeds
from edulint.text.patterns import pattern
from edulint.text.spans import Span

BLOT = "\0"
_CLOSING = {"(": ")", "[": "]"}

# Han may follow an address without a space, so that only the characters of addresses are taken.
_ADDRESS = pattern(
    r"(?:https?|ftp)://[\w.~:/?#\[\]@!$&'()*+,;=%-]+"
    r"|\bwww\.[\w.~:/?#@!$&'*+,;=%-]+"
    r"|(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+"
    r"|\b[A-Za-z]:\\[\w\\.-]+",
    re.ASCII,
)
# Code spans, targets of links and pictures, link definitions, autolinks, tags, comments, escaped marks.
_MARKUP = pattern(
    r"``[^\n]*?``|`[^`\n]+`|(?<=\])\((?:[^()\n]|\([^()\n]*+\))*+\)|(?<=\])\[[^\[\]\n]*\]|^\[[^\[\]\n]+\]:[^\n]*"
    r"|<[a-zA-Z/!][^<>\n]*>|\\[!-/:-@\[-`{-~]",
    re.MULTILINE,
)


def prose_of(text: str, spans: Iterable[Span], *, markdown: bool) -> str:
    """Return ``text`` with all but prose as U+0000, offsets and line ends kept (a lone carriage return as a line feed).

    ``spans`` are the places of prose, in order and without overlap. Inside them addresses are blotted out and, in
    Markdown, code, targets of links and tags.
    """
    pieces: list[str] = []
    at = 0
    for span in spans:
        pieces += (_blotted_marks(text[at : span.start]), text[span.start : span.end])
        at = span.end
    pieces.append(_blotted_marks(text[at:]))
    prose = with_line_feeds("".join(pieces))
    if markdown:
        prose = _MARKUP.sub(_blot, prose)
    if _may_hold_address(prose):
        # No address runs over a line, and few lines hold one: the pattern costs more than all checks of a pack.
        lines = prose.split("\n")
        prose = "\n".join(_ADDRESS.sub(_blot_address, line) if _may_hold_address(line) else line for line in lines)
    return prose


def _may_hold_address(text: str) -> bool:
    return "@" in text or "www." in text or "://" in text or ":\\" in text


def _blot(match: re.Match[str]) -> str:
    return BLOT * len(match.group())


def _blot_address(match: re.Match[str]) -> str:
    """Blot an address out as far as a bracket that closes what stands before it: (http://www.example.com)."""
    address = match.group()
    depths = {")": 0, "]": 0}
    for at, character in enumerate(address if ")" in address or "]" in address else ""):
        if character in _CLOSING:
            depths[_CLOSING[character]] += 1
        elif character in depths:
            depths[character] -= 1
            if depths[character] < 0:
                return BLOT * at + address[at:]
    return BLOT * len(address)


def blotted(text: str, spans: Iterable[Span]) -> str:
    """Return ``text`` with what stands at ``spans``, which are in order, as U+0000."""
    pieces: list[str] = []
    at = 0
    for span in spans:
        pieces += (text[at : span.start], BLOT * len(span))
        at = span.end
    return "".join((*pieces, text[at:]))


def _blotted_marks(text: str) -> str:
    """Return what stands between blocks: white space as it is, marks of a format blotted out."""
    return text if text.isspace() or not text else re.sub(r"\S", BLOT, text)
