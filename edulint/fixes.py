"""Fixes as edits of a text: which may be made together, and the text after them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from edulint.check import Edit, Finding


def applicable(findings: Iterable[Finding], unsafe: bool = False) -> tuple[Finding, ...]:
    """Return the findings whose fixes can be made together, in the order of their places.

    Of fixes that overlap, the first in the text is made; a later run finds the others again. Edits that are equal to
    edits already chosen count once. Safe fixes go before unsafe ones.
    """
    chosen: list[Finding] = []
    taken: list[Edit] = []
    fixable = [finding for finding in findings if finding.fix and (unsafe or finding.fix.safe)]
    for finding in sorted(fixable, key=lambda f: (not f.fix.safe, f.fix.edits)):  # type: ignore[union-attr]
        edits = finding.fix.edits  # type: ignore[union-attr]
        if all(edit in taken or not any(_collide(edit, other) for other in taken) for edit in edits):
            chosen.append(finding)
            taken.extend(edit for edit in edits if edit not in taken)
    return tuple(sorted(chosen, key=lambda finding: finding.span))


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits made; equal edits count once.

    Raises:
        ValueError: two edits overlap.
    """
    pieces: list[str] = []
    at = 0
    for edit in sorted(set(edits)):
        if edit.span.start < at:
            raise ValueError(f"edits overlap at {edit.span.start}")
        pieces += (text[at : edit.span.start], edit.text)
        at = edit.span.end
    pieces.append(text[at:])
    return "".join(pieces)


def fixed_text(text: str, findings: Sequence[Finding], unsafe: bool = False) -> str:
    """Return the text after the fixes that can be made together."""
    return apply_edits(
        text, (edit for finding in applicable(findings, unsafe) if finding.fix for edit in finding.fix.edits)
    )


def _collide(one: Edit, other: Edit) -> bool:
    """Tell whether two edits touch the same characters, or insert at the same place."""
    if one.span.overlaps(other.span):
        return True
    return one.span.start == other.span.start and (len(one.span) == 0 or len(other.span) == 0)
