"""An audit as a table and as CSV."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Sequence

from edulint.api import Wording
from edulint_duplicates.archive.families import Family

_HEAD = Wording(
    zh="{number}. {characters} 字，{places} 处{doubt}：{quote}",
    en="{number}. {characters} characters, {places} places{doubt}: {quote}",
)
_DOUBT = Wording(zh="（存疑）", en=" (doubtful)")
_LINES = Wording(zh="    {path} 第 {line}–{end} 行", en="    {path}, lines {line}–{end}")
_LINE = Wording(zh="    {path} 第 {line} 行", en="    {path}, line {line}")
_NONE = Wording(zh="没有发现相同的段落", en="no passages in common")
_COLUMNS = ("family", "characters", "sure", "path", "line", "end_line", "quote")


def table_of(families: Sequence[Family]) -> Iterator[Wording]:
    """Yield the families of passages as lines for people."""
    if not families:
        yield _NONE
    for number, family in enumerate(families, 1):
        places = len(family.places)
        doubt = "" if family.sure else _DOUBT
        values = {"number": number, "characters": family.characters, "places": places, "quote": family.quote}
        yield _HEAD.filled(doubt=doubt, **values)
        for place in family.places:
            wording = _LINE if place.line == place.end_line else _LINES
            yield wording.filled(path=place.path, line=place.line, end=place.end_line)


def write_csv(families: Sequence[Family]) -> None:
    """Write a line for each place of a passage to standard output."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for number, family in enumerate(families, 1):
        for place in family.places:
            where = (place.path, place.line, place.end_line)
            writer.writerow((number, family.characters, "yes" if family.sure else "no", *where, family.quote))
