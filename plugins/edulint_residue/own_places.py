"""The places that a report names as its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from edulint.api import Block, Document, Report, Span, WordList, is_frequent_word, is_han, pattern

_WORDS = WordList(__file__, "own_places.txt")

# Only compiled where 领导下 or a title is: \w takes less time to compile than a class of Han characters.
_LED = r"在(?:中共)?(\w{{2,4}}?)({level})委[^。；\n]{{0,40}}领导下"
_TITLE = r"(?:\w{{2,3}}?[省市])??(\w{{2,3}}?)({level})[^，。；\n]{{0,24}}{kind}"
_SIGNATURE = (
    r"(?:中共)?(?:\w{{2,3}}?[省市])??(\w{{2,3}}?)({level})(?:委\w{{0,6}}|人民政府\w{{0,6}}|\w{{2,6}}局\w{{0,4}})"
)
# 下一步，青山县教育局将继续抓好落实。 The sentence begins with the place, or with the time and then the place.
_SENTENCE_END = pattern("[。；！\n\u3000]")
_SUBJECT = (
    r"(?:{time}[，,]?)?(?:\w{{2,3}}?[省市])??(\w{{2,3}}?)({level})"
    r"(?={office}[\w、]{{0,12}}?{act}|(?<=[县旗]){has})"
)
_SECTIONS = ("level", "kind", "time", "office", "act", "has")
_LAST_BLOCKS = 3
_LONGEST_SIGNATURE = 24
# 县教育局, 镇中心小学: what stands behind the name of a place in the name of a body.
_BODY = pattern(r"(?<=\w\w)[县市区旗州盟镇乡村]\w{2,}")
_LONGEST_NAME = 4


class OwnPlace(Struct, frozen=True):
    """A place that a report claims: its name, its level (the last character: 县, 镇), where, and whether it is sure.

    ``is_sure`` says that the very body of the title is named, with another place.
    """

    name: str
    level: str
    span: Span
    is_sure: bool = False


def own_places(document: Document, report: Report) -> Iterator[OwnPlace]:
    """Yield the places that a report claims: in its title, as those who led or did its work, in its signature."""
    text = document.text
    if report.title:
        for own in _place(_pattern(_TITLE).match(text, *report.title.span.bounds)):
            yield own
            yield from _doers(document, report, own)
    if text.find("领导下", *report.span.bounds) >= 0:
        for match in _pattern(_LED).finditer(text, *report.span.bounds):
            yield from _place(match)
    blocks = [block for section in report.body.walk() for block in section.blocks]
    for block in blocks[-_LAST_BLOCKS:]:
        if len(block.span) <= _LONGEST_SIGNATURE and block is not report.title:
            yield from _body_of_title(document, report, block) or _place(
                _pattern(_SIGNATURE).fullmatch(text, *block.span.bounds)
            )


def _body_of_title(document: Document, report: Report, signature: Block) -> list[OwnPlace]:
    """Return the places of the title and of who signs, where both are called alike but for the place.

    青川镇中心小学2023年工作总结 … 云溪镇中心小学.
    """
    text = document.text
    if report.title is None:
        return []
    title, signed = report.title.span, signature.span
    for match in _BODY.finditer(text, *signed.bounds):
        at = text.find(text[match.start() : signed.end], *title.bounds)
        own = _name_before(text, title.start, at) if at >= 0 else None
        other = _name_before(text, signed.start, match.start())
        if own is not None and other is not None:
            return [replace(own, is_sure=True), replace(other, is_sure=True)]
    return []


def _name_before(text: str, start: int, end: int) -> OwnPlace | None:
    """Return the place whose name stands between the beginning of a body's name and its level; None if it is none."""
    first = next((word for word in _WORDS.section("before") if text.startswith(word, start, end)), "")
    start += len(first)
    name = text[start:end]
    is_name = (
        2 <= len(name) <= _LONGEST_NAME and all(map(is_han, name)) and not name.endswith(_WORDS.section("no-name"))
    )
    return OwnPlace(text[start : end + 1], text[end], Span(start, end + 1)) if is_name else None


def _doers(document: Document, report: Report, own: OwnPlace) -> Iterator[OwnPlace]:
    """Yield the places of the title's level whose offices do what a sentence tells.

    A visit or a partnership has two places; its paragraph says so, or its sentence names the report's own one.
    """
    text, elsewhere = document.text, _WORDS.section("elsewhere")
    for match in _subjects(text, report.span):
        paragraph = document.block_at(match.start(1))
        # 今年市政府将 and 落实市委部署 name no place.
        is_word = match[1] in _WORDS.section("time") or is_frequent_word(match[1])
        if match[2] != own.level or is_word or paragraph is None:
            continue
        sentence = text[match.start(1) : paragraph.span.end].partition("。")[0]
        said = document.slice(paragraph.span)
        if own.name not in sentence and not any(word in said for word in elsewhere):
            yield from _place(match)


def _subjects(text: str, span: Span) -> Iterator[re.Match[str]]:
    """Yield the subjects that a text's sentences begin with, within a span."""
    ends = _SENTENCE_END.finditer(text, max(0, span.start - 1), span.end)
    for start in (*([0] if span.start == 0 else []), *(end.end() for end in ends)):
        match = _pattern(_SUBJECT).match(text, start, span.end)
        if match:
            yield match


def _place(match: re.Match[str] | None) -> Iterator[OwnPlace]:
    if match is None or not all(map(is_han, match[1])):
        return
    if not match[1].endswith(_WORDS.section("no-name")) and not match[1].startswith(_WORDS.section("no-beginning")):
        yield OwnPlace(match[1] + match[2], match[2], Span(match.start(1), match.end(2)))


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return pattern(source.format(**{section: _WORDS.any_of(section) for section in _SECTIONS}))
