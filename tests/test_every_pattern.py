"""Every pattern that the project compiles reads any text in a time that grows with the text's length.

The texts are made of the pattern itself: what it begins to match again and again, and never comes to its end.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from time import process_time

import pytest

from tests.ambiguous_loops import ambiguous_loops
from tests.compiled_patterns import ROOT
from tests.pattern_strings import strings_of
from tests.searched_patterns import knows_first

_SIZES = (500, 1_000, 2_000, 4_000)
# A pattern that has read four thousand characters in less, in seconds, is not looked at again: what grows with the
# square of them takes twenty times as long.
_QUICK = 0.004
# Four for what grows with the text, sixteen for its square.
_GROWTH = 8

# Twenty characters of what doubles with each of them take this long, in seconds; three hundred of the others don't.
_AT_ONCE = 0.002
_MOST_REPETITIONS = 60
_ENDS = ("", "\0", "一", "x", "。", "1", ")")


# These are asked at one place, with match or fullmatch, and the rest of the text is read no more: a module, and how the
# pattern begins.
_AT_ONE_PLACE = (
    ("edulint.cli.accept", "(.+?):([0-9]+)"),
    ("edulint.explanation", r"(\S.*):"),
    ("edulint.readers.markdown_blocks", "---+"),
    ("edulint.settings.places", r"\s*\[\[?"),
    ("edulint.settings.places", r"\s*(?P<path>"),
    ("edulint.text.directive", r"\s*"),
    ("edulint_duplicates.passages.manner", "[0-9]{0,3}[.．、)）]?"),
    ("edulint_figures.earlier.statements", "(?P<name>.+?)[由从]"),
    ("edulint_figures.quantities.exclusions", "(?! -[0-9]) ?(?:[-~—–―－]+|[至到])"),
    ("edulint_figures.quantities.table_columns", "(?P<name>[^()]*)"),
    ("edulint_figures.relations.tokenizing", "(?:同期|末|底|初|的|相比"),
    ("edulint_punctuation.widths", "[ \\u3000\\u00a0]+"),
    ("edulint_punctuation.widths", "[0-9xX*]+号"),
    ("edulint_residue.checks.repeated_word", "[0-9.．]+["),
    ("edulint_residue.signed_years", r"[ \t(]*(?P<year>"),
    ("edulint_word.fields", "SYMBOL"),
    ("edulint_word.formats", "(0*)1"),
    ("edulint_word.pdf.lines", "[-—–―~·"),
)
# These search stretches of a sentence that are no longer than a thousand letters, or the name of a file.
_IN_STRETCHES = (
    ("edulint.cli.accept", r"[\\*?\[\]]"),
    ("edulint_figures.relations.phrasings", ""),
    ("edulint_figures.relations.roles.part_lists", "(?:["),
    ("edulint_figures.relations.roles.share_order", "L(?:n?[/,]n?L)+n?$"),
    ("edulint_figures.relations.roles.share_together", "L(?:/n?L)+n?,$"),
)

# This one takes all of a text apart into sentences.
_READS_ALL = r"[^。!?;\n]++"


@pytest.fixture(scope="module")
def compiled() -> list[tuple[str, int, str]]:
    """The patterns with their flags, and the modules that make them."""
    command = [sys.executable, "-m", "tests.compiled_patterns"]
    told = subprocess.run(command, check=True, capture_output=True, cwd=ROOT).stdout
    return [(source, flags, module) for source, flags, module in json.loads(told)]


Read = Callable[[re.Pattern[str], str], object]


def _search(pattern: re.Pattern[str], text: str) -> None:
    for _ in pattern.finditer(text):
        pass


def _match(pattern: re.Pattern[str], text: str) -> None:
    pattern.match(text)
    pattern.fullmatch(text)


def _seconds(read: Read, pattern: re.Pattern[str], text: str) -> float:
    before = process_time()
    read(pattern, text)
    return process_time() - before


def _growth(read: Read, pattern: re.Pattern[str], text: str, size: int) -> float:
    """Return how many times as long a text of some length takes as a quarter of it; of several tries the best."""
    whole, quarter = (min(_seconds(read, pattern, text[:length]) for _ in range(5)) for length in (size, size // 4))
    return whole / max(quarter, 0.0001)


def growth_of(read: Read, pattern: re.Pattern[str], text: str) -> float:
    """Return how the time grows with four times the length; 0 where it takes no time worth looking at."""
    for size in _SIZES:
        if _seconds(read, pattern, text[:size]) >= _QUICK:
            # What was disturbed the first time is measured again, with more to do.
            return min(_growth(read, pattern, text, size), _growth(read, pattern, text, size * 2))
    return 0.0


def _slow(source: str, flags: int, read: Read = _search) -> list[str]:
    """Return a text on which a pattern is slow, if there is one."""
    pattern = re.compile(source, flags)
    for text in strings_of(source, flags, 2 * _SIZES[-1]):
        growth = growth_of(read, pattern, text)
        if growth >= _GROWTH:
            return [f"{growth:.1f} times as long for four times {text[:20]!r}…"]
    return []


def _multiplies(pattern: re.Pattern[str], before: str, text: str, end: str) -> bool:
    """Tell whether two repetitions of a text more take much longer than those before them."""
    for count in range(2, _MOST_REPETITIONS, 2):
        if _seconds(_search, pattern, before + text * count + end) > _AT_ONCE:
            fewer, more = (
                min(_seconds(_search, pattern, before + text * times + end) for _ in range(3))
                for times in (count, count + 2)
            )
            return more > 1.7 * fewer
    return False


def _multiplying(source: str, flags: int) -> list[str]:
    """Return the texts that a repetition of a pattern reads in ways that multiply with the text's length."""
    pattern = re.compile(source, flags)
    loops = ambiguous_loops(source, flags)
    return [text for before, text in loops if any(_multiplies(pattern, before, text, end) for end in _ENDS)]


