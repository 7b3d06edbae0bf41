"""Reads each run of masking signs: what it stood for, or that it masks nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from edulint.api import Block, Document, Severity, Span, is_han
from edulint_placeholders import context, signs
from edulint_placeholders.model import Kind, Placeholder

_QUOTES = {"《": "》", "〈": "〉", "“": "”", '"': '"', "‘": "’", "「": "」", "『": "』"}
_NAMES = ("place", "organisation", "person")
_MASKED = frozenset((*_NAMES, "year", "date", "unit"))
_SURELY_MASKED = _MASKED | {"unit"}
# A draft with so many x万元 and x月 also means something by 小学为x，初中为x.
_MASKING_DRAFT = 5
_SINGLES = signs.LETTERS.rstrip("ⅹⅩ") + signs.STARS + signs.LINES + "○〇□△█▓"
_AFTER_ORDINAL = frozenset(".、)")
_HAN_DIGITS = frozenset("一二三四五六七八九")
_RANGES = frozenset("-—~至到")


class RunReader:
    """Reads the runs of one draft."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self._folded = document.folded
        self._markdown = document.format == "markdown"
        self._emphasis: dict[int, dict[int, tuple[int, int]]] = {}
        self._masking: dict[str, bool] = {}
        self._masked_numbers: dict[str, int] = {}
        self._word_end = 0
        self._word_is_address = False

    def placeholders(self) -> Iterator[Placeholder]:
        """Yield the placeholders that consist of masking signs, in the order of their places."""
        for start, end in signs.runs(self._folded):
            block = self._document.block_at(start) or self._document.block_at(end)
            if block and block.is_prose and not self._is_no_mask(block, start, end):
                found = self._read(block, start, end)
                if found:
                    yield found

    def _is_no_mask(self, block: Block, start: int, end: int) -> bool:
        folded = self._folded
        return (
            signs.is_decoration(folded, block.span.start, block.span.end)
            or signs.in_latin(folded, start, end)
            or signs.is_withheld(folded, start, end)
            or self._in_address(start)
            # What follows is no business of letters, the most frequent signs.
            or (folded[start] not in signs.LETTERS and self._is_mark(block, start, end))
        )

    def _is_mark(self, block: Block, start: int, end: int) -> bool:
        """Tell whether a run is a zero, a bullet, a mark of emphasis or of a footnote."""
        folded = self._folded
        return (
            signs.is_numeral(folded, start, end)
            or signs.is_bullet(folded, block.span.start, start, end, self._noun(block, end))
            or self._is_emphasis(block, start, end)
            or self._is_footnote_mark(block, start, end)
        )

    def _noun(self, block: Block, end: int) -> str:
        noun = context.noun_at(self._folded, end, block.span.end)[0]
        return noun if noun in _MASKED else ""

    def _in_address(self, start: int) -> bool:
        if start >= self._word_end:
            low, self._word_end = signs.ascii_word(self._text, start)
            self._word_is_address = signs.is_address(self._text[low : self._word_end])
        return self._word_is_address and start < self._word_end

    def _is_emphasis(self, block: Block, start: int, end: int) -> bool:
        if self._folded[start] not in "*_":
            return False
        # A block's span leaves out a list's mark, and the bold marks around it: those count here.
        low, high = block.span.start, block.span.end
        while low > 0 and self._folded[low - 1] == "*":
            low -= 1
        while self._folded[high : high + 1] == "*":
            high += 1
        if low not in self._emphasis:
            pairs = signs.emphasis(self._folded, low, high, self._markdown)
            self._emphasis[low] = {at: pair for pair in pairs for at in pair}
        pair = self._emphasis[low].get(start)
        if pair is None or self._masks_with(self._folded[start]):
            return False
        length = end - start
        first, second = (self._noun(block, at + length) for at in pair)
        if not self._markdown and self._folded[pair[1] + length : pair[1] + length + 1] not in signs.CLOSERS:
            # **加强管理**有成效, but **县教育局和**县财政局: in plain prose a noun behind a mark shows that it masks.
            return not first and not second
        both_name = first != "" and (second != "" or context.title_before(self._folded, low, pair[1]))
        return not both_name

    def _masks_with(self, sign: str) -> bool:
        """Tell whether the draft masks with a sign of emphasis, as in 我们**县: then a pair of it is no emphasis."""
        if sign not in self._masking:
            folded, end = self._folded, len(self._folded)
            marks = [match.span() for match in re.finditer(re.escape(sign) + "{1,3}", folded)]
            masks = sum(
                is_han(folded[start - 1 : start]) and context.noun_at(folded, stop, end)[0] in _MASKED
                for start, stop in marks
            )
            # Markdown's own marks may by chance stand before such a word.
            self._masking[sign] = masks > 2 and masks * 2 >= len(marks) if self._markdown else masks > 0
        return self._masking[sign]

    def _is_footnote_mark(self, block: Block, start: int, end: int) -> bool:
        run = self._folded[start:end]
        if run.strip("*") or (end < block.span.end and self._folded[end] not in ",。;:、)”》 "):
            return False
        return self._folded[start - 1 : start].isdecimal() or (start > block.span.start and run in self._footnotes)

    @cached_property
    def _footnotes(self) -> frozenset[str]:
        return frozenset(re.findall(r"^ *(\*+)(?: |注)", self._folded, re.MULTILINE))

    def _read(self, block: Block, start: int, end: int) -> Placeholder | None:
        folded, low, high = self._folded, block.span.start, block.span.end
        run = folded[start:end]
        masks = (
            run if not run.strip(signs.SIGNS) else "".join(character for character in run if character in signs.SIGNS)
        )
        single = len(masks) == 1
        first = start
        while first > low and start - first < 4 and "0" <= folded[first - 1] <= "9":
            first -= 1
        digits = folded[first:start]
        noun, stop = context.noun_at(folded, end, high, first)
        if noun == "term" or signs.is_product(run, digits, noun == "year"):
            return None
        if len(digits) == 4 and noun == "year":
            return None
        if single and (
            masks not in _SINGLES
            or signs.is_calculation(folded, start, end, masks)
            or (masks == "〇" and noun not in ("date", "year", "place"))
        ):
            return None
        year = self._year(block, Span(first, end), noun, stop)
        if year:
            return year
        span = Span(first, stop)
        if noun == "date":
            return Placeholder(span, Kind.DATE, "date")
        if noun == "unit" and folded[end:stop] in context.WORDS["act"] and context.title_before(folded, low, first):
            return Placeholder(Span(first, end), Kind.NAME, "person")
        if noun == "unit":
            return Placeholder(span, Kind.NUMBER, "number")
        if noun in _NAMES:
            return Placeholder(span, Kind.NAME, noun)
        return self._without_noun(block, Span(first, end), masks)

    def _year(self, block: Block, span: Span, noun: str, stop: int) -> Placeholder | None:
        folded, low, high = self._folded, block.span.start, block.span.end
        first, end = span.start, span.end
        written = folded[first:end].replace(" ", "")
        digits = len(written) - len(written.lstrip("0123456789"))
        of_century = written[:2] in ("19", "20") and len(written) in (3, 4, 5) and digits < 4 and "." not in written
        if noun == "year":
            if of_century or not (
                context.length_before(folded, low, first) or folded.startswith(context.WORDS["not-year"], stop, high)
            ):
                while first > low and folded[first - 1] in "一二九〇○零":
                    first -= 1
                return Placeholder(Span(first, stop), Kind.YEAR, "year")
            return Placeholder(Span(first, stop), Kind.NUMBER, "number")
        if written[:2] == "20" and written.count(".") == 2 and digits == 2:
            return Placeholder(Span(first, end), Kind.DATE, "date")
        if of_century and len(written) == 4:
            if folded[end : end + 1] in ("届", "级"):
                return Placeholder(Span(first, end + 1), Kind.YEAR, "year")
            stop = signs.slashed_end(folded, end)
            if stop > end:
                return Placeholder(Span(first, stop), Kind.DATE, "date")
            if noun not in ("unit", "date"):
                return Placeholder(Span(first, end), Kind.YEAR, "year")
        return None

    def _without_noun(self, block: Block, span: Span, masks: str) -> Placeholder | None:
        folded, low, high = self._folded, block.span.start, block.span.end
        single = len(masks) == 1
        before = folded[span.start - 1] if span.start > low else ""
        after = folded[span.end] if span.end < high else ""
        if before in _QUOTES and after == _QUOTES[before]:
            if before in "《〈":
                return Placeholder(Span(span.start - 1, span.end + 1), Kind.TITLE, "title")
            return None if single else Placeholder(span, Kind.WORDS, "quoted")
        is_plan = before == "十" and after in _HAN_DIGITS
        if before == "第" or is_plan or (after == "大" and folded.endswith("党的", low, span.start)):
            return Placeholder(span, Kind.NUMBER, "number")
        if context.title_before(folded, low, span.start) and not single:
            return Placeholder(span, Kind.NAME, "person")
        if before == "" and single and after in _AFTER_ORDINAL:
            return None
        if after in _RANGES and folded[span.end + 1 : span.end + 2] in signs.SIGNS:
            return Placeholder(span, Kind.NUMBER, "number")
        if context.institution_at(folded, span.end, high) and not (
            single and (not before or (masks == "×" and is_han(before)))
        ):
            return Placeholder(span, Kind.NAME, "organisation")
        if not single:
            return Placeholder(span, Kind.WORDS, "words")
        return self._in_words(block, span, masks) if len(span) == 1 else None

    def _in_words(self, block: Block, span: Span, sign: str) -> Placeholder | None:
        """Return what a single sign stood for that no known word follows: 来x人员, 学*贯彻, 贯彻_精神."""
        folded, low, high = self._folded, block.span.start, block.span.end
        before = folded[span.start - 1] if span.start > low else ""
        after = folded[span.end] if span.end < high else ""
        if (is_han(before) or before == "、") and sign in signs.LETTERS:
            ends_item = after != "" and (after in context.CLAUSE_ENDS or after == "等")
            if ends_item and self._count_masked(sign) >= _MASKING_DRAFT:
                return Placeholder(span, Kind.WORDS, "words")
        if not is_han(before) or after == "" or after.isdecimal():
            return None
        if is_han(after) and sign in signs.LETTERS and context.bound_before(folded, span.start):
            return Placeholder(span, Kind.NAME, "place")
        if sign in signs.STARS:
            if context.factor_beside(folded, span.start, span.end, low, high):
                return None
            if is_han(after):
                return Placeholder(Span(span.start - 1, span.end + 1), Kind.WORDS, "character", Severity.WARNING)
            if self._stars_in_words > 2:
                return Placeholder(span, Kind.WORDS, "words", Severity.WARNING)
        is_prose = not context.SENTENCE_MARKS.isdisjoint(folded[max(low, span.start - 40) : min(high, span.end + 40)])
        if sign in signs.LINES and is_prose and (is_han(after) or after in context.CLAUSE_ENDS):
            return Placeholder(span, Kind.WORDS, "words", Severity.WARNING)
        return None

    def _count_masked(self, sign: str) -> int:
        """Return how many numbers, dates and names a letter certainly masks in the draft."""
        if sign not in self._masked_numbers:
            folded, end = self._folded, len(self._folded)
            stops = (match.end() for match in re.finditer(f"{sign}+", folded))
            self._masked_numbers[sign] = sum(context.noun_at(folded, stop, end)[0] in _SURELY_MASKED for stop in stops)
        return self._masked_numbers[sign]

    @cached_property
    def _stars_in_words(self) -> int:
        """How many single stars stand right behind a Chinese character; in Markdown they are most often emphasis."""
        if self._markdown:
            return 0
        return sum(is_han(match[0][0]) for match in re.finditer(r"[^*\n]\*(?!\*)", self._folded))
