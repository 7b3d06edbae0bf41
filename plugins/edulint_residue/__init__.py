"""What copying and web pages leave behind."""

from __future__ import annotations

from collections.abc import Iterable

from edulint.api import Check, hookimpl


@hookimpl
def edulint_checks() -> Iterable[type[Check]]:
    """Return the checks of this pack."""
    from edulint_residue.broken_line import BrokenLine
    from edulint_residue.collection_heading import CollectionHeading
    from edulint_residue.damaged_characters import DamagedCharacters
    from edulint_residue.missing_end_mark import MissingEndMark
    from edulint_residue.mixed_own_place import MixedOwnPlace
    from edulint_residue.other_place import OtherPlace
    from edulint_residue.repeated_word import RepeatedWord
    from edulint_residue.scraping_marks import ScrapingMarks
    from edulint_residue.similar_names import SimilarNames
    from edulint_residue.stray_spaces import StraySpaces
    from edulint_residue.web_page import WebPage
    from edulint_residue.wrong_year import WrongYear

    return [
        WebPage,
        CollectionHeading,
        DamagedCharacters,
        ScrapingMarks,
        StraySpaces,
        BrokenLine,
        MissingEndMark,
        RepeatedWord,
        MixedOwnPlace,
        OtherPlace,
        WrongYear,
        SimilarNames,
    ]
