"""The checks of this pack, by code."""

from __future__ import annotations

from edulint.api import Check
from edulint_wording.checks.known_confusion import KnownConfusion

ALL: tuple[type[Check], ...] = (KnownConfusion,)
