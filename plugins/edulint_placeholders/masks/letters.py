"""Letters that stand for the names of places, offices and persons: W市, LY县, Z书记, A、B和C等社区."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edulint.api import Document, Severity, Span, characters_beside, holds_any, occurrences, pattern
from edulint_placeholders.masks import context
from edulint_placeholders.masks.placeholder import Kind, Placeholder

# Rows of X and O have readers of their own: XX县, OO市.
_BEFORE_HAN = pattern(r"[A-NP-WYZa-np-wyz](?<![A-Za-z0-9+_.-].)[A-Za-z]{0,3}(?=[\u4e00-\u9fff])")
# No syllable of Chinese begins with these, so that AI村 and VR县 are no initials of a name; nor is an AAA村.
_NO_INITIALS, _GRADES = frozenset("iuv"), frozenset("a")
_MOST_OF_GRADE = 2
_DIVISIONS = frozenset("省市县镇乡村州街")
# GDP县均, D镇级公路: not the name of a place; gla市区 is a car in town.
_GOES_ON = frozenset("级均域内外辖直属控")
_TOWN = ("市区", "城区")
# Of a place that one letter names, 在, 由 or the beginning of a clause says that it is a name; S省 may be so in a study.
_BEFORE_NAME = frozenset(("", *",。;:、(“ \n在到赴由对与向为全于是经从和及共"))
_OFFICES = frozenset("记长任席志")
_ORGANISATIONS = frozenset(
    ("局", "中学", "小学", "幼儿园", "派出所", "司法所", "街道办", "办事处", "党支部", "党委", "卫生院")
)
_LEAST_NAMED = 2
# A、B、C和D等社区, E社区: letters name places or offices of one kind from A on; so many in a row are no names of their own.
_OF_KIND = pattern(
    r"(?<![A-Za-z0-9+_.-])[A-K](?:(?:[、,和与及]|以及)[A-K]){0,10}等?(?P<kind>社区|小区|街道|学校|公司|企业|单位|部门|支部|医院|[省市县镇乡村校局])(?!级)"
)
_LETTER = pattern("[A-K]")
_LEAST_OF_KIND = 3
# 提高ZZ站位, 讲ZZ: the initials of a word that a site does not show, before different words; an AA级 and a QQ群 are names.
_INITIALS = frozenset(letter * 2 for letter in "DGJLNSWYZ")
_LATIN = pattern("[A-Za-z0-9+_.-]")
_LEAST_INITIALS, _LEAST_BEHIND = 3, 2


def named_by_letters(document: Document) -> Iterator[Placeholder]:
    """Yield the names of a draft for which letters stand; a case's and a newspaper's are left out on purpose."""
    folded = document.folded
    found = list(_BEFORE_HAN.finditer(folded))
    for letters in _INITIALS.intersection(match[0] for match in found):
        yield from _initials(folded, letters)
    named = [name for match in found if (name := _name(folded, match))]
    of_kind = list(_of_kind(folded))
    if named or of_kind:
        from edulint_placeholders.masks.someone import gives_example, tells_of_case

        if not tells_of_case(document) and not gives_example(document):
            yield from _names(document, named)
            yield from of_kind


def _names(document: Document, found: list[Placeholder]) -> Iterator[Placeholder]:
    from edulint_placeholders.masks.someone import tells_of_others

    folded = document.folded
    # A letter that another one stands beside names somebody; by itself it does so only where its place says it.
    has_several = len(found) >= _LEAST_NAMED
    for name in found:
        is_row = name.severity is Severity.ERROR
        if is_row or ((has_several or _is_certain(folded, name)) and not tells_of_others(document)):
            yield name


def _name(folded: str, match: re.Match[str]) -> Placeholder | None:
    """Return the name that letters before a word stand for; an error where one letter is repeated: AA县."""
    letters = match[0].lower()
    kinds = set(letters)
    is_grade = kinds == _GRADES and len(letters) > _MOST_OF_GRADE
    if not kinds.isdisjoint(_NO_INITIALS) or is_grade or match[0] == "e":
        return None
    noun, stop = context.noun_at(folded, match.end(), len(folded), match.start())
    word = folded[match.end() : stop]
    if noun == "place":
        is_name = word[0] in _DIVISIONS and word not in _TOWN and folded[stop : stop + 1] not in _GOES_ON
    elif noun == "person":
        is_name = word[-1] in _OFFICES and len(letters) == 1 and match[0].isupper()
    else:
        is_name = word in _ORGANISATIONS and match[0].isupper()
    is_row = len(letters) > 1 and len(kinds) == 1 and noun == "place"
    severity = Severity.ERROR if is_row else Severity.WARNING
    return context.of_noun(noun, Span(match.start(), stop), severity) if is_name else None


def _initials(folded: str, letters: str) -> Iterator[Placeholder]:
    """Yield the doubled letters that stand for a word again and again, each time before another one."""
    spans = [Span(at, at + len(letters)) for at in occurrences(folded, letters)]
    spans = [span for span in spans if not any(map(_LATIN.match, characters_beside(folded, *span.bounds)))]
    behind = {folded[span.end : span.end + 2] for span in spans}
    if len(spans) >= _LEAST_INITIALS and len(behind) >= _LEAST_BEHIND:
        yield from (Placeholder(span, Kind.WORDS, "words", Severity.WARNING) for span in spans)


def _is_certain(folded: str, name: Placeholder) -> bool:
    """Tell whether letters name something by themselves: LY县, 在W市, Z书记."""
    start = name.span.start
    if name.message == "organisation":
        return False
    is_initials = folded[start + 1].isascii()
    opens = folded[start - 1 : start] in _BEFORE_NAME
    return is_initials or name.message == "person" or (folded[start].isupper() and opens)


def _of_kind(folded: str) -> Iterator[Placeholder]:
    """Yield the letters that stand for the names of places or offices of one kind, where A, B and C do."""
    found: dict[str, list[Span]] = {}
    for match in _OF_KIND.finditer(folded) if holds_any(folded, "ABC") else ():
        spans = found.setdefault(match["kind"], [])
        spans += [Span.of(letter) for letter in _LETTER.finditer(folded, match.start(), match.start("kind"))]
    for spans in found.values():
        letters = {folded[span.start] for span in spans}
        if len(letters) >= _LEAST_OF_KIND and letters.issuperset("ABC"):
            yield from (Placeholder(span, Kind.NAME, "place", Severity.WARNING) for span in spans)
