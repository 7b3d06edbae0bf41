"""The checks of this pack, by code."""

from __future__ import annotations

from edulint.api import Check
from edulint_punctuation.checks.comma_after_first import CommaAfterFirst
from edulint_punctuation.checks.comma_before_deng import CommaBeforeDeng
from edulint_punctuation.checks.comma_in_approximate_number import CommaInApproximateNumber
from edulint_punctuation.checks.dash_hyphens import DashHyphens
from edulint_punctuation.checks.decimal_full_stop import DecimalFullStop
from edulint_punctuation.checks.document_number_brackets import DocumentNumberBrackets
from edulint_punctuation.checks.doubled_mark import DoubledMark
from edulint_punctuation.checks.ellipsis_dots import EllipsisDots
from edulint_punctuation.checks.foreign_marks import ForeignMarks
from edulint_punctuation.checks.full_width_characters import FullWidthCharacters
from edulint_punctuation.checks.half_width_marks import HalfWidthMarks
from edulint_punctuation.checks.mangled_quotes import MangledQuotes
from edulint_punctuation.checks.mixed_percent_signs import MixedPercentSigns
from edulint_punctuation.checks.two_digit_year import TwoDigitYear
from edulint_punctuation.checks.unpaired_mark import UnpairedMark

ALL: tuple[type[Check], ...] = (
    HalfWidthMarks,
    DoubledMark,
    DecimalFullStop,
    UnpairedMark,
    CommaBeforeDeng,
    EllipsisDots,
    DashHyphens,
    CommaInApproximateNumber,
    DocumentNumberBrackets,
    TwoDigitYear,
    FullWidthCharacters,
    MixedPercentSigns,
    CommaAfterFirst,
    MangledQuotes,
    ForeignMarks,
)
