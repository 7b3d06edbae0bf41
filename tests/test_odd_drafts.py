"""No check fails, or points outside the draft, whatever stands in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edulint.check import BaseCheck, Check, Finding
from edulint.model import Document
from edulint.packs.entrypoints import entry_points
from edulint.packs.host import Host
from edulint.run.fixes import fixed_text
from edulint.testing import document_of
from tests.readers.strategies import MARKS, SPACES_AND_ENDS, WORDS

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
OURS = [point for point in entry_points() if point.distribution == "edulint_zh"]
CHECKS = [registered.check() for registered in Host(OURS).registry]
ORDINALS = ["一、", "（三）", "2.", "(x)", "①", "第二章", "一是", "三是", "首先，", "第一，", "〇", "十"]
MASKS = ["20xx年", "xx县", "××", "__", "x月x日", "某某", "《》", "（）", "【】", "待补充", "TODO", "……", "--"]
FIGURES = [
    "0",
    "1236人",
    "98.6%",
    "0.0%",
    "3600万元",
    "0元",
    "每人",
    "其中",
    "合计",
    "共",
    "增长",
    "比上年",
    "分别",
    "12,400",
    "99。1%",
    "3/4",
    "½",
    "百",
]
QUOTES = list("“”‘’《》（）()，。；：、？！.,;:?!％．１")
PHRASES = ["教育局", "工作总结", "加强师德建设", "组织教师参加培训。", "投入", "占", "达到", "http://a.b/", "a@b.c"]

odd_drafts = st.lists(
    st.sampled_from([*SPACES_AND_ENDS, *WORDS, *MARKS, *ORDINALS, *MASKS, *FIGURES, *QUOTES, *PHRASES, "\n", "\n"]),
    max_size=120,
).map(lambda pieces: "".join(pieces) + "教育")


def _findings(check: BaseCheck, document: Document) -> list[Finding]:
    if isinstance(check, Check):
        return list(check.check(document))
    return []


@pytest.mark.parametrize("path", ["draft.txt", "draft.md"])
@settings(derandomize=True)
@given(text=odd_drafts)
def test_every_check_reports_places_in_the_draft(path: str, text: str) -> None:
    document = document_of(text, path)
    for check in CHECKS:
        found = _findings(check, document)
        edits = [edit for finding in found if finding.fix for edit in finding.fix.edits]
        related = [other for finding in found for other in finding.related if other.path is None]
        for place in (*found, *edits, *related):
            assert 0 <= place.span.start <= place.span.end <= len(text), (check.name, place)
        fixed_text(text, found, unsafe=True)


@pytest.mark.parametrize("file", sorted(FIXTURES.rglob("*.txt")), ids=lambda file: file.stem)
def test_a_draft_reads_the_same_whatever_ends_its_lines(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    told = []
    for end in ("\n", "\r\n", "\r"):
        document = document_of(text.replace("\n", end), file.name)
        findings = [finding for check in CHECKS for finding in _findings(check, document)]
        told.append([(document.locate(one.span), one.code, one.message) for one in findings])
    assert told[0] == told[1] == told[2]
