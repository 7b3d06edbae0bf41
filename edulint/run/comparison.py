"""What comparing drafts with one another shows."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from edulint.outcome import Entry, LocatedFinding, Problem


class Comparison(Struct, frozen=True, omit_defaults=True):
    """Findings, what could not be compared, and which acceptances of the settings were of use.

    ``changed`` tells that somebody has written one of the drafts since it was checked.
    """

    findings: tuple[LocatedFinding, ...] = ()
    problems: tuple[Problem, ...] = ()
    accepting: frozenset[Entry] = frozenset()
    changed: bool = False

    @property
    def is_lasting(self) -> bool:
        """Tell whether comparing the same drafts again would show the same."""
        return not self.problems and not self.changed


class KeptComparisons(Struct, frozen=True):
    """What the last comparison of some drafts has shown, by the key of what was compared.

    For the drafts that ``key`` stands for, ``parts`` are all there is.
    """

    key: str = ""
    parts: dict[str, Comparison] = {}


def joined(comparisons: Iterable[Comparison]) -> Comparison:
    """Return several comparisons as one."""
    several = list(comparisons)
    return Comparison(
        tuple(finding for one in several for finding in one.findings),
        tuple(problem for one in several for problem in one.problems),
        frozenset(entry for one in several for entry in one.accepting),
        any(one.changed for one in several),
    )
