"""What 某 stands for: a name that nobody filled in, or one that is left out on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edulint.api import Block, Document, Severity, Span, any_of, derived, is_frequent_word, is_han, pattern
from edulint_placeholders.masks import context
from edulint_placeholders.masks.placeholder import Kind, Placeholder

# A search is quick only where the first thing is one character or class: hence 某某* for 某+.
SOMEONE = pattern("某某*")
_CERTAIN = context.WORDS["certain"]
_PLACES = frozenset("省市县区镇乡村行部")
_SURNAMES = frozenset(context.WORDS["surname"])
_BEFORE_YEARS = frozenset("于时元")
# 由某某带领, 在某某 are no names of persons.
_NO_SURNAMES = frozenset("由在对和与被把给向为是的让请到从及或")
_LEAST_SOMEONE = 2
# 南连某村, 中国共产党某县: here 连 and 党 are no surnames.
_BEFORE_PLACE = ("东连", "南连", "西连", "北连", "相连", "共产党")
# 某岩乡…某岩乡, but 某山村 and 某城区
_DIVISIONS, _NO_NAMES = frozenset("县市区乡镇村"), frozenset("个些一二三两几各省市县区乡镇村地大小")
# 现任某某职务
_IN_OFFICE, _OFFICES = ("现任", "担任", "曾任", "历任", "兼任"), ("职", "岗位")
# 联系人:张某 电话:…; 当事人:张某 is somebody whose name is left out on purpose.
_IN_ROLE = pattern(f"[{''.join(context.WORDS['surname'])}]某某?")
_ROLE = pattern(
    rf"(?:(?<=^)|(?<=[\s(,。;、]))(?:{any_of((*context.WORDS['role'], *context.WORDS['task']))})[ ]?:[ ]?(?P<names>{_IN_ROLE.pattern}(?:[ 、,]{{1,3}}{_IN_ROLE.pattern})*)(?=\s|[(,;、。)]|$)",
    re.MULTILINE,
)
_PERSONAL = ("(女", "(男", "(化名", "(另案")
_FIRST_TOLD = 2000
_LONGEST_COMPANY = 10
_LONGEST_TITLE = 40
_EXAMPLE = pattern(r"[比例譬假,](?:(?<=,)如|(?<=[比例譬假])[如设]|(?<=举例)[说讲,])[^。\n]{0,40}某")
# 某校初二女生小芳: a pupil who is called only so is made up.
_PUPIL = pattern("某[^,。;\n]{0,12}(?:学生|女生|男生|同学|幼儿|孩子)小[\u4e00-\u9fff][,。(的]")
# 归到某类某科里去: whichever it is.
_WHICHEVER = frozenset("类种时年月日人事物方点处级")
# Troops don't tell who they are: 海军某支队, 驻守海岛的某基地.
_TROOPS, _UNITS_OF_TROOPS = ("官兵", "武警"), ("支队", "大队", "中队", "基地", "旅", "团", "部队")
# 某村村民周某, 某县居民李某某: somebody of a place of which no more is told, either.
_WHOSE = pattern(
    f"[^\\W\\d_]{{0,6}}(?:村民|居民|业主|住户|农户|群众|职工|员工|男子|女子|老人|司机|驾驶员|学生)[{''.join(context.WORDS['surname'])}]某"
)
_WITHHELD = pattern(f"[{''.join(context.WORDS['surname'])}]某某?(?![万亿些种工])")


def someone(folded: str, block: Block, match: re.Match[str]) -> Placeholder | None:
    """Return what 某 stood for: 某某镇, 某年某月; 某些, 某企业 and 张某 are ordinary speech."""
    start, end = match.span()
    low, high = block.span.start, block.span.end
    noun, stop = context.noun_at(folded, end, high, start)
    is_withheld = _has_surname(folded, low, start, end)
    if end - start > 1:
        # 转入张某某银行账户: what belongs to somebody whose name is left out.
        is_owned = noun == "organisation" or folded[end : end + 1] == "等"
        if is_withheld and (noun not in ("person", "place") or is_owned):
            return None
        return context.of_noun(noun, Span(start, stop)) or Placeholder(Span(start, end), Kind.NAME, "name")
    # 方某年交代: a given name of two characters; 于某年某月 has no surname.
    is_given_name = noun == "year" and is_withheld and folded[start - 1] not in _BEFORE_YEARS
    if not noun and not is_withheld and _is_part_of_name(folded, start, high):
        return Placeholder(Span(start, start + 3), Kind.NAME, "place", Severity.WARNING)
    if noun in ("year", "date"):
        return None if is_given_name else _certain_day(folded, low, start, stop)
    if noun == "unit" and not context.is_plain_unit(folded[end:stop]):
        return None
    # 青川县某小学: the place is told, the school is left out on purpose.
    # 某县某镇 names neither.
    is_told = start > low and folded[start - 1] in _PLACES and folded[start - 2 : start - 1] != "某"
    if noun in ("place", "organisation") and is_told:
        return None
    if folded[start - 2 : start - 1] == "某" and folded[start - 1] in _WHICHEVER and start - 2 >= low:
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
    is_withheld = is_withheld and not (noun == "place" and folded.endswith(_BEFORE_PLACE, low, start))
    if (is_withheld and not is_amount) or noun == "person" or folded.startswith(_CERTAIN, end, high):
        return None
    return context.of_noun(noun, Span(start, stop), Severity.WARNING)


def _has_surname(folded: str, low: int, start: int, end: int) -> bool:
    """Tell whether a surname, or what a person is, stands before 某, so that a name is left out on purpose."""
    in_office = folded.endswith(_IN_OFFICE, low, start) or folded.startswith(_OFFICES, end)
    has_surname = start > low and folded[start - 1] in _SURNAMES and not in_office
    # 小区主任某某: 任 is a title's last character.
    if has_surname and end - start > 1 and context.title_before(folded, low, start):
        return False
    return has_surname or (start > low and _is_person(folded, low, start, end))


def _is_part_of_name(folded: str, start: int, high: int) -> bool:
    """Tell whether 某 stands for one character of a place's name, again and again: 某岩乡."""
    name = folded[start : min(start + 3, high)]
    if len(name) < 3 or name[2] not in _DIVISIONS or not is_han(name[1]) or name[1] in _NO_NAMES:
        return False
    return not is_frequent_word(name[1:]) and folded.count(name) >= _LEAST_SOMEONE


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


