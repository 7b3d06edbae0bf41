"""What the checks of this pack share: characters, word lists, and one finding for many places."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from edulint.api import Check, Edit, Finding, Fix, Related, Severity, Span, Wording

# For character classes in patterns.
HAN = "\u3400-\u4dbf\u4e00-\u9fff"
CLOSING = "”’》〉】」』〕）"
OPENING = "“‘《〈【「『〔（"

_HERE = Wording(zh="此处", en="here")


def words_of(name: str) -> tuple[str, ...]:
    """Return the lines of a list beside the checks; blank lines and lines that begin with ``#`` are left out."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def one_finding(
    check: Check,
    message: str,
    places: Sequence[Span],
    edits: Sequence[Edit] = (),
    *,
    severity: Severity | None = None,
    **values: object,
) -> Finding:
    """Return a finding at the first of many places, with all of them as related spans and one safe fix for all."""
    return check.finding(
        places[0],
        message,
        severity=severity,
        related=[Related(place, _HERE) for place in places],
        fix=Fix(tuple(edits), safe=True) if edits else None,
        count=len(places),
        **values,
    )
