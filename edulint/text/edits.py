"""Edits of a text, and the text after them."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from edulint.text.spans import Span


class Edit(Struct, frozen=True, order=True):
    """Replace the text of a span."""

    span: Span
    text: str


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
