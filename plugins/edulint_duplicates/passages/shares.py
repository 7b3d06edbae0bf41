"""What each draft of a run shares with those before it, in few bytes: it travels between processes and tells changes.

Of a gram it is kept whether it stands in so many drafts that it is usual, not in how many: that number changes with
every draft of the folder, and nothing else would.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping

from edulint.api import Share
from edulint_duplicates.passages.comparison import Seed, most_usual, shared_seeds
from edulint_duplicates.passages.fingerprints import Fingerprints

# In how many drafts a gram that is usual stands in the seeds of a share; others stand in none.
_USUAL = 1


def shares_of(prints: Mapping[str, Fingerprints]) -> dict[str, Share]:
    """Return for each text that shares something with texts before it, in the order of ``prints``, what that is."""
    most = most_usual(len(prints))
    others: dict[str, list[str]] = {}
    data: dict[str, array[int]] = {}
    for (path, other), seeds in shared_seeds(prints).items():
        others.setdefault(path, []).append(other)
        numbers = data.setdefault(path, array("I"))
        numbers.append(len(seeds))
        for position, place, texts in seeds:
            numbers.extend((position, place, _USUAL if texts > most else 0))
    return {path: Share(tuple(names), data[path].tobytes()) for path, names in others.items()}


def seeds_of(share: Share) -> dict[str, list[Seed]]:
    """Return the seeds that a text shares with each of the others; :data:`MOST` says which of them are usual."""
    numbers = array("I")
    numbers.frombytes(share.data)
    found: dict[str, list[Seed]] = {}
    at = 0
    for other in share.others:
        end = at + 1 + 3 * numbers[at]
        rows = (numbers[at + first : end : 3] for first in (1, 2, 3))
        found[other] = list(zip(*rows, strict=True))
        at = end
    return found


# The greatest number of texts of a seed of a share that is not usual.
MOST = _USUAL - 1
