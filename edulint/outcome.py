"""The result of a run: findings with their places, problems, and counts."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from edulint.check import BaseCheck, Severity
from edulint.text.locations import Location
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
    :class:`edulint.check.Finding`. One that is ``accepted`` is counted, but not shown.
    ``contents`` are the words at its own place and at its related ones, each with the words beside them: a baseline
    recognises the finding by them when lines have moved.
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
    accepted: bool = False
    contents: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[str, int, int, str]:
        """What findings are sorted by."""
        return (self.path, self.location.line, self.location.column, self.code)

    @property
    def is_mended(self) -> bool:
        """Tell whether ``--fix`` mends it. What has no lines is not written: Word files stay as they are."""
        return self.fix is not None and self.fix.safe and self.location.where is None


class Piece(Struct, frozen=True, omit_defaults=True):
    """A stretch of a draft's text as a page shows it: a paragraph, a heading, a cell of a table.

    ``line`` and ``column`` (from 1) are where its text begins, as in :class:`edulint.text.locations.Location`.
    ``title`` is the heading's own text where the piece has one. ``cell`` is table, row, column, whether it is a header,
    and how many columns it covers.
    """

    line: int
    column: int
    text: str
    kind: str = "paragraph"
    level: int = 0
    label: str = ""
    title: str = ""
    cell: tuple[int, int, int, bool, int] | None = None


class ShownDraft(Struct, frozen=True):
    """A draft's own text, for reports that show it: in reading order, and by lines (paragraphs, for Word)."""

    path: str
    pieces: tuple[Piece, ...]
    lines: tuple[str, ...]

    def text_at(self, location: Location) -> str:
        """Return the words at a place; its lines are joined by line ends."""
        lines = list(self.lines[location.line - 1 : location.end_line])
        # The end first: where the place lies in one line, its columns count from that line's beginning.
        lines[-1] = lines[-1][: location.end_column - 1]
        lines[0] = lines[0][location.column - 1 :]
        return "\n".join(lines)


class Problem(Struct, frozen=True):
    """Something edulint could not do. ``path`` is empty where no file is at fault.

    ``traceback`` is Python's, where a check has raised an error of its own. ``is_general`` is true where the reason
    lies in no draft but in what a check needs, such as an archive: it is then the same for all drafts.
    """

    path: str
    message: Wording
    traceback: str = ""
    is_general: bool = False


# An ``[[accept]]`` of a configuration: the file's path, and which of them it is, from 0.
Entry = tuple[str, int]


class Outcome(Struct, frozen=True):
    """The result of a run. ``fixed`` counts repairs made, ``paths`` names the drafts that were read.

    ``copies`` names the annotated copies that were written, ``proposed`` counts the repairs made in them.

    ``left_out`` are the findings beyond the number that was asked for (``--max-findings``): they count and are not
    shown. ``checks`` holds by code the checks that found something; ``drafts`` the drafts' own texts, where the report
    shows them. Three counts are of findings that don't count: ``suppressed``, which are accepted, ``baselined``, which
    stand in a baseline, and ``unchanged``, which lie where nothing changed. ``stale`` counts the entries of baselines
    that match no finding any more; ``accepting`` are the acceptances of the settings that matched one.
    """

    findings: tuple[LocatedFinding, ...]
    problems: tuple[Problem, ...] = ()
    checks: dict[str, type[BaseCheck]] = {}
    drafts: tuple[ShownDraft, ...] = ()
    paths: tuple[str, ...] = ()
    characters: int = 0
    fixed: int = 0
    copies: tuple[str, ...] = ()
    proposed: int = 0
    suppressed: int = 0
    baselined: int = 0
    unchanged: int = 0
    stale: int = 0
    accepting: frozenset[Entry] = frozenset()
    left_out: tuple[LocatedFinding, ...] = ()

    @property
    def files(self) -> int:
        """How many drafts were read."""
        return len(self.paths)

    @property
    def all_findings(self) -> tuple[LocatedFinding, ...]:
        """All findings, those that are not shown included."""
        return (*self.findings, *self.left_out)

    def at_most(self, number: int) -> Outcome:
        """Return the outcome with its gravest findings alone, as many as ``number``, in their order."""
        by_weight = sorted(range(len(self.findings)), key=lambda index: -self.findings[index].severity)
        shown = set(by_weight[:number])
        return replace(
            self,
            findings=tuple(one for index, one in enumerate(self.findings) if index in shown),
            left_out=(*self.left_out, *(one for index, one in enumerate(self.findings) if index not in shown)),
        )

    def by_path(self) -> dict[str, list[LocatedFinding]]:
        """Return the findings of each draft in which something was found."""
        findings: dict[str, list[LocatedFinding]] = {}
        for finding in self.findings:
            findings.setdefault(finding.path, []).append(finding)
        return findings

    def count(self, severity: Severity) -> int:
        """Return the number of findings of one severity."""
        return sum(finding.severity is severity for finding in self.all_findings)

    def reaches(self, severity: Severity) -> bool:
        """Tell whether a finding is of the severity or above."""
        return any(finding.severity >= severity for finding in self.all_findings)
