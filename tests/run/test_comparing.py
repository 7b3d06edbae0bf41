"""Drafts of a run, compared: what is kept of it, and that only what changed is compared again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from edulint.cli import run
from edulint.run import comparing, run_documents
from edulint.run.draft import DraftChecker
from edulint.run.run_documents import RunDocuments
from edulint_duplicates.checks.shared_passage import SharedPassage

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
    monkeypatch.setattr(run_documents, "_KEPT_CHARACTERS", 1)
    assert _compared(tmp_path, capsys) == told


_PASSAGES = {
    "岭": "岭南镇把三所小学的旧电线全部换新，又给每间教室装了两盏护眼灯，师生说夜里看书不再费力，家长也放了心。",
    "河": "河东乡把两座危桥旁的上学路改到北坡，沿路立了四十六块牌子，雨季也没有一个孩子因为涨水而缺课一天。",
}
_OWN = ("添置乒乓球台", "修补操场跑道", "整理阅览室图书", "粉刷食堂外墙", "疏通校园水沟", "更换宿舍门锁")


class Compared:
    """Compares the drafts of a folder, and writes down on which of them anything was concluded anew."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder / "drafts"
        self.folder.mkdir()
        self.anew: list[str] = []
        self._cache = str(folder / "cache")
        self._capsys = capsys
        conclude = comparing.concluded

        def noted(checker: DraftChecker, part: comparing.Part, documents: RunDocuments) -> comparing.Concluded:
            # Which pairs are new, and which drafts are concluded on without any.
            draft = Path(part.path).stem
            new = [other for other in part.shared if other not in part.known]
            self.anew += [f"{draft}-{Path(other).stem}" for other in new] or [draft]
            return conclude(checker, part, documents)

        monkeypatch.setattr(comparing, "concluded", noted)

    def write(self, name: str, passage: str = "") -> None:
        """Write a draft with a paragraph of its own and a passage, if one is named."""
        own = _OWN[int(name) % len(_OWN)]
        text = f"{own}的小结\n今年我们自己动手{own}，花了{int(name) + 3}天。\n{_PASSAGES.get(passage, '')}\n"
        (self.folder / f"{name}.txt").write_text(text, encoding="utf-8")

    def __call__(self, *more: str) -> str:
        self.anew.clear()
        arguments = ("--isolated", "--exit-zero", "--cache-dir", self._cache, "--format", "json", *more)
        run([*arguments, str(self.folder)])
        return self._capsys.readouterr().out


@pytest.fixture
def compared(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Compared:
    """A folder with two pairs of drafts that share a passage, and one draft that shares nothing."""
    made = Compared(tmp_path, capsys, monkeypatch)
    for name, passage in (("0", "岭"), ("1", "岭"), ("2", "河"), ("3", "河"), ("4", "")):
        made.write(name, passage)
    return made


def test_only_pairs_of_a_draft_that_changed_are_compared_again(compared: Compared) -> None:
    first = compared()
    assert (first.count('"DU201"'), compared.anew) == (2, ["1-0", "3-2"])
    assert (compared(), compared.anew) == (first, [])
    compared.write("0")
    assert (compared().count('"DU201"'), compared.anew) == (1, [])
    compared.write("0", "河")
    told = compared()
    assert (told.count('"DU201"'), compared.anew) == (2, ["2-0", "3-0"])
    assert compared("--no-cache") == told


def test_a_draft_more_leaves_the_others_alone(compared: Compared) -> None:
    compared()
    compared.write("5", "河")
    told = compared()
    assert (told.count('"DU201"'), compared.anew) == (3, ["5-2", "5-3"])
    assert compared("--no-cache") == told
    (compared.folder / "5.txt").unlink()
    compared()
    assert compared.anew == []


def test_settings_of_the_comparison_count(compared: Compared) -> None:
    assert compared("--set", "shared-passage.min-length=200").count('"DU201"') == 0
    assert (compared().count('"DU201"'), compared.anew) == (2, ["1-0", "3-2"])


def test_a_draft_that_is_written_meanwhile_is_compared_again(
    compared: Compared, monkeypatch: pytest.MonkeyPatch
) -> None:
    compare = SharedPassage.compare

    def writing(self: SharedPassage, pair: tuple[str, str], *rest: Any) -> bytes:
        if Path(pair[0]).stem == "3":
            compared.write("2", "岭")
        return compare(self, pair, *rest)

    with monkeypatch.context() as patched:
        patched.setattr(SharedPassage, "compare", writing)
        compared()
    compared.write("2", "河")
    assert compared("--no-cache") == compared()
    assert compared.anew == ["3-2"]
