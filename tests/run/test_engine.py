"""Drafts of a run, checked and compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from edulint.cli import run
from edulint.run import engine

_WORDS = "东山小学添置图书三百册并且修好了操场北面的围墙，西河中学请来退休教师辅导学生练字，南坪幼儿园换了全部旧门窗。"


def _compared(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    run(["--isolated", "--no-cache", "--exit-zero", "--select", "DU201", "--format", "json", str(folder)])
    return capsys.readouterr().out


def test_how_many_drafts_are_kept_while_drafts_are_compared_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, own in enumerate(("河东乡", "河西乡", "岭南镇", "岭北镇", "城关镇")):
        (tmp_path / f"{number}.txt").write_text(f"{own}工作小结\n{own}今年的事情不多。\n{_WORDS}\n", encoding="utf-8")
    told = _compared(tmp_path, capsys)
    assert told.count('"DU201"') == 4
    monkeypatch.setattr(engine, "_KEPT_CHARACTERS", 1)
    assert _compared(tmp_path, capsys) == told
