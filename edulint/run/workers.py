"""Drafts checked in several processes; a process that dies costs the draft it worked on and no other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from edulint.outcome import Problem
from edulint.packs.entrypoints import EntryPoint
from edulint.packs.host import Host
from edulint.run.begin_worker import begin_worker
from edulint.run.draft import DraftChecker, checked
from edulint.run.task import DraftResult, DraftTask
from edulint.text.kept_patterns import write_kept
from edulint.wording import Wording

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

    from edulint.run.cache import Cache

Item = TypeVar("Item")
Made = TypeVar("Made")

LOST = Wording(
    zh="检查这份稿件的进程意外终止，未检查；其余稿件照常", en="the process that checked this draft died; the others ran"
)
_LONGEST_CHUNK = 32
# So many chunks for each process are handed out ahead: enough that none waits.
_AHEAD = 2


class Workers:
    """Processes that work with the same packs on drafts, and know a cache where one is given.

    ``checker`` is the kind of checker that each of them has.
    """

    def __init__(
        self,
        packs: tuple[EntryPoint, ...],
        processes: int,
        cache: Cache | None = None,
        checker: type[DraftChecker] = DraftChecker,
    ) -> None:
        self._packs = packs
        self._cache = cache
        self._processes = processes
        self._checker = checker

    def each(
        self, items: Sequence[Item], work: Callable[[Sequence[Item]], list[Made]], lost: Callable[[Item], Made]
    ) -> Iterator[Made]:
        """Yield what ``work`` makes of each item, in their order; ``lost`` stands in where a process dies of one."""
        size = max(1, min(_LONGEST_CHUNK, len(items) // (self._processes * 4)))
        waiting = deque(items[at : at + size] for at in range(0, len(items), size))
        while waiting:
            under_way: deque[tuple[Sequence[Item], Future[list[Made]]]] = deque()
            yield from self._while_they_live(waiting, under_way, work)
            # A process died, of one of these items: each is done by itself, so that only that one is lost.
            for chunk, future in under_way:
                if future.done() and not future.cancelled() and future.exception() is None:
                    yield from future.result()
                else:
                    yield from self.one_by_one(chunk, work, lost)

    def one_by_one(
        self, items: Sequence[Item], work: Callable[[Sequence[Item]], list[Made]], lost: Callable[[Item], Made]
    ) -> Iterator[Made]:
        """Yield what comes of each item in a process that works on nothing else meanwhile."""
        from concurrent.futures import BrokenExecutor

        rest = deque(items)
        while rest:
            with self.pool(1) as pool:
                try:
                    while rest:
                        yield from pool.submit(work, [rest[0]]).result()
                        rest.popleft()
                except BrokenExecutor:
                    yield lost(rest.popleft())

    @contextmanager
    def pool(self, processes: int) -> Iterator[Executor]:
        """Give an executor that waits for its processes at the end, but for no one where something goes wrong."""
        from concurrent.futures import ProcessPoolExecutor

        pool = ProcessPoolExecutor(processes, initializer=_start, initargs=(self._packs, self._cache, self._checker))
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
        pool.shutdown()

    def _while_they_live(
        self,
        waiting: deque[Sequence[Item]],
        under_way: deque[tuple[Sequence[Item], Future[list[Made]]]],
        work: Callable[[Sequence[Item]], list[Made]],
    ) -> Iterator[Made]:
        """Yield results until all is done or a process dies; what was under way then is left in ``under_way``."""
        from concurrent.futures import BrokenExecutor

        with self.pool(min(self._processes, len(waiting))) as pool:
            try:
                while waiting or under_way:
                    while waiting and len(under_way) < self._processes * _AHEAD:
                        under_way.append((waiting[0], pool.submit(work, waiting[0])))
                        waiting.popleft()
                    results = under_way[0][1].result()
                    under_way.popleft()
                    yield from results
            except BrokenExecutor:
                return


_CHECKER: list[tuple[DraftChecker, Cache | None]] = []


def checker_and_cache() -> tuple[DraftChecker, Cache | None]:
    """Return what the process that calls this, a worker, checks drafts with."""
    return _CHECKER[0]


def lost_draft(task: DraftTask) -> DraftResult:
    """Return what is told of a draft of which a process has died."""
    return DraftResult(task.path, problems=(Problem(task.path, LOST),))


def check_all(tasks: Sequence[DraftTask]) -> list[DraftResult]:
    """Check drafts in a worker process."""
    checker, cache = checker_and_cache()
    results = [checked(checker, cache, task) for task in tasks]
    # The parent compiles few patterns itself, and a worker is ended without notice.
    write_kept()
    return results


def _start(packs: tuple[EntryPoint, ...], cache: Cache | None, checker: type[DraftChecker]) -> None:
    begin_worker()
    host = Host(packs)
    _CHECKER[:] = [(checker(host.registry, host.readers, host.writers), cache)]
