"""Phrasings from which something is gone: how they are read, and that each has a case."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

import pytest

import edulint_placeholders
from edulint.api import WordList, fold
from edulint_placeholders.lost import agreed
from edulint_placeholders.masks import objects
from edulint_placeholders.phrasings import PhrasingError, Phrasings
from tests.word_lists import is_needed

MODULES = (agreed, objects)


def without(phrasings: Phrasings, line: str) -> Phrasings:
    """Return the same phrasings but one."""
    others = Phrasings(phrasings.words)
    others.lines = {name: [one for one in lines if one != line] for name, lines in phrasings.lines.items()}
    return others


@pytest.mark.parametrize(
    ("module", "line"),
    [
        pytest.param(module, line, id=line)
        for module in MODULES
        for lines in module.PHRASINGS.lines.values()
        for line in lines
    ],
)
def test_each_phrasing_has_a_case(module: ModuleType, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    finds = Phrasings(module.PHRASINGS.words).pattern_of([line])
    monkeypatch.setattr(module, "PHRASINGS", without(module.PHRASINGS, line))
    assert is_needed(edulint_placeholders, finds)


def pattern_of(tmp_path: Path, line: str) -> re.Pattern[str]:
    """Return the pattern of a phrasing in a file with two lists, verb and end."""
    (tmp_path / "phrasings.txt").write_text(f"[one]\n{line}\n[verb]\n选 培训\n[end]\n。 ，\n", encoding="utf-8")
    return Phrasings(WordList(str(tmp_path / "module.py"), "phrasings.txt")).whole


@pytest.mark.parametrize(
    ("line", "told", "silent"),
    [
        ("工期为▢日历天", ["工期为[日历天]。"], ["工期共日历天"]),
        ("{旷工|缺勤}▢天{，|的}", ["旷工[天]，", "缺勤[天]的"], ["旷工天数", "全勤天，"]),
        ("{!双|多}向▢{汇报|报告}", ["[向]汇报", "并[向]报告"], ["双向汇报", "向上汇报"]),
        ("以上▢(元|万元){以下}", ["以上[元]以下", "以上[万元]以下"], ["以上亿元以下"]),
        ("<verb>▢人{<end>|的}", ["选[人]。", "培训[人]的"], ["培训人才"]),
        ("{⏎|。}共▢天", ["共[天]", "是。\n共[天]", "是。共[天]"], ["一共天"]),
        ("免去▢的{…职务}", ["免去[的]乡长职务", "免去[的]职务"], ["免去的和该有的职务", "免去的。职务"]),
        ("在▢{○○}里", ["[在]学校里"], ["在3号里"]),
    ],
)
def test_what_a_phrasing_finds(line: str, told: list[str], silent: list[str], tmp_path: Path) -> None:
    finds = pattern_of(tmp_path, line)
    for text in told:
        before, key, behind = text.replace("]", "[").split("[")
        found = finds.search(fold(before + key + behind))
        assert found is not None
        assert (found.start(), found[0]) == (len(before), key)
    assert [text for text in silent if finds.search(fold(text))] == []


@pytest.mark.parametrize("line", ["0个▢{，|。}", "<verb>▢{。}", "▢<missing>", "一▢二▢三"])
def test_a_line_that_cannot_be_read(line: str, tmp_path: Path) -> None:
    with pytest.raises(PhrasingError, match=line[0]):
        pattern_of(tmp_path, line)
