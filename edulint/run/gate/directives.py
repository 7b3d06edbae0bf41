"""Acceptances in a draft: comments to edulint (``edulint: ignore …``), and the stretches of text they apply to."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator
from itertools import islice, takewhile

from msgspec import Struct

from edulint.check import Edit, Finding, Fix, Severity
from edulint.model import Document, Mark, MarkKind
from edulint.packs.acceptance import FaultyAcceptance
from edulint.packs.registry import Registry, UnknownSelectorError
from edulint.run.locate import line_at
from edulint.text.directive import VERBS, Directive, directive_of
from edulint.text.patterns import pattern
from edulint.text.spans import Span

_FAULTY = FaultyAcceptance()
# Each is compared with all findings; nobody writes more than this by hand.
_MOST_COMMENTS = 1000
_COMMENT = "<!--"
_IN_TEXT = pattern(r"<!--\s*edulint[:：][^\n]{0,300}")
_MOST_TOLD = 3


class DraftAcceptance(Struct, frozen=True):
    """What one selector of a comment accepts.

    ``scope`` is the stretch in which it counts, None for the whole draft: a finding must begin in it or, where
    ``overlapping``, share a character with it. ``place`` is where the comment stands, ``removal`` takes it out;
    ``mark`` is a comment that is no part of the text, which no edit of the text takes out.
    """

    codes: frozenset[str]
    selector: str
    words: str
    scope: Span | None
    overlapping: bool
    place: Span
    removal: Fix | None
    mark: Mark | None = None


class DraftAcceptances(Struct, frozen=True):
    """All that a draft accepts, and findings about comments that can't be obeyed."""

    acceptances: tuple[DraftAcceptance, ...]
    faults: tuple[Finding, ...]


class _Comment(Struct, frozen=True):
    """A comment to edulint; ``offset`` is where its words begin in the text, None where they are no part of it."""

    directive: Directive
    mark: Mark
    offset: int | None

    @property
    def span(self) -> Span:
        """Where the comment stands."""
        return self.mark.span


def draft_acceptances(document: Document, registry: Registry) -> DraftAcceptances | None:
    """Return what a draft accepts; None where no comment speaks to edulint."""
    comments = [
        _Comment(directive, mark, _offset(document, mark))
        for mark in document.marks
        if mark.kind is MarkKind.COMMENT and (directive := directive_of(mark.text))
    ]
    if comments:
        return _Reader(document, registry).read(comments)
    faults = tuple(_FAULTY.finding(span, "plain-text", severity=Severity.INFO) for span in _without_effect(document))
    return DraftAcceptances((), faults) if faults else None


def _without_effect(document: Document) -> Iterator[Span]:
    """Yield the places of Markdown's comments to edulint in a text that is no Markdown, some of them."""
    if document.format == "text" and _COMMENT in document.text:
        for match in islice(_IN_TEXT.finditer(document.text), _MOST_TOLD):
            yield Span.of(match)


def _offset(document: Document, mark: Mark) -> int | None:
    inside = document.text.startswith(_COMMENT, mark.span.start) and document.encoding is not None
    return mark.span.start + len(_COMMENT) if inside else None


