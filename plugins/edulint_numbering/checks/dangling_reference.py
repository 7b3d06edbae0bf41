"""The check ``dangling-reference``."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Finding, Severity, Span, Wording, pattern
from edulint_numbering.captions import labels
from edulint_numbering.references import Reference, highest, references

# What Word and WPS print where a field's target is gone, or where a list of headings or captions found none.
_IN_BROKEN = ("错误!", "错误！", "Error!", "未找到")
_BROKEN = pattern(
    r"错误[!！] ?(?:未(?:找到|定义|指定|提供|知)|文档中没有|不能识别|链接无效|使用“)[^。\n]{0,40}。?"
    r"|Error! (?:Reference source|Bookmark|No bookmark|No text of|Hyperlink reference|Unknown)[^.\n]{0,40}\.?"
    r"|未找到(?:目录项|图形项目表|索引项)。"
)


class DanglingReference(Check):
    """What it finds:
        zh: 文中提到的部分、条款、图、表或附件，稿件里没有，如“详见第六部分”而全文只有五部分；Word 在引用失效处显示的“错误!未找到引用源。”。
        en: A part, article, figure, table or attachment that the text refers to and the draft lacks, and what Word
        prints where the target of a reference is gone (错误!未找到引用源。, Error! Bookmark not defined.).

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
        "broken": Wording(
            zh="“{words}”是 Word 的出错提示：引用的内容已经不在，请重新插入引用或改写成文字",
            en="“{words}” is Word's own message: what is referred to is gone; insert the reference anew or type it",
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
            elif reference.value > last and not _may_be_there(document, reference):
                yield self.finding(reference.span, "beyond", words=words, highest=last)
        prose = document.prose
        for match in _BROKEN.finditer(prose) if any(words in prose for words in _IN_BROKEN) else ():
            yield self.finding(Span.of(match), "broken", severity=Severity.ERROR, words=match.group())


def _may_be_there(document: Document, reference: Reference) -> bool:
    """Tell whether a line begins with the number as captions do, or the caption may lie in one of many pictures."""
    if (reference.kind, reference.value) in labels(document):
        return True
    return reference.kind == "图" and document.text.count("![") >= reference.value
