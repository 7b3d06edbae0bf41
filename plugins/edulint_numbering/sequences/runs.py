"""Sibling headings, split into runs: stretches that count together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from edulint.api import Document, Ordinal, OrdinalStyle, Section, Span, is_heading_behind_text, ordinal_of
from edulint_numbering.sequences.items import Item, is_structural
from edulint_numbering.sequences.strays import Strays

_LEAD_IN_WORDS = ("以下", "如下", "下列", "几个方面", "几方面", "几点", "几项")
_LEAD_IN_LENGTH = 40
# A heading without a number may stand so many paragraphs above a list: the overview is between them.
_LEADING_BLOCKS = 8
# More numbers than these are not lost together.
_LOST_TOGETHER = 2


class NumberedChild(Struct, frozen=True):
    """A numbered heading among its siblings; ``end`` is where its section ends, ``divided`` tells of parts in it."""

    item: Item
    style: OrdinalStyle
    end: int
    divided: bool


def numbered_children(document: Document, section: Section) -> list[NumberedChild]:
    """Return the sections of a section whose headings have a number, typed or given by the format."""
    children = []
    for child in section.sections:
        written = child.heading.ordinal if child.heading else None
        ordinal = written or _given(child)
        if ordinal and is_structural(ordinal.style):
            style = child.heading.sequence_style if child.heading and child.heading.sequence_style else ordinal.style
            block = document.block_index(child.span.start)
            item = Item(ordinal, block, swallowed=_is_run_on(document, block), given=written is None)
            children.append(NumberedChild(item, style, child.span.end, bool(child.sections)))
    return children


def _is_run_on(document: Document, block: int) -> bool:
    """Tell whether a heading stands in the line of the paragraph before it: the report has lost its line ends."""
    if block == 0:
        return False
    before, heading = document.blocks[block - 1 : block + 1]
    return "\n" not in document.folded[before.span.end : heading.span.start]


def _given(section: Section) -> Ordinal | None:
    """Return the number that the file's format gives a heading, its spans empty."""
    ordinal = ordinal_of(section.blocks[0].label)
    at = Span(section.span.start, section.span.start)
    return replace(ordinal, span=at, digits=at) if ordinal else None


def runs_of(document: Document, children: Sequence[NumberedChild], strays: Strays) -> list[list[NumberedChild]]:
    """Split sibling headings where the numbering begins again, or headings of another style begin."""
    runs: list[list[NumberedChild]] = [[children[0]]]
    values = {children[0].item.value}
    last = children[0].item.number
    for index in range(1, len(children)):
        child, following = children[index], children[index + 1] if index + 1 < len(children) else None
        next_value = following.item.value if following else None
        is_other = (
            child.style is not runs[-1][0].style
            or _is_of_other_chapter(runs[-1], child, following)
            or (child.item.value == 1 and strays.go_on_from(children[index - 1].item))
        )
        # 一、二、五、六、三、四、: what was moved is there, only elsewhere.
        is_moved = child.item.value not in values and child.item.number > runs[-1][0].item.number
        if is_other or (_begins_run(document, runs[-1], last, child.item, next_value) and not is_moved):
            runs.append([])
            values = set()
        runs[-1].append(child)
        values.add(child.item.value)
        last = child.item.value if child.item.value is not None else last + 1
    return runs


def lists_within_lists(document: Document, children: Sequence[NumberedChild]) -> list[list[NumberedChild]]:
    """Return siblings of one style as lists that hold one another, each counted from one on without a fault.

    一、二、（一、二、）三、 are two lists. Returns no list where something does not fit, or none holds another.
    """
    lists: list[list[NumberedChild]] = []
    open_lists: list[list[NumberedChild]] = []
    for child in children:
        value = child.item.value
        if value is None or child.style is not children[0].style or child.item.ordinal.path:
            return []
        if value == 1:
            open_lists.append([child])
            lists.append(open_lists[-1])
            continue
        # 一、二、四、 have lost a number, 一、二、二、 one too many.
        doubtful = open_lists and value - open_lists[-1][-1].item.number in (0, _LOST_TOGETHER)
        if doubtful and not is_heading_behind_text(_line(document, open_lists[-1][-1]), _line(document, child)):
            return []
        while open_lists and open_lists[-1][-1].item.number != value - 1:
            open_lists.pop()
        if not open_lists:
            return []
        open_lists[-1].append(child)
    return lists if any(one[-1].item.start > other[0].item.start for one, other in pairwise(lists)) else []


