"""Signs that mask only now and then."""

from __future__ import annotations

import re

from msgspec import Struct

from edulint.api import Block, Severity, Span, is_han, pattern
from edulint_placeholders.masks import context
from edulint_placeholders.masks.placeholder import Placeholder

# How many of a sign there must be.
_LEAST = {"-": 2, "—": 2, "O": 2, "o": 2, "@": 2, "&": 2, "$": 2, "口": 2}
# The same behind the first digits of a year: 20—年, 20..年.
_LEAST_IN_YEAR = {".": 2}
_CENTURIES, _DECADES = ("19", "20"), ("200", "201", "202")
# 20.年 ends a list's number, 202-年 a range; one of these stands for the last digit of a year.
_LAST_DIGIT = frozenset("?#…~Nn-—")
_DAY_MASKED = pattern("月[-—]{2,4}日")
_BEFORE_DATE = frozenset("于至到在从自")
_BEFORE_PORT = frozenset("进出港海江河")
_CLAUSE_STARTS = frozenset(("", *"、,。;:(“"))
# Behind a colon or a quotation mark a dash or a question mark is meant.
_PART_STARTS = _CLAUSE_STARTS - {":", "“"}
# Two signs before a word of these kinds stand for something; a single # does so before fewer.
_CERTAIN_BEHIND = frozenset(("unit", "year", "date", "place", "organisation", "person", "name"))
_BEHIND_ONE = frozenset(("unit", "place", "year", "person"))
# So many names make a list, and one reaches so far.
_LEAST_LISTED, _LONGEST_LISTED, _LONGEST_LIST = 3, 8, 40
_JOINED = pattern("“[\u4e00-\u9fff]{1,8}(?:--+[\u4e00-\u9fff]{1,8}){2,8}”")
_WANTS_NAME = pattern("(?:(?<![存所内外现潜])在|(?<![理自])由|(?<!方)向|[与和被]|中共)$")
_HINT = pattern("(?<=[\u4e00-\u9fff])[Nn](?=(?![个元])[\u4e00-\u9fff])")


def rare_sign(folded: str, block: Block, match: re.Match[str]) -> Placeholder | None:
    """Return what a rare sign before a noun stood for: 20??年, 共有……人, OO市, ##县; N期 is only a hint."""
    start, end = match.span()
    # 自—-年开诊: dashes of two kinds
    signs = match[0].replace(" ", "").replace("—-", "--").replace("-—", "--")
    sign, count = signs[0], len(signs)
    if signs.strip(sign):
        return None
    noun, stop = context.noun_at(folded, end, block.span.end, start)
    if noun == "year":
        first = _first_of_year(folded, block.span.start, start, sign, count)
        if first < start:
            return context.of_noun("year", Span(first, stop))
    low, high = block.span.start, block.span.end
    place = _Place(
        folded=folded,
        block=block,
        run=Span(start, end),
        noun=noun,
        word=folded[end:stop],
        before=folded[start - 1] if start > low else "",
        ends_clause=stop == high or folded[stop] in context.CLAUSE_ENDS,
    )
    # 同比增长-%: one dash stands for a rate.
    least = 1 if sign == "-" and place.word[:1] in ("%", "‰") and is_han(place.before) else _LEAST.get(sign, 1)
    if count < least or not _masks(place):
        return None
    is_hint = sign in "Nn" and count == 1
    if is_hint and _is_explained(folded[low:start], place.word):
        return None
    severity = Severity.ERROR if not is_hint else Severity.WARNING if _hints_often(folded, block) else Severity.INFO
    return context.of_noun(noun, Span(start, stop), severity)


def _first_of_year(folded: str, low: int, start: int, sign: str, count: int) -> int:
    """Return where a year begins whose last digits a sign stands for; ``start`` where none does: 20??年, 202?年."""
    if folded[max(low, start - 3) : start] in _DECADES and count == 1 and sign in _LAST_DIGIT:
        return start - 3
    return (
        start - 2
        if folded[max(low, start - 2) : start] in _CENTURIES and count >= _LEAST_IN_YEAR.get(sign, 1)
        else start
    )


def _is_explained(before: str, unit: str) -> bool:
    """Tell whether N is that of a formula which a paragraph takes apart: “1+N”包保:1名校领导包年级,N名教师包楼层."""
    return "+n" in before.lower() and any(f"{number}{unit[:1]}" in before for number in "12一")


def _hints_often(folded: str, block: Block) -> bool:
    """Tell whether N stands before two units of a paragraph: 新建泵站N座，惠及N人."""
    units = {folded[match.end()] for match in _HINT.finditer(folded, block.span.start, block.span.end)}
    return len(units) > 1


class _Place(Struct, frozen=True):
    """A run of rare signs before a noun, with what stands around it; ``before`` is empty where the paragraph begins."""

    folded: str
    block: Block
    run: Span
    noun: str
    word: str
    before: str
    ends_clause: bool

    @property
    def is_plain(self) -> bool:
        return context.is_plain_unit(self.word)

    @property
    def is_counted(self) -> bool:
        """Whether a number must stand there: between Chinese and a unit that ends its clause or is no other word."""
        is_whole = self.is_plain or self.ends_clause or self.before == "第"
        return self.noun == "unit" and is_han(self.before) and is_whole

    @property
    def is_named(self) -> bool:
        """Whether two signs or more stand for a name: ##县 at the beginning of a clause; a single one is a bullet."""
        return self.noun in ("place", "organisation") and self.is_of_several

    @property
    def is_of_several(self) -> bool:
        """Whether two signs or more stand behind Chinese or where a clause begins."""
        return len(self.run) > 1 and (is_han(self.before) or self.before in _CLAUSE_STARTS)


