"""What the checks for placeholders have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from edulint.api import Check, CheckOptions, Document, Finding, Genre, Span, is_han, is_traditional
from edulint_placeholders.masks.placeholder import Kind
from edulint_placeholders.masks.scan import placeholders_of

_MOST_BEFORE_BLANK = 6


class PlaceholderOptions(CheckOptions, frozen=True):
    """Settings of every check of the pack: ``allow`` lists words that may stand as they are."""

    allow: tuple[str, ...] = ()


class LenientCheck(Check, abstract=True):
    """A check that leaves alone what lies in a word that may stand as it is.

    Options:
        zh: allow：可以照原样保留的词语，例如 allow = ["学在XX"]。
        en: allow: words that may stand as they are, such as allow = ["学在XX"].
    """

    # A program has variables and templates, an examination and a form have blanks to fill in.
    silent_in = frozenset({Genre.PROGRAM, Genre.EXAM, Genre.FORM})
    options = PlaceholderOptions()

    def is_allowed(self, document: Document, span: Span) -> bool:
        """Tell whether the span lies in a word that may stand as it is."""
        return any(
            term and document.text.find(term, max(0, span.start - len(term) + 1), span.end + len(term) - 1) >= 0
            for term in self.options.allow
        )


class PlaceholderCheck(LenientCheck, abstract=True):
    """Reports the placeholders of one kind."""

    kind: ClassVar[Kind]

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each placeholder of the kind."""
        placeholders = [placeholder for placeholder in placeholders_of(document) if placeholder.kind is self.kind]
        # What words are read as a gap is known of simplified characters: 以…為由, 橫向拓展.
        knows_words = not placeholders or not is_traditional(document.text)
        for placeholder in placeholders:
            span = placeholder.span
            is_told = knows_words or not all(map(is_han, document.folded[span.start : span.end]))
            if is_told and not self.is_allowed(document, span):
                yield self.finding(
                    span,
                    placeholder.message,
                    severity=placeholder.severity,
                    # ----年, 投入  万元, 工程名称：。: a finding about the dashes, blanks or marks as such would not help.
                    covers=document.folded[span.start] in "-— .," or document.folded[span.end - 2] == ":",
                    # ()名: nor would one about brackets that are empty.
                    blames=[Span(span.start, span.start + 2)] if document.folded.startswith("()", span.start) else (),
                    words=_quoted(document, span),
                )


def _quoted(document: Document, span: Span) -> str:
    """Return the words of a placeholder; for a blank, with the word before it: 占地面积 平方米."""
    is_blank = document.folded[span.start] == " "
    quoted = with_words_before(document, span, _MOST_BEFORE_BLANK) if is_blank else span
    return " ".join(document.slice(quoted).split())


def with_words_before(document: Document, span: Span, most: int) -> Span:
    """Return the span with up to ``most`` Chinese characters before it, so that a reader knows the place again."""
    start = span.start
    while start > max(0, span.start - most) and is_han(document.folded[start - 1]):
        start -= 1
    return Span(start, span.end)


def apart_from_masks(document: Document, spans: Iterable[Span], reported: Iterable[Span] = ()) -> Iterator[Span]:
    """Yield the spans that share nothing with a placeholder, nor with what else is reported already."""
    masks = (placeholder.span for placeholder in placeholders_of(document))
    taken = {offset for span in (*masks, *reported) for offset in _offsets(span)}
    return (span for span in spans if taken.isdisjoint(_offsets(span)))


def _offsets(span: Span) -> range:
    return range(span.start, span.end)
