"""The checks of this pack, by their codes."""

from __future__ import annotations

from edulint.api import Check
from edulint_numbering.checks.announced_items import AnnouncedItems
from edulint_numbering.checks.attachment_list import AttachmentList
from edulint_numbering.checks.caption_number import CaptionNumber
from edulint_numbering.checks.dangling_reference import DanglingReference
from edulint_numbering.checks.labelled_number import LabelledNumber
from edulint_numbering.checks.late_start import LateStart
from edulint_numbering.checks.level_order import LevelOrder
from edulint_numbering.checks.level_skipped import LevelSkipped
from edulint_numbering.checks.lone_item import LoneItem
from edulint_numbering.checks.lost_heading import LostHeading
from edulint_numbering.checks.masked_ordinal import MaskedOrdinal
from edulint_numbering.checks.misplaced_number import MisplacedNumber
from edulint_numbering.checks.mixed_numbering import MixedNumbering
from edulint_numbering.checks.mixed_width import MixedWidth
from edulint_numbering.checks.ordinal_mark import OrdinalMark
from edulint_numbering.checks.repeated_number import RepeatedNumber
from edulint_numbering.checks.skipped_number import SkippedNumber
from edulint_numbering.checks.skipped_point import SkippedPoint
from edulint_numbering.checks.swallowed_heading import SwallowedHeading
from edulint_numbering.checks.title_mark import TitleMark
from edulint_numbering.checks.unmarked_number import UnmarkedNumber

ALL: tuple[type[Check], ...] = (
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
    UnmarkedNumber,
    LabelledNumber,
)
