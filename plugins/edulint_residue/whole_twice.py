"""Titles, headings, sentences and clauses that are written twice in a row, each as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Span, occurrences, pattern

# A time that opens a sentence is no figure of speech when it is said twice: 今年以来，今年以来，….
_OPENING_TIME = pattern(
    r"[今近一半多几下截到](?:(?<=[今近一半多几])年以?来|(?<=[今下])一?[步年]|(?<=[截到])[至止][^，。；\n]{2,12})，"
)
# 二、加强检修二、加强检修 抓好…: the heading of a draft that has lost its lines; 第一百条之二、第一百条之三 are two articles
_HEADING_TWICE = pattern(r"[一二三四五六七八九十](?P<words>、(?!第)[^。；\n]{5,40}?)[一二三四五六七八九十](?P=words)")
# 急需扩建，急需扩建。
_CLAUSE = pattern("，(?P<clause>[\u4e00-\u9fff]{4,20})(?=[，。；])")
# Longer ones are titles, which a page writes twice in the middle of a paragraph.
_KINDS_OF_TEXT = ("总结", "计划")
_SHORTEST_TITLE, _LONGEST_TITLE, _TAIL = 9, 60, 6
# What stands between a title and the same title on one line
_BETWEEN_TITLES = pattern(r" {0,2}[-—_|] {0,2}|[ \u3000]{1,4}")
_SHORTEST_SENTENCE = 6


def titles_twice(prose: str) -> Iterator[Span]:
    """Yield the titles that are written twice at the end of a clause."""
    for kind in _KINDS_OF_TEXT:
        for at in occurrences(prose, kind):
            end = at + len(kind)
            first = prose.rfind(prose[end - _TAIL : end], max(0, end - 2 * _LONGEST_TITLE), end - _TAIL) + _TAIL
            length = end - first
            is_twice = _SHORTEST_TITLE <= length <= _LONGEST_TITLE and prose[first - length : first] == prose[first:end]
            # 水利总结 水利总结 on a line of its own
            if not is_twice and _is_line_twice(prose, at, end):
                line = prose[prose.rfind("\n", 0, at) + 1 : end]
                yield Span(end - len(line.lstrip()), end)
            if is_twice and prose[end : end + 1] in "，。；：":
                yield Span(first - length, end)


def _is_line_twice(prose: str, at: int, end: int) -> bool:
    """Tell whether a line ends at ``end`` and is a title, a blank and the same title."""
    line = prose[prose.rfind("\n", 0, at) + 1 : end].lstrip()
    parted = _BETWEEN_TITLES.search(line, max(0, len(line) // 2 - 2))
    first, second = (line[: parted.start()], line[parted.end() :]) if parted else (line, "")
    return prose[end : end + 1] in ("", "\n", "\r") and len(first) >= _SHORTEST_TITLE and first == second


def clauses_twice(prose: str) -> Iterator[Span]:
    """Yield the short sentences and clauses that are written twice in a row: 一是抓检修。一是抓检修。, 今年以来，今年以来，."""
    yield from _sentences_twice(prose)
    # With its comma each copy is as long as the other.
    clauses = [
        Span(match.start() - len(match["clause"]), match.end() + 1)
        for match in _CLAUSE.finditer(prose)
        if prose.endswith(match["clause"], 0, match.start()) and not _is_called(prose, match["clause"], match.end())
    ]
    yield from clauses
    told = {clause.start for clause in clauses}
    for match in _OPENING_TIME.finditer(prose):
        if match.start() not in told and prose.startswith(match[0], match.end()):
            yield Span(match.start(), match.end() + len(match[0]))


def _is_called(prose: str, clause: str, end: int) -> bool:
    """Tell whether a clause that stands twice before ``end`` is a call: 为乡亲而奋斗，为乡亲而奋斗，为乡亲而奋斗！."""
    return prose.startswith(f"，{clause}！", end)


def _sentences_twice(prose: str) -> Iterator[Span]:
    """Yield the sentences that stand twice in a row, or repeat the end of the one before: 荣获一等奖。荣获一等奖。."""
    start = 0
    for at in occurrences(prose, "。"):
        begins, size = start, at + 1 - start
        start = at + 1
        if _SHORTEST_SENTENCE <= size <= _LONGEST_TITLE:
            sentence = prose[begins:start]
            if begins >= size and "\n" not in sentence and prose.startswith(sentence, begins - size):
                yield Span(begins - size, start)


def headings_twice(prose: str) -> Iterator[Span]:
    """Yield the headings that stand twice where a draft has lost its lines."""
    yield from map(Span.of, _HEADING_TWICE.finditer(prose))
