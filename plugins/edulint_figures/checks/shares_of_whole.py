"""FI107: shares of one whole that make more than 100 percent."""

from __future__ import annotations

from edulint.api import Severity, Wording
from edulint_figures.relations.choose import FormCheck


class SharesOfWhole(FormCheck):
    """What it finds:
        zh: 同一整体的各项占比相加略超过100%，或三次产业比例之和不是100。
        en: Shares of one whole that add up to a little more than 100 percent, or a structure (12.3:45.6:42.1) that
        misses 100.

    Why it matters:
        zh: 各项占比之和不会超过100%，必有一项写错。
        en: One of the shares must be wrong.

    Example:
        三次产业结构由12.3:48.5:39.2调整为11.2:47.0:42.8。

    Instead:
        三次产业结构由12.3:48.5:39.2调整为11.2:47.0:41.8。

    Source:
        zh: 公开报告中三次产业结构和占比的写法。
        en: The way published reports write economic structure and shares.
    """

    code = "FI107"
    name = "shares-of-whole"
    form = "one"
    severity = Severity.WARNING
    summary = Wording(zh="各项占比之和不是100%", en="shares that do not make 100 percent")
    messages = {
        "contradiction": Wording(zh="{reckoning}，应为100", en="{reckoning}, which should be 100"),
        "more": Wording(zh="{reckoning}，超过100%", en="{reckoning}, more than 100%"),
    }
