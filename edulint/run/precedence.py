"""Which findings are reported where several concern one place.

Two rules, both declared by the findings themselves, so that the order in which checks run changes nothing: a finding
that ``blames`` a place keeps lesser ones from blaming it again, and one that ``covers`` its span hides milder ones
inside.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol, TypeVar

from edulint.check import Severity
from edulint.outcome import LocatedFinding
from edulint.text.locations import Location
from edulint.text.spans import Span


class _Blaming(Protocol):
    """What a :class:`Finding` and a :class:`LocatedFinding` have in common here."""

    @property
    def code(self) -> str: ...
    @property
    def path(self) -> str | None: ...
    @property
    def severity(self) -> Severity: ...
    @property
    def blames(self) -> frozenset[Span]: ...


Told = TypeVar("Told", bound=_Blaming)


def told_once(findings: Sequence[LocatedFinding]) -> list[LocatedFinding]:
    """Return the findings of a run that are told, in their order."""
    return uncovered(undisputed(findings))


def undisputed(findings: Sequence[Told]) -> list[Told]:
    """Return the findings, in their order, without those that blame a place which another one blames already.

    A wrong total may be part of a sum, of a rate and of a price at once: that is one fault, told once. The gravest
    finding is told, of equally grave ones that of the check with the lowest code, of one check's the first:
    ``findings`` are in the order of their places. What is only info keeps nothing else from being told.
    """
    blamed: set[tuple[str | None, Span]] = set()
    dropped: set[int] = set()
    by_weight = sorted(range(len(findings)), key=lambda index: (-findings[index].severity, findings[index].code))
    for index in by_weight:
        finding = findings[index]
        places = {(finding.path, span) for span in finding.blames}
        if not blamed.isdisjoint(places):
            dropped.add(index)
        elif finding.severity >= Severity.WARNING:
            blamed |= places
    return [finding for index, finding in enumerate(findings) if index not in dropped]


def uncovered(findings: Sequence[LocatedFinding]) -> list[LocatedFinding]:
    """Return the findings, in their order, without those that others cover.

    A finding that covers (``Finding.covers``) hides the ones of lower severity that lie wholly inside it; one with
    related places is hidden where all of them are covered. One as grave as itself stays, and so does whatever reaches
    out of it. Who accepts that a stretch is part of the report is told of what is wrong in it.
    """
    covering = sorted(
        (finding for finding in findings if finding.covers and not finding.accepted), key=lambda finding: finding.order
    )
    starts = [(finding.path, finding.location.line, finding.location.column) for finding in covering]

    def is_covered(path: str, location: Location, severity: Severity) -> bool:
        index = bisect_right(starts, (path, location.line, location.column)) - 1
        if index < 0 or covering[index].path != path or covering[index].severity <= severity:
            return False
        return covering[index].location.contains(location)

    def is_hidden(finding: LocatedFinding) -> bool:
        places = [(finding.path, finding.location), *((other.path, other.location) for other in finding.related)]
        return all(is_covered(path, location, finding.severity) for path, location in places)

    return [finding for finding in findings if not is_hidden(finding)] if covering else list(findings)
