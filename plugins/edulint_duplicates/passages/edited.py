"""Paragraphs and sentences that say the same in slightly other words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from edulint_duplicates.passages.differences import numbers, similarity
from edulint_duplicates.passages.evidence import only_lists
from edulint_duplicates.passages.matches import Match
from edulint_duplicates.passages.normalise import Compact, han_count
from edulint_duplicates.passages.officialese import is_own
from edulint_duplicates.passages.parts import Parts, Range
from edulint_duplicates.passages.passage import Limits, Passage

# Short sentences on one subject resemble one another by themselves.
_SHORT = 100
_SHORT_SIMILARITY = 0.85
# Longer paragraphs are compared by their matches alone: comparing character by character takes the square of the
# length.
_LONGEST_COMPARED = 20_000
# What can't reach the similarity is dropped by cheaper means first: matched characters, in one draft common trigrams.
_LEAST_MATCHED = 0.25
_LEAST_MATCHED_ELSEWHERE = 0.08
# A paragraph of this length that differs in few words was copied; a sentence of another paragraph may not have been.
_PARAGRAPH = 60
_LEAST_COMMON_TRIGRAMS = 0.45
# A paragraph is compared with those of many drafts, one after the other.
_KEPT_PARTS = 100

Pair = tuple[Range, Range]


def edited_passages(later: Compact, earlier: Compact, matches: Iterable[Match], limits: Limits) -> Iterator[Passage]:
    """Yield paragraphs, and sentences of paragraphs otherwise different, that share a match and say nearly the same."""
    comparison = _Comparison(later.parts, earlier.parts, limits)
    for pair, shared in comparison.paragraphs(matches).items():
        passage = _alike(later, earlier, pair, limits) if comparison.may_be_alike(pair, shared) else None
        if passage:
            yield passage
            continue
        for other, common in comparison.sentences(pair, shared).items():
            passage = _alike(later, earlier, other, limits) if comparison.may_be_alike(other, common) else None
            if passage:
                yield passage


def may_hold_edited(later: Parts, earlier: Parts, matches: Iterable[Match], limits: Limits) -> bool:
    """Tell whether :func:`edited_passages` may find anything between two drafts, without the drafts themselves."""
    comparison = _Comparison(later, earlier, limits)
    return any(
        comparison.may_be_alike(pair, shared)
        or any(comparison.may_be_alike(*other) for other in comparison.sentences(pair, shared).items())
        for pair, shared in comparison.paragraphs(matches).items()
    )


def may_be_edited(later: Compact, earlier: str, matches: Iterable[Match], limits: Limits) -> bool:
    """Tell whether :func:`edited_passages` can find anything, from the compact text of the earlier one alone."""
    from rapidfuzz.distance import LCSseq

    parts = later.parts
    for match in matches:
        paragraphs = parts.paragraphs(match.start, match.end)
        for start, end in {parts.sentence_at(match.start + match.length // 2), *paragraphs}:
            if end - start > _LONGEST_COMPARED or han_count(later.text[start:end]) < limits.min_length:
                continue
            share = _least_share(limits.min_similarity)
            if end - start < share * _SHORT:
                share = _least_share(max(limits.min_similarity, _SHORT_SIMILARITY))
            least, reach = int(share * (end - start)), round((end - start) / share)
            near = earlier[max(0, match.earlier - reach) : match.earlier_end + reach]
            if LCSseq.similarity(later.text[start:end], near, score_cutoff=least) >= least:
                return True
    return False


def _least_share(similarity: float) -> float:
    """Return how much of either of two parts so similar stands in the other, and how long the shorter one is, at the
    least.
    """
    return similarity / (2 - similarity)


def _clipped(match: Match, part: Range) -> Match | None:
    """Return what of a match lies in a part of the later text."""
    start, end = max(match.start, part[0]), min(match.end, part[1])
    return Match(start, match.earlier + start - match.start, end - start) if start < end else None


class _Comparison:
    """Two texts, or one with itself, whose parts are compared."""

    def __init__(self, later: Parts, earlier: Parts, limits: Limits) -> None:
        self._later, self._earlier, self._limits = later, earlier, limits

    def paragraphs(self, matches: Iterable[Match]) -> dict[Pair, list[Match]]:
        """Return the pairs of paragraphs that share a match, each with what they share; wholly matched ones not."""
        pairs: dict[Pair, list[Match]] = defaultdict(list)
        for match in matches:
            for part in self._later.paragraphs(match.start, match.end):
                shared = _clipped(match, part)
                if shared is None or (shared.start, shared.end) == part:
                    continue
                other = self._earlier.paragraph_at(shared.earlier + shared.length // 2)
                if other is not None and not (self._later is self._earlier and other == part):
                    pairs[part, other].append(shared)
        return pairs

    def sentences(self, paragraphs: Pair, matches: Iterable[Match]) -> dict[Pair, list[Match]]:
        """Return the pairs of sentences that share the middle of a match, each with what they share; a pair that is the
        whole of two ``paragraphs`` not.
        """
        pairs: dict[Pair, list[Match]] = defaultdict(list)
        for match in matches:
            middle = match.length // 2
            pair = self._later.sentence_at(match.start + middle), self._earlier.sentence_at(match.earlier + middle)
            shared = _clipped(match, pair[0])
            if shared and pair != paragraphs:
                pairs[pair].append(shared)
        return pairs

    def may_be_alike(self, pair: Pair, shared: Iterable[Match]) -> bool:
        """Tell whether two parts may be similar enough, as far as that is told in little time."""
        here, there = pair
        shorter, longer = sorted((here[1] - here[0], there[1] - there[0]))
        # Indel similarity is 2 × common / (both lengths): it can't be reached where one is much longer.
        if longer > _LONGEST_COMPARED or 2 * shorter < self._limits.min_similarity * (shorter + longer):
            return False
        matched = sum(match.length for match in shared)
        # Between two drafts only what holds a fingerprint is known to match.
        is_one = self._later is self._earlier
        if matched < (_LEAST_MATCHED if is_one else _LEAST_MATCHED_ELSEWHERE) * shorter:
            return False
        ours, theirs = self._later.text[slice(*here)], self._earlier.text[slice(*there)]
        if ours == theirs or min(han_count(ours), han_count(theirs)) < self._limits.min_length:
            return False
        # In one draft too little is compared for what importing the library takes.
        if not is_one and not similarity(ours, theirs, self._limits.min_similarity):
            return False
        return _share_trigrams(ours, theirs)


def _alike(later: Compact, earlier: Compact, pair: Pair, limits: Limits) -> Passage | None:
    """Return two parts that may be alike as a passage if they are similar enough."""
    here, there = pair
    if _parallel(later.folded(*here), earlier.folded(*there)):
        return None
    shorter, longer = sorted((here[1] - here[0], there[1] - there[0]))
    least = limits.min_similarity if longer >= _SHORT else max(limits.min_similarity, _SHORT_SIMILARITY)
    alike = similarity(later.text[slice(*here)], earlier.text[slice(*there)], least)
    if not alike:
        return None
    own = is_own(later, *here, limits.min_length) and is_own(earlier, *there, limits.min_length)
    if not own and (later is not earlier or longer < _SHORT):
        return None
    are_paragraphs = later.parts.paragraph_at(here[0]) == here and earlier.parts.paragraph_at(there[0]) == there
    long = shorter >= (_PARAGRAPH if are_paragraphs else _SHORT)
    sure = long or (later is earlier and not only_lists(later.folded(*here)))
    return Passage(*here, *there, round(alike * (shorter + longer) / 2), sure=sure)


def _share_trigrams(left: str, right: str) -> bool:
    ours, theirs = _trigrams(left), _trigrams(right)
    return 2 * len(ours & theirs) >= _LEAST_COMMON_TRIGRAMS * (len(ours) + len(theirs))


@lru_cache(_KEPT_PARTS)
def _trigrams(part: str) -> frozenset[str]:
    return frozenset(part[at : at + 3] for at in range(len(part) - 2))


def _parallel(here: str, there: str) -> bool:
    """Tell whether two passages are items of one list: the same form, and every figure another."""
    ours, theirs = numbers(here), numbers(there)
    return min(len(ours), len(theirs)) >= 2 and not set(ours) & set(theirs)
