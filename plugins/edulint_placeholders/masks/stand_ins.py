"""Letters, digits and names that stand in for others: YYYY年MM月DD日, AA县, 000万元, 123456, 张三."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edulint.api import Block, Document, Severity, Span, any_of, holds_any, is_han, occurrences, pattern
from edulint_placeholders.masks import context
from edulint_placeholders.masks.letters import named_by_letters
from edulint_placeholders.masks.placeholder import Kind, Placeholder

# Years and days as programs write them. Like those below, the pattern begins with one class of characters, as this is
# what lets the search run over the words between.
_FORMAT_LETTERS = "YyAaBbMmDd"
_FORMAT = pattern(
    r"[Yy2MmDd](?:(?<![A-Za-z].)(?:(?<=[Yy])[Yy]{3}|(?<=2)0(?:[YyAaBb]{2}|2[YyAa]))年|(?<=年[Mm])[Mm]月|(?<=月[Dd])[Dd]日)"
)
_ZEROS = pattern(r"00{1,11}(?![0-9.])(?<![0-9.,:]0{12})")
_NUMERALS = frozenset("0123456789.-零〇○一二三四五六七八九十百千万点某")
# 00时00分 is midnight, 00后 are people, 00号 may be a model.
_NOT_ZERO = ("时", "点", "分", "秒", "号", "后", "小时", "分钟", "路", "街")
_MARKS = context.SENTENCE_MARKS | {"、"}
_SHORTEST_YEAR_OF_ZEROS = 3
_OFFICES = frozenset(("局", "厅", "中学", "小学", "派出所", "党委", "党支部"))
# 0月0日: no month and no day has the number nought.
_NO_DAYS, _DIGITS_BEFORE = (("0月0日", ""), ("0月", "龄"), ("月0日", "龄")), frozenset("0123456789.,:/-")
_COUNTED_UP = pattern("(?<![0-9])123456(?:7(?:8(?:9(?:01?|10)?)?)?)?(?![0-9])")
# 推进##工程, 围绕OO目标, 完成ooo公路, “OOOO”, 由★★牵头
_RARE = "#☆★※◎@&$"
_SIGNS = pattern(
    rf"[{_RARE}Oo](?:(?<=[\u4e00-\u9fff“][{_RARE}])(?<!标题#)[{_RARE}]+|(?<=[\u4e00-\u9fff“].)(?:(?<=O)O+|(?<=o)oo+))"
    "(?=[\u4e00-\u9fff”])"
)
# 学校a所，学生b人，教师c人: letters count where several do so, each before a unit that ends its clause.
_COUNTING_LETTERS = "abcdefghijklmABCDEFGH"
_COUNTING = pattern(rf"[{_COUNTING_LETTERS}](?<=[\u4e00-\u9fff].)(?=[\u4e00-\u9fff%])")
_LEAST_COUNTED = 2
# 总面积约为具体面积平方公里, 下辖具体小组数量个小组, 位于地理位置，: fields of a model that lost their brackets
_FIELD = pattern(r"具体(?<=[约为达到共有计辖至了]具体)[\u4e00-\u9fff]{1,4}(?<=[积量数额字值])")
_FIELD_OF_PLACE = pattern("(?:位于|地处|坐落于)(?P<field>(?:地理|具体)(?:位置|地点))(?=[,。;、])")
# 电话:0551-, the number of the place alone
_CUT_PHONE = pattern(r"(?:电话|传真|热线|联系方式)[ ]?:[ ]?(?P<place>0[0-9]{2,3}[-—]{1,2})(?=\s|[,。;)]|\Z)")
# 电话：13800000000, 0000-00000000: nobody has such a number.
_NO_PHONE = pattern(
    r"(?:电话|手机|传真|热线|联系方式)[ ]?:[ ]?(?P<number>1[3-9][0-9]0{8}|13800138000|0{3,4}-?0{7,8})(?![0-9])"
)
# XXX@XX.com, an address of nobody
_SITE = pattern("@[a-zA-Z0-9*-]{1,20}[.](?:com|cn|net|org)")
_EXAMPLES = pattern("张三(?!丰)|李四(?!光)|王五|赵六")
_LABELS = ("人:", "姓名:", "作者:", "我叫")


def stand_ins(document: Document) -> Iterator[Placeholder]:
    """Yield the placeholders of a draft that consist of letters, digits and names, in no order."""
    folded = document.folded
    for found in (
        *_between(document),
        *_counting(document),
        *_of_formats(folded),
        *_of_fields(folded),
        *_of_noughts(folded),
        *_of_no_day(folded),
        *_counted_up(folded),
        *(Placeholder(Span.of(match, "place"), Kind.NUMBER, "number") for match in _cut_phones(folded)),
        *(Placeholder(Span.of(match, "number"), Kind.NUMBER, "number") for match in _no_phones(folded)),
        *named_by_letters(document),
        *_examples(folded),
        *_addresses(folded),
    ):
        block = document.block_at(found.span.start)
        if block and block.is_prose and not _describes_code(folded, block):
            yield found


def _describes_code(folded: str, block: Block) -> bool:
    """Tell whether a paragraph says how something is to be written: 日期格式为YYYY年MM月DD日."""
    return re.search(any_of(context.WORDS["code"]), folded[block.span.start : block.span.end]) is not None


def _between(document: Document) -> Iterator[Placeholder]:
    folded = document.folded
    if document.format != "markdown" and (holds_any(folded, ("OO", "ooo")) or _has_row(folded)):
        yield from (Placeholder(Span.of(match), Kind.WORDS, "words") for match in _SIGNS.finditer(folded))


def _has_row(folded: str) -> bool:
    """Tell whether one of the rare signs stands twice in a row; a search for one sign is far sooner done."""
    return any(sign in folded and sign * 2 in folded for sign in _RARE)


def _counting(document: Document) -> Iterator[Placeholder]:
    folded = document.folded
    for block in document.blocks if holds_any(folded, _COUNTING_LETTERS) else ():
        low, high = block.span.start, block.span.end
        found: list[Span] = []
        for match in _COUNTING.finditer(folded, low, high):
            noun, stop = context.noun_at(folded, match.end(), high, match.start())
            # A座, B组 are names; A公里 is none.
            is_counted = match[0].islower() or context.is_plain_unit(folded[match.end() : stop])
            if noun == "unit" and is_counted and (stop == high or folded[stop] in context.CLAUSE_ENDS):
                found.append(Span(match.start(), stop))
        letters, units = {folded[span.start] for span in found}, {folded[span.start + 1 : span.end] for span in found}
        if len(letters) >= _LEAST_COUNTED and len(units) >= _LEAST_COUNTED:
            yield from (Placeholder(span, Kind.NUMBER, "number", Severity.WARNING) for span in found)


def _of_formats(folded: str) -> Iterator[Placeholder]:
    for match in _FORMAT.finditer(folded) if "年" in folded and holds_any(folded, _FORMAT_LETTERS) else ():
        kind = Kind.YEAR if match[0][-1] == "年" else Kind.DATE
        yield Placeholder(Span.of(match), kind, kind.value)


def _of_fields(folded: str) -> Iterator[Placeholder]:
    for match in _FIELD.finditer(folded) if "具体" in folded else ():
        noun, stop = context.noun_at(folded, match.end(), len(folded), match.start())
        if noun == "unit":
            yield Placeholder(Span(match.start(), stop), Kind.NUMBER, "number")
    for match in _FIELD_OF_PLACE.finditer(folded) if "位置" in folded or "地点" in folded else ():
        yield Placeholder(Span.of(match, "field"), Kind.NAME, "place")


def _of_noughts(folded: str) -> Iterator[Placeholder]:
    for match in _ZEROS.finditer(folded) if "00" in folded else ():
        start, end = match.span()
        before = folded[start - 1 : start]
        # 2,000 and 9:00 have digits before the mark.
        is_grouped = before in _MARKS and folded[start - 2 : start - 1].isdecimal()
        begins = before in ("", "\n") or is_han(before) or (before in _MARKS and not is_grouped)
        if before in _NUMERALS or not begins:
            continue
        noun, stop = context.noun_at(folded, end, len(folded), start)
        is_year = noun == "year" and end - start >= _SHORTEST_YEAR_OF_ZEROS
        # 00县, 00同志: noughts were typed for circles.
        is_counted = noun in ("unit", "date", "place", "person") or folded[end:stop] in _OFFICES
        if is_year or (is_counted and not folded.startswith(_NOT_ZERO, end)):
            found = context.of_noun(noun, Span(start, stop))
            if found:
                yield found


def _of_no_day(folded: str) -> Iterator[Placeholder]:
    for words, behind in _NO_DAYS:
        for at in occurrences(folded, words):
            start, end = at + words.index("0"), at + len(words)
            is_end = not behind or folded[end : end + 1] != behind
            if is_end and (words[0] != "0" or folded[at - 1 : at] not in _DIGITS_BEFORE):
                yield Placeholder(Span(start, end), Kind.DATE, "date")


def _counted_up(folded: str) -> Iterator[Placeholder]:
    for match in _COUNTED_UP.finditer(folded) if "123456" in folded else ():
        noun, stop = context.noun_at(folded, match.end(), len(folded), match.start())
        is_labelled = folded[match.start() - 1 : match.start()] == ":"
        if (noun == "unit" or is_labelled) and not folded.endswith(context.WORDS["secret"], 0, match.start()):
            yield Placeholder(Span(match.start(), stop), Kind.NUMBER, "number", Severity.WARNING)


def _cut_phones(folded: str) -> Iterator[re.Match[str]]:
    if ":0" in folded or ": 0" in folded:
        yield from _CUT_PHONE.finditer(folded)


def _no_phones(folded: str) -> Iterator[re.Match[str]]:
    if "000000" in folded or "13800138000" in folded:
        yield from _NO_PHONE.finditer(folded)


def _examples(folded: str) -> Iterator[Placeholder]:
    """Yield the names that everybody knows from examples, where a title stands beside one: 联系人：张三, 张三主任."""
    for match in _EXAMPLES.finditer(folded):
        start, end = match.span()
        has_title = context.title_before(folded, max(0, start - 5), start) or folded.endswith(_LABELS, 0, start)
        if has_title or (context.noun_at(folded, end, len(folded), start)[0] == "person" and folded[end] != "等"):
            yield Placeholder(Span.of(match), Kind.NAME, "person", Severity.WARNING)


def _addresses(folded: str) -> Iterator[Placeholder]:
    """Yield the addresses whose owner is nothing but signs; of zhang***@qingmi.com a part is withheld."""
    for match in _SITE.finditer(folded) if "@" in folded else ():
        start = match.start()
        while start > 0 and folded[start - 1] in "xX*":
            start -= 1
        before = folded[start - 1 : start]
        if match.start() - start > 1 and not (before.isascii() and before.isalnum()):
            yield Placeholder(Span(start, match.end()), Kind.WORDS, "words")
