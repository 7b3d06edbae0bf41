"""The tool that learns what a place looks like from which a number is gone."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from edulint.api import fold
from edulint_placeholders.lost import evidence, sentences
from edulint_placeholders.lost.gaps import gap_at, gaps
from tools import learn_lost_numbers as learning

pytest.importorskip("numpy")

COUNTED = ("新建泵站{}座，完成投资{}万元。", "改造渡槽{}座，惠及农户{}户。", "建成水塔{}座，受益群众{}人。")
NOT_COUNTED = ("召开座谈会，听取农户意见。", "设立讲座，鼓励群众参加。", "开展入户走访，推动人人参与，座无虚席。")


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    for name in range(6):
        lines = [line.format(name + 3, name + 21) for line in COUNTED] * 9 + list(NOT_COUNTED) * 9
        (tmp_path / f"report{name}.txt").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def test_a_text_teaches_what_a_loss_looks_like(texts: Path) -> None:
    examples = [example for path in sorted(texts.glob("*.txt")) for example in learning.examples_of(path)]
    table = Counter(learning.learned(examples, learning.BESIDE._replace(least_weight=0.1)))

    def judged(line: str, at: str) -> float:
        gap = gap_at(fold(line), line.index(at))
        assert gap is not None
        return evidence.evidence(gap, table)

    assert judged("新建泵站座，完成投资。", "座，") > 1
    assert judged("修缮旧渡槽座，受益群众多。", "座，") > 0
    assert judged("召开座谈会，听取意见。", "座谈") < 0


def test_a_number_taken_out_leaves_the_place_that_is_judged(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("新建泵站12座，长2.5公里。\n", encoding="utf-8")
    lost = [example for example in learning.examples_of(tmp_path / "a.txt") if example.is_lost]
    (_, gap), *_ = gaps("新建泵站座,长2.5公里。")
    assert [example.shown for example in lost] == ["新建泵站▲座,长2.5公里", "新建泵站12座,长▲公里。"]
    assert lost[0].signs == evidence.signs_of(gap)


def test_a_text_that_has_lost_numbers_is_left_out() -> None:
    complete = [learning.Example((sign,), is_lost, "whole", "") for sign, is_lost in (("a", True), ("b", False))]
    stripped = [learning.Example(("a",), is_lost=False, text="stripped", shown="")] * 3
    assert learning.incomplete([*complete, *stripped], {"a": 400, "b": -400}) == {"stripped"}


KINDS = [learning.BESIDE, learning.AROUND, learning.OF_YEARS]


@pytest.mark.parametrize("kind", KINDS, ids=["beside", "around", "years"])
def test_a_table_says_what_it_was_learned_from_and_of_each_sign_its_weight(kind: learning.Kind) -> None:
    lines = Path(kind.table.path).read_text(encoding="utf-8").splitlines()
    assert "tools/learn_lost_numbers.py" in lines[1]
    table = learning.read(kind)
    assert list(learning.lines_of(table)) == lines[2:]
    assert {sign: kind.table[sign] for sign in table} == table
    others = {sign[1:] for sign in table} - {*table}
    assert {kind.table[sign] for sign in others} == {0}


def test_each_place_has_a_sign_of_its_own_in_each_table() -> None:
    assert "bias" in learning.read(learning.BESIDE)
    assert {sentences.EVERY, sentences.EVIDENCE} <= {*learning.read(learning.AROUND)}


def test_the_sentence_teaches_what_stands_beside_says_too_little_of(tmp_path: Path) -> None:
    for name in range(6):
        counted = f"新建学校{name + 2}所、改造{name + 3}所、扩建{name + 4}所。"
        bare = "各级机关、卫生院所、学校都要落实责任。"
        (tmp_path / f"report{name}.txt").write_text(f"{counted}\n{bare}\n" * 4, encoding="utf-8")
    examples = [one for path in sorted(tmp_path.glob("*.txt")) for one in learning.examples_of(path, learning.AROUND)]
    assert {one.is_lost for one in examples} == {True}
    table = learning.learned(examples, learning.AROUND)
    assert table[sentences.EVIDENCE] > 0
    assert any(sign.startswith("alike2") for sign in table)


def test_a_year_taken_out_leaves_the_place_that_is_judged(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("泵站于2019年建成，今年扩建，前后历时三年。\n", encoding="utf-8")
    examples = list(learning.examples_of(tmp_path / "a.txt", learning.OF_YEARS))
    assert [(example.shown, example.is_lost) for example in examples] == [
        ("泵站于2019年建成,今▲年扩建,前后历时", False),
        ("泵站于▲年建成,今年扩建", True),
    ]
