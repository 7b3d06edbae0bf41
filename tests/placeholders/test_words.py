"""Every entry of the pack's word lists, in a sentence of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from edulint_placeholders.words import sections

from .checking import found

FOUND: dict[str, dict[str, tuple[Callable[[str], str], str]]] = {
    "words.txt": {
        "unit": (lambda word: f"全年共__{word}，成效明显。", "masked-number"),
        "unit-word": (lambda word: f"全年共__{word}，成效明显。", "masked-number"),
        "date": (lambda word: f"会议于x{word}，通过了方案。", "masked-date"),
        "year": (lambda word: f"总结20xx{word}，成效明显。", "masked-year"),
        "place": (lambda word: f"根据xx{word}，的要求。", "masked-name"),
        "organisation": (lambda word: f"根据xx{word}，的要求。", "masked-name"),
        "institution": (lambda word: f"由_新华{word}，牵头实施。", "masked-name"),
        "person": (lambda word: f"会上，{word}xxx讲话。", "masked-name"),
        "bound": (lambda word: f"排查外省{word}x人员情况。", "masked-name"),
        "length": (lambda word: f"这项工作{word}xx年，成效明显。", "masked-number"),
        "not-year": (lambda word: f"全县xx年{word}，成效明显。", "masked-number"),
        "after-month": (lambda word: f"会议于某月{word}，召开。", "masked-date"),
        "valued": (lambda word: f"全县{word}（），成效明显。", "masked-number"),
        "counted": (lambda word: f"全县{word} 个，成效明显。", "masked-number"),
    },
    "notes.txt": {
        "pending": (lambda word: f"全年培训{word}，成效（{word}）明显。", "author-note"),
        "matter": (lambda word: f"培训教师{word}待核实。", "author-note"),
        "bracketed": (lambda word: f"全年培训（{word}）教师。", "author-note"),
        "omitted": (lambda word: f"全年培训（{word}）教师。", "author-note"),
        "mark": (lambda word: f"{word}：补充数据", "author-note"),
        "filler": (lambda word: f"全年lorem {word} dolor", "template-text"),
        "instruction": (lambda word: f"全年培训{word}教师。", "template-text"),
        "opening": (lambda word: f"{word}一所学校的做法", "template-text"),
        "field": (lambda word: f"今年，【{word}】完成任务。", "template-text"),
    },
    "lost.txt": {
        "before-year": (lambda word: f"我们{word}年高考的情况", "lost-year"),
        "after-year": (lambda word: f"认真做好年{word}有关事项", "lost-year"),
        "opening-year": (lambda word: f"现总结如下。年{word}成效明显。", "lost-year"),
        "lost-unit": (lambda word: f"首批{word}，成效明显。", "lost-number"),
        "measure": (lambda word: f"建设道路{word}，成效明显。", "lost-number"),
        "people": (lambda word: f"惠及{word}人次，成效明显。", "lost-number"),
        "headcount": (lambda word: f"培训{word}人，成效明显。", "lost-number"),
        "tally": (lambda word: f"全县{word}个，成效明显。", "lost-number"),
        "rate": (lambda word: f"全县{word}达到，成效明显。", "lost-number"),
        "congress": (lambda word: f"深入贯彻党的{word}全会", "lost-number"),
        "money": (lambda word: f"全县{word}万元用于建设。", "lost-number"),
        "change": (lambda word: f"合格率{word}个百分点。", "lost-number"),
        "ordinal-unit": (lambda word: f"我县第{word}开始了。", "lost-number"),
    },
    "unfinished_sentence.txt": {
        "open": (lambda word: f"开展了活动，{word}。", "unfinished-sentence"),
    },
}
SILENT: dict[str, dict[str, Callable[[str], str]]] = {
    "words.txt": {
        "other": lambda word: f"推动x{word}，成效明显。",
        "term": lambda word: f"研究XX{word}，成效明显。",
        "factor": lambda word: f"得出{word}*结果，总和*{word}，成效明显。",
        "certain": lambda word: f"针对某{word}，成效明显。",
        "surname": lambda word: f"嫌疑人{word}某某、{word}某被抓获。",
        "name-like": lambda word: f"组长王强　　{word}伟，成员若干。",
        "secret": lambda word: f"账号的{word}******，已更换。",
        "suffix": lambda word: f"材料见xx.{word}，成效明显。",
        "ending": lambda word: f"围绕{word[0]} {word[1]}，成效明显，部 署工作。",
    },
    "lost.txt": {
        "year-word": lambda word: f"印发《{word}通知》。",
        "surplus": lambda word: f"全县{word}余名额，成效明显。",
        "not-money": lambda word: f"全县投资万元{word}，成效明显。",
        "approximate": lambda word: f"收入{word}万元，成效明显。",
    },
}


def pytest_generate_tests(metafunc: Any) -> None:
    if "check" in metafunc.fixturenames:
        metafunc.parametrize(
            ("text", "check"),
            [
                (sentence(word), check)
                for file_name, by_section in FOUND.items()
                for section, (sentence, check) in by_section.items()
                for word in sections(file_name)[section]
            ],
        )
    elif "text" in metafunc.fixturenames:
        metafunc.parametrize(
            "text",
            [
                sentence(word)
                for file_name, by_section in SILENT.items()
                for section, sentence in by_section.items()
                for word in sections(file_name)[section]
            ],
        )


def test_an_entry_is_found(text: str, check: str) -> None:
    assert [name for name, _ in found(text)] != []
    assert {name for name, _ in found(text)} == {check}


def test_an_entry_keeps_the_pack_silent(text: str) -> None:
    assert found(text) == []


def test_every_section_is_tested() -> None:
    for file_name, by_section in FOUND.items():
        assert set(sections(file_name)) == {*by_section, *SILENT.get(file_name, {})}
