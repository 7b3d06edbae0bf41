"""How many planted faults of dates are found, and what else is reported.

usage: python benchmarks/dates_planted.py [FOLDER]
With a folder, the faults are planted in paragraphs of its drafts.
"""

from __future__ import annotations

import datetime
import random
import sys

from planting import Plant, Plants, add, measure

import edulint_dates
from edulint.api import Span

_WEEKDAYS = "一二三四五六日"
# Ways to write a date with its weekday; the fault is all of it.
_DAYS = ("{y}年{m}月{d}日（星期{w}）", "{y}年{m}月{d}日（周{w}）", "{y}年{m}月{d}日星期{w}")


def weekday(chance: random.Random, text: str) -> tuple[str, Span] | None:
    """Put a date with a weekday that it doesn't have behind a full stop."""
    day = datetime.date(2015, 1, 1) + datetime.timedelta(days=chance.randrange(4000))
    wrong = _WEEKDAYS[(day.weekday() + chance.randrange(1, 7)) % 7]
    words = chance.choice(_DAYS).format(y=day.year, m=day.month, d=day.day, w=wrong)
    return add(f"{{{words}}}召开了现场推进会。")(chance, text)


def backward(chance: random.Random, text: str) -> tuple[str, Span] | None:
    """Put a range of days whose end comes before its beginning behind a full stop."""
    month, start = chance.randrange(1, 13), chance.randrange(12, 29)
    end = chance.randrange(2, start - 2)
    forms = ("{m}月{a}日至{b}日", "{m}月{a}日至{m}月{b}日", "{m}月{a}日起至{m}月{b}日")
    words = chance.choice(forms).format(m=month, a=start, b=end)
    return add(f"集中整治行动于{{{words}}}开展。", f"{{{words}}}，各校开展了自查。")(chance, text)


def impossible(chance: random.Random, text: str) -> tuple[str, Span] | None:
    """Put a day that no calendar has behind a full stop."""
    long = chance.choice(("2月30日", "4月31日", "6月31日", "9月31日", "11月31日", "2月31日", "13月5日"))
    year = chance.choice(("2021年", "2022年", "2023年", ""))
    common = chance.choice(("2021年2月29日", "2022年2月29日", "2023年2月29日"))
    words = chance.choice((year + long, common))
    return add(f"{{{words}}}，项目正式开工。", f"工程于{{{words}}}竣工验收。")(chance, text)


_ZEROS: list[Plant] = [add("新校区于{二零一八年}建成。", "该园{二○二一年}通过验收。", "{二零二二年}秋季开始招生。")]
PLANTS: Plants = {
    "days that do not exist": ("", [impossible]),
    "wrong weekdays": ("", [weekday]),
    "ranges backward": ("", [backward]),
    "零 in a year": ("", _ZEROS),
}

if __name__ == "__main__":
    measure(edulint_dates, PLANTS, sys.argv[1:])
