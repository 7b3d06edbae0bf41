"""The tables by which an unlikely wording is told, and how they are made."""

from __future__ import annotations

from pathlib import Path

import pytest

import edulint_wording
from edulint.api import WordList
from edulint.testing import document_of, findings_of
from edulint_wording import lists
from edulint_wording.checks import ALL
from edulint_wording.checks.unlikely_wording import UnlikelyWording
from edulint_wording.collocations import BY_BEGINNING, BY_END, slips
from edulint_wording.likeness import are_mixed_up
from edulint_wording.lists import GROUPS, LEVELS, SUSPECTS, WORDS, PairTable, filter_of, level_of, number_of, remainders
from tools import collocations as made

MODULE = str(edulint_wording.__file__)


def parted(halves: str) -> list[str]:
    return [halves[at : at + 2] for at in range(0, len(halves), 2)]


def test_the_tables_have_usual_words_in_order() -> None:
    for table in (BY_BEGINNING, BY_END):
        words = [word for word, _ in table.items()]
        assert words == sorted(words)
        groups = [others.split(GROUPS) for _, others in table.items()]
        assert max(map(len, groups)) == len(lists.MORE_OFTEN) + 1
        found = [parted(others.replace(GROUPS, "")) for _, others in table.items()]
        assert all(len(others) == len(set(others)) for others in found)
        assert sum(map(len, found)) > 70_000


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
    text = "，\n".join(
        word + other for word, others in BY_BEGINNING.items() for other in parted(others.replace(GROUPS, ""))
    )
    assert [one.wrong for one in slips(document_of(text))] == []


def test_each_group_of_shapes_makes_slips() -> None:
    groups = [group for row in WordList(MODULE, "frequent_shapes.txt").rows for group in row]
    assert all(are_mixed_up(one, other) for group in groups for one in group for other in group)
    listed = [set(group) for row in WordList(MODULE, "similar_shapes.txt").rows for group in row]
    assert [group for group in groups if any(set(group) <= one for one in listed)] == []


def test_each_water_has_a_name_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    guarded = {
        "江": "章江上游",
        "河": "皇河流域",
        "湖": "台湖流域",
        "镇": "母享镇政府",
    }
    words = WordList(MODULE, "word_guard.txt")
    assert list(guarded) == [*words.section("waters")]
    assert [word for word, text in guarded.items() if list(slips(document_of(f"{text}。")))] == []
    monkeypatch.setitem(words.sections, "waters", ())
    monkeypatch.setattr("edulint_wording.collocations._WORDS", words)
    assert [word for word, text in guarded.items() if not list(slips(document_of(f"{text}。")))] == []


def test_each_word_that_stands_before_others_and_each_short_form(monkeypatch: pytest.MonkeyPatch) -> None:
    guarded = {"之": "明白专员之度", "时": "赔偿案件时用", "及": "本金50万元及算至起诉之日止利息"}
    guarded |= {"称": "区管理绿化的部门（以下称区绿化管理部门）负责", "像": "我们要像对贫困宣战一样"}
    guarded |= {"幼小": "推进幼小衔接", "里氏": "县里发生了里氏6级地震"}
    guarded |= {
        "于": "集水库区于一体",
        "间": "科学城间的交通",
        "相": "主城区和卫星城相协调的布局",
        "即": "决定下达之日起即暂停审批",
    }
    guarded |= {"习近平": "解决旗帜问题，使习近平总书记的要求落地"}
    words = WordList(MODULE, "word_guard.txt")
    assert list(guarded) == [
        *words.section("before any word"),
        *words.section("short forms"),
        *words.section("behind any word"),
        *words.section("names behind"),
    ]
    assert [word for word, text in guarded.items() if list(slips(document_of(f"{text}。")))] == []
    monkeypatch.setitem(words.sections, "before any word", ())
    monkeypatch.setitem(words.sections, "short forms", ())
    monkeypatch.setitem(words.sections, "behind any word", ())
    monkeypatch.setitem(words.sections, "names behind", ())
    monkeypatch.setattr("edulint_wording.collocations._WORDS", words)
    assert [word for word, text in guarded.items() if not list(slips(document_of(f"{text}。")))] == []


@pytest.mark.parametrize(
    ("section", "text"),
    [("lines between places", "开工建设，京呼{word}全线通车。"), ("behind 得", "什么都可以豁得{word}来，")],
)
def test_each_word_of_a_section_is_needed(monkeypatch: pytest.MonkeyPatch, section: str, text: str) -> None:
    words = WordList(MODULE, "word_guard.txt")
    texts = [text.format(word=word) for word in words.section(section)]
    assert [one for one in texts if list(slips(document_of(one)))] == []
    monkeypatch.setitem(words.sections, section, ())
    monkeypatch.setattr("edulint_wording.collocations._WORDS", words)
    assert [one for one in texts if not list(slips(document_of(one)))] == []


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
    assert made.frequent(counts[2], 2, 2) == {"短句": 4, "句短": 2}
    assert "认真落实" in made.frequent(counts[4], 1, 4)
    assert "求短" not in made.frequent(counts[2], 1, 2)
    assert int(counts[2].times.sum()) == 14 - 1 + 2 * 3


def test_usual_words_are_grouped_by_the_suspects_that_they_tell() -> None:
    dictionary = made.words_of("落实 9 v\n络石 2 n\n全覆盖 9 n\n落石 40 n\n认真 50 a\n")
    assert dictionary == {"落实": 9, "落石": 40, "认真": 50}
    # 认真 stands 1,000 times in a million pairs of characters, nine times of ten before 落实.
    texts = made.Texts({"认真": 1_000, "落实": 2_000, "落时": 3, "时间": 500}, {"认真落实": 900}, 1_000_000)
    levels = made.levels_by_neighbour(texts, dictionary, 2)
    assert levels == {"认真": {"落实": 3}}
    assert parted(made.table_of(levels).decode("utf-16-le", "replace")[-2:]) == ["落实"]
    told = made.suspects(texts, {"落实": 3}, dictionary)
    assert told["落时"] == 3
    assert "落石" in made.suspects(texts, {"落实": 5}, dictionary)
    assert "落石" not in told
    assert "落实" not in told


def test_the_filter_tells_sets_of_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    bits = filter_of((SUSPECTS, {"油罐", "罐区"}), (WORDS, {"油罐"}), (LEVELS[0], {"罐区"}))
    monkeypatch.setattr(lists, "content_of", lambda _: memoryview(bits))
    numbers = [*map(number_of, ("油罐", "罐区", "区油"))]
    assert [SUSPECTS.has(number) for number in numbers] == [True, True, False]
    assert [WORDS.has(number) for number in numbers] == [True, False, False]
    assert [*map(level_of, numbers)] == [0, 1, 0]


def test_main_sounds() -> None:
    readings = {ord("重"): "zhòng,chóng", ord("众"): "zhòng", ord("纵"): "zòng", ord("宗"): "zōng"}
    assert made.main_sounds(readings, "重众纵宗") == ["众重", "宗纵"]


def test_variant_forms_are_no_slips() -> None:
    lines = ("丰富多采 丰富多彩", "台帐 台账 -写作台帐")
    assert made.variant_pairs(lines) == {"多采", "台帐"}
