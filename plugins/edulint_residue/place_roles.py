"""Other places in the role of a report's own: they lead its work, govern it, do what it tells, own what is done."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice

from msgspec import Struct

from edulint.api import Document, Report, Span, WordList, holds_any, is_frequent_word, occurrences
from edulint_residue.filled_patterns import filled
from edulint_residue.own_places import (
    LONGEST_NAME,
    OwnPlace,
    is_same_name,
    is_titled_report,
    place_of,
    places_of_title,
)

_WORDS = WordList(__file__, "place_roles.txt")

# Levels of one rank: a place of another rank is above or below the report's own.
_RANKS = (("县", "区", "旗"), ("市",), ("镇", "乡", "街道"), ("村", "社区"))
_OF_TOWNS = frozenset("乡镇村")
_SENTENCE_ENDS = "。；;！？\n"
# What a sentence or a clause begins behind.
BEGINNINGS = "。；;！？\n\u3000\t ：:“，,"
_CLAUSE_BEGINNINGS = f"{BEGINNINGS}《"
# Around one of several places, and where a way goes to or comes from.
_AFTER_OTHERS = tuple("、和与及同跟至到等—～-")
_BEFORE_OTHERS = tuple("、和与及同跟至到往从邻赴—～-")
# 在云溪县委、县政府的坚强领导下: one phrase, without another clause in it.
_LED = r"\w{{0,8}}?{body}[^。；，,\n]{{0,30}}?{led}"
_GOVERNS = r"\w{{0,8}}?{body}"
_DOES = r"(?:(?P<body>\w{{0,14}}?{body}[\w、]{{0,8}}?))?(?:(?P<sure>{act})|{do})(?!的)"
_HAS = r"(?:\w{{0,14}}?{body})?{has}(?!区)"
# 农产品抽检合格率达到99.2%: what is said of the place's own affairs.
_FARES = r"[\w、]{{2,14}}?{fares}"
_PAPER = r"[^《》\n]{{2,40}}{paper}》"
_TITLED_BODY = r"[^\W\d]{{2,12}}?{body}(?=\d|关于|工作)"

# 白河县, 临江市, 平安县: what the names of places end with, and hardly a verb or a time.
_ENDS_OF_NAMES = frozenset("河江湖海川溪泉水山岭原城州阳安宁")
# 现将县教育局工作总结如下, 再由县教育局通报: words of one character that stand before a noun end no name.
_BEFORE_NOUNS = frozenset("将由经被为在对向与以从到把据让使请给于及或但而即凡就也还又再")

# A name that stands three times as often as another one is the report's own.
_USUAL = 3
# A draft may have thousands of names: so many places are judged, each by so many of its mentions, and a sentence is
# looked at so far to each side.
MOST_JUDGED, _MOST_MENTIONS, _LONGEST_SENTENCE = 100, 200, 300


class Claim(Struct, frozen=True):
    """Another place in the role of the report's own one, and whether no other reading of the words is natural."""

    other: OwnPlace
    own: OwnPlace
    is_sure: bool


def claims(document: Document, report: Report) -> Iterator[Claim]:
    """Yield the other places that a report speaks of as only of its own.

    The own place is that of the title, else the one that most of the draft names.
    """
    text = document.text
    titled = places_of_title(document, report) or _usual(document, report)
    for own in titled:
        # 临江市 may be a part of 安平市, whose report speaks of its counties.
        if own.level == "市" and any(text.find(word, *report.span.bounds) >= 0 for word in _WORDS.section("counties")):
            continue
        rank = next((rank for rank in _RANKS if own.level in rank), ())
        found = [
            (other, role)
            for level in rank
            for other, role in _in_roles(text, report.span, level, own)
            if not any(is_same_name(other.name, place.name) for place in titled)
        ]
        found = found[:MOST_JUDGED]
        for other, role in found:
            if not _is_one_of_several(document, other, found) and not has_part(
                document, report, other, own, is_described=role == "has"
            ):
                yield Claim(other, own, role != "doubtful" and other.level != "市")


def _is_one_of_several(document: Document, other: OwnPlace, found: list[tuple[OwnPlace, str]]) -> bool:
    """Tell whether the paragraph of a place tells the same of another one: 云溪县获得第一名，临江县获得第二名."""
    paragraph = document.block_at(other.span.start)
    return paragraph is not None and any(
        place.name != other.name and place.span.start in range(*paragraph.span.bounds) for place, _ in found
    )


