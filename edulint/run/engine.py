"""Runs the checks over many drafts, in processes where that pays, and joins what they found."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle

from msgspec.structs import replace

from edulint.outcome import Entry, Outcome
from edulint.packs.acceptance import UnusedAcceptance
from edulint.packs.host import Host
from edulint.packs.registry import Registry
from edulint.run.cache import Cache
from edulint.run.comparing import Comparer
from edulint.run.draft import DraftChecker
from edulint.run.precedence import told_once
from edulint.run.task import DraftResult, DraftTask
from edulint.run.workers import Workers, check_all, checked, lost_draft

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
        comparison = Comparer(self._host, self._checker, self._jobs, self._cache).compared(tasks, results)
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

    def _anew(self, tasks: Sequence[DraftTask]) -> Iterator[DraftResult]:
        if self._jobs == 1 or _size(tasks) < _WORTH_PROCESSES:
            yield from (checked(self._checker, self._cache, task) for task in tasks)
        elif len(tasks) == 1:
            yield checked(self._checker, self._cache, tasks[0], self._in_shares)
        else:
            workers = Workers(self._host.packs, min(self._jobs, len(tasks)), self._cache)
            yield from workers.each(tasks, check_all, lost_draft)

    def _in_shares(self, task: DraftTask) -> DraftResult:
        """Check a large draft pack by pack in several processes, of which this one is the first."""
        from concurrent.futures import BrokenExecutor

        own, *others = _shares(task, self._host.registry, self._jobs)
        if not others:
            return self._checker.check(own)
        workers = Workers(self._host.packs, len(others))
        with workers.pool(len(others)) as pool:
            pending = [pool.submit(check_all, [share]) for share in others]
            results = [self._checker.check(own)]
            for share, future in zip(others, pending, strict=True):
                try:
                    results += future.result()
                except BrokenExecutor:
                    results += workers.one_by_one([share], check_all, lost_draft)
        return _joined(results)


def _shares(task: DraftTask, registry: Registry, most: int) -> list[DraftTask]:
    """Return tasks that together do a large draft's checks, pack by pack: a pack's checks share what they work out."""
    if task.fix != "none":
        return [task]
    by_category: dict[str, list[str]] = {}
    for code in task.profile.codes:
        if code != UnusedAcceptance.code:
            by_category.setdefault(registry[code].category, []).append(code)
    # Whether an acceptance is of use is known where the checks that it speaks of are done.
    everywhere = {UnusedAcceptance.code} & set(task.profile.codes)
    count = max(1, min(most, len(by_category)))
    shares: list[list[str]] = [[] for _ in range(count)]
    # To and fro, so that no share gets all the first ones.
    order = [*range(count), *reversed(range(count))]
    for category, index in zip(sorted(by_category), cycle(order), strict=False):
        shares[index] += by_category[category]
    return [
        replace(task, profile=replace(task.profile, codes=tuple(sorted({*codes, *everywhere})), number=-1 - index))
        for index, codes in enumerate(shares)
    ]


def _joined(results: list[DraftResult]) -> DraftResult:
    """Return what came of one draft from what came of its shares."""
    findings = [finding for result in results for finding in result.findings]
    problems = dict.fromkeys(problem for result in results for problem in result.problems)
    facts = {code: fact for result in results for code, fact in result.facts.items()}
    accepting = frozenset[Entry]().union(*(result.accepting for result in results))
    return replace(results[0], findings=tuple(findings), problems=tuple(problems), facts=facts, accepting=accepting)


def _size(tasks: Sequence[DraftTask]) -> int:
    size = 0
    for task in tasks:
        try:
            size += len(task.data) if task.data is not None else os.stat(task.path).st_size
        except OSError:
            continue
    return size
