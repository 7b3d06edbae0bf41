"""Blanks where a number, a year or a date was to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edulint.api import Block, Document, Severity, Span, holds_any, is_han, parts_word, pattern
from edulint_placeholders.masks import context
from edulint_placeholders.masks.placeholder import Kind, Placeholder

_IN_WORDS = r"(?<=[^\x00-\x7f]) (?=[^\x00-\x24\x26-\x7f])"
_SLIPS = frozenset(context.WORDS["ending"])
_NAME_LIKE = frozenset(context.WORDS["name-like"])
_HALF_YEARS = frozenset(("19", "20", "200", "201", "202", "二〇", "二○", "二〇一", "二〇二"))
# 坐落在  省  市  县: the fields of an address
_PLACE = "(?:省|市|县|区|镇|乡|村|街道)"
_NEXT_FIELD, _LAST_FIELD = pattern(f" {{2,20}}{_PLACE}"), pattern(f" {{2}}{_PLACE}$")
_MONTH, _OF_YEAR = pattern("[0-9]{1,2}月(?!份)"), frozenset("今去明本同当每前后上下全近多几一二三四五六七八九十○〇零")
# 采 购 人:, 签  字:: the characters of a label, set apart to fill its line
_SPREAD_LABEL = pattern(
    "(?<![\u4e00-\u9fff])(?![共计约达有为第近超])(?:[\u4e00-\u9fff] {1,8}){1,3}[\u4e00-\u9fff] {0,4}:"
)
_LONGEST_LABEL = 32
# Behind so many blanks that stand before units and dates alone, near by, each stands for a number.
_MANY, _NUMBERED, _MARKS = 3, ("unit", "year", "date"), ",。;、"
_BEHIND_MARK = pattern("(?<=[、,;]) (?=[\u4e00-\u9fff])")
_NUMERALS = "一二三四五六七八九十百千万亿几数多余"
_NEIGHBOURHOOD = 80
# 经 县发改委立项,由 县水利局实施: so many names of places are gone where hardly other blanks part Chinese words.
_PLACES_BEHIND = frozenset("省市县区镇乡村")
_OFTEN_BEHIND = (" 县", " 镇", " 乡")
_BETWEEN_WORDS = pattern(r" (?<=(?P<before>[\u4e00-\u9fff]) )(?=(?P<after>[\u4e00-\u9fff]))")
_BEFORE_NAME = frozenset("在由经与和向对据按从到至为受请被于给同")
_LEAST_NAMES, _LEAST_SHARE = 3, 0.8
_BEFORE_COMRADE, _AS_WHAT, _BEHIND_COMRADES = frozenset("请由经"), ("为", "任", "担任"), frozenset("们之间情式")


def blank(folded: str, block: Block, match: re.Match[str]) -> Placeholder | None:
    """Return what blanks before a noun stood for: 20  年, 年  月  日, 基金 万元."""
    start, end = match.span()
    low, high = block.span.start, block.span.end
    if start <= low:
        return None
    noun, stop = context.noun_at(folded, end, high, start)
    rest = folded[stop : min(high, stop + 12)].lstrip(" ")
    wide = end - start > 1
    if noun == "year":
        first = start
        while first > max(low, start - 4) and folded[first - 1] in "0123456789一二〇○":
            first -= 1
        if folded[first:start] in _HALF_YEARS and (wide or rest.startswith("月")):
            return Placeholder(Span(first, stop), Kind.YEAR, "year")
        # 工程于 年4月20日开工; 今 年4月 is spaced.
        if _MONTH.match(folded, stop) and _is_in_words(folded, start) and folded[start - 1] not in _OF_YEAR:
            return Placeholder(Span(start, stop), Kind.YEAR, "year")
        if _is_in_words(folded, start) and _blanks_for_numbers(_around(folded, block, start, stop)) >= _MANY:
            return Placeholder(Span(start, stop), Kind.YEAR, "year")
    elif (
        noun == "date" and _lacks_date(folded, block, start, Span(end, stop)) and not _is_signature(folded, low, start)
    ):
        return Placeholder(Span(start, stop), Kind.DATE, "date")
    elif noun == "place" and wide and _is_field_of_address(folded, block, Span(start, stop)):
        return Placeholder(Span(start, stop), Kind.NAME, "place")
    elif noun == "person" and _lacks_comrade(folded, start, Span(end, stop)):
        return Placeholder(Span(start, stop), Kind.NAME, "person")
    elif noun == "unit" and _lacks_number(folded, block, start, Span(end, stop)):
        return Placeholder(Span(start, stop), Kind.NUMBER, "number")
    return None


def blank_names(document: Document) -> Iterator[Placeholder]:
    """Yield the blanks of a draft in which names of places stood: 经 县发改委立项."""
    folded = document.folded
    if not holds_any(folded, _OFTEN_BEHIND):
        return
    blanks = list(_BETWEEN_WORDS.finditer(folded))
    names = [match for match in blanks if match["before"] in _BEFORE_NAME and match["after"] in _PLACES_BEHIND]
    if len(names) < max(_LEAST_NAMES, _LEAST_SHARE * len(blanks)):
        return
    for match in names:
        block = document.block_at(match.start())
        if block and block.is_prose:
            yield Placeholder(Span(match.start(), match.end() + 1), Kind.NAME, "place", Severity.WARNING)


def _lacks_comrade(folded: str, start: int, noun: Span) -> bool:
    """Tell whether a person's name is missing before 同志: 请 同志宣读, 、 同志任组长; 请 同志们 and 来到 同志中间 lack none."""
    if folded[noun.start : noun.end] != "同志" or folded[noun.end : noun.end + 1] in _BEHIND_COMRADES:
        return False
    return folded[start - 1] in _BEFORE_COMRADE or folded.startswith(_AS_WHAT, noun.end)


