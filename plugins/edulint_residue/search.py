"""A search for many words at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from edulint.api import occurrences


def places_of(words: Iterable[str], text: str) -> Iterator[tuple[int, str]]:
    """Yield where words stand, each with the word; those with the same last character come together.

    Finding a character takes a tenth of the time of finding a word, and many words end with the same one.
    """
    ending: dict[str, tuple[str, ...]] = {}
    for word in words:
        ending[word[-1]] = (*ending.get(word[-1], ()), word)
    reached: dict[str, int] = {}
    for last, group in ending.items():
        if group == (last,):
            yield from ((at, last) for at in occurrences(text, last))
            continue
        # Many characters are found: to take each from occurrences() costs as much as to find it.
        at = text.find(last)
        while at >= 0:
            end = at + 1
            for word in group if text.endswith(group, 0, end) else ():
                start = end - len(word)
                if text.endswith(word, 0, end) and start >= reached.get(word, 0):
                    reached[word] = end
                    yield start, word
            at = text.find(last, end)
