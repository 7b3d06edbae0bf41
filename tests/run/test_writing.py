"""Files written whole or not at all, and never over somebody else's words."""

from __future__ import annotations

import os
import stat
import threading
import time
from pathlib import Path

import pytest

from edulint.run.files import UnreadableError
from edulint.run.writing import replace_file, write_file

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no modes and owners of files and no named pipes")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_bytes(b"before")
    return tmp_path / "a.txt"


@pytest.mark.parametrize("failing", ["replace", "fsync"])
def test_writing_is_whole_or_not_at_all(draft: Path, monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, failing, refuse)
        with pytest.raises(UnreadableError, match="the disk is full"):
            replace_file(str(draft), b"before", b"after")
        with pytest.raises(UnreadableError, match="the disk is full"):
            write_file(str(draft), b"after")
    assert draft.read_bytes() == b"before"
    assert list(draft.parent.iterdir()) == [draft]
    replace_file(str(draft), b"before", b"after")
    assert draft.read_bytes() == b"after"


@pytest.mark.parametrize("now", [b"", b"befor", b"before and more", b"beforf"])
def test_a_draft_that_somebody_changed_meanwhile_is_left_alone(draft: Path, now: bytes) -> None:
    draft.write_bytes(now)
    with pytest.raises(UnreadableError, match="was changed"):
        replace_file(str(draft), b"before", b"after")
    assert draft.read_bytes() == now
    assert list(draft.parent.iterdir()) == [draft]


def test_a_draft_that_is_gone_is_not_made_again(draft: Path) -> None:
    draft.unlink()
    with pytest.raises(UnreadableError):
        replace_file(str(draft), b"before", b"after")
    assert list(draft.parent.iterdir()) == []


@posix
def test_mode_and_owner_stay_and_the_time_is_new(draft: Path) -> None:
    draft.chmod(0o640)
    os.utime(draft, (1, 1))
    if os.geteuid() == 0:
        os.chown(draft, 65534, 65534)
    owner = draft.stat().st_uid
    replace_file(str(draft), b"before", b"after")
    assert stat.S_IMODE(draft.stat().st_mode) == 0o640
    assert draft.stat().st_uid == owner
    assert draft.stat().st_mtime > 1


@posix
def test_hard_links_are_not_parted(draft: Path) -> None:
    os.link(draft, draft.with_name("b.txt"))
    with pytest.raises(UnreadableError, match="2 hard links"):
        replace_file(str(draft), b"before", b"after")
    assert draft.read_bytes() == draft.with_name("b.txt").read_bytes() == b"before"


@posix
def test_a_new_file_has_the_mode_of_any_new_file(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write_file(str(tmp_path / "report.json"), b"{}")
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "report.json").stat().st_mode) == 0o640


@posix
def test_a_pipe_is_written_into_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    data = b"x" * 200_000
    write_file(str(pipe), data)
    reader.join()
    assert read == [data]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_what_a_killed_run_left_behind_is_removed_by_the_next(draft: Path) -> None:
    old, young = draft.with_name(".edulint-old"), draft.with_name(".edulint-young")
    for path in (old, young):
        path.write_bytes(b"half")
    os.utime(old, (time.time() - 3600,) * 2)
    write_file(str(draft), b"after")
    assert sorted(path.name for path in draft.parent.iterdir()) == [".edulint-young", "a.txt"]
