"""What the checks of this pack share: word lists, characters, and one finding for many places."""

from __future__ import annotations

import os
from collections.abc import Sequence

from edulint.api import Check, Edit, Finding, Fix, Related, Severity, Span, Wording

END_MARKS = frozenset("。！？；：….!?;:—”’』」）)》〉】〕]\"'")

_HERE = Wording(zh="此处", en="here")


def is_han(character: str) -> bool:
    """Tell whether a character is a Han one; the empty string is not."""
    return "\u3400" <= character <= "\u9fff"


def lines_of(name: str) -> tuple[str, ...]:
    """Return the lines of a list beside the checks; blank lines and lines that begin with ``#`` are left out."""
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:
        return tuple(line for line in file.read().splitlines() if line and not line.startswith("#"))


def table_of(name: str) -> dict[str, tuple[str, ...]]:
    """Return the lines of a list by their first word, each with the words that follow it."""
    return {first: tuple(rest) for first, *rest in (line.split() for line in lines_of(name))}


def one_finding(
    check: Check,
    message: str,
    places: Sequence[Span],
    fix: Fix | None = None,
    *,
    severity: Severity | None = None,
    **values: str | int,
) -> Finding:
    """Return a finding at the first of many places, with all of them as related spans."""
    return Finding(
        code=check.code,
        span=places[0],
        message=check.messages[message].filled(count=len(places), **values),
        severity=check.severity if severity is None else severity,
        related=tuple(Related(place, _HERE) for place in places),
        fix=fix,
    )


def deletion(spans: Sequence[Span], *, safe: bool) -> Fix:
    """Return the fix that deletes the text of spans."""
    return Fix(tuple(Edit(span, "") for span in spans), safe=safe)
