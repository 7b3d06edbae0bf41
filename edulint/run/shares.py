"""One large draft checked in several processes, pack by pack: each takes the next pack when it is done with one."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

from msgspec.structs import replace

from edulint.model import Document, Genre
from edulint.outcome import Entry
from edulint.packs.acceptance import UnusedAcceptance
from edulint.packs.host import Host
from edulint.packs.registry import Registry
from edulint.run.draft import DraftChecker
from edulint.run.task import DraftResult, DraftTask
from edulint.run.workers import Workers, check_all, lost_draft
from edulint.wording import Wording


class OneDraftChecker(DraftChecker):
    """Checks one draft several times, with other checks each time, and reads it once."""

    _read: tuple[tuple[str, bytes, Genre | None], tuple[Document, tuple[Wording, ...]]] | None = None

    def read(self, path: str, data: bytes, genre: Genre | None = None) -> tuple[Document, tuple[Wording, ...]]:
        """Return what it has read the last time, if that was the same."""
        key = path, data, genre
        if self._read is None or self._read[0] != key:
            self._read = key, super().read(path, data, genre)
        return self._read[1]


def checked_in_shares(task: DraftTask, host: Host, processes: int) -> DraftResult:
    """Check a large draft in so many processes, of which this one is the first."""
    checker = OneDraftChecker(host.registry, host.readers, host.writers)
    shares = _shares(task, host.registry)
    others = min(processes, len(shares)) - 1
    if others < 1:
        return checker.check(task)
    waiting = deque(enumerate(shares))
    results: dict[int, DraftResult] = {}

    def work_off(check: Callable[[DraftTask], DraftResult]) -> None:
        while waiting:
            try:
                index, share = waiting.popleft()
            except IndexError:
                # Another process has taken the last share meanwhile.
                return
            results[index] = check(share)

    def hand_out() -> None:
        # A share that fails is done again below, where it is told what went wrong.
        with suppress(Exception):
            work_off(lambda share: pool.submit(check_all, [share]).result()[0])

    workers = Workers(host.packs, others, checker=OneDraftChecker)
    with workers.pool(others) as pool:
        # The processes are forked here, while this one has a single thread.
        pool.submit(check_all, [])
        threads = [Thread(target=hand_out, daemon=True) for _ in range(others)]
        for thread in threads:
            thread.start()
        work_off(checker.check)
        for thread in threads:
            thread.join()
    lost = [share for index, share in enumerate(shares) if index not in results]
    return _joined([*map(results.__getitem__, sorted(results)), *workers.one_by_one(lost, check_all, lost_draft)])


def _shares(task: DraftTask, registry: Registry) -> list[DraftTask]:
    """Return tasks that together do a large draft's checks, pack by pack: a pack's checks share what they work out."""
    if task.fix != "none":
        return [task]
    by_category: dict[str, list[str]] = {}
    for code in task.profile.codes:
        if code != UnusedAcceptance.code:
            by_category.setdefault(registry[code].category, []).append(code)
    # Whether an acceptance is of use is known where the checks that it speaks of are done.
    everywhere = {UnusedAcceptance.code} & set(task.profile.codes)
    return [
        replace(task, profile=replace(task.profile, codes=tuple(sorted({*codes, *everywhere})), number=-index))
        for index, (_, codes) in enumerate(sorted(by_category.items()), 1)
    ]


def _joined(results: list[DraftResult]) -> DraftResult:
    """Return what came of one draft from what came of its shares."""
    findings = [finding for result in results for finding in result.findings]
    problems = dict.fromkeys(problem for result in results for problem in result.problems)
    facts = {code: fact for result in results for code, fact in result.facts.items()}
    accepting = frozenset[Entry]().union(*(result.accepting for result in results))
    return replace(results[0], findings=tuple(findings), problems=tuple(problems), facts=facts, accepting=accepting)
