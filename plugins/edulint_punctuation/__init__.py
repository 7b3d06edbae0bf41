"""Marks that GB/T 15834 would have otherwise."""

from __future__ import annotations

from collections.abc import Iterable

from edulint.api import BaseCheck, Wording, hookimpl

# What people call this category, in reports and on the command line.
CATEGORY = Wording(zh="标点", en="punctuation")


@hookimpl
def edulint_checks() -> Iterable[type[BaseCheck]]:
    """Return the checks of this pack."""
    from edulint_punctuation.checks import ALL

    return ALL
