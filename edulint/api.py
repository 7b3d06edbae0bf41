"""All that a pack may import."""

from edulint.check import (
    Check,
    CheckError,
    CheckOptions,
    Documents,
    Edit,
    Finding,
    Fix,
    FolderCheck,
    Related,
    Severity,
)
from edulint.files import Found
from edulint.hookspecs import hookimpl
from edulint.model import (
    Block,
    BlockKind,
    Cell,
    Document,
    Encoding,
    Heading,
    Location,
    Place,
    Report,
    ReportStart,
    Section,
)
from edulint.outcome import LocatedFinding, Outcome, Problem
from edulint.outline.numbered_blocks import RANKS
from edulint.reader import Reader, ReadError, Source
from edulint.report.reporter import Reporter, ReportOptions
from edulint.text.characters import is_han
from edulint.text.fold import fold
from edulint.text.numerals import han_to_int, int_to_han
from edulint.text.ordinal_scan import ordinal_at, ordinal_of, ordinals_in
from edulint.text.ordinals import Ordinal, OrdinalStyle, renumbered
from edulint.text.patterns import any_of, pattern
from edulint.text.sentences import sentence_spans
from edulint.text.spans import Span
from edulint.wording import Language, Wording
from edulint.wordlist import lines_beside, sections_beside
from edulint.workbench import Workbench, say

__all__ = [
    "Block",
    "BlockKind",
    "Cell",
    "Check",
    "CheckError",
    "CheckOptions",
    "Document",
    "Documents",
    "Edit",
    "Encoding",
    "Finding",
    "Fix",
    "Found",
    "FolderCheck",
    "Heading",
    "Language",
    "LocatedFinding",
    "Location",
    "Ordinal",
    "OrdinalStyle",
    "Outcome",
    "Place",
    "Problem",
    "ReadError",
    "RANKS",
    "Reader",
    "Related",
    "Report",
    "ReportOptions",
    "ReportStart",
    "Reporter",
    "Section",
    "Severity",
    "Source",
    "Span",
    "Wording",
    "Workbench",
    "any_of",
    "fold",
    "han_to_int",
    "hookimpl",
    "int_to_han",
    "is_han",
    "lines_beside",
    "ordinal_at",
    "ordinal_of",
    "ordinals_in",
    "pattern",
    "renumbered",
    "say",
    "sections_beside",
    "sentence_spans",
]