def _is_field_of_address(folded: str, block: Block, field: Span) -> bool:
    """Tell whether another blank field stands beside a blank before 市, in a sentence."""
    low, high = max(block.span.start, field.start - _NEIGHBOURHOOD), min(block.span.end, field.end + _NEIGHBOURHOOD)
    if context.SENTENCE_MARKS.isdisjoint(folded[low:high].replace(":", "")):
        return False
    return (
        _NEXT_FIELD.match(folded, field.end, high) is not None
        or _LAST_FIELD.search(folded, low, field.start) is not None
    )


def _is_signature(folded: str, low: int, start: int) -> bool:
    """Tell whether the date is to be written by hand, beside a signature on a form: 日期:  年 月 日."""
    before = folded[low:start].rstrip(" 年月日0123456789")
    if not before.strip():
        # On a line of its own, the date belongs to the signatures above.
        above = folded[max(0, low - _NEIGHBOURHOOD) : low]
        return any(word in above for word in context.WORDS["signed"])
    return before.endswith(context.WORDS["signature"]) and "。" not in before


def _lacks_date(folded: str, block: Block, start: int, noun: Span) -> bool:
    before, sign, wide = folded[start - 1], folded[noun.start], noun.start - start > 1
    if sign == "月" and (before == "年" or (wide and (before in "于至到自从" or _goes_on_with_day(folded, noun.end)))):
        return True
    if sign == "日" and before == "月":
        return True
    is_date = _is_in_words(folded, start) or before in "年月"
    return is_date and _blanks_for_numbers(_around(folded, block, start, noun.end)) >= _MANY


def _goes_on_with_day(folded: str, end: int) -> bool:
    return folded[end : end + 12].lstrip(" ").startswith("日")


def _around(folded: str, block: Block, start: int, stop: int) -> str:
    """Return what of a block stands near a blank and its unit."""
    return folded[max(block.span.start, start - _NEIGHBOURHOOD) : min(block.span.end, stop + _NEIGHBOURHOOD)]


def _is_in_words(folded: str, start: int) -> bool:
    """Tell whether a blank stands behind Chinese or a mark of a sentence."""
    return is_han(folded[start - 1]) or folded[start - 1] in _MARKS


