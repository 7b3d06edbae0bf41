"""Holds the words and signs by which a number announces a list, and judges the count of the list."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from edulint.api import Span, WordList, han_to_int, pattern
from edulint_figures.relations.relation import Relation, Verdict

_WORDS = WordList(__file__, "announced.txt")


class Announcing(Struct, frozen=True):
    """The patterns that are made of word lists. Each begins with one class: the search runs over the text between."""

    named: re.Pattern[str]
    points: re.Pattern[str]
    files: re.Pattern[str]
    summed_up: re.Pattern[str]
    level: re.Pattern[str]
    kinds: frozenset[str]
    together: tuple[str, ...]
    done_to_both: tuple[str, ...]


@cache
def patterns() -> Announcing:
    """Return the patterns of numbers that announce a list."""
    others, levels = _WORDS.any_of("other words"), _WORDS.any_of("levels")
    return Announcing(
        # 双水、古井两镇; 一中、民中、实验中学等三所学校; the last name ends where the number begins.
        named=pattern(
            r"(?P<number>[两三四五六七八九十0-9](?:(?<=十)[一二三]|(?<=[0-9])[0-9])?)"
            rf"(?!{others})(?P<unit>{_WORDS.any_of('kinds', 'units')})(?!(?!100%)[0-9分之]|[一二两三四五六七八九十][省市县区州盟旗])"
        ),
        points=pattern(
            rf"(?P<number>[两三四五六七八九十])(?!{others})(?P<noun>个一|个?统一|个?(?![是要则为上])[^,。;:、()“”《》【】 \n一二两三四五六七八九十0-9]{{1,8}})”?"
            r"[^,。;:、()“”《》【】 \n一二两三四五六七八九十]{0,6}"
            r"(?:,?(?:即|包括|分别是|就是)?:|\((?:即)?|(?:(?<=”),?|,)即(?![知将可日使便刻时应])|(?P<done>,[^,。;:、()“”]{0,4}做到))(?P<points>(?:[^。;:()\n]|\([^()\n]{1,30}\)){4,160})"
        ),
        files=pattern(
            r"(?P<number>[两三四五六七八九十0-9](?:(?<=[0-9])[0-9]|(?<![0-9])[两三四五六七八九十])?)[个项份部件][^,。;:、\n《》]{0,12}"
            rf"(?:{_WORDS.any_of('documents')})(?:\([^()\n]{{0,12}}\))?[:,](?:即|分别是|分别为|包括|它们是)?[:,]?(?=《)"
        ),
        # 三项重点工作 may be something else, 三个方面 is not; 2个工作日 are days.
        summed_up=pattern(rf"[^\W0-9]{{0,4}}?(?:{_WORDS.any_of('nouns')})(?!日)"),
        level=pattern(rf"(?:{levels})级?(?:[和及与](?:{levels})级?)?$"),
        kinds=frozenset(_WORDS.section("kinds")),
        together=_WORDS.section("together"),
        done_to_both=_WORDS.section("done to both"),
    )


def relation_of_count(span: Span, message: str, listed: int, stated: str, *, is_wrong: bool) -> Relation:
    """Return what a list says of the number that announces it."""
    return Relation(
        span=span,
        operands=(),
        verdict=Verdict.LIKELY_WRONG if is_wrong else Verdict.HOLDS,
        reckoning=f"{listed}{'≠' if is_wrong else '='}{stated}",
        message=message,
        values={"listed": listed, "stated": stated},
    )


def value_of(number: str) -> int | None:
    """Return the value of digits or a Han numeral."""
    return int(number) if number.isdigit() else han_to_int(number.replace("两", "二"))
