"""From matches to passages: what a person would call one copy."""

from __future__ import annotations

from collections.abc import Iterable

from edulint_duplicates.passages.edited import edited_passages
from edulint_duplicates.passages.evidence import holds_sentence, is_sure
from edulint_duplicates.passages.matches import Match
from edulint_duplicates.passages.normalise import Compact, han_count
from edulint_duplicates.passages.officialese import is_own, is_quotation
from edulint_duplicates.passages.passage import Limits, Passage

# Of the Han characters that agree this many must be neither quotation nor formula.
LEAST_OWN = 20
# Inside one paragraph parallel clauses are style until they are as long as a sentence.
_LONG_CLAUSE = 50
# A whole sentence of this length, whole in both places, stands twice by accident only, were it all formulas.
_WHOLE_SENTENCE = 40


def copied_passages(later: Compact, earlier: Compact, matches: Iterable[Match], limits: Limits) -> list[Passage]:
    """Return the passages of ``later`` that were copied from ``earlier``, neighbouring ones joined.

    ``matches`` are maximal, in the order of the later place. Both drafts may be one.
    """
    matches = sorted(matches)
    found: list[Passage] = []
    quoted: list[Passage] = []
    copied: list[Match] = []
    for match in matches:
        long = match.length >= limits.min_length
        if long and _is_quotation(later, earlier, match):
            quoted.append(_passage(match, quoted=True, sure=False))
            continue
        copied.append(match)
        if long and _is_copy(later, earlier, match, limits):
            found.append(_passage(match, sure=is_sure(later, earlier, match, matches)))
    found += edited_passages(later, earlier, copied, limits)
    if not found:
        return sorted(quoted)
    from edulint_duplicates.passages.chains import chained

    return sorted([*chained(found, later is earlier), *quoted])


def _passage(match: Match, quoted: bool = False, sure: bool = True) -> Passage:
    return Passage(match.start, match.end, match.earlier, match.earlier_end, match.length, quoted, sure)


def _is_quotation(later: Compact, earlier: Compact, match: Match) -> bool:
    return is_quotation(later, match.start, match.end) and is_quotation(earlier, match.earlier, match.earlier_end)


def _is_copy(later: Compact, earlier: Compact, match: Match, limits: Limits) -> bool:
    end = match.end
    if later is earlier:
        # A passage repeated again and again overlaps its earlier copy; one round must be long enough by itself.
        end = min(end, match.start + match.start - match.earlier)
    if end - match.start < limits.min_length or han_count(later.text[match.start : end]) < limits.min_length:
        return False
    earlier_end = match.earlier + end - match.start
    if (
        later is earlier
        and holds_sentence(later, match.start, end, _WHOLE_SENTENCE)
        and holds_sentence(earlier, match.earlier, earlier_end, _WHOLE_SENTENCE)
    ):
        return True
    least = min(LEAST_OWN, limits.min_length)
    if not (is_own(later, match.start, end, least) and is_own(earlier, match.earlier, earlier_end, least)):
        return False
    return (
        later is not earlier
        or end - match.start >= _LONG_CLAUSE
        or not _one_block(later, match)
        or holds_sentence(later, match.start, end)
    )


def _one_block(compact: Compact, match: Match) -> bool:
    block = compact.document.block_at(compact.offset(match.start))
    return block is not None and block.span.contains(compact.span(match.earlier, match.earlier_end))
