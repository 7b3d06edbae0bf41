"""RE110: two different places as a report's own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from edulint.api import Check, Document, Finding, Related, Severity, Span, Wording
from edulint_residue.led_from_below import claims_from_below
from edulint_residue.own_bodies import body_claims
from edulint_residue.own_places import OwnPlace, is_same_name, own_places, places_of_title
from edulint_residue.own_schools import school_claims
from edulint_residue.place_roles import claims
from edulint_residue.signed_alike import signature_claims
from edulint_residue.web.phrases import web_tails

_READERS = (claims, school_claims, claims_from_below, body_claims, signature_claims)


class OtherPlace(Check):
    """What it finds:
        zh: 把别处当作本地：标题、落款里的地名不一致；别的县（市、区、镇、村）或者别的学校像本地一样领导工作（“在××县委领导下”）、
        作出部署（“根据××县委部署”）、当句子的主语（“××县坚持……”）、是工作的对象（“结合××县实际”）。说到考察、帮扶、协作、交界、评比的地方不算。
        en: A report that treats another county, city, town, village or school as its own: in the title and the
        signature, as who led the work, whose decisions were carried out, who did what the report tells, whose needs
        were met. Visits, partnerships, neighbours, lists and comparisons have two places and are left alone.

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
        """Yield a finding for each place that differs from the first of its level, and for each in its role."""
        tails = web_tails(document)
        for report in document.reports:
            first: dict[str, OwnPlace] = {}
            told: set[Span] = set()
            titled = places_of_title(document, report)
            for place in own_places(document, report):
                if tails.holds(place.span.start):
                    continue
                own = first.setdefault(place.level, place)
                if not any(is_same_name(known.name, place.name) for known in (own, *titled)):
                    told.add(place.span)
                    # A city may belong to a city: both lead it.
                    yield self._told(place, own, is_sure=place.is_sure or place.level != "市")
            for claim in chain.from_iterable(read(document, report) for read in _READERS):
                if not any(map(claim.other.span.overlaps, told)) and not tails.holds(claim.other.span.start):
                    told.add(claim.other.span)
                    yield self._told(claim.other, claim.own, is_sure=claim.is_sure)

    def _told(self, other: OwnPlace, own: OwnPlace, is_sure: bool) -> Finding:
        return self.finding(
            other.span,
            "other",
            severity=Severity.WARNING if is_sure else Severity.INFO,
            related=[Related(own.span, self.messages["first"])],
            name=other.name,
            first=own.name,
        )
