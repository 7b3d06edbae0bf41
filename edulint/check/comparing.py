"""Checks that compare the drafts of a run with one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Generic, Protocol, TypeVar

from edulint.check.base import BaseCheck
from edulint.check.findings import Finding
from edulint.model import Document


class Documents(Protocol):
    """The drafts of a run, by path; a draft is read again when it is no longer in memory."""

    def __getitem__(self, path: str) -> Document: ...


Facts = TypeVar("Facts")


class FolderCheck(BaseCheck, Generic[Facts], abstract=True):
    """Compares the documents of a run.

    ``collect`` runs beside the checks, perhaps in another process; ``conclude`` runs once, when every document is read.
    """

    def collect(self, document: Document) -> Facts:
        """Return what the comparison needs of one document; it must be possible to pickle it."""
        raise NotImplementedError

    def packed(self, facts: Facts) -> bytes | None:  # noqa: ARG002
        """Return facts as bytes, for the cache; None if they can't be packed: then every run reads the draft again."""
        return None

    def unpacked(self, data: bytes) -> Facts:
        """Return the facts that :meth:`packed` has made bytes of.

        Raises:
            ValueError: :meth:`packed` has not made these bytes.
        """
        raise NotImplementedError

    def conclude(self, facts: Mapping[str, Facts], documents: Documents) -> Iterator[Finding]:
        """Yield findings, each with its ``path``. ``facts`` are by path, in the order of the paths."""
        raise NotImplementedError


class PairwiseCheck(FolderCheck[Facts], Generic[Facts], abstract=True):
    """Compares each document of a run with those before it that it shares something with, two by two.

    The results for each pair and the findings on each draft are cached: a pair is compared again only when one of its
    drafts has changed. Pairs are compared in several processes. Results travel and are cached as bytes, in a form that
    the check itself chooses.
    """

    def shares(self, facts: Mapping[str, Facts]) -> Mapping[str, Mapping[str, bytes]]:
        """Return for each draft the others to compare it with, and what it shares with each of them.

        ``facts`` are by path, in the order of the paths. A pair is compared again when what it shares changes.
        """
        raise NotImplementedError

    def may_share(self, pair: tuple[str, str], shared: bytes, facts: Mapping[str, Facts]) -> bool:  # noqa: ARG002
        """Tell whether :meth:`compare` may return anything, as far as the facts tell it in little time.

        A pair of which this isn't true is not compared, and its drafts are not read again.
        """
        return True

    def compare(self, pair: tuple[str, str], shared: bytes, documents: Documents) -> bytes:
        """Return what a draft, the first of the pair, has in common with the other one; no bytes if nothing matters.

        ``documents`` may hold these two drafts alone.
        """
        raise NotImplementedError

    def conclude_on(self, path: str, common: Mapping[str, bytes], documents: Documents) -> Iterator[Finding]:
        """Yield the findings of the draft ``path``, which has something in ``common`` with each of these others."""
        raise NotImplementedError

    def conclude(self, facts: Mapping[str, Facts], documents: Documents) -> Iterator[Finding]:
        """Yield the findings of all drafts."""
        for path, others in self.shares(facts).items():
            found = {
                other: self.compare((path, other), shared, documents)
                for other, shared in others.items()
                if self.may_share((path, other), shared, facts)
            }
            common = {other: data for other, data in found.items() if data}
            if common:
                yield from self.conclude_on(path, common, documents)
