"""Annotating any place of any file: comments at exactly their words, changes that can be rejected, the rest kept."""

from __future__ import annotations

import random

import pytest

from edulint.api import Edit, Remark, Span, apply_edits
from edulint_word.package import Package
from edulint_word.source import paragraphs_of
from edulint_word.source_map import SourceMap
from edulint_word.writer import WordWriter
from tests.word.annotated import check_rest, rejected, text_of, words_of_comments
from tests.word.corpus import made

FILES = made()
SETS = 300


def test_there_are_files_enough() -> None:
    assert len(FILES) >= 40


@pytest.mark.parametrize("seed", range(SETS))
def test_comments_stand_at_exactly_their_words(seed: int) -> None:
    name = sorted(FILES)[seed % len(FILES)]
    data = FILES[name]
    text = text_of(data)
    remarks = [Remark(span, f"第{index}条") for index, span in enumerate(random_spans(text, seed, 6))]
    annotated = WordWriter().annotate(data, remarks, [])
    assert (text_of(annotated.data), annotated.text) == (text, text)
    check_rest(data, annotated.data)
    found = words_of_comments(annotated.data)
    assert len(found) == len(remarks)
    source = SourceMap(paragraphs_of(Package(data)))
    for remark in remarks:
        first = (
            remark.span.start
            + len(text[remark.span.start : remark.span.end])
            - len(text[remark.span.start : remark.span.end].lstrip("\n"))
        )
        place = source.paragraphs[source.paragraph_at(first)].place
        if place.in_box or place.note or place.margin:
            continue
        wished = "".join(_marked(source, remark.span)).strip("\n")
        if wished:
            assert found[remark.text] == wished, (name, remark)


@pytest.mark.parametrize("seed", range(SETS))
def test_changes_can_be_accepted_or_rejected(seed: int) -> None:
    name = sorted(FILES)[seed % len(FILES)]
    data = FILES[name]
    text = text_of(data)
    source = random.Random(seed)
    edits: list[Edit] = []
    at = 0
    for span in sorted(random_spans(text, seed + 1, 5)):
        short = (
            Span(span.start, min(span.end, span.start + 2)) if source.random() < 0.8 else Span(span.start, span.start)
        )
        if short.start >= at:
            edits.append(Edit(short, source.choice(["", "改", "新的话"]) if len(short) else "添"))
            at = short.end + 1
    remarks = [Remark(span, f"第{index}条") for index, span in enumerate(random_spans(text, seed, 3))]
    annotated = WordWriter().annotate(data, remarks, edits)
    made_edits = [edit for edit in edits if edit not in annotated.left_out]
    assert annotated.text == apply_edits(text, made_edits)
    assert not annotated.text.strip() or text_of(annotated.data) == annotated.text
    assert rejected(annotated.data) == text
    check_rest(data, annotated.data)
    # A second run takes the first one's comments out and leaves its changes.
    if not annotated.text.strip():
        return
    again = WordWriter().annotate(annotated.data, [], [])
    assert text_of(again.data) == annotated.text
    assert words_of_comments(again.data) == {}


def random_spans(text: str, seed: int, count: int) -> list[Span]:
    source = random.Random(seed)
    spans = []
    for _ in range(count):
        start = source.randrange(len(text))
        spans.append(Span(start, min(len(text), start + source.choice([1, 1, 2, 4, 9, 30]))))
    return spans


def _marked(source: SourceMap, span: Span) -> list[str]:
    """Return the words of a span that can be marked: what can't be cut is marked whole; other parts are left out."""
    words = []
    bounds = {unit.bounds for unit in source.units_in(span)}
    for unit in source.units:
        place = source.paragraphs[unit.paragraph].place
        if place.in_box or place.note or place.margin or unit.bounds not in bounds:
            continue
        if unit.bounds == (unit.first, unit.last):
            if unit.end <= span.start or unit.start >= span.end:
                continue
            if not unit.piece.editable:
                words.append(unit.piece.text)
                continue
            words.append(source.text[max(span.start, unit.start) : min(span.end, unit.end)])
        else:
            words.append(unit.piece.text)
    return words
