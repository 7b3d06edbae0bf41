"""Finds what a level, or each part of a list, says of itself behind its figure: its change, growth, base or share."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from edulint.api import pattern
from edulint_figures.quantities.quantity import ONE, PERCENT, Quantity
from edulint_figures.relations.judge import Repair, gives_share, rounding_slack
from edulint_figures.relations.tokens import Figure, Line

# What a level says of itself stands within so many tokens behind it.
_NEAR = 16
_ENDS = pattern("[;.z]")
# A share of so many digits is hardly that of other figures by chance.
_TELLING_DIGITS = 3
_OF_SHARES = pattern(r"占|比重|比例")
_WITHIN = pattern(r"(?P<group>[^中]{2,12})中[一-鿿]")
# What a list leaves out grows by so much more or less than the rest; and how likely chance may offer a repair, too.
_SPREAD, _MOST_LUCK = 0.2, 0.02


def own_change(line: Line, figure: Figure) -> Figure | None:
    """Return by how much a level has changed, as the clauses behind it say."""
    return _figure_behind(
        line, figure, lambda one, has_base: one.letter == "C" and not has_base and _are_alike(one, figure), "PGDTl"
    )


def own_base(line: Line, figure: Figure) -> Figure | None:
    """Return what a level is told to be a share of: 占预算60万元的40%."""
    return _figure_behind(
        line, figure, lambda one, has_base: one.letter == "L" and has_base and _are_alike(one, figure)
    )


def own_former(line: Line, figure: Figure) -> Figure | None:
    """Return what a level is told to have been before: 比上年同期35万元增收2万元."""
    return _figure_behind(line, figure, lambda one, _: one.letter == "l" and _are_alike(one, figure), "PGDTC")


def shares_make_a_whole(line: Line, parts: Sequence[Figure]) -> bool:
    """Tell whether the shares told of the parts, of each behind it or of all behind the last one, make 100."""
    shares = _shares_of(line, parts)
    return bool(shares) and abs(sum(one.value for one in shares) - PERCENT) <= rounding_slack(shares)


def shares_prove_their_sum(line: Line, parts: Sequence[Figure]) -> bool:
    """Tell whether the parts have the shares of what they make: 分别投资29亿元、50亿元、21亿元，占比分别为29.0%、50.0%、21.0%."""
    made = replace(parts[0].quantity, value=sum(one.quantity.value for one in parts))
    pairs = [*zip(parts, _shares_of(line, parts), strict=False)]
    return len(pairs) > 1 and all(gives_share(part.quantity, made, share) for part, share in pairs)


def _shares_of(line: Line, parts: Sequence[Figure]) -> list[Quantity]:
    """Return the shares told of parts, of each behind it or of all behind the last one; none if not of all."""
    told = (_figure_behind(line, part, lambda one, _: one.letter == "P", "CGDT") for part in parts)
    shares = [one for one in told if one is not None]
    if len(shares) < len(parts):
        shares = row_behind(line, parts)
    if len(shares) < len(parts) or len({one.place for one in shares}) < len(parts):
        return []
    are_told = _OF_SHARES.search(shares[0].label) is not None and all(one.is_exact for one in shares)
    return [one.quantity for one in shares] if are_told else []


def proved_by_shares(line: Line, parts: Sequence[Figure], whole: Figure) -> list[Quantity]:
    """Return the parts that the shares told right behind them prove to be right, and their whole with them."""
    proved = [part.quantity for part in parts if _has_its_share(line, part, whole.quantity)]
    return [*proved, whole.quantity] if proved else []


def _has_its_share(line: Line, part: Figure, whole: Quantity) -> bool:
    share = _figure_behind(line, part, lambda one, _: one.letter == "P", "CGDT")
    is_told = share is not None and share.is_exact and len(share.quantity.digits) >= _TELLING_DIGITS
    is_told = is_told and share is not None and _OF_SHARES.search(share.label) is not None
    return is_told and share is not None and gives_share(part.quantity, whole, share.quantity)


def former_make_theirs(line: Line, parts: Sequence[Figure], whole: Figure) -> bool | None:
    """Tell whether what parts and whole led from (由820人增加到905人) add up; None where one tells of none.

    A list whose former values make theirs is complete, and one whose former values don't is not.
    """
    if not line.holds(whole):
        return None
    before = [line.tokens[one.place - 2] for one in (whole, *parts) if one.place > 1]
    told = [one for one in before if one is not None and one.letter == "l"]
    if len(told) <= len(parts):
        return None
    total, *former = (one.quantity for one in told)
    return abs(sum(one.value for one in former) - total.value) <= rounding_slack([*former, total])


def row_behind(line: Line, parts: Sequence[Figure]) -> list[Figure]:
    """Return as many shares as there are parts, behind 分别 and the last part: 占比分别为82%、12%和6%."""
    last = parts[-1].place
    row = line.letters.find("f", last, min(last + _NEAR + 1, line.sentence_stop(last)))
    if row < 0:
        return []
    return [one for one in line.between(row, row + 3 * len(parts) + 2) if one.letter == "P"][: len(parts)]


def mended_by_growth(
    line: Line, parts: Sequence[Figure], whole: Figure, repairs: Sequence[Repair], luck: float
) -> Repair | None:
    """Return the repair with which the levels before, too, add up: what parts and whole have grown by tells them.

    ``luck`` is how likely chance offers a repair. None where one figure doesn't say by how much it has grown, or where
    a part left out would hardly show: the levels before miss its level before.
    """
    told = [(one, _figure_behind(line, one, lambda rate, _: rate.letter == "G", "CPD")) for one in (whole, *parts)]
    rates = [(one.quantity, rate.quantity) for one, rate in told if rate is not None and rate.is_exact]
    if len(rates) < len(told):
        return None
    for repair in repairs:
        before = [
            _level_before(repair.value if one is repair.quantity else one.value, one, rate) for one, rate in rates
        ]
        slack = sum(half for _, half in before)
        total, *added = (value for value, _ in before)
        missing = abs(repair.value - repair.quantity.value)
        if abs(total - sum(added)) <= slack and luck * slack <= _MOST_LUCK * _SPREAD * missing:
            return repair
    return None


def _level_before(value: int, level: Quantity, rate: Quantity) -> tuple[int, int]:
    """Return what a level was before it grew by a rate, and half the width of what rounding allows."""
    factor = max(PERCENT + (rate.change or 1) * rate.value, ONE)
    before = value * PERCENT // factor
    return before, level.half * PERCENT // factor + before * rate.half // factor


def _are_alike(one: Figure, other: Figure) -> bool:
    return one.quantity.unit_class == other.quantity.unit_class


def _figure_behind(
    line: Line, figure: Figure, is_wanted: Callable[[Figure, bool], bool], passed: str = "PGDT"
) -> Figure | None:
    """Return the first figure wanted of those that a level says of itself, behind others with a letter of ``passed``.

    It is asked with whether 占 stands before; a base told with its share is passed, too.
    """
    if not line.holds(figure):
        return None
    letters, start = line.letters, figure.place + 1
    end = _ENDS.search(letters, start, start + _NEAR)
    for one in line.between(start, end.start() if end else start + _NEAR):
        has_base = one.letter in "LC" and _has_base(line, start, one)
        if is_wanted(one, has_base):
            return one
        if one.letter not in passed and not (one.letter == "L" and has_base):
            return None
    return None


def _has_base(line: Line, start: int, one: Figure) -> bool:
    """Tell whether a figure is the base of a share: 占预算60万元的40%, 为预算60万元的40%."""
    place, letters = one.place, line.letters
    mark = max(letters.rfind(",", start, place), letters.rfind("/", start, place), start - 1)
    return letters.find("o", mark + 1, place) >= 0 or (
        letters.startswith("nP", place + 1) and line.words(place + 1) == "的"
    )


def are_within_levels(line: Line, figures: Sequence[Figure], names: Sequence[str]) -> bool:
    """Tell whether each name says in which level before it its thing is: 财产险中车险32亿元，占91%，人身险中寿险17亿元，占53%."""
    before = line.before(figures[0].place, line.sentence_start(figures[0].place))
    levels = [one.label for one in before if one.letter == "L"]
    groups = [_WITHIN.match(name) for name in names]
    return all(one is not None and any(label.endswith(one["group"]) for label in levels) for one in groups)


def are_given_by_levels(line: Line, shares: Sequence[Figure]) -> bool:
    """Tell whether the levels that shares are told of give each: then some are counted twice, and no share is wrong.

    干部221名，45岁以下52名、女干部151名、党外干部18名，分别占23.5%、68.3%和8.1%.
    """
    before = line.before(shares[-1].place, line.sentence_start(shares[0].place))
    levels = [one.quantity for one in before if one.letter == "L"][::-1]
    told, wholes = levels[-len(shares) :], levels[: -len(shares)]
    return len(told) == len(shares) and any(
        whole.is_kin(told[0])
        and whole.value > 0
        and all(gives_share(level, whole, share.quantity) for level, share in zip(told, shares, strict=True))
        for whole in wholes
    )
