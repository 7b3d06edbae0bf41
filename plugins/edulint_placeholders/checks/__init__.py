"""The checks of this pack, by their codes."""

from __future__ import annotations

from edulint.api import Check
from edulint_placeholders.checks.author_note import AuthorNote
from edulint_placeholders.checks.lost_number import LostNumber
from edulint_placeholders.checks.lost_year import LostYear
from edulint_placeholders.checks.masked_date import MaskedDate
from edulint_placeholders.checks.masked_document_number import MaskedDocumentNumber
from edulint_placeholders.checks.masked_name import MaskedName
from edulint_placeholders.checks.masked_number import MaskedNumber
from edulint_placeholders.checks.masked_title import MaskedTitle
from edulint_placeholders.checks.masked_words import MaskedWords
from edulint_placeholders.checks.masked_year import MaskedYear
from edulint_placeholders.checks.template_text import TemplateText
from edulint_placeholders.checks.unfinished_sentence import UnfinishedSentence

ALL: tuple[type[Check], ...] = (
    MaskedYear,
    MaskedDate,
    MaskedNumber,
    MaskedName,
    MaskedDocumentNumber,
    MaskedTitle,
    MaskedWords,
    AuthorNote,
    TemplateText,
    LostYear,
    LostNumber,
    UnfinishedSentence,
)
