"""What copying and web pages leave behind."""

from __future__ import annotations

from collections.abc import Iterable

from edulint.api import Check, hookimpl


@hookimpl
def edulint_checks() -> Iterable[type[Check]]:
    """Return the checks of this pack."""
    from edulint_residue.checks import ALL

    return ALL
