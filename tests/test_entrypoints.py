"""Entry points, against the standard library's reading of them."""

from __future__ import annotations

import importlib.metadata
from pathlib import Path

from edulint.packs.entrypoints import entry_points


def test_they_are_those_of_importlib_metadata() -> None:
    for group in ("edulint", "console_scripts", "pytest11"):
        ours = {(point.name, point.module) for point in entry_points(group=group)}
        theirs = importlib.metadata.entry_points(group=group)
        assert ours == {(point.name, point.value.partition("[")[0].strip()) for point in theirs}


def test_folders_that_are_not_there_and_damaged_files_are_passed_over(tmp_path: Path) -> None:
    for name, data in (("bad-1.dist-info", b"\xff[edulint]\na = b\n"), ("good-1.dist-info", b"[edulint]\na = b [x]\n")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "entry_points.txt").write_bytes(data)
    (tmp_path / "none-1.dist-info").mkdir()
    points = entry_points([str(tmp_path), str(tmp_path / "missing"), str(tmp_path)])
    assert [(point.name, point.module, point.distribution) for point in points] == [("a", "b", "good")]