class _Reader:
    """Turns comments into acceptances and faults."""

    def __init__(self, document: Document, registry: Registry) -> None:
        self._document = document
        self._registry = registry
        self._acceptances: list[DraftAcceptance] = []
        self._faults: list[Finding] = []
        self._block_starts = [block.span.start for block in document.blocks]

    def read(self, comments: list[_Comment]) -> DraftAcceptances:
        if len(comments) > _MOST_COMMENTS:
            self._faults.append(_FAULTY.finding(comments[_MOST_COMMENTS].span, "too-many", most=_MOST_COMMENTS))
        comments = comments[:_MOST_COMMENTS]
        meant = self._meant(comments)
        open_starts: list[_Comment] = []
        for comment in comments:
            if fault := self._fault(comment):
                self._faults.append(fault)
                continue
            match comment.directive.verb:
                case "ignore-start":
                    open_starts.append(comment)
                case "ignore-end" if open_starts:
                    start = open_starts.pop()
                    self._accept(start, Span(start.span.end, comment.span.start), pair=comment)
                case "ignore-end":
                    self._faults.append(_FAULTY.finding(comment.span, "no-start"))
                case "ignore-file":
                    self._accept(comment, None)
                case _ if comment.offset is None:
                    self._accept(comment, comment.span)
                case _:
                    self._accept(comment, meant[comment])
        for start in open_starts:
            self._faults.append(_FAULTY.finding(start.span, "no-end"))
        return DraftAcceptances(tuple(self._acceptances), tuple(self._faults))

    def _fault(self, comment: _Comment) -> Finding | None:
        """Return what is wrong with a comment by itself."""
        directive, span = comment.directive, comment.span
        if directive.verb not in VERBS:
            return _FAULTY.finding(span, "verb", verb=directive.verb)
        if comment.offset is None and directive.verb in ("ignore-start", "ignore-end"):
            return _FAULTY.finding(span, "no-range", verb=directive.verb)
        if directive.verb == "ignore-end":
            return None
        if not directive.selectors:
            return _FAULTY.finding(span, "no-check")
        try:
            for selector in directive.selectors:
                self._registry.resolve(selector.word)
        except UnknownSelectorError as error:
            return _FAULTY.finding(span, "selector", what=error.wording)
        if not directive.reason:
            words = f" “{directive.words}”" if directive.words else ""
            names = ", ".join(selector.word for selector in directive.selectors)
            return _FAULTY.finding(span, "no-reason", selectors=names + words)
        return None

    def _accept(self, comment: _Comment, scope: Span | None, pair: _Comment | None = None) -> None:
        directive = comment.directive
        for index, selector in enumerate(directive.selectors):
            self._acceptances.append(
                DraftAcceptance(
                    codes=self._registry.resolve(selector.word),
                    selector=selector.word,
                    words=directive.words,
                    scope=scope,
                    overlapping=comment.offset is None,
                    place=comment.span,
                    removal=self._removal(comment, index, pair),
                    mark=comment.mark if comment.offset is None else None,
                )
            )

    def _removal(self, comment: _Comment, index: int, pair: _Comment | None) -> Fix | None:
        """Return the repair that takes a comment out, or one of several selectors out of it."""
        if comment.offset is None:
            return None
        selectors = comment.directive.selectors
        if len(selectors) > 1:
            # Two of them share a comma, so that only one goes at a time and the last one takes the comment along.
            first, last = (index, index + 1) if index + 1 < len(selectors) else (index - 1, index)
            start = selectors[first].span.start if first == index else selectors[first].span.end
            end = selectors[last].span.start if first == index else selectors[last].span.end
            return Fix((Edit(Span(start, end).shifted(comment.offset), ""),), safe=True)
        gone = [comment.span, *([pair.span] if pair else [])]
        return Fix(tuple(Edit(self._with_line(span), "") for span in gone), safe=True)

    def _with_line(self, span: Span) -> Span:
        """Return a comment's span, with its whole line where nothing else stands on it."""
        lines = self._lines(span)
        if self._is_alone(span):
            return lines
        before = self._document.text[lines.start : span.start]
        return Span(lines.start + len(before.rstrip(" \t")), span.end)

    def _is_alone(self, span: Span) -> bool:
        text, lines = self._document.text, self._lines(span)
        return not (text[lines.start : span.start] + text[span.end : lines.end]).strip()

    def _lines(self, span: Span) -> Span:
        """Return the lines on which a span stands."""
        last = line_at(self._document, max(span.end - 1, span.start))
        return Span(line_at(self._document, span.start).start, last.end)

    def _meant(self, comments: list[_Comment]) -> dict[_Comment, Span]:
        """Return what each comment is meant for: its own line, or the block after it where it stands alone.

        Of several comments one below the other all are meant for the block that follows the last one.
        """
        meant: dict[_Comment, Span] = {}
        below: _Comment | None = None
        for comment in reversed(comments):
            if comment.offset is None:
                continue
            index = bisect_left(self._block_starts, comment.span.end)
            start = self._block_starts[index] if index < len(self._block_starts) else len(self._document.text)
            if not self._is_alone(comment.span):
                meant[comment] = self._lines(comment.span)
            elif below and start == below.span.start:
                meant[comment] = meant[below]
            else:
                meant[comment] = self._block(index)
            below = comment
        return meant

    def _block(self, index: int) -> Span:
        """Return the lines of a block; a table is one."""
        blocks = self._document.blocks
        if index >= len(blocks):
            return Span(len(self._document.text), len(self._document.text))
        first = last = blocks[index]
        if first.cell:
            table = first.cell.table
            in_table = takewhile(lambda block: block.cell and block.cell.table == table, blocks[index:])
            last = deque(in_table, maxlen=1)[0]
        return self._lines(Span(first.span.start, last.span.end))
