"""The check ``level-order``."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import RANKS, Check, Document, Finding, OrdinalStyle, Related, Severity, Wording
from edulint_numbering.heading_pairs import heading_pairs
from edulint_numbering.quoting import quoted
from edulint_numbering.sequences.items import Item


class LevelOrder(Check):
    """What it finds:
        zh: 层次用颠倒了的序号，如“（一）”下面是“一、”。
        en: Levels the wrong way round: 一、 below （一）.

    Why it matters:
        zh: 序号的样式本身表示层次，颠倒了就分不清大小标题。
        en: The style of a number tells its level; turned round, it misleads.

    Example:
        （一）队伍建设
        一、招聘
        二、培训
        （二）办学条件

    Instead:
        一、队伍建设
        （一）招聘
        （二）培训
        二、办学条件

    Source:
        zh: GB/T 9704-2012 7.3.3：一、（一）1.（1）。
        en: GB/T 9704-2012, 7.3.3: 一、 （一） 1. （1）.
    """

    code = "NU112"
    name = "level-order"
    severity = Severity.WARNING
    summary = Wording(zh="标题层次的序号大小颠倒", en="the levels of headings stand the wrong way round")
    messages = {
        "order": Wording(
            zh="{inner}用在{outer}的下一层，层次颠倒，应依次用“一、”“（一）”“1.”“（1）”",
            en="{inner} stands below {outer}: the levels are the wrong way round; in order they are 一、 （一） 1. （1）",
        ),
        "outer": Wording(zh="上一层的标题", en="the heading above"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding at the first such heading of each pair of styles in each report."""
        seen = set()
        for report, outer, inner in heading_pairs(document):
            key = (report, outer.ordinal.style, inner.ordinal.style)
            # 第一条 stands below headings of any style.
            is_article = inner.ordinal.style is OrdinalStyle.ARTICLE
            is_wrong = RANKS[inner.ordinal.style] < RANKS[outer.ordinal.style] and not is_article
            if not is_wrong or key in seen:
                continue
            seen.add(key)
            if not _is_of_provision(document, inner):
                yield self.finding(
                    inner.ordinal.span,
                    "order",
                    related=[Related(outer.ordinal.span, self.messages["outer"])],
                    inner=quoted(inner),
                    outer=quoted(outer),
                )


def _is_of_provision(document: Document, item: Item) -> bool:
    """Tell whether a list keeps the numbers of a provision that the paragraph above it quotes: 有下列情形之一的：（一）…."""
    above = document.blocks[item.block - 1] if item.block else None
    return above is not None and "之一" in document.slice(above.span) and "》" in document.slice(above.span)
