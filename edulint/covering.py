"""Findings about what is no part of the report: one that says so stands for the milder ones inside."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from edulint.check import Severity
from edulint.model import Location
from edulint.outcome import LocatedFinding


def uncovered(findings: Sequence[LocatedFinding]) -> list[LocatedFinding]:
    """Return the findings, in their order, without those that others cover.

    A finding that covers (``Finding.covers``) hides the ones of lower severity that lie wholly inside it; one with related
    places is hidden where all of them are covered. One as grave as itself stays, and so does whatever reaches out of it.
    """
    covering = sorted((finding for finding in findings if finding.covers), key=lambda finding: finding.order)
    starts = [(finding.path, finding.location.line, finding.location.column) for finding in covering]

    def is_covered(path: str, location: Location, severity: Severity) -> bool:
        index = bisect_right(starts, (path, location.line, location.column)) - 1
        if index < 0 or covering[index].path != path or covering[index].severity <= severity:
            return False
        return _contains(covering[index].location, location)

    def is_hidden(finding: LocatedFinding) -> bool:
        places = [(finding.path, finding.location), *((other.path, other.location) for other in finding.related)]
        return all(is_covered(path, location, finding.severity) for path, location in places)

    return [finding for finding in findings if not is_hidden(finding)] if covering else list(findings)


def _contains(outer: Location, inner: Location) -> bool:
    starts_inside = (outer.line, outer.column) <= (inner.line, inner.column)
    return starts_inside and (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)
