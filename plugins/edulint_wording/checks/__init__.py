"""The checks of this pack, by code."""

from __future__ import annotations

from edulint.api import Check
from edulint_wording.checks.as_of_date import AsOfDate
from edulint_wording.checks.known_confusion import KnownConfusion
from edulint_wording.checks.misquoted_idiom import MisquotedIdiom
from edulint_wording.checks.set_phrase import SetPhrase
from edulint_wording.checks.unattested_wording import UnattestedWording
from edulint_wording.checks.unlikely_wording import UnlikelyWording
from edulint_wording.checks.variant_form import VariantForm

ALL: tuple[type[Check], ...] = (
    KnownConfusion,
    MisquotedIdiom,
    VariantForm,
    SetPhrase,
    AsOfDate,
    UnattestedWording,
    UnlikelyWording,
)
