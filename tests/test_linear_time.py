"""Patterns that are searched for read a long run once: four times the text takes about four times as long."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from importlib import import_module
from statistics import median
from time import process_time
from types import FrameType

import pytest

from edulint.testing import document_of
from edulint_figures.relations.choose import relations_of
from edulint_figures.relations.reading import Settings

SEARCHED = [
    ("edulint_figures.quantities.passages", "_MASK", "x"),
    ("edulint_figures.checks.respective_lists", "_YEAR", "-"),
    ("edulint_privacy.checks.home_address", "_DOOR", "一"),
    ("edulint_duplicates.passages.evidence", "_ACROSS", "。 "),
    ("edulint_numbering.captions", "_gap", " "),
    ("edulint_numbering.captions", "_entry", " "),
    ("edulint_word.checks.stale_contents", "_PAGE", " ."),
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
    # Some are functions that make the pattern when it is first needed.
    pattern = pattern if hasattr(pattern, "finditer") else pattern()
    short, long = unit * _SIZE, unit * _SIZE * 4
    # Below a millisecond nothing but the clock is measured.
    growth = median(_seconds(pattern, long) / max(_seconds(pattern, short), 0.001) for _ in range(5))
    assert growth < _GROWTH


def _calls(run: Callable[[], object]) -> int:
    """Return how many functions, Python's and built in, ``run`` calls: the same number at every run."""
    calls = 0

    def counted(_frame: FrameType, event: str, _called: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        run()
    finally:
        sys.setprofile(None)
    return calls


def test_a_sentence_without_an_end_is_read_in_stretches() -> None:
    def calls(times: int) -> int:
        document = document_of(f"全县{'3人，其中2人，' * times}。")
        return _calls(lambda: relations_of(document, Settings()))

    calls(10)
    assert calls(2_000) < 5 * calls(500)


def test_words_that_can_be_divided_in_two_ways_are_divided_once() -> None:
    verb = import_module("edulint_figures.checks.two_values")._VERB
    # Sixty of them in a thousand million million ways: the test would not end.
    assert verb.sub("", "校舍" + "共有达到" * 60 + "所") == "校舍" + "共有达到" * 60 + "所"
    assert verb.sub("", "校舍共有达到了") == "校舍"