def _masks(place: _Place) -> bool:
    sign, before, noun = place.folded[place.run.start], place.before, place.noun
    if (
        sign in "-—"
        and place.word.startswith("月")
        and (before in _BEFORE_DATE or _DAY_MASKED.match(place.folded, place.run.end))
    ):
        # 截至——月底, ——月——日
        return True
    if sign in "-—" and noun == "year":
        # ----年上半年, 到----年底, but 重点工作——年度考核.
        return before in _BEFORE_DATE or (
            place.word in ("年", "学年", "学年度") and (before in _PART_STARTS or sign == "-")
        )
    match sign:
        case "…" | "." | "·":
            return _is_dotted(place)
        case "—":
            # ——万家寨
            return place.is_counted and place.ends_clause
        case "-":
            return (place.is_counted and not _joins_names(place)) or _is_place_unnamed(place)
        case "~":
            return place.is_counted or place.is_named
        case "@" | "&" | "$" | "◎" | "☆" | "★" | "※":
            # ★★同志, ☆☆年☆☆月
            return place.is_counted or (noun in _CERTAIN_BEHIND and place.is_of_several)
        case "口":
            # 进口口岸; 口口相传
            return place.is_counted or (place.is_named and before not in _BEFORE_PORT)
        case "?":
            return _is_asked(place)
        case "#":
            return (noun in _CERTAIN_BEHIND and place.is_of_several) or (noun in _BEHIND_ONE and is_han(before))
        case "O" | "o":
            is_latin = before.isascii() and before.isalnum()
            is_date = noun in ("year", "date") and place.is_of_several
            return place.is_counted or is_date or (noun in ("place", "organisation", "person") and not is_latin)
        case _:
            return _is_letter(place)


def _is_dotted(place: _Place) -> bool:
    sign, count = place.folded[place.run.start], len(place.run)
    # ··委、区政府
    if sign == "·" and place.is_named:
        return True
    if place.noun == "date":
        return (sign != "." or count > 2) and (place.before in _BEFORE_DATE or place.before in ("年", "月"))
    if sign != "…" and count == 1:
        # 生产总值.亿元，增长.%: the digits are gone from around the point.
        return place.is_counted and place.is_plain and place.ends_clause
    # 新建..座: a sentence that ends twice.
    if sign == "." and count == 2:
        return False
    # 此处隐藏280个字……元: what a page hides is no number.
    if place.folded.endswith("个字", place.block.span.start, place.run.start):
        return False
    if sign == "…" and _ends_list(place):
        return False
    counted = place.folded.endswith(context.WORDS["counted"], place.block.span.start, place.run.start)
    return place.is_counted or (place.noun == "unit" and counted)


def _ends_list(place: _Place) -> bool:
    """Tell whether dots end a list of names: 甲村、乙村、丙村……多名村民."""
    start = place.run.start
    before = place.folded[max(place.block.span.start, start - _LONGEST_LIST) : start]
    clause = before[max(before.rfind(mark) for mark in ",。;:") + 1 :].split("、")
    return len(clause) >= _LEAST_LISTED and all(1 < len(name) <= _LONGEST_LISTED for name in clause)


def _is_place_unnamed(place: _Place) -> bool:
    """Tell whether hyphens stand for a name that a preposition wants, as no dash does: 在----县委的领导下."""
    wants = _WANTS_NAME.search(place.folded, max(place.block.span.start, place.run.start - 2), place.run.start)
    return wants is not None and place.noun in ("place", "organisation") and len(place.run) > 1


def _joins_names(place: _Place) -> bool:
    """Tell whether quotation marks hold names that signs join: “院系--年级--班级”."""
    folded, at = place.folded, place.run.start
    opening = folded.rfind("“", place.block.span.start, at)
    return opening >= 0 and _JOINED.match(folded, opening, place.block.span.end) is not None


def _is_asked(place: _Place) -> bool:
    # A phrase of blanks and question marks is one that a page has lost.
    is_long = len(place.run) > 1 and " " not in place.folded[place.run.start : place.run.end]
    if place.before in _PART_STARTS:
        return place.noun in _CERTAIN_BEHIND and is_long
    is_question = not is_han(place.before) or place.before in context.WORDS["question"]
    # 在册?名, : a question does not go on with a unit that ends its clause.
    return not is_question and (is_long or place.is_counted)


def _is_letter(place: _Place) -> bool:
    if place.noun == "year":
        return place.word in context.WORDS["point-of-year"] or len(place.run) > 1
    is_idiom = len(place.run) == 1 and place.word.startswith(context.WORDS["n-idiom"])
    follows = is_han(place.before) or place.before in ("、", ",")
    is_mask = place.noun in ("unit", "date") and follows and len(place.run) < 5
    return is_mask and (not is_idiom or _hints_often(place.folded, place.block))
