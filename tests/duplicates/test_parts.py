"""What is told of a pair of drafts without reading them, and the parts of a text that this rests on."""

from __future__ import annotations

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from edulint.api import Document, sentence_spans
from edulint.testing import document_of
from edulint_duplicates.checks.shared_passage import SharedPassage
from edulint_duplicates.passages.draft_text import DraftText
from edulint_duplicates.passages.normalise import Compact
from tests.duplicates.test_agreement import corpus

LINES = st.lists(st.text("甲乙丙12a。！？…”、，；：（） \t#|", max_size=20) | st.just("```"), max_size=8)


def _sentence_at(compact: Compact, position: int) -> tuple[int, int]:
    """Return the sentence of a character as the draft tells it."""
    document, offset = compact.document, compact.offset(position)
    block = document.block_at(offset)
    if block is None:
        return position, position
    sentences = sentence_spans(document.text, block.span.start, block.span.end)
    return compact.range([sentence for sentence in sentences if sentence.start <= offset][-1])


def _paragraph_at(compact: Compact, position: int) -> tuple[int, int] | None:
    block = compact.document.block_at(compact.offset(position))
    return compact.range(block.span) if block else None


@given(LINES, st.sampled_from(("a.txt", "a.md")))
def test_paragraphs_and_sentences_are_those_of_the_draft(lines: list[str], path: str) -> None:
    compact = Compact(document_of("\n".join(("工作", *lines)), path))
    parts = SharedPassage().collect(compact.document).parts
    for position in range(len(compact.text)):
        assert parts.sentence_at(position) == _sentence_at(compact, position)
        assert parts.paragraph_at(position) == _paragraph_at(compact, position)
        span = compact.span(position, len(compact.text))
        ranges = [compact.range(block.span) for block in compact.blocks(span)]
        assert list(parts.paragraphs(position, len(compact.text))) == [one for one in ranges if one[0] < one[1]]


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6))
@example(1284)
def test_drafts_that_may_share_nothing_share_nothing(seed: int) -> None:
    drafts: dict[str, Document] = corpus(seed, random.Random(seed).randint(2, 12))
    check = SharedPassage()
    facts = {path: check.unpacked(check.packed(check.collect(draft))) for path, draft in drafts.items()}
    for path, others in check.shares(facts).items():
        for other, shared in others.items():
            if not check.may_share((path, other), shared, facts):
                assert not check.compare((path, other), shared, drafts)


def test_damaged_facts_are_no_facts() -> None:
    packed = SharedPassage().packed(SharedPassage().collect(document_of("今年新建校舍。\n")))
    with pytest.raises(ValueError, match="no fingerprints"):
        DraftText.unpacked(packed[:9])
