"""Broken sequences of numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from edulint.api import Check, FolderCheck, hookimpl


@hookimpl
def edulint_checks() -> Iterable[type[Check] | type[FolderCheck[Any]]]:
    """Return the checks of this pack."""
    from edulint_numbering.late_start import LateStart
    from edulint_numbering.lone_item import LoneItem
    from edulint_numbering.lost_heading import LostHeading
    from edulint_numbering.masked_ordinal import MaskedOrdinal
    from edulint_numbering.misplaced_number import MisplacedNumber
    from edulint_numbering.repeated_number import RepeatedNumber
    from edulint_numbering.skipped_number import SkippedNumber
    from edulint_numbering.skipped_point import SkippedPoint
    from edulint_numbering.swallowed_heading import SwallowedHeading

    return [
        SkippedNumber,
        RepeatedNumber,
        MisplacedNumber,
        SkippedPoint,
        LateStart,
        LoneItem,
        LostHeading,
        SwallowedHeading,
        MaskedOrdinal,
    ]
