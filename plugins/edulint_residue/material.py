"""What the checks of this pack share: end marks, word lists, deletions."""

from __future__ import annotations

from collections.abc import Sequence

from edulint.api import Edit, Fix, Span, lines_beside

END_MARKS = frozenset("。！？；：….!?;:—”’』」）)》〉】〕]\"'")


def table_of(name: str) -> dict[str, tuple[str, ...]]:
    """Return the lines of a list by their first word, each with the words that follow it."""
    return {first: tuple(rest) for first, *rest in (line.split() for line in lines_beside(__file__, name))}


def deletion(spans: Sequence[Span], *, safe: bool) -> Fix:
    """Return the fix that deletes the text of spans."""
    return Fix(tuple(Edit(span, "") for span in spans), safe=safe)
