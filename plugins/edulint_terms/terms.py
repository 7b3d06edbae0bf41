"""Terms: what an office writes one way and no other, from its configuration and from a table."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct

from edulint.api import ReadError, Span, SpokenError, Wording, occurrences, read_text, system_reason

SeverityWord = Literal["info", "warning", "error"]
_SEVERITIES = get_args(SeverityWord)
# A table of terms is written by hand.
_LONGEST_FILE = 5_000_000

# The heads of a table's columns, in both languages; the order is free, and only the first one must be there.
_COLUMNS = {
    "wrong": ("wrong", "误", "错", "错误", "错误写法", "不用"),
    "right": ("right", "正", "对", "正确", "正确写法", "应为", "改用"),
    "why": ("why", "说明", "理由", "依据"),
    "severity": ("severity", "级别"),
}
_LEVELS = {"提示": "info", "警告": "warning", "错误": "error"}
_NOT_READ = Wording(zh="读不了用语表 {file}：{reason}", en="can't read the table of terms {file}: {reason}")
_NO_ROWS = Wording(
    zh="用语表 {file} 到第 {line} 行读不下去了：多半是双引号没有成对（{reason}）",
    en="the table of terms {file} can't be read beyond line {line}: is a quotation mark left open? ({reason})",
)
_NO_COLUMN = Wording(
    zh="用语表 {file} 的第一行应写各列的名称，至少有“wrong”（或“误”）一列",
    en="the first line of the table of terms {file} names its columns, of which one is “wrong”",
)
_BAD_LEVEL = Wording(
    zh="用语表 {file} 第 {line} 行：没有“{word}”这一级别，可用的有 info、warning、error",
    en="the table of terms {file}, line {line}: there is no severity “{word}”; there are info, warning, error",
)


class Term(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """A form that is not to be written.

    ``right`` is what is written instead; where it is empty, the form is forbidden. ``why`` is told with the finding.
    """

    wrong: Annotated[str, Meta(min_length=1, max_length=100)]
    right: Annotated[str, Meta(max_length=100)] = ""
    why: Annotated[str, Meta(max_length=500)] = ""
    severity: SeverityWord = "warning"


class TermsError(SpokenError):
    """A table of terms can't be used; the wording says why."""


@lru_cache(maxsize=4)
def table_of(file: str) -> tuple[tuple[int, Term], ...]:
    """Return the terms of a table in a CSV file, each with its line; lines without a form are passed over.

    The file may have been saved by a spreadsheet: in UTF-8 or GB18030, with commas, semicolons or tabs.

    Raises:
        TermsError: the file can't be read, or is no such table.
    """
    import csv

    try:
        with open(file, "rb") as data:
            text, _, _ = read_text(data.read(_LONGEST_FILE))
    except OSError as error:
        raise TermsError(_NOT_READ.filled(file=file, reason=system_reason(error))) from error
    except ReadError as error:
        raise TermsError(_NOT_READ.filled(file=file, reason=error.wording)) from error
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    try:
        columns = _columns(next(rows, []))
        if "wrong" not in columns:
            raise TermsError(_NO_COLUMN.filled(file=file))
        return tuple(_terms(rows, columns, file))
    except csv.Error as error:
        raise TermsError(_NO_ROWS.filled(file=file, line=rows.line_num, reason=error)) from error


def _columns(heads: Sequence[str]) -> dict[str, int]:
    by_head = {head: name for name, heads in _COLUMNS.items() for head in heads}
    named = {by_head.get(head.strip().lower()): index for index, head in reversed(list(enumerate(heads)))}
    return {name: index for name, index in named.items() if name}


def _terms(rows: Iterable[Sequence[str]], columns: dict[str, int], file: str) -> Iterator[tuple[int, Term]]:
    for line, row in enumerate(rows, start=2):
        cells = {name: row[index].strip() for name, index in columns.items() if index < len(row)}
        if not cells.get("wrong"):
            continue
        word = cells.pop("severity", "") or "warning"
        word = _LEVELS.get(word, word)
        if word not in _SEVERITIES:
            raise TermsError(_BAD_LEVEL.filled(file=file, line=line, word=word))
        yield line, Term(**cells, severity=word)  # type: ignore[arg-type]


def places_of(term: Term, prose: str) -> list[Span]:
    """Return where a form stands in a text, but for the places at which it is part of what is right."""
    return [span for span in spans_of(term.wrong, prose) if not _is_right(term, prose, span)]


def spans_of(words: str, prose: str) -> Iterator[Span]:
    """Yield where words stand in a text, without overlap."""
    at = prose.find(words)
    while at >= 0:
        span = Span(at, at + len(words))
        yield span
        at = prose.find(words, span.end)


def _is_right(term: Term, prose: str, span: Span) -> bool:
    """Tell whether a form stands inside the right one: 教体局 where 县教体局 is what is to be written."""
    starts = [span.start - inside for inside in occurrences(term.right, term.wrong)]
    return any(start >= 0 and prose.startswith(term.right, start) for start in starts)
