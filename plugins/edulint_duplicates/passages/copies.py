"""Findings about passages that stand in other texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from edulint.api import Check, Document, Documents, Finding, FolderCheck, Genre, Related, Severity, Span, Wording
from edulint_duplicates.passages.comparison import Seed, is_common, matches_between, worth_comparing
from edulint_duplicates.passages.copied import copied_passages
from edulint_duplicates.passages.edited import may_hold_edited
from edulint_duplicates.passages.normalise import Compact, han_count
from edulint_duplicates.passages.parts import Parts
from edulint_duplicates.passages.passage import Limits, Passage
from edulint_duplicates.passages.shares import MOST, seeds_of
from edulint_duplicates.passages.telling import told_differences, with_marks

_COVERED = 0.8
_WHOLE = 0.9
_SAME = 0.98
_MOST_RELATED = 20
_MOST_FIGURES = 4
_CERTAIN_FIGURES = 3
# The messages that tell of a passage, not of a whole draft.
_OF_PASSAGES = ("verbatim", "edited")
# Laws take over provisions from one another, and judgments quote them and end alike.
_QUOTING = frozenset({Genre.LAW, Genre.JUDGMENT})


class Copy(Struct, frozen=True):
    """A passage of a draft that stands in another text, known by ``path``."""

    passage: Passage
    path: str
    source: Compact

    @property
    def extent(self) -> int:
        """How long the passage is in the draft, in characters."""
        return self.passage.end - self.passage.start


def may_share_passages(later: Parts, earlier: Parts, shared: bytes, limits: Limits) -> bool:
    """Tell whether a draft may have passages of an earlier one, from the seeds of the two and without the drafts.

    Most of those that share a gram share no more, and to read a draft again takes long.
    """
    matches = matches_between(later.text, earlier.text, seeds_of(shared))
    return worth_comparing(matches) and (
        any(match.length >= limits.min_length for match in matches) or may_hold_edited(later, earlier, matches, limits)
    )


def passages_between(draft: Compact, source: Compact, shared: bytes, limits: Limits) -> list[Passage]:
    """Return the passages of a draft that stand in an earlier one; ``shared`` are the seeds of the two."""
    seeds = seeds_of(shared)
    matches = matches_between(draft.text, source.text, seeds)
    if not worth_comparing(matches):
        return []
    return [judged(passage, seeds, MOST) for passage in copied_passages(draft, source, matches, limits)]


def copies_of(passages: Mapping[str, Iterable[Passage]], documents: Documents) -> list[Copy]:
    """Return the passages of a draft that stand in others, by the others' paths, as copies."""
    sources = {other: documents[other].derived(Compact) for other in passages}
    return [Copy(passage, other, sources[other]) for other, several in passages.items() for passage in several]


def judged(passage: Passage, seeds: Iterable[Seed], most: int) -> Passage:
    """Return a passage as doubtful if all its grams stand in more than ``most`` texts."""
    return replace(passage, sure=False) if is_common(passage.start, passage.end, seeds, most) else passage


def strongest(copies: Iterable[Copy]) -> Iterator[tuple[Copy, list[Copy]]]:
    """Yield the copies to tell of, each with those of the same place from further texts, longest first."""
    kept: list[tuple[Copy, list[Copy]]] = []
    for copy in sorted(copies, key=lambda copy: (-copy.passage.same, copy.path, copy.passage.start)):
        for held, further in kept:
            common = min(copy.passage.end, held.passage.end) - max(copy.passage.start, held.passage.start)
            if common >= _COVERED * copy.extent:
                if held.path != copy.path:
                    further.append(copy)
                break
        else:
            kept.append((copy, []))
    return iter(kept)


