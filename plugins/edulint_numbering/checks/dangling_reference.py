"""The check ``dangling-reference``."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Finding, Severity, Wording
from edulint_numbering.references import highest, references


class DanglingReference(Check):
    """What it finds:
        zh: 文中提到的部分、条款、图、表或附件，稿件里没有，如“详见第六部分”而全文只有五部分。
        en: A part, article, figure, table or attachment that the text refers to and the draft lacks.

    Why it matters:
        zh: 读者按图索骥却找不到；多半是删改之后没有改引用，或者漏了附件。
        en: The reader looks for it in vain; something was cut and the reference left, or an attachment forgotten.

    Example:
        一、回顾
        具体安排详见第四部分。
        二、打算

    Instead:
        一、回顾
        具体安排详见第二部分。
        二、打算

    Source:
        zh: GB/T 9704-2012 7.3.4（附件说明）；实际工作中的惯例。
        en: GB/T 9704-2012, 7.3.4 (attachments); practice.
    """

    code = "NU118"
    name = "dangling-reference"
    severity = Severity.WARNING
    summary = Wording(zh="引用的部分、图表或附件不存在", en="a reference leads nowhere")
    messages = {
        "beyond": Wording(
            zh="提到“{words}”，但稿件里这一类编号只到 {highest}",
            en="“{words}” leads nowhere: the numbers of this kind end at {highest}",
        ),
        "none": Wording(
            zh="提到“{words}”，但这个文件里没有{kind}，请确认另附",
            en="“{words}” leads nowhere in this file; make sure it goes with it",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding at each reference beyond the last number of its kind.

        A number that is missing in the middle is told of where it is missing.
        """
        for reference in references(document):
            last = highest(document, reference)
            words = document.slice(reference.span)
            if last is None:
                if reference.kind in ("图", "表", "附件"):
                    yield self.finding(reference.span, "none", severity=Severity.INFO, words=words, kind=reference.kind)
            elif reference.value > last:
                yield self.finding(reference.span, "beyond", words=words, highest=last)
