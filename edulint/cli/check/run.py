"""One call of ``edulint check``, from the paths to the exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import Any

import click
from msgspec.structs import replace

from edulint.cli.check.caching import cache_of
from edulint.cli.check.changes import Narrowing
from edulint.cli.check.copies import CopyTargets
from edulint.cli.check.drafts import DraftTasks
from edulint.cli.check.gate import Gate
from edulint.cli.check.progress import Progress
from edulint.cli.check.repairs import MendedStream, ShownRepairs, nothing_to_repair, require_diff_alone
from edulint.cli.check.verdict import status_of
from edulint.cli.options import choice_of
from edulint.cli.outputs import outputs_of, require_no_drafts, with_statistics, write_all
from edulint.cli.session import Session
from edulint.outcome import Problem
from edulint.report.reporter import ReportOptions
from edulint.run.engine import Engine
from edulint.run.files import UnreadableError
from edulint.run.task import DraftTask
from edulint.settings.files import Configurations
from edulint.text.visible import lines_shown
from edulint.wording import SpokenError


class Run:
    """One call of the command."""

    def __init__(self, session: Session, paths: tuple[str, ...], options: dict[str, Any]) -> None:
        self._session = session
        self._paths = paths
        self._options = options
        self._targets = CopyTargets(options)

    def status(self) -> int:
        """Do all there is to do and return the exit status."""
        session, options, host = self._session, self._options, self._session.host
        try:
            require_diff_alone(options)
            outputs = outputs_of(session, options["format_name"], self._targets.outputs, os.environ)
            if options["statistics"]:
                outputs = with_statistics(outputs)
            configurations = Configurations(
                host.registry,
                choice_of(options, host),
                options["config"],
                options["isolated"],
                directives=not options["no_draft_config"],
            )
            settings = configurations.of_folder(os.getcwd()).settings
            tasks, problems = DraftTasks(session, options, configurations, self._targets).of(self._paths, settings)
            require_no_drafts(outputs, (task.path for task in tasks if task.data is None))
            narrowing = Narrowing(session, options)
            tasks, unstaged = narrowing.narrowed(tasks)
            problems += unstaged
            if any(output.reporter.shows_drafts for output in outputs):
                tasks = [replace(task, show=True) for task in tasks]
            session.configured = settings.lang
            copies = None if options["diff"] else self._targets.copies_of(tasks, session)
        except SpokenError as error:
            session.fail(error)
        problems = [*(Problem("", pack.wording) for pack in host.broken), *problems]
        if options["diff"]:
            return self._show_repairs(Engine(host, options["jobs"]), tasks, problems)
        # Where copies are made they take the repairs, and the drafts stay as they are.
        drafts = [replace(task, fix="none") for task in tasks] if copies else tasks
        engine = Engine(host, options["jobs"], cache_of(session, options, configurations, drafts))
        mended = MendedStream(drafts)
        with Progress(len(tasks), [mended.note, narrowing.note]) as progress:
            outcome = engine.run(drafts, progress)
        outcome = Gate(session, options, configurations).passed(outcome, drafts, self._paths)
        outcome = narrowing.passed(outcome, drafts)
        if copies:
            problems += copies.write(outcome.findings)
            outcome = replace(outcome, copies=tuple(copies.written), proposed=copies.repairs)
        together = sorted([*problems, *outcome.problems], key=lambda problem: problem.path)
        outcome = replace(outcome, problems=tuple(together))
        if options["max_findings"] is not None:
            outcome = outcome.at_most(options["max_findings"])
        report = ReportOptions(session.language, options["everything"], options["color"])
        try:
            if mended:
                mended.write()
            write_all(outputs, outcome, report, sys.stderr if mended else None)
        except UnreadableError as error:
            session.fail(error)
        self._tell(outcome.problems)
        if options["fix"] and not (copies or outcome.fixed or problems):
            session.tell(nothing_to_repair(outcome.findings))
        return status_of(outcome, options, settings)

    def _show_repairs(self, engine: Engine, tasks: list[DraftTask], problems: list[Problem]) -> int:
        """Print the repairs as a diff; return 1 where there are any."""
        shown = ShownRepairs()
        outcome = engine.run(tasks, shown)
        problems = [*problems, *outcome.problems]
        self._tell(problems)
        if not (shown.made or problems):
            self._session.tell(nothing_to_repair(outcome.findings))
        return 2 if problems else int(shown.made)

    def _tell(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self._session.tell(problem.message, problem.path)
            if self._options["traceback"] and problem.traceback:
                click.echo(lines_shown(problem.traceback), err=True)
