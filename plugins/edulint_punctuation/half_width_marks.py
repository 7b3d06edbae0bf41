"""PU101: half-width marks in Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from edulint.api import Check, Document, Edit, Finding, Severity, Span, Wording
from edulint_punctuation.places import is_chinese, is_han, one_finding

_FULL = str.maketrans(",;:?!().", "，；：？！（）。")
_MARK = re.compile(r"[,;:?!]")
_STOP = re.compile(r"\.(?=[ \t]*(?:[\r\n]|\Z))")
_LOST_BEFORE = frozenset("?、，；：（《“")
_LOST_AFTER = frozenset("?，。、；")
_ENDS = frozenset(')"')
_SHARES = frozenset("%‰")
# Compiled only where the draft has such marks.
_BRACKET = r"[()（）\n]"
_QUOTES = r"\"[^\"\n]*\""
_SPACES = r"[ \u3000\u00a0]+(?=[^\s\u3000])"
_NUMBER_TAIL = r"[0-9xX*]+号"

# A few marks are slips where the draft otherwise writes such marks full-width; else they are a habit. Brackets are a
# habit of their own: many who write ， write ().
_FEW = 12
_SLIP_SHARE = 0.15
_SLIP_FULL = 5
_KINDS = ("，；：？！", "（）")


class HalfWidthMarks(Check):
    """What it finds:
        zh: 汉字旁边的半角标点（, ; : ? ! ( ) 和直引号）。全文只报一条，列出处数和每一处的位置。
        en: Half-width marks beside Chinese characters (, ; : ? ! ( ) and straight quotes): one finding for the whole draft, with the number and every place.

    Why it matters:
        zh: 中文标点应占一个字的位置，半角标点挤在字间，全角半角混用尤其显得不经心。习惯用半角的稿件只作提示；通篇全角而夹着个别半角，多半是手误，给出警告。
        en: Chinese marks take the room of one character. A draft written half-width throughout gets a mere hint; a few half-width marks in a full-width draft are slips and get a warning.

    Example:
        今年以来,全县新建学校3所(含幼儿园1所)。

    Instead:
        今年以来，全县新建学校3所（含幼儿园1所）。

    Options:
        zh: 无。
        en: None.

    Source:
        zh: GB/T 15834-2011 5.1；原始稿件中所见。
        en: GB/T 15834-2011, 5.1; seen in raw drafts.
    """

    code = "PU101"
    name = "half-width-marks"
    severity = Severity.INFO
    summary = Wording(zh="汉字旁边用了半角标点", en="half-width marks beside Chinese characters")
    messages: ClassVar[Mapping[str, Wording]] = {
        "habit": Wording(
            zh="中文里用了半角标点，共{count}处，应改为全角",
            en="{count} half-width mark(s) in Chinese text; write them full-width",
        ),
        "slip": Wording(
            zh="全角标点中夹着半角标点，共{count}处，应改为全角",
            en="{count} half-width mark(s) in a draft that otherwise writes full-width ones",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for all the half-width marks."""
        prose = document.prose
        edits = sorted({*_marks(prose), *_brackets(prose), *_quotes(prose), *_stops(prose)})
        if not edits:
            return
        slip = _is_slip(prose, edits)
        yield one_finding(
            self,
            "slip" if slip else "habit",
            [Span(edit.span.start, edit.span.start + 1) for edit in edits],
            edits,
            severity=Severity.WARNING if slip else Severity.INFO,
        )


def _is_slip(prose: str, edits: list[Edit]) -> bool:
    if len(edits) > _FEW:
        return False
    for kind in _KINDS:
        half = sum(edit.text in kind for edit in edits)
        full = sum(map(prose.count, kind))
        if half and full >= _SLIP_FULL and half <= _SLIP_SHARE * (half + full):
            return True
    return False


def _marks(prose: str) -> Iterator[Edit]:
    for match in _MARK.finditer(prose):
        at = match.start()
        before, after = prose[at - 1 : at], prose[at + 1 : at + 2]
        if match.group() == "?" and (before in _LOST_BEFORE or after in _LOST_AFTER):
            continue  # a character lost in a conversion
        if (
            is_chinese(before)
            or (is_chinese(after) and not before.isspace())
            or (before in _ENDS and is_han(prose[at - 2 : at - 1]))
            or (before in _SHARES and _has_han(prose[max(0, at - 10) : at]))
        ):
            yield _widened(prose, at)


def _widened(prose: str, at: int) -> Edit:
    """Return the edit that makes a mark full-width; the space after it then goes."""
    spaces = re.compile(_SPACES).match(prose, at + 1)
    return Edit(Span(at, spaces.end() if spaces else at + 1), prose[at].translate(_FULL))


def _brackets(prose: str) -> Iterator[Edit]:
    if "(" not in prose and ")" not in prose:
        return
    opened: list[int] = []
    for match in re.finditer(_BRACKET, prose):
        if match.group() in "(（":
            opened.append(match.start())
        elif match.group() == "\n":
            opened.clear()
        elif opened:
            start, end = opened.pop(), match.start()
            if prose[start] + prose[end] != "（）" and _is_chinese_pair(prose, start, end):
                yield from (
                    Edit(Span(at, at + 1), prose[at].translate(_FULL)) for at in (start, end) if prose[at] in "()"
                )


def _is_chinese_pair(prose: str, start: int, end: int) -> bool:
    before = prose[start - 1 : start]
    if prose[start] + prose[end] != "()" or _has_han(prose[start:end]):
        return True
    if before.isascii() and before.isalnum():
        return False  # f(x)
    if re.match(_NUMBER_TAIL, prose[end + 1 : end + 8]):
        return False  # the number of a document, which takes other brackets
    return end > start + 1 and (is_han(before) or is_han(prose[end + 1 : end + 2]))


def _quotes(prose: str) -> Iterator[Edit]:
    if '"' not in prose:
        return
    for match in re.finditer(_QUOTES, prose):
        start, end = match.start(), match.end() - 1
        line = prose[prose.rfind("\n", 0, start) + 1 : prose.find("\n", end)]
        if line.count('"') % 2 == 0 and (_has_han(match.group()) or is_han(prose[end + 1 : end + 2])):
            yield Edit(Span(start, start + 1), "“")
            yield Edit(Span(end, end + 1), "”")


def _stops(prose: str) -> Iterator[Edit]:
    for match in _STOP.finditer(prose):
        # 一. at the end of a line is an ordinal.
        if all(is_han(character) for character in prose[max(0, match.start() - 4) : match.start()].rjust(4)):
            yield Edit(Span(match.start(), match.end()), "。")


def _has_han(text: str) -> bool:
    return any(map(is_han, text))
