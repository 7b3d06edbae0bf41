"""The places that a report names as its own: in its title, as those who led its work, in its signature."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from edulint.api import Block, Document, Genre, Report, Span, WordList, is_frequent_word, is_han, pattern
from edulint_residue.filled_patterns import filled

_WORDS = WordList(__file__, "own_places.txt")

# Only compiled where 领导下 or a title is: \w takes less time to compile than a class of Han characters.
_LED = r"在(?:中共)?(\w{{2,4}}?)({level})委[^。；\n]{{0,40}}领导下"
_TITLE_START = r"(?:{before})*(?:20\d\d年度?)?"
_TITLE_PLACE = r"(\w{{2,4}}?)({higher}|{level}|{lower})"
# What the name of a body ends with.
BODIES = (
    "(?:局|公司|[中小]学|学校|幼儿园|[委协工]会|委员会|联合会|中心|[医法察学]院|馆|办公室|教研室|所|支行|政府|办事处)"
)
_SIGNATURE = (
    r"(?:中共)?(?:\w{{2,3}}?[省市])??(\w{{2,3}}?)({level})(?:委\w{{0,6}}|人民政府\w{{0,6}}|\w{{2,6}}局\w{{0,4}}"
    rf"|\w{{{{1,10}}}}{BODIES})"
)
_LAST_BLOCKS = 3
_LONGEST_SIGNATURE = 24
# 县教育局, 镇中心小学: what stands behind the name of a place in the name of a body.
_BODY = pattern(r"(?<=\w\w)[县市区旗州盟镇乡村]\w{2,}")
LONGEST_NAME = 4
_COUNTIES, _OF_OTHERS = frozenset("县区旗"), frozenset("乡镇村市省州")
_SMALL = ("镇", "乡", "村", "旗")


class OwnPlace(Struct, frozen=True):
    """A place that a report claims: its name, its level (the last character: 县, 镇), where, and whether it is sure.

    ``is_sure`` says that the very body of the title is named, with another place.
    """

    name: str
    level: str
    span: Span
    is_sure: bool = False


def own_places(document: Document, report: Report) -> Iterator[OwnPlace]:
    """Yield the places that a report claims: in its title, as those who led its work, in its signature."""
    text = document.text
    # 云溪市青川市: the city above is no other one of the report's own.
    yield from {place.level: place for place in places_of_title(document, report)}.values()
    if text.find("领导下", *report.span.bounds) >= 0:
        for match in filled(_LED, _WORDS).finditer(text, *report.span.bounds):
            place = place_of(text, Span(match.start(1), match.end(2)), match[2])
            if place is not None:
                yield place
    blocks = report.blocks
    for block in blocks[-_LAST_BLOCKS:]:
        if len(block.span) <= _LONGEST_SIGNATURE and block is not report.title:
            yield from _body_of_title(document, report, block) or _signed(text, block)


def places_of_title(document: Document, report: Report) -> list[OwnPlace]:
    """Return the places that a report's title begins with, the higher before the lower: 云溪市青川县白云镇2023年工作总结.

    None where the title is no report's, or speaks of two places: 青川县赴云溪县考察情况的报告.
    """
    if report.title is None or not is_titled_report(document, report):
        return []
    text, (start, end) = document.text, report.title.span.bounds
    found: list[OwnPlace] = []
    head = filled(_TITLE_START, _WORDS).match(text, start, end)
    at = head.end() if head else start
    while match := filled(_TITLE_PLACE, _WORDS).match(text, at, end):
        place = place_of(text, Span(at, match.end()), match[2])
        if place is None or _is_word(text, place):
            break
        found.append(place)
        at = match.end()
    return found


def _is_word(text: str, place: OwnPlace) -> bool:
    """Tell whether words that a title begins with only look like a name: 美丽乡村建设, 卫生县城创建, 城市社区治理."""
    end = place.span.end
    is_word = is_frequent_word(place.name.removesuffix(place.level)[-2:])
    # 沙河县城关小学 is a school of 沙河县.
    begins_word = is_frequent_word(text[end - 1 : end + 1]) and text[end + 1 : end + 2] not in tuple("关东南西北")
    return (begins_word and (is_word or place.level in _SMALL)) or (is_word and place.level == "社区")


def is_titled_report(document: Document, report: Report) -> bool:
    """Tell whether a report's title is one of a report on one place: neither a law nor 赴云溪县考察情况的报告."""
    if report.title is None or document.genre not in (Genre.REPORT, Genre.NOTICE):
        return False
    title = document.slice(report.title.span)
    return any(word in title for word in _WORDS.section("kind")) and not any(
        word in title for word in _WORDS.section("two places")
    )


def place_of(text: str, span: Span, level: str) -> OwnPlace | None:
    """Return the place whose name, with its level, fills a span; None if that is no name of one place: 全县, 示范区."""
    name = text[span.start : span.end - len(level)]
    no_part = _WORDS.section("no-part")
    is_name = (
        2 <= len(name) <= LONGEST_NAME
        and all(map(is_han, name))
        and not name.endswith(_WORDS.section("no-name"))
        and not name.startswith(_WORDS.section("no-beginning"))
        and not f"{name}{level}".endswith(_WORDS.section("no-place"))
        and not any(part in name for part in no_part)
        # 金乡县 and 景德镇市 are names, 白云乡县 and 青山市区 are none.
        and not (len(name) > 2 and level in _COUNTIES and name[-1] in _OF_OTHERS)
        # 嘉兴市 is a name, 科教兴市 is none.
        and not (len(name) > 2 and name.endswith(_WORDS.section("no-long-name")))
        and not (len(name) > 2 and name.startswith(_WORDS.section("before a name")))
        # 青山区 and 桐城市 are names, 贫困山区, 特色小镇 and 新农村 are none.
        and not ((len(name) > 2 or level in _SMALL) and is_frequent_word(name[-1] + level))
    )
    return OwnPlace(text[span.start : span.end], level, span) if is_name else None


def is_same_name(one: str, other: str) -> bool:
    """Tell whether one name is the other, or that with more before it: 青川县, 市青川县."""
    return one.endswith(other) or other.endswith(one)


def _signed(text: str, signature: Block) -> Iterator[OwnPlace]:
    match = filled(_SIGNATURE, _WORDS).fullmatch(text, *signature.span.bounds)
    place = place_of(text, Span(match.start(1), match.end(2)), match[2]) if match else None
    if place is not None:
        yield place


def _body_of_title(document: Document, report: Report, signature: Block) -> list[OwnPlace]:
    """Return the places of the title and of who signs, where both are called alike but for the place.

    青川镇中心小学2023年工作总结 … 云溪镇中心小学.
    """
    text = document.text
    if report.title is None:
        return []
    title, signed = report.title.span, signature.span
    for match in _BODY.finditer(text, *signed.bounds):
        at = text.find(text[match.start() : signed.end], *title.bounds)
        own = _name_before(text, title.start, at) if at >= 0 else None
        other = _name_before(text, signed.start, match.start())
        if own is not None and other is not None:
            return [replace(own, is_sure=True), replace(other, is_sure=True)]
    return []


def _name_before(text: str, start: int, end: int) -> OwnPlace | None:
    """Return the place whose name stands between the beginning of a body's name and its level; None if it is none."""
    first = next((word for word in _WORDS.section("before") if text.startswith(word, start, end)), "")
    return place_of(text, Span(start + len(first), end + 1), text[end])
