"""Notes to oneself, and instructions of a template that were left in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from edulint.api import Block, Document, Severity, Span
from edulint_placeholders.model import Kind, Placeholder
from edulint_placeholders.words import sections

_WORDS = sections("notes.txt")
_MATTERS = _WORDS["matter"]
_OMITTED = _WORDS["omitted"]
_OPENING = _WORDS["opening"]
_FIELDS = _WORDS["field"]

_BRACKETS = re.compile(r"[(【\[{<]([^()【】\[\]{}<>\n]{1,40})[)】\]}>]")
_FIELD_OF_CODE = re.compile(r"\{\{[^{}\n]{1,30}\}\}|\$\{[^{}\n]{1,30}\}")
_LENGTH = re.compile(r"(?:不少于|不超过|不低于|限|控制在|约)?\d{2,5}字(?:以内|左右|以上|以下)?")
_LATIN = re.compile(r"(?<![A-Za-z0-9_])(?:TODO|FIXME|TBD|TBC|(?:lorem|Lorem) ipsum)(?![A-Za-z0-9_])")
_ENDS = frozenset((*",。;、)】]}!?\r\n ", ""))
_STARTS = frozenset("([【{《“,。;:、-— \n")


def notes(document: Document) -> Iterator[Placeholder]:
    """Yield the notes and instructions of a draft, in no order; a bracket may be found for more than one reason."""
    for start, end, kind, message, severity in _places(document.folded):
        block = document.block_at(start)
        if block and block.is_prose:
            yield Placeholder(Span(start, end), kind, message, severity)
    for block in document.blocks:
        if block.is_prose:
            yield from _at_start(document.folded, block)


def _at_start(folded: str, block: Block) -> Iterator[Placeholder]:
    start, end = block.span.start, block.span.end
    if end - start <= 6 and folded[start:end].strip("()[]。.… ") in _OMITTED:
        yield Placeholder(block.span, Kind.NOTE, "omitted", Severity.WARNING)
    elif folded.startswith(_OPENING, start, end):
        word = next(word for word in _OPENING if folded.startswith(word, start))
        yield Placeholder(Span(start, start + len(word)), Kind.TEMPLATE, "instruction", Severity.WARNING)


def _places(folded: str) -> Iterator[tuple[int, int, Kind, str, Severity]]:
    for match in _BRACKETS.finditer(folded):
        read = _bracketed(folded, match)
        if read:
            yield (*match.span(), *read)
    for match in _FIELD_OF_CODE.finditer(folded):
        yield (*match.span(), Kind.TEMPLATE, "field", Severity.ERROR)
    for match in _LATIN.finditer(folded):
        kind, message = (Kind.NOTE, "note") if match[0].isupper() else (Kind.TEMPLATE, "instruction")
        yield (*match.span(), kind, message, Severity.ERROR)
    for start, end in _finds(folded, _WORDS["pending"]):
        if folded[end : end + 1] in _ENDS:
            yield from _pending(folded, start, end)
    for start, end in _finds(folded, _WORDS["instruction"]):
        yield start, end, Kind.TEMPLATE, "instruction", Severity.ERROR
    for start, end in _finds(folded, [word for word in _OMITTED if len(word) > 2]):
        if folded[end : end + 1] in _ENDS:
            yield start, end, Kind.NOTE, "omitted", Severity.WARNING


def _bracketed(folded: str, match: re.Match[str]) -> tuple[Kind, str, Severity] | None:
    content, sign = match[1].strip(), match[0][0]
    if content in _OMITTED:
        return Kind.NOTE, "omitted", Severity.WARNING
    if sign == "<":
        return None
    if sign != "{":
        if any(word in content for word in _WORDS["instruction"]) or content.startswith(_OPENING):
            return Kind.TEMPLATE, "instruction", Severity.ERROR
        if any(word in content for word in _WORDS["bracketed"]):
            return Kind.NOTE, "note", Severity.ERROR
        if _LENGTH.fullmatch(content):
            return Kind.TEMPLATE, "instruction", Severity.WARNING
    if sign != "(" and len(content) <= 10 and content.endswith(_FIELDS):
        is_label = sign != "{" and not content.endswith("名称") and _begins_line(folded, match.start())
        return None if is_label else (Kind.TEMPLATE, "field", Severity.ERROR)
    return None


def _pending(folded: str, start: int, end: int) -> Iterator[tuple[int, int, Kind, str, Severity]]:
    before = folded[start - 1 : start]
    if before == "" or before in _STARTS:
        yield start, end, Kind.NOTE, "note", Severity.ERROR
        return
    for matter in _MATTERS:
        if folded.endswith(matter, 0, start):
            yield start - len(matter), end, Kind.NOTE, "note", Severity.ERROR
            return


def _begins_line(folded: str, start: int) -> bool:
    while start > 0 and folded[start - 1] == " ":
        start -= 1
    return start == 0 or folded[start - 1] in "\r\n"


def _finds(folded: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    for word in words:
        at = folded.find(word)
        while at >= 0:
            yield at, at + len(word)
            at = folded.find(word, at + len(word))
