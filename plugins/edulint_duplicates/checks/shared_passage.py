"""The check ``shared-passage``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from edulint.api import CheckOptions, Document, Documents, Finding, PairwiseCheck, Severity, Wording

if TYPE_CHECKING:
    from edulint_duplicates.passages.draft_text import DraftText
    from edulint_duplicates.passages.passage import Limits


class Options(CheckOptions, frozen=True):
    """Settings of ``shared-passage``."""

    min_length: Annotated[int, Meta(ge=1)] = 30
    min_similarity: Annotated[float, Meta(ge=0, le=1)] = 0.8


class SharedPassage(PairwiseCheck["DraftText"]):
    """What it finds:
        zh: 一次检查的几份稿件之间相同或几乎相同的段落，以及整份几乎相同的稿件；指出本稿有多大比例的文字与另一稿相同。
        en: Passages that two drafts of a run have in common, verbatim or lightly edited, and drafts that are nearly the
        same; says how much of the draft stands in the other.

    Why it matters:
        zh: 照抄别处的总结，是纪律问题；整份相同的稿件，多半是同一稿件交了两次。
        en: To take over another place's report is a disciplinary matter; two drafts that are the same were probably
        one, handed in twice.

    Example:
        我县投入资金三千余万元，新建改建校舍二十一栋，完成了十七所农村学校的供暖改造任务。

    Instead:
        本乡今年改造校舍两栋，其中中心小学教学楼已于九月投入使用，惠及学生四百余人。

    Options:
        zh: min-length：至少多少个汉字才算（30）。min-similarity：改动过的段落至少多相似（0.8）。
        en: min-length: Han characters at the least (30). min-similarity: how similar an edited passage must be (0.8).

    Source:
        zh: 原始稿件中所见：两份半年总结有二十一段相同。
        en: Seen in raw drafts: two half-year reports with twenty-one paragraphs in common.
    """

    code = "DU201"
    name = "shared-passage"
    severity = Severity.WARNING
    summary = Wording(zh="几份稿件有相同的段落", en="drafts have passages in common")
    messages = {
        "verbatim": Wording(
            zh="这 {count} 个汉字与 {other} {place}的文字相同（本稿 {share} 的文字与 {other} 相同）",
            en="these {count} Chinese characters stand in {other}, {place} ({share} of this draft stands in {other})",
        ),
        "edited": Wording(
            zh="这 {count} 个汉字与 {other} {place}的文字几乎相同：{differences}（本稿 {share} 的文字与 {other} 相同）",
            en="these {count} Chinese characters are nearly the same as in {other}, {place}: {differences} ({share} of "
            "this draft stands in {other})",
        ),
        "whole": Wording(
            zh="本稿与 {other} 几乎相同（{share} 的文字相同）：{differences}",
            en="this draft is nearly the same as {other} ({share} of the text): {differences}",
        ),
        "same": Wording(
            zh="本稿与 {other} 是同一份稿件（{share} 的文字相同），是否重复提交？",
            en="this draft and {other} are one and the same ({share} of the text); was it handed in twice?",
        ),
        "quoted": Wording(
            zh="这 {count} 个汉字的引文也见于 {other} {place}",
            en="these {count} Chinese characters are quoted in {other}, {place}, too",
        ),
        "there": Wording(zh="{other} 中的文字", en="the words in {other}"),
    }
    options = Options()

    def collect(self, document: Document) -> DraftText:
        """Return the fingerprints of a draft, its text and the parts of it."""
        from edulint_duplicates.passages.draft_text import draft_text
        from edulint_duplicates.passages.normalise import Compact

        return draft_text(document.derived(Compact).parts)

    def packed(self, facts: DraftText) -> bytes:
        """Return facts as bytes."""
        return facts.packed()

    def unpacked(self, data: bytes) -> DraftText:
        """Return the facts that bytes hold."""
        from edulint_duplicates.passages.draft_text import DraftText

        return DraftText.unpacked(data)

    def shares(self, facts: Mapping[str, DraftText]) -> Mapping[str, Mapping[str, bytes]]:
        """Return the grams that each draft shares with those before it, in the order of the paths."""
        from edulint_duplicates.passages.shares import shares_of

        return shares_of({path: facts[path].prints for path in sorted(facts)})

    def may_share(self, pair: tuple[str, str], shared: bytes, facts: Mapping[str, DraftText]) -> bool:
        """Tell whether a draft may have passages of one before it, by their texts alone."""
        from edulint_duplicates.passages.copies import may_share_passages

        later, earlier = (facts[path].parts for path in pair)
        return may_share_passages(later, earlier, shared, self._limits)

    def compare(self, pair: tuple[str, str], shared: bytes, documents: Documents) -> bytes:
        """Return the passages of a draft that stand in one before it."""
        from edulint_duplicates.passages.copies import passages_between
        from edulint_duplicates.passages.normalise import Compact
        from edulint_duplicates.passages.shares import packed_passages

        draft, source = (documents[path].derived(Compact) for path in pair)
        return packed_passages(passages_between(draft, source, shared, self._limits))

    @property
    def _limits(self) -> Limits:
        from edulint_duplicates.passages.passage import Limits

        return Limits(self.options.min_length, self.options.min_similarity)

    def conclude_on(self, path: str, common: Mapping[str, bytes], documents: Documents) -> Iterator[Finding]:
        """Yield a finding for every passage of a draft that stands in one before it."""
        from edulint_duplicates.passages.copies import CopyTeller, copies_of, strongest
        from edulint_duplicates.passages.normalise import Compact
        from edulint_duplicates.passages.shares import passages_of

        copies = copies_of({other: passages_of(data) for other, data in common.items()}, documents)
        teller = CopyTeller(self, documents[path].derived(Compact), copies)
        for copy, further in strongest(copies):
            if teller.is_told(copy):
                yield teller.told(copy, further)
