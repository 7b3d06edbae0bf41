"""An audit as table, JSON and CSV."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Mapping, Sequence

import msgspec

from edulint.api import Language, Wording
from edulint_duplicates.archive.families import Family

_HEAD = Wording(
    zh="{number}. {characters} 字，{places} 处：{quote}",
    en="{number}. {characters} characters, {places} places: {quote}",
)
_PLACE = Wording(zh="    {path} 第 {line}–{end} 行", en="    {path}, lines {line}–{end}")
_NONE = Wording(zh="没有发现相同的段落", en="no passages in common")
_COLUMNS = ("family", "characters", "path", "line", "end_line", "quote")


def _table(families: Sequence[Family], language: Language) -> None:
    lines = [] if families else [_NONE]
    for number, family in enumerate(families, 1):
        places = len(family.places)
        lines.append(_HEAD.filled(number=number, characters=family.characters, places=places, quote=family.quote))
        lines += [_PLACE.filled(path=place.path, line=place.line, end=place.end) for place in family.places]
    for line in lines:
        sys.stdout.write(line.in_language(language) + "\n")


def _json(families: Sequence[Family], _: Language) -> None:
    value = {"version": 1, "families": families}
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n")


def _csv(families: Sequence[Family], _: Language) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for number, family in enumerate(families, 1):
        for place in family.places:
            writer.writerow((number, family.characters, place.path, place.line, place.end, family.quote))


FORMATS: Mapping[str, Callable[[Sequence[Family], Language], None]] = {"table": _table, "json": _json, "csv": _csv}
