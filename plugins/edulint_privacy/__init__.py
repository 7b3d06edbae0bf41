"""What must not be published: numbers, cards and addresses of persons."""

from __future__ import annotations

from collections.abc import Iterable

from edulint.api import BaseCheck, Wording, hookimpl

# What people call this category, in reports and on the command line.
CATEGORY = Wording(zh="隐私", en="privacy")


@hookimpl
def edulint_checks() -> Iterable[type[BaseCheck]]:
    """Return the checks of this pack."""
    from edulint_privacy.checks import ALL

    return ALL
