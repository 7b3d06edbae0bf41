"""FI104: a total behind a run of figures that do not add up to it."""

from __future__ import annotations

from edulint.api import Severity, Wording
from edulint_figures.relations.choose import FormCheck


class RunTotal(FormCheck):
    """What it finds:
        zh: “合计”“共计”与前面逐项列出的数对不上。
        en: A total (合计, 共计) that differs from the sum of the figures listed before it.

    Why it matters:
        zh: 前面改了一项，后面的合计常常忘了改。
        en: An item is changed and the total behind it forgotten.

    Example:
        新建小学12所、初中8所、幼儿园15所，共计36所。

    Instead:
        新建小学12所、初中8所、幼儿园15所，共计35所。

    Source:
        zh: 原始稿件中分项在前、合计在后的写法。
        en: Raw drafts that list items first and the total last.
    """

    code = "FI104"
    name = "run-total"
    form = "total"
    severity = Severity.ERROR
    summary = Wording(zh="合计与前面各项之和不符", en="a total that the figures before it do not give")
    messages = {
        "contradiction": Wording(zh="{reckoning}，{difference}{repair}", en="{reckoning}, {difference}{repair}")
    }
