"""What a check reports: a place, what is wrong there, how grave it is, and perhaps a repair."""

from __future__ import annotations

from enum import IntEnum

from msgspec import Struct

from edulint.text.edits import Edit
from edulint.text.locations import Location
from edulint.text.spans import Span
from edulint.wording import Wording


class Severity(IntEnum):
    """How grave a finding is, and how sure. Severities are ordered: ``severity >= fail_on`` compares them."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @classmethod
    def of(cls, word: str) -> Severity:
        """Return the severity that a word of the configuration means.

        Raises:
            KeyError: it means none.
        """
        return cls[word.upper()]

    @property
    def word(self) -> str:
        """The severity as configuration and JSON write it."""
        return self.name.lower()


class Fix(Struct, frozen=True):
    """A repair. A safe one never changes what the draft says; an unsafe one needs a person's eye."""

    edits: tuple[Edit, ...]
    safe: bool = False


class Related(Struct, frozen=True):
    """Another place that a finding speaks of.

    ``path`` is None where it lies in the finding's own draft. A place in a text that is no draft of the run (an earlier
    report) brings its own ``location``, since the run can't look it up.
    """

    span: Span
    message: Wording
    path: str | None = None
    location: Location | None = None


class Finding(Struct, frozen=True):
    """What a check reports.

    ``path`` is set only by checks that compare documents. Two fields say which other findings this one stands for
    (:mod:`edulint.run.precedence`). ``covers``: what stands in the span is no part of the report (a web page's list of
    links), so that milder findings wholly inside it are not shown. ``blames``: one of these places is wrong, so that
    findings which blame the same place tell of the same fault.
    """

    code: str
    span: Span
    message: Wording
    severity: Severity
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    path: str | None = None
    covers: bool = False
    blames: frozenset[Span] = frozenset()
