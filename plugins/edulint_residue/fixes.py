"""The fixes of this pack: they delete what should not be there."""

from __future__ import annotations

from collections.abc import Sequence

from edulint.api import Edit, Fix, Span


def deletion(spans: Sequence[Span], *, safe: bool) -> Fix:
    """Return the fix that deletes the text of spans."""
    return Fix(tuple(Edit(span, "") for span in spans), safe=safe)
