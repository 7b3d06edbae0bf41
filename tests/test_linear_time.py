"""Patterns that are searched for read a long run once: four times the text takes about four times as long."""

from __future__ import annotations

import re
from importlib import import_module
from statistics import median
from time import process_time

import pytest

SEARCHED = [
    ("edulint_figures.quantities.passages", "_MASK", "x"),
    ("edulint_figures.checks.respective_lists", "_YEAR", "-"),
    ("edulint_privacy.checks.home_address", "_DOOR", "一"),
    ("edulint_duplicates.passages.evidence", "_ACROSS", "。 "),
]
_SIZE = 2_000
# Four for what grows with the text, sixteen for its square.
_GROWTH = 9


def _seconds(pattern: re.Pattern[str], text: str) -> float:
    before = process_time()
    for _ in pattern.finditer(text):
        pass
    return process_time() - before


@pytest.mark.parametrize(("module", "name", "unit"), SEARCHED)
def test_a_run_without_an_end_is_read_once(module: str, name: str, unit: str) -> None:
    pattern = getattr(import_module(module), name)
    short, long = unit * _SIZE, unit * _SIZE * 4
    # Below a millisecond nothing but the clock is measured.
    growth = median(_seconds(pattern, long) / max(_seconds(pattern, short), 0.001) for _ in range(5))
    assert growth < _GROWTH


def test_words_that_can_be_divided_in_two_ways_are_divided_once() -> None:
    verb = import_module("edulint_figures.checks.two_values")._VERB
    # Sixty of them in a thousand million million ways: the test would not end.
    assert verb.sub("", "校舍" + "共有达到" * 60 + "所") == "校舍" + "共有达到" * 60 + "所"
    assert verb.sub("", "校舍共有达到了") == "校舍"
