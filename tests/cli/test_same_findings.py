"""A folder says the same to the byte, whatever the processes, the seed of Python's hashes and what is known of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import LONG, Edulint

_PLACES = ("枫溪", "梅岭", "竹园", "桃坪", "松岗", "柳河", "桂山", "杏林", "榆关", "槐荫", "棠口")
_SHARED = (
    "各校把旧课桌逐张编号登记，能修的由木工师傅上门修好，不能修的统一换新，两个月里共修复课桌九百一十张，没有一张露天堆放。",
    "今年雨水多，我们组织老师分成六个小组，沿着山路逐户走访住得远的学生，帮他们联系车辆，登记放学时间，家长都说心里踏实了。",
)
_FAULTS = "一、开展大走访\n三、加强培训。。\n全年投入资金xx万元，其中甲项30万元、乙项40万元，共计80万元。\n"


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """Drafts, large enough for processes, that all share passages with one another."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    for number, place in enumerate(_PLACES):
        own = "".join(
            f"{place}第{line}村整修水渠{line * 7 + number}米，{place}群众出工{line + 3}次。\n" for line in range(65)
        )
        shared = _SHARED[0] + "\n" + _SHARED[1].replace("六个", f"{number + 2}个") + "\n"
        (folder / f"{place}.txt").write_text(
            f"{place}工作总结\n{_FAULTS}{shared}{own}{LONG[:28_000]}", encoding="utf-8"
        )
    return folder


def test_processes_seeds_and_what_is_known_change_nothing(edulint: Edulint, drafts: Path) -> None:
    packs = ("duplicates", "numbering", "placeholders", "punctuation")

    def said(jobs: int, seed: int, *more: str) -> bytes:
        arguments = ("drafts", "--isolated", "--format", "json", "--select", ",".join(packs), "--jobs", str(jobs))
        run = edulint(*arguments, *more, environment={"PYTHONHASHSEED": str(seed)})
        assert (run.status, run.errors) == (1, "")
        return run.data

    kept = ("--cache-dir", "kept")
    plain = said(1, 0, "--no-cache")
    assert plain.count(b'"DU201"') >= len(_PLACES) - 1
    assert said(2, 1, *kept) == plain
    assert said(1, 2, *kept) == plain
    changed = drafts / f"{_PLACES[0]}.txt"
    before = changed.read_bytes()
    changed.write_bytes(before.replace("木工师傅".encode(), "请来的木匠".encode()))
    other = said(2, 3, "--no-cache")
    assert other != plain
    assert said(2, 4, *kept) == other
    changed.write_bytes(before)
    assert said(1, 5, *kept) == plain
    shutil.rmtree(drafts.parent / "kept")
    assert said(1, 6, *kept) == plain
