"""What differs between two passages that say nearly the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from edulint.api import pattern

# A number stays whole with the unit that follows it, so that the author reads “3598万元”, not “5”.
_NUMBER = r"[0-9xX*×○]+(?:[.,:][0-9]+)*(?:%|‰|个百分点|[多余]?[十百千万亿]*(?:平方米|公顷|公里|[元人名所个件次年月日天米间台册场期项处户亩吨岁届辆套校班门科家篇份节]))?"
_TOKEN = _NUMBER + r"|[A-Za-z]+|[^\W_]"
_DIGIT = pattern(r"[0-9]")
# One equal character between two changes is chance more often than sense.
_CHANCE = 1
LONGEST = 44_000


class Difference(Struct, frozen=True):
    """Words of the later passage and what stands for them in the earlier one; either may be empty."""

    here: str
    there: str

    @property
    def is_number(self) -> bool:
        """Tell whether a number differs."""
        return bool(_DIGIT.search(self.here) and _DIGIT.search(self.there))


def similarity(left: str, right: str, at_least: float) -> float:
    """Return the Indel similarity (0 to 1) of two texts, or 0.0 where it is below ``at_least``."""
    from rapidfuzz.distance import Indel

    return float(Indel.normalized_similarity(left, right, score_cutoff=at_least))


def differences(here: str, there: str) -> Iterator[Difference]:
    """Yield what differs between two passages, in their order; nothing of passages too long to be told apart."""
    if len(here) + len(there) > LONGEST:
        return
    from rapidfuzz.distance import Indel

    ours, theirs = re.findall(_TOKEN, here), re.findall(_TOKEN, there)
    left = right = end_left = end_right = -1
    for step in Indel.opcodes(ours, theirs):
        if step.tag == "equal":
            continue
        if left >= 0 and step.src_start - end_left <= _CHANCE and step.dest_start - end_right <= _CHANCE:
            end_left, end_right = step.src_end, step.dest_end
            continue
        if left >= 0:
            yield _difference(ours[left:end_left], theirs[right:end_right])
        left, right, end_left, end_right = step.src_start, step.dest_start, step.src_end, step.dest_end
    if left >= 0:
        yield _difference(ours[left:end_left], theirs[right:end_right])


def _difference(ours: list[str], theirs: list[str]) -> Difference:
    # The equal character that was bridged belongs to neither side when it stands at an edge.
    while ours and theirs and ours[0] == theirs[0]:
        ours, theirs = ours[1:], theirs[1:]
    return Difference("".join(ours), "".join(theirs))


def numbers(text: str) -> list[str]:
    """Return the numbers of a passage, each with its unit."""
    return [token for token in re.findall(_NUMBER, text) if _DIGIT.search(token)]
