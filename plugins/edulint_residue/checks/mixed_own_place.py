"""RE109: 我市 here, 我县 there."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Check, Document, Finding, Report, Severity, Span, Wording, WordList, is_han, pattern
from edulint_residue.own_places import places_of_title
from edulint_residue.web.phrases import web_tails

_WORDS = WordList(__file__, "mixed_own_place.txt")

_OWN = pattern("我.")
_RANKS = {"市": 0, "县": 1, "区": 1, "旗": 1, "镇": 2, "乡": 2, "村": 3, "校": 4}
_OF_ONE_RANK = ("县区旗", "镇乡")
_SIBLINGS = frozenset("".join(_OF_ONE_RANK))
_REGION = "自治区"
_BELONGS = ("属", "属于", "位于", "地处", "是", "为", "系", "在")
# 2021年我县…, 今年来我县…: behind these a place does something.
_TIMES = frozenset("年月日来中后前上下初底末间期内")
# 我县教育局, 我市人民政府: an office above
_OFFICE = pattern("我.[^\\W\\d_]{0,8}?(?:[局厅](?![长面部])|政府|[县市区党]委)")


class MixedOwnPlace(Check):
    """What it finds:
        zh: 同一份报告里自称不一：有的地方是“我市”，有的地方是“我县”“我区”“我校”。
        en: A report that calls its own place now 我市 and now 我县, 我区 or 我校.

    Why it matters:
        zh: 可能是从别处的报告里抄来的段落没有改；县里的报告提到所属的市，宜写“全市”“市里”。
        en: A passage may come from another report. A county that speaks of the city above it had better write 全市.

    Example:
        我县教育质量稳步提升。我市高考再创佳绩。

    Instead:
        我县教育质量稳步提升。我县高考再创佳绩。

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "RE109"
    name = "mixed-own-place"
    severity = Severity.INFO
    summary = Wording(zh="自称不一致", en="own place called by different names")
    messages = {
        "mixed": Wording(
            zh="这份报告多称“{usual}”，这里却称“{rare}”（共{count}处），请核对是不是别处的内容",
            en="the report usually says {usual}, but {rare} here ({count} place(s)); is this from another report?",
        ),
        "titled": Wording(
            zh="标题里是{name}，这里却称“{rare}”（共{count}处），可能是从别处抄来的",
            en="the title names {name}, but this says {rare} ({count} place(s)); perhaps from another report",
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each name but the most frequent, in each report."""
        tails = web_tails(document)
        levels = _WORDS.table
        for report in document.reports:
            places: dict[str, list[Span]] = {}
            for match in _OWN.finditer(document.prose, *report.span.bounds):
                level, following = match.group()[1], document.prose[match.end() : match.end() + 1]
                if level not in levels or (following and following in levels[level][0]):
                    continue
                if not tails.holds(match.start()):
                    places.setdefault(level, []).append(Span.of(match))
            if not _SIBLINGS.isdisjoint(places):
                yield from self._unlike_title(document, report, places)
            if len(places) < 2:
                continue
            usual = max(places, key=lambda level: len(places[level]))
            for level, spans in places.items():
                # 石桥村属我县, 我县教育局到我校: a village or a school names what it lies in and who is set over it.
                belongs = all(
                    document.prose.endswith(_BELONGS, 0, span.start)
                    or _OFFICE.match(document.prose, span.start)
                    or (usual == "校" and _is_spoken_of(document.prose, span.start))
                    for span in spans
                )
                if level != usual and not (belongs and _RANKS[level] < _RANKS[usual]):
                    yield self.gathered(spans, "mixed", usual=f"我{usual}", rare=f"我{level}")

    def _unlike_title(self, document: Document, report: Report, places: dict[str, list[Span]]) -> Iterator[Finding]:
        """Yield a finding for 我区 in the report of a county: both are of one rank, so that one can't belong to the other."""
        levels = {place.level: place for place in places_of_title(document, report)}
        # 青川县经济开发区工作总结: the zone says 我区.
        title = document.slice(report.title.span) if report.title else ""
        for rank in _OF_ONE_RANK:
            own = next((level for level in levels if level in rank), None)
            if own is None or own in places:
                continue
            for level in rank:
                # In a county of an autonomous region 我区 is the region.
                if level == "区" and _REGION in document.prose:
                    continue
                if level != own and level in places and level not in title:
                    name = levels[own].name
                    yield self.gathered(
                        places[level], "titled", severity=Severity.WARNING, name=name, rare=f"我{level}"
                    )


def _is_spoken_of(prose: str, at: int) -> bool:
    """Tell whether a place is no subject of a clause: 受到我县群众好评; but 今年，我县…, 2021年我县…."""
    before = prose[at - 1 : at]
    return is_han(before) and before not in _TIMES
