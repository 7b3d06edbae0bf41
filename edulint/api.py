"""All that a pack may import."""

from edulint.check import (
    BaseCheck,
    Check,
    CheckError,
    CheckOptions,
    Documents,
    Edit,
    Finding,
    Fix,
    FolderCheck,
    PairwiseCheck,
    Related,
    Severity,
)
from edulint.cli.session import Session, format_option, language_option, master_option, say, spoken_command
from edulint.model import (
    Block,
    BlockKind,
    Cell,
    Document,
    Encoding,
    Genre,
    Heading,
    Mark,
    MarkKind,
    Report,
    ReportStart,
    Section,
)
from edulint.outcome import LocatedFinding, Outcome, Problem
from edulint.outline.numbered_blocks import RANKS, begins_attachment_list, is_heading_behind_text
from edulint.packs.check_modules import checks_in
from edulint.packs.earlier_texts import ArchiveCheck, ArchiveOptions, earlier_texts
from edulint.packs.hookspecs import hookimpl
from edulint.readers.plain import read_text
from edulint.readers.reader import Reader, ReadError, Source
from edulint.readers.writer import Annotated, Remark, Writer
from edulint.report.reporter import Reporter, ReportOptions
from edulint.run.begin_worker import begin_worker
from edulint.run.files import Found
from edulint.run.spark import drafts_of_table, spark_session, write_table
from edulint.text.characters import characters_beside, holds_any, is_han, is_traditional, occurrences
from edulint.text.contents import is_contents_line
from edulint.text.derived import Derived, derived
from edulint.text.directive import is_directive
from edulint.text.edits import apply_edits
from edulint.text.fold import fold
from edulint.text.lines import line_around
from edulint.text.locations import Location, Place
from edulint.text.marks import CLAUSE_ENDS, CLOSERS, OPENERS, PAUSES, SENTENCE_ENDS, STOPS, STRAIGHT_QUOTES
from edulint.text.numerals import HAN_DIGITS, HAN_NUMERALS, full_width, han_to_int, int_to_han
from edulint.text.ordinal_scan import ordinal_at, ordinal_of
from edulint.text.ordinal_search import ordinals_in
from edulint.text.ordinals import Ordinal, OrdinalStyle, renumbered
from edulint.text.patterns import any_of, matches_from, pattern
from edulint.text.sentences import ends_with_dots, sentence_spans
from edulint.text.spans import Span, trimmed
from edulint.text.visible import in_cell, is_number, one_line
from edulint.text.word_borders import division_cost, is_frequent_word, is_word_without, parts_word, word_borders_around
from edulint.text.wordlist import WordList
from edulint.wording import Language, SpokenError, Wording
from edulint.wording.system import installing, system_reason

__all__ = [
    "Annotated",
    "ArchiveCheck",
    "ArchiveOptions",
    "BaseCheck",
    "Block",
    "BlockKind",
    "CLAUSE_ENDS",
    "CLOSERS",
    "Cell",
    "Check",
    "CheckError",
    "CheckOptions",
    "Derived",
    "Document",
    "Documents",
    "Edit",
    "Encoding",
    "Finding",
    "Fix",
    "FolderCheck",
    "Found",
    "Genre",
    "HAN_DIGITS",
    "HAN_NUMERALS",
    "Heading",
    "Language",
    "LocatedFinding",
    "Location",
    "Mark",
    "MarkKind",
    "OPENERS",
    "Ordinal",
    "OrdinalStyle",
    "Outcome",
    "PAUSES",
    "PairwiseCheck",
    "Place",
    "Problem",
    "RANKS",
    "ReadError",
    "Reader",
    "Related",
    "Remark",
    "Report",
    "ReportOptions",
    "ReportStart",
    "Reporter",
    "SENTENCE_ENDS",
    "STOPS",
    "STRAIGHT_QUOTES",
    "Section",
    "Session",
    "Severity",
    "Source",
    "Span",
    "SpokenError",
    "WordList",
    "Wording",
    "Writer",
    "any_of",
    "apply_edits",
    "begin_worker",
    "begins_attachment_list",
    "characters_beside",
    "checks_in",
    "derived",
    "division_cost",
    "drafts_of_table",
    "earlier_texts",
    "ends_with_dots",
    "fold",
    "format_option",
    "full_width",
    "han_to_int",
    "holds_any",
    "hookimpl",
    "in_cell",
    "installing",
    "int_to_han",
    "is_contents_line",
    "is_directive",
    "is_frequent_word",
    "is_han",
    "is_number",
    "is_traditional",
    "is_heading_behind_text",
    "is_word_without",
    "language_option",
    "line_around",
    "master_option",
    "matches_from",
    "occurrences",
    "one_line",
    "ordinal_at",
    "ordinal_of",
    "ordinals_in",
    "parts_word",
    "pattern",
    "read_text",
    "renumbered",
    "say",
    "sentence_spans",
    "spark_session",
    "spoken_command",
    "system_reason",
    "trimmed",
    "word_borders_around",
    "write_table",
]
