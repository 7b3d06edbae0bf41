"""Word lists beside the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from edulint.wordlist import lines_beside, sections_beside


def test_blank_lines_and_comments_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("# a list\n\n县 市\n  区  \r\n#\n", encoding="utf-8")
    assert lines_beside(str(tmp_path / "module.py"), "words.txt") == ("县 市", "区")


def test_words_are_told_apart_by_section(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("# a list\n[unit]\n个 名\n人\n\n[empty]\n[mark]\n[x]\n", encoding="utf-8")
    sections = sections_beside(str(tmp_path / "module.py"), "words.txt")
    assert sections == {"unit": ("个", "名", "人"), "empty": (), "mark": (), "x": ()}


def test_words_without_a_section_are_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("个 名\n", encoding="utf-8")
    with pytest.raises(KeyError):
        sections_beside(str(tmp_path / "module.py"), "words.txt")
