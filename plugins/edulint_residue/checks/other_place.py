"""RE110: two different places as a report's own."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Finding, Related, Severity, Wording
from edulint_residue.own_places import OwnPlace, own_places
from edulint_residue.web.phrases import web_tails


class OtherPlace(Check):
    """What it finds:
        zh: 同一份报告把两个不同的县（市、区）当作本地：标题、“在××县委领导下”、落款里的地名不一致。
        en: A report that names two different counties, cities or districts as its own: in the title, as those who led
        the work, in the signature.

    Why it matters:
        zh: 多半是从别处的报告抄来，地名没有改全。
        en: Most likely it was taken from another place's report, and not all names were changed.

    Example:
        青川县教育局工作总结
        一年来，在云溪县委、县政府的正确领导下，我们圆满完成了任务。

    Instead:
        青川县教育局工作总结
        一年来，在青川县委、县政府的正确领导下，我们圆满完成了任务。

    Source:
        zh: 原始稿件中所见的串改。
        en: Modelled on what is seen in raw drafts.
    """

    code = "RE110"
    name = "other-place"
    severity = Severity.WARNING
    summary = Wording(zh="把别处当作本地", en="another place as the report's own")
    messages = {
        "other": Wording(
            zh="这里说的是{name}，前面却是{first}：可能是从别处抄来的",
            en="this speaks of {name}, but above it is {first}: perhaps taken from another report",
        ),
        "first": Wording(zh="前面说的是这里", en="the place named before"),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each place that differs from the first of its level."""
        tails = web_tails(document)
        for report in document.reports:
            first: dict[str, OwnPlace] = {}
            for place in own_places(document, report):
                if tails.holds(place.span.start):
                    continue
                own = first.setdefault(place.level, place)
                if not _is_part(own.name, place.name):
                    yield self.finding(
                        place.span,
                        "other",
                        # A city may belong to a city: both lead it.
                        severity=Severity.INFO if place.level == "市" and not place.is_sure else Severity.WARNING,
                        related=[Related(own.span, self.messages["first"])],
                        name=place.name,
                        first=own.name,
                    )


def _is_part(one: str, other: str) -> bool:
    """Tell whether one name is the other, or that with more before it: 青川县, 市青川县."""
    return one.endswith(other) or other.endswith(one)