def of_roles(document: Document) -> Iterator[Placeholder]:
    """Yield the names left open that are all that a field says of those who do the work: 副组长:刘某 陈某某."""
    if "某" not in document.folded:
        return
    for field in _ROLE.finditer(document.folded):
        block = document.block_at(field.start())
        for name in _IN_ROLE.finditer(document.folded, *field.span("names")) if block and block.is_prose else ():
            yield Placeholder(Span.of(name), Kind.NAME, "person", Severity.WARNING)


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


@derived
def tells_of_case(document: Document) -> bool:
    """Tell whether the draft tells of a case whose persons have no names: then its places have none, either."""
    return withholds_names(document) and any(word in document.folded for word in context.WORDS["case"])


@derived
def gives_example(document: Document) -> bool:
    """Tell whether the draft makes up a case to explain something by it: 比如某省A市一名干部….

    In a draft whose places are masked, 例如A镇 is no made-up case.
    """
    folded = document.folded
    return "某" in folded and (_EXAMPLE.search(folded) is not None or _PUPIL.search(folded) is not None)


def is_left_out_on_purpose(document: Document, found: Placeholder) -> bool:
    """Tell whether a name that 某 or 某某 stands for is left out as persons' names of the draft are, or those of news."""
    folded, start, end = document.folded, found.span.start, found.span.end
    if found.kind is not Kind.NAME:
        return False
    is_double = folded.startswith("某某", start)
    if folded.startswith(_UNITS_OF_TROOPS, start + 1) and any(word in folded for word in _TROOPS):
        return True
    if not is_double and (
        tells_of_others(document) or (found.message in ("place", "organisation") and gives_example(document))
    ):
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
    # 某镇 of a case is left out, too, and so is that of 某村村民周某; a report that masks 某县某镇 may name 张某 all the same.
    is_of_case = found.message == "place" and (tells_of_case(document) or _WHOSE.match(folded, end) is not None)
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
