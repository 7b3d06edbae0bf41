"""What was to be filled in and was not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from edulint.api import Check, FolderCheck, hookimpl


@hookimpl
def edulint_checks() -> Iterable[type[Check] | type[FolderCheck[Any]]]:
    """Return the checks of this pack."""
    from edulint_placeholders.author_note import AuthorNote
    from edulint_placeholders.lost_number import LostNumber
    from edulint_placeholders.lost_year import LostYear
    from edulint_placeholders.masked_date import MaskedDate
    from edulint_placeholders.masked_document_number import MaskedDocumentNumber
    from edulint_placeholders.masked_name import MaskedName
    from edulint_placeholders.masked_number import MaskedNumber
    from edulint_placeholders.masked_title import MaskedTitle
    from edulint_placeholders.masked_words import MaskedWords
    from edulint_placeholders.masked_year import MaskedYear
    from edulint_placeholders.template_text import TemplateText
    from edulint_placeholders.unfinished_sentence import UnfinishedSentence

    return [
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
    ]
