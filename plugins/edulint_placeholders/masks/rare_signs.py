"""Signs that mask only now and then, and 某."""

from __future__ import annotations

import re

from msgspec import Struct

from edulint.api import Block, Document, Severity, Span, derived, is_han, pattern
from edulint_placeholders.masks import context
from edulint_placeholders.masks.placeholder import Kind, Placeholder

# A search is quick only where the first thing is one character or class: hence 某某* for 某+.
# 口 is a box where it stands twice, and a unit behind another sign.
_SIGNS = r"?…·.#~\-—NnOo◎☆★※@&$"
RARE_SIGNS = pattern(rf"[{_SIGNS}口](?:(?<=口)口*|(?<!口)(?:[{_SIGNS}]| (?=\?))*)")
SOMEONE = pattern("某某*")

# How many of a sign there must be.
_LEAST = {"-": 2, "—": 2, "O": 2, "o": 2, "@": 2, "&": 2, "$": 2, "口": 2}
# The same behind the first digits of a year: 20—年, 20..年.
_LEAST_IN_YEAR = {".": 2}
_CENTURIES, _DECADES = ("19", "20"), ("200", "201", "202")
# 20.年 ends a list's number, 202-年 a range; one of these stands for the last digit of a year.
_LAST_DIGIT = frozenset("?#…~Nn")
_BEFORE_PORT = frozenset("进出港海江河")
_CLAUSE_STARTS = frozenset(("", *"、,。;:(“"))
_HINT = pattern("(?<=[\u4e00-\u9fff])[Nn](?=(?![个元])[\u4e00-\u9fff])")
_CERTAIN = context.WORDS["certain"]
_PLACES = frozenset("省市县区镇乡村行部")
_SURNAMES = frozenset(context.WORDS["surname"])
_BEFORE_YEARS = frozenset("于时元")
# 由某某带领, 在某某 are no names of persons.
_NO_SURNAMES = frozenset("由在对和与被把给向为是的让请到从及或")
_LEAST_SOMEONE = 2
_PERSONAL = ("(女", "(男", "(化名", "(另案")
_FIRST_TOLD = 2000
_LONGEST_COMPANY = 10
_LONGEST_TITLE = 40
_WITHHELD = pattern(f"[{''.join(context.WORDS['surname'])}]某某?(?![万亿些种工])")


def rare_sign(folded: str, block: Block, match: re.Match[str]) -> Placeholder | None:
    """Return what a rare sign before a noun stood for: 20??年, 共有……人, OO市, ##县; N期 is only a hint."""
    start, end = match.span()
    signs = match[0].replace(" ", "")
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
    if count < _LEAST.get(sign, 1) or not _masks(place):
        return None
    is_hint = sign in "Nn" and count == 1
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
        return self.noun == "unit" and is_han(self.before) and (self.is_plain or self.ends_clause)

    @property
    def is_named(self) -> bool:
        """Whether two signs or more stand for a name: ##县 at the beginning of a clause; a single one is a bullet."""
        begins = is_han(self.before) or self.before in _CLAUSE_STARTS
        return self.noun in ("place", "organisation") and len(self.run) > 1 and begins


def _masks(place: _Place) -> bool:
    sign, before, noun = place.folded[place.run.start], place.before, place.noun
    if sign in "-—" and noun == "year":
        # ----年上半年, but 重点工作——年度考核.
        return before in ("", *"、,。;(") and place.word == "年"
    match sign:
        case "…" | "." | "·":
            return _is_dotted(place)
        case "—":
            # ——万家寨
            return place.is_counted and place.ends_clause
        case "-":
            return place.is_counted
        case "~" | "@" | "&" | "$" | "◎" | "☆" | "★" | "※":
            return place.is_counted or place.is_named
        case "口":
            # 进口口岸; 口口相传
            return place.is_counted or (place.is_named and before not in _BEFORE_PORT)
        case "?":
            return _is_asked(place)
        case "#":
            may_begin = is_han(before) or (before == "" and len(place.run) > 1)
            return place.is_named or (noun in ("unit", "place", "year") and may_begin)
        case "O" | "o":
            is_latin = before.isascii() and before.isalnum()
            return place.is_counted or (noun in ("place", "organisation", "person") and not is_latin)
        case _:
            return _is_letter(place)


def _is_dotted(place: _Place) -> bool:
    sign, count = place.folded[place.run.start], len(place.run)
    if place.noun == "date":
        return (sign != "." or count > 2) and place.before != "" and place.before in "年月于至到"
    if sign != "…" and count == 1:
        # 生产总值.亿元，增长.%: the digits are gone from around the point.
        return place.is_counted and place.is_plain and place.ends_clause
    # 新建..座: a sentence that ends twice.
    if sign == "." and count == 2:
        return False
    counted = place.folded.endswith(context.WORDS["counted"], place.block.span.start, place.run.start)
    return place.is_counted or (place.noun == "unit" and counted)


def _is_asked(place: _Place) -> bool:
    # A phrase of blanks and question marks is one that a page has lost.
    is_long = len(place.run) > 1 and " " not in place.folded[place.run.start : place.run.end]
    if place.before in ("", *"、,。;("):
        return place.noun in ("unit", "year", "date") and is_long
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


