"""Relations between quantities, and the base of the checks that report those that do not hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Any, ClassVar

from msgspec import Struct

from edulint.api import Check, Document, Finding, Related, Severity, Span, Wording
from edulint_figures.quantities.passages import Passage, passages_of
from edulint_figures.quantities.quantity import Quantity

_OPERAND = Wording(zh="参与计算的数", en="a figure of this reckoning")
# Nothing tells which of the figures is wrong.
_NO_REPAIR = Wording(zh="，请核对", en=": check them")


class Verdict(Enum):
    """The result of a reckoning: from agreement to certain contradiction."""

    HOLDS = "holds"
    DOUBTFUL = "doubtful"
    LIKELY_WRONG = "likely-wrong"
    WRONG = "wrong"
    UNKNOWN = "unknown"

    @property
    def distance(self) -> int:
        """How far the figures are from agreeing; of several readings of the same figures the nearest one counts.

        ``WRONG`` is nearer than ``LIKELY_WRONG``, as near misses show which figures belong together.
        """
        return (Verdict.HOLDS, Verdict.DOUBTFUL, Verdict.WRONG, Verdict.LIKELY_WRONG, Verdict.UNKNOWN).index(self)


# A verdict that is not here makes no finding.
SEVERITIES = {
    Verdict.DOUBTFUL: Severity.INFO,
    Verdict.LIKELY_WRONG: Severity.WARNING,
    Verdict.WRONG: Severity.ERROR,
}


_SILENT = (Verdict.HOLDS, Verdict.UNKNOWN)


class Relation(Struct, frozen=True, kw_only=True):
    """Quantities that must agree with each other.

    ``span`` is what a finding points at, mostly the figure stated; ``operands`` are the other figures. ``reckoning``
    shows the arithmetic. ``message`` and ``values`` choose and fill the check's message. ``repair`` says which change
    of one figure would make the reckoning right. ``form`` is how the figures belong together, as ``phrasings.txt``
    names it. ``UNKNOWN`` is listed, but never a finding: the words say too little to tell that a figure is wrong.
    """

    span: Span
    operands: tuple[Span, ...]
    verdict: Verdict
    reckoning: str
    form: str = ""
    message: str = "contradiction"
    values: dict[str, Any] = {}
    repair: Wording | None = None


def relation_of(
    stated: Quantity,
    operands: Iterable[Quantity],
    verdict: Verdict,
    reckoning: str,
    *,
    form: str = "",
    message: str = "contradiction",
    repair: Wording | None = None,
    **values: Any,
) -> Relation:
    """Return the relation of a figure with the figures that give it; messages name it as ``{stated}``."""
    return Relation(
        span=stated.span,
        operands=spans(operands),
        verdict=verdict,
        reckoning=reckoning,
        form=form,
        message=message,
        values={"stated": stated.words, **values},
        repair=repair,
    )


def spans(quantities: Iterable[Quantity]) -> tuple[Span, ...]:
    """Return the places of quantities."""
    return tuple(quantity.span for quantity in quantities)


class RelationCheck(Check, abstract=True):
    """Finds the relations of one kind and reports those that do not hold."""

    messages: ClassVar[Mapping[str, Wording]] = {
        "contradiction": Wording(zh="{reckoning}，与“{stated}”不符{repair}", en="{reckoning}, not “{stated}”{repair}")
    }

    def relations(self, document: Document) -> Iterator[Relation]:
        """Yield all relations of the document, those that hold too."""
        for passage in passages_of(document):
            yield from self.relations_in(passage)

    def relations_in(self, passage: Passage) -> Iterator[Relation]:
        """Yield the relations of one paragraph."""
        raise NotImplementedError

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each relation that does not hold; one of its figures is to blame."""
        for relation in self.relations(document):
            if relation.verdict in _SILENT:
                continue
            severity = SEVERITIES[relation.verdict]
            yield self.finding(
                relation.span,
                relation.message,
                severity=min(self.severity, severity),
                related=[Related(span, _OPERAND) for span in relation.operands],
                blames=(relation.span, *relation.operands),
                reckoning=relation.reckoning,
                repair=relation.repair or _NO_REPAIR,
                **relation.values,
            )
