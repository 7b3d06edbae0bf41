"""Word lists beside the code."""

from __future__ import annotations

from pathlib import Path

from edulint.wordlist import lines_beside


def test_blank_lines_and_comments_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("# a list\n\n县 市\n  区  \r\n#\n", encoding="utf-8")
    assert lines_beside(str(tmp_path / "module.py"), "words.txt") == ("县 市", "区")
