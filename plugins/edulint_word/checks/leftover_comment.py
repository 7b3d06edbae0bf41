"""WD102: comments that are still in the file."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Finding, MarkKind, Severity, Wording, is_directive
from edulint_word.reviewers import AUTHOR, told_by


class LeftoverComment(Check):
    """What it finds:
        zh: Word 文件里没有删去的批注；edulint 自己写入的、写给 edulint 的（edulint: ignore …）不算。
        en: Comments that are still in a Word file; those that edulint wrote don't count, nor those to it
            (edulint: ignore …).

    Why it matters:
        zh: 批注是写给自己人看的；报送以后，收文的人也会看到。
        en: Comments are for colleagues; whoever gets the file reads them, too.

    Example:
        全年招聘教师48名。[批注：人数请再核对]

    Instead:
        全年招聘教师48名。

    Source:
        zh: 公开的 Word 文件中所见。
        en: Seen in public Word files.
    """

    code = "WD102"
    name = "leftover-comment"
    severity = Severity.WARNING
    summary = Wording(zh="批注没有删去", en="comments were left in")
    messages = {
        "others": Wording(
            zh="还有{count}条批注没有删去（{authors}）", en="{count} comment(s) still in the file ({authors})"
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for all comments; those that edulint wrote are replaced whenever it writes again."""
        comments = [mark for mark in document.marks if mark.kind is MarkKind.COMMENT]
        left = [mark for mark in comments if mark.author != AUTHOR and not is_directive(mark.text)]
        yield from told_by(self, left)
