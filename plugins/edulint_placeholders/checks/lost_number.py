"""PH111: a number is gone and only its unit is left."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from edulint.api import Document, Finding, Genre, Severity, Span, Wording, is_frequent_word, is_traditional
from edulint_placeholders.base import LenientCheck, apart_from_masks, with_words_before
from edulint_placeholders.lost.counts import doubted_counts, lost_counts
from edulint_placeholders.lost.judged import doubted_by_language, judged_lost, lost_by_phrasing
from edulint_placeholders.lost.places import NUMERALS
from edulint_placeholders.lost.summed import ends_name_in_sum
from edulint_placeholders.lost.units import lost_units
from edulint_placeholders.lost.values import lost_values
from edulint_placeholders.lost.years import lost_years
from edulint_placeholders.masks.mentions import is_spoken_of

_READERS = (lost_units, lost_counts, lost_by_phrasing, lost_values, judged_lost)
_WORDS_BEFORE = 4
# What may stand between 第 and its unit.
_BEFORE_UNIT = ("", "日历")
_NEAR, _OF_NUMBERS = 4, frozenset("0123456789万亿千百")
# From so many lost numbers on, those of a paragraph are one finding, which names the first ones.
_MANY, _SHOWN = 3, 3


class LostNumber(LenientCheck):
    """What it finds:
        zh: 数字不见了、只剩单位的地方，例如“首批余名教师”“同比增长%”“新建校舍栋”“举办期培训班”“4月日”“第届”。
        en: Places where a number is gone and only its unit is left, such as “首批余名教师”, “同比增长%”, “新建校舍栋”, “举办期培训班”, “4月日”, “第届”.

    Why it matters:
        zh: 数字丢失后句子不通，成绩也无从核对。
        en: Without its number the sentence makes no sense and nothing can be verified.

    Example:
        首批余名教师参加培训，覆盖率达%。

    Instead:
        首批120余名教师参加培训，覆盖率达96%。

    Source:
        zh: 原始稿件中所见。
        en: Seen in raw drafts.
    """

    code = "PH111"
    name = "lost-number"
    severity = Severity.WARNING
    summary = Wording(zh="单位前面的数字丢失", en="the number before a unit is gone")
    messages = {
        "number": Wording(zh="{words}处缺少数字", en="{words}: a number is missing"),
        "numbers": Wording(
            zh="{words}等 {count} 处缺少数字", en="numbers are missing at {count} places, among them {words}"
        ),
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each unit without its number; one for all of a paragraph or table that has lost many."""
        found = tuple(_lost_numbers(document))
        # What is learned of where numbers stand is learned of simplified characters: 十四億餘元, 一九五〇年的兩倍.
        if found and is_traditional(document.text):
            return
        doubted = doubted_counts(document) | doubted_by_language(document) if found else frozenset()
        # A draft that has lost one number has mostly lost others.
        has_lost_others = any(span.start not in doubted for span in found)
        apart = apart_from_masks(document, found, lost_years(document)) if found else ()
        spans = [span for span in apart if not (self.is_allowed(document, span) or is_spoken_of(document, span))]
        for _, group in groupby(spans, lambda span: _paragraph(document, span)):
            places = list(group)
            if len(places) >= _MANY:
                yield self.gathered(places, "numbers", words="、".join(self._told(document, places[:_SHOWN])))
            else:
                for span, words in zip(places, self._told(document, places), strict=True):
                    is_doubted = span.start in doubted and not has_lost_others
                    severity = Severity.INFO if is_doubted else self.severity
                    yield self.finding(span, "number", severity=severity, words=words)

    def _told(self, document: Document, spans: list[Span]) -> list[str]:
        return [f"“{document.slice(with_words_before(document, span, _WORDS_BEFORE))}”" for span in spans]


def _paragraph(document: Document, span: Span) -> int:
    """Return what is the same for all places of a paragraph, and for all of a table."""
    block = document.block_at(span.start)
    if block is None:
        return span.start
    return -1 - block.cell.table if block.cell else block.span.start


def _lost_numbers(document: Document) -> Iterator[Span]:
    """Yield the places where a number is gone, in order and apart from one another."""
    end = 0
    # …资金45000⏎3、余元: the number stands on the page of a preview before.
    text, prose = document.text, document.prose
    begun = {
        page.end
        for page in document.page_numbers
        if text[max(0, page.start - _NEAR) : page.start].rstrip()[-1:] in _OF_NUMBERS
    }
    found = (span for read in _READERS for span in read(document))
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        # In an address, 2021-%E7%AB%A0, nothing counts.
        is_open = span.start >= end and span.start not in begun and prose[span.start] != "\0"
        # 第日历天 has lost one number, and 第 has told it.
        is_open = is_open and not (end and text[end - 1] == "第" and text[end : span.start] in _BEFORE_UNIT)
        is_open = is_open and not _goes_on(text, span)
        # 拿了根棍子, 捡了块石头, 财产损失等项经济损失: so witnesses and courts say it.
        is_open = is_open and not (document.genre is Genre.JUDGMENT and text[span.start - 1 : span.start] in "了等")
        if is_open and not ends_name_in_sum(document.folded, span) and not _follows_number(text, span.start):
            yield span
            end = span.end


def _follows_number(text: str, start: int) -> bool:
    """Tell whether a number stands before a unit, with a blank or a line's end between them: 2018 年8 月6日."""
    before = text[max(0, start - _NEAR) : start]
    return before[-1:].isspace() and before.rstrip()[-1:].isdecimal()


def _goes_on(text: str, span: Span) -> bool:
    """Tell whether what ends a line goes on in the next, as on printed pages: 百分之⏎五十, 个⏎人."""
    behind = text[span.end : span.end + _NEAR]
    following = behind.lstrip()[:1]
    if not behind.startswith("\n") or not following:
        return False
    return following in NUMERALS or is_frequent_word(text[span.end - 1] + following)