def _lacks_number(folded: str, block: Block, start: int, unit: Span) -> bool:
    """Tell whether a number is missing where the blanks between ``start`` and a unit are."""
    low, high = block.span.start, block.span.end
    before, word = folded[start - 1], folded[unit.start : unit.end]
    around = _around(folded, block, start, unit.end)
    if _is_of_table(folded, block, start, unit, around):
        return False
    if _is_spread_label(folded, block, start):
        return False
    if before == "第":
        return True
    # 日期、 车次、 座别: the writer sets a blank behind each mark.
    if before == "、" and unit.start - start == 1 and _sets_off_marks(around):
        return False
    if before in "、至" and (context.is_plain_unit(word) or unit.start - start > 1):
        return True
    # 。 周书记强调…: there it is a surname.
    if before == "。" and word in context.WORDS["surname"]:
        return False
    if before in _MARKS:
        return _blanks_for_numbers(around) >= _MANY
    if not is_han(before) or before in _NUMERALS:
        return False
    # 建强组织体系  把优势发挥好: the blanks part two clauses, too.
    if word == "把" and unit.end < high and is_han(folded[unit.end]):
        return False
    # 山洪频发 多名群众被困: the blank parts two clauses, and 多名 is a number.
    if word[0] == "多" and not folded.endswith(context.WORDS["counted"], low, start):
        return False
    return context.is_plain_unit(word) or _lacks_number_behind(folded, block, start, unit, around)


def _lacks_number_behind(folded: str, block: Block, start: int, unit: Span, around: str) -> bool:
    """Tell whether a number is missing behind a word, before a unit that may be part of another word."""
    low, high = block.span.start, block.span.end
    before, word, wide = folded[start - 1], folded[unit.start : unit.end], unit.start - start > 1
    # 工资为 元/月
    ends_clause = unit.end == high or folded[unit.end] in context.CLAUSE_ENDS or folded[unit.end] == "/"
    numbers = _blanks_for_numbers(around)
    if before + word in _SLIPS:
        return ends_clause and (wide or numbers > 2)
    follows_verb = folded.endswith(context.WORDS["counted"], low, start)
    is_counted = numbers > 0 or follows_verb or before == "为"
    if wide:
        if ends_clause or follows_verb:
            return True
        # 古代诗歌   名言名句: the unit begins another word, and the blanks part two columns.
        return word[0] not in _NAME_LIKE and not parts_word(word, folded[unit.end : high])
    return numbers >= _MANY or (ends_clause and is_counted)


def _sets_off_marks(text: str) -> bool:
    """Tell whether single blanks stand behind marks before words, too, that are no units."""
    return any(context.noun_at(text, match.end(), len(text))[0] == "" for match in _BEHIND_MARK.finditer(text))


def _is_of_table(folded: str, block: Block, start: int, unit: Span, around: str) -> bool:
    """Tell whether a unit is no sentence's: the head of a table, or the name of a column before its value."""
    low, high = block.span.start, block.span.end
    if folded[unit.end : unit.end + 1] == " " and folded[unit.end : high].lstrip(" ")[:1].isdecimal():
        return True
    return context.SENTENCE_MARKS.isdisjoint(around) or folded.endswith(context.WORDS["unit-label"], low, start)


def _is_spread_label(folded: str, block: Block, start: int) -> bool:
    """Tell whether a blank stands between the characters of a label."""
    first = max(block.span.start, start - _LONGEST_LABEL)
    label = _SPREAD_LABEL.search(folded, first, min(block.span.end, start + _LONGEST_LABEL))
    return label is not None and label.start() < start < label.end()


def _blanks_for_numbers(text: str) -> int:
    """Return how many single blanks between Chinese characters stand before a unit; 0 where others stand at random."""
    after = [context.noun_at(text, match.end(), len(text))[0] for match in re.finditer(_IN_WORDS, text)]
    numbered = sum(noun in _NUMBERED for noun in after)
    # One of five may stand for what has no unit: 国道 、省道.
    return numbered if numbered * 5 >= len(after) * 4 else 0
