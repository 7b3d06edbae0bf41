"""TE103: names of leaders and bodies, with their order and titles."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated

from msgspec import Meta, Struct

from edulint.api import Check, CheckOptions, Document, Finding, Related, Severity, Span, Wording, pattern
from edulint_terms.terms import spans_of

# Between two names that stand in one list: 、 or a word that joins, and a title on either side, which is short.
_JOINED = pattern(r"[^，,。；;！？!?、\n]{0,12}(?:、|以?及|和|与)[^，,。；;！？!?、\n]{0,12}")
# 副局长 and 代县长 are other titles than 局长 and 县长.
_OTHER_RANKS = ("副", "代")
_HERE = Wording(zh="应排在前面", en="stands before")


class Name(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """A person or a body, and the title that goes with the name."""

    name: Annotated[str, Meta(min_length=2, max_length=60)]
    title: Annotated[str, Meta(max_length=60)] = ""


class Options(CheckOptions, frozen=True):
    """Settings of ``names-in-order``: the names, in their order."""

    names: Annotated[tuple[Name, ...], Meta(max_length=500)] = ()


class NamesInOrder(Check):
    """What it finds:
        zh: 配置里 [[names]] 列出的人名、单位名：并列时先后颠倒，或者前后写着别人的职务。没有列出，就不检查。
        en: Names of [[names]] in the configuration that stand in the wrong order beside one another, or with the title
            of somebody else. Nothing is checked where there are none.

    Why it matters:
        zh: 领导同志和单位的排序、职务写错，是稿件里最要命的差错。
        en: A leader's wrong place or title is what a draft can afford least.

    Example:
        副局长李小河、局长张大山出席会议。

    Instead:
        局长张大山、副局长李小河出席会议。

    Options:
        zh: names：按应有的先后列出，每条写成 [[names]]，有 name（姓名或单位）、title（职务，可不写）。
        en: names: in the order that is due, entries [[names]] with name and title (may be left out).

    Source:
        zh: 本单位的规定。
        en: The office's own rules.
    """

    code = "TE103"
    name = "names-in-order"
    severity = Severity.WARNING
    summary = Wording(zh="姓名、单位的先后和职务", en="order and titles of names")
    messages = {
        "order": Wording(zh="“{second}”应排在“{first}”之前", en="“{second}” goes before “{first}”"),
        "title": Wording(zh="“{name}”的职务是{title}，不是{other}", en="the title of “{name}” is {title}, not {other}"),
    }
    options = Options()
    tables = {"names": "names"}

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each pair in the wrong order, and for each wrong title."""
        prose = document.prose
        names = self.options.names
        if not names:
            return
        places = sorted((span, rank) for rank, one in enumerate(names) for span in spans_of(one.name, prose))
        for (first, before), (second, after) in pairwise(places):
            between = prose[first.end : second.start]
            if after < before and _JOINED.fullmatch(between):
                related = [Related(first, _HERE)]
                yield self.finding(second, "order", related=related, first=names[before].name, second=names[after].name)
        titles = sorted({one.title for one in names if one.title}, key=len, reverse=True)
        for span, rank in places:
            own = names[rank].title
            found = _title_at(prose, span, titles) if own else None
            if found is not None and prose[found.start : found.end] != own:
                other = prose[found.start : found.end]
                yield self.finding(found, "title", name=names[rank].name, title=own, other=other)


def _title_at(prose: str, span: Span, titles: list[str]) -> Span | None:
    """Return the longest title that stands right before a name, or right after it, with 副 or 代 before it."""
    for title in titles:
        if prose.endswith(title, 0, span.start):
            start = span.start - len(title)
            # 副局长 is another title than 局长, also where nobody on the list has it.
            return Span(start - _is_of_another_rank(prose, start - 1), span.start)
    for title in titles:
        start = span.end + _is_of_another_rank(prose, span.end)
        if prose.startswith(title, start):
            return Span(span.end, start + len(title))
    return None


def _is_of_another_rank(prose: str, at: int) -> bool:
    return prose[at : at + 1] in _OTHER_RANKS
