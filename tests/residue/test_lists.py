"""Every entry of every word list does what it is there for."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import edulint_punctuation
import edulint_residue
from edulint.api import Check
from edulint.testing import document_of, findings_of
from edulint.wordlist import lines_beside
from edulint_punctuation.comma_before_deng import CommaBeforeDeng
from edulint_residue.broken_line import BrokenLine
from edulint_residue.damaged_characters import DamagedCharacters
from edulint_residue.material import table_of
from edulint_residue.missing_end_mark import MissingEndMark
from edulint_residue.other_place import OtherPlace
from edulint_residue.repeated_word import RepeatedWord
from edulint_residue.similar_names import SimilarNames
from edulint_residue.web_page import WebPage

PAGE = [tuple(line.split()) for line in lines_beside(str(edulint_residue.__file__), "web_page.txt")]


def words_found(check: Check, text: str) -> Sequence[str]:
    document = document_of(text)
    return [document.slice(finding.span) for finding in findings_of(check, {"draft.txt": document})]


@pytest.mark.parametrize("entry", PAGE, ids=" ".join)
def test_words_of_web_pages(entry: tuple[str, ...]) -> None:
    where, words, *stops = entry
    text = (
        "一年来，工作有序推进，{}。\n全县学校36所。\n"
        if where == "anywhere"
        else "一年来，工作有序推进。\n{}\n全县学校36所。\n"
    )
    found = words_found(WebPage(), text.format(words))
    assert len(found) == 1
    assert words in found[0].replace("：", ":").replace("，", ",")
    for stop in stops[0] if stops else "":
        assert words_found(WebPage(), text.format(words + stop)) == []


@pytest.mark.parametrize("words", lines_beside(str(edulint_residue.__file__), "mojibake.txt"))
def test_mojibake(words: str) -> None:
    assert words in words_found(DamagedCharacters(), f"全县工作总结{words}，有序推进各项工作，成效明显。")[0]


@pytest.mark.parametrize(("word", "neighbours"), table_of("doubled_words.txt").items())
def test_doubled_words(word: str, neighbours: tuple[str, str]) -> None:
    before, after = neighbours
    following = after[1] if after.startswith("+") else "甲"
    assert words_found(RepeatedWord(), f"乙{word}{word}{following}。") == [word * 2]
    for one in before.strip("-"):
        assert words_found(RepeatedWord(), f"{one}{word}{word}{following}。") == []
    for one in after.strip("-") if not after.startswith("+") else "":
        assert words_found(RepeatedWord(), f"乙{word}{word}{one}。") == []


@pytest.mark.parametrize("word", lines_beside(str(edulint_residue.__file__), "reduplicated_words.txt"))
def test_words_that_may_stand_doubled(word: str) -> None:
    assert words_found(RepeatedWord(), f"大家{word}{word}。") == []


@pytest.mark.parametrize(("word", "endings"), [(word, rest[0]) for word, rest in table_of("continuations.txt").items()])
def test_words_of_which_the_second_is_longer(word: str, endings: str) -> None:
    assert words_found(RepeatedWord(), f"抓好{word}{word}。") == [word * 2]
    for ending in endings:
        assert words_found(RepeatedWord(), f"抓好{word}{word}{ending}。") == []


@pytest.mark.parametrize("words", lines_beside(str(edulint_residue.__file__), "open_endings.txt"))
def test_words_that_end_no_paragraph(words: str) -> None:
    start = "青川县工作总结\n各地认真落实这一项政策"
    assert words_found(MissingEndMark(), f"{start}{words}\n二、下一步打算\n")
    assert words_found(BrokenLine(), f"{start}{words}\n首批学校，成效明显。\n")


@pytest.mark.parametrize("words", lines_beside(str(edulint_residue.__file__), "sentence_openers.txt"))
def test_words_that_open_a_paragraph(words: str) -> None:
    text = f"青川县工作总结\n全县学校36所。各地认真落实政策，成效明显，群众满意度提高，各项指标创历史新高，走在前列\n{words}有关工作，有序推进。\n"
    assert words_found(BrokenLine(), text) == []
    assert len(words_found(MissingEndMark(), text)) == 1


@pytest.mark.parametrize("words", lines_beside(str(edulint_residue.__file__), "no_place_names.txt"))
def test_words_that_name_no_place(words: str) -> None:
    text = f"青川县教育局工作总结\n一年来，在甲{words}县委的领导下，工作有序推进。\n"
    assert words_found(OtherPlace(), text) == []


@pytest.mark.parametrize("group", lines_beside(str(edulint_residue.__file__), "confusable_characters.txt"))
def test_confusable_characters(group: str) -> None:
    one, other, *_ = group
    text = f"{one}光小学建成。{one}光小学获奖。{other}光小学验收。"
    assert words_found(SimilarNames(), text) == [f"{other}光小学"]


@pytest.mark.parametrize("word", lines_beside(str(edulint_punctuation.__file__), "words_with_deng.txt"))
def test_words_that_begin_with_deng(word: str) -> None:
    assert words_found(CommaBeforeDeng(), f"公布姓名、{word}。") == []
