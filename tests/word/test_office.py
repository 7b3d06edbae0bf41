"""Files of other word processors, read by way of LibreOffice."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from edulint.api import ReadError
from edulint_word import office
from edulint_word.office import OfficeReader

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        OfficeReader().read(data)
    return caught.value.wording.zh


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_damaged_file_is_refused() -> None:
    assert "读不了这份文件" in refusal(b"PK\x03\x04 no archive")


def test_without_libreoffice_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert "请安装 LibreOffice" in refusal(OLE + bytes(600))
    assert "读不了" in refusal(b"garbage")


def test_what_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text('#!/bin/sh\nsleep 300 & echo $! > "$(dirname "$0")/child"\nwait\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _: str(program))
    monkeypatch.setattr(office, "_SECONDS", 1)
    assert "1 秒内没有读完" in refusal(OLE + bytes(600))
    child = int((tmp_path / "child").read_text(encoding="utf-8"))
    command = Path(f"/proc/{child}/cmdline")
    # What has ended has no command any more, even before its parent asks after it.
    assert not command.exists() or b"sleep" not in command.read_bytes()
