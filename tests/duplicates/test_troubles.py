"""A passing condition is told from damage, two first runs lose nothing, and any name can be archived."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
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
from edulint_duplicates.archive.writing import shown_path, stored_path
from tests.duplicates.test_archive import add, told, write
from tests.duplicates.test_commands import run

posix = pytest.mark.skipif(os.name == "nt", reason="there are no such files and users here")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that every user may enter, which pytest's own is not."""
    made = Path(tempfile.mkdtemp())
    made.chmod(0o777)
    yield made
    subprocess.run(["chmod", "-R", "u+rwX", str(made)], check=True)
    shutil.rmtree(made)


@contextmanager
def as_ordinary_user() -> Iterator[None]:
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


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


_FIRST = """
import sys
from edulint.cli import run
sys.stdin.read()
raise SystemExit(run(["archive", "add", "archive", *sys.argv[1:]]))
"""


@pytest.mark.parametrize("_round", range(4))
def test_two_first_runs_at_once_lose_nothing(tmp_path: Path, _round: int) -> None:
    paths = [write(tmp_path / f"{number}.txt", number * 2, number * 2 + 1).name for number in range(9)]
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", _FIRST, *paths[start::3]],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            cwd=tmp_path,
        )
        for start in range(3)
    ]
    for process in processes:
        assert process.stdin is not None
        process.stdin.close()
    assert [process.wait() for process in processes] == [0, 0, 0]
    with closing(open_for_reading(tmp_path / "archive")) as connection:
        assert len(list(listed(connection, tmp_path / "archive"))) == 9
        assert list(damage(connection)) == []
    assert not list((tmp_path / "archive").glob("*.new*"))


def test_a_making_that_was_killed_leaves_nothing_for_long(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    old, young = archive / f"{FILE}-00.new", archive / f"{FILE}-11.new"
    for left in (old, young):
        left.write_bytes(b"half")
    os.utime(old, (0, 0))
    add(archive, write(tmp_path / "1.txt", 1))
    assert sorted(file.name for file in archive.iterdir()) == [FILE, young.name]


@pytest.mark.parametrize("name", ["\udcb9\udca4.txt", r"\udcb9.txt", r"\udc5c.txt", "a\\b.txt"])
def test_any_name_is_kept_and_found_again(name: str) -> None:
    stored = stored_path(Path("archive"), f"reports/{name}")
    stored.encode("utf-8")
    if os.name != "nt":
        assert shown_path(Path("archive"), stored) == f"reports/{name}"


@posix
def test_a_name_that_is_not_utf_8_is_archived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = os.fsdecode("工人".encode("gbk") + b"\x1b[2J.txt")
    monkeypatch.chdir(tmp_path)
    try:
        write(tmp_path / name, 1)
    except OSError:
        pytest.skip("this file system takes no such name")
    assert "1 added" in run("add", "archive", ".").output
    assert "1 as they were" in run("update", "archive").output
    assert "\x1b" not in run("list", "archive").output
    (file,) = json.loads(run("list", "archive", "--format", "json").output)["files"]
    assert file["path"] == r"\udcb9\udca4\udcc8\udccb" + "\x1b[2J.txt"
    assert len(told(tmp_path / "archive", 1)) == 1
    assert "1 removed" in run("remove", "archive", name).output


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


def test_a_file_that_vanishes_is_named_and_the_rest_is_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from edulint_duplicates.archive import adding

    monkeypatch.chdir(tmp_path)
    for number in range(3):
        write(tmp_path / f"{number}.txt", number)
    record_of = adding._record

    def vanishing(path: str, read: adding.Read) -> object:
        if path == "1.txt":
            (tmp_path / path).unlink()
        return record_of(path, read)

    monkeypatch.setattr(adding, "_record", vanishing)
    result = run("add", "archive", "0.txt", "1.txt", "2.txt", status=2)
    assert "2 added" in result.output
    assert "1.txt" in result.stderr


def test_a_file_that_grows_while_it_is_read_is_read_again_by_the_next_update(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from edulint_duplicates.archive import adding

    monkeypatch.chdir(tmp_path)
    write(tmp_path / "1.txt", 1)
    record_of = adding.record_of

    def growing(path: str, *more: object) -> object:
        record = record_of(path, *more)  # type: ignore[arg-type]
        write(tmp_path / "1.txt", 1, 2)
        return record

    with monkeypatch.context() as patch:
        patch.setattr(adding, "record_of", growing)
        run("add", "archive", "1.txt")
    assert "1 added or changed" in run("update", "archive").output
    assert len(told(tmp_path / "archive", 2)) == 1


@posix
def test_a_file_that_ends_the_process_that_reads_it_costs_itself_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from edulint_duplicates.archive import adding

    monkeypatch.chdir(tmp_path)
    paths = [write(tmp_path / f"{number}.txt", number).name for number in range(6)]
    record_of = adding.record_of

    def dying(path: str, *more: object) -> object:
        if path == "3.txt":
            os._exit(9)
        return record_of(path, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(adding, "record_of", dying)
    monkeypatch.setattr(adding, "_WORTH_PROCESSES", 2)
    monkeypatch.setattr(adding, "_CHUNK", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    result = run("add", "archive", *paths, status=2)
    assert "5 added or changed" in result.output
    assert "3.txt: the process that read this file died" in result.stderr
