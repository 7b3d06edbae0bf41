"""Spans."""

from __future__ import annotations

import re

import pytest

from edulint.text.spans import Span


@pytest.mark.parametrize(
    ("group", "span"), [(0, Span(1, 5)), ("number", Span(1, 3)), (2, Span(3, 5)), (3, Span(-1, -1))]
)
def test_a_match_and_its_groups_have_spans(group: int | str, span: Span) -> None:
    match = re.search("(?P<number>[0-9]+)(万元)(吨)?", "共12万元")
    assert match
    assert Span.of(match, group) == span
