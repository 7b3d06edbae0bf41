"""The check ``level-skipped``."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import RANKS, Check, Document, Finding, OrdinalStyle, Related, Severity, Wording
from edulint_numbering.heading_pairs import heading_pairs
from edulint_numbering.quoting import quoted

_FIRST = RANKS[OrdinalStyle.HAN_COMMA]
_LAST = RANKS[OrdinalStyle.DIGIT_PAREN]


class LevelSkipped(Check):
    """What it finds:
        zh: 标题层次跳级：别处用了“（一）”，这里“一、”下面却直接是“1.”；或者一次跳过两级，如“一、”下面直接是“（1）”。
            全文只有“一、”“1.”两个层次的，不算跳级。
        en: A level left out: 1. directly below 一、 where other sections have （一） between; or two levels left out, as
            with （1） below 一、. A report of the two levels 一、 and 1. leaves out none.

    Why it matters:
        zh: 公文的结构层次依次是“一、”“（一）”“1.”“（1）”；跳级不算错，但多数单位要求依次使用，全文也应一致。
        en: The levels of official documents are 一、 （一） 1. （1）; to skip one is no mistake, but most offices want them in order, and alike in all sections.

    Example:
        一、队伍建设
        （1）招聘
        （2）培训

    Instead:
        一、队伍建设
        （一）招聘
        （二）培训

    Source:
        zh: GB/T 9704-2012 7.3.3。
        en: GB/T 9704-2012, 7.3.3.
    """

    code = "NU113"
    name = "level-skipped"
    severity = Severity.INFO
    summary = Wording(zh="标题层次跳级", en="a level of headings is left out")
    messages = {
        "skipped": Wording(
            zh="{outer}下面直接用{inner}，跳过了中间的层次",
            en="{inner} stands right below {outer}; the level between is left out",
        ),
        "outer": Wording(zh="上一层的标题", en="the heading above"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding at the first such heading of each pair of styles in each report."""
        seen = set()
        pairs = list(heading_pairs(document))
        highest: dict[int, int] = {}
        for _, outer, inner in pairs:
            highest[outer.start] = min(highest.get(outer.start, _LAST), RANKS[inner.ordinal.style])
        used = {(report, RANKS[inner.ordinal.style]) for report, _, inner in pairs}
        for report, outer, inner in pairs:
            above, below = RANKS[outer.ordinal.style], RANKS[inner.ordinal.style]
            key = (report, outer.ordinal.style, inner.ordinal.style)
            # Where （二） follows under the same heading, the level is there and only （一） is lost.
            skips = above >= _FIRST and below <= _LAST and highest[outer.start] - above >= 2
            # A report of two levels may have 一、 and 1. all through.
            is_alike = below - above == 2 and (report, above + 1) not in used
            if skips and not is_alike and key not in seen:
                seen.add(key)
                yield self.finding(
                    inner.ordinal.span,
                    "skipped",
                    related=[Related(outer.ordinal.span, self.messages["outer"])],
                    inner=quoted(inner),
                    outer=quoted(outer),
                )
