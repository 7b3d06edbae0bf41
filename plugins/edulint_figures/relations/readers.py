"""Names what reads the relations of a form, a line or a paragraph; each is imported when a draft first needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import Any

from edulint_figures.quantities.passages import Passage
from edulint_figures.relations.reading import Match, Memory, Reading
from edulint_figures.relations.relation import Relation
from edulint_figures.relations.tokens import Line

# What reads the relations of a form, as module and function.
_OF_FORMS = {
    "parts": ("parts.read",),
    "total": ("parts.read",),
    "inside": ("parts.read",),
    "bare": ("bare_lists.read",),
    "rises": ("rises.read",),
    "run": ("run.read",),
    "change": ("change.read",),
    "former": ("change.read",),
    "move": ("change.read",),
    "each": ("change_rows.read",),
    "since": ("change_apart.read_since",),
    "aside": ("change_apart.read_aside",),
    "apart": ("change_apart.read_apart",),
    "named": ("share.read",),
    "share": ("share.read",),
    "bracket": ("share.read",),
    "fraction": ("share.read",),
    "rows": ("share.read",),
    "one": ("one.read",),
    "ratio": ("structure_sum.read", "ratio.read"),
    "quotient": ("ratio.read",),
}
# What reads lines with rates, or whole paragraphs, by the words of which one must stand in the paragraph.
Readers = Sequence[tuple[tuple[str, ...], str]]
OF_LINES: Readers = (
    (("自然增长率",), "ratio.natural_growth"),
    (("率",), "deed.relations_in"),
)
OF_PASSAGES: Readers = (
    (("年均",), "yearly.amounts_in"),
    (("年均", "年平均"), "yearly.growth_in"),
    (("日均", "每天", "每日", "平均日"), "daily.relations_in"),
    (("百分点",), "gap.relations_in"),
    (("拉动", "上拉"), "pulls.relations_in"),
    (("×", "*"), "written.relations_in"),
    (("亩", "斤", "公顷"), "two_units.relations_in"),
)

FORMS = frozenset(_OF_FORMS)


@cache
def readers_of(form: str) -> tuple[Callable[[Match, Memory], Iterator[Reading]], ...]:
    """Return what reads the relations of a form."""
    return tuple(map(named, _OF_FORMS[form]))


def line_reader(name: str) -> Callable[[Line], Iterator[Reading]]:
    """Return what reads a line, by the names of its module and its own."""
    reader: Callable[[Line], Iterator[Reading]] = named(name)
    return reader


def passage_reader(name: str) -> Callable[[Passage], Iterator[Relation]]:
    """Return what reads a paragraph, by the names of its module and its own."""
    reader: Callable[[Passage], Iterator[Relation]] = named(name)
    return reader


@cache
def named(name: str) -> Any:
    """Return a function by the names of its module and its own."""
    module, _, function = name.partition(".")
    return getattr(import_module(f"edulint_figures.relations.roles.{module}"), function)
