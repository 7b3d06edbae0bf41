"""Whether numpy is worth its import."""

from __future__ import annotations

import sys

# Importing numpy takes as long as fingerprinting this many characters without it.
_WORTH_NUMPY = 150_000
# How many characters this process has gone through so far, or was about to.
_SO_FAR = [0]


def is_worth_numpy(characters: int) -> bool:
    """Tell whether numpy, where it is installed, is faster for so many characters more, its import included.

    Who has gone through many texts will do so with more: from then on the import pays.
    """
    _SO_FAR[0] += characters
    return "numpy" in sys.modules or _SO_FAR[0] >= _WORTH_NUMPY
