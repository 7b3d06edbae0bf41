"""What the tests of the pack share: what its checks say of a text."""

from __future__ import annotations

import edulint_placeholders
from edulint.api import Check
from edulint.testing import document_of

CHECKS: tuple[Check, ...] = tuple(check() for check in edulint_placeholders.edulint_checks())  # type: ignore[misc]


def found(text: str, format_name: str = "text") -> list[tuple[str, str]]:
    """Return the names of the checks that find something in a text, each with the words it found."""
    document = document_of(text, format_name=format_name)
    return [
        (check.name, document.slice(span))
        for check in CHECKS
        for finding in check.check(document)
        for span in (finding.span, *(other.span for other in finding.related))
    ]
