"""The numbered sequences of a draft: what the checks of this pack look at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from edulint.api import RANKS, Document, Ordinal, OrdinalStyle, Section, Span, fold, ordinal_at, ordinal_of, renumbered
from edulint_numbering.items import (
    Item,
    NumberedSequence,
    SequenceKind,
    block_index,
    inline_items,
    is_structural,
    scopes,
)
from edulint_numbering.points import points_among

_LEAD_IN_WORDS = ("以下", "如下", "下列", "几个方面", "几方面", "几点", "几项")
_LEAD_IN_LENGTH = 40
_SHORT_SENTENCE = 25
_LARGEST_GAP = 3
_MOST_LOST = 10
# A label before the first item of a list (注：, 填表说明：) is at most so long, in characters.
_LONGEST_LABEL = 8
_SENTENCE_ENDS = frozenset("。;!?.…”’)】》")


def sequences(document: Document) -> tuple[NumberedSequence, ...]:
    """Return the numbered sequences of a draft in reading order, worked out once."""
    return document.derived(_sequences)


def _sequences(document: Document) -> tuple[NumberedSequence, ...]:
    scope_of = scopes(document)
    inline = inline_items(document)
    points = points_among(document, inline, scope_of)
    strays = _Strays(points.strays)
    found: list[NumberedSequence] = []
    for number, report in enumerate(document.reports):
        in_report: list[NumberedSequence] = []
        for section in report.body.walk():
            in_report += _heading_sequences(document, number, section, strays)
        found += _counted_on(in_report)
    reports = [report.span.start for report in document.reports]
    for items in (*points.sequences, *strays.lists(found, inline)):
        number = bisect_right(reports, items[0].start) - 1
        found.append(NumberedSequence(SequenceKind.POINTS, items, number))
    written = (sequence for sequence in found if not all(item.given for item in sequence.items))
    return tuple(sorted(written, key=lambda sequence: sequence.items[0].start))


class _Strays:
    """The strays of a draft (numbers inside paragraphs that belong to no enumeration), found by style and place."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._by_style: dict[OrdinalStyle, list[Item]] = {}
        for item in sorted(items, key=lambda item: item.start):
            self._by_style.setdefault(item.ordinal.style, []).append(item)

    def between(self, like: Ordinal, start: int, end: int, first: int, last: int) -> list[Item]:
        """Return the strays in the style of ``like`` in a stretch of text that count from ``first`` to at most ``last``."""
        items = self._by_style.get(like.style, [])
        wanted, taken = first, []
        at = bisect_left(items, start, key=lambda item: item.start)
        while at < len(items) and items[at].start < end and wanted <= last:
            if items[at].value == wanted and items[at].ordinal.path[:-1] == like.path[:-1]:
                taken.append(items[at])
                wanted += 1
            at += 1
        return taken

    def go_on_from(self, item: Item) -> bool:
        """Tell whether the paragraph that an item begins holds the number after it."""
        return any(stray.value == (item.value or 0) + 1 for stray in self.further(item))

    def further(self, last: Item) -> list[Item]:
        """Return the strays after one in the same block and style that count on from it, over a gap of at most two."""
        taken = [last]
        items = self._by_style.get(last.ordinal.style, [])
        for at in range(bisect_right(items, last.start, key=lambda item: item.start), len(items)):
            item = items[at]
            if item.block != last.block:
                break
            if 0 < (item.value or 0) - (taken[-1].value or 0) <= _LARGEST_GAP:
                taken.append(item)
        return taken[1:]

    def lists(self, found: Sequence[NumberedSequence], inline: Sequence[Item]) -> Iterator[tuple[Item, ...]]:
        """Yield lists whose first number is lost: of two bracketed numbers or more in one block, in no heading sequence.

        ``inline`` are all numbers inside blocks, in reading order.
        """
        taken = {item.start for sequence in found for item in sequence.items}
        for style, items in self._by_style.items():
            if RANKS[style] < RANKS[OrdinalStyle.DIGIT_PAREN]:
                continue
            alike = [item for item in inline if item.ordinal.style is style]
            last = {item.start: before.value for before, item in pairwise(alike)}
            for members in _rising([item for item in items if item.start not in taken]):
                # Marks of notes (“四早”（26）) count on through the whole draft; of a list, not so much gets lost.
                first = members[0].value or 0
                if last.get(members[0].start) == first - 1 or first > _MOST_LOST:
                    continue
                if any((left.value or 0) + 1 == right.value for left, right in pairwise(members)):
                    yield tuple(members)


def _rising(items: Sequence[Item]) -> list[list[Item]]:
    """Return the items of each block in stretches of rising numbers."""
    stretches: list[list[Item]] = []
    for item in items:
        last = stretches[-1][-1] if stretches else None
        if last is None or last.block != item.block or (last.value or 0) >= (item.value or 0):
            stretches.append([])
        stretches[-1].append(item)
    return stretches


class _Child(Struct, frozen=True):
    item: Item
    style: OrdinalStyle
    end: int
    divided: bool


