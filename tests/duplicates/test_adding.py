"""Adding to the archive: several runs at once, any file name, files that change, vanish or end their reader."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from edulint_duplicates.archive.listing import listed
from edulint_duplicates.archive.store import FILE, damage, open_for_reading
from edulint_duplicates.archive.writing import shown_path, stored_path
from tests.duplicates.test_archive import add, told, write
from tests.duplicates.test_commands import run

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no names that are not UTF-8 and no signals")


_FIRST = """
import sys
from edulint.cli import run
sys.stdin.read()
raise SystemExit(run(["archive", "add", "archive", *sys.argv[1:]]))
"""


@pytest.mark.parametrize("_round", range(2))
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
        pytest.skip("this file system has no names that are not UTF-8")
    assert "1 added" in run("add", "archive", ".").output
    assert "1 as they were" in run("update", "archive").output
    assert "\x1b" not in run("list", "archive").output
    (file,) = json.loads(run("list", "archive", "--format", "json").output)["files"]
    assert file["path"] == r"\udcb9\udca4\udcc8\udccb" + "\x1b[2J.txt"
    assert len(told(tmp_path / "archive", 1)) == 1
    assert "1 removed" in run("remove", "archive", name).output


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