def _line(document: Document, child: NumberedChild) -> str:
    """Return the folded text of the block that a heading stands in."""
    span = document.blocks[child.item.block].span
    return document.folded[span.start : span.end]


def join_around_lists(runs: list[list[NumberedChild]]) -> set[int]:
    """Give a run back what goes on with it behind a list, and return the indexes of such lists: 二、（一）（二）一、二、三、 and 三、;
    7., 1., 2. and 8.
    """
    nested: set[int] = set()
    outer = 0
    for index in range(1, len(runs)):
        run, before = runs[index], runs[outer]
        values = [child.item.value for child in run]
        counted = next((at for at, value in enumerate(values) if value != at + 1), len(values))
        wanted = before[-1].item.number + 1
        goes_on = values[counted:] == list(range(wanted, wanted + len(values) - counted))
        # The list stands below a section, or its next number is lost by chance no more: 7., 1., 2., 8., not 1., 2., 4.
        is_list = before[-1].divided or wanted > counted + _LOST_TOGETHER
        if 1 < counted < len(values) and goes_on and is_list and run[0].style is before[0].style:
            before += run[counted:]
            del run[counted:]
            nested.add(index)
        else:
            outer = index
    return nested


def _is_of_other_chapter(run: Sequence[NumberedChild], child: NumberedChild, following: NumberedChild | None) -> bool:
    """Tell whether a decimal counts in another chapter than the run before it: 2.1 after 1.2, but not 2.2 between 1.1
    and 1.3.
    """
    chapter, last = run[0].item.ordinal.path[:-1], run[-1].item.number
    if child.item.ordinal.path[:-1] == chapter:
        return False
    is_slip = (
        child.item.value == last + 1 and following is not None and following.item.ordinal.path == (*chapter, last + 2)
    )
    return not is_slip


def _begins_run(document: Document, run: Sequence[NumberedChild], last: int, item: Item, following: int | None) -> bool:
    """Tell whether a heading begins another sequence than the run before it, whose last number is ``last``."""
    value, before = item.value, run[-1].item
    # The number that is right for its place goes on, also after one that was mistyped.
    if value is None or value in (last + 1, len(run) + 1):
        return False
    is_slip = following is not None and following > 2 and following in (last + 1, last + 2)
    if value == 1:
        # 一、一、 is a number doubled and 二、一、 a pair swapped, unless something leads in to a new list.
        is_typo = last == 1 or (len(run) == 1 and last == 2)
        return not is_slip and not (is_typo and not is_led_in(document, before, item))
    if (value, following) == (2, 1) and last > 2:
        # 二、一、三、: a list that begins with two swapped.
        return True
    return value < last and following == value + 1 and not is_slip


def is_led_in(document: Document, previous: Item, item: Item) -> bool:
    """Tell whether the lines above an item announce a new list: with a colon or 以下, or as a short line without number."""
    # A number that the file's own format gives (a Word list) heads a part as well as a written one.
    if any(document.blocks[index].label for index in range(previous.block + 1, item.block)):
        return True
    for index in range(item.block - 1, max(previous.block, item.block - _LEADING_BLOCKS) - 1, -1):
        block = document.blocks[index]
        words = document.folded[block.span.start : block.span.end]
        is_next = index == item.block - 1
        if is_next and (words.endswith(":") or any(word in words for word in _LEAD_IN_WORDS)):
            return True
        if block.heading is not None and block.heading.ordinal is not None:
            return False
        if len(words) <= _LEAD_IN_LENGTH and words[-1] not in "。;!?,、":
            return True
    return False
