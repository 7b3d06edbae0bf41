"""Every entry of the pack's other lists does what it is there for."""

from __future__ import annotations

from pathlib import Path

import pytest

import edulint_wording
from edulint.api import Check, WordList
from edulint.testing import document_of, findings_of
from edulint_wording import idioms
from edulint_wording.checks.misquoted_idiom import MisquotedIdiom
from edulint_wording.checks.set_phrase import SetPhrase
from edulint_wording.checks.variant_form import VariantForm
from edulint_wording.idioms import misquotations
from edulint_wording.likeness import alike
from edulint_wording.word_guard import (
    is_in_row_of_abbreviations,
    is_misspelt_word,
    is_of_persons_name,
    is_part_of_name,
    is_pun,
)
from tests.word_lists import idle_entries
from tools.crossing_words import crossing_words
from tools.forms import grouped, table
from tools.idioms import neighbours, plain, syllables_of

MODULE = str(edulint_wording.__file__)


def told(check: Check, text: str) -> list[tuple[str, str]]:
    document = document_of(text)
    findings = findings_of(check, {"draft.txt": document})
    return [(document.slice(one.span), one.message.zh) for one in findings]


def test_each_word_of_a_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    assert idle_entries(edulint_wording, Path(MODULE).parent / "checks" / "as_of_date.txt", monkeypatch) == []


def test_each_variant_form() -> None:
    for form, right, *contexts in WordList(MODULE, "checks/variant_form.txt").rows:
        assert told(VariantForm(), f"会上，{form}，大家。") == [(form, f"“{form}”的推荐词形是“{right}”")]
        assert told(VariantForm(), f"会上，{right}，大家。") == []
        for context in contexts:
            assert told(VariantForm(), f"会上，{context[1:]}，大家。") == []


def test_each_set_phrase() -> None:
    for phrase in WordList(MODULE, "set_phrases.txt").lines:
        assert len(phrase) >= 8
        twice = phrase[:2] + phrase[1:]
        assert [message for _, message in told(SetPhrase(), f"会上，{twice}，大家。")] == [
            f"固定提法是“{phrase}”，请核对这里的用字"
        ]
        assert told(SetPhrase(), f"会上，{phrase}，大家。") == []


def test_each_variant_of_an_idiom(monkeypatch: pytest.MonkeyPatch) -> None:
    variants = WordList(MODULE, "idiom_variants.txt").words
    assert [form for form in variants if told(MisquotedIdiom(), f"会上，{form}，大家。")] == []
    monkeypatch.setattr(idioms, "is_right_too", lambda form: False)
    assert [form for form in variants if not told(MisquotedIdiom(), f"会上，{form}，大家。")] == []


def test_each_set_phrase_of_offices_is_among_the_idioms() -> None:
    idioms = WordList(MODULE, "idioms.txt").lines
    assert list(idioms) == sorted(set(idioms))
    assert {len(idiom) for idiom in idioms} == {4}
    assert WordList(MODULE, "office_idioms.txt").words <= set(idioms)
    assert len(idioms) > 6000


def test_the_table_of_forms_is_what_the_lists_say() -> None:
    assert Path(MODULE).with_name("forms.bin").read_bytes() == table(), "run python -m tools.forms"


def test_a_form_is_found_behind_characters_of_four_bytes() -> None:
    assert told(MisquotedIdiom(), "𠮷𠮷𠮷，工作已经迫在眉捷。") == [("迫在眉捷", "“迫在眉捷”应为“迫在眉睫”")]


def test_each_group_of_shapes() -> None:
    for line in WordList(MODULE, "similar_shapes.txt").rows:
        for group in line:
            assert all(alike(character) >= set(group) - {character} for character in group)


def test_each_word_of_the_guard() -> None:
    words = WordList(MODULE, "word_guard.txt")
    for character in words.section("abbreviations"):
        assert is_in_row_of_abbreviations(f"，产学{character}才政，", 4, 6)
    assert not is_in_row_of_abbreviations("，产学的才政，", 4, 6)
    for surname in (*words.section("surnames"), *words.section("surnames that are words")):
        assert is_of_persons_name(f"、{surname}建全、", 2, 4)
        assert is_of_persons_name(f"、{surname}建全、", 1, 3)
        assert not is_of_persons_name(f"请{surname}建全、", 2, 4)
        assert not is_of_persons_name(f"、{surname}建全的", 2, 4)
    for end in words.section("ends of titles"):
        assert is_part_of_name(f"{end}余振河。", 1, 3, "余震")
    assert not is_part_of_name("范余振河。", 1, 3, "余震")
    for character in words.section("in names alone"):
        assert is_part_of_name(f"中{character}药研发", 1, 3, "医药")
    assert not is_part_of_name("中衣药研发", 1, 3, "医药")
    for name in words.section("behind names"):
        assert is_part_of_name(f"健立{name}", 0, 2, "建立")
    assert not is_part_of_name("健立企业", 0, 2, "建立")
    for pun in words.section("puns"):
        assert is_pun(f"{pun}火燎原", "星火燎原")
    assert not is_pun("心火燎原", "星火燎原")


def test_no_idiom_is_taken_for_another() -> None:
    text = "，\n".join(WordList(MODULE, "idioms.txt").lines)
    assert [one.wrong for one in misquotations(document_of(text))] == []


def test_sounds_without_tones() -> None:
    assert [plain(sound) for sound in ("zhòng", "chéng", "lǜ", "jìng")] == ["zong", "cen", "lü", "jin"]
    assert syllables_of({ord("竣"): "jùn", ord("俊"): "jùn", ord("工"): "gōng"}) == ["俊竣"]


def test_halves_and_neighbours() -> None:
    assert grouped([("自力", "更生"), ("自力", "自强")]) == {"自力": "更生自强"}
    assert set(neighbours({"自力更生"}, {"自立更生", "自力更新"}, ["力立"])) == {"自立更生"}


def test_words_that_cross_a_form() -> None:
    dictionary = "测温 37 nz\n温测 9 n\n郊游 39 n\n新篇 17 b\n法医 61 n\n测量 9000 vn\n"
    assert crossing_words(dictionary, ["对测", "医了", "篇张"]) == ["法医", "测温"]
    lines = WordList(MODULE, "crossing_words.txt").lines
    assert list(lines) == sorted(lines)
    assert len({line[0] for line in lines}) == len(lines)
    assert is_misspelt_word("提出对测，", 2, 4, "对策")
    assert not is_misspelt_word("她对测温数据不满", 1, 3, "对策")


def test_no_character_is_alike_to_a_line_end() -> None:
    assert alike("\n") == alike("\u9fa5") == frozenset()
