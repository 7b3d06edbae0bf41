"""RE107: a paragraph without end mark."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Finding, Genre, Severity, Span, Wording
from edulint_residue.line_ends import WRAPPED, Break, OpenEnd, breaks_and_open_ends

_SHOWN = 8
# A text so long has a full stop somewhere, unless it has lost all of them or does without.
_LONG_TEXT = 200
# A quotation of the last words doesn't begin with the mark of those before.
_MARKS = "”’》）】、，；：。"


class MissingEndMark(Check):
    """What it finds:
        zh: 成段的文字没有句号等结尾，或以逗号、顿号结尾。标题、落款、表格不算。
        en: A paragraph of running text without end mark, or one that ends with a comma. Headings, signatures and tables
        are left out.

    Why it matters:
        zh: 要么漏了标点，要么后面的话丢了。
        en: Either the mark is missing or what should follow was lost.

    Example:
        全年召开会议8次。学校安全工作得到加强，师生安全意识不断提高，

    Instead:
        全年召开会议8次。学校安全工作得到加强，师生安全意识不断提高。

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "RE107"
    name = "missing-end-mark"
    severity = Severity.WARNING
    silent_in = frozenset({Genre.PROGRAM, Genre.FORM})
    summary = Wording(zh="段落没有结束", en="paragraph without end mark")
    messages = {
        "open": Wording(
            zh="这一段到“{words}”就停了，没有句号：漏了标点，或者后面的话丢了",
            en="the paragraph stops at {words} without an end mark",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each paragraph."""
        found_all = breaks_and_open_ends(document)
        if sum(len(found.blocks) - 1 for found in found_all if isinstance(found, Break)) > WRAPPED:
            return  # its lines end at a fixed width, and where a paragraph ends cannot be told
        has_stops = "。" in document.text or len(document.text) < _LONG_TEXT
        for found in found_all:
            if isinstance(found, OpenEnd):
                end = found.block.span.end
                span = Span(max(found.block.span.start, end - _SHOWN), end)
                yield self.finding(
                    span,
                    "open",
                    severity=Severity.WARNING if found.certain and has_stops else Severity.INFO,
                    words=document.slice(span).lstrip(_MARKS),
                )
