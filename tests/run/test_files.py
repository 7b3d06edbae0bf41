"""Finding drafts and writing them back."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from edulint.run.files import UnreadableError, find_drafts, read_bytes
from tests.ordinary_user import as_ordinary_user

SUFFIXES = {".txt", ".md"}


def found(*paths: object) -> list[str]:
    return list(find_drafts(map(str, paths), SUFFIXES).paths)


def test_a_folder_gives_its_drafts_and_a_file_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "B.MD", "c.docx", ".hidden.txt", "~$a.txt", "sub/d.txt", ".git/e.txt", "node_modules/f.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("好", encoding="utf-8")
    assert found(".") == ["B.MD", "a.txt", "sub/d.txt"]
    assert found("c.docx", "./a.txt", "a.txt", "sub") == ["a.txt", "c.docx", "sub/d.txt"]


def test_links_to_folders_are_not_followed_and_loops_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("好", encoding="utf-8")
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "loop").symlink_to("loop")
    drafts = find_drafts([str(tmp_path)], SUFFIXES)
    assert drafts.paths == (f"{tmp_path}/a.txt",)
    assert [(Path(problem.path).name, problem.message.zh) for problem in drafts.problems] == [
        ("loop", "符号链接指向自己，无法读取"),
        ("loop.txt", "符号链接指向自己，无法读取"),
    ]


def test_a_folder_that_cannot_be_opened_is_named_and_the_rest_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a/x.txt", "b/x.txt", "c/x.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("好", encoding="utf-8")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("/a"):
            raise PermissionError(13, "Permission denied")
        if path.endswith("/b"):
            # A folder that vanishes between being listed and being opened.
            raise FileNotFoundError(2, "No such file or directory")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    drafts = find_drafts([str(tmp_path)], SUFFIXES)
    assert drafts.paths == (f"{tmp_path}/c/x.txt",)
    assert [(problem.path[-1], problem.message.zh) for problem in drafts.problems] == [
        ("a", "打不开文件夹：没有权限"),
        ("b", "打不开文件夹：没有这个文件或文件夹"),
    ]


def test_a_folder_without_permission_is_named() -> None:
    # Not pytest's own folder: only its owner may enter that, and the superuser has to become somebody else here.
    folder = Path(tempfile.mkdtemp())
    try:
        folder.chmod(0o755)
        (folder / "a.txt").write_text("好", encoding="utf-8")
        (folder / "locked").mkdir(mode=0)
        with as_ordinary_user():
            drafts = find_drafts([str(folder)], SUFFIXES)
    finally:
        shutil.rmtree(folder)
    assert drafts.paths == (f"{folder}/a.txt",)
    assert [(problem.path, problem.message.zh) for problem in drafts.problems] == [
        (f"{folder}/locked", "打不开文件夹：没有权限")
    ]


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    drafts = find_drafts([str(tmp_path / "no.txt")], SUFFIXES)
    assert drafts.paths == ()
    assert drafts.problems[0].message.en == "no such file or folder"


def test_large_files_and_other_things_are_not_read(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(3_000_001)
    with pytest.raises(UnreadableError, match=r"has 3.0 MB, more than 3 MB"):
        read_bytes(str(large), 3)
    assert len(read_bytes(str(large), 4)) == 3_000_001
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    with pytest.raises(UnreadableError, match="not a regular file"):
        read_bytes(str(pipe), 3)
