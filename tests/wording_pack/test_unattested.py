"""What earlier reports tell of a draft's wording."""

from __future__ import annotations

from pathlib import Path

import pytest

from edulint.api import ArchiveOptions, SpokenError, WordList, earlier_texts
from edulint.testing import document_of
from edulint_wording.attested import doubts
from edulint_wording.checks import unattested_wording
from edulint_wording.checks.unattested_wording import UnattestedWording
from tests.archives import add

EARLIER = (
    "去年我局全面提升教学质量水平，组织各校开展集体备课。城区小学全面提升教学质量监测能力，教研员逐校听课。",
    "三所初中按计划全面提升教学质量水平，成绩逐步提高。为全面提升教学质量监测效果，调整了题库。",
)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    paths = []
    for number, text in enumerate(EARLIER):
        path = tmp_path / f"{number}.txt"
        path.write_text(text + "\n", encoding="utf-8")
        paths.append(path)
    add(tmp_path / "archive", *paths)
    return tmp_path / "archive"


def told(archive: Path, text: str) -> list[str]:
    document = document_of(text)
    return [one.message.zh for one in UnattestedWording(ArchiveOptions(archive=str(archive))).check(document)]


def test_a_character_that_nobody_wrote_there(archive: Path) -> None:
    text = "今年继续全面提升教雪质量水平。"
    assert told(archive, text) == ["旧稿从未写过“升教雪质量”，多处写作“升教学质量”，请核对“雪”字"]
    assert told(archive, text.replace("雪", "学")) == []


@pytest.mark.parametrize(
    "text",
    [
        "今年继续全面提升教雪质量水平，全面提升教雪质量。",
        "办好“全面提升教雪质量水平”讲座。",
        "读《全面提升教雪质量水平》一书。",
        "今年继续全面提升教雪镇质量水平。",
    ],
)
def test_habits_quotations_and_names(archive: Path, text: str) -> None:
    assert told(archive, text) == []


def test_each_word_of_the_list() -> None:
    words = WordList(str(unattested_wording.__file__), "unattested_wording.txt")
    assert not unattested_wording._is_exempt("提升教雪质量。", 3, "学")
    for tail in words.section("name"):
        assert unattested_wording._is_exempt(f"到教雪{tail[0]}{tail[1:]}。", 2, "学")
    for place in words.section("place"):
        assert unattested_wording._is_exempt(f"驻{place}部队。", 1, "学")
    for one, other, *_ in words.section("alternating"):
        assert unattested_wording._is_exempt(f"提升{one}质量。", 2, other)
        assert not unattested_wording._is_exempt(f"提升{one}质量。", 2, "学")


def test_one_passage_copied_many_times_is_one() -> None:
    draft = "今年继续全面提升教雪质量水平。"
    assert doubts(draft, [EARLIER[0][:20]] * 5) == []
    assert [(one.at, one.likely) for one in doubts(draft, EARLIER)] == [(9, "学")]
    assert doubts(draft, []) == []
    assert doubts("", EARLIER) == []


def test_what_other_packs_keep(archive: Path) -> None:
    assert sorted(earlier_texts(str(archive), "draft.txt")) == sorted(text + "\n" for text in EARLIER)
    assert len(list(earlier_texts(str(archive), str(archive.parent / "0.txt")))) == 1
    with pytest.raises(SpokenError):
        list(earlier_texts(str(archive.parent / "none"), "draft.txt"))


def test_the_files_that_findings_depend_on(archive: Path) -> None:
    assert UnattestedWording(ArchiveOptions()).files_read() == []
    assert str(archive / "archive.sqlite") in UnattestedWording(ArchiveOptions(archive=str(archive))).files_read()
    assert UnattestedWording(ArchiveOptions(archive="none")).files_read() == ["none"]
