"""Reads from the first lines of a text whose report it is, and on which year."""

from __future__ import annotations

from itertools import islice

from msgspec import Struct

from edulint.api import WordList, fold, pattern
from edulint_figures.quantities.phrases import IN_BRACKETS

_WORDS = WordList(__file__, "report_name.txt")
_YEAR = pattern(r"(20[0-9]{2}|二[〇○零0][〇○零一二三四五六七八九]{2})年(?:度)?(?![0-9]{1,2}月)")
_HAN_YEAR = str.maketrans("〇○零一二三四五六七八九", "000123456789")
# 政府工作报告 names no place; the line below does: 在清岭县第十八届人民代表大会第二次会议上.
_CONGRESS = pattern(r"在([一-鿿]{2,12}?[省市县区州盟旗])第[一-鿿0-9]{1,4}届人民代表大会")
_GOVERNMENT = "政府"
_OPENING, _HEADINGS = 5, 60
_LONGEST_TITLE, _LONGEST_HEADING = 60, 40
_SHORTEST_BODY = 3


class ReportName(Struct, frozen=True):
    """The title of a report, the name of the body, and the year that it is on (0 where it says none).

    ``is_of_its_year`` is true where the report is written from within its year, so that 去年 is the one before; one that
    a congress hears in January calls the year it is on so.
    """

    title: str
    body: str
    year: int
    is_of_its_year: bool


def report_name(text: str) -> ReportName | None:
    """Return whose report a text is, or None where it doesn't say, or is on a part of a year."""
    lines = [line for line in (fold(line).replace(" ", "") for line in islice(_lines(text), _HEADINGS)) if line]
    opening = lines[:_OPENING]
    for index, line in enumerate(opening):
        # The name of the body often has a line of its own.
        for title in (line, line + "".join(opening[index + 1 : index + 2])):
            if len(title) <= _LONGEST_TITLE and (name := _named(title, lines)):
                return name
    return None


def _lines(text: str) -> list[str]:
    return [line for line in text[:20_000].splitlines() if line.strip()]


def _named(title: str, lines: list[str]) -> ReportName | None:
    bare = IN_BRACKETS.sub("", title).strip("《》")
    if not bare.endswith(_WORDS.section("kinds")) or any(part in bare for part in _WORDS.section("parts of a year")):
        return None
    years = [_number(found) for found in _YEAR.findall(bare)]
    body = _YEAR.sub("", bare)
    body = body[: min((at for word in _WORDS.section("behind a body") if (at := body.find(word)) >= 0), default=0)]
    body = body.replace("人民政府", _GOVERNMENT)
    is_of_its_year = not bare.endswith("报告") or "情况" in bare
    if body == _GOVERNMENT:
        place = next((found[1] for line in lines[:_OPENING] if (found := _CONGRESS.search(line))), "")
        body = place + body
    is_body = (
        len(body) >= _SHORTEST_BODY and body[0] not in "我本" and not set(body).isdisjoint(_WORDS.section("bodies"))
    )
    if not is_body or len(years) > 1:
        return None
    year = years[0] if is_of_its_year and years else _year_of_review(lines)
    return ReportName(title.strip("《》"), body, year, is_of_its_year)


def _year_of_review(lines: list[str]) -> int:
    """Return the year that a heading looks back on; 0 where there is none."""
    for line in lines:
        if len(line) <= _LONGEST_HEADING and any(word in line for word in _WORDS.section("reviews")):
            years = _YEAR.findall(line)
            if len(years) == 1:
                return _number(years[0])
    return 0


def _number(year: str) -> int:
    return int(year.translate(_HAN_YEAR))