class CopyTeller:
    """Says what a draft has in common with other texts, with the messages of a check."""

    def __init__(
        self, check: Check | FolderCheck[Any], draft: Compact, copies: Iterable[Copy], archived: bool = False
    ) -> None:
        self._check = check
        self._archived = archived
        self._draft = draft
        self._common: dict[str, int] = {}
        for copy in copies:
            self._common[copy.path] = self._common.get(copy.path, 0) + copy.passage.same

    def is_told(self, copy: Copy) -> bool:
        """Tell whether a copy is more than what laws and judgments have in common."""
        is_passage = self._message(copy.passage, copy.source) in _OF_PASSAGES
        return not (is_passage and self._draft.document.genre in _QUOTING)

    def told(self, copy: Copy, further: Iterable[Copy]) -> Finding:
        """Return the finding for a copy."""
        passage, draft, source = copy.passage, self._draft, copy.source
        span = with_marks(draft.document, draft.span(passage.start, passage.end))
        there = with_marks(source.document, source.span(passage.earlier, passage.earlier_end))
        message = self._message(passage, source)
        year, figures = self._figures_of_another_year(copy, span, there) if message in _OF_PASSAGES else ("", [])
        if figures:
            message = "figures"
        return self._check.finding(
            span,
            message,
            severity=self._severity(message, passage),
            related=[self._related(one) for one in (copy, *islice(further, _MOST_RELATED))],
            path=draft.document.path,
            other=copy.path,
            count=han_count(draft.text[passage.start : passage.end]),
            place=source.document.locate(there).name,
            share=f"{min(1.0, self._common[copy.path] / len(draft.text)):.0%}",
            differences=self._differences(message, span, source.document, there),
            year=year,
            figures="、".join(figures[:_MOST_FIGURES]),
        )

    def _figures_of_another_year(self, copy: Copy, span: Span, there: Span) -> tuple[str, list[str]]:
        """Return the year of an archived report and the figures taken over from it, if it is not the draft's year."""
        from edulint_duplicates.passages.other_year import same_figures, year_of

        document, source = self._draft.document, copy.source.document
        if not self._archived:
            return "", []
        year = year_of(source, copy.path)
        if not year or year_of(document, document.path, span.start) <= year:
            return year, []
        figures = same_figures(document.folded[span.start : span.end], source.folded[there.start : there.end])
        # A short passage may be a formula; so many figures are none.
        return year, figures if copy.passage.sure or len(figures) >= _CERTAIN_FIGURES else []

    def _message(self, passage: Passage, source: Compact) -> str:
        if passage.quoted:
            return "quoted"
        lengths = len(self._draft.text), len(source.text)
        if passage.same >= _SAME * max(lengths) and self._is_same(passage, source):
            return "same"
        if passage.same >= _WHOLE * max(lengths):
            return "whole"
        return "verbatim" if passage.verbatim else "edited"

    def _differences(self, message: str, span: Span, source: Document, there: Span) -> Wording | str:
        document = self._draft.document
        if message == "whole":
            # What was changed at the very beginning, the place's name above all, lies outside of the passage.
            span, there = Span(0, len(document.text)), Span(0, len(source.text))
        return told_differences(document, span, source, there) if message in ("edited", "whole") else ""

    def _is_same(self, passage: Passage, source: Compact) -> bool:
        """Tell one draft in two files, one of them perhaps with a head or tail, from a report with names and figures
        changed.
        """
        from edulint_duplicates.passages.differences import LONGEST, differences

        here = self._draft.folded(passage.start, passage.end)
        there = source.folded(passage.earlier, passage.earlier_end)
        if len(here) + len(there) > LONGEST:
            return passage.verbatim
        return not any(difference.here and difference.there for difference in differences(here, there))

    def _severity(self, message: str, passage: Passage) -> Severity:
        if message == "figures":
            return Severity.ERROR if passage.sure else self._check.severity
        # Whoever meets for the second time is told of in the words of the first.
        is_news = message in _OF_PASSAGES and self._draft.document.genre is Genre.NEWS
        return Severity.INFO if message == "same" or is_news or not passage.sure else self._check.severity

    def _related(self, copy: Copy) -> Related:
        document = copy.source.document
        span = with_marks(document, copy.source.span(copy.passage.earlier, copy.passage.earlier_end))
        message = self._check.messages["there"].filled(other=copy.path)
        # Nobody but the archive can tell where in its texts a span lies.
        location = document.locate(span) if self._archived else None
        return Related(span, message, path=copy.path, location=location)
