"""Broken sequences of numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from edulint.api import Check, FolderCheck, hookimpl


@hookimpl
def edulint_checks() -> Iterable[type[Check] | type[FolderCheck[Any]]]:
    """Return the checks of this pack."""
    from edulint_numbering.announced_items import AnnouncedItems
    from edulint_numbering.attachment_list import AttachmentList
    from edulint_numbering.caption_number import CaptionNumber
    from edulint_numbering.dangling_reference import DanglingReference
    from edulint_numbering.late_start import LateStart
    from edulint_numbering.level_order import LevelOrder
    from edulint_numbering.level_skipped import LevelSkipped
    from edulint_numbering.lone_item import LoneItem
    from edulint_numbering.lost_heading import LostHeading
    from edulint_numbering.masked_ordinal import MaskedOrdinal
    from edulint_numbering.misplaced_number import MisplacedNumber
    from edulint_numbering.mixed_numbering import MixedNumbering
    from edulint_numbering.mixed_width import MixedWidth
    from edulint_numbering.ordinal_mark import OrdinalMark
    from edulint_numbering.repeated_number import RepeatedNumber
    from edulint_numbering.skipped_number import SkippedNumber
    from edulint_numbering.skipped_point import SkippedPoint
    from edulint_numbering.swallowed_heading import SwallowedHeading
    from edulint_numbering.title_mark import TitleMark

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
        MixedNumbering,
        MixedWidth,
        LevelOrder,
        LevelSkipped,
        OrdinalMark,
        TitleMark,
        AnnouncedItems,
        CaptionNumber,
        DanglingReference,
        AttachmentList,
    ]