def _usual(document: Document, report: Report) -> list[OwnPlace]:
    """Return the place that a report without one in its title names several times as often as each other one."""
    if not is_titled_report(document, report):
        return []
    text, span = document.text, report.span
    for rank in _RANKS:
        # A report of a county says 全县 or 我县 several times, one of a province hardly does.
        spoken = [level for level in rank if sum(text.count(word + level, *span.bounds) for word in "全我") > 1]
        found = {place.name: place for level in spoken for place, _ in _in_roles(text, span, level)}
        if len(found) > MOST_JUDGED:
            return []
        counts = sorted(((text.count(name, *span.bounds), name) for name in found), reverse=True)
        if len(counts) > 1 and counts[0][0] >= _USUAL * counts[1][0]:
            return [found[counts[0][1]]]
    return []


def _in_roles(text: str, span: Span, level: str, own: OwnPlace | None = None) -> Iterator[tuple[OwnPlace, str]]:
    """Yield the places of a level that stand in the role of an own place, with the role as :func:`_role` tells it."""
    own_tails = (*([own.name] if own else []), *(f"{word}{level}" for word in "全我各本该"))
    befores = _befores()
    for at in occurrences(text, level, *span.bounds):
        end = at + len(level)
        # 红旗镇 is a town.
        if text.endswith(own_tails, span.start, end) or (level == "旗" and text[end : end + 1] in _OF_TOWNS):
            continue
        for length in range(2, LONGEST_NAME + 1):
            start = at - length
            may_begin = start == span.start or (start > span.start and text[start - 1] in befores)
            role = _role(text, span.start, Span(start, end), own) if may_begin else None
            # 上半年光镇 is no name.
            is_time = text.startswith(_WORDS.section("time"), start, at)
            place = place_of(text, Span(start, end), level) if role is not None and not is_time else None
            if place is not None and role is not None:
                yield place, role
                break


@cache
def _befores() -> frozenset[str]:
    """Return the characters that may stand before a name in a role: most names have another one there."""
    words = [
        word for section in ("time", "under", "obeyed", "suited", "done", "above") for word in _WORDS.section(section)
    ]
    return frozenset((*BEGINNINGS, *"《省市州盟", *(word[-1] for word in words)))


def _is_in_word(text: str, end: int) -> bool:
    """Tell whether the character of a level begins another word: 维护市容, 推动县域经济, 市辖区."""
    if text.startswith(_WORDS.section("office"), end):
        return False
    return any(is_frequent_word(text[end - 1 : end + length]) for length in (1, 2))


def _role(text: str, floor: int, name: Span, own: OwnPlace | None) -> str | None:
    """Return how sure it is, by the words around a name, that a place has the role of the own one; None if it hasn't.

    ``has``: it tells what the place is and has, which is said of no other place; ``sure``; ``doubtful``.
    """
    start = _past_higher_place(text, floor, name.start)
    start -= next((len(word) for word in _WORDS.section("above") if text.endswith(word, floor, start)), 0)
    end = name.end
    if text.endswith(_WORDS.section("under"), floor, start):
        return "sure" if filled(_LED, _WORDS).match(text, end) else None
    if start == floor or text[start - 1] in BEGINNINGS:
        return _as_subject(text, name, own)
    if text.endswith(_WORDS.section("time"), floor, start):
        return _as_subject(text, name, own)
    if _is_in_word(text, end):
        return None
    if text[start - 1] == "《":
        return _as_author(text, floor, start - 1, end)
    if text.endswith(_WORDS.section("obeyed"), floor, start) and filled(_GOVERNS, _WORDS).match(text, end):
        return "sure"
    if text.endswith(_WORDS.section("suited"), floor, start) and text.find("实际", end, end + 8) >= 0:
        return "sure"
    is_for = text.endswith(_WORDS.section("done"), floor, start) and text[end : end + 1] not in _AFTER_OTHERS
    # 打造文明乡风, 推动形成区级体系: there a word is no name.
    is_word = text[end - 1] in "区乡" and is_frequent_word(text[name.start : end - 1])
    return "doubtful" if is_for and not is_word else None


def _past_higher_place(text: str, floor: int, start: int) -> int:
    """Return where the name of a place begins with that of the place above it: 长宁省云溪县."""
    if start - 3 >= floor and text[start - 1] in "省市州盟":
        for length in (3, 4):
            before = start - length
            if before == floor or (before > floor and text[before - 1] in f"{BEGINNINGS}在《"):
                return before
    return start


