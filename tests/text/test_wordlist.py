"""Word lists beside the code."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from edulint.text.wordlist import WordList

ROOT = Path(__file__).parents[2]
LISTS = sorted(path for folder in ("edulint", "plugins") for path in (ROOT / folder).rglob("*.txt"))


def list_of(folder: Path, text: str) -> WordList:
    (folder / "words.txt").write_text(text, encoding="utf-8")
    return WordList(str(folder / "module.py"), "words.txt")


def test_blank_lines_and_comments_are_left_out(tmp_path: Path) -> None:
    assert list_of(tmp_path, "# a list\n\n县 市\n  区  \r\n#\n").lines == ("县 市", "区")


def test_words_are_told_apart_by_section(tmp_path: Path) -> None:
    words = list_of(tmp_path, "# a list\n[unit]\n个 名\n人\n\n[empty]\n[mark]\n[x]\n")
    assert words.sections == {"unit": ("个", "名", "人"), "empty": (), "mark": (), "x": ()}
    assert words.section("unit") == ("个", "名", "人")
    assert words.words == {"个", "名", "人"}


def test_words_before_the_first_section_are_a_mistake(tmp_path: Path) -> None:
    words = list_of(tmp_path, "个 名\n[unit]\n人\n")
    with pytest.raises(KeyError):
        words.section("unit")


def test_a_list_without_sections_is_read_line_by_line(tmp_path: Path) -> None:
    words = list_of(tmp_path, "所 学校 幼儿园\n项\n")
    assert words.rows == (("所", "学校", "幼儿园"), ("项",))
    assert words.table == {"所": ("学校", "幼儿园"), "项": ()}
    assert words.words == {"所", "学校", "幼儿园", "项"}


def test_a_list_is_a_pattern_of_all_or_some_of_its_words(tmp_path: Path) -> None:
    words = list_of(tmp_path, "[one]\n项 项目\n[other]\n个.\n")
    assert re.findall(words.any_of(), "项目个.个x") == ["项目", "个."]
    assert re.findall(words.any_of("one"), "项目个.") == ["项目"]
    with pytest.raises(KeyError):
        words.any_of("third")


def test_a_list_is_read_when_its_words_are_asked_for_and_again_when_it_is_cleared(tmp_path: Path) -> None:
    words = WordList(str(tmp_path / "module.py"), "words.txt")
    list_of(tmp_path, "个")
    assert words.words == {"个"}
    list_of(tmp_path, "名")
    assert words.words == {"个"}
    words.cache_clear()
    assert words.words == {"名"}


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_no_list_of_ours_says_anything_twice(path: Path) -> None:
    words = WordList(str(path), path.name)
    if any(line.startswith("[") for line in words.lines):
        twice = [word for section in words.sections.values() for word, count in Counter(section).items() if count > 1]
    else:
        twice = [line for line, count in Counter(words.lines).items() if count > 1]
    assert twice == []
