"""What copying and web pages leave behind."""

from __future__ import annotations

from collections.abc import Iterable

from edulint.api import BaseCheck, Wording, hookimpl

# What people call this category, in reports and on the command line.
CATEGORY = Wording(zh="残留", en="leftovers")


@hookimpl
def edulint_checks() -> Iterable[type[BaseCheck]]:
    """Return the checks of this pack."""
    from edulint_residue.checks import ALL

    return ALL
