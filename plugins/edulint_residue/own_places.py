"""The places that a report names as its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from edulint.api import Document, Report, Span, WordList, is_frequent_word, is_han, pattern

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


class OwnPlace(Struct, frozen=True):
    """A place that a report claims: its name, its level (县, 市, 区 or 旗), and where."""

    name: str
    level: str
    span: Span


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
            yield from _place(_pattern(_SIGNATURE).fullmatch(text, *block.span.bounds))


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
