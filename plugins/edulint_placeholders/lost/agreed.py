"""Numbers gone from what is agreed, voted, paid or timed, as grammar tells: 之日起日内, 反对票，, 每平方米元, 下午时."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Document, Span, WordList
from edulint_placeholders.lost.places import in_prose
from edulint_placeholders.phrasings import Phrasings

PHRASINGS = Phrasings(WordList(__file__, "agreed.txt"))


def lost_where_agreed(document: Document) -> Iterator[Span]:
    """Yield the places of deadlines, votes, prices and times of day where a number is gone, in order."""
    for match in PHRASINGS.whole.finditer(document.folded):
        if in_prose(document, match.start()):
            yield Span.of(match)
