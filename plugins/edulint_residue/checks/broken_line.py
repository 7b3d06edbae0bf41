"""RE106: a line broken in mid-sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Annotated

from msgspec import Meta

from edulint.api import Check, CheckOptions, Document, Edit, Finding, Fix, Genre, Severity, Span, Wording
from edulint_residue.line_ends import WRAPPED, Break, breaks_and_open_ends

_SHOWN = 6
# So many broken paragraphs, each with so many breaks on average, are those of a text with lines of a fixed width.
_PARAGRAPHS_OF_WIDTH, _BREAKS_OF_WIDTH = 3, 1.5
# Two lines have one break between them, and what the second begins with can be shown.
_ONE_BREAK = 2


class BrokenLineOptions(CheckOptions, frozen=True):
    """``most``: how many breaks are slips; a text with more is one whose lines end at a fixed width."""

    most: Annotated[int, Meta(ge=0)] = WRAPPED


class BrokenLine(Check):
    """What it finds:
        zh: 一句话中间断了行，后半句成了另一段。
        en: A sentence broken in the middle, its rest in another paragraph.

    Why it matters:
        zh: 从网页或 PDF 复制时常见，打印出来段落支离破碎，编号和统计也会受影响。
        en: Common when text is copied from web pages or PDF files; paragraphs fall apart.

    Example:
        一是重调度，多次召开会议。先后协调县委书
        记、县长到现场办公。

    Instead:
        一是重调度，多次召开会议。先后协调县委书记、县长到现场办公。

    Options:
        zh: most：一篇里断行超过这个数（默认 20），就当作按固定宽度换行的文本，只提示一条。
        en: most: with more breaks than this (20 by default) the text is one whose lines end at a fixed width, and gets
        a single hint.

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "RE106"
    name = "broken-line"
    severity = Severity.WARNING
    silent_in = frozenset({Genre.PROGRAM, Genre.FORM})
    summary = Wording(zh="句子中间断行", en="line broken in mid-sentence")
    options = BrokenLineOptions()
    messages = {
        "broken": Wording(
            zh="句子在“{before}”和“{after}”之间断了行，应接成一段",
            en="the sentence is broken between {before} and {after}; join the lines",
        ),
        "perhaps": Wording(
            zh="句子在“{before}”和“{after}”之间断开：如是断行，应接成一段；如已说完，应补句号",
            en="the sentence stops between {before} and {after}: join the lines, or add the full stop that is missing",
        ),
        "several": Wording(
            zh="句子在“{before}”处断了行：从这里起的{count}行是一段话，应接成一段",
            en="the sentence is broken at {before}: the {count} lines from here are one paragraph; join them",
        ),
        "wrapped": Wording(
            zh="全文有{count}段在句子中间断行，像是按固定宽度换行的文本，应接成整段",
            en="{count} paragraphs are broken in mid-sentence, as in a text with lines of fixed width; join them",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each broken paragraph, or one for a text that is broken throughout."""
        breaks = [found for found in breaks_and_open_ends(document) if isinstance(found, Break)]
        gaps = [Span(before.span.end, after.span.start) for found in breaks for before, after in pairwise(found.blocks)]
        many = len(gaps) > self.options.most
        if many or (len(breaks) >= _PARAGRAPHS_OF_WIDTH and len(gaps) >= len(breaks) * _BREAKS_OF_WIDTH):
            span = Span(gaps[0].start - 1, gaps[0].end + 1)
            severity = Severity.INFO if many else Severity.WARNING
            yield self.finding(span, "wrapped", severity=severity, fix=_joining(document, gaps), count=len(breaks))
            return
        for found in breaks:
            first, last = found.blocks[0].span, found.blocks[-1].span
            own = [Span(before.span.end, after.span.start) for before, after in pairwise(found.blocks)]
            yield self.finding(
                Span(max(first.start, first.end - _SHOWN), min(last.end, last.start + _SHOWN)),
                _message(found),
                fix=_joining(document, own),
                count=len(found.blocks),
                before=document.text[max(first.start, first.end - _SHOWN) : first.end].lstrip("，。、；："),
                after=document.text[last.start : min(last.end, last.start + _SHOWN)],
            )


def _message(found: Break) -> str:
    if len(found.blocks) > _ONE_BREAK:
        return "several"
    return "broken" if found.certain else "perhaps"


def _joining(document: Document, gaps: Sequence[Span]) -> Fix:
    """Return the fix that joins the lines at ``gaps``, with a blank between two Latin words: John⏎Smith."""
    around = [(document.text[gap.start - 1], document.text[gap.end]) for gap in gaps]
    blanks = [" " if all(sign.isascii() and sign.isalpha() for sign in pair) else "" for pair in around]
    return Fix(tuple(Edit(gap, blank) for gap, blank in zip(gaps, blanks, strict=True)), safe=False)
