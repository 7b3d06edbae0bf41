"""Which lines of a text are new."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from edulint.check import Finding
from edulint.model import Document
from edulint.text.lines import lines_of
from edulint.text.spans import Span

# First and last line, counted from 1.
Lines = tuple[int, int]

# Comparing takes memory for so many pairs of lines; of texts that differ in more, the whole stretch counts as new.
_MOST_PAIRS = 200_000_000


def changed_lines(before: str, after: str) -> tuple[Lines, ...]:
    """Return the lines of ``after`` that ``before`` does not have; line ends are no difference.

    Where lines were only taken out, the ones on both sides count: what is missing there is told of them.
    """
    old, new = ([line.rstrip("\r\n") for line in lines_of(text)] for text in (before, after))
    shared = _shared(old, new)
    tail = _shared(old[shared:][::-1], new[shared:][::-1])
    old, middle = old[shared : len(old) - tail], new[shared : len(new) - tail]
    if not old and not middle:
        return ()
    if len(old) * len(middle) > _MOST_PAIRS:
        return ((shared + 1, shared + len(middle)),)
    return tuple(_of_edits(old, middle, shared, len(new)))


def within(findings: Sequence[Finding], document: Document, before: str) -> list[Finding]:
    """Return the findings of a document that meet a line which an earlier text of it does not have."""
    starts = [*document.line_starts, len(document.text) + 1]
    stretches = [Span(starts[first - 1], starts[last]) for first, last in changed_lines(before, document.text)]
    first_offsets = [stretch.start for stretch in stretches]

    def is_changed(span: Span) -> bool:
        index = bisect_right(first_offsets, max(span.start, span.end - 1)) - 1
        return index >= 0 and span.start < stretches[index].end

    return [
        finding
        for finding in findings
        if is_changed(finding.span)
        or any(is_changed(one.span) for one in finding.related if one.path is None and one.location is None)
    ]


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        count += 1
    return count


def _of_edits(old: list[str], new: list[str], before: int, total: int) -> list[Lines]:
    from rapidfuzz.distance import LCSseq

    found: list[Lines] = []
    # Lines taken out and put in at one place are one edit.
    edits: list[tuple[int, int]] = []
    at = 0
    for edit in LCSseq.opcodes(old, new):
        if edit.tag == "equal":
            continue
        if edits and edits[-1][1] == edit.dest_start and edit.src_start == at:
            edits[-1] = (edits[-1][0], edit.dest_end)
        else:
            edits.append((edit.dest_start, edit.dest_end))
        at = edit.src_end
    for start, end in edits:
        first, last = before + start + 1, before + end
        if start == end:
            first, last = max(1, first - 1), min(total, last + 1)
        if first <= last:
            found.append((first, last))
    return found
