"""WD104: a heading that only looks like one."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Finding, MarkKind, Section, Severity, Wording

_FEWEST = 2


class BoldHeading(Check):
    """What it finds:
        zh: 同级标题都用了标题样式，这一个只是加粗。
        en: A heading that is only bold, while the others beside it have a heading's style.

    Why it matters:
        zh: 只加粗的标题不会出现在目录和导航窗格里，自动编号也会跳过它。
        en: It is missing from the table of contents and the navigation pane, and automatic numbers pass it by.

    Example:
        一、回顾（标题 1）；二、做法（标题 1）；三、打算（正文加粗）

    Instead:
        三、打算（标题 1）

    Source:
        zh: 公开的 Word 文件中所见。
        en: Seen in public Word files.
    """

    code = "WD104"
    name = "bold-heading"
    severity = Severity.INFO
    summary = Wording(zh="标题只加粗，没有用标题样式", en="a heading is only bold")
    messages = {
        "bold": Wording(
            zh="这个标题只是加粗，同级的“{other}”用了标题样式：目录里不会有它",
            en="this heading is only bold, “{other}” beside it has a heading's style: the contents won't have it",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each such heading."""
        bold, styled = (
            {mark.span.start for mark in document.marks if mark.kind is kind}
            for kind in (MarkKind.BOLD, MarkKind.HEADING_STYLE)
        )
        if not bold or not styled:
            return
        for report in document.reports:
            for section in report.body.walk():
                yield from self._among(section, bold, styled)

    def _among(self, above: Section, bold: set[int], styled: set[int]) -> Iterator[Finding]:
        for section in above.sections:
            heading = section.heading
            if heading is None or heading.run_in or heading.ordinal is None or _start(section) not in bold:
                continue
            others = [other for other in above.sections if _is_like(other, section) and _start(other) in styled]
            if len(others) >= _FEWEST:
                yield self.finding(section.blocks[0].span, "bold", other=others[0].title)


def _start(section: Section) -> int:
    return section.blocks[0].span.start


def _is_like(one: Section, other: Section) -> bool:
    first, second = (each.heading.ordinal if each.heading else None for each in (one, other))
    return first is not None and second is not None and first.style is second.style
