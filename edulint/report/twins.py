"""Findings that stand twice because a passage was pasted twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from edulint.outcome import LocatedFinding

# A shorter passage than this, in lines, holds so few findings that nothing is gained.
_WORTH_LINES = 2


def twins_of(findings: Sequence[LocatedFinding]) -> dict[LocatedFinding, LocatedFinding]:
    """Return the findings in a copy that its original has, too, each with the finding that tells of the copy.

    ``findings`` are those of one draft. They go when the copy is deleted, so a report for people need not list
    them a second time.
    """
    copies = [finding for finding in findings if len(finding.related) == 1 and _is_copy(finding)]
    twins: dict[LocatedFinding, LocatedFinding] = {}
    for copy in copies:
        original = copy.related[0].location
        known = Counter(_identity(finding) for finding in findings if original.contains(finding.location))
        for finding in findings:
            if finding is not copy and finding not in twins and copy.location.contains(finding.location):
                known[_identity(finding)] -= 1
                if known[_identity(finding)] >= 0:
                    twins[finding] = copy
    return twins


def _is_copy(finding: LocatedFinding) -> bool:
    place, other = finding.location, finding.related[0]
    lines = place.end_line - place.line
    is_as_long = abs(lines - (other.location.end_line - other.location.line)) <= 1
    return lines >= _WORTH_LINES and is_as_long and other.path == finding.path


def _identity(finding: LocatedFinding) -> tuple[str, str]:
    return finding.code, finding.excerpt.words
