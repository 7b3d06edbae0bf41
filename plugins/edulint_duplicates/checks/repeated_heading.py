"""The check ``repeated-heading``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from edulint.api import Check, Document, Finding, Heading, Related, Section, Severity, Wording

# 基本情况 and 存在的问题 may head a part of every chapter; a longer title names its own subject.
_TELLING = 8
_SHORTEST = 3


class RepeatedHeading(Check):
    """What it finds:
        zh: 同一份报告里两个标题的文字相同，而下面的内容不同。
        en: Two headings of one report with the same words, above different text.

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

    Options:
        zh: 无。
        en: None.

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "DU102"
    name = "repeated-heading"
    severity = Severity.INFO
    summary = Wording(zh="同一份报告里有两个相同的标题", en="Two headings of one report are the same")
    messages: ClassVar[Mapping[str, Wording]] = {
        "repeated": Wording(
            zh="标题“{title}”与{place}的标题相同，内容却不同，请核对标题",
            en="The heading “{title}” is that of {place}, but the text below it differs; check the heading",
        ),
        "there": Wording(zh="前一个标题", en="the earlier heading"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for every later heading."""
        from edulint_duplicates.passages.normalise import han_count
        from edulint_duplicates.passages.telling import place

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
                        place=place(document.locate(earlier.title)),
                    )


def _below(section: Section) -> Iterator[tuple[Section, Section]]:
    """Yield every section below one, each with the section it stands in, in reading order."""
    pending = [(section, inner) for inner in reversed(section.sections)]
    while pending:
        parent, inner = pending.pop()
        yield parent, inner
        pending.extend((inner, deeper) for deeper in reversed(inner.sections))
