"""Every entry of every word list does what it is there for."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import edulint_figures
from edulint.api import fold
from edulint_figures.quantities.quantity import Quantity, decimal
from edulint_figures.quantities.reading import quantities
from tests.word_lists import idle_entries, lists_of, without_entry

# What is read of a number is proved by readings, what a check finds by its cases.
READ = "quantities"
READINGS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("readings.toml").read_text(encoding="utf-8"))[
    "reading"
]
# What stands in these is proved where relations are.
OF_RELATIONS = {"complements", "divisions", "each_words", "learner_words", "next_step_words", "overlapping_words"}
OF_RELATIONS |= {"rest_words", "open_list_words", "cues", "label_words", "phrasings", "role_words"}
# And in these, where former values are compared with an archive.
OF_RELATIONS |= {"report_name", "statements"}
LISTS = [path for path in lists_of(edulint_figures) if path.stem not in OF_RELATIONS]


def told(one: Quantity) -> str:
    """Return a quantity as ``readings.toml`` writes it: its words, value and class, ``/`` what it is per, ``+`` or
    ``-`` if it is a change, and ``~`` with the word that makes it vague."""
    notes = [f"/{one.per}" if one.per else "", {1: "+", -1: "-"}.get(one.change, "")]
    notes.append(f"~{one.approximation}" if one.approximation else "")
    return " ".join([f"{one.words}: {decimal(one.value)} {one.unit_class}", *filter(None, notes)])


def read(text: str) -> list[str]:
    return [told(one) for one in quantities(text, fold(text), 0, len(text))]


@pytest.mark.parametrize("reading", [pytest.param(one, id=one["text"][:16]) for one in READINGS])
def test_reading(reading: dict[str, Any]) -> None:
    assert read(reading["text"]) == reading["quantities"]


@pytest.mark.slow
@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in LISTS])
def test_each_entry_has_a_case_or_a_reading(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unread = None
    if path.parent.name == READ:
        unread = {
            entry
            for entry in without_entry(edulint_figures, path, monkeypatch)
            if all(read(one["text"]) == one["quantities"] for one in READINGS if fold(entry) in fold(one["text"]))
        }
    assert idle_entries(edulint_figures, path, monkeypatch, unread) == []
