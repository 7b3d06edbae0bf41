"""Judges how sure it is that a passage was copied: texts on one subject share half sentences without copying."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from edulint.api import pattern, sentence_spans
from edulint_duplicates.passages.matches import Match
from edulint_duplicates.passages.normalise import Compact, han_count
from edulint_duplicates.passages.officialese import around, own_han

# As long as this it was copied, whatever part of a sentence it is; drafts of different authors share more by chance.
_LONG = 50
LONG_ELSEWHERE = 80
_LEAST_SENTENCE = 30
LEAST_SENTENCE_ELSEWHERE = 40
# Another common passage of this length between the same two paragraphs.
_LEAST_BESIDE = 20
_BESIDE = 600
_CLAUSE = pattern(r"[^;\n]+;*")
_ENDS = "。！？!?;…"
_CLOSING = "”’」』）)》\"'"
# Text goes on after the end of a clause.
# From one stop to the next, so that a row of them is read once.
_ACROSS = pattern(r"[。;!?！？][^\w。;!?！？]*+\w")
# A sentence that only lists names or fields is the same wherever they are listed.
_LISTED = 4


def is_sure(later: Compact, earlier: Compact, match: Match, matches: Sequence[Match]) -> bool:
    """Tell whether a verbatim passage is a copy: long, whole, going on past a clause's end, or not the only one there.

    ``matches`` are all that the two texts share, sorted.
    """
    start, end = match.start, match.end
    inside = later is earlier
    return (
        own_han(later, start, end) >= (_LONG if inside else LONG_ELSEWHERE)
        or holds_sentence(later, start, end, _LEAST_SENTENCE if inside else LEAST_SENTENCE_ELSEWHERE)
        or (inside and (bool(_ACROSS.search(later.folded(start, end))) or _has_company(later, match, matches)))
    )


def _has_company(draft: Compact, match: Match, matches: Sequence[Match]) -> bool:
    """Tell whether the same two paragraphs of a draft have more in common than this."""
    here = draft.document.block_at(draft.offset(match.start))
    there = draft.document.block_at(draft.offset(match.earlier))
    # They are in the order of their starts; a draft may have thousands.
    first = bisect_left(matches, match.start - _BESIDE, key=_start)
    last = bisect_right(matches, match.start + _BESIDE, key=_start)
    return any(
        other is not match
        and other.length >= _LEAST_BESIDE
        and abs(other.earlier - match.earlier) <= _BESIDE
        and draft.document.block_at(draft.offset(other.start)) is here
        and draft.document.block_at(draft.offset(other.earlier)) is there
        and own_han(draft, other.start, other.end) >= _LEAST_BESIDE
        for other in matches[first:last]
    )


def _start(match: Match) -> int:
    return match.start


def holds_sentence(compact: Compact, start: int, end: int, least: int = 1) -> bool:
    """Tell whether a passage holds a whole sentence, or a whole clause between two ``；``, of ``least`` Han or more."""
    text = compact.document.text
    span = compact.span(start, end)
    for block in compact.blocks(span):
        near = around(block, span)
        for sentence in sentence_spans(text, *near.bounds):
            for clause in _CLAUSE.finditer(compact.document.folded, sentence.start, sentence.end):
                first, last = compact.position(clause.start()), compact.position(clause.end())
                if start <= first < last <= end and han_count(compact.text[first:last]) >= least:
                    return _is_whole(clause.group())
    return False


def _is_whole(clause: str) -> bool:
    """Tell a sentence from a title: it has an end mark, or a comma at least."""
    return clause.rstrip(_CLOSING + " \n")[-1:] in _ENDS or "," in clause


def only_lists(words: str) -> bool:
    """Tell whether a sentence is a list of names or fields."""
    return words.count("、") >= _LISTED
