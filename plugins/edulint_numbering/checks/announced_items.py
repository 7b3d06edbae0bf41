"""The check ``announced-items``."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Finding, OrdinalStyle, Related, Severity, Wording, fold, renumbered
from edulint_numbering.announcements import announcements
from edulint_numbering.faults import faults_in
from edulint_numbering.quoting import quoted
from edulint_numbering.sequences.items import Item, stands_in

# How far a last point may reach before the next one, in characters.
_REACH = 500
# Of so many numbers behind the last one each may begin a line below: one that is skipped or mistyped is the fault.
_NEXT = 6


class AnnouncedItems(Check):
    """What it finds:
        zh: 前面说有几项，后面列出的却不是几项，如“以下四项工作：”后面只有三项。
        en: A number of things announced and another number listed: four tasks announced, three told.

    Why it matters:
        zh: 改稿时增删了条目而没有改总数，或者漏了一条。
        en: Items were added or cut and the total not changed, or one was lost.

    Example:
        重点抓好以下三项工作：一是抓排查；二是抓演练。

    Instead:
        重点抓好以下两项工作：一是抓排查；二是抓演练。

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "NU116"
    name = "announced-items"
    severity = Severity.WARNING
    summary = Wording(zh="前面说的项数与后面列出的不符", en="the number announced is not the number listed")
    messages = {
        "differs": Wording(
            zh="这里说“{words}”，后面列出 {found} 项，到{last}为止",
            en="“{words}” announces {count}; {found} are listed, up to {last}",
        ),
        "last": Wording(zh="列出的最后一项", en="the last one listed"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding at each announcement that its list doesn't bear out."""
        for announcement in announcements(document):
            items = announcement.sequence.items
            if announcement.count == announcement.found or _goes_on(document, items[-1]):
                continue
            # Where a number is skipped or doubled in the list itself, that is the fault.
            if faults_in(announcement.sequence):
                continue
            yield self.finding(
                announcement.span,
                "differs",
                related=[Related(items[-1].ordinal.span, self.messages["last"])],
                words=document.slice(announcement.span),
                count=announcement.count,
                found=len(items),
                last=quoted(items[-1]),
            )


def _goes_on(document: Document, last: Item) -> bool:
    """Tell whether one more point follows where no clause begins, or far below: 二是抓演练，同时三是抓整改."""
    if _begins_line_below(document, last):
        return True
    end = min(document.blocks[last.block].span.end, last.ordinal.span.end + _REACH)
    rest = document.folded[last.ordinal.span.end : end]
    return stands_in(rest, last, last.number + 1)


def _begins_line_below(document: Document, last: Item) -> bool:
    """Tell whether one of the next numbers begins a line below, and no other list begins before it."""
    folded, end = document.folded, last.ordinal.span.end
    first = _at_line_start(last, renumbered(last.ordinal, 1) or "")
    for number in range(last.number + 1, last.number + 1 + _NEXT):
        words = renumbered(last.ordinal, number)
        at = folded.find(_at_line_start(last, words), end) if words else -1
        if at >= 0 and folded.find(first, end, at) < 0:
            return True
    return False


def _at_line_start(like: Item, number: str) -> str:
    return fold(f"\n第{number}" if like.ordinal.style is OrdinalStyle.FIRST else f"\n{number}")
