"""What the checks of this pack share: characters, word lists, and one finding for many places."""

from __future__ import annotations

import os
from collections.abc import Sequence

from edulint.api import Check, Edit, Finding, Fix, Related, Severity, Span, Wording

CLOSING = "”’》〉】」』〕）"
OPENING = "“‘《〈【「『〔（"

_HERE = Wording(zh="此处", en="here")
_MARKS = frozenset(CLOSING + OPENING + "，。、；：？！％…—")


def is_han(character: str) -> bool:
    """Tell whether a character is a Han one; the empty string is not.

    Patterns ask this instead of holding a class of characters: one of several ranges takes a millisecond to compile.
    """
    return "\u3400" <= character <= "\u9fff"


def is_chinese(character: str) -> bool:
    """Tell whether a character is a Han one or a mark of Chinese text."""
    return "\u3400" <= character <= "\u9fff" or character in _MARKS


def words_of(name: str) -> tuple[str, ...]:
    """Return the lines of a list beside the checks; blank lines and lines that begin with ``#`` are left out."""
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:
        lines = file.read().splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def one_finding(
    check: Check,
    message: str,
    places: Sequence[Span],
    edits: Sequence[Edit] = (),
    *,
    severity: Severity | None = None,
    **values: str | int,
) -> Finding:
    """Return a finding at the first of many places, with all of them as related spans and one safe fix for all."""
    return Finding(
        code=check.code,
        span=places[0],
        message=check.messages[message].filled(count=len(places), **values),
        severity=check.severity if severity is None else severity,
        related=tuple(Related(place, _HERE) for place in places),
        fix=Fix(tuple(edits), safe=True) if edits else None,
    )
