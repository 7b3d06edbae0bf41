"""The checks of this pack, by code."""

from __future__ import annotations

from edulint.api import Check
from edulint_residue.checks.broken_line import BrokenLine
from edulint_residue.checks.collection_heading import CollectionHeading
from edulint_residue.checks.damaged_characters import DamagedCharacters
from edulint_residue.checks.missing_end_mark import MissingEndMark
from edulint_residue.checks.mixed_own_place import MixedOwnPlace
from edulint_residue.checks.other_place import OtherPlace
from edulint_residue.checks.repeated_word import RepeatedWord
from edulint_residue.checks.scraping_marks import ScrapingMarks
from edulint_residue.checks.similar_names import SimilarNames
from edulint_residue.checks.stray_spaces import StraySpaces
from edulint_residue.checks.web_page import WebPage
from edulint_residue.checks.wrong_year import WrongYear

ALL: tuple[type[Check], ...] = (
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
)
