"""What the check of a folder (DU201) makes of drafts that it compares two by two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from edulint.api import Document
from edulint_duplicates.checks.shared_passage import SharedPassage
from edulint_duplicates.passages.passage import Passage
from edulint_duplicates.passages.shares import passages_of


def passages_in_run(documents: Mapping[str, Document]) -> Iterator[tuple[str, str, Passage]]:
    """Yield the path of a draft, that of one before it, and what the first has in common with the second."""
    check = SharedPassage()
    facts = {path: check.collect(document) for path, document in documents.items()}
    for path, others in check.shares(facts).items():
        for other, shared in others.items():
            if check.may_share((path, other), shared, facts):
                for passage in passages_of(check.compare((path, other), shared, documents)):
                    yield path, other, passage
