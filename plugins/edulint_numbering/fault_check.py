"""What the checks have in common that report numbers which depart from their sequences."""

from __future__ import annotations

from collections.abc import Iterable

from edulint.api import Check, Finding, Fix, Related, Severity, Wording
from edulint_numbering.faults import Fault, FaultKind
from edulint_numbering.quoting import missing, numbered_like, quoted

# What several checks say of a number.
REPEATED = Wording(zh="{item}重复，按顺序应为{expected}", en="{item} is used twice; in order it would be {expected}")
MISSING = Wording(zh="{item}前面缺少{missing}", en="{missing} is missing before {item}")
ADD_OR_RENUMBER = Wording(
    zh="{item}前面缺少{missing}，请补上，或改为{expected}",
    en="{missing} is missing before {item}: add it, or write {expected}",
)


class FaultCheck(Check, abstract=True):
    """Reports faults; its message ``other`` says what the number is that a faulty one collides with or follows."""

    def told(
        self,
        fault: Fault,
        message: str,
        *,
        severity: Severity | None = None,
        related: Iterable[Related] = (),
        fix: Fix | None = None,
    ) -> Finding:
        """Return the finding of a fault, the other number before what else is ``related``."""
        partner = fault.partner
        return self.finding(
            fault.item.ordinal.span,
            message,
            severity=severity,
            related=[*([Related(partner.ordinal.span, self.messages["other"])] if partner else ()), *related],
            fix=fix,
            item=quoted(fault.item),
            other=quoted(partner) if partner else "",
            expected=numbered_like(fault.like or fault.item, fault.expected),
            missing=missing(fault) if fault.kind is FaultKind.SKIPPED else "",
            lost=quoted(fault.lost_at) if fault.lost_at else "",
        )
