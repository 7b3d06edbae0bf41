"""Puts faults in while edulint works, and looks what is lost.

    python benchmarks/faults.py [--only OPERATION] [--json TALLY]

Each operation is run with each fault, as root and as an ordinary user: a full disk (where one can be mounted), files
that may not grow, permissions taken away, files that vanish or grow as they are opened. No run may end with a
traceback or leave half a file; drafts stay as they were or are repaired; once the fault is gone, the next run must
complete. Where something is lost the exit status is 1.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from attacked import Child, Ground, LostError, require
from faults_put_in import FAULTS, Fault, Operation
from fuzz_cases import ROOT

from edulint.cli import run
from edulint.text.kept_patterns import KeptPatterns

USERS = {"root": 0, "ordinary user": 65534}
_DISK = 8_000_000
_DRAFTS = 4
_CHECK = ["check", "drafts", "--isolated", "--exit-zero", "--jobs", "1"]
_TERMS = "wrong,right\n总结会议,总结会\n"


OPERATIONS = {
    "check --output": Operation([*_CHECK, "--no-cache", "--output", "report.json"], written=("report.json",)),
    "check --fix": Operation([*_CHECK, "--no-cache", "--fix"]),
    "check --annotate": Operation(
        ["check", "letter.docx", "--isolated", "--exit-zero", "--no-cache", "--annotate", "copy.docx"],
        "letter.docx",
        ("copy.docx",),
    ),
    "archive add": Operation(["archive", "add", "archive", "drafts"]),
    "archive update": Operation(["archive", "update", "archive"]),
    "baseline write": Operation(
        ["baseline", "write", "drafts", "--no-cache", "--baseline", "baseline.json"], written=("baseline.json",)
    ),
    "accept": Operation(
        ["accept", "drafts/01.txt:9", "--reason", "looked at", "--config", "edulint.toml"], written=("edulint.toml",)
    ),
    "cache": Operation([*_CHECK, "--cache-dir", "cache"]),
    "kept patterns": Operation([]),
    "terms": Operation(["check", "drafts", "--config", "terms.toml", "--exit-zero", "--no-cache"], "terms.csv"),
}


def _keep_patterns(folder: Path) -> None:
    """Compile patterns in place of a run, and keep them in the folder."""
    kept = KeptPatterns([str(folder / "kept" / "patterns")])
    require(kept.compiled("[甲乙]{2,4}丙").search("甲乙丙") is not None, "a pattern is not what it must be")
    kept.write()


def _word_file() -> bytes:
    if str(ROOT) not in sys.path:
        sys.path.append(str(ROOT))
    from tests.word.docx import file, paragraph

    return file(paragraph("一、工作回顾") + paragraph("全县工作平稳有序，，成效明显。"))


def _is_whole(file: Path) -> bool:
    """Tell whether a file is of its kind from the first byte to the last."""
    data = file.read_bytes()
    try:
        if file.suffix == ".docx":
            return zipfile.ZipFile(io.BytesIO(data)).testzip() is None
        return bool(tomllib.loads(data.decode()) if file.suffix == ".toml" else json.loads(data))
    except (ValueError, zipfile.BadZipFile):
        return False


class Trial:
    """One operation, run by one user with one fault after another."""

    def __init__(self, folder: Path, name: str, user: int) -> None:
        self.ground = Ground(folder, _DRAFTS)
        self.name, self.user, self.operation = name, user, OPERATIONS[name]
        self._edition = 0

    def put_in(self, fault: Fault) -> None:
        """Run with a fault, and again without it.

        Raises:
            LostError: something is lost, or the run does not end in words.
        """
        self._edition += 1
        for begun_anew in {"archive add": ["archive"], "cache": ["cache"], "kept patterns": ["kept"]}.get(
            self.name, []
        ):
            shutil.rmtree(self.ground.folder / begun_anew, ignore_errors=True)
        self.renew()
        files = [self.ground.folder / name for name in self.operation.written]
        before = {file: file.read_bytes() if file.exists() else None for file in files}
        archived = self.ground.archived()
        victim = self.ground.folder / self.operation.read
        with fault.around(self.ground, self.operation):
            status, said = self._run(lambda: fault.inside(victim))
        require("Traceback" not in said and status in (0, 1, 2), f"status {status}: {said[-300:]}")
        require(status == 0 or said != "", "it fails without a word")
        for file, content in before.items():
            is_as_before = (file.read_bytes() if file.exists() else None) == content
            require(is_as_before or _is_whole(file), f"half of {file.name} is written")
        self._require_drafts(victim)
        require(archived <= self.ground.archived(), "the archive has lost something")
        left = [*self.ground.leftovers(), *(self.ground.folder / "kept").glob("patterns.*")]
        require(left == [], f"left behind: {left}")
        self.renew()
        status, said = self._run(lambda: None)
        require(status == 0, f"the next run fails: {said[-300:]}")
        require(all(_is_whole(file) for file in files), "the next run is not complete")
        if self.name == "check --fix":
            require(self.ground.drafts_whole() == _DRAFTS, "the next run does not repair all")
        if self.name.startswith("archive"):
            require(len(self.ground.archived()) == _DRAFTS, "the next run does not archive all")

    def _require_drafts(self, victim: Path) -> None:
        if victim.suffix == ".txt":
            # What the fault has done to it, edulint has not.
            self.ground.write_drafts(self._edition, [self.operation.read])
        self.ground.drafts_whole()

    def renew(self) -> None:
        """Put back what faults and repairs have changed, and give everything to the user."""
        folder = self.ground.folder
        self.ground.write_drafts(self._edition)
        (folder / "letter.docx").write_bytes(_word_file())
        (folder / "terms.csv").write_text(_TERMS, encoding="utf-8")
        (folder / "terms.toml").write_text('terms-file = "terms.csv"\n', encoding="utf-8")
        (folder / "edulint.toml").write_text('lang = "zh"\n', encoding="utf-8")
        for file in (folder, *folder.rglob("*")):
            os.chown(file, self.user, self.user)
            file.chmod(0o700 if file.is_dir() else 0o600)
        if self.name == "archive update" and not (folder / "archive").exists():
            status, said = self._run(lambda: None, OPERATIONS["archive add"].arguments)
            require(status == 0, f"the archive can't be made: {said}")

    def _run(self, inside: Callable[[], object], arguments: list[str] | None = None) -> tuple[int, str]:
        """Return the exit status and what was said on standard error."""
        reading, writing = os.pipe()

        def prepare() -> None:
            if self.user:
                os.setgroups([])
                os.setgid(self.user)
                os.setuid(self.user)
            inside()
            if not self.operation.arguments:
                _keep_patterns(self.ground.folder)

        child = Child(self.ground, arguments or self.operation.arguments or ["checks"], prepare, writing)
        os.close(writing)
        with open(reading, encoding="utf-8", errors="replace") as said:
            told = said.read()
        return child.wait(), told


@contextmanager
def _place(is_mounted: list[bool]) -> Iterator[Path]:
    """Provide a folder that every user may enter, on a small disk of its own where one can be mounted."""
    folder = Path(tempfile.mkdtemp(prefix="edulint-faults-"))
    folder.chmod(0o755)
    disk = folder / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={_DISK},mode=755", "none", str(disk)]
    is_mounted[:] = [
        bool(shutil.which("mount")) and not subprocess.run(command, check=False, capture_output=True).returncode
    ]
    try:
        yield disk
    finally:
        if is_mounted[0]:
            subprocess.run(["umount", str(disk)], check=True)
        shutil.rmtree(folder)


def _kind(fault: str) -> str:
    """Return a fault's name without its size."""
    return "files that may not grow" if fault.startswith("files of") else fault.partition(",")[0]


