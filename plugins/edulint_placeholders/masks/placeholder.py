"""What the scan of a draft finds."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from edulint.api import Severity, Span


class Kind(Enum):
    """What is missing; there is one check for each kind."""

    YEAR = "year"
    DATE = "date"
    NUMBER = "number"
    NAME = "name"
    DOCUMENT_NUMBER = "document-number"
    TITLE = "title"
    WORDS = "words"
    NOTE = "note"
    TEMPLATE = "template"


class Placeholder(Struct, frozen=True):
    """One place where something was to be filled in.

    ``span`` takes in the word that tells what is missing (``xx市``); ``message`` is the id of the check's message.
    """

    span: Span
    kind: Kind
    message: str
    severity: Severity = Severity.ERROR
