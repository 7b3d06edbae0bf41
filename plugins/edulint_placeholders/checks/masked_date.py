"""PH102: a month or a day that was never filled in."""

from __future__ import annotations

from edulint.api import Genre, Severity, Wording
from edulint_placeholders.base import PlaceholderCheck
from edulint_placeholders.masks.placeholder import Kind


class MaskedDate(PlaceholderCheck):
    """What it finds:
        zh: 没有填写的月、日、时刻，例如“x月x日”“  年  月  日”“某月某日”。
        en: A month, a day or an hour that was not filled in, such as “x月x日”, “  年  月  日”, “某月某日”.

    Why it matters:
        zh: 时间不明的工作无法核对，也说明材料没有写完。
        en: What has no date can’t be verified, and the report is visibly unfinished.

    Example:
        今年x月，市教育局召开现场会。

    Instead:
        今年4月，市教育局召开现场会。

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "PH102"
    name = "masked-date"
    severity = Severity.ERROR
    # A law says 自本月某日至下月同日, and judgments leave out the day.
    silent_in = PlaceholderCheck.silent_in | {Genre.LAW, Genre.JUDGMENT}
    summary = Wording(zh="日期没有填写", en="a date was not filled in")
    messages = {
        "date": Wording(zh="“{words}”没有填写具体日期", en="“{words}”: the date is not filled in"),
        "month": Wording(zh="“{words}”没有填写月份", en="“{words}”: the month is not filled in"),
    }
    kind = Kind.DATE
