"""Every entry of every word list does what it is there for."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

import edulint_punctuation
import edulint_residue
from edulint.api import WordList, fold
from edulint.testing import words_found
from edulint_residue import checks
from edulint_residue.checks.mixed_own_place import MixedOwnPlace
from edulint_residue.checks.repeated_word import RepeatedWord
from edulint_residue.checks.similar_names import SimilarNames
from edulint_residue.checks.web_page import WebPage
from edulint_residue.web import answers, evidence, phrases
from tests.word_lists import idle_entries, lists_of

PACKS = (edulint_residue, edulint_punctuation)
# Words of a page, which are counted: no case hangs on one alone, so that each is asked for by itself.
_PAGE_WORDS = WordList(str(evidence.__file__), "words.txt")
_ANSWERS = WordList(str(answers.__file__), "answers.txt")
_KINDS = ("site", "use", "text", "data", "ways", "rights", "talk", "hidden")


@pytest.mark.parametrize(
    ("pack", "path"), [pytest.param(pack, path, id=path.stem) for pack in PACKS for path in lists_of(pack)]
)
def test_each_entry_has_a_case(pack: ModuleType, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = {word for kind in _KINDS for word in _PAGE_WORDS.section(kind)} if path.stem == "words" else set()
    if path.stem != "answers":
        assert set(idle_entries(pack, path, monkeypatch)) <= counted


@pytest.mark.parametrize("word", [word for kind in _KINDS for word in _PAGE_WORDS.section(kind)])
def test_a_word_of_a_page_counts(word: str) -> None:
    assert evidence.evidence_of(word).kinds == 1


# Where a word of each kind is the one that tells; of what an answer is made, no case hangs on one word alone.
_TELLING = {
    "agrees": "{}，以下内容不变。",
    "text": "上述{}，您过目。",
    "deed": "请您{}。",
    "points": "{}内容，您过目。",
    "asks": "{}您润色。",
    "told": "如有需求，{}。",
    "program": "由{}生成。",
    "invented": "以上为{}。",
}


@pytest.mark.parametrize(("kind", "word"), [(kind, word) for kind in _TELLING for word in _ANSWERS.section(kind)])
def test_a_word_of_an_answer_tells(kind: str, word: str) -> None:
    assert answers.is_answer(fold(_TELLING[kind].format(word)))
    assert not answers.is_answer(fold(_TELLING[kind].format("")))


@pytest.mark.parametrize("word", _ANSWERS.section("work"))
def test_a_word_of_the_work_is_no_answer(word: str) -> None:
    assert not answers.is_answer(fold(f"{word}，上述内容请您润色。"))


# What stands behind a word on its line has no case of its own: these try each character of it.


@pytest.mark.parametrize(
    ("words", "stops"),
    [entry[1:] for entry in WordList(str(phrases.__file__), "phrases.txt").rows if len(entry) == 3],
)
def test_words_of_web_pages_before_other_characters(words: str, stops: str) -> None:
    for stop in stops:
        assert words_found(WebPage(), f"一年来，工作有序推进，{words}{stop}。\n全县学校36所。\n") == []


@pytest.mark.parametrize(("word", "neighbours"), WordList(str(checks.__file__), "doubled_words.txt").table.items())
def test_doubled_words_between_other_characters(word: str, neighbours: tuple[str, str]) -> None:
    before, after = neighbours
    following = after[1] if after.startswith("+") else "甲"
    for one in before.strip("-"):
        assert words_found(RepeatedWord(), f"{one}{word}{word}{following}。") == []
    for one in after.strip("-") if not after.startswith("+") else "":
        assert words_found(RepeatedWord(), f"乙{word}{word}{one}。") == []


@pytest.mark.parametrize(
    ("level", "others"),
    [(level, rest[0]) for level, rest in WordList(str(checks.__file__), "mixed_own_place.txt").table.items()],
)
def test_levels_that_begin_other_words(level: str, others: str) -> None:
    for other in others.strip("-"):
        assert words_found(MixedOwnPlace(), f"我国成绩喜人，我{level}{other}，我县成绩喜人。") == []


@pytest.mark.parametrize("group", WordList(str(checks.__file__), "confusable_characters.txt").lines)
def test_confusable_characters(group: str) -> None:
    for other in group[1:]:
        text = f"{group[0]}光小学建成。{group[0]}光小学获奖。{other}光小学验收。"
        assert words_found(SimilarNames(), text) == [f"{other}光小学"]
