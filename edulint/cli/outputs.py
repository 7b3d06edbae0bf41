"""Where a run's reports go, and in which formats."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

from msgspec import Struct
from msgspec.structs import replace

from edulint.cli.session import Session, utf8_output
from edulint.outcome import Outcome
from edulint.report import ENDINGS, FORMATS, reporter_of
from edulint.report.reporter import REPORT_MARK, Reporter, ReportOptions
from edulint.run.writing import naming, write_file
from edulint.wording import SpokenError, Wording, listed

STANDARD_OUTPUT = "-"
_TERMINAL = "terminal"
_NO_FORMAT = Wording(
    zh="没有“{name}”这种输出格式，可用的有：{known}", en="there is no format “{name}”; there are: {known}"
)
_NO_ENDING = Wording(
    zh="从“{path}”的扩展名看不出格式；可用的扩展名有：{known}；也可写成 格式:文件，如 gitlab:{path}",
    en="the ending of “{path}” tells no format; these do: {known}; or write FORMAT:FILE, as in gitlab:{path}",
)
_IS_DRAFT = Wording(
    zh="“{path}”是要检查的稿件，报告不能写在上面", en="“{path}” is a draft to be checked; no report is written onto it"
)
_NO_FILE = Wording(zh="“{target}”后面缺少文件名", en="a file is missing behind “{target}”")
_NO_STATISTICS = Wording(
    zh="--statistics 只有 terminal 和 json 两种格式，没有 {name}",
    en="--statistics is told as terminal or json, not as {name}",
)
# The file in which GitLab looks for the findings of a job; its documentation names it so.
_GITLAB_FILE = "gl-code-quality-report.json"


class Output(Struct, frozen=True):
    """A report to make: who makes it, and the file it goes to; ``-`` is standard output."""

    reporter: Reporter
    path: str = STANDARD_OUTPUT


def outputs_of(
    session: Session, format_name: str | None, targets: Sequence[str], environment: Mapping[str, str]
) -> list[Output]:
    """Return the outputs that the command line asks for.

    Without ``--format`` the readable report goes to standard output, and each target's format follows from its ending
    or stands before it (``gitlab:report.json``). With ``--format`` and a single target, that format goes there alone.
    In GitHub Actions and GitLab CI, where nothing is asked for, their own format comes beside the readable report.

    Raises:
        SpokenError: a format is unknown, or a target tells none.
    """
    if format_name and len(targets) == 1 and _split(session, targets[0])[0] is None:
        return [Output(_reporter(session, format_name), targets[0])]
    outputs = [Output(_reporter(session, format_name or _TERMINAL))]
    for target in targets:
        name, path = _split(session, target)
        name = name or ENDINGS.get(os.path.splitext(path)[1].lower())
        if name is None:
            raise SpokenError(_NO_ENDING.filled(path=path, known=" ".join([*ENDINGS, ".docx"])))
        outputs.append(Output(_reporter(session, name), path))
    if format_name is None and not targets:
        if environment.get("GITHUB_ACTIONS") == "true":
            outputs.append(Output(_reporter(session, "github")))
        if environment.get("GITLAB_CI") == "true":
            outputs.append(Output(_reporter(session, "gitlab"), _GITLAB_FILE))
    return outputs


def with_statistics(outputs: Iterable[Output]) -> list[Output]:
    """Return outputs with counts on standard output, in place of the findings.

    Raises:
        SpokenError: counts can't be told in the format that standard output has.
    """
    from edulint.report.statistics import JsonStatisticsReporter, StatisticsReporter

    reporters: dict[str, type[Reporter]] = {_TERMINAL: StatisticsReporter, "json": JsonStatisticsReporter}
    changed = []
    for output in outputs:
        if output.path != STANDARD_OUTPUT:
            changed.append(output)
        elif output.reporter.format in reporters:
            changed.append(Output(reporters[output.reporter.format]()))
        else:
            raise SpokenError(_NO_STATISTICS.filled(name=output.reporter.format))
    return changed


def write_all(outputs: Iterable[Output], outcome: Outcome, options: ReportOptions, out: TextIO | None = None) -> None:
    """Write the reports; ``out`` takes the place of standard output where that has other things to carry.

    Raises:
        UnreadableError: a file can't be written.
    """
    for output in outputs:
        if output.path == STANDARD_OUTPUT:
            stream = out or sys.stdout
            output.reporter.report(outcome, stream if output.reporter.for_people else utf8_output(stream), options)
            stream.flush()
        else:
            data = _written(output.reporter, outcome, options).encode("utf-8", "backslashreplace")
            with naming(output.path):
                write_file(output.path, data)


def require_no_drafts(outputs: Iterable[Output], drafts: Iterable[str]) -> None:
    """Make sure that no report is written onto a draft.

    Raises:
        SpokenError: one would be.
    """
    files = {os.path.realpath(output.path): output.path for output in outputs if output.path != STANDARD_OUTPUT}
    for draft in drafts:
        if files and os.path.realpath(draft) in files:
            raise SpokenError(_IS_DRAFT.filled(path=draft))


def _written(reporter: Reporter, outcome: Outcome, options: ReportOptions) -> str:
    import io

    text = io.StringIO()
    if reporter.for_people:
        # A text file may lie among the drafts: its first line says what it is.
        text.write(f"{REPORT_MARK}\n\n")
        options = replace(options, color=False)
    reporter.report(outcome, text, options)
    return text.getvalue()


def _split(session: Session, target: str) -> tuple[str | None, str]:
    """Return a target's format, where one stands before it, and its path."""
    name, colon, path = target.partition(":")
    is_format = colon != "" and (name in FORMATS or (len(name) > 1 and name in session.host.reporters()))
    if is_format and not path:
        raise SpokenError(_NO_FILE.filled(target=target))
    return (name, path) if is_format else (None, target)


def _reporter(session: Session, name: str) -> Reporter:
    if name in FORMATS:
        return reporter_of(name)()
    others = session.host.reporters()
    if name not in others:
        raise SpokenError(_NO_FORMAT.filled(name=name, known=listed([*FORMATS, *sorted(others)])))
    return others[name]()
