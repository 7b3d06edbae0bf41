"""Severities as reports for people name and count them."""

from __future__ import annotations

from edulint.check import Severity
from edulint.outcome import Outcome
from edulint.wording import Language, Wording

SEVERITIES = {
    Severity.ERROR: (Wording(zh="错误", en="error"), "bold red"),
    Severity.WARNING: (Wording(zh="警告", en="warning"), "yellow"),
    Severity.INFO: (Wording(zh="提示", en="info"), "cyan"),
}
COUNTS = {
    Severity.ERROR: Wording(zh="{count} 个错误", en="{count} error(s)"),
    Severity.WARNING: Wording(zh="{count} 个警告", en="{count} warning(s)"),
    Severity.INFO: Wording(zh="{count} 个提示", en="{count} info"),
}


def counted(outcome: Outcome, language: Language) -> str:
    """Return how many findings of each severity there are, in words."""
    counts = [
        wording.filled(count=outcome.count(severity)).in_language(language)
        for severity, wording in COUNTS.items()
        if outcome.count(severity)
    ]
    return ("，" if language == "zh" else ", ").join(counts)
