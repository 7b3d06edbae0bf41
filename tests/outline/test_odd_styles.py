"""Headings in another style than their siblings are read as what they are meant to be."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edulint.testing import document_of


def read(text: str, format_name: str = "text") -> list[str]:
    """Return the ordinals of the headings that are read in another style, each with that style's first number."""
    headings = [block.heading for block in document_of(text, format_name=format_name).blocks if block.heading]
    return [
        f"{heading.ordinal.text} {heading.sequence_style.value}"
        for heading in headings
        if heading.ordinal and heading.sequence_style and heading.sequence_style is not heading.ordinal.style
    ]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("一、甲\n2.乙\n三、丙\n", ["2. 一、"]),
        ("一、甲\n二、乙\n（三）丙\n（四）丁\n", ["（三） 一、", "（四） 一、"]),
        ("一、甲\n（一）子\n二、丑\n（三）寅\n二、乙\n", ["二、 （一）"]),
        ("一、甲\n二、乙\n一、子\n（二）丑\n（三）寅\n三、丙\n", ["一、 （一）"]),
        ("一、甲\n（一）子\n（二）丑\n二、乙\n1.子\n（二）丑\n三、丙\n", ["1. （一）"]),
    ],
    ids=[
        "between two",
        "from here on",
        "closes its level",
        "the first, like the level above",
        "the first, like the one below",
    ],
)
def test_a_heading_is_read_in_the_style_that_leaves_no_gap(text: str, meant: list[str]) -> None:
    assert read(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "一、甲\n（一）子\n1.鼠\n2.牛\n（二）丑\n二、乙\n",
        "（一）甲\n一、子\n二、丑\n（二）乙\n一、子\n二、丑\n",
        "一、甲\n1.子\n2.丑\n二、乙\n3.寅\n4.卯\n三、丙\n5.辰\n",
        "一、甲\n三、丙\n四、丁\n",
        "一、甲\n三、丙\n二、乙\n四、丁\n",
        "一、甲\n三、丙\n（三）子\n",
        "一、甲\n（三）子\n四、丁\n",
        "一、甲\n二、乙\n（一）子\n（三）寅\n",
        "一、甲\n三、丙\n（一）子\n（四）卯\n",
    ],
    ids=[
        *("in order", "turned round", "one count through all parts", "one lost", "two swapped"),
        *("the same number below", "between two that count on", "one lost below", "two lost below, one above"),
    ],
)
def test_a_heading_that_makes_sense_as_it_is_stays_so(text: str) -> None:
    assert read(text) == []


def test_where_markdown_tells_the_level_the_usual_style_of_the_siblings_counts() -> None:
    assert read("## 一、甲\n\n## 2.乙\n\n### （一）子\n\n## 三、丙\n", "markdown") == ["2. 一、"]
    # What stands below a heading parts it from no sibling.
    assert read("## 1.甲\n\n### （一）子\n\n## 二、乙\n\n## 三、丙\n", "markdown") == ["1. 一、"]


HEADS = st.sampled_from([*"一二三四五", *"12345"])
MARKS = st.sampled_from(["{}、", "（{}）", "{}.", "（{}）、", "## {}、"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(HEADS, MARKS), min_size=1, max_size=40))
def test_every_numbered_heading_has_a_style(heads: list[tuple[str, str]]) -> None:
    text = "\n\n".join(mark.format(head) + "工作" for head, mark in heads)
    for format_name in ("text", "markdown"):
        headings = [block.heading for block in document_of(text, format_name=format_name).blocks if block.heading]
        assert all(heading.sequence_style for heading in headings if heading.ordinal)
