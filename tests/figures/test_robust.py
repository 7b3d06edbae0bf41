"""No text hangs or breaks the pack, and what it shares among checks it reads once."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import edulint_figures
from benchmarks.figures_recognition import loud_findings, rows_of, touches
from edulint.api import Document
from edulint.testing import document_of, findings_of
from edulint_figures.quantities.passages import passages_of

WORDS = [
    "其中", "共", "共计", "合计", "由", "从", "提高到", "增加", "下降", "占", "分别", "每人", "比上年", "增长", "率", "近", "多", "等",
    "，", "。", "；", "、", "（", "）", "：", "人", "万元", "亿元", "%", "个百分点", "所", "元", "两镇", "《", "》", "“", "”", "\n", "-", "xx",
    "0", "3", "12", "857", "100.5", "7.4", "三", "十", "甲", "乙",
]  # fmt: skip


def require_findings_in_the_text(document: Document) -> None:
    for check in edulint_figures.edulint_checks():
        for finding in findings_of(check(), {document.path: document}):
            assert 0 <= finding.span.start < finding.span.end <= len(document.text)
            assert "{" not in finding.message.zh + finding.message.en


@given(st.lists(st.sampled_from(WORDS), max_size=60).map("".join))
def test_any_order_of_words_is_read(text: str) -> None:
    require_findings_in_the_text(document_of("文" + text))


@given(
    st.lists(
        st.lists(st.sampled_from(["", "合计", "小计", "12", "8.5%", "—", "学校", "占比"]), min_size=3, max_size=3),
        max_size=6,
    )
)
def test_any_table_is_read(rows: list[list[str]]) -> None:
    lines = ["| 学段 | 人数 | 合计 |", "| --- | --- | --- |", *("| " + " | ".join(row) + " |" for row in rows)]
    require_findings_in_the_text(document_of("\n".join(lines), format_name="markdown"))


@pytest.mark.parametrize(
    "unit",
    [
        "1、",
        "3人，",
        "（",
        "其中3人，",
        "共3人、5%，",
        "双水、古井两镇、",
        "每人500元，3人，共5万元，",
        "从3%提高到5%，提高2个百分点，",
        "12:",
        "12.5",
        "近",
        "分别3人和",
        "其中小学120所，初中60所；",
        "小学生占51.2%，初中生占26.5%，",
        "今年12件，上年同期为17件，减少5件，",
        "共有3人：小学1人，",
        "整改12项，整改率98%，",
        "《甲》、《乙》3个文件",
        "小学每生650元、初中每生850元，小学120人、初中58人，共计19万元，",
        "3万5",
        "3个",
    ],
)
def test_a_paragraph_of_50_kilobytes_ends(unit: str) -> None:
    require_findings_in_the_text(document_of(unit * (50_000 // len(unit.encode())) + "3人。"))


def test_a_document_is_read_once_and_pickled_without_what_was_read() -> None:
    document = document_of("共857人，其中文科189人，理科668人。")
    before = len(pickle.dumps(document))
    assert passages_of(document) is passages_of(document)
    assert len(pickle.dumps(document)) == before


def test_what_holds_in_the_sample_drafts_and_every_trap_is_silent(shared: Path) -> None:
    failing = [row for row in rows_of(shared / "gold" / "figures-relations.jsonl") if row["verdict"] != "holds"]
    silent = [row for row in rows_of(shared / "gold" / "figures-relations.jsonl") if row["verdict"] == "holds"]
    silent += rows_of(shared / "gold" / "figures-traps.jsonl")
    for path in sorted((shared / "drafts").glob("*.txt")):
        document = document_of(path.read_text(encoding="utf-8"), path.name)
        loud = [
            finding
            for finding in loud_findings(document)
            if not any(row["path"] == path.name and touches(document, finding, row) for row in failing)
        ]
        assert [
            row["quote"]
            for row in silent
            for finding in loud
            if row["path"] == path.name and touches(document, finding, row)
        ] == []