def trials(name: str, faults: dict[str, Fault], users: dict[str, int], counts: Counter[str]) -> list[str]:
    """Try one operation with faults; return what was lost, and count by fault and user what was put in."""
    lost = []
    for user, number in users.items():
        is_mounted: list[bool] = []
        with _place(is_mounted) as folder:
            trial = Trial(folder, name, number)
            for fault, value in faults.items():
                if fault.startswith("full disk") and not is_mounted[0]:
                    continue
                counts[f"{_kind(fault)}, {user}"] += 1
                try:
                    trial.put_in(value)
                except LostError as error:
                    lost.append(f"{name}, {_kind(fault)}, {user}: {error} ({fault})")
                    sys.stdout.write(f"lost: {lost[-1]}\n")
    return lost


def _import_all() -> None:
    """Run each operation once, so that a child imports nothing: the ordinary user may not read where Python stands."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(Path(folder), "check --output", os.geteuid())
        trial.renew()
        os.chdir(folder)
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            for operation in OPERATIONS.values():
                run(operation.arguments or ["checks"])
            run(["check", "missing.txt"])
        os.chdir(before)


def main(arguments: list[str] | None = None) -> int:
    """Put the faults in; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", choices=[*OPERATIONS])
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(arguments)
    counts: Counter[str] = Counter()
    lost: list[str] = []
    _import_all()
    # Who is not root can be nobody else.
    users = USERS if os.geteuid() == 0 else {"ordinary user": os.geteuid()}
    for name in options.only or OPERATIONS:
        lost += trials(name, FAULTS, users, counts)
    if options.json:
        options.json.write_text(json.dumps({"faults": dict(counts), "lost": lost}, indent=1, ensure_ascii=False) + "\n")
    sys.stdout.write(f"{counts.total()} faults put in; lost: {lost or 'nothing'}\n")
    return int(bool(lost))


if __name__ == "__main__":
    sys.exit(main())
