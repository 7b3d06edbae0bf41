"""Judges by the signs around 年 whether the year before it is gone, with weights learned from complete texts."""

from __future__ import annotations

from edulint_placeholders.lost.evidence import SCALE, plain
from edulint_placeholders.lost.weights import Weights

YEARS = Weights("years.txt")
# With this much evidence a year is gone; with less, if the draft has lost other years. In 28 million characters of
# laws, news, reports, exams and essays six right places reach the first. The third is for a draft that has lost many.
YEAR_GONE, YEAR_LIKELY, YEAR_WEAK = 3.0, 2.0, 1.2
# Most are out of the question by what stands before them, as in 今年 and 全年.
_HOPELESS = -2 * SCALE
_BEFORE, _AFTER = 4, 3
_ENDS = frozenset((*",。;、!?:()”》", "¶"))
_OPENERS = frozenset("、,。;:(“¶")


def year_evidence(line: str, at: int) -> float:
    """Return how much speaks for a lost year before the 年 at ``at``: the logarithm of the odds."""
    weight = YEARS.__getitem__
    if weight("bias") + weight(f"b{plain(line[at - 1 : at]) or '¶'}") < _HOPELESS:
        return _HOPELESS / SCALE
    return sum([weight(sign) for sign in year_signs(line, at)]) / SCALE


def year_signs(line: str, at: int) -> tuple[str, ...]:
    """Return the signs of the 年 at ``at``, as the table writes them.

    ``b``, ``B``, ``C`` and ``D`` are followed by the one to four characters before it, ``a``, ``A`` and ``E`` by the
    one to three behind it, ``s``, ``t``, ``u`` and ``v`` by some of both; ``|`` means that a clause begins or ends
    there, ``0`` that a digit follows and ``~`` that neither is so.
    """
    before = plain(line[max(0, at - _BEFORE) : at]).rjust(_BEFORE, "¶")
    after = plain(line[at + 1 : at + 1 + _AFTER]).ljust(_AFTER, "¶")
    b1, b2, a1, a2 = before[-1], before[-2:], after[0], after[:2]
    opens = "|" if b1 in _OPENERS else "~"
    goes_on = "|" if a1 in _ENDS else "0" if a1 == "0" else "~"
    return (
        *("bias", f"b{b1}", f"B{b2}", f"C{before[-3:]}", f"D{before}", f"a{a1}", f"A{a2}", f"E{after}"),
        *(f"s{b1}{a1}", f"t{b2}{a1}", f"u{b1}{a2}", f"v{b2}{a2}"),
        *(opens + goes_on, f"{opens}x{a1}", f"{opens}x{a2}", f"y{b1}{goes_on}", f"y{b2}{goes_on}"),
    )
