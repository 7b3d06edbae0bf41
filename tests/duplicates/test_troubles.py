"""A passing condition is told from damage, and costs nothing of what the archive holds."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from edulint_duplicates.archive import store
from edulint_duplicates.archive.listing import listed
from edulint_duplicates.archive.reading import kept_texts
from edulint_duplicates.archive.store import FILE, damage, open_for_reading, open_for_writing
from edulint_duplicates.archive.troubles import ArchiveError, is_damage, trouble
from tests.duplicates.test_archive import add, told, write
from tests.duplicates.test_commands import run
from tests.ordinary_user import as_ordinary_user

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no users to become and no modes of files")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that every user may enter, which pytest's own is not."""
    made = Path(tempfile.mkdtemp())
    made.chmod(0o777)
    yield made
    subprocess.run(["chmod", "-R", "u+rwX", str(made)], check=True)
    shutil.rmtree(made)


@contextmanager
def file_limit(size: int) -> Iterator[None]:
    """Let no file grow beyond a size, as where a disk is full."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    disk = folder / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size},mode=777", "none", str(disk)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def sqlite_error(name: str, extended: int = 0) -> sqlite3.Error:
    error = sqlite3.OperationalError("what SQLite says")
    error.sqlite_errorcode = getattr(sqlite3, f"SQLITE_{name}") | extended << 8  # type: ignore[attr-defined]
    return error


@pytest.mark.parametrize("extended", [0, 3])
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("BUSY", "try again later"),
        ("LOCKED", "try again later"),
        ("FULL", "disk is full"),
        ("READONLY", "not written"),
        ("IOERR", "no reason to delete"),
        ("NOMEM", "no reason to delete"),
        ("CANTOPEN", "permissions"),
        ("PERM", "permissions"),
        ("CONSTRAINT", "archive check"),
    ],
)
def test_a_passing_condition_is_no_damage(name: str, extended: int, words: str) -> None:
    error = sqlite_error(name, extended)
    said = trouble(error, Path("a.sqlite")).wording
    assert not is_damage(error)
    assert words in said.en
    assert "damaged" not in said.en
    assert "损坏" not in said.zh


@pytest.mark.parametrize("name", ["CORRUPT", "NOTADB", "FORMAT"])
def test_damage_is_called_so(name: str) -> None:
    assert "make it again" in trouble(sqlite_error(name, 1), Path("a.sqlite")).wording.en


def test_a_lock_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = tmp_path / "archive"
    add(archive, write(tmp_path / "1.txt", 1))
    monkeypatch.setattr(store, "_PATIENCE", 0.05)
    monkeypatch.chdir(tmp_path)
    with closing(sqlite3.connect(archive / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        write(tmp_path / "2.txt", 2)
        result = run("add", "archive", "2.txt", status=2)
    assert "another process is writing" in result.stderr
    assert "1 added" in run("add", "archive", "2.txt").output


@posix
def test_without_permission_nothing_is_called_damaged(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = folder / "archive"
    add(archive, write(folder / "1.txt", 1))
    write(folder / "2.txt", 2)
    archive.chmod(0o555)
    (archive / FILE).chmod(0o444)
    monkeypatch.chdir(folder)
    with as_ordinary_user():
        assert len(told(archive, 1)) == 1
        result = run("add", "archive", "2.txt", status=2)
        assert "not written" in result.stderr
        assert "damaged" not in result.stderr
    (archive / FILE).chmod(0)
    with as_ordinary_user():
        assert "permissions" in run("list", "archive", status=2).stderr
    (archive / FILE).chmod(0o644)
    assert "1 added" in run("add", "archive", "2.txt").output


@posix
def test_what_was_interrupted_is_not_read_by_halves(folder: Path) -> None:
    archive = folder / "archive"
    add(archive, write(folder / "1.txt", 1))
    with closing(open_for_writing(archive)) as connection:
        # A run that is killed leaves its log: kept here while the connection closes.
        connection.execute("INSERT INTO meta VALUES ('more', 'x')")
        log = (archive / f"{FILE}-wal").read_bytes()
    (archive / f"{FILE}-wal").write_bytes(log)
    archive.chmod(0o555)
    with as_ordinary_user(), pytest.raises(ArchiveError, match="interrupted"):
        open_for_reading(archive)
    archive.chmod(0o755)
    assert len(told(archive, 1)) == 1


@pytest.mark.parametrize("size", [4_000, 60_000, 150_000])
def test_where_no_file_may_grow_what_there_is_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "0.txt", 0)
    run("add", "archive", "0.txt")
    paths = [write(tmp_path / f"{number}.txt", *range(number * 8, number * 8 + 8)).name for number in range(1, 60)]
    with file_limit(size):
        result = run("add", "archive", *paths, status=2)
        assert "damaged" not in result.stderr
        assert "Traceback" not in result.stderr
    with closing(open_for_reading(tmp_path / "archive")) as connection:
        assert list(damage(connection)) == []
        assert "0.txt" in [file.path for file in listed(connection, Path("archive"))]
    run("add", "archive", *paths)
    assert run("list", "archive").output.count(".txt") == 60


@posix
def test_a_full_disk_is_told_and_costs_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [write(folder / f"{number:02}.txt", *range(number * 8, number * 8 + 8)).name for number in range(60)]
    monkeypatch.chdir(folder)
    with small_disk(folder, "260k") as disk:
        run("add", "disk/archive", paths[0])
        result = run("add", "disk/archive", *paths, status=2)
        assert "disk is full" in result.stderr
        assert "damaged" not in result.stderr
        with closing(open_for_reading(disk / "archive")) as connection:
            assert list(damage(connection)) == []
        subprocess.run(["mount", "-o", "remount,size=8m", str(disk)], check=True)
        run("add", "disk/archive", *paths)
        assert run("list", "disk/archive").output.count(".txt") == 60


def test_damage_within_a_row_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = tmp_path / "archive"
    add(archive, write(tmp_path / "1.txt", 1, 2), write(tmp_path / "2.txt", 1, 3))
    with closing(sqlite3.connect(archive / FILE)) as connection, connection:
        connection.execute("UPDATE body SET text = x'00'")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ArchiveError, match="is damaged"):
        told(archive, 1)
    with pytest.raises(ArchiveError, match="is damaged"):
        list(kept_texts(str(archive), "draft.txt"))
    assert "is damaged" in run("stats", "archive", "--phrases", status=2).stderr
