"""One call of ``edulint check``, from the paths to the exit status."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct
from msgspec.structs import replace

from edulint.cli.check.caching import cache_of
from edulint.cli.check.changes import Narrowing
from edulint.cli.check.copies import CopyTargets
from edulint.cli.check.drafts import DraftTasks
from edulint.cli.check.gate import Gate
from edulint.cli.check.progress import Progress
from edulint.cli.check.repairs import MendedStream, ShownRepairs, nothing_to_repair, require_diff_alone
from edulint.cli.check.verdict import status_of
from edulint.cli.options import configurations_of
from edulint.cli.outputs import STANDARD_OUTPUT, Output, outputs_of, require_no_drafts, with_statistics, write_all
from edulint.cli.session import Session
from edulint.outcome import Outcome, Problem
from edulint.report.reporter import ReportOptions
from edulint.run.engine import Engine
from edulint.run.files import UnreadableError
from edulint.run.task import DraftTask
from edulint.settings.files import Configurations
from edulint.settings.profile import Settings
from edulint.text.visible import lines_shown
from edulint.wording import SpokenError, Wording

if TYPE_CHECKING:
    from edulint.run.annotation import Copies

_AND_OTHERS = Wording(zh="{path} 和另外 {count} 份", en="{path} and {count} more")
_PAGE = "html"
_NO_REPORT = Wording(zh="没有检查任何稿件，没有写这份报告", en="no draft was checked; the report was not written")
_ONLY_REPAIRS = Wording(zh="--in-place 要与 --fix 合用", en="--in-place goes with --fix")


class _Plan(Struct, frozen=True):
    """What a call will do, as its options and the configurations say."""

    outputs: list[Output]
    configurations: Configurations
    settings: Settings
    tasks: list[DraftTask]
    problems: list[Problem]
    narrowing: Narrowing
    copies: Copies | None


class Run:
    """One call of the command."""

    def __init__(self, session: Session, paths: tuple[str, ...], options: dict[str, Any]) -> None:
        self._session = session
        self._paths = paths
        self._options = options
        self._targets = CopyTargets(options)

    def status(self) -> int:
        """Do all there is to do and return the exit status."""
        session, options = self._session, self._options
        try:
            plan = self._planned()
        except SpokenError as error:
            session.fail(error)
        if options["diff"]:
            return self._show_repairs(plan)
        # Where copies are made they take the repairs, and the drafts stay as they are.
        drafts = [replace(task, fix="none") for task in plan.tasks] if plan.copies else plan.tasks
        mended = MendedStream(drafts)
        outcome = self._outcome(plan, drafts, mended)
        report = ReportOptions(session.language, options["everything"], options["color"])
        try:
            if mended:
                mended.write()
            write_all(self._of_use(plan.outputs, outcome), outcome, report, sys.stderr if mended else None)
        except UnreadableError as error:
            session.fail(error)
        self._tell(outcome.problems)
        if options["fix"] and not (plan.copies or outcome.fixed or outcome.problems):
            session.tell(nothing_to_repair(outcome.findings))
        return status_of(outcome, options, plan.settings)

    def _of_use(self, outputs: Sequence[Output], outcome: Outcome) -> list[Output]:
        """Return the outputs that are to be written: no page in a file where no draft could be read."""
        # Programs want their files in any case; people would open an empty page and think that all is well.
        empty = [one for one in outputs if one.reporter.format == _PAGE and one.path != STANDARD_OUTPUT]
        if outcome.files or not outcome.problems or not empty:
            return list(outputs)
        for output in empty:
            self._session.tell(_NO_REPORT, output.path)
        return [output for output in outputs if output not in empty]

    def _planned(self) -> _Plan:
        """Return what is to be done.

        Raises:
            SpokenError: the options, the configurations or the drafts don't allow it.
        """
        session, options, host = self._session, self._options, self._session.host
        require_diff_alone(options)
        if options["in_place"] and not (options["fix"] or options["diff"]):
            raise SpokenError(_ONLY_REPAIRS)
        outputs = outputs_of(session, options["format_name"], self._targets.outputs, os.environ)
        if options["statistics"]:
            outputs = with_statistics(outputs)
        configurations = configurations_of(options, host)
        settings = configurations.of_folder(os.getcwd()).settings
        tasks, problems = DraftTasks(session, options, configurations, self._targets).of(self._paths, settings)
        require_no_drafts(outputs, (task.path for task in tasks if task.data is None))
        narrowing = Narrowing(session, options)
        tasks, unstaged = narrowing.narrowed(tasks)
        if any(output.reporter.shows_drafts for output in outputs):
            tasks = [replace(task, show=True) for task in tasks]
        session.configured = settings.lang
        copies = None if options["diff"] else self._targets.copies_of(tasks, session)
        problems = [*(Problem("", pack.wording) for pack in host.broken), *problems, *unstaged]
        return _Plan(outputs, configurations, settings, tasks, problems, narrowing, copies)

    def _outcome(self, plan: _Plan, drafts: list[DraftTask], mended: MendedStream) -> Outcome:
        """Check the drafts, write their copies, and return what is to be reported."""
        session, options = self._session, self._options
        cache = cache_of(session, options, plan.configurations, drafts)
        with Progress(len(drafts), [mended.note, plan.narrowing.note]) as progress:
            outcome = Engine(session.host, options["jobs"], cache).run(drafts, progress)
        outcome = Gate(session, options, plan.configurations).passed(outcome, drafts, self._paths)
        outcome = plan.narrowing.passed(outcome, drafts)
        problems = [*plan.problems, *outcome.problems]
        if plan.copies:
            problems += plan.copies.write(outcome.findings)
            outcome = replace(outcome, copies=tuple(plan.copies.written), proposed=plan.copies.repairs)
        together = sorted(problems, key=lambda problem: problem.path)
        outcome = replace(outcome, problems=tuple(together))
        return outcome if options["max_findings"] is None else outcome.at_most(options["max_findings"])

    def _show_repairs(self, plan: _Plan) -> int:
        """Print the repairs as a diff; return 1 where there are any."""
        shown = ShownRepairs()
        outcome = Engine(self._session.host, self._options["jobs"]).run(plan.tasks, shown)
        problems = [*plan.problems, *outcome.problems]
        self._tell(problems)
        if not (shown.made or problems):
            self._session.tell(nothing_to_repair(outcome.findings))
        return 2 if problems else int(shown.made)

    def _tell(self, problems: Sequence[Problem]) -> None:
        alike = Counter(problem.message for problem in problems if problem.is_general)
        for problem in problems:
            count = alike.get(problem.message, 1)
            if count > 1:
                # Told once: the first of them stands for all.
                alike[problem.message] = 0
                path = self._session.say(_AND_OTHERS.filled(path=problem.path, count=count - 1))
                self._session.tell(problem.message, path)
            elif count == 1:
                self._session.tell(problem.message, problem.path)
            if self._options["traceback"] and problem.traceback:
                click.echo(lines_shown(problem.traceback), err=True)