def _heading_sequences(document: Document, report: int, section: Section, strays: _Strays) -> list[NumberedSequence]:
    children = _numbered_children(document, section)
    if not children:
        return []
    parent = section.heading.span.start if section.heading else None
    found: list[NumberedSequence] = []
    previous: Item | None = None
    styles: set[OrdinalStyle] = set()
    runs = _split(document, children, strays)
    nested = _taken_back(runs)
    for number, run in enumerate(runs):
        items, style = [child.item for child in run], run[0].style
        # After a list inside one paragraph, the next paragraph may hold another.
        begins_again = (
            previous is not None
            and number not in nested
            and found[-1].items[-1].start == previous.start
            and style in styles
            and items[0].value == 1
            and not items[0].ordinal.path
            and not is_led_in(document, previous, items[0])
        )
        start = section.span.start if previous is None else previous.ordinal.span.end
        complete = _with_swallowed(document, items, strays, start, run[-1].end)
        styles.add(style)
        found.append(NumberedSequence(SequenceKind.HEADINGS, tuple(complete), report, parent, begins_again, style))
        previous = items[-1]
    return found


def _numbered_children(document: Document, section: Section) -> list[_Child]:
    index_of = block_index(document)
    children = []
    for child in section.sections:
        written = child.heading.ordinal if child.heading else None
        ordinal = written or _given(child)
        if ordinal and is_structural(ordinal.style):
            style = child.heading.sequence_style if child.heading and child.heading.sequence_style else ordinal.style
            item = Item(ordinal, index_of[child.span.start], _is_run_on(document, child), given=written is None)
            children.append(_Child(item, style, child.span.end, bool(child.sections)))
    return children


def _is_run_on(document: Document, section: Section) -> bool:
    """Tell whether a heading stands in the line of the paragraph before it: the line ends of a whole report are lost."""
    start = section.span.start
    index = block_index(document)[start]
    before = document.blocks[index - 1].span.end if index else 0
    return index > 0 and "\n" not in document.folded[before:start]


def _given(section: Section) -> Ordinal | None:
    """Return the number that the file's format gives a heading, its spans empty."""
    ordinal = ordinal_of(section.blocks[0].label)
    at = Span(section.span.start, section.span.start)
    return replace(ordinal, span=at, digits=at) if ordinal else None


def _split(document: Document, children: Sequence[_Child], strays: _Strays) -> list[list[_Child]]:
    """Split sibling headings where the numbering begins again, or headings of another style begin."""
    runs: list[list[_Child]] = [[children[0]]]
    values = {children[0].item.value}
    last = children[0].item.value or 0
    for index in range(1, len(children)):
        child, following = children[index], children[index + 1] if index + 1 < len(children) else None
        next_value = following.item.value if following else None
        is_other = (
            child.style is not runs[-1][0].style
            or _is_of_other_chapter(runs[-1], child, following)
            or (child.item.value == 1 and strays.go_on_from(children[index - 1].item))
        )
        # 一、二、五、六、三、四、: what was moved is there, only elsewhere.
        is_moved = child.item.value not in values and (child.item.value or 0) > (runs[-1][0].item.value or 0)
        if is_other or (_begins_run(document, runs[-1], last, child.item, next_value) and not is_moved):
            runs.append([])
            values = set()
        runs[-1].append(child)
        values.add(child.item.value)
        last = child.item.value if child.item.value is not None else last + 1
    return runs


def _taken_back(runs: list[list[_Child]]) -> set[int]:
    """Give a run back what goes on with it behind a list, and return the indexes of such lists: 二、（一）（二）一、二、三、 and 三、."""
    nested: set[int] = set()
    outer = 0
    for index in range(1, len(runs)):
        run, before = runs[index], runs[outer]
        values = [child.item.value for child in run]
        counted = next((at for at, value in enumerate(values) if value != at + 1), len(values))
        wanted = (before[-1].item.value or 0) + 1
        goes_on = values[counted:] == list(range(wanted, wanted + len(values) - counted))
        # The list stands below a section: its numbers are the part's own again, for want of another style.
        if 1 < counted < len(values) and goes_on and before[-1].divided and run[0].style is before[0].style:
            before += run[counted:]
            del run[counted:]
            nested.add(index)
        else:
            outer = index
    return nested


def _is_of_other_chapter(run: Sequence[_Child], child: _Child, following: _Child | None) -> bool:
    """Tell whether a decimal counts in another chapter than the run before it: 2.1 after 1.2, but not 2.2 between 1.1 and 1.3."""
    chapter, last = run[0].item.ordinal.path[:-1], run[-1].item.value or 0
    if child.item.ordinal.path[:-1] == chapter:
        return False
    is_slip = (
        child.item.value == last + 1 and following is not None and following.item.ordinal.path == (*chapter, last + 2)
    )
    return not is_slip


def _begins_run(document: Document, run: Sequence[_Child], last: int, item: Item, following: int | None) -> bool:
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


