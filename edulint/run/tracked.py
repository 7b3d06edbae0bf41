"""Repairs of files that are not text: made in rounds as for a text, and proposed as edits of the file as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from edulint.check import Edit, Finding
from edulint.model import Document, Mark
from edulint.run.fixes import MOST_ROUNDS, applicable
from edulint.text.spans import Span

# Returns the document with edits of the original made, and the edits that can't be made.
Edited = Callable[[tuple[Edit, ...]], tuple[Document, frozenset[Edit]]]


class Proposal(Struct, frozen=True):
    """Repairs as edits of the original text, how many were made, and the document as it is with them.

    ``unused`` are comments to edulint, no part of the text, that accept nothing any more and are to be taken out.
    """

    edits: tuple[Edit, ...]
    made: int
    document: Document
    unused: frozenset[Mark] = frozenset()

    @property
    def comments(self) -> frozenset[str]:
        """The identifiers of the unused comments."""
        return frozenset(mark.identifier for mark in self.unused)


class Composition:
    """A text under edits that remembers which of its stretches are the original's.

    A stretch is a span of the original, or a text that was put in.
    """

    def __init__(self, text: str) -> None:
        self._original = text
        self._stretches: list[Span | str] = [Span(0, len(text))] if text else []

    @property
    def text(self) -> str:
        """The text as it is now."""
        return "".join(self._content(stretch) for stretch in self._stretches)

    def edited(self, edits: Iterable[Edit]) -> Composition:
        """Return the composition after edits of its text, which don't overlap."""
        result = Composition("")
        result._original = self._original
        at = 0
        for edit in sorted(set(edits)):
            result._stretches += self._cut(at, edit.span.start)
            if edit.text:
                result._stretches.append(edit.text)
            at = edit.span.end
        result._stretches += self._cut(at, len(self.text))
        return result

    def replacements(self) -> tuple[Edit, ...]:
        """Return the edits of the original that make the text what it is now, the smallest there are."""
        found: list[Edit] = []
        at, new = 0, ""
        for stretch in (*self._stretches, Span(len(self._original), len(self._original))):
            if isinstance(stretch, str):
                new += stretch
                continue
            if new or stretch.start > at:
                found.append(_trimmed(self._original, Span(at, stretch.start), new))
            at, new = stretch.end, ""
        return tuple(edit for edit in found if len(edit.span) or edit.text)

    def _content(self, stretch: Span | str) -> str:
        return stretch if isinstance(stretch, str) else self._original[stretch.start : stretch.end]

    def _cut(self, start: int, end: int) -> list[Span | str]:
        cut: list[Span | str] = []
        at = 0
        for stretch in self._stretches:
            low, high = max(start - at, 0), min(end - at, len(stretch))
            if low < high:
                piece = (
                    stretch[low:high] if isinstance(stretch, str) else Span(stretch.start + low, stretch.start + high)
                )
                cut.append(piece)
            at += len(stretch)
        return cut


def propose(
    document: Document,
    findings_of: Callable[[Document], Sequence[Finding]],
    edited: Edited,
    *,
    unsafe: bool,
) -> Proposal:
    """Return the repairs of a document, made until nothing is left to repair.

    Repairs that need an edit which can't be made are left out.
    """
    composition = Composition(document.text)
    current, made = document, 0
    seen = {document.text}
    for _ in range(MOST_ROUNDS):
        chosen = list(applicable(findings_of(current), unsafe))
        following, lost = _round(composition, chosen, edited)
        if lost is not None and made:
            # Places of a later round are not the original's; what was made so far stands.
            break
        if lost is not None:
            chosen = [finding for finding in chosen if lost.isdisjoint(finding.fix.edits if finding.fix else ())]
            following, lost = _round(composition, chosen, edited)
            if lost is not None:
                break
        if following is None or following[0].text in seen:
            break
        composition, current = following
        seen.add(composition.text)
        made += len(chosen)
    return Proposal(composition.replacements(), made, current)


def _round(
    composition: Composition,
    chosen: Sequence[Finding],
    edited: Edited,
) -> tuple[tuple[Composition, Document] | None, frozenset[Edit] | None]:
    """Return the composition and document after the fixes of some findings, or the edits that can't be made."""
    edits = [edit for finding in chosen if finding.fix for edit in finding.fix.edits]
    if not edits:
        return None, None
    following = composition.edited(edits)
    document, left_out = edited(following.replacements())
    return (None, left_out) if left_out else ((following, document), None)


def _trimmed(original: str, span: Span, new: str) -> Edit:
    """Return an edit without what it takes out only to put it in again."""
    start, end = span.bounds
    while start < end and new and original[start] == new[0]:
        start, new = start + 1, new[1:]
    while start < end and new and original[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    return Edit(Span(start, end), new)
