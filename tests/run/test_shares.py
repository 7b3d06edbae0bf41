"""One draft, checked pack by pack in several processes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any

import pytest

from edulint.model import Document, Genre
from edulint.packs.entrypoints import entry_points
from edulint.packs.host import Host
from edulint.readers.plain import PlainReader
from edulint.run import shares
from edulint.run.draft import DraftChecker
from edulint.run.shares import OneDraftChecker, checked_in_shares
from edulint.run.task import DraftTask
from edulint.run.workers import Workers
from edulint.settings.profile import Profile
from tests.catalogue import registry


def test_a_draft_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(self: DraftChecker, path: str, data: bytes, genre: Genre | None = None) -> tuple[Document, Any]:
        read.append(path)
        return whole(self, path, data, genre)

    whole = DraftChecker.read
    monkeypatch.setattr(DraftChecker, "read", counted)
    checker = OneDraftChecker(registry(), {".txt": PlainReader()})
    task = DraftTask("a.txt", Profile(("AA101",), {}, {}, number=1), data="坏！".encode())
    other = DraftTask("a.txt", Profile(("AA201",), {}, {}, number=2), data="坏！".encode())
    assert [len(checker.check(one).findings) for one in (task, other, task)] == [1, 1, 1]
    assert read == ["a.txt"]
    checker.check(DraftTask("a.txt", task.profile, data="好！".encode()))
    assert read == ["a.txt"] * 2


class Dying(ThreadPoolExecutor):
    """Processes that die of whatever they are given to do."""

    def submit(self, work: Any, tasks: list[DraftTask]) -> Any:  # type: ignore[override]
        if tasks:
            raise BrokenProcessPool


class AtOnce:
    """A thread that does its work as soon as it is started."""

    def __init__(self, target: Callable[[], None], daemon: bool) -> None:
        assert daemon
        self.start = target

    def join(self) -> None:
        """Wait for nothing."""


def test_what_a_process_dies_of_is_checked_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    pools: list[int] = []

    @contextmanager
    def pool(self: Workers, processes: int) -> Iterator[Executor]:
        pools.append(processes)
        if len(pools) > 1:
            with sound(self, processes) as executor:
                yield executor
        else:
            yield Dying()

    sound = Workers.pool
    monkeypatch.setattr(Workers, "pool", pool)
    monkeypatch.setattr(shares, "Thread", AtOnce)
    host = Host(tuple(point for point in entry_points() if point.distribution == "edulint_zh"))
    profile = Profile(tuple(sorted(host.registry.codes)), {}, {})
    task = DraftTask("a.txt", profile, data="一、回顾\n全县投入资金xx万元,。\n三、打算\n".encode())
    shared = checked_in_shares(task, host, 2)
    whole = DraftChecker(host.registry, host.readers, host.writers).check(task)
    assert pools == [1, 1]
    assert {finding.code for finding in shared.findings} >= {"NU101", "PH103"}
    assert sorted(shared.findings, key=lambda one: one.order) == sorted(whole.findings, key=lambda one: one.order)
