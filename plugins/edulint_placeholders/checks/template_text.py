"""PH109: instructions and fields of a template that were left in."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Document, Finding, Genre, Severity, Wording, is_han
from edulint_placeholders.base import PlaceholderCheck
from edulint_placeholders.masks.placeholder import Kind

# <b>第八十二条</b>&emsp;【生效日期】
_NEAR = 14
# 服务事项统计表⏎填表说明: how to fill in the form of that title
_INSTRUCTIONS, _FORMS = ("填表说明", "填写说明", "填写要求", "填报说明"), ("表", "单", "书", "卡", "台账")
_LONGEST_TITLE = 60


class TemplateText(PlaceholderCheck):
    """What it finds:
        zh: 模板里的填写说明和字段，例如“请在此处填写”“填写说明：”“【单位名称】”“（不少于500字）”。
        en: Instructions and fields of a template, such as “请在此处填写”, “填写说明：”, “【单位名称】”, “（不少于500字）”.

    Why it matters:
        zh: 填写说明是给写材料的人看的，不应交上去。
        en: Instructions are meant for the writer and not for the reader.

    Example:
        今年，【单位名称】圆满完成了各项任务（请在此处填写亮点）。

    Instead:
        今年，青川县教育局圆满完成了各项任务。

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "PH109"
    name = "template-text"
    severity = Severity.ERROR
    # Judgments name an article's subject in brackets: 第四十五条［有期徒刑的期限］.
    silent_in = PlaceholderCheck.silent_in | {Genre.JUDGMENT}
    summary = Wording(zh="模板里的填写说明没有删去", en="an instruction of a template was left in")
    messages = {
        "instruction": Wording(
            zh="“{words}”是模板里的填写说明，请删去或换成内容",
            en="“{words}” is an instruction of the template: delete or replace it",
        ),
        "field": Wording(zh="模板字段“{words}”没有填写", en="the field “{words}” of the template is not filled in"),
    }
    kind = Kind.TEMPLATE

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each instruction and field; a law has forms to fill in, and names its articles."""
        is_law = document.genre is Genre.LAW
        for finding in super().check(document):
            start = finding.span.start
            if not (is_law and _is_of_law(document.folded, start)) and not _is_of_form(document.folded, start):
                yield finding


def _is_of_law(folded: str, start: int) -> bool:
    """Tell whether a form's instructions begin at an offset, or the name of an article: 第八十二条【生效日期】."""
    before = folded[max(0, start - _NEAR) : start].rpartition("条")
    is_article = before[1] != "" and not any(map(is_han, before[2]))
    return folded.startswith("填表说明", start) or (folded[start : start + 1] == "【" and is_article)


def _is_of_form(folded: str, start: int) -> bool:
    """Tell whether a line right below the title of a form heads what it says to those who fill it in."""
    above = folded[max(0, start - _LONGEST_TITLE) : start].rstrip("# \r\n").rpartition("\n")[2]
    return folded.startswith(_INSTRUCTIONS, start) and above.rstrip(")").endswith(_FORMS)
