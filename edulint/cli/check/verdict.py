"""The exit status of a run."""

from __future__ import annotations

from typing import Any

import click

from edulint.check import Severity
from edulint.cli.options import together
from edulint.cli.session import spoken_option
from edulint.outcome import Outcome
from edulint.settings.profile import Settings

verdict_options = together(
    spoken_option(
        "--fail-on",
        type=click.Choice([severity.word for severity in Severity]),
        zh="从哪一级起以状态 1 退出（默认 warning）",
        en="The severity that means status 1 (warning)",
    ),
    spoken_option(
        "--exit-zero", is_flag=True, zh="查出问题也以状态 0 退出", en="Exit with status 0 whatever was found"
    ),
    spoken_option(
        "--traceback",
        is_flag=True,
        zh="检查本身出错时列出全部调用位置",
        en="Where a check fails, show Python's traceback",
    ),
)


def status_of(outcome: Outcome, options: dict[str, Any], settings: Settings) -> int:
    """Return the exit status that an outcome means: 2 where something could not be done, 1 where a finding counts."""
    if outcome.problems:
        return 2
    if options["exit_zero"]:
        return 0
    return int(outcome.reaches(Severity.of(options["fail_on"] or settings.fail_on)))
