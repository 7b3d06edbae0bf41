"""The folder of sealed entries: what is whole and one's own comes back, everything else is not there."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from edulint.run import store as module
from edulint.run.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = Store.opened(str(tmp_path / "cache"))
    assert opened
    return opened


def entry(tmp_path: Path, name: str) -> Path:
    return tmp_path / "cache" / "entries" / name


def test_what_was_put_comes_back(store: Store, tmp_path: Path) -> None:
    store.put("a1", b"what")
    store.put("b2", b"")
    again = Store.opened(str(tmp_path / "cache"))
    assert again
    assert (again.get("a1"), again.get("b2"), again.get("c3")) == (b"what", b"", None)


def test_it_says_what_it_is_and_git_leaves_it_alone(store: Store, tmp_path: Path) -> None:
    assert (tmp_path / "cache/.gitignore").read_text().splitlines()[-1] == "*"
    assert (tmp_path / "cache/CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55\n")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes of owner, group and others")
def test_nobody_else_reads_it(store: Store, tmp_path: Path) -> None:
    store.put("a1", b"what")
    assert [path.stat().st_mode & 0o077 for path in (tmp_path / "cache", entry(tmp_path, "a1"))] == [0, 0]


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(path.read_bytes() + b"x"),
        lambda path: path.write_bytes(path.read_bytes()[:16] + b"other"),
        lambda path: path.write_bytes(b""),
        lambda path: (path.rename(path.with_name("kept")), path.symlink_to(path.with_name("kept"))),
        lambda path: (path.unlink(), path.mkdir()),
        lambda path: (path.unlink(), os.mkfifo(path)),
    ],
    ids=["shorter", "longer", "other words", "empty", "link", "folder", "pipe"],
)
@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes, and links need rights")
def test_a_damaged_entry_is_not_there(store: Store, tmp_path: Path, damage) -> None:
    store.put("a1", b"words")
    damage(entry(tmp_path, "a1"))
    assert store.get("a1") is None


def test_an_entry_under_another_name_is_not_there(store: Store, tmp_path: Path) -> None:
    store.put("a1", b"words")
    entry(tmp_path, "a1").rename(entry(tmp_path, "b2"))
    assert store.get("b2") is None


def test_a_cache_that_came_with_a_repository_is_void(store: Store, tmp_path: Path) -> None:
    store.put("a1", b"words")
    seal = tmp_path / "cache/seal"
    # Who checks a repository out gets files of this moment, whatever they hold.
    os.utime(seal, (time.time() - 60, time.time() - 60))
    again = Store.opened(str(tmp_path / "cache"))
    assert again
    assert again.get("a1") is None
    again.put("a1", b"new")
    assert again.get("a1") == b"new"


def test_a_cache_packed_and_unpacked_with_its_times_is_good(store: Store, tmp_path: Path) -> None:
    store.put("a1", b"words")
    seal = tmp_path / "cache/seal"
    modified = seal.stat().st_mtime // 2 * 2
    os.utime(seal, (modified, modified))
    again = Store.opened(str(tmp_path / "cache"))
    assert again
    assert again.get("a1") == b"words"


@pytest.mark.skipif(os.name == "nt", reason="on Windows links need rights")
def test_a_link_or_a_file_in_its_place_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "file").write_text("x")
    assert Store.opened(str(tmp_path / "link")) is None
    assert Store.opened(str(tmp_path / "file")) is None
    assert Store.opened(str(tmp_path / "no/such/folder")) is None
    assert not list((tmp_path / "elsewhere").iterdir())


def test_it_does_not_grow_without_bound(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_BYTES", 1000)
    now = time.time()
    for number in range(20):
        store.put(f"e{number:02}", bytes(84))
        os.utime(entry(tmp_path, f"e{number:02}"), (now - 100 + number, now - 100 + number))
    store.prune()
    left = sorted(path.name for path in entry(tmp_path, "x").parent.iterdir())
    assert left == [f"e{number:02}" for number in range(12, 20)]


def test_what_is_old_and_what_killed_runs_left_goes(store: Store, tmp_path: Path) -> None:
    store.put("fresh", b"x")
    store.put("old", b"x")
    (unfinished := entry(tmp_path, "half.123.new")).write_bytes(b"x")
    (under_way := entry(tmp_path, "half.124.new")).write_bytes(b"x")
    month = time.time() - 31 * 86_400
    os.utime(entry(tmp_path, "old"), (month, month))
    os.utime(unfinished, (time.time() - 3600,) * 2)
    store.prune()
    assert sorted(path.name for path in under_way.parent.iterdir()) == ["fresh", "half.124.new"]


def test_what_is_used_stays_young(store: Store, tmp_path: Path) -> None:
    store.put("a1", b"x")
    week = time.time() - 7 * 86_400
    os.utime(entry(tmp_path, "a1"), (week, week))
    assert store.get("a1") == b"x"
    assert time.time() - entry(tmp_path, "a1").stat().st_mtime < 60
