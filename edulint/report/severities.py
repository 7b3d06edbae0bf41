"""Severities as reports for people name and count them."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

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
FIXABLE = Wording(zh="{count} 处可用 --fix 修正", en="{count} can be fixed with --fix")
_LEFT_OUT = {
    "suppressed": Wording(zh="{count} 处已接受，未列出", en="{count} accepted and not listed"),
    "baselined": Wording(zh="{count} 处在基线之内，未列出", en="{count} in the baseline and not listed"),
    "unchanged": Wording(zh="{count} 处不在改动之内，未列出", en="{count} outside of what changed and not listed"),
    "stale": Wording(
        zh="基线里有 {count} 条已不再出现，可用 edulint baseline prune 清理",
        en="{count} entries of the baseline are no longer found; edulint baseline prune takes them out",
    ),
}


def in_column(severity: Severity, language: Language) -> str:
    """Return a severity's name, with blanks behind it where another one's is wider."""
    widest = max(cell_len(name.in_language(language)) for name, _ in SEVERITIES.values())
    return set_cell_size(SEVERITIES[severity][0].in_language(language), widest)


def left_out(outcome: Outcome) -> list[Wording]:
    """Return what is not listed and why, a wording for each reason."""
    counts = {name: getattr(outcome, name) for name in _LEFT_OUT}
    return [_LEFT_OUT[name].filled(count=count) for name, count in counts.items() if count]


def counted(outcome: Outcome, language: Language) -> str:
    """Return how many findings of each severity there are, in words."""
    counts = [
        wording.filled(count=outcome.count(severity)).in_language(language)
        for severity, wording in COUNTS.items()
        if outcome.count(severity)
    ]
    return ("，" if language == "zh" else ", ").join(counts)
