"""What a mask stood for where it is a person's name: 镇长x, 区长xx对检查组, 胡x和何x."""

from __future__ import annotations

from collections import Counter

from edulint.api import Document, Severity, Span, any_of, derived, holds_any, is_frequent_word, pattern
from edulint_placeholders.masks import context, signs
from edulint_placeholders.masks.in_words import counts_masked, masks_items, signs_masked
from edulint_placeholders.masks.mask import Mask
from edulint_placeholders.masks.placeholder import Kind, Placeholder

# From so many x万元 and x月 on, a draft also means somebody by 镇长x.
_MASKS_PERSONS = 3
# From so many *万元, *月 and *街道 on, it does by 区长*: other signs mark notes and boxes, too.
_MASKS_WITH_SIGN = 2
# The last characters of the titles of those who hold an office: 镇长, 书记, 主任, 主席, 经理
_OFFICES = frozenset("长记任席理")
_OTHER_SIGNS = frozenset(signs.STARS + signs.LINES + signs.CIRCLES + signs.SHAPES)
_WHOLE_NAME = 2
_POSTS = ("职务", "席位", "职位", "一职", "岗位")
_OPENS_CLAUSE = frozenset(("", *",。;:、(“ "))
_OF_NAMES = frozenset(signs.LETTERS) | _OTHER_SIGNS
# A text that speaks of these withholds names on purpose: 民警李X将被告人带走.
_OF_TRIAL = ("被告", "另案", "判处", "本案", "涉案", "嫌疑人", "上诉人", "原审")
# 审判员 ends so; whom a box follows holds no office.
_ENDS_OF_TITLES = frozenset(title[-2:] for title in context.WORDS["person"] if title[0] != "等")
_TITLED_STAR = pattern(rf"[{signs.STARS}](?<=(?P<title>[\u4e00-\u9fff]{{2}}).)(?![{signs.STARS}])")
# 胡x和何x: a surname with a letter, and another beside it, in a draft that has 张x老师.
_SURNAME = f"[{''.join(context.WORDS['surname'])}]"
_SURNAME_BEFORE = pattern(rf"{_SURNAME}[{signs.LETTERS}*][和与及、]$")
_SURNAME_BEHIND = pattern(rf"[和与及、]{_SURNAME}[{signs.LETTERS}*](?![A-Za-z0-9*])")
# 王*、赵**、钱*, or 教师赵**: in a list of such names, or behind a title
_ANY_BEFORE = pattern(rf"{_SURNAME}[{signs.LETTERS}*]{{1,2}}[和与及、]$")
_ANY_BEHIND = pattern(rf"[和与及、]{_SURNAME}[{signs.LETTERS}*]{{1,2}}(?![A-Za-z0-9*])")
_LONG_BEFORE = pattern(rf"{_SURNAME}(?:[{signs.LETTERS}]{{2}}|\*\*)[和与及、]$")
_LONG_BEHIND = pattern(rf"[和与及、]{_SURNAME}(?:[{signs.LETTERS}]{{2}}|\*\*)")
# Somebody's people or province stands before where he is from, in a row of such words: 汉族,xx人; ,湖北XX人.
_NEAR_PEOPLE = 8
_OF_PEOPLE = pattern(
    "族[,、]$|[,、(:](?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南"
    "|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆)省?$"
)


def acting_person(mask: Mask) -> Placeholder | None:
    """Read a person whose deed follows, though its word is a unit, too: 区长xx对检查组."""
    folded, run_end = mask.document.folded, mask.span.end
    if mask.noun != "unit" or folded[run_end : mask.stop] not in context.WORDS["act"]:
        return None
    return _person(mask)


def titled_person(mask: Mask) -> Placeholder | None:
    """Read a person whose title stands before the mask: 局长xxx; of one sign where the draft masks others so."""
    if mask.is_single:
        is_letter = mask.is_alone and mask.sign in signs.LETTERS
        masks_persons = is_letter and counts_masked(mask.document)[mask.sign.lower()] >= _MASKS_PERSONS
        if not masks_persons and not (is_letter and masks_items(mask)) and not _masks_with_sign(mask):
            return None
    return _person(mask)


def _masks_with_sign(mask: Mask) -> bool:
    """Tell whether a sign that is no letter masks numbers, dates and places of the draft: 区长*, 慰问金*元."""
    # 学生*至今记得: of whom there are many, 们 may be gone.
    if not mask.is_alone or mask.sign not in _OTHER_SIGNS:
        return False
    is_office = mask.before in _OFFICES and signs_masked(mask.document)[mask.sign] >= _MASKS_WITH_SIGN
    return is_office or _titles_before(mask.document)[mask.sign] >= _MASKS_PERSONS


