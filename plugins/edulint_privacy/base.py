"""What the checks of long numbers have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edulint.api import Check, Document, Edit, Finding, Fix, Severity
from edulint_privacy.numbers import LongNumber, in_groups, long_numbers


class NumberCheck(Check, abstract=True):
    """Finds long numbers of one kind, and hides a part of each; the messages are ``one`` and ``several``."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each number, and a single one for all numbers of a table or list."""
        found = [number for number in long_numbers(document) if self.is_meant(number)]
        for group in in_groups(document, found):
            severity = self.severity_of(document, group)
            edits = tuple(Edit(number.span, self.masked(number.digits)) for number in group)
            fix = Fix(edits, safe=severity is not Severity.INFO)
            places, masked = [number.span for number in group], self.masked(group[0].digits)
            if len(group) == 1:
                yield self.finding(places[0], "one", severity=severity, fix=fix, masked=masked)
            else:
                yield self.gathered(places, "several", severity=severity, fix=fix, masked=masked)

    def severity_of(self, document: Document, numbers: Sequence[LongNumber]) -> Severity:
        """Return how serious it is that numbers stand there in full."""
        del document, numbers
        return self.severity

    def is_meant(self, number: LongNumber) -> bool:
        """Tell whether a number is of the check's kind."""
        raise NotImplementedError

    def masked(self, digits: str) -> str:
        """Return a number as it may be published."""
        raise NotImplementedError
