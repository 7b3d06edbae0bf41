"""The checks of this pack, by code."""

from __future__ import annotations

from typing import Any

from edulint.api import Check, FolderCheck
from edulint_duplicates.checks.archived_passage import ArchivedPassage
from edulint_duplicates.checks.repeated_heading import RepeatedHeading
from edulint_duplicates.checks.repeated_passage import RepeatedPassage
from edulint_duplicates.checks.repeated_sentence import RepeatedSentence
from edulint_duplicates.checks.shared_passage import SharedPassage

ALL: tuple[type[Check] | type[FolderCheck[Any]], ...] = (
    RepeatedPassage,
    RepeatedHeading,
    RepeatedSentence,
    SharedPassage,
    ArchivedPassage,
)
