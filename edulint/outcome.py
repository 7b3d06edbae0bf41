"""What a run has to tell: findings in their places, problems, and counts."""

from __future__ import annotations

from msgspec import Struct

from edulint.check import Severity
from edulint.model import Location
from edulint.text.spans import Span
from edulint.wording import Wording


class Excerpt(Struct, frozen=True):
    """The words of a finding with a little of their line on either side."""

    before: str
    words: str
    after: str

    @property
    def text(self) -> str:
        """The excerpt as one string."""
        return self.before + self.words + self.after


class LocatedRelated(Struct, frozen=True):
    """Another place that a finding speaks of."""

    path: str
    location: Location
    message: Wording


class LocatedEdit(Struct, frozen=True):
    """An edit by line and column."""

    location: Location
    text: str


class LocatedFix(Struct, frozen=True):
    """A repair by line and column."""

    safe: bool
    edits: tuple[LocatedEdit, ...]


class LocatedFinding(Struct, frozen=True):
    """A finding in the place where a person finds it.

    ``section`` holds the titles above it, the outermost first; ``covers`` and ``blames`` are explained at
    :class:`edulint.check.Finding`.
    """

    path: str
    location: Location
    code: str
    name: str
    category: str
    severity: Severity
    message: Wording
    excerpt: Excerpt
    fingerprint: str
    section: tuple[str, ...]
    related: tuple[LocatedRelated, ...] = ()
    fix: LocatedFix | None = None
    covers: bool = False
    blames: frozenset[Span] = frozenset()

    @property
    def order(self) -> tuple[str, int, int, str]:
        """What findings are sorted by."""
        return (self.path, self.location.line, self.location.column, self.code)


class Problem(Struct, frozen=True):
    """Something edulint could not do. ``path`` is empty where no file is at fault."""

    path: str
    message: Wording


class Outcome(Struct, frozen=True):
    """The whole of a run. ``fixed`` counts repairs made, ``files`` the drafts that were read.

    ``summaries`` tells by code what the checks look for that found something. ``suppressed`` and ``baselined`` count findings left out because the draft or a baseline says so.
    """

    findings: tuple[LocatedFinding, ...]
    problems: tuple[Problem, ...] = ()
    summaries: dict[str, Wording] = {}
    files: int = 0
    characters: int = 0
    fixed: int = 0
    suppressed: int = 0
    baselined: int = 0

    def count(self, severity: Severity) -> int:
        """Return the number of findings of one severity."""
        return sum(finding.severity is severity for finding in self.findings)

    def reaches(self, severity: Severity) -> bool:
        """Tell whether a finding is of the severity or above."""
        return any(finding.severity >= severity for finding in self.findings)