def _is_one_of(listed: tuple[tuple[str, str], ...], source: str, module: str) -> bool:
    return any(module == maker and source.startswith(beginning) for maker, beginning in listed)


def _slow_as_used(source: str, flags: int, module: str) -> list[str]:
    if _is_one_of(_IN_STRETCHES, source, module):
        return []
    return _slow(source, flags, _match if _is_one_of(_AT_ONE_PLACE, source, module) else _search)


def test_every_pattern_is_linear(compiled: list[tuple[str, int, str]]) -> None:
    assert len(compiled) > 400
    modules = {module for _, _, module in compiled}
    assert {"edulint.text.visible", "edulint_figures.relations.tokenizing", "edulint_word.fields"} <= modules
    told = [
        f"{module}: {source[:80]}: {slow}"
        for source, flags, module in compiled
        for slow in _slow_as_used(source, flags, module)
    ]
    assert told == []


def test_no_repetition_reads_a_text_in_ways_that_multiply(compiled: list[tuple[str, int, str]]) -> None:
    told = [
        f"{module}: {source[:80]}: {text!r}"
        for source, flags, module in compiled
        for text in _multiplying(source, flags)
    ]
    assert told == []


def test_no_pattern_is_excused_that_is_not_there(compiled: list[tuple[str, int, str]]) -> None:
    for maker, beginning in (*_AT_ONE_PLACE, *_IN_STRETCHES):
        assert any(module == maker and source.startswith(beginning) for source, _, module in compiled), beginning


def test_what_searches_whole_drafts_runs_to_the_characters_that_it_begins_with() -> None:
    command = [sys.executable, "-m", "tests.searched_patterns"]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, cwd=ROOT).stdout)
    assert [source for source in told if not source.startswith(_READS_ALL)] == []
    # The watch has seen what it should.
    assert told


@pytest.mark.parametrize(
    ("source", "expected"),
    [("[甲乙]丙", True), ("甲|乙", True), ("[甲乙]戊|丙", False), ("甲|(?<=丁)乙", False), ("甲+", False)],
)
def test_where_the_engine_knows_the_first_characters(source: str, expected: bool) -> None:
    assert knows_first(source, 0) is expected


@pytest.mark.parametrize("source", ["(?:a|b)*c", r"\d+(?:,\d+)*年", "(?:同期|末|的)*(?:增加|减少)"])
def test_a_pattern_that_reads_a_run_again_from_each_place_is_seen(source: str) -> None:
    # What else the machine does may hide the growth once.
    assert any(_slow(source, 0) for _ in range(3))


@pytest.mark.parametrize("source", ["(?<!x)x+y", "[甲乙]", r"年\d{1,4}"])
def test_what_is_read_once_is_not_accused(source: str) -> None:
    assert _slow(source, 0) == []


@pytest.mark.parametrize(
    "source",
    [
        "(?:共有|[共有])+$",
        r"(?:\[[^]]*\]\([^\n]*\))+$",
        "甲(?:乙+丙?)+丁",
        "(?:甲?乙?){1,30}丙",
        "(?:[0-9]{1,3} ?[^0-9]{0,4}[*]){0,20}=",
    ],
)
def test_a_repetition_that_reads_a_text_in_several_ways_is_seen(source: str) -> None:
    assert _multiplying(source, 0)


@pytest.mark.parametrize(
    "source", ["(?:共有|[共有])++$", "(?>(?:甲+)+)乙", "(?:甲+乙)+丙", "(?:甲|乙丙|乙丁)+$", "(?:甲|甲甲)?$"]
)
def test_a_repetition_that_reads_a_text_in_one_way_is_not_accused(source: str) -> None:
    assert _multiplying(source, 0) == []
