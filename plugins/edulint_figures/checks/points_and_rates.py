"""FI108: a change in percentage points that the counts of both years do not give."""

from __future__ import annotations

from edulint.api import Severity, Wording
from edulint_figures.relations.choose import FormCheck


class PointsAndRates(FormCheck):
    """What it finds:
        zh: 比率升降的百分点，与由两年人数推算的不符。
        en: A change in percentage points that differs from what the counts and their changes give.

    Why it matters:
        zh: 人数、增减数、比率、百分点四者互相决定，有一个错了就圆不上。
        en: Counts, their changes, rates and points determine each other.

    Example:
        共有7420人报名，比上年减少86人；上线6130人，比上年增加95人，上线率82.6%，提高3.2个百分点。

    Instead:
        共有7420人报名，比上年减少86人；上线6130人，比上年增加95人，上线率82.6%，提高2.2个百分点。

    Source:
        zh: 原始稿件中所见；百分点可能由四舍五入后的比率相减得出，故放宽一个末位单位。
        en: Seen in raw drafts; points may be differences of rounded rates, so one unit of the last digit is allowed.
    """

    code = "FI108"
    name = "points-and-rates"
    form = "points"
    severity = Severity.WARNING
    summary = Wording(zh="百分点与两年数据不符", en="percentage points that the counts of both years do not give")
