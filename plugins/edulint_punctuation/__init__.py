"""Marks that GB/T 15834 would have otherwise."""

from __future__ import annotations

from collections.abc import Iterable

from edulint.api import Check, hookimpl


@hookimpl
def edulint_checks() -> Iterable[type[Check]]:
    """Return the checks of this pack."""
    from edulint_punctuation.comma_after_first import CommaAfterFirst
    from edulint_punctuation.comma_before_deng import CommaBeforeDeng
    from edulint_punctuation.comma_in_approximate_number import CommaInApproximateNumber
    from edulint_punctuation.dash_hyphens import DashHyphens
    from edulint_punctuation.decimal_full_stop import DecimalFullStop
    from edulint_punctuation.document_number_brackets import DocumentNumberBrackets
    from edulint_punctuation.doubled_mark import DoubledMark
    from edulint_punctuation.ellipsis_dots import EllipsisDots
    from edulint_punctuation.full_width_characters import FullWidthCharacters
    from edulint_punctuation.half_width_marks import HalfWidthMarks
    from edulint_punctuation.mixed_percent_signs import MixedPercentSigns
    from edulint_punctuation.two_digit_year import TwoDigitYear
    from edulint_punctuation.unpaired_mark import UnpairedMark

    return [
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
    ]
