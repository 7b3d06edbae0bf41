"""Reads changes whose level stands in another sentence, or whose former level stands in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from edulint.api import pattern
from edulint_figures.quantities.context import change_words
from edulint_figures.relations.labels import THE_SAME, agreement, core, share_a_word
from edulint_figures.relations.reading import Match, Memory, Reading
from edulint_figures.relations.roles.change import change_of, grown_to
from edulint_figures.relations.roles.subject import is_same_subject, is_since_the_same
from edulint_figures.relations.tokens import Figure, Line

# Names with fewer characters are those of many things.
_LEAST_TELLING = 2
# A name of so many characters that one level only has is that of no other thing.
_LEAST_ALONE = 4
# In the paragraph before, so many characters away, a level of the same name is hardly another one.
_NEAR_BY = 60
# A level may stand so many tokens away from its change.
_NEAR_CHANGE = 5
# What stands in brackets before the former level, and between a level and its changes around the brackets.
_FORMER = pattern(r"(?:上年|去年|上学年|上期|上年同期|去年同期|同期)(?:同期|全年|末|底)?(?:的|仅?[为有]|是|[为是]?约)?")
_TO_CHANGE = pattern(r"n?[,/]?[nyf]{0,2}")
_SINCE = pattern(r"与|同|较|比")
_SINCE_BRACKET = pattern(
    r"(?:与|同|较|比)(?:上年|去年|上学年|上期|上月|前年|[12][0-9]{3}年)(?:同期|全年|年?末|年?底)?的?\($"
)
_LONGEST_SINCE = 16
_OF_BOTH = pattern(r"[各均都](?:为|是|达)?$")
_RIGHT_BEHIND = ("L,", "H,")
_DATE = pattern("[0-9]{1,2}月份?[末底初]?")
_COUNTED = pattern(r"([一-鿿]{2,4})[人起件户]数")
_COMPARISON = pattern(
    r"(?:与|同|较|比)[^,。;:]{1,20}?(?:(?:相比|比较)|(?:同期|年|月)(?![^,。;:]{0,8}(?:相比|比较)))|[同环]比|[比较][年月]初"
)


def read_since(match: Match, memory: Memory) -> Iterator[Reading]:
    """Yield a change since a level of another time, where the level itself stands before, under the same name."""
    before = match.one("before")
    name, _, former = _SINCE.sub(",", before.label, count=1).partition(",")
    name = name or _FORMER.sub("", former, count=1)
    if not name:
        # The change may carry the name of its level: 收、支总计均为199万元。与上年168万元相比，收、支总计各增加31万元.
        changes = match.line.between(before.place + 1, match.one("by").place + 1)
        name = _OF_BOTH.sub("", _verb_behind().sub("", changes[0].label)) if changes else ""
    after = _level_named(match.line, before, name, memory)
    if after is not None:
        is_here = match.line.holds(after) or before.quantity.span.start - after.quantity.span.end < _NEAR_BY
        yield from change_of(match, before, after, match.one("by"), is_certain=is_here)


def read_apart(match: Match, memory: Memory) -> Iterator[Reading]:
    """Yield the growth of a level that stands before, under the same name: 茶园30亩。…茶园增加6亩，增长25%."""
    by = match.one("by")
    if match.line.letters.startswith(_RIGHT_BEHIND, max(match.start - 2, 0)):
        # What has changed stands right before, and that is read as its change.
        return
    said = _verb_behind().sub("", by.label)
    name = _COMPARISON.sub("", said)
    # A date is no name of a level: 较去年12月末上升.
    name = "" if _DATE.fullmatch(name) else name
    level = _level_named(match.line, by, name, memory) or _named_behind(match.line, by, name)
    level = level or _before_comparison(match.line, by, name)
    if level is not None:
        line, rate = match.line, match.one("rate")
        if line.holds(level) and level.place < by.place:
            is_told = is_since_the_same(line, level.place, by.place, rate.place)
        else:
            is_told = line.holds(level) or _is_only(level, name, memory)
        # The growth has another subject than the difference: 新开工248个，比上年增加36个，制造业投资增长13%.
        is_told = is_told and is_same_subject(line, by, rate.place)
        yield from grown_to(match, level, by, rate, is_certain=is_told)


def _is_only(level: Figure, name: str, memory: Memory) -> bool:
    """Tell whether no other level before has a name that says enough."""
    values = {one.quantity.value for one in memory.named(name)}
    return len(core(name)) >= _LEAST_ALONE and values == {level.quantity.value}


def _named_behind(line: Line, by: Figure, name: str) -> Figure | None:
    """Return the level behind whose number the name of a change stands: 造成816人死亡、380人受伤。…死亡人数减少78人，下降8.7%."""
    found = _COUNTED.fullmatch(name)
    if found is None:
        return None
    levels = (one for one in line.before(by.place) if one.letter == "L" and one.quantity.is_kin(by.quantity))
    told = (one for one in levels if line.passage.text.startswith(found[1], one.quantity.span.end))
    return next((one for one in told if one.is_exact), None)


def _before_comparison(line: Line, by: Figure, name: str) -> Figure | None:
    """Return the level before the words that say since when it has changed: 42万人，占3%。与2010年相比，增加7万人.

    In the sentence before, or where the change has a name, it must be the only one of its kind, else the last one.
    """
    near = (at for at in range(by.place - 1, max(by.place - 3, -1), -1) if line.letters[at] in "ny")
    place = next((at for at in near if line.letters[at] == "y" or _COMPARISON.match(line.words(at).strip())), -1)
    if place < 0:
        return None
    is_first = line.letters[place - 1 : place] in ("", ".")
    start = line.sentence_start(max(place - 1, 0))
    levels = [one for one in line.between(start, place) if one.letter in "LH"]
    levels = [one for one in levels if one.quantity.is_kin(by.quantity)] if is_first or name else levels[-1:]
    level = levels[0] if len(levels) == 1 else None
    if level is None or not level.is_exact or not level.quantity.is_kin(by.quantity):
        return None
    told = level.label + line.passage.after(level.quantity, _LEAST_TELLING)
    return level if not name or share_a_word(name, told) else None


def read_aside(match: Match, memory: Memory) -> Iterator[Reading]:
    """Yield a change whose former level stands in brackets behind it, or behind the level: 18人，增长20%（上年15人）."""
    line = memory.line
    if line is None or line is match.line:
        return
    if match.has("rate"):
        yield from _grown_in_brackets(match, line, match.one("rate"), memory)
        return
    before = match.one("before")
    if not before.label:
        yield from _since_in_brackets(match, line, before)
        return
    head = match.line.head
    if head is None or not line.holds(head) or not _FORMER.fullmatch(before.label):
        return
    around = line.between(max(0, head.place - _NEAR_CHANGE), head.place + _NEAR_CHANGE)
    levels = [one for one in around if one.letter in "LHP" and one.place <= head.place]
    changes = [one for one in around if one.letter in "CGD" and one.place >= head.place]
    if levels and changes and _TO_CHANGE.fullmatch(line.letters, levels[-1].place + 1, changes[0].place):
        is_certain = is_same_subject(line, levels[-1], changes[0].place)
        yield from change_of(match, before, levels[-1], changes[0], is_certain=is_certain)


def _grown_in_brackets(match: Match, line: Line, rate: Figure, memory: Memory) -> Iterator[Reading]:
    """Yield a growth that stands in brackets behind its difference: 总数1398万人，比上年增加51万人（增长3.8%）."""
    by = match.line.head
    if by is None or not line.holds(by):
        return
    level = next(iter(line.before(by.place)), None)
    if level is not None and level.letter in "LH" and _TO_CHANGE.fullmatch(line.letters, level.place + 1, by.place):
        yield from grown_to(match, level, by, rate, is_certain=is_same_subject(line, level, by.place))
        return
    name = _verb_behind().sub("", by.label)
    level = _level_named(line, by, name, memory) if name != by.label else None
    if level is not None:
        yield from grown_to(match, level, by, rate, is_certain=line.holds(level))


def _since_in_brackets(match: Match, line: Line, before: Figure) -> Iterator[Reading]:
    """Yield a change whose former level stands in brackets behind what it is since: 90.1%，比上年（86.4%）提高3.7个百分点."""
    start, end = before.quantity.span.start, before.quantity.span.end
    said = line.passage.text[max(line.passage.span.start, start - _LONGEST_SINCE) : start]
    by = next((one for one in line.figures if one.quantity.span.start > end), None)
    # 总产量84.6万吨（16.92亿斤），增加1.2万吨: what stands in brackets behind the level is no former one.
    if by is None or by.letter not in "CGD" or not _SINCE_BRACKET.search(said):
        return
    level = next(iter(line.before(by.place)), None)
    is_next = (
        level is not None and level.letter in "LHP" and _TO_CHANGE.fullmatch(line.letters, level.place + 1, by.place)
    )
    if level is not None and is_next and level.quantity.is_kin(before.quantity):
        yield from change_of(match, before, level, by, is_certain=is_same_subject(line, level, by.place))


def _level_named(line: Line, figure: Figure, name: str, memory: Memory) -> Figure | None:
    """Return the level of a name before a figure."""
    near = (one for one in line.before(figure.place) if one.letter == "L")
    if len(core(name)) < _LEAST_TELLING:
        # 支总计 has no name beside 总计, but is told in the same words.
        if len(name) <= _LEAST_TELLING:
            return None
        same = (one for one in near if _OF_BOTH.sub("", one.label).endswith(name))
        return next((one for one in same if one.quantity.is_kin(figure.quantity) and one.is_exact), None)
    found = (one for one in (*near, *memory.named(name)) if agreement(_OF_BOTH.sub("", one.label), name) == THE_SAME)
    return next((one for one in found if one.quantity.is_kin(figure.quantity) and one.is_exact), None)


@cache
def _verb_behind() -> re.Pattern[str]:
    rises, falls = change_words()
    return pattern(f"(?:[比较](?:上年|去年|年初)(?:同期|末|底)?|同比|净|相应|分别)*(?:{rises}|{falls})(?:了)?$")
