"""What tests of packs need, ours and anyone's: cases of checks, documents of texts, and a test of a whole pack."""

from edulint.testing.cases import (
    Case,
    Expected,
    case_file,
    cases_of,
    document_of,
    documents_of,
    findings_of,
    findings_of_pack,
    load_cases,
    run_case,
    words_found,
)
from edulint.testing.pack import check_pack

__all__ = [
    "Case",
    "Expected",
    "case_file",
    "cases_of",
    "check_pack",
    "document_of",
    "documents_of",
    "findings_of",
    "findings_of_pack",
    "load_cases",
    "run_case",
    "words_found",
]
