"""Each word for a role gives a figure of its clause that role."""

from __future__ import annotations

import pytest

from edulint.api import WordList
from edulint.testing import document_of
from edulint_figures.quantities.passages import passages_of
from edulint_figures.relations.roles import compared, flows, shortfall
from edulint_figures.relations.roles.shortfall import Role, role_of
from edulint_figures.relations.tokenizing import lines_of
from edulint_figures.relations.tokens import Line

_WORDS = WordList(shortfall.__file__, "role_words.txt")
# What stands before a word, so that it is that of a role, and what stands behind the figure.
_ROLES = {
    "plan": (Role.PLAN, "本站{}36件。"),
    "result": (Role.RESULT, "本站{}36件。"),
    "received": (Role.RECEIVED, "本站{}36件。"),
    "whole": (Role.WHOLE, "本站{}36件。"),
    "gap": (Role.GAP, "本站{}36件。"),
    "gap behind": (Role.GAP, "本站有36件{}。"),
    "excess": (Role.EXCESS, "本站{}36件。"),
    "more": (Role.EXCESS, "本站比计划{}36件。"),
    "less": (Role.GAP, "本站比计划{}36件。"),
}


def _line(text: str) -> Line:
    return lines_of(passages_of(document_of(text, "draft.txt"))[0], ())[0]


@pytest.mark.parametrize(("section", "word"), [(name, word) for name in _ROLES for word in _WORDS.section(name)])
def test_a_word_gives_its_role(section: str, word: str) -> None:
    role, text = _ROLES[section]
    line = _line(text.format(word))
    assert role_of(line.figures[0], line) is role


@pytest.mark.parametrize("word", _WORDS.section("then"))
def test_a_word_tells_of_another_time(word: str) -> None:
    assert compared.is_former_name(_line(f"{word}为36件。").figures[0].label)


@pytest.mark.parametrize(("section", "sign"), [("rise", 1), ("fall", -1)])
def test_a_word_tells_by_how_much(section: str, sign: int) -> None:
    signs = {word: compared.sign_of(_line(f"本站有96件，{word}36件。").figures[1]) for word in _WORDS.section(section)}
    assert {word for word, one in signs.items() if one != sign} == set()


@pytest.mark.parametrize("flow", list(flows.Flow))
def test_a_word_tells_what_came_and_went(flow: flows.Flow) -> None:
    told = {word: flows.flow_of(_line(f"本站{word}36件。").figures[0]) for word in _WORDS.section(flow.value)}
    assert {word for word, one in told.items() if one is not flow} == set()
