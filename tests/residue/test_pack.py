"""The pack over whole texts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

import edulint_punctuation
import edulint_residue
from edulint.api import Finding, Severity
from edulint.outline.assembly import parse
from edulint.readers.plain import PlainReader
from edulint.run.fixes import fix_until_stable
from edulint.testing import document_of, findings_of

ROOT = Path(__file__).parents[2]
PIECES = [
    *"，。、；：“”（）()?!` \n\n",
    "县",
    "的",
    "的.",
    "对对",
    "政策政策",
    "青川县委",
    "我市",
    "我县",
    "2023年工作总结",
    "现将2021年工作情况",
    "篇三",
    "相关文章",
    "小编",
    "\u200b",
    "\ue5e5",
    "县委书",
    "，用科学",
    "一、",
    "了",
    "&nbsp;",
    "<br>",
    "梨洲小学",
    "王志明同志",
    "在",
    "领导下",
]
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def found_in(text: str) -> Sequence[Finding]:
    drafts = {"draft.txt": document_of(text)} if text.strip("\ue5e5\u200b\ufeff \t\r\n\u3000") else {}
    return [finding for check in edulint_residue.edulint_checks() for finding in findings_of(check(), drafts)]


@given(texts)
def test_findings_lie_in_the_text(text: str) -> None:
    for finding in found_in(text):
        for span in (finding.span, *(other.span for other in finding.related)):
            assert 0 <= span.start < span.end <= len(text)


@given(texts)
def test_safe_fixes_only_take_marks_spaces_and_invisible_characters_away(text: str) -> None:
    fixed = fix_until_stable(text, found_in).text
    assert [one for one in fixed if one.isalnum()] == [one for one in text if one.isalnum()]


def test_the_clean_paragraphs_of_the_benchmark_are_silent() -> None:
    text = (ROOT / "benchmarks" / "clean_paragraphs.txt").read_text(encoding="utf-8")
    assert found_in(text) == []


def test_published_reports_have_nothing_to_warn_of(shared: Path) -> None:
    for path in sorted((shared / "polished").iterdir()):
        document = parse(path.read_bytes(), PlainReader(), path.name)
        found = [
            one for check in edulint_residue.edulint_checks() for one in findings_of(check(), {path.name: document})
        ]
        assert [one for one in found if one.severity >= Severity.WARNING] == []


@pytest.mark.slow
def test_a_pathological_text_is_read_in_time() -> None:
    for text in (
        "的" * 20_000,
        "政策" * 10_000,
        "甲乙丙" * 7_000,
        "我" * 20_000,
        "篇" * 20_000,
        "在" * 20_000,
        "?" * 20_001,
        "甲\n" * 10_000,
        "（" * 20_000,
        " " * 20_000 + "甲",
        "整理" * 10_000,
        "小编总结" * 5_000,
        "…" * 20_001,
        "……（省略" * 5_000,
        "; a" * 7_000,
        "第1页" * 7_000,
        "甲\n2、" * 7_000,
    ):
        assert len(found_in("乙" + text)) <= len(text)


@pytest.mark.parametrize("pack", [edulint_residue, edulint_punctuation], ids=["residue", "punctuation"])
def test_the_chinese_documentation_has_nothing_to_warn_of(pack: ModuleType) -> None:
    path = ROOT / "README.zh-CN.md"
    drafts = {path.name: document_of(path.read_text(encoding="utf-8"), path.name)}
    found = [one for check in pack.edulint_checks() for one in findings_of(check(), drafts)]
    assert [one for one in found if one.severity >= Severity.WARNING] == []