def _with_swallowed(document: Document, items: Sequence[Item], strays: _Strays, start: int, end: int) -> list[Item]:
    """Return the items with the headings that stand inside the paragraphs between them."""
    complete: list[Item] = []
    first = items[0].value or 1
    if first > 1:
        complete += _swallowed(document, strays.between(items[0].ordinal, start, items[0].start, 1, first - 1))
    for left, right in pairwise(items):
        complete.append(left)
        if left.value is not None and right.value is not None and right.value > left.value + 1:
            inside = strays.between(left.ordinal, left.start, right.start, left.value + 1, right.value - 1)
            complete += _swallowed(document, inside or _in_mid_clause(document, left, right))
    complete.append(items[-1])
    if items[-1].value is not None:
        rest = strays.between(items[-1].ordinal, items[-1].start + 1, end, items[-1].value + 1, 99)
        if len(items) == 1:
            # 1.…；2.…；3.… in one paragraph is a list, not one heading with two lost in its text.
            listed = [item for item in rest if item.block == items[0].block]
            complete += listed + (strays.further(listed[-1]) if listed else [])
        else:
            complete += _swallowed(document, [item for item in rest if _ends_sentence_before(document, item)])
    return complete


def _in_mid_clause(document: Document, left: Item, right: Item) -> list[Item]:
    """Return the number between two headings where no clause begins, if just one is missing: 检查等等3、加强督查."""
    value = (left.value or 0) + 1
    number = None if left.given else renumbered(left.ordinal, value)
    if number is None or right.value != value + 1:
        return []
    begin, end = left.ordinal.digits.start - left.start, left.ordinal.digits.end - left.start
    written = fold(left.ordinal.text[:begin] + number + left.ordinal.text[end:])
    at = document.folded.find(written, left.ordinal.span.end, right.start)
    if at < 0 or document.folded[at - 1].isdecimal():
        return []
    ordinal = ordinal_at(document.text, document.folded, at, right.start)
    block = bisect_right(document.blocks, at, key=lambda block: block.span.start) - 1
    if not document.blocks[block].is_prose:
        return []
    fits = ordinal is not None and ordinal.style is left.ordinal.style and ordinal.value == value
    return [Item(ordinal, block)] if ordinal and fits else []


def _counted_on(found: Sequence[NumberedSequence]) -> list[NumberedSequence]:
    """Join sequences that count on under the next heading: articles through all chapters, 三、 after 第二部分."""
    joined: list[NumberedSequence] = []
    last: dict[tuple[OrdinalStyle, tuple[int, ...]], int] = {}
    for sequence in sorted(found, key=lambda sequence: sequence.items[0].start):
        style, value = sequence.items[0].ordinal.style, sequence.items[0].value
        key = (style, sequence.items[0].ordinal.path[:-1])
        before = joined[last[key]] if key in last else None
        if before is not None and value not in (None, 1) and before.parent != sequence.parent:
            ended = before.items[-1].value
            goes_on = len(sequence.items) == 1 or sequence.items[1].value in (None, (value or 0) + 1)
            if style is OrdinalStyle.ARTICLE or (ended is not None and value == ended + 1 and goes_on):
                joined[last[key]] = replace(before, items=(*before.items, *sequence.items))
                continue
        last[key] = len(joined)
        joined.append(sequence)
    return joined


def _swallowed(document: Document, items: Sequence[Item]) -> list[Item]:
    """Return the items, marked as swallowed but for those that begin a cell, or follow nothing but a label (注：1.…)."""
    return [replace(item, swallowed=not _begins(document, item)) for item in items]


def _begins(document: Document, item: Item) -> bool:
    words = document.folded[document.blocks[item.block].span.start : item.start].rstrip()
    is_label = len(words) <= _LONGEST_LABEL and words.endswith(":") and words[:-1].strip("()[]").isalnum()
    return not words or is_label


def _ends_sentence_before(document: Document, item: Item) -> bool:
    before = document.folded[max(0, item.start - 8) : item.start].rstrip()
    return bool(before) and before[-1] in _SENTENCE_ENDS


def is_led_in(document: Document, previous: Item, item: Item) -> bool:
    """Tell whether the lines above an item announce a new list: with a colon or 以下, or as a short line without number."""
    # A number that the file's own format gives (a Word list) heads a part as well as a written one.
    if any(document.blocks[index].label for index in range(previous.block + 1, item.block)):
        return True
    for index in range(item.block - 1, max(previous.block, item.block - 4) - 1, -1):
        block = document.blocks[index]
        words = document.folded[block.span.start : block.span.end]
        is_next = index == item.block - 1
        if is_next and (words.endswith(":") or any(word in words for word in _LEAD_IN_WORDS)):
            return True
        if block.heading is not None and block.heading.ordinal is not None:
            return False
        if len(words) <= _LEAD_IN_LENGTH and words[-1] not in "。;!?,、":
            return True
        if is_next and len(words) <= _SHORT_SENTENCE and not any(mark in words[:-1] for mark in "。,;:"):
            return True
    return False
