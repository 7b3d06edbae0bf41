"""Fixes as edits of a text: which may be made together, and the text after them."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from edulint.check import Edit, Finding, Fix
from edulint.text.edits import apply_edits

# One fix may uncover another, rarely a third; checks that undo each other's fixes must not go on for ever.
MOST_ROUNDS = 20
# A run of marks may be mended one by one. As long as the text doesn't grow and never comes back, such rounds go on,
# until so many characters have been read.
_MOST_CHARACTERS = 10_000_000


class Fixed(Struct, frozen=True):
    """A text after its fixes, how many were made, and the codes of those left out because the text would be lost."""

    text: str
    made: int
    left_out: frozenset[str] = frozenset()


def applicable(findings: Iterable[Finding], unsafe: bool = False) -> tuple[Finding, ...]:
    """Return the findings whose fixes can be made together, in the order of their places.

    Of fixes that overlap, the first in the text is made; a later run finds the others again. Edits that are equal to
    edits already chosen count once. Safe fixes go before unsafe ones.
    """
    fixable = [(finding, finding.fix) for finding in findings if finding.fix and (unsafe or finding.fix.safe)]
    taken: list[Edit] = []
    chosen = [
        finding
        for finding, fix in sorted(fixable, key=lambda pair: (not pair[1].safe, pair[1].edits))
        if _take(fix, taken)
    ]
    return tuple(sorted(chosen, key=lambda finding: finding.span))


def fixed_text(text: str, findings: Sequence[Finding], unsafe: bool = False) -> str:
    """Return the text after the fixes that can be made together."""
    return apply_edits(
        text, (edit for finding in applicable(findings, unsafe) if finding.fix for edit in finding.fix.edits)
    )


def fix_until_stable(
    text: str,
    findings_of: Callable[[str], Sequence[Finding]],
    unsafe: bool = False,
    is_sound: Callable[[str], bool] = lambda _: True,
) -> Fixed:
    """Return the text after fixing and checking it again until nothing is left to fix.

    ``findings_of`` checks a text. Where fixes undo each other, the text is left as soon as it comes back. ``is_sound``
    tells whether a text could be read again from its file; fixes after which it could not are left out.
    """
    made = 0
    seen = {text}
    left_out: set[str] = set()
    for number in range(max(MOST_ROUNDS, _MOST_CHARACTERS // (len(text) + 1000))):
        wanted = applicable(findings_of(text), unsafe)
        chosen = _sound(text, wanted, is_sound)
        left_out |= {finding.code for finding in wanted} - {finding.code for finding in chosen}
        before, text = text, fixed_text(text, chosen, unsafe)
        if text in seen:
            break
        seen.add(text)
        made += len(chosen)
        if number >= MOST_ROUNDS and len(text) > len(before):
            break
    return Fixed(text, made, frozenset(left_out))


def _sound(text: str, findings: tuple[Finding, ...], is_sound: Callable[[str], bool]) -> tuple[Finding, ...]:
    """Return findings after whose fixes the text is sound: all, or as many as halving shows."""
    if not findings or is_sound(fixed_text(text, findings, unsafe=True)):
        return findings
    if len(findings) == 1:
        return ()
    middle = len(findings) // 2
    first, second = _sound(text, findings[:middle], is_sound), _sound(text, findings[middle:], is_sound)
    both = (*first, *second)
    return both if is_sound(fixed_text(text, both, unsafe=True)) else first or second


def _take(fix: Fix, taken: list[Edit]) -> bool:
    """Add the edits of a fix to those taken, which are sorted and don't collide; all of them or none."""
    added: list[Edit] = []
    for edit in fix.edits:
        index = bisect_left(taken, edit)
        neighbours = taken[max(0, index - 1) : index + 1]
        if edit in neighbours:
            continue
        if any(_collide(edit, neighbour) for neighbour in neighbours):
            for other in added:
                taken.remove(other)
            return False
        insort(taken, edit)
        added.append(edit)
    return True


def _collide(one: Edit, other: Edit) -> bool:
    """Tell whether two edits touch the same characters, or insert at the same place."""
    if one.span.overlaps(other.span):
        return True
    return one.span.start == other.span.start and (len(one.span) == 0 or len(other.span) == 0)
