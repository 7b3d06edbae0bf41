"""Asks of a sum whether the draft divides another whole by the same names, and tells there that they are not all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from edulint.api import Span
from edulint_figures.relations.relation import Relation, Verdict
from edulint_figures.relations.tokens import Figure, Line

_PARTS = "parts"
# A noun has two characters: 住宅 of 住宅竣工面积 and of 住宅销售面积.
_NOUN = 2


def without_open_divisions(relations: Sequence[Relation], lines: Sequence[Line]) -> list[Relation]:
    """Return relations with those sums unknown that lack something, where the same names lack something elsewhere.

    竣工面积868万平方米，其中住宅423万平方米，办公楼72万平方米，商业用房72万平方米 leaves out what 新开工面积1429万平方米 of
    the same three leaves out: there are other buildings. ``lines`` are those of all paragraphs.
    """
    figures = {figure.quantity.span: figure for line in lines for figure in line.figures}
    listed = [(one, _part_names(one, figures)) for one in relations]
    lacking = {names for one, names in listed if names and one.verdict is Verdict.UNKNOWN}
    return [
        replace(one, verdict=Verdict.UNKNOWN, repair=None)
        if names in lacking and one.verdict in (Verdict.LIKELY_WRONG, Verdict.WRONG)
        else one
        for one, names in listed
    ]


def _part_names(one: Relation, figures: Mapping[Span, Figure]) -> tuple[str, ...]:
    """Return the first words of the parts of a sum that makes less than its whole; nothing for any other relation."""
    if one.form != _PARTS:
        return ()
    told = [figures[span] for span in (one.span, *one.operands) if span in figures]
    if len(told) <= len(one.operands) or sum(part.quantity.value for part in told[1:]) >= told[0].quantity.value:
        return ()
    return tuple(part.label[:_NOUN] for part in told[1:])
