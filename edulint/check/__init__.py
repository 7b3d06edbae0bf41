"""What a check is and what it reports."""

from edulint.check.base import BaseCheck, Check, CheckError, CheckOptions
from edulint.check.comparing import Documents, Facts, FolderCheck, PairwiseCheck
from edulint.check.findings import Finding, Fix, Related, Severity
from edulint.text.edits import Edit

__all__ = [
    "BaseCheck",
    "Check",
    "CheckError",
    "CheckOptions",
    "Documents",
    "Edit",
    "Facts",
    "Finding",
    "Fix",
    "FolderCheck",
    "PairwiseCheck",
    "Related",
    "Severity",
]
