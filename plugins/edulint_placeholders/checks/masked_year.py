"""PH101: a year that was never filled in."""

from __future__ import annotations

from edulint.api import Severity, Wording
from edulint_placeholders.base import PlaceholderCheck
from edulint_placeholders.masks.placeholder import Kind


class MaskedYear(PlaceholderCheck):
    """What it finds:
        zh: 没有填写的年份，例如“20xx年”“二〇××年”“20__-20__学年”。
        en: A year that was not filled in, such as “20xx年”, “二〇××年”, “20__-20__学年”.

    Why it matters:
        zh: 稿件多由范文改成，年份先用符号代替；带着“20xx年”上报，等于告诉对方这份材料没有看过。
        en: Drafts are made from models with the year masked; a report that says “20xx年” shows that nobody read it.

    Example:
        20xx年我市共招聘教师216人。

    Instead:
        2023年我市共招聘教师216人。

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "PH101"
    name = "masked-year"
    severity = Severity.ERROR
    summary = Wording(zh="年份没有填写", en="a year was not filled in")
    messages = {
        "year": Wording(zh="“{words}”没有填写年份", en="“{words}”: the year is not filled in"),
    }
    kind = Kind.YEAR
