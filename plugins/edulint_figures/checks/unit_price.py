"""FI103: a total that price and count do not give."""

from __future__ import annotations

from edulint.api import Severity, Wording
from edulint_figures.relations.choose import FormCheck


class UnitPrice(FormCheck):
    """What it finds:
        zh: 人均（户均、亩均……）标准乘以人数，与文中的总金额对不上。
        en: A total of money that differs from the price per head times the number of heads.

    Why it matters:
        zh: 发放标准、人数、总额三者有一个必定错了，审计时说不清。
        en: One of standard, head count and sum must be wrong, and auditors will ask which.

    Example:
        资助在园幼儿4273人，每人300元，共计133.85万元。

    Instead:
        资助在园幼儿4273人，每人300元，共计128.19万元。

    Source:
        zh: 原始稿件中所见（数字已改）：4273人每人300元，写成133.85万元。
        en: Seen in raw drafts, in other figures: 4,273 children at 300 yuan, stated as 1.3385 million.
    """

    code = "FI103"
    name = "unit-price"
    form = "product"
    severity = Severity.ERROR
    summary = Wording(zh="标准、数量与总额不符", en="a total that price and count do not give")
