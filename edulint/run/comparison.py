"""What comparing drafts with one another shows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from edulint.outcome import Entry, LocatedFinding, Problem

if TYPE_CHECKING:
    from hashlib import blake2b


class Comparison(Struct, frozen=True, omit_defaults=True):
    """Findings, what could not be compared, and which acceptances of the settings were of use.

    ``changed`` tells that somebody has written one of the drafts since it was checked.
    """

    findings: tuple[LocatedFinding, ...] = ()
    problems: tuple[Problem, ...] = ()
    accepting: frozenset[Entry] = frozenset()
    changed: bool = False

    @property
    def is_lasting(self) -> bool:
        """Tell whether comparing the same drafts again would show the same."""
        return not self.problems and not self.changed


class KeptComparisons(Struct, frozen=True):
    """What the last comparison of some drafts has shown.

    ``pairs`` say what two drafts have in common, ``parts`` what was concluded on a draft and from what, both by keys.
    For the drafts that ``key`` stands for, ``parts`` are all there is.
    """

    key: str = ""
    pairs: dict[bytes, bytes] = {}
    parts: dict[bytes, tuple[bytes, Comparison]] = {}


class Memory:
    """What an earlier run has made of a check's pairs and drafts, and what this one leaves to the next.

    ``begin`` is the beginning of the digests that things are known by; where it is None nothing is.
    """

    def __init__(self, begin: blake2b | None, kept: KeptComparisons, made: KeptComparisons) -> None:
        self._begin = begin
        self._kept = kept
        self._made = made

    def pair(self, drafts: Iterable[str], shared: bytes) -> bytes | None:
        """Return what two drafts, told by their keys, have in common when they share this; None if it isn't known."""
        return self._kept.pairs.get(self._key(drafts, shared))

    def keep_pair(self, drafts: Iterable[str], shared: bytes, common: bytes) -> None:
        """Keep what two drafts have in common."""
        if key := self._key(drafts, shared):
            self._made.pairs[key] = common

    def part(self, drafts: Iterable[str]) -> tuple[bytes, Comparison] | None:
        """Return what was concluded on a draft, or on several at once, and in which state."""
        return self._kept.parts.get(self._key(drafts))

    def keep_part(self, drafts: Iterable[str], state: bytes, comparison: Comparison) -> None:
        """Keep what was concluded on a draft, or on several at once."""
        if (key := self._key(drafts)) and comparison.is_lasting:
            self._made.parts[key] = (state, comparison)

    def _key(self, drafts: Iterable[str], shared: bytes = b"") -> bytes:
        """Return what something is known by; nothing where one of the drafts isn't."""
        keys = list(drafts)
        if self._begin is None or not all(keys):
            return b""
        digest = self._begin.copy()
        # Keys are all of one length.
        digest.update("".join(keys).encode())
        digest.update(shared)
        return digest.digest()


def joined(comparisons: Iterable[Comparison]) -> Comparison:
    """Return several comparisons as one."""
    several = list(comparisons)
    return Comparison(
        tuple(finding for one in several for finding in one.findings),
        tuple(problem for one in several for problem in one.problems),
        frozenset(entry for one in several for entry in one.accepting),
        any(one.changed for one in several),
    )
