"""The check ``repeated-passage``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from edulint.api import Check, CheckOptions, Document, Finding, Genre, Related, Severity, Wording

if TYPE_CHECKING:
    from edulint_duplicates.passages.normalise import Compact
    from edulint_duplicates.passages.passage import Passage

# A report pasted twice is so even where a word of the second was changed since.
_SAME = 0.95
# Provisions, pleadings, questions, listings and the counterfoils of a form say the same in the same words; only what
# was pasted twice is told there.
_PARALLEL = frozenset({Genre.LAW, Genre.NOTICE, Genre.JUDGMENT, Genre.EXAM, Genre.PROGRAM, Genre.FORM})


class Options(CheckOptions, frozen=True):
    """Settings of ``repeated-passage``."""

    min_length: Annotated[int, Meta(ge=1)] = 30
    min_similarity: Annotated[float, Meta(ge=0, le=1)] = 0.8
    error_length: Annotated[int, Meta(ge=1)] = 300


class RepeatedPassage(Check):
    """What it finds:
        zh: 同一稿件里出现两次的段落或句子：一字不差的，或只改了几个字的；改动了数字的会指出是哪几个。相邻的重复合为一条。
        en: A paragraph or sentence that stands twice in one draft, verbatim or lightly edited; changed numbers are
        named. Neighbouring repeats are one finding.

    Why it matters:
        zh: 多半是粘贴后忘了删；数字不同的两处，总有一处没有更新。
        en: Mostly a paste that was forgotten; where the numbers differ, one of the two was not brought up to date.

    Example:
        全县投入资金3598万元，新建改建校舍二十一栋，完成了十七所农村学校的供暖改造任务。
        全县投入资金3298万元，新建改建校舍二十一栋，完成了十七所农村学校的供暖改造任务。

    Instead:
        全县投入资金3598万元，新建改建校舍二十一栋，完成了十七所农村学校的供暖改造任务。

    Options:
        zh: min-length：至少多少个汉字才算（30）。min-similarity：改动过的段落至少多相似（0.8）。error-length：一字不差的重复达到多少字即为错误（300）。
        en: min-length: Han characters at the least (30). min-similarity: how similar an edited passage must be (0.8).
        error-length: the length from which a verbatim repeat is an error (300).

    Source:
        zh: 原始稿件中所见：整篇粘贴两遍、段落复制后只改了数字。
        en: Seen in raw drafts: a report pasted twice, paragraphs copied with only the numbers changed.
    """

    code = "DU101"
    name = "repeated-passage"
    severity = Severity.WARNING
    summary = Wording(zh="同一段文字出现了两次", en="a passage stands twice")
    messages = {
        "verbatim": Wording(
            zh="这 {count} 个汉字与{place}的文字相同，疑为重复粘贴，请只留一处",
            en="these {count} Chinese characters stand already in {place}; keep one of the two",
        ),
        "pasted": Wording(
            zh="从这里到{end}共 {count} 个汉字，与{place}起的内容相同：粘贴了两遍，请删去一遍",
            en="from here to {end}, {count} Chinese characters are the same as from {place} on: pasted twice, delete "
            "one",
        ),
        "edited": Wording(
            zh="这 {count} 个汉字与{place}的文字几乎相同：{differences}",
            en="these {count} Chinese characters are nearly the same as in {place}: {differences}",
        ),
        "quoted": Wording(
            zh="这 {count} 个汉字的引文在{place}已经引用过",
            en="these {count} Chinese characters are quoted already in {place}",
        ),
        "there": Wording(zh="前一处在这里", en="the earlier place"),
    }
    options = Options()

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for every later copy."""
        from edulint_duplicates.passages.matches import repeats
        from edulint_duplicates.passages.normalise import Compact

        compact = document.derived(Compact)
        matches = list(repeats(compact.text))
        if not matches:
            return
        from edulint_duplicates.passages.copied import copied_passages
        from edulint_duplicates.passages.passage import Limits

        limits = Limits(self.options.min_length, self.options.min_similarity)
        passages = copied_passages(compact, compact, matches, limits)
        if not passages:
            return
        from edulint_duplicates.passages.doubts import is_found_as_charged, is_headline, is_list_of_items
        from edulint_duplicates.passages.manner import edited_copies, is_manner
        from edulint_duplicates.passages.summary import is_of_summary, is_reported, summarised

        edited, summaries = edited_copies(passages), summarised(compact, passages)
        for passage in passages:
            pasted = passage.same >= max(_SAME * (passage.end - passage.start), self.options.error_length)
            is_parallel = document.genre in _PARALLEL
            is_right = is_headline(compact, passage) or is_parallel
            may_be_pasted = not is_found_as_charged(compact, passage)
            may_be_pasted = may_be_pasted and not (is_parallel and is_list_of_items(compact, passage))
            silent = not may_be_pasted if pasted else is_right
            if not silent:
                manner = is_manner(compact, passage, edited) or is_of_summary(compact, passage, summaries)
                yield self._told(compact, passage, pasted, manner or is_reported(compact, passage))

    def _told(self, compact: Compact, passage: Passage, pasted: bool, manner: bool) -> Finding:
        from edulint_duplicates.passages.doubts import is_doubtful, may_stand_twice
        from edulint_duplicates.passages.normalise import han_count
        from edulint_duplicates.passages.telling import told_differences, with_marks

        document = compact.document
        span = with_marks(document, compact.span(passage.start, passage.end))
        # One round, where a passage repeated again and again overlaps its earlier copy.
        other = with_marks(document, compact.span(passage.earlier, min(passage.earlier_end, passage.start)))
        edited = not pasted and not passage.verbatim
        doubtful = not passage.sure or manner or is_doubtful(compact, passage, span)
        doubtful = doubtful or (not pasted and may_stand_twice(document, span, other))
        return self.finding(
            span,
            "quoted" if passage.quoted else "pasted" if pasted else "edited" if edited else "verbatim",
            severity=Severity.INFO if doubtful else Severity.ERROR if pasted else self.severity,
            related=[Related(other, self.messages["there"])],
            count=han_count(compact.text[passage.start : passage.end]),
            place=document.locate(other).name,
            end=document.locate(compact.span(passage.end - 1, passage.end)).name,
            differences=told_differences(document, span, document, other) if edited else "",
        )
