"""Names of a list that end with a unit, as what is told of the list says: 督办件、转办件和交办件共276件."""

from __future__ import annotations

from edulint.api import Span, pattern

_LONGEST_LIST, _LONGEST_NAME = 48, 8
_JOINT = pattern("[、和与及]")
# The rest of the list, with the words for its sum and the number, or for its share: a number has none.
_REST = pattern(r"(?P<names>(?:[^\W\d_]|、){0,40}?)(?:(?:等|共|合计|总计|累计)计?(?P<sum>[0-9]+)|(?:分别|各)?占)")


def ends_name_in_sum(folded: str, span: Span) -> bool:
    """Tell whether the unit at ``span`` ends a name of a list, with the list's sum in that unit or its share behind."""
    unit = folded[span.start : span.end]
    rest = _REST.match(folded, span.end, span.end + _LONGEST_LIST)
    if rest is None or (rest["sum"] and not folded.startswith(unit, rest.end())):
        return False
    first, *others = _JOINT.split(rest["names"])
    if first or not all(name.endswith(unit) and name != unit for name in others):
        return False
    before = _JOINT.split(folded[max(0, span.start - _LONGEST_NAME) : span.start])
    return bool(others) or (len(before) > 1 and before[-2].endswith(unit))
