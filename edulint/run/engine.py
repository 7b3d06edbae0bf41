"""Runs the checks over many drafts, in processes where that pays, and joins what they found."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from edulint.outcome import Outcome
from edulint.packs.host import Host
from edulint.run.comparison import Comparison
from edulint.run.draft import DraftChecker, checked
from edulint.run.precedence import told_once
from edulint.run.task import DraftResult, DraftTask

if TYPE_CHECKING:
    from edulint.run.cache import Cache

# With fewer bytes of drafts than this, starting processes costs more than it saves.
_WORTH_PROCESSES = 400_000


class Engine:
    """Runs a host's checks over drafts.

    ``jobs`` is the greatest number of processes; 0 means one for each processor. What a ``cache`` knows is not checked
    again.
    """

    def __init__(self, host: Host, jobs: int = 0, cache: Cache | None = None) -> None:
        self._host = host
        self._cache = cache
        self._jobs = jobs or os.cpu_count() or 1
        self._checker = DraftChecker(host.registry, host.readers, host.writers)

    def run(self, tasks: Sequence[DraftTask], progress: Callable[[DraftResult], None] = lambda _: None) -> Outcome:
        """Check drafts, compare them, and return all that was found, sorted by path and place.

        ``progress`` is called with each draft as it is done, in the order of ``tasks``.
        """
        results: list[DraftResult] = []
        for result in self._each(tasks):
            results.append(result)
            progress(result)
        findings = [finding for result in results for finding in result.findings]
        problems = [problem for result in results for problem in result.problems]
        comparison = self._compared(tasks, results)
        if self._cache:
            self._cache.close()
        told = sorted(told_once([*findings, *comparison.findings]), key=lambda finding: finding.order)
        findings = [finding for finding in told if not finding.accepted]
        return Outcome(
            findings=tuple(findings),
            problems=tuple(sorted([*problems, *comparison.problems], key=lambda problem: problem.path)),
            checks={finding.code: self._host.registry[finding.code].check for finding in findings},
            drafts=tuple(result.shown for result in results if result.shown),
            paths=tuple(result.path for result in results if result.read),
            characters=sum(result.characters for result in results),
            fixed=sum(result.fixed for result in results),
            suppressed=len(told) - len(findings),
            accepting=comparison.accepting.union(*(result.accepting for result in results)),
        )

    def _each(self, tasks: Sequence[DraftTask]) -> Iterator[DraftResult]:
        if self._cache is None:
            yield from self._anew(tasks)
            return
        found = [self._cache.found(self._checker, task) for task in tasks]
        anew = self._anew([task for task, result in zip(tasks, found, strict=True) if result is None])
        for result in found:
            yield result or next(anew)

    def _compared(self, tasks: Sequence[DraftTask], results: Sequence[DraftResult]) -> Comparison:
        """Return what comparing the drafts shows: nothing where no check has collected anything to compare."""
        if not any(result.facts for result in results):
            return Comparison()
        from edulint.run.comparing import Comparer

        return Comparer(self._host, self._checker, self._jobs, self._cache).compared(tasks, results)

    def _anew(self, tasks: Sequence[DraftTask]) -> Iterator[DraftResult]:
        if self._jobs == 1 or _size(tasks) < _WORTH_PROCESSES:
            yield from (checked(self._checker, self._cache, task) for task in tasks)
        elif len(tasks) == 1:
            from edulint.run.shares import checked_in_shares

            yield checked(
                self._checker, self._cache, tasks[0], lambda task: checked_in_shares(task, self._host, self._jobs)
            )
        else:
            from edulint.run.workers import Workers, check_all, lost_draft

            workers = Workers(self._host.packs, min(self._jobs, len(tasks)), self._cache)
            yield from workers.each(tasks, check_all, lost_draft)


def _size(tasks: Sequence[DraftTask]) -> int:
    size = 0
    for task in tasks:
        try:
            size += len(task.data) if task.data is not None else os.stat(task.path).st_size
        except OSError:
            continue
    return size
