"""From matches to passages: what a person would call one copy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from edulint.api import Span, sentence_spans
from edulint_duplicates.differences import numbers, similarity
from edulint_duplicates.matches import Match
from edulint_duplicates.normalise import Compact, han_count
from edulint_duplicates.officialese import holds_sentence, own_han

# Of the characters that agree this many, and this share, must be neither quotation nor formula.
_LEAST_OWN = 20
_LEAST_OWN_SHARE = 0.5
# Short sentences on one subject resemble one another by themselves.
_SHORT = 100
_SHORT_SIMILARITY = 0.85
# Inside one paragraph parallel clauses are style until they are as long as a sentence.
_LONG_CLAUSE = 50
# Longer paragraphs are compared by their matches alone: comparing character by character takes the square of the length.
_LONGEST_COMPARED = 20_000
_LEAST_COMMON_TRIGRAMS = 0.4
_GAP = 60
_WIDEST_GAP = 1000
_OPEN_CHAINS = 8


class Passage(Struct, frozen=True, order=True):
    """``[start, end)`` of one draft that stands, at least nearly, at ``[earlier, earlier_end)`` of another or the same.

    All are positions in compact text. ``same`` is how many characters agree.
    """

    start: int
    end: int
    earlier: int
    earlier_end: int
    same: int

    @property
    def verbatim(self) -> bool:
        """Tell whether nothing differs."""
        return self.same == self.end - self.start == self.earlier_end - self.earlier


class Limits(Struct, frozen=True):
    """What counts as a copy: Han characters at the least, and Indel similarity (0 to 1) of what was edited."""

    min_length: int = 30
    min_similarity: float = 0.8


def copied_passages(later: Compact, earlier: Compact, matches: Iterable[Match], limits: Limits) -> list[Passage]:
    """Return the passages of ``later`` that were copied from ``earlier``, neighbouring ones joined.

    ``matches`` are maximal, in the order of the later place. Both drafts may be one.
    """
    matches = list(matches)
    found = [
        Passage(match.start, match.end, match.earlier, match.earlier_end, match.length)
        for match in matches
        if _is_copy(later, earlier, match, limits)
    ]
    found += _edited(later, earlier, matches, limits)
    return list(_chained(sorted(found, key=lambda passage: (passage.start, -passage.end)), later is earlier))


def _is_copy(later: Compact, earlier: Compact, match: Match, limits: Limits) -> bool:
    end = match.end
    if later is earlier:
        # A passage repeated again and again overlaps its earlier copy; one round must be long enough by itself.
        end = min(end, match.start + match.start - match.earlier)
    if end - match.start < limits.min_length or han_count(later.text[match.start : end]) < limits.min_length:
        return False
    least = min(_LEAST_OWN, limits.min_length)
    earlier_end = match.earlier + end - match.start
    if not (_own(later, match.start, end, least) and _own(earlier, match.earlier, earlier_end, least)):
        return False
    return (
        later is not earlier
        or end - match.start >= _LONG_CLAUSE
        or not _one_block(later, match)
        or holds_sentence(later, match.start, end)
    )


def _own(compact: Compact, start: int, end: int, least: int) -> bool:
    own = own_han(compact, start, end)
    return own >= least and own >= _LEAST_OWN_SHARE * han_count(compact.text[start:end])


def _one_block(compact: Compact, match: Match) -> bool:
    block = compact.document.block_at(compact.offset(match.start))
    return block is not None and block.span.contains(compact.span(match.earlier, match.earlier_end))


def _edited(later: Compact, earlier: Compact, matches: Iterable[Match], limits: Limits) -> Iterator[Passage]:
    """Yield paragraphs, and sentences of paragraphs otherwise different, that share a match and say nearly the same."""
    pairs: dict[tuple[Span, Span], list[Match]] = defaultdict(list)
    for match in matches:
        for block in later.blocks(later.span(match.start, match.end)):
            start, end = later.range(block.span)
            if match.start <= start and end <= match.end:
                continue
            shift = match.earlier - match.start
            middle = (max(start, match.start) + min(end, match.end)) // 2 + shift
            other = earlier.document.block_at(earlier.offset(middle))
            if other is not None and not (later is earlier and other is block):
                pairs[block.span, other.span].append(match)
    for (here, there), shared in pairs.items():
        passage = _alike(later, here, earlier, there, limits)
        if passage:
            yield passage
            continue
        for match in shared:
            sentences = (
                _sentence(later, here, match.start, match.end),
                _sentence(earlier, there, match.earlier, match.earlier_end),
            )
            if sentences[0] and sentences[1] and sentences != (here, there):
                passage = _alike(later, sentences[0], earlier, sentences[1], limits)
                if passage:
                    yield passage


def _sentence(compact: Compact, block: Span, start: int, end: int) -> Span | None:
    """Return the sentence of a block that holds the middle of a passage, or None where it lies outside the block."""
    first, last = compact.range(block)
    start, end = max(start, first), min(end, last)
    if start >= end:
        return None
    middle = compact.offset((start + end) // 2)
    for sentence in sentence_spans(compact.document.text, block.start, block.end):
        if sentence.start <= middle < sentence.end:
            return sentence
    return None


def _alike(later: Compact, here: Span, earlier: Compact, there: Span, limits: Limits) -> Passage | None:
    start, end = later.range(here)
    other_start, other_end = earlier.range(there)
    ours, theirs = later.text[start:end], earlier.text[other_start:other_end]
    shorter, longer = sorted((len(ours), len(theirs)))
    # Indel similarity is 2 × common / (both lengths): it can't be reached where one is much longer.
    if 2 * shorter < limits.min_similarity * (shorter + longer) or longer > _LONGEST_COMPARED or ours == theirs:
        return None
    if min(han_count(ours), han_count(theirs)) < limits.min_length or not _share_trigrams(ours, theirs):
        return None
    if not (_own(later, start, end, limits.min_length) and _own(earlier, other_start, other_end, limits.min_length)):
        return None
    least = limits.min_similarity if longer >= _SHORT else max(limits.min_similarity, _SHORT_SIMILARITY)
    alike = similarity(ours, theirs, least)
    if not alike or _parallel(later.document.slice(here), earlier.document.slice(there)):
        return None
    return Passage(start, end, other_start, other_end, round(alike * (len(ours) + len(theirs)) / 2))


def _share_trigrams(left: str, right: str) -> bool:
    ours = {left[at : at + 3] for at in range(len(left) - 2)}
    theirs = {right[at : at + 3] for at in range(len(right) - 2)}
    return 2 * len(ours & theirs) >= _LEAST_COMMON_TRIGRAMS * (len(ours) + len(theirs))


def _parallel(here: str, there: str) -> bool:
    """Tell whether two passages are items of one list: the same form, and every figure another."""
    ours, theirs = numbers(here), numbers(there)
    return min(len(ours), len(theirs)) >= 2 and not set(ours) & set(theirs)


class _Chain:
    """A passage that grows by its neighbours."""

    def __init__(self, first: Passage) -> None:
        self.start, self.end = first.start, first.end
        self.earlier, self.earlier_end = first.earlier, first.earlier_end
        self.same = first.same

    def join(self, passage: Passage, one_draft: bool) -> bool:
        """Take a passage in when it follows, here and there; tell whether it did."""
        gap = min(_WIDEST_GAP, _GAP + self.same // 10)
        ahead, ahead_there = passage.start - self.end, passage.earlier - self.earlier_end
        if ahead > gap or ahead_there > gap or abs(ahead - ahead_there) > gap or passage.earlier < self.earlier - gap:
            return False
        earlier, earlier_end = min(self.earlier, passage.earlier), max(self.earlier_end, passage.earlier_end)
        if one_draft and earlier_end > min(self.start, passage.start):
            return False
        end = max(self.end, passage.end)
        # What both hold is counted once.
        fresh = max(0, end - max(self.end, passage.start))
        self.same += min(fresh, passage.same)
        self.end, self.earlier, self.earlier_end = end, earlier, earlier_end
        return True

    def passage(self) -> Passage:
        return Passage(self.start, self.end, self.earlier, self.earlier_end, self.same)


def _chained(passages: Iterable[Passage], one_draft: bool) -> Iterator[Passage]:
    chains: list[_Chain] = []
    for passage in passages:
        if not any(chain.join(passage, one_draft) for chain in reversed(chains[-_OPEN_CHAINS:])):
            chains.append(_Chain(passage))
    ended = -1
    for chain in sorted(chains, key=lambda chain: (chain.start, -chain.end)):
        # A place already told of, copied from somewhere else as well, is not told twice.
        if chain.end > ended:
            yield chain.passage()
            ended = chain.end
