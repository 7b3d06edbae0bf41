"""Page numbers that the preview of a web page puts in the middle of sentences (``由乡长任组`` above ``3、长，…``)."""

from __future__ import annotations

from collections.abc import Sequence

from edulint.text.characters import is_han
from edulint.text.patterns import pattern
from edulint.text.spans import Span
from edulint.text.word_borders import parts_word

_HEAD = pattern("([1-9][0-9]?)、")
# No item of a list begins with a mark.
_NO_BEGINNING = frozenset("，。；、：！？）”》,.;:!?)")
_ENDS = frozenset("。！？；：!?;:…")
_RUNNING = "，。；,;"
_OPEN_ENDS = "，、,"
_COMMAS = frozenset("，。；、,;")
# A paragraph so long that stops without a mark was cut off; a shorter one may be a heading or an item.
_LONG = 60
_LEAST_BEFORE_COMMA = 15
# 设备完好，未发生⏎4、责任事故: no sentence ends with a verb that wants an object, or with what joins two words.
_LEAST_BEFORE_OBJECT = 25
_WANTS_OBJECT = (
    *(
        "发生",
        "进行",
        "实现",
        "取得",
        "获得",
        "达到",
        "受到",
        "得到",
        "成为",
        "形成",
        "位于",
        "具有",
        "属于",
        "包括",
        "分别",
        "确保",
    ),
    *("为", "了", "的", "和", "与", "及", "对", "在", "将", "把", "被", "是", "以", "向", "由"),
)
# The first items of a list may have been lost or stand in another style; so many seldom are.
_LAST_LOST = 2
# 受益群众达到⏎7、1.2万人: an item begins with a year, but hardly with another figure.
_FIGURE = pattern("(?!(?:19|20)[0-9]{2}年)[0-9]")
# 图书40⏎6、00册, 下降一⏎4、成半: no item begins in the middle of a number
_NUMERALS = frozenset("一二三四五六七八九十")
_NUMBER_GOES_ON, _NUMERAL_GOES_ON = (
    ("0", "成", "倍", "万", "亿", "百", "千", "%", "％", "余", "元", "吨", "公里", "平方", "户", "名"),
    ("成半", "成多", "成以", "成左", "倍"),
)
# 消除隐患18⏎4、处，确保安全: a unit that ends its clause begins no item, either.
_UNIT_ALONE = pattern("[余多]?(?:[个人名户件次家元吨亩米处座项条份场辆台口只头棵株眼盏套间所]|公[里斤顷])[，。；、,;]")
# A page of a preview is longer than most items, and holds headings of a higher level than its number would have.
_PAGE = 120
_HIGHER_HEADING = pattern("[。：:；][ \u3000]?(?:[一二三四五六七]、|（[一二三四五六七]）)")