def someone(folded: str, block: Block, match: re.Match[str]) -> Placeholder | None:
    """Return what 某 stood for: 某某镇, 某年某月; 某些, 某企业 and 张某 are ordinary speech."""
    start, end = match.span()
    low, high = block.span.start, block.span.end
    noun, stop = context.noun_at(folded, end, high, start)
    is_withheld = start > low and (folded[start - 1] in _SURNAMES or _is_person(folded, low, start, end))
    if end - start > 1:
        # 转入张某某银行账户: what belongs to somebody whose name is left out.
        is_owned = noun == "organisation" or folded[end : end + 1] == "等"
        if is_withheld and (noun not in ("person", "place") or is_owned):
            return None
        return context.of_noun(noun, Span(start, stop)) or Placeholder(Span(start, end), Kind.NAME, "name")
    # 方某年交代: a given name of two characters; 于某年某月 has no surname.
    is_given_name = noun == "year" and is_withheld and folded[start - 1] not in _BEFORE_YEARS
    if noun in ("year", "date"):
        return None if is_given_name else _certain_day(folded, low, start, stop)
    if noun == "unit" and not context.is_plain_unit(folded[end:stop]):
        return None
    # 青川县某小学: the place is told, the school is left out on purpose.
    # 某县某镇 names neither.
    is_told = start > low and folded[start - 1] in _PLACES and folded[start - 2 : start - 1] != "某"
    if noun in ("place", "organisation") and is_told:
        return None
    if noun in ("place", "organisation", "person") and _is_in_title(folded, block):
        return context.of_noun(noun, Span(start, stop), Severity.WARNING)
    if (
        not is_withheld
        and not folded.startswith(context.WORDS["some"], end)
        and context.institution_at(folded, end, high)
    ):
        return Placeholder(Span(start, end), Kind.NAME, "organisation", Severity.WARNING)
    is_amount = noun == "unit" and context.is_plain_unit(folded[end:stop])
    if (is_withheld and not is_amount) or noun == "person" or folded.startswith(_CERTAIN, end, high):
        return None
    return context.of_noun(noun, Span(start, stop), Severity.WARNING)


def _is_in_title(folded: str, block: Block) -> bool:
    """Tell whether a paragraph is the title of a report, in which 某 stands for a name: 某县长在会上的讲话."""
    low, high = block.span.start, block.span.end
    if high - low > _LONGEST_TITLE or not folded.endswith(context.WORDS["text"], low, high):
        return False
    return context.SENTENCE_MARKS.isdisjoint(folded[low:high])


def _is_person(folded: str, low: int, start: int, end: int) -> bool:
    """Tell whether a rare surname stands before 某某: 乌某某(女), 阿某某、乌某某负责."""
    if end - start < _LEAST_SOMEONE or not is_han(folded[start - 1]):
        return False
    is_listed = folded.startswith("某某、", start - 4) or (
        folded[end : end + 1] == "、" and folded[end + 2 : end + 3] == "某"
    )
    if (is_listed and start - 4 >= low) or folded.startswith(_PERSONAL, end):
        return True
    # What was told of the person at first counts for the rest: 额某某(男)…额某某.
    name = folded[start - 1 : end]
    return any(folded.rfind(name + personal, max(0, start - _FIRST_TOLD), start) >= 0 for personal in _PERSONAL)


@derived
def withholds_names(document: Document) -> bool:
    """Tell whether the draft leaves a person's name out on purpose: then it does so with 某公司, too."""
    folded, end = document.folded, len(document.folded)
    # 张某, 李某某等人, but not 资金某万元 or 实施某某工程.
    return any(
        folded.startswith("等", match.end()) or not context.noun_at(folded, match.end(), end)[0]
        for match in _WITHHELD.finditer(folded)
    )


@derived
def tells_of_others(document: Document) -> bool:
    """Tell whether the draft reports as newspapers do: the names of those concerned are left out on purpose."""
    return any(word in document.folded for word in context.WORDS["told"])


def is_left_out_on_purpose(document: Document, found: Placeholder) -> bool:
    """Tell whether a name that 某 or 某某 stands for is left out as persons' names of the draft are, or those of news."""
    folded, start, end = document.folded, found.span.start, found.span.end
    if found.kind is not Kind.NAME:
        return False
    is_double = folded.startswith("某某", start)
    if not is_double and tells_of_others(document):
        return True
    # 驾驶员童某某…童某某, whatever the surname is.
    before = folded[start - 1 : start]
    is_person = is_double and found.message == "name" and is_han(before) and before not in _NO_SURNAMES
    if is_person and folded.count(folded[start - 1 : end]) >= _LEAST_SOMEONE:
        return True
    if not withholds_names(document):
        return False
    # 广州某某商贸有限公司 of a suspect 陈某 is no office of the draft's.
    behind = folded[end : end + _LONGEST_COMPANY].partition(",")[0]
    # 某镇 of a case is left out, too; a report that masks 某县某镇 may name 张某 all the same.
    is_of_case = found.message == "place" and any(word in folded for word in context.WORDS["case"])
    return (not is_double and (found.message == "organisation" or is_of_case)) or any(
        word in behind for word in context.WORDS["company"]
    )


def _certain_day(folded: str, low: int, start: int, stop: int) -> Placeholder | None:
    unit, rest = folded[start + 1], start + 2
    if unit == "日":
        return Placeholder(Span(start, stop), Kind.DATE, "date") if folded.endswith("月", low, start) else None
    if unit == "月" and folded.endswith(("至", "到", "年"), low, start):
        return Placeholder(Span(start, stop), Kind.DATE, "date")
    if unit in "年月" and folded.startswith(context.WORDS["after-month"], rest):
        return Placeholder(Span(start, rest), Kind.DATE, "date")
    return Placeholder(Span(start, stop), Kind.YEAR, "year", Severity.WARNING) if unit == "年" else None
