"""Former values of a draft, beside what the same body's reports on those years have for the same indicators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from edulint.api import Document, Span, WordList, fold, ordinal_at
from edulint_figures.earlier.report_name import ReportName, report_name
from edulint_figures.earlier.statements import Statement, statements_in
from edulint_figures.quantities.passages import Passage, passages_of
from edulint_figures.quantities.quantity import Quantity
from edulint_figures.quantities.reading import quantities
from edulint_figures.relations.judge import Range, bounds, meet, repairs_of, wanted_for

_WORDS = WordList(__file__, "statements.txt")
_LONGEST_HEADING = 40
# A figure that is farther off (in percent) is rather one of something else, unless a single digit was mistaken.
_FAR = 20
# By how much a vague figure may be off its own words, in percent: 近1000人, 1000多人.
_VAGUE = 10
# So many digits a figure has at the least of which one wrong digit is seen.
_LEAST_DIGITS = 3
_PLACE_ENDS = "省市县区州盟旗镇乡"


class Former(Struct, frozen=True):
    """A former value in a report of a draft, and the year that it is of."""

    report: ReportName
    year: int
    statement: Statement


def formers_of(document: Document) -> list[Former]:
    """Return the former values of a draft's reports that say whose they are."""
    found: list[Former] = []
    names: dict[int, ReportName | None] = {}
    for passage in passages_of(document):
        report = document.report_at(passage.span.start)
        if report is None or not passage.holds("上年", "去年", "上一年", "20"):
            continue
        start = report.span.start
        if start not in names:
            names[start] = report_name(document.text[start : report.span.end])
        name = names[start]
        if name is not None and not _is_on_plans(document, passage.span):
            found += (
                Former(name, year, one)
                for one in statements_in(passage, place_of(name.body))
                if one.when and (year := _year(one.when, name))
            )
    return found


def contradicted(formers: Sequence[Former], texts: Iterable[str]) -> Iterator[tuple[Former, str, str]]:
    """Yield each former value for which the reports on its year have another one, with a report's title and its words.

    Where these have several, nothing is told.
    """
    stated: dict[int, list[tuple[str, Quantity]]] = {number: [] for number in range(len(formers))}
    for text in texts:
        name = report_name(text)
        wanted = {
            number: former
            for number, former in enumerate(formers)
            if name is not None and (former.report.body, former.year) == (name.body, name.year)
        }
        if name is None or not wanted:
            continue
        names = {former.statement.name for former in wanted.values()}
        for one in _levels(text, name, names):
            for number, former in wanted.items():
                if former.statement.name == one.name and former.statement.quantity.is_kin(one.quantity):
                    stated[number].append((name.title, one.quantity))
    for number, former in enumerate(formers):
        there = stated[number]
        if there and all(meet(_range(one), _range(other)) for (_, one), (_, other) in pairwise(there)):
            title, quantity = there[0]
            if _is_contradiction(former.statement.quantity, quantity):
                yield former, title, quantity.words


def place_of(body: str) -> str:
    """Return the place that a body's name begins with (清岭县教育局: 清岭县), or nothing."""
    ends = [at + 1 for at, character in enumerate(body) if character in _PLACE_ENDS and at > 0]
    return body[: ends[-1]] if ends else ""


def _year(when: str, name: ReportName) -> int:
    """Return the year that is meant; 0 where it can't be told, or is none before that of the report."""
    if when[0].isdigit():
        year = int(when[:4])
        return year if not name.year or year < name.year else 0
    is_last_year = when[0] == "上" or (when[0] == "去" and name.is_of_its_year)
    return name.year - 1 if name.year and is_last_year else 0


def _is_on_plans(document: Document, span: Span) -> bool:
    headings = [section.heading for section in document.sections_at(span.start)]
    return any(word in heading.text for heading in headings if heading for word in _WORDS.section("plans"))


def _levels(text: str, name: ReportName, names: set[str]) -> Iterator[Statement]:
    """Yield what a report says of some indicators in its own year, up to its plans."""
    folded, at, place = fold(text), 0, place_of(name.body)
    for line in text.splitlines(keepends=True):
        start, at = at, at + len(line)
        if _begins_plans(line, name.year):
            return
        if any(one in line for one in names):
            passage = Passage(folded, Span(start, at), tuple(quantities(text, folded, start, at)))
            for one in statements_in(passage, place):
                is_now = not one.when or one.when.startswith(str(name.year))
                if is_now and one.name in names:
                    yield one


def _begins_plans(line: str, year: int) -> bool:
    heading = line.strip()
    is_heading = len(heading) <= _LONGEST_HEADING and heading[-1:] not in ("。", "；")
    is_on_next = year > 0 and str(year + 1) in heading
    is_numbered = is_on_next or ordinal_at(heading, fold(heading), 0, len(heading)) is not None
    return is_heading and is_numbered and any(word in heading for word in _WORDS.section("plans"))


def _range(one: Quantity) -> Range:
    """Return the least and the greatest value that a figure may stand for, vague ones too."""
    return bounds(one, one.half + (one.value * _VAGUE // 100 if one.approximation else 0))


def _is_contradiction(here: Quantity, there: Quantity) -> bool:
    if meet(_range(here), _range(there)):
        return False
    is_near = abs(here.value - there.value) * 100 <= _FAR * max(here.value, there.value)
    return is_near or (len(here.digits) >= _LEAST_DIGITS and bool(repairs_of([wanted_for(here, there.value)])))
