"""Titles that stand in a text once more: run into its first paragraph, as a clause, with the words of a site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from edulint.api import Block, Span, any_of, is_han, occurrences, parts_word, pattern
from edulint_residue.web.evidence import evidence_of
from edulint_residue.web.inside import words_to_readers
from edulint_residue.web.lines import is_collection
from edulint_residue.web.phrases import SHORT_LINE, words_at
from edulint_residue.web.titles import names_kind

# A collection's title may be said again in so many paragraphs below it.
_SAID_AGAIN = 4
_SHORTEST_TITLE = 8
# A title may have the number of its file behind it.
_SECOND_FILE = pattern("_[0-9]{1,2}$")
# 后勤工作总结 -总结: what a site has put behind its title
_BEHIND_TITLE = pattern(
    r"(?P<title>[^,。;:|_]{6,40}?)(?:[ ]?[-_|–][ ]?(?P<kind>[^\W\d_]{2,8})|[ ]{1,2}20[0-9]{2}-[0-9]{2}-[0-9]{2}(?: [0-9:]{4,8})?)"
)
_LINES_OF_TITLE, _AROUND_TITLE = 2, 3
_STOPS = frozenset(",。;!")
_LONGEST_WELCOME = 60
_AROUND = 6
# 后勤工作总结的起草, 后勤工作总结如下: there a sentence speaks of the text.
_SPEAKS_OF_TITLE = frozenset("的是由为如已将应要须需可在以从和与及等中里内会被经及或")


def titles_in_text(folded: str, blocks: Sequence[Block]) -> Iterator[Span]:
    """Yield what a site has put behind the draft's title (后勤工作总结 -总结), and the title where it stands as a clause."""
    for block in blocks[:_LINES_OF_TITLE]:
        words = folded[block.span.start : block.span.end]
        if len(words) > SHORT_LINE:
            continue
        behind = _BEHIND_TITLE.fullmatch(words)
        kind = behind["kind"] if behind else ""
        is_kind = bool(kind) and (names_kind(kind) or evidence_of(kind).kinds > 0)
        # 街道2016年工作安排 2016-03-07
        if behind and (kind is None or (is_kind and names_kind(behind["title"]))):
            yield Span(block.span.start + behind.end("title"), block.span.end)
        title = behind["title"] if behind else words
        if len(title) >= _SHORTEST_TITLE and names_kind(title):
            yield from _clauses(folded, title)
    yield from _before_first_heading(folded, blocks)


def _before_first_heading(folded: str, blocks: Sequence[Block]) -> Iterator[Span]:
    """Yield a title run into the first heading where one stands above: 计划书⏎团委工作计划一、工作目标."""
    if blocks and any(kind in folded[blocks[0].span.start : blocks[0].span.end] for kind in words_at("title")):
        found = (_before_heading().match(folded, *block.span.bounds) for block in blocks[1:_AROUND_TITLE])
        yield from (Span.of(match) for match in found if match)


def _clauses(folded: str, title: str) -> Iterator[Span]:
    """Yield a title of a draft where it is a clause of its own, with the comma before it: …任务过半,后勤工作总结。."""
    for at in occurrences(folded, title):
        end = at + len(title)
        if folded[at - 1] == "," and folded[end : end + 1] in _STOPS:
            yield Span(at - 1, end)


def titles_run_in(folded: str, blocks: Sequence[Block]) -> Iterator[tuple[int, Span]]:
    """Yield a first title where a paragraph below begins with it: 工作总结3篇 今年以来，…; 后勤工作总结后勤支部在…."""
    titles = [folded[block.span.start : block.span.end].strip() for block in blocks[:2]]
    for title in titles:
        if _SHORTEST_TITLE <= len(title) <= SHORT_LINE:
            yield from _title_run_in(folded, title, blocks[: _SAID_AGAIN + 1])


def _title_run_in(folded: str, title: str, blocks: Sequence[Block]) -> Iterator[tuple[int, Span]]:
    is_of_collection = is_collection(title)
    title = _SECOND_FILE.sub("", title)
    names_kind = title.endswith((*words_at("title"), "汇编", ")"))
    for index, block in enumerate(blocks):
        # 感谢您的下载 书山有路勤为径。 人口工作总结 今年以来…: words to the reader and the title, before the text
        at = folded.find(title, block.span.start + 1, block.span.start + _LONGEST_WELCOME + len(title))
        if (
            at >= 0
            and (is_of_collection or names_kind)
            and len(block.span) > _LONGEST_WELCOME + len(title)
            and any(words_to_readers(folded[block.span.start : at]))
        ):
            yield index, Span(block.span.start, at + len(title))
        end = block.span.start + len(title)
        if len(block.span) > max(SHORT_LINE, len(title)) and folded.startswith(title, block.span.start):
            behind = folded[end : end + _AROUND]
            goes_on = behind.lstrip()[:1]
            is_begun = (is_han(goes_on) and goes_on not in _SPEAKS_OF_TITLE) or goes_on.isdecimal()
            # A title of any kind is said again where a blank parts it from a sentence.
            is_parted = behind[0] == " " and (is_of_collection or is_begun)
            if is_parted or (names_kind and not is_of_collection and is_begun and not parts_word(title, behind)):
                yield index, Span(block.span.start, end)


@cache
def _before_heading() -> re.Pattern[str]:
    return pattern(rf"[^,。;:!?\n0-9]{{2,30}}?{any_of(words_at('title'))}(?=一、)")