def page_numbers(text: str, paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """Return the page numbers, each with its ``、``, at the heads of paragraphs that go on with a sentence.

    ``paragraphs`` are in order. Where one is certain, the following numbers of its series are known by their value
    alone, and so is a ``1、`` at the head of the text. An item of a list, which follows its predecessor, is none.
    """
    if not any(text[span.start].isdecimal() and _HEAD.match(text, *span.bounds) for span in paragraphs):
        return ()
    paragraphs = _lines(text, paragraphs)
    found: list[Span] = []
    page = item = 0
    for index, span in enumerate(paragraphs):
        match = _HEAD.match(text, *span.bounds) if text[span.start].isdecimal() else None
        if match is None or not index:
            continue
        value, before, rest = int(match[1]), paragraphs[index - 1], Span(match.end(), span.end)
        head_before = _HEAD.match(text, *before.bounds)
        is_next = page == value - 1
        goes_on, follows = _goes_on(text, before, rest), head_before is not None and int(head_before[1]) == value - 1
        # A page has no lines: what stands below one that is long is the next.
        is_below_page = is_next and page > 0 and head_before is not None and len(before) >= _PAGE
        is_page = follows and _is_page(text, before, rest, paragraphs[index + 1 : index + 2])
        is_item = (item == value - 1 or head_before is not None) and not is_next
        # A list that has neither a first nor a second item is none: …满意率⏎5、逐年提高.
        is_alone = (
            value > _LAST_LOST and not item and not page and f"{value - 1}、" not in text[before.start : before.end]
        )
        is_cut = value > 1 and not is_item and _is_cut(text, before, rest, begun=is_next, alone=is_alone)
        if goes_on or is_page or is_below_page or is_cut:
            if (is_page or goes_on) and not is_next:
                found += _earlier(text, paragraphs[:index], value)
            found.append(Span.of(match))
            page = value
        else:
            item = value
    first = paragraphs[0].start
    if found and text.startswith("1、", first) and not text.startswith("1、", found[0].start):
        found.insert(0, Span(first, first + 2))
    return tuple(found)


def _goes_on(text: str, before: Span, rest: Span) -> bool:
    """Tell whether what stands behind a number begins with a mark that no item begins with.

    A comma does not go on with a complete sentence; there the mark behind the number stands twice (``2、、管理到位``).
    """
    mark = text[rest.start : rest.start + 1]
    return mark in _NO_BEGINNING and not (mark in _COMMAS and text[before.end - 1] in _ENDS)


def _lines(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """Return the paragraphs with those of one line made one: a line that holds headings was cut at each."""
    lines: list[Span] = []
    for span in paragraphs:
        if lines and text.find("\n", lines[-1].end, span.start) < 0:
            lines[-1] = Span(lines[-1].start, span.end)
        else:
            lines.append(span)
    return lines


def _is_page(text: str, before: Span, rest: Span, after: Sequence[Span]) -> bool:
    """Tell whether a numbered paragraph is a page of a preview that goes on behind the next paragraph's number.

    It stops without a mark: in the middle of a word or a number, after headings that no numbered item holds, or where
    the next paragraph does so, too, before the number of a third.
    """
    last = text[before.end - 1]
    # Behind a first item that stops without a mark the second may look so: 断开⏎2、门厅召唤.
    is_text = not text.startswith("1", before.start) and _runs(text, before) and _runs(text, rest)
    in_word = is_han(last) and _parts_word(text, before, rest)
    if is_text and in_word:
        return True
    if not _stops_open(text, before):
        return False
    if last.isdecimal() and (text[rest.start].isdecimal() or text.startswith(_NUMBER_GOES_ON, rest.start)):
        return True
    # An item of one sentence may stand without its stop.
    if text.find("。", *before.bounds) < 0:
        return False
    if _HIGHER_HEADING.search(text, *before.bounds):
        return True
    if in_word or not is_han(last):
        return in_word
    is_row = _stops_open(text, rest) and any(_HEAD.match(text, *span.bounds) for span in after)
    return is_row and text.find("。", *rest.bounds) >= 0


def _earlier(text: str, before: Sequence[Span], value: int) -> list[Span]:
    """Return the numbers of the pages that stand right before page ``value``, one paragraph each."""
    found: list[Span] = []
    for span in reversed(before):
        match = _HEAD.match(text, *span.bounds)
        if match is None or int(match[1]) != value - len(found) - 1:
            break
        found.append(Span.of(match))
    return found[::-1]


def _stops_open(text: str, page: Span) -> bool:
    """Tell whether a paragraph as long as a page of a preview stops without a mark."""
    return len(page) >= _PAGE and _runs(text, page) and text[page.end - 1] not in _ENDS


def _runs(text: str, span: Span) -> bool:
    return any(text.find(mark, *span.bounds) >= 0 for mark in _RUNNING)


def _is_cut(text: str, before: Span, rest: Span, *, begun: bool, alone: bool) -> bool:
    """Tell whether a paragraph stops in the middle of its sentence.

    ``begun``: a page number before makes it likely; ``alone``: so does that no number of a list stands before.
    """
    last = text[before.end - 1]
    if begun:
        return last not in _ENDS
    if last.isdecimal() and text.startswith(_NUMBER_GOES_ON, rest.start):
        return True
    if last.isdecimal() and (_FIGURE.match(text, *rest.bounds) or _UNIT_ALONE.match(text, *rest.bounds)):
        return _runs(text, before)
    if last in _NUMERALS and text.startswith(_NUMERAL_GOES_ON, rest.start):
        return True
    runs = _runs(text, before)
    if last in _OPEN_ENDS:
        return runs and len(before) >= _LEAST_BEFORE_COMMA
    if is_han(last) and _FIGURE.match(text, *rest.bounds):
        return runs
    if len(before) >= _LEAST_BEFORE_OBJECT and text.endswith(_WANTS_OBJECT, before.start, before.end):
        return runs
    is_long = len(before) >= (_LEAST_BEFORE_OBJECT if alone else _LONG)
    return runs and is_han(last) and (is_long or _parts_word(text, before, rest))


def _parts_word(text: str, before: Span, rest: Span) -> bool:
    return parts_word(text[before.start : before.end], text[rest.start : rest.end])
