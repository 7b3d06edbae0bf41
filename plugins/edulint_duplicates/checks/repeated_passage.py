"""The check ``repeated-passage``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from edulint.api import STOPS, Check, CheckOptions, Document, Finding, Genre, Related, Severity, Span, Wording, pattern

if TYPE_CHECKING:
    from edulint_duplicates.passages.normalise import Compact
    from edulint_duplicates.passages.passage import Passage

# A report pasted twice is so even where a word of the second was changed since.
_SAME = 0.95
_LONGEST_PARALLEL = 60
_NEIGHBOURS = 4
# Provisions, pleadings, questions and listings say the same in the same words; only what was pasted twice is told
# there.
_PARALLEL = frozenset({Genre.LAW, Genre.NOTICE, Genre.JUDGMENT, Genre.EXAM, Genre.PROGRAM})
# In notices and news a clause of one document stands wherever it is spoken of.
_FORMAL = frozenset({Genre.NOTICE, Genre.NEWS})
_LONGEST_FORMAL = 100
# How a summary above a text begins, and how far its label may reach.
_ABSTRACTS = ("导读", "摘要", "内容提要", "内容摘要", "提要", "编者按", "核心提示", "内容简介")
_LONGEST_LABEL = 12
# So many characters more may be alike by chance.
_CHANCE = 4
_DENYING = "不无没未非"
# A provision by its number, and how far before its words it may stand.
_CITED = pattern("》[^《。]{0,30}?(?:第[一二三四五六七八九十百零0-9]{1,7}条|[0-9]{1,4}号)")
_LONGEST_CITATION, _LONGEST_TITLE = 100, 40
# What is taken from an article stands among so many blocks, its title and author with them.
_OPENING = 6


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
            zh="这 {count} 字与{place}的文字相同，疑为重复粘贴，请只留一处",
            en="these {count} characters stand already in {place}; keep one of the two",
        ),
        "pasted": Wording(
            zh="从这里到{end}共 {count} 字，与{place}起的内容相同：粘贴了两遍，请删去一遍",
            en="from here to {end}, {count} characters are the same as from {place} on: pasted twice, delete one",
        ),
        "edited": Wording(
            zh="这 {count} 字与{place}的文字几乎相同：{differences}",
            en="these {count} characters are nearly the same as in {place}: {differences}",
        ),
        "quoted": Wording(
            zh="这 {count} 字的引文在{place}已经引用过", en="these {count} characters are quoted already in {place}"
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
        from edulint_duplicates.passages.manner import edited_copies, is_manner
        from edulint_duplicates.passages.passage import Limits

        limits = Limits(self.options.min_length, self.options.min_similarity)
        passages = copied_passages(compact, compact, matches, limits)
        edited = edited_copies(passages)
        for passage in passages:
            pasted = passage.same >= max(_SAME * (passage.end - passage.start), self.options.error_length)
            silent = _is_found_as_charged(compact, passage) if pasted else document.genre in _PARALLEL
            if not silent:
                yield self._told(compact, passage, pasted, is_manner(compact, passage, edited))

    def _told(self, compact: Compact, passage: Passage, pasted: bool, manner: bool) -> Finding:
        from edulint_duplicates.passages.normalise import han_count
        from edulint_duplicates.passages.telling import told_differences, with_marks

        document = compact.document
        span = with_marks(document, compact.span(passage.start, passage.end))
        # One round, where a passage repeated again and again overlaps its earlier copy.
        other = with_marks(document, compact.span(passage.earlier, min(passage.earlier_end, passage.start)))
        edited = not pasted and not passage.verbatim
        doubtful = not passage.sure or manner or _parallel(compact, passage) or _is_formal(document, passage)
        doubtful = doubtful or _is_of_provision(document, span)
        doubtful = doubtful or (not pasted and (_is_of_abstract(document, other) or _is_of_opening(document, other)))
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


def _is_found_as_charged(compact: Compact, passage: Passage) -> bool:
    """Tell whether a judgment finds, in the same words, what was charged: 经审理查明，… below 检察院指控，…."""
    document = compact.document
    span = compact.span(passage.start, passage.end)
    block = document.block_at(span.start)
    start = block.span.start if block else span.start
    return document.genre is Genre.JUDGMENT and "查明" in document.folded[start : start + _LONGEST_LABEL]


def _is_of_abstract(document: Document, other: Span) -> bool:
    """Tell whether the earlier place lies in a summary of the text that stands above it: 【导读】…, 摘要：…."""
    block = document.block_at(other.start)
    head = document.folded[block.span.start : block.span.start + _LONGEST_LABEL] if block else ""
    label = head.replace(" ", "").lstrip("【[(〔")
    return label.startswith(_ABSTRACTS)


def _is_of_provision(document: Document, span: Span) -> bool:
    """Tell whether a paragraph quotes a provision there: 《…规定》（…〔2016〕9号）第一条规定，…."""
    block = document.block_at(span.start)
    start = max(block.span.start if block else 0, span.start - _LONGEST_CITATION)
    return _CITED.search(document.folded, start, span.start + _LONGEST_TITLE) is not None


def _is_of_opening(document: Document, other: Span) -> bool:
    """Tell whether the earlier place is a line above the text without a stop, or two: what newspapers take from it."""
    lines = [block for block in document.blocks[:_OPENING] if other.start < block.span.end < other.end + _CHANCE]
    if not lines or any(block.heading or document.text[block.span.end - 1] in STOPS for block in lines):
        return False
    return other.start >= lines[0].span.start and other.end <= lines[-1].span.end + _CHANCE


def _is_formal(document: Document, passage: Passage) -> bool:
    """Tell whether a passage may be the wording of one document or body, which notices and news repeat."""
    return document.genre in _FORMAL and (not passage.verbatim or passage.end - passage.start < _LONGEST_FORMAL)


def _is_opposed(compact: Compact, passage: Passage) -> bool:
    """Tell whether one of two places denies what the other says: 有同住继承人, 无同住继承人."""
    own, earlier = compact.text[passage.start : passage.end], compact.text[passage.earlier : passage.earlier_end]
    return sum(map(own.count, _DENYING)) != sum(map(earlier.count, _DENYING))


def _parallel(compact: Compact, passage: Passage) -> bool:
    """Tell whether neighbouring paragraphs merely have a part of a sentence in common, as the items of a list do."""
    from edulint_duplicates.passages.evidence import holds_sentence

    if passage.end - passage.start >= _LONGEST_PARALLEL:
        return False
    if holds_sentence(compact, passage.start, passage.end) and not _is_opposed(compact, passage):
        return False
    between = compact.blocks(Span(compact.offset(passage.earlier), compact.offset(passage.start)))
    return sum(1 for _ in islice(between, _NEIGHBOURS + 1)) <= _NEIGHBOURS
