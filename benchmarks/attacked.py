"""A folder of drafts that ``kill.py`` attacks, and what must hold in it afterwards."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import closing, redirect_stdout
from pathlib import Path

from edulint.cli import run
from edulint_duplicates.archive import adding, writing
from edulint_duplicates.archive.listing import listed
from edulint_duplicates.archive.store import FILE, damage, open_for_reading

_SYLLABLES = "教育学校安全工程投资项目农村公路卫生服务文化体育环境保护就业培训科技创新财政税收"
_REPAIRABLE = "全县工作平稳有序，，成效明显。\n"
_REPAIRED = "全县工作平稳有序，成效明显。\n"
# What a killed run leaves is removed by the next one when it is as old as this.
_OLD = 3600.0


class LostError(AssertionError):
    """Something was lost, or is not what it must be; the text says what."""


def require(holds: bool, what: str) -> None:
    """Raise where something does not hold.

    Raises:
        LostError: it does not.
    """
    if not holds:
        raise LostError(what)


def import_all() -> None:
    """Import commands, packs and checks, so that every child begins with them."""
    with open(os.devnull, "w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):
        run(["check", __file__, "--isolated", "--exit-zero", "--no-cache"])


class Ground:
    """Drafts with something to repair in a folder of their own, and an archive, a report and a cache beside it."""

    def __init__(self, folder: Path, drafts: int = 12) -> None:
        self.folder = folder
        self.names = [f"drafts/{number:02}.txt" for number in range(drafts)]
        (folder / "drafts").mkdir(exist_ok=True)
        self.write_drafts()

    def write_drafts(self, edition: int = 0, names: Iterable[str] | None = None) -> None:
        """Write drafts in an edition of their own, with something to repair."""
        for name in names or self.names:
            (self.folder / name).write_text(text_of(name, edition) + _REPAIRABLE, encoding="utf-8")

    def drafts_whole(self) -> int:
        """Require that each draft is as it was or repaired; return how many are repaired."""
        repaired = 0
        for name in self.names:
            text = (self.folder / name).read_bytes().decode(errors="replace")
            require(text.endswith((_REPAIRABLE, _REPAIRED)), f"{name} is torn")
            require(text.count("\n") == 9, f"{name} lost lines")
            repaired += text.endswith(_REPAIRED)
        return repaired

    def archived(self) -> set[str]:
        """Require that the archive is sound; return the names of what it holds."""
        folder = self.folder / "archive"
        if not (folder / FILE).exists():
            return set()
        with closing(open_for_reading(folder)) as connection:
            require(list(damage(connection)) == [], "the archive is damaged")
            halves = connection.execute(
                "SELECT count(*) FROM document WHERE id NOT IN (SELECT document FROM body)"
                " OR id NOT IN (SELECT document FROM file)"
            ).fetchone()
            require(halves == (0,), "half a document is in the archive")
            return {Path(file.path).name for file in listed(connection, folder)}

    def report(self) -> set[str] | None:
        """Require that the report is whole if there is one; return the drafts that it tells of."""
        file = self.folder / "report.json"
        if not file.exists():
            return None
        return {Path(one["path"]).name for one in json.loads(file.read_bytes())["findings"]}

    def age_leftovers(self) -> None:
        """Make what killed runs have left old enough for the next run to remove."""
        then = time.time() - _OLD
        for file in self.leftovers():
            os.utime(file, (then, then))

    def leftovers(self) -> list[Path]:
        """Return the temporary files of killed runs."""
        return [
            file
            for file in self.folder.rglob("*")
            if file.is_file() and (file.name.startswith(".edulint-") or ".new" in file.name)
        ]


def text_of(name: str, edition: int = 0) -> str:
    """Return eight lines that no other draft or edition has."""
    seed = sum(map(ord, name)) * 1009 + edition
    lines = []
    for line in range(8):
        seed = (seed * 1103515245 + 12345 + line) % 2**31
        words = "".join(_SYLLABLES[(seed >> shift) * 7 % len(_SYLLABLES)] for shift in range(24))
        lines.append(f"关于{words}的工作已经按期完成。\n")
    return "".join(lines)


class Child:
    """A run of the command line in a process of its own, which begins at once: the interpreter is there already."""

    def __init__(
        self,
        ground: Ground,
        arguments: list[str],
        prepare: Callable[[], object] | None = None,
        errors: int | None = None,
    ) -> None:
        """Begin; ``prepare`` is called in the child first, ``errors`` takes the place of standard error."""
        self.pid = os.fork()
        if self.pid:
            return
        try:
            os.setsid()
            os.chdir(ground.folder)
            handle = os.open(os.devnull, os.O_WRONLY)
            os.dup2(handle, 1)
            os.dup2(handle if errors is None else errors, 2)
            if prepare:
                prepare()
            sys.stdout, sys.stderr = (os.fdopen(number, "w", encoding="utf-8") for number in (1, 2))
            # Small batches, so that there are many moments between them.
            adding._BATCH, adding._WORTH_PROCESSES, writing._SORTED_TOGETHER = 3, 10, 5
            status = run(arguments)
            sys.stdout.flush()
            sys.stderr.flush()
        except BaseException as error:
            os.write(2, f"Traceback: {type(error).__name__}: {error}\n".encode(errors="replace"))
            status = 99
        os._exit(status)

    def wait(self) -> int:
        """Return the exit status, negative where a signal ended the process."""
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def kill_after(self, seconds: float, *, group: bool) -> bool:
        """Kill it, with its workers or alone, and see that they end; return whether it was still at work."""
        time.sleep(seconds)
        try:
            (os.killpg if group else os.kill)(self.pid, signal.SIGKILL)
        except ProcessLookupError:
            # It has not come so far as to lead a group of its own.
            os.kill(self.pid, signal.SIGKILL)
        killed = self.wait() == -signal.SIGKILL
        for _ in range(200):
            try:
                os.killpg(self.pid, 0)
            except ProcessLookupError:
                return killed
            time.sleep(0.05)
        raise LostError("workers outlive a run that was killed")
