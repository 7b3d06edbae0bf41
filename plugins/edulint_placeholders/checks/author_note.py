"""PH108: a note that the author wrote to himself."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Document, Finding, Genre, Severity, Span, Wording
from edulint_placeholders.base import PlaceholderCheck
from edulint_placeholders.masks.placeholder import Kind

_OPENING = "([【"
_OF_RULES = (Genre.LAW, Genre.NOTICE)


class AuthorNote(PlaceholderCheck):
    """What it finds:
        zh: 写给自己的备注，例如“（待补充）”“数据待核实”“TODO”“（此处插入图片）”，或单独一行的“略”。
        en: A note to oneself, such as “（待补充）”, “数据待核实”, “TODO”, “（此处插入图片）”, or a line that only says “略”.

    Why it matters:
        zh: 备注留在正文里，说明材料还没有写完。
        en: A note left in the text shows that the report is not finished.

    Example:
        全年培训教师86人次（数据待核实）。

    Instead:
        全年培训教师86人次。

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "PH108"
    name = "author-note"
    severity = Severity.ERROR
    # TODO says so in a program, too; in a judgment （待查） tells of a person.
    silent_in = frozenset({Genre.JUDGMENT})
    summary = Wording(zh="写给自己的备注没有处理", en="a note to oneself was left in")
    messages = {
        "note": Wording(
            zh="“{words}”是写给自己的备注，请补上内容或者删去",
            en="“{words}” is a note to oneself: complete the text or delete it",
        ),
        "omitted": Wording(
            zh="“{words}”处省略了内容，请补全或者删去",
            en="“{words}”: something is left out here; complete it or delete the word",
        ),
    }
    kind = Kind.NOTE

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each note; what news tell outside brackets (伤亡人数待核实) is what is known so far.

        Rules and letters are published without what not everybody is to read: （四）（略）.
        """
        for finding in super().check(document):
            if document.genre in _OF_RULES and _is_unpublished(document, finding.span):
                continue
            if document.genre is not Genre.NEWS or document.folded[finding.span.start] in _OPENING:
                yield finding


def _is_unpublished(document: Document, span: Span) -> bool:
    """Tell whether （略） ends a provision or an item: （四）（略）, 五、关于机场建设问题。（略）."""
    block = document.block_at(span.start)
    is_last = block is not None and not document.folded[span.end : block.span.end].strip("。;")
    return is_last and document.folded[span.start : span.end] == "(略)"
