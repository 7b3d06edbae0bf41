"""FI105: a stated difference or growth that the figures before and after do not give."""

from __future__ import annotations

from edulint.api import Severity, Wording
from edulint_figures.relations.choose import FormCheck


class StatedChange(FormCheck):
    """What it finds:
        zh: 从A到B的差额、增幅与文中写的不符。
        en: A difference or growth that differs from what the figures before and after give.

    Why it matters:
        zh: 前后两个数和差额只要改了一个，三者就对不上。
        en: When one of the three figures is changed, the others are easily forgotten.

    Example:
        服务业比重由46.9%提高到48.2%，提高2.3个百分点。

    Instead:
        服务业比重由46.9%提高到48.2%，提高1.3个百分点。

    Source:
        zh: 公开报告中“由……提高到……，提高……个百分点”的写法。
        en: The way published reports write 由…提高到…，提高…个百分点.
    """

    code = "FI105"
    name = "stated-change"
    form = "change"
    severity = Severity.ERROR
    summary = Wording(zh="差额或增幅与前后两个数不符", en="a change that the figures before and after do not give")
