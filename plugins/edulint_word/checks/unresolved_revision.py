"""WD101: tracked changes that nobody accepted or rejected."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Finding, MarkKind, Severity, Wording
from edulint_word.reviewers import told_by

_REVISIONS = (MarkKind.INSERTION, MarkKind.DELETION)


class UnresolvedRevision(Check):
    """What it finds:
        zh: Word 文件里没有接受、也没有拒绝的修订。
        en: Tracked changes of a Word file that were neither accepted nor rejected.

    Why it matters:
        zh: 收文的人会看到删掉的话和改动的经过；打印出来还会带着红字和删除线。
        en: Whoever gets the file sees what was struck out, and who changed what; it is printed in red.

    Example:
        全年招聘教师[删去：46]48名。

    Instead:
        全年招聘教师48名。

    Source:
        zh: 公开的 Word 文件中所见。
        en: Seen in public Word files.
    """

    code = "WD101"
    name = "unresolved-revision"
    severity = Severity.WARNING
    summary = Wording(zh="修订没有接受或拒绝", en="tracked changes are unresolved")
    messages = {
        "others": Wording(
            zh="还有{count}处修订没有接受或拒绝（{authors}）",
            en="{count} tracked change(s) neither accepted nor rejected ({authors})",
        ),
        "own": Wording(
            zh="edulint 写入的{count}处修订还没有接受或拒绝",
            en="{count} tracked change(s) by edulint neither accepted nor rejected",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for the changes of people, one for those that edulint proposed."""
        yield from told_by(self, [mark for mark in document.marks if mark.kind in _REVISIONS])
