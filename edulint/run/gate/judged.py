"""The findings of a draft, and which of them somebody accepts."""

from __future__ import annotations

from msgspec import Struct

from edulint.check import Finding
from edulint.model import Mark
from edulint.outcome import Entry


class Judged(Struct, frozen=True):
    """The findings of a draft, those among them that are accepted, and what accepted them.

    ``entries`` are the acceptances of the settings that were of use; ``unused`` are the comments beside the text that
    accept nothing any more.
    """

    findings: tuple[Finding, ...]
    accepted: frozenset[Finding] = frozenset()
    entries: frozenset[Entry] = frozenset()
    unused: frozenset[Mark] = frozenset()

    @property
    def standing(self) -> tuple[Finding, ...]:
        """The findings that nobody accepts."""
        return tuple(finding for finding in self.findings if finding not in self.accepted)
