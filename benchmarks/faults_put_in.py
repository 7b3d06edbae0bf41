"""The faults that ``faults.py`` puts in: what is done around a run, and in the run's own process."""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NamedTuple

from attacked import Ground


class Operation(NamedTuple):
    """What is run, the file that it reads and that is tampered with, and the files that it writes."""

    arguments: list[str]
    read: str = "drafts/01.txt"
    written: tuple[str, ...] = ()


@contextmanager
def _nothing(_ground: Ground, _operation: Operation) -> Iterator[None]:
    yield


def _none(_: Path) -> None:
    pass


class Fault(NamedTuple):
    """What is done in the folder before the run and undone after it, and what is done in the run's own process."""

    around: Callable[[Ground, Operation], AbstractContextManager[None]] = _nothing
    inside: Callable[[Path], object] = _none


@contextmanager
def _full(ground: Ground, left: int) -> Iterator[None]:
    filler = ground.folder / "filler"
    with open(filler, "wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)):
                pass
        except OSError:
            # Now the disk is full.
            pass
        file.truncate(max(0, file.tell() - left))
    yield
    filler.unlink()


@contextmanager
def _not_writable(ground: Ground, _: Operation) -> Iterator[None]:
    with _modes([ground.folder, *ground.folder.rglob("*")], 0o222):
        yield


@contextmanager
def _not_readable(ground: Ground, operation: Operation) -> Iterator[None]:
    with _modes([ground.folder / operation.read], 0o777):
        yield


@contextmanager
def _modes(files: list[Path], taken: int) -> Iterator[None]:
    before = {file: file.stat().st_mode for file in files}
    for file, mode in before.items():
        file.chmod(mode & 0o777 & ~taken)
    yield
    for file, mode in before.items():
        if file.exists():
            file.chmod(mode & 0o777)


def limited(size: int) -> Callable[[Path], object]:
    """Return what keeps a process from writing files of more bytes."""
    return lambda _: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def _at_opening(act: Callable[[Path], object]) -> Callable[[Path], object]:
    """Return what makes a process act on a file once, at the moment at which it opens the file."""

    def begin(victim: Path) -> None:
        done: list[bool] = []

        def opened(event: str, arguments: tuple[object, ...]) -> None:
            if event == "open" and not done and str(arguments[0]).endswith(victim.name):
                done.append(True)
                act(victim)

        sys.addaudithook(opened)

    return begin


def _grow(file: Path) -> None:
    with open(file, "ab") as end:
        end.write("全县又有新的进展。\n".encode())


def _drop_permission(file: Path) -> None:
    file.chmod(0)


FAULTS = {
    **{f"full disk, {left} bytes left": Fault(lambda ground, _, left=left: _full(ground, left)) for left in (0, 9000)},
    **{f"files of {size} bytes at most": Fault(inside=limited(size)) for size in (0, 300, 30_000)},
    "permission to write taken away": Fault(_not_writable),
    "permission to read taken away": Fault(_not_readable),
    "permission taken away as it is opened": Fault(inside=_at_opening(_drop_permission)),
    "file vanishes as it is opened": Fault(inside=_at_opening(Path.unlink)),
    "file grows as it is opened": Fault(inside=_at_opening(_grow)),
}