@derived
def _titles_before(document: Document) -> Counter[str]:
    """Return behind how many different titles a star stands alone: 庭长*、审判员*、书记员*; shapes are boxes to tick."""
    titled = _TITLED_STAR.finditer(document.folded)
    places = {(match[0], match["title"]) for match in titled if match["title"] in _ENDS_OF_TITLES}
    return Counter(sign for sign, _ in places)


def _person(mask: Mask) -> Placeholder | None:
    # 解聘XXX同志XXX职务: what a person does is masked, too.
    if mask.document.folded.startswith(_POSTS, mask.span.end):
        return None
    if context.title_before(mask.document.folded, mask.block.span.start, mask.span.start):
        return Placeholder(mask.span, Kind.NAME, "person")
    return None


def elder(mask: Mask) -> Placeholder | None:
    """Read the surname of somebody who is spoken of with respect: ×老饱受苦难, where ×××老人 is masked, too."""
    folded, end = mask.document.folded, mask.span.end
    is_opening = mask.is_alone and mask.after == "老" and mask.before in _OPENS_CLAUSE
    if not is_opening or mask.sign * 2 not in folded or is_frequent_word(folded[end : end + 2]):
        return None
    return Placeholder(Span(mask.span.start, end + 1), Kind.NAME, "person", Severity.WARNING)


def surname(mask: Mask) -> Placeholder | None:
    """Read a given name left out behind a surname, where two such names stand side by side: 胡x和何x.

    A judgment withholds names that way; a draft that masks them gives one of them a title somewhere.
    """
    if mask.before not in context.WORDS["surname"]:
        return None
    if len(mask.span) == _WHOLE_NAME and mask.sign == mask.run:
        return _whole_name(mask)
    if not mask.is_alone or mask.sign not in _OF_NAMES:
        return None
    # 镇长李x讲话, 护士王□; but 民警李x in a judgment
    is_titled = context.title_before(mask.document.folded, mask.block.span.start, mask.span.start - 1)
    if is_titled and not _tells_of_trial(mask.document):
        return Placeholder(Span(mask.span.start - 1, mask.span.end), Kind.NAME, "person", Severity.WARNING)
    if mask.sign not in signs.LETTERS + "*":
        return None
    folded, low, start, high = mask.document.folded, mask.block.span.start, mask.span.start, mask.block.span.end
    # 王××、张×: where another name beside it has lost two characters
    if _LONG_BEFORE.search(folded, max(low, start - 5), start - 1) or _LONG_BEHIND.match(folded, mask.span.end, high):
        return Placeholder(Span(start - 1, mask.span.end), Kind.NAME, "person")
    if not _has_titled_surname(mask.document):
        return None
    is_pair = _SURNAME_BEHIND.match(folded, mask.span.end, high) or _SURNAME_BEFORE.search(
        folded, max(low, start - 4), start - 1
    )
    return Placeholder(Span(start - 1, mask.span.end), Kind.NAME, "person") if is_pair else None


def _whole_name(mask: Mask) -> Placeholder | None:
    """Read two signs for a given name behind a surname."""
    folded, low, start = mask.document.folded, mask.block.span.start, mask.span.start
    is_named = (
        context.title_before(folded, low, start - 1)
        or _ANY_BEFORE.search(folded, max(low, start - 5), start - 1) is not None
        or _ANY_BEHIND.match(folded, mask.span.end, mask.block.span.end) is not None
    )
    if not is_named or mask.sign[0] not in _OF_NAMES or _tells_of_trial(mask.document):
        return None
    return Placeholder(Span(start - 1, mask.span.end), Kind.NAME, "person")


@derived
def _tells_of_trial(document: Document) -> bool:
    return holds_any(document.folded, _OF_TRIAL)


@derived
def _has_titled_surname(document: Document) -> bool:
    # 陈X等人 is how judgments write, too.
    titles = any_of(word for word in context.WORDS["person"] if word[0] != "等")
    return pattern(rf"{_SURNAME}[{signs.LETTERS}*]{titles}").search(document.folded) is not None


def native_place(mask: Mask) -> Placeholder | None:
    """Read the place that somebody is from: 男，汉族，xx人，; 湖北XX人，."""
    is_from = mask.noun == "unit" and mask.document.folded[mask.span.end : mask.stop] == "人" and not mask.digits
    if not is_from or mask.document.folded[mask.stop : mask.stop + 1] not in (",", "、", ";", "。", ")"):
        return None
    before = mask.document.folded[max(mask.block.span.start, mask.span.start - _NEAR_PEOPLE) : mask.span.start]
    return Placeholder(mask.with_noun, Kind.NAME, "place") if _OF_PEOPLE.search(before) else None
