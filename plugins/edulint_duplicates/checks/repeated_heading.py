"""The check ``repeated-heading``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from edulint.api import Check, Document, Edit, Finding, Fix, Heading, Related, Section, Severity, Span, Wording

# 基本情况 and 存在的问题 may head a part of every chapter; a longer title names its own subject.
_TELLING = 8
_SHORTEST = 3
# Lines of a table or a list may repeat; the first lines of a draft and the title of a report may not.
_FIRST_LINES = 4
_SHORTEST_TITLE = 6
_KINDS_OF_TEXT = ("总结", "汇报", "报告", "计划", "方案", "讲话", "发言", "情况")
_LONGEST_TITLE = 50


class RepeatedHeading(Check):
    """What it finds:
        zh: 同一份报告里两个标题的文字相同，而下面的内容不同；或者同一个题目接连写了两行。
        en: Two headings of one report with the same words, above different text; a title that stands twice in a row.

    Why it matters:
        zh: 可能是复制标题后忘了改，也可能是同一件事分在两处写。
        en: The heading was perhaps copied and not changed, or one matter is told in two places.

    Example:
        （一）加强教师队伍建设
        全年招聘教师四十八名。
        （二）加强教师队伍建设
        改造食堂三处。

    Instead:
        （一）加强教师队伍建设
        全年招聘教师四十八名。
        （二）改善办学条件
        改造食堂三处。

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "DU102"
    name = "repeated-heading"
    severity = Severity.INFO
    summary = Wording(zh="同一份报告里有两个相同的标题", en="two headings of one report are the same")
    messages = {
        "repeated": Wording(
            zh="标题“{title}”与{place}的标题相同，内容却不同，请核对标题",
            en="the heading “{title}” is that of {place}, but the text below it differs; check the heading",
        ),
        "in-a-row": Wording(
            zh="题目“{title}”接连写了两遍，请删去一行",
            en="the title “{title}” stands twice in a row; delete one of the lines",
        ),
        "there": Wording(zh="前一个标题", en="the earlier heading"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for every later heading."""
        from edulint_duplicates.passages.normalise import han_count

        yield from self._in_a_row(document)
        for report in document.reports:
            seen: dict[tuple[str, int, int], tuple[Heading, str]] = {}
            for parent, section in _below(report.body):
                heading = section.heading
                if heading is None or han_count(heading.text) < _SHORTEST:
                    continue
                # A telling title is looked for in the whole report, a common one among its siblings.
                within = 0 if han_count(heading.text) >= _TELLING else parent.span.start
                body = document.folded[heading.title.end : section.span.end].strip()
                key = (heading.text, heading.level, within)
                earlier, earlier_body = seen.setdefault(key, (heading, body))
                if earlier is not heading and body and earlier_body and body != earlier_body:
                    yield self.finding(
                        heading.title,
                        "repeated",
                        related=[Related(earlier.title, self.messages["there"])],
                        title=heading.text,
                        place=document.locate(earlier.title).name,
                    )

    def _in_a_row(self, document: Document) -> Iterator[Finding]:
        """Yield the titles that are written on two lines running: one was pasted with its text."""
        text, folded = document.text, document.folded
        titles = {report.title.span.start for report in document.reports if report.title}
        for index, (above, below) in enumerate(pairwise(document.blocks)):
            words = folded[below.span.start : below.span.end]
            if (
                _SHORTEST_TITLE <= len(words) <= _LONGEST_TITLE
                and words[-1] not in "。；！？;!?"
                and (
                    index < _FIRST_LINES
                    or not titles.isdisjoint((above.span.start, below.span.start))
                    # The title of a text that was pasted behind another
                    or (len(words) >= _TELLING and words.endswith(_KINDS_OF_TEXT))
                )
                and _same_title(words) == _same_title(first := folded[above.span.start : above.span.end])
                and above.cell is None is below.cell
            ):
                gap = Span(above.span.end, below.span.end)
                related = [Related(above.span, self.messages["there"])]
                fix = Fix((Edit(gap, ""),)) if words == first else None
                title = text[below.span.start : below.span.end]
                # Where one of the two is a page's, that one goes, and no other.
                yield self.finding(
                    below.span,
                    "in-a-row",
                    severity=Severity.WARNING,
                    related=related,
                    fix=fix,
                    blames=[above.span, below.span],
                    title=title,
                )


def _same_title(words: str) -> str:
    """Return a title without blanks and the marks around it, as it is compared: 《水利总结》, 2021 年水利总结."""
    return words.replace(" ", "").strip("《》")


def _below(section: Section) -> Iterator[tuple[Section, Section]]:
    """Yield every section below one, each with the section it stands in, in reading order."""
    pending = [(section, inner) for inner in reversed(section.sections)]
    while pending:
        parent, inner = pending.pop()
        yield parent, inner
        pending.extend((inner, deeper) for deeper in reversed(inner.sections))
