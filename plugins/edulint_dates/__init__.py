"""Dates: days that the calendar doesn't have, weekdays that aren't theirs, ranges that run backwards."""

from __future__ import annotations

from collections.abc import Iterable

from edulint.api import BaseCheck, Wording, hookimpl

# What people call this category, in reports and on the command line.
CATEGORY = Wording(zh="日期", en="dates")


@hookimpl
def edulint_checks() -> Iterable[type[BaseCheck]]:
    """Return the checks of this pack."""
    from edulint_dates.checks import ALL

    return ALL
