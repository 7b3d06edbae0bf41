"""FI102: a rate that its own two counts contradict."""

from __future__ import annotations

from edulint.api import Severity, Wording
from edulint_figures.relations.choose import FormCheck


class RateAndCounts(FormCheck):
    """What it finds:
        zh: 文中的比率与得出它的两个数对不上。
        en: A rate that differs from the quotient of the two counts beside it.

    Why it matters:
        zh: 两个数改过而比率没改，是最常见的疏漏之一。
        en: Counts are brought up to date and the rate is forgotten.

    Example:
        排查安全隐患2952项，已落实整改2812项，整改率98.6%。

    Instead:
        排查安全隐患2952项，已落实整改2812项，整改率95.3%。

    Source:
        zh: 原始稿件中比率与人数的写法。
        en: The way raw drafts state rates beside their counts.
    """

    code = "FI102"
    name = "rate-and-counts"
    form = "share"
    severity = Severity.ERROR
    summary = Wording(zh="比率与人数、件数不符", en="a rate that its own counts contradict")
