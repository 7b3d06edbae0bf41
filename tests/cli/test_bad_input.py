"""A folder that also holds what can't be read: every good draft is checked, every bad one named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Edulint


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Good drafts among bad ones."""
    for name in ("good.txt", "sub/good.md", "z.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("一、回顾\n工作坏。\n", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_text(" \n\u3000\r\n", encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "damaged.txt").write_bytes("工作总结\n今年坏，全".encode() + b"\xfe\xff" + "市工作。\n".encode())
    (tmp_path / "large.txt").write_text("教育工作坏" * 1_400_000, encoding="utf-8")
    (tmp_path / "renamed.md").write_bytes(b"PK\x03\x04" + bytes(range(256)) * 40)
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "itself").symlink_to(".")
    return tmp_path


def test_every_good_draft_is_checked_and_every_bad_one_named(county: Edulint, folder: Path) -> None:
    run = county("check", ".", "--format", "json")
    assert run.status == 2
    assert "Traceback" not in run.errors
    checked = [finding["path"] for finding in run.json["findings"] if finding["code"] == "ZZ101"]
    assert checked == ["damaged.txt", "good.txt", "sub/good.md", "z.txt"]
    named = {error["path"]: error["message"] for error in run.json["errors"]}
    assert sorted(named) == [
        "binary.txt",
        "blank.txt",
        "damaged.txt",
        "empty.txt",
        "large.txt",
        "loop.txt",
        "renamed.md",
    ]
    assert all(path in run.errors for path in named)
    assert "第 2 行第 6 列" in named["damaged.txt"]
    assert "max-size" in named["large.txt"]


def test_a_large_file_without_a_line_break_is_checked_where_it_is_allowed(county: Edulint, folder: Path) -> None:
    (folder / "edulint.toml").write_text("max-size = 30\n", encoding="utf-8")
    run = county("check", "large.txt", "--format", "json", "--select", "same-start")
    assert (run.status, run.json["errors"]) == (0, [])
    assert run.json["summary"]["characters"] == 7_000_000
