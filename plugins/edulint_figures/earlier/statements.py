"""What a paragraph says of an indicator's count: its name, the year that is meant, the figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from edulint.api import WordList, pattern
from edulint_figures.quantities.passages import Passage
from edulint_figures.quantities.quantity import Dimension, Quantity

_WORDS = WordList(__file__, "statements.txt")
_WHEN = r"(?P<when>上一?年度?|去年|20[0-9]{2}年)(?:全年|年?[末底])?"
_FROM = pattern(rf"(?P<name>.+?)[由从]{_WHEN}的?")
_FROM_SOME_TIME = pattern(r"(?P<name>.+?)[由从]")
_SOME_TIME = "此前"
_FORMERLY = pattern(rf"{_WHEN}(?P<name>.+)")
_THEN = pattern(rf"(?:而|比|较)?{_WHEN}(?:的|仅?有|只有|达到?|[为是])*")
_TO = pattern(r"[一-鿿]{0,4}[到至为成]了?")
_NAME = pattern(r"[一-鿿A-Za-z0-9“”]{2,20}")
_NO_FIRST = frozenset("的等和及与或也都均以被把是使让")
_NO_LAST = frozenset("的等和及与或、")
_ENDS = "。!?;\n"
# One of several figures in a row belongs to the name that stands at its place in another row.
_JOINING = ("、", "和", "及")


class Statement(Struct, frozen=True):
    """A count of an indicator; ``when`` is empty for the year of the report, 此前 for some time before."""

    name: str
    when: str
    quantity: Quantity


def statements_in(passage: Passage, place: str) -> Iterator[Statement]:
    """Yield what a paragraph says of the whole body; ``place`` may stand before an indicator (清岭县在校生)."""
    last: Statement | None = None
    for one in passage.quantities:
        statement = _statement(one, last, place) if _is_count(one, passage) else None
        if statement is not None:
            yield statement
        last = statement


def _is_count(one: Quantity, passage: Passage) -> bool:
    """Tell whether a figure is a count of the whole body that was reached."""
    text, at = passage.text, one.span.start
    if (
        one.dimension is not Dimension.COUNT
        or one.change
        or one.per
        or text[one.span.end : one.span.end + 1] in _JOINING
    ):
        return False
    start = max(passage.span.start, *(text.rfind(end, passage.span.start, at) + 1 for end in _ENDS))
    is_elsewhere = any(text.find(word, start, at) >= 0 for word in _WORDS.section("another scope"))
    return not is_elsewhere and not any(word in one.label for word in _WORDS.section("no level"))


def _statement(one: Quantity, last: Statement | None, place: str) -> Statement | None:
    label = one.label.strip("(\"'“ ")
    if match := _FROM.fullmatch(label):
        return _named(match["name"], match["when"], one, place)
    if match := _FROM_SOME_TIME.fullmatch(label):
        return _named(match["name"], _SOME_TIME, one, place)
    if last is not None and one.is_kin(last.quantity):
        if last.when and one.clause == last.quantity.clause and _TO.fullmatch(label):
            return Statement(last.name, "", one)
        if not last.when and one.clause <= last.quantity.clause + 1 and (match := _THEN.fullmatch(label)):
            return Statement(last.name, match["when"], one)
    if one.is_reference:
        return None
    if match := _FORMERLY.fullmatch(label):
        return _named(match["name"], match["when"], one, place)
    return _named(label, "", one, place)


def _named(words: str, when: str, one: Quantity, place: str) -> Statement | None:
    name = indicator(words, place)
    return Statement(name, when, one) if name else None


@cache
def _idle() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return pattern(rf"(?:{_WORDS.any_of('before')})"), pattern(rf"(?:{_WORDS.any_of('behind')})$")


def indicator(words: str, place: str) -> str:
    """Return the name of an indicator without idle words around it, or nothing where it is none."""
    before, behind = _idle()
    name = words.removeprefix(place)
    while name:
        shorter = before.sub("", name, count=1) if before.match(name) else name
        shorter = behind.sub("", shorter).removeprefix(place)
        if shorter == name:
            break
        name = shorter
    is_name = _NAME.fullmatch(name) and name[0] not in _NO_FIRST and name[-1] not in _NO_LAST
    return name if is_name and name.count("“") == name.count("”") else ""
