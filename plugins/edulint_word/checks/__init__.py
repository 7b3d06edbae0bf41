"""The checks of this pack, in the order of their codes."""

from edulint_word.checks.bold_heading import BoldHeading
from edulint_word.checks.leftover_comment import LeftoverComment
from edulint_word.checks.mixed_automatic_numbers import MixedAutomaticNumbers
from edulint_word.checks.stale_contents import StaleContents
from edulint_word.checks.unresolved_revision import UnresolvedRevision

ALL = (UnresolvedRevision, LeftoverComment, MixedAutomaticNumbers, BoldHeading, StaleContents)
