"""What the server does with drafts: each batch in a folder of its own, each task by the command line in a process.

A process can be cancelled, limited in time, and takes nothing with it when it dies.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct, field

from edulint.wording import SpokenError, Wording

_NO_BATCH = Wording(zh="这些稿件已不在，请重新拖进来", en="these drafts are no longer here; please drop them again")
_NO_DRAFT = Wording(zh="没有这份稿件", en="there is no such draft")
_TOO_MANY = Wording(zh="一次最多 {limit} 份，没有检查", en="at most {limit} drafts at a time; not checked")
_TOO_LONG = Wording(zh="用时超过 {limit} 分钟，已停止", en="stopped after {limit} minutes")
_CANCELLED = Wording(zh="已取消", en="cancelled")
_LONGEST_NAME = 120
_FORBIDDEN = frozenset('<>:"/\\|?*')


class RefusedError(SpokenError):
    """A request that the server refuses; ``status`` is the HTTP status of the answer, the wording is for the page."""

    def __init__(self, status: int, wording: Wording) -> None:
        super().__init__(wording)
        self.status = status


class Limits(Struct, frozen=True):
    """The most that is taken: bytes of a file and of a batch, files of a batch, batches, seconds of a task."""

    file_bytes: int = 30_000_000
    batch_bytes: int = 300_000_000
    files: int = 2_000
    batches: int = 50
    seconds: float = 300.0


class Result(Struct, frozen=True):
    """What a task's process left: its exit status and what it wrote."""

    status: int
    out: bytes
    errors: str


class Batch(Struct):
    """Drafts that were handed over together; ``names`` are the names under which they lie in the folder."""

    folder: Path
    names: list[str] = field(default_factory=list)
    size: int = 0
    tasks: set[asyncio.subprocess.Process] = field(default_factory=set)


class Workshop:
    """Keeps batches below a temporary folder and runs ``edulint`` on them, two processes at a time."""

    def __init__(self, folder: Path, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._folder = folder
        self._batches: dict[str, Batch] = {}
        self._places = asyncio.Semaphore(2)

    def open(self) -> str:
        """Return the name of a new batch; the oldest one goes where there are too many."""
        while len(self._batches) >= self.limits.batches:
            self.drop(next(iter(self._batches)))
        name = secrets.token_hex(8)
        folder = self._folder / name
        (folder / "drafts").mkdir(parents=True)
        self._batches[name] = Batch(folder)
        return name

    def batch(self, name: str) -> Batch:
        """Return a batch.

        Raises:
            RefusedError: there is none of that name.
        """
        try:
            return self._batches[name]
        except KeyError:
            raise RefusedError(404, _NO_BATCH) from None

    def drop(self, name: str) -> None:
        """End what is running for a batch and remove its files."""
        batch = self._batches.pop(name, None)
        if batch is not None:
            _end(batch)
            shutil.rmtree(batch.folder, ignore_errors=True)

    def cancel(self, name: str) -> None:
        """End what is running for a batch.

        Raises:
            RefusedError: there is no such batch.
        """
        _end(self.batch(name))

    def add(self, batch: Batch, name: str) -> Path:
        """Return where a file of that name is to be written in a batch.

        Raises:
            RefusedError: the batch is full.
        """
        if len(batch.names) >= self.limits.files:
            raise RefusedError(413, _TOO_MANY.filled(limit=self.limits.files))
        safe = safe_name(name)
        stem, suffix = os.path.splitext(safe)
        number = 1
        while safe in batch.names:
            number += 1
            safe = f"{stem} ({number}){suffix}"
        batch.names.append(safe)
        return batch.folder / "drafts" / safe

    def draft(self, batch: Batch, number: int) -> Path:
        """Return a draft of a batch by its number, from 0.

        Raises:
            RefusedError: there is none.
        """
        if not 0 <= number < len(batch.names):
            raise RefusedError(404, _NO_DRAFT)
        return batch.folder / "drafts" / batch.names[number]

    async def run(self, arguments: Sequence[str], batch: Batch, data: bytes = b"") -> Result:
        """Run ``edulint ARGUMENTS`` in a batch's folder, with no configuration file.

        Raises:
            RefusedError: it took too long, or was cancelled.
        """
        # Not the folder of the drafts: nothing in it may become a module of the process.
        command = [sys.executable, "-P", "-m", "edulint", *arguments]
        async with self._places:
            process = await asyncio.create_subprocess_exec(
                *command,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                cwd=batch.folder,
                env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            )
            batch.tasks.add(process)
            try:
                out, errors = await asyncio.wait_for(process.communicate(data), self.limits.seconds)
            except TimeoutError:
                process.kill()
                await process.wait()
                raise RefusedError(504, _TOO_LONG.filled(limit=round(self.limits.seconds / 60))) from None
            finally:
                batch.tasks.discard(process)
        if process.returncode is None or process.returncode < 0:
            raise RefusedError(409, _CANCELLED)
        return Result(process.returncode, out, errors.decode("utf-8", "replace"))

    def close(self) -> None:
        """End all that is running and remove all files."""
        for name in list(self._batches):
            self.drop(name)


def safe_name(name: str) -> str:
    """Return a file's own name, without folders and without what a file system or a terminal takes amiss."""
    own = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join("_" if one in _FORBIDDEN or not one.isprintable() else one for one in own).strip(" .")
    stem, suffix = os.path.splitext(kept)
    # A name is at most 255 bytes long on most systems, and a Chinese character takes three of them.
    while len((stem + suffix).encode()) > 2 * _LONGEST_NAME and stem:
        stem = stem[:-1]
    return (stem + suffix) or "draft.txt"


def _end(batch: Batch) -> None:
    for process in list(batch.tasks):
        if process.returncode is None:
            process.kill()
