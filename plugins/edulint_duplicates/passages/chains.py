"""Neighbouring passages joined: a report pasted twice is one copy, not sixty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from edulint_duplicates.passages.evidence import LONG_ELSEWHERE
from edulint_duplicates.passages.passage import Passage

# What may lie between neighbours: a heading's number, a changed sentence; more where much has agreed already.
_GAP = 60
_WIDEST_GAP = 1000
_OPEN_CHAINS = 8


def chained(passages: Iterable[Passage], one_draft: bool) -> Iterator[Passage]:
    """Yield passages with those joined that follow one another in both texts; ``one_draft`` where both are one."""
    chains: list[_Chain] = []
    for passage in sorted(passages, key=lambda passage: (passage.start, -passage.end)):
        if not any(chain.join(passage, one_draft) for chain in reversed(chains[-_OPEN_CHAINS:])):
            chains.append(_Chain(passage))
    ended = -1
    for chain in sorted(chains, key=lambda chain: (chain.start, -chain.end)):
        # A place already told of, copied from somewhere else as well, is not told twice.
        if chain.end > ended:
            yield chain.passage()
            ended = chain.end


class _Chain:
    """A passage that grows by its neighbours."""

    def __init__(self, first: Passage) -> None:
        self.start, self.end = first.start, first.end
        self.earlier, self.earlier_end = first.earlier, first.earlier_end
        self.same = first.same
        self.sure = first.sure

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
        # What goes on after a change was copied and edited, even where the parts are short.
        goes_on = fresh > 0 and (one_draft or self.same >= LONG_ELSEWHERE)
        self.sure = self.sure or passage.sure or goes_on
        self.end, self.earlier, self.earlier_end = end, earlier, earlier_end
        return True

    def passage(self) -> Passage:
        return Passage(self.start, self.end, self.earlier, self.earlier_end, self.same, sure=self.sure)
