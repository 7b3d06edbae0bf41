"""Characters that nobody wrote there before, and what was written instead, as the texts of an archive tell.

A place is in doubt where none of the three trigrams over it stands in any text. It is told where one character that is
alike to its own makes five-grams that stand in several distinct passages. The draft's grams are looked for in the
texts, not the other way round: of the archive nothing but its texts is held. numpy does the looking.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from edulint.api import is_han
from edulint_wording.likeness import alike

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.uint64]

_SHORT, _LONG = 3, 5
# So many passages, told apart by three characters on each side, must have a five-gram, and so many five-grams a place.
_LEAST_PASSAGES = 2
_LEAST_GRAMS = 2
_CONTEXT = 3
# Texts are joined up to this many characters: numpy is slow on many short arrays, and long ones take memory.
_CHUNK = 400_000
# An odd constant spreads the characters of a gram over 64 bits.
_MIX = 0x9E3779B97F4A7C15
_UPPER_BITS = 20
_LOWER = 64 - _UPPER_BITS


class Doubt(Struct, frozen=True):
    """The offset of a character in a draft, and the character that earlier reports have there."""

    at: int
    likely: str


def doubts(prose: str, texts: Iterable[str]) -> list[Doubt]:
    """Return the characters of a draft that no text attests and for which another one is well attested."""
    chunks = list(_chunks(texts))
    suspects = _suspects(prose, chunks)
    likely = _with_attested_middle(prose, suspects, chunks)
    passages = _passages({gram for at, other in likely for gram in _grams_over(prose, at, other)}, chunks)
    found: dict[int, tuple[int, str]] = {}
    for at, other in likely:
        grams = sum(passages.get(gram, 0) >= _LEAST_PASSAGES for gram in _grams_over(prose, at, other))
        if grams >= _LEAST_GRAMS:
            found[at] = max(found.get(at, (0, "")), (grams, other))
    return [Doubt(at, other) for at, (_, other) in sorted(found.items())]


def _chunks(texts: Iterable[str]) -> Iterator[str]:
    waiting: list[str] = []
    length = 0
    for text in texts:
        waiting.append(text)
        length += len(text)
        if length >= _CHUNK:
            yield "\n".join(waiting)
            waiting, length = [], 0
    if waiting:
        yield "\n".join(waiting)


def _suspects(prose: str, chunks: list[str]) -> list[int]:
    """Return the offsets amid five Han characters over which no trigram is attested."""
    runs = [at for at in range(2, len(prose) - 2) if all(map(is_han, prose[at - 2 : at + 3]))]
    grams = {prose[at + first : at + first + _SHORT] for at in runs for first in (-2, -1, 0)}
    missing = grams - _attested(grams, chunks)
    return [at for at in runs if all(prose[at + first : at + first + _SHORT] in missing for first in (-2, -1, 0))]


def _with_attested_middle(prose: str, suspects: list[int], chunks: list[str]) -> list[tuple[int, str]]:
    """Return the characters that might stand at each place, those whose trigram with both neighbours is attested."""
    by_gram: dict[str, list[tuple[int, str]]] = {}
    for at in suspects:
        for other in alike(prose[at]):
            by_gram.setdefault(prose[at - 1] + other + prose[at + 1], []).append((at, other))
    return [place for gram in sorted(_attested(by_gram.keys(), chunks)) for place in by_gram[gram]]


def _grams_over(prose: str, at: int, other: str) -> Iterator[str]:
    """Yield the five-grams over a place if ``other`` stood there."""
    for first in range(max(0, at - _LONG + 1), at + 1):
        gram = prose[first:at] + other + prose[at + 1 : first + _LONG]
        if len(gram) == _LONG and all(map(is_han, gram)):
            yield gram


def _attested(grams: Iterable[str], chunks: list[str]) -> set[str]:
    """Return the trigrams that stand in the chunks."""
    found: set[str] = set()
    left = sorted(grams)
    for chunk in chunks:
        found.update(left[index] for index in {number for number, _ in _hits(left, chunk, _SHORT)})
        left = [gram for gram in left if gram not in found]
    return found


def _passages(grams: set[str], chunks: list[str]) -> dict[str, int]:
    """Return in how many distinct passages each five-gram stands."""
    wanted = sorted(grams)
    contexts: dict[str, set[str]] = {}
    for chunk in chunks:
        for number, at in _hits(wanted, chunk, _LONG):
            around = chunk[max(0, at - _CONTEXT) : at] + chunk[at + _LONG : at + _LONG + _CONTEXT]
            contexts.setdefault(wanted[number], set()).add(around)
    return {gram: len(found) for gram, found in contexts.items()}


def _hits(grams: list[str], chunk: str, size: int) -> Iterator[tuple[int, int]]:
    """Yield where grams stand in a chunk: the number of each and the offset."""
    import numpy as np

    if not grams or len(chunk) < size:
        return
    wanted = _codes("".join(grams), size)[::size]
    order = np.argsort(wanted)
    ranked = wanted[order]
    codes = _codes(chunk, size)
    # Nearly every gram of a text is none of these, which the upper bits tell faster than a search.
    is_wanted = np.zeros(1 << _UPPER_BITS, dtype=bool)
    is_wanted[ranked >> np.uint64(_LOWER)] = True
    maybe = np.flatnonzero(is_wanted[codes >> np.uint64(_LOWER)])
    places = np.minimum(np.searchsorted(ranked, codes[maybe]), len(ranked) - 1)
    same = ranked[places] == codes[maybe]
    for at, place in zip(maybe[same].tolist(), places[same].tolist(), strict=True):
        number = int(order[place])
        # Two grams may have one code.
        if chunk.startswith(grams[number], at):
            yield number, at


def _codes(text: str, size: int) -> Codes:
    """Return a number for each gram of a text."""
    import numpy as np

    characters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
    last = len(characters) - size + 1
    codes = characters[:last].copy()
    for offset in range(1, size):
        codes *= np.uint64(_MIX)
        codes ^= characters[offset : last + offset]
    codes *= np.uint64(_MIX)
    return codes
