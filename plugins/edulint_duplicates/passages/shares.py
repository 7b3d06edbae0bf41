"""What drafts of a run share, and the passages they have in common, in few bytes that travel and are kept.

Of a gram it is kept whether it stands in so many drafts that it is usual, not in how many: that number changes with
every draft of the folder, and nothing else would.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping

from msgspec.structs import astuple

from edulint_duplicates.passages.comparison import Seed, most_usual, shared_seeds
from edulint_duplicates.passages.fingerprints import Fingerprints
from edulint_duplicates.passages.passage import Passage

# In how many texts the seeds of a share stand that are usual; others stand in none.
_USUAL = 1
# The greatest number of texts in which a seed of a share is not usual.
MOST = _USUAL - 1


def shares_of(prints: Mapping[str, Fingerprints]) -> dict[str, dict[str, bytes]]:
    """Return what each text shares with texts before it, in the order of ``prints``."""
    most = most_usual(len(prints))
    found: dict[str, dict[str, bytes]] = {}
    for (path, other), seeds in shared_seeds(prints).items():
        rows = [
            number for position, place, texts in seeds for number in (position, place, _USUAL if texts > most else 0)
        ]
        found.setdefault(path, {})[other] = array("I", rows).tobytes()
    return found


def seeds_of(shared: bytes) -> list[Seed]:
    """Return the seeds that two texts share; :data:`MOST` says which of them are usual."""
    numbers = _numbers(shared)
    return list(zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True))


def packed_passages(passages: Iterable[Passage]) -> bytes:
    """Return passages as bytes; none as no bytes."""
    return array("I", [number for passage in passages for number in astuple(passage)]).tobytes()


def passages_of(data: bytes) -> list[Passage]:
    """Return the passages that :func:`packed_passages` has made bytes of."""
    numbers = _numbers(data)
    return [
        Passage(start, end, earlier, earlier_end, same, bool(quoted), bool(sure))
        for start, end, earlier, earlier_end, same, quoted, sure in zip(
            *(numbers[field::_FIELDS] for field in range(_FIELDS)), strict=True
        )
    ]


_FIELDS = len(Passage.__struct_fields__)


def _numbers(data: bytes) -> array[int]:
    numbers = array("I")
    numbers.frombytes(data)
    return numbers
