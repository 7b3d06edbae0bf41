"""The tables by which an unlikely wording is told, and how they are made."""

from __future__ import annotations

from pathlib import Path

import pytest

import edulint_wording
from edulint.api import WordList, is_frequent_word
from edulint.testing import document_of, findings_of
from edulint_wording.checks import ALL
from edulint_wording.checks.unlikely_wording import UnlikelyWording
from edulint_wording.collocations import BY_BEGINNING, BY_END, slips
from edulint_wording.likeness import are_mixed_up
from edulint_wording.lists import PAIR_BITS, WORD_BITS, PairTable, filter_of, number_of, remainders
from tools import collocations as made

MODULE = str(edulint_wording.__file__)


def parted(halves: str) -> list[str]:
    return [halves[at : at + 2] for at in range(0, len(halves), 2)]


def test_both_tables_have_the_same_collocations_in_order() -> None:
    found = [(word, other) for word, others in BY_BEGINNING.items() for other in parted(others)]
    assert sorted(found) == sorted((other, word) for word, others in BY_END.items() for other in parted(others))
    assert len(found) == len(set(found)) > 40_000
    words = [word for word, _ in BY_BEGINNING.items()]
    assert words == sorted(words)


def test_a_table_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "table.bin"
    path.write_bytes(PairTable.encoded({"群众": "工作满意", "认真": "落实", "不一": ""}))
    table = PairTable(str(path))
    assert table.of(remainders(map(number_of, ("群众", "认真", "不一", "龥龥", "一一")))) == {
        number_of("群众"): "工作满意",
        number_of("认真"): "落实",
        number_of("不一"): "",
    }
    assert dict(table.items()) == {"群众": "工作满意", "认真": "落实", "不一": ""}


def test_no_collocation_is_unlikely_itself() -> None:
    text = "，\n".join(word + other for word, others in BY_BEGINNING.items() for other in parted(others))
    assert [one.wrong for one in slips(document_of(text))] == []


def test_each_group_of_shapes_makes_slips() -> None:
    groups = [group for row in WordList(MODULE, "frequent_shapes.txt").rows for group in row]
    assert all(are_mixed_up(one, other) for group in groups for one in group for other in group)
    listed = [set(group) for row in WordList(MODULE, "similar_shapes.txt").rows for group in row]
    assert [group for group in groups if any(set(group) <= one for one in listed)] == []


def test_each_word_beside_which_names_and_words_of_any_kind_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    guarded = {
        "江": "章江上游",
        "河": "皇河流域",
        "湖": "泰湖治理",
        "镇": "母享镇政府",
        "在": "工作做在前",
        "年": "经济圈年工业总产值",
    }
    guarded |= {"于": "集水库区于一体", "间": "科学城间的交通"}
    words = WordList(MODULE, "word_guard.txt")
    assert list(guarded) == [*words.section("waters"), *words.section("behind any word")]
    assert [word for word, text in guarded.items() if list(slips(document_of(f"{text}。")))] == []
    monkeypatch.setitem(words.sections, "waters", ())
    monkeypatch.setitem(words.sections, "behind any word", ())
    monkeypatch.setattr("edulint_wording.collocations._WORDS", words)
    assert [word for word, text in guarded.items() if not list(slips(document_of(f"{text}。")))] == []


def test_each_word_behind_a_verb_with_de(monkeypatch: pytest.MonkeyPatch) -> None:
    words = WordList(MODULE, "word_guard.txt")
    texts = [f"什么都可以豁得{word}来，" for word in words.section("behind 得")]
    assert [text for text in texts if list(slips(document_of(text)))] == []
    monkeypatch.setitem(words.sections, "behind 得", ())
    monkeypatch.setattr("edulint_wording.collocations._WORDS", words)
    assert [text for text in texts if not list(slips(document_of(text)))] == []


def test_a_slip_that_a_list_has_is_told_once() -> None:
    text = "全县矛盾纠份排查有序，教师牢故树立责任意识。\n"
    documents = {"draft.txt": document_of(text)}
    found = [
        (one.code, documents["draft.txt"].slice(one.span)) for check in ALL for one in findings_of(check(), documents)
    ]
    assert [code for code, words in found if words == "牢故"] == ["WO107"]


def test_a_draft_of_one_character_and_of_four_bytes() -> None:
    for text in ("故", "牢故", "牢故树立", "𠮷𠮷牢故树立𠮷"):
        assert len(findings_of(UnlikelyWording(), {"draft.txt": document_of(text)})) == ("树立" in text)


def test_a_line_that_many_texts_have_counts_once(tmp_path: Path) -> None:
    for name in ("a.txt", "b.md"):
        (tmp_path / name).write_text("全镇各校认真落实课后服务要求。\n短句短句\n", encoding="utf-8")
    (tmp_path / "c.html").write_text("全镇", encoding="utf-8")
    counts = made.counted(made.lines_of([tmp_path]), (2, 4))
    assert set(made.frequent(counts[2], 2, 2)) == {"短句", "句短"}
    assert "认真落实" in set(made.frequent(counts[4], 1, 4))
    assert "求短" not in set(made.frequent(counts[2], 1, 2))
    assert int(counts[2].times.sum()) == 14 - 1 + 2 * 3


def test_collocations_are_words() -> None:
    assert is_frequent_word("落实")
    assert made.is_collocation("认真落实")
    assert not made.is_collocation("真落实课")
    assert list(made.words_of("落实 9 v\n全覆盖 9 n\n多样化 99 n\n")) == ["落实", "多样化"]


def test_the_filter_tells_pairs_and_words() -> None:
    bits = filter_of((PAIR_BITS, {"油罐", "罐区"}), (WORD_BITS, {"油罐"}))
    told = [
        [bool(bits[place >> 3] >> (place & 7) & 1) for place in (number % PAIR_BITS, number % WORD_BITS)]
        for number in map(number_of, ("油罐", "罐区", "区油"))
    ]
    assert told == [[True, True], [True, False], [False, False]]


def test_main_sounds() -> None:
    readings = {ord("重"): "zhòng,chóng", ord("众"): "zhòng", ord("纵"): "zòng", ord("宗"): "zōng"}
    assert made.main_sounds(readings, "重众纵宗") == ["众重", "宗纵"]
