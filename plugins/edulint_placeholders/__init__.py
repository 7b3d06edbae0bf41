"""What was to be filled in and was not."""

from __future__ import annotations

from collections.abc import Iterable

from edulint.api import BaseCheck, Wording, hookimpl

# What people call this category, in reports and on the command line.
CATEGORY = Wording(zh="占位符", en="placeholders")


@hookimpl
def edulint_checks() -> Iterable[type[BaseCheck]]:
    """Return the checks of this pack."""
    from edulint_placeholders.checks import ALL

    return ALL
