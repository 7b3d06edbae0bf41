"""Reading files for the archive, in processes where that pays."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from edulint.api import Document, ReadError, Session, Wording, begin_worker, system_reason
from edulint_duplicates.archive.record import Record, record_of
from edulint_duplicates.archive.writing import Writer

Read = Callable[[str], Document]

# A transaction for so many documents: few enough that little is lost when it is interrupted.
_BATCH = 200
_WORTH_PROCESSES = 100
_CHUNK = 25
_LOST = Wording(zh="读这份文件的进程意外终止", en="the process that read this file died")


class Unread(Struct, frozen=True):
    """A file that could not be read, and why."""

    path: str
    reason: Wording


class Counts(Struct):
    """How many files were added or changed, and how many were as they were; which could not be read."""

    added: int = 0
    unchanged: int = 0
    unread: list[Unread] = []


def add_files(
    writer: Writer,
    paths: Sequence[str],
    read: Read | None = None,
    template: bool = False,
    progress: Callable[[int], None] = lambda _: None,
) -> Counts:
    """Add files that are new or were changed, a batch at a time, and sort them in.

    ``read`` makes a document of a path; without it files are read by the packs' readers, in processes if there are
    many. ``progress`` is called with the number of files done since.
    """
    counts = Counts()
    wanted = []
    for path in paths:
        if writer.is_current(path, template):
            counts.unchanged += 1
        else:
            wanted.append(path)
    progress(counts.unchanged)
    batch: list[Record] = []
    for result in _records(wanted, read):
        if isinstance(result, Unread):
            counts.unread.append(result)
        else:
            batch.append(result)
        if len(batch) >= _BATCH:
            writer.put(batch, template)
            counts.added += len(batch)
            batch = []
        progress(1)
    writer.put(batch, template)
    counts.added += len(batch)
    writer.tidy()
    return counts


def _records(paths: Sequence[str], read: Read | None) -> Iterator[Record | Unread]:
    if read is not None or len(paths) < _WORTH_PROCESSES or (os.cpu_count() or 1) < 2:
        reading = read or Session().read
        yield from (_record(path, reading) for path in paths)
        return
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor

    done = 0
    try:
        with ProcessPoolExecutor(initializer=_start) as pool:
            for result in pool.map(_record_in_worker, paths, chunksize=_CHUNK):
                done += 1
                yield result
    except BrokenExecutor:
        yield from _one_by_one(paths[done:])


def _one_by_one(paths: Sequence[str]) -> Iterator[Record | Unread]:
    """Read files in a process of their own after one has ended the process that read it: that one alone is lost."""
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor

    rest = deque(paths)
    while rest:
        with ProcessPoolExecutor(1, initializer=_start) as pool:
            try:
                while rest:
                    yield pool.submit(_record_in_worker, rest[0]).result()
                    rest.popleft()
            except BrokenExecutor:
                yield Unread(rest.popleft(), _LOST)


def _record(path: str, read: Read) -> Record | Unread:
    try:
        status = os.stat(path)
        return record_of(path, read(path), status)
    except ReadError as error:
        return Unread(path, error.wording)
    except OSError as error:
        return Unread(path, system_reason(error))


_SESSION: list[Session] = []


def _start() -> None:
    begin_worker()
    _SESSION[:] = [Session()]
    try:
        # Imported once for thousands of documents, its vectors pay.
        import numpy as np  # noqa: F401
    except ImportError:
        return


def _record_in_worker(path: str) -> Record | Unread:
    return _record(path, _SESSION[0].read)


def paths_below(stored: Iterable[str], prefix: str) -> list[str]:
    """Return of stored paths the one that is ``prefix``, and those in the folder of that name."""
    folder = prefix.rstrip("/") + "/"
    return [path for path in stored if path == prefix or path.startswith(folder)]
