"""The office's old name."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, CheckOptions, Document, Edit, Finding, Fix, Severity, Span, Wording


class Options(CheckOptions, frozen=True):
    """The name that an office had, and the one that it has."""

    old_name: str = "县教育委员会"
    new_name: str = "县教育局"


class OfficeName(Check):
    """What it finds:
        zh: 用了单位的旧名称。
        en: An office called by the name it had before.

    Why it matters:
        zh: 机构改革以后，正式文件应使用现在的名称。
        en: After a reform a document uses the name that is in force.

    Example:
        县教育委员会召开了年度总结会。

    Instead:
        县教育局召开了年度总结会。

    Options:
        zh: old-name：旧名称；new-name：现在的名称。
        en: old-name: the name before; new-name: the name now.

    Source:
        zh: 示例，请换成你们单位的依据。
        en: An example; put your own reason here.
    """

    code = "EX101"
    name = "office-name"
    severity = Severity.WARNING
    summary = Wording(zh="单位的旧名称", en="an office's old name")
    messages = {"old": Wording(zh="“{old}”现名“{new}”", en="“{old}” is called “{new}” now")}
    options = Options()

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each place of the old name."""
        old, new = self.options.old_name, self.options.new_name
        # document.prose has code, addresses and the like blotted out; its offsets are those of the text.
        at = document.prose.find(old) if old else -1
        while at >= 0:
            span = Span(at, at + len(old))
            yield self.finding(span, "old", old=old, new=new, fix=Fix((Edit(span, new),), safe=True))
            at = document.prose.find(old, span.end)
