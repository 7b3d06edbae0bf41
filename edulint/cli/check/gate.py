"""Which findings count: not those that somebody accepts, nor those that a baseline holds."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from edulint.cli.check.known import Baselines, baseline_options
from edulint.cli.options import together
from edulint.cli.session import Session, spoken_option
from edulint.outcome import Outcome, Problem
from edulint.run.files import UnreadableError
from edulint.run.task import DraftTask
from edulint.settings.files import Configurations
from edulint.wording import SpokenError

gate_options = together(
    baseline_options,
    spoken_option(
        "--no-draft-config",
        is_flag=True,
        zh="不理会稿件里写给 edulint 的批注",
        en="Heed no comment to edulint in the drafts",
    ),
)


class Gate:
    """Removes accepted and known findings from an outcome, and adds problems about entries that are of no use."""

    def __init__(self, session: Session, options: dict[str, Any], configurations: Configurations) -> None:
        self._session = session
        self._options = options
        self._configurations = configurations

    def passed(self, outcome: Outcome, tasks: Sequence[DraftTask], paths: Iterable[str]) -> Outcome:
        """Return what is left of an outcome; ``paths`` are those that the command line names."""
        folders = [path for path in paths if os.path.isdir(path)]
        outcome = self._with_unused_entries(outcome, tasks, folders)
        return self._without_known(outcome, tasks, folders)

    def _without_known(self, outcome: Outcome, tasks: Sequence[DraftTask], folders: Sequence[str]) -> Outcome:
        """Return the outcome without what its baselines hold."""
        baselines = Baselines(self._options, self._configurations)
        files = {baselines.file_of(task.path) for task in tasks} - {None}
        if not any(file and (self._options["baseline"] or os.path.lexists(file)) for file in files):
            return outcome
        try:
            parts = list(baselines.compared(outcome, tasks, folders, self._session.host.registry))
        except SpokenError as error:
            self._session.fail(error)
        known = sum(len(part.met) for part in parts)
        new = {finding for part in parts for finding in part.new}
        held = {task.path for task in tasks if baselines.file_of(task.path)}
        return replace(
            outcome,
            findings=tuple(one for one in outcome.findings if one.path not in held or one in new),
            baselined=known,
            stale=sum(len(part.stale) for part in parts),
        )

    def _with_unused_entries(self, outcome: Outcome, tasks: Sequence[DraftTask], folders: Sequence[str]) -> Outcome:
        """Return the outcome with what is to be said of acceptances in the settings; repairing takes them out."""
        configurations = [one for one in self._configurations.in_use() if one.settings.accept]
        if not configurations:
            return outcome
        from edulint.run.gate.entries import EntryJudge, remove_entries

        registry = self._session.host.registry
        judge = EntryJudge(tasks, frozenset(outcome.paths), folders, registry)
        findings, problems, fixed = list(outcome.findings), list(outcome.problems), outcome.fixed
        for configuration in configurations:
            unused = judge.unused(configuration, outcome.accepting)
            if unused and any(task.fix != "none" and task.write and task.data is None for task in tasks):
                try:
                    remove_entries(configuration.file or "", unused)
                    fixed += len(unused)
                    continue
                except UnreadableError as error:
                    problems.append(Problem(configuration.file or "", error.wording))
            findings += unused.values()
        return replace(
            outcome,
            findings=tuple(sorted(findings, key=lambda finding: finding.order)),
            problems=tuple(problems),
            checks=outcome.checks | {finding.code: registry[finding.code].check for finding in findings},
            fixed=fixed,
        )