def _as_subject(text: str, name: Span, own: OwnPlace | None) -> str | None:
    # 落实市委部署, 今年县政府将: where an office of the level follows, a word before it is no name, unless it names a river.
    is_ordinary = is_ordinary_word(text[name.start : name.end - 1])
    is_word = is_ordinary and text.startswith(_WORDS.section("office"), name.end)
    if own is not None and not is_ordinary and _is_own_body(text, name.end, own):
        sentence = sentence_at(text, Span(0, len(text)), name.end)
        # 云溪县人民法院委托我院送达: two bodies of one kind have to do with each other.
        return None if "我" in text[name.end : sentence.end] else "sure"
    if filled(_HAS, _WORDS).match(text, name.end):
        return "has"
    does = filled(_DOES, _WORDS).match(text, name.end)
    if (does is None or does["body"]) and (is_word or _is_in_word(text, name.end)):
        return None
    if does is None:
        return "doubtful" if filled(_FARES, _WORDS).match(text, name.end) else None
    # 和平区 is a name, but many a word before 区 or 县 is none.
    return "sure" if does["sure"] and not is_frequent_word(text[name.start : name.end - 1]) else "doubtful"


def is_ordinary_word(words: str) -> bool:
    """Tell whether what stands before a level is no name, but a word or two: 落实 and 现将 before 县委, but not 白河."""
    return words[-1:] in _BEFORE_NOUNS or (words[-1:] not in _ENDS_OF_NAMES and is_frequent_word(words))


def _is_own_body(text: str, end: int, own: OwnPlace) -> bool:
    """Tell whether the body of the report's title stands behind the name of a place: 人民医院 of 青川县人民医院2023年工作总结."""
    body = filled(_TITLED_BODY, _WORDS).match(text, own.span.end)
    return body is not None and text.startswith(body.group(), end)


def _as_author(text: str, floor: int, mark: int, end: int) -> str | None:
    paper = filled(_PAPER, _WORDS).match(text, end)
    if not paper:
        return None
    issued = text.endswith(_WORDS.section("issues"), floor, mark) or text.startswith(
        _WORDS.section("issued"), paper.end()
    )
    return "doubtful" if issued else None


def has_part(document: Document, report: Report, other: OwnPlace, own: OwnPlace, is_described: bool = False) -> bool:
    """Tell whether the draft speaks of the other place as another: a partner, a neighbour, one of a list, an example.

    What ``is_described`` by its own neighbours and numbers has no part in another place's work.
    """
    text = document.text
    for at in islice(occurrences(text, other.name, *report.span.bounds), _MOST_MENTIONS):
        end = at + len(other.name)
        if text[end : end + 1] in _AFTER_OTHERS or (at != other.span.start and text[at - 1 : at] in _BEFORE_OTHERS):
            return True
        sentence = sentence_at(text, report.span, at)
        words = text[sentence.start : sentence.end]
        if (
            at != other.span.start
            and other.span.start in range(*sentence.bounds)
            and text[at - 1] not in _CLAUSE_BEGINNINGS
        ):
            return True
        if is_of_two(words, other, own) or (not is_described and holds_any(words, _WORDS.section("borders"))):
            return True
    start = other.span.start
    paragraph = document.block_at(start)
    before = sentence_at(text, report.span, max(report.span.start, sentence_at(text, report.span, start).start - 1))
    if paragraph is not None and before.start >= paragraph.span.start and _has_any(text[before.start : before.end]):
        return True
    return any(
        other.name in title or _has_any(title) for title in (section.title for section in document.sections_at(start))
    )


def is_of_two(sentence: str, other: OwnPlace, own: OwnPlace) -> bool:
    """Tell whether a sentence has to do with both places."""
    return own.name in sentence.replace(other.name, "") or _has_any(sentence) or f"我{own.level}" in sentence


def _has_any(words: str) -> bool:
    return any(word in words for word in _WORDS.section("elsewhere"))


def sentence_at(text: str, span: Span, at: int) -> Span:
    """Return the sentence around an offset, within a span, without its end mark; of a very long one what is near."""
    low, high = max(span.start, at - _LONGEST_SENTENCE), min(span.end, at + _LONGEST_SENTENCE)
    start = max(text.rfind(mark, low, at) for mark in _SENTENCE_ENDS) + 1
    ends = [end for mark in _SENTENCE_ENDS if (end := text.find(mark, at, high)) >= 0]
    return Span(max(start, low), min(ends, default=high))
