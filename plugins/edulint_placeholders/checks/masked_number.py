"""PH103: a number that was never filled in."""

from __future__ import annotations

from edulint.api import Genre, Severity, Wording
from edulint_placeholders.base import PlaceholderCheck
from edulint_placeholders.masks.placeholder import Kind


class MaskedNumber(PlaceholderCheck):
    """What it finds:
        zh: 没有填写的数字：数量、比率、金额、届次，例如“xx人”“x.x%”“____万元”“党的xx大”。
        en: A number that was not filled in: a count, a rate, money, an ordinal, such as “xx人”, “x.x%”, “____万元”, “党的xx大”.

    Why it matters:
        zh: 数字是报告的依据，缺了数字，成绩就无从说起。
        en: Figures are what a report rests on; without them nothing is reported.

    Example:
        全年投入资金xxx万元，培训教师xx人次。

    Instead:
        全年投入资金320万元，培训教师86人次。

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "PH103"
    name = "masked-number"
    severity = Severity.ERROR
    # Judgments leave out numbers that tell who it is; a law shows how a document is numbered.
    silent_in = PlaceholderCheck.silent_in | {Genre.LAW, Genre.JUDGMENT}
    summary = Wording(zh="数字没有填写", en="a number was not filled in")
    messages = {
        "number": Wording(zh="“{words}”没有填写数字", en="“{words}”: the number is not filled in"),
    }
    kind = Kind.NUMBER
