"""The numbered sequences of a draft: what the checks of this pack look at."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from edulint.api import Document, OrdinalStyle, Section, derived
from edulint_numbering.sequences.items import Item, NumberedSequence, SequenceKind, inline_items, scopes
from edulint_numbering.sequences.points import points_among
from edulint_numbering.sequences.runs import (
    is_led_in,
    join_around_lists,
    lists_within_lists,
    numbered_children,
    runs_of,
)
from edulint_numbering.sequences.strays import Strays
from edulint_numbering.sequences.swallowed import with_swallowed


@derived
def sequences(document: Document) -> tuple[NumberedSequence, ...]:
    """Return the numbered sequences of a draft in reading order."""
    scope_of = scopes(document)
    inline = inline_items(document)
    points = points_among(document, inline, scope_of)
    strays = Strays(points.strays)
    found: list[NumberedSequence] = []
    for number, report in enumerate(document.reports):
        in_report: list[NumberedSequence] = []
        for section in report.body.walk():
            in_report += _heading_sequences(document, number, section, strays)
        found += _counted_on(in_report)
    for items in (*points.sequences, *strays.lists(found, inline)):
        found.append(NumberedSequence(SequenceKind.POINTS, items, document.report_index(items[0].start)))
    written = (sequence for sequence in found if not all(item.given for item in sequence.items))
    return tuple(sorted(written, key=lambda sequence: sequence.items[0].start))


def _heading_sequences(document: Document, report: int, section: Section, strays: Strays) -> list[NumberedSequence]:
    children = numbered_children(document, section)
    if not children:
        return []
    parent = section.heading.span.start if section.heading else None
    found: list[NumberedSequence] = []
    previous: Item | None = None
    styles: set[OrdinalStyle] = set()
    runs = runs_of(document, children, strays)
    nested = join_around_lists(runs)
    if any([child.item.value for child in run] != list(range(1, len(run) + 1)) for run in runs):
        # 一、二、（一、二、三、四、）三、四、: what looks like faults may be lists that hold lists.
        lists = lists_within_lists(document, children)
        runs, nested = (lists, set(range(1, len(lists)))) if lists else (runs, nested)
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
        complete = with_swallowed(document, items, strays, start, run[-1].end)
        styles.add(style)
        found.append(NumberedSequence(SequenceKind.HEADINGS, tuple(complete), report, parent, begins_again, style))
        previous = items[-1]
    return found


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
