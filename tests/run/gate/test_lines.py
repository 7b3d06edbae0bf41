"""Which lines of a text are new."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edulint.run.gate.lines import Lines, changed_lines, within
from edulint.testing import document_of
from tests.catalogue import FindWord

BEFORE = "一\n二\n三\n四\n五\n"
lines = st.lists(st.sampled_from("甲乙丙丁"), max_size=12)


@pytest.mark.parametrize(
    ("after", "changed"),
    [
        (BEFORE, ()),
        (BEFORE.replace("\n", "\r\n"), ()),
        (BEFORE.rstrip(), ()),
        (BEFORE.replace("三", "叁"), ((3, 3),)),
        (BEFORE.replace("三", "三\n又三"), ((4, 4),)),
        (BEFORE.replace("三", "叁\n又三"), ((3, 4),)),
        ("零\n" + BEFORE, ((1, 1),)),
        (BEFORE + "六\n", ((6, 6),)),
        (BEFORE.replace("二", "贰").replace("四", "肆"), ((2, 2), (4, 4))),
        ("甲\n乙\n", ((1, 2),)),
    ],
    ids=[
        "nothing",
        "line ends",
        "the last line end",
        "a line",
        "one more",
        "one made two",
        "first",
        "last",
        "two",
        "all",
    ],
)
def test_lines_that_are_new(after: str, changed: tuple[Lines, ...]) -> None:
    assert changed_lines(BEFORE, after) == changed


@pytest.mark.parametrize(
    ("after", "changed"),
    [("一\n二\n四\n五\n", ((2, 3),)), ("二\n三\n四\n五\n", ((1, 1),)), ("一\n二\n三\n四\n", ((4, 4),))],
    ids=["in the middle", "at the beginning", "at the end"],
)
def test_where_lines_are_gone_their_neighbours_count(after: str, changed: tuple[Lines, ...]) -> None:
    assert changed_lines(BEFORE, after) == changed


@given(lines, lines)
def test_without_its_new_lines_a_text_is_a_part_of_the_old_one(before: list[str], after: list[str]) -> None:
    changed = changed_lines("\n".join(before), "\n".join(after))
    new = {line for first, last in changed for line in range(first, last + 1)}
    assert new <= set(range(1, len(after) + 1))
    rest = iter(before)
    assert all(line in rest for number, line in enumerate(after, 1) if number not in new)
    assert list(changed) == sorted(changed)


def test_texts_that_differ_in_very_many_lines_are_not_compared_line_by_line() -> None:
    before = "\n".join(["头", *(f"旧{number}" for number in range(20_000)), "尾"])
    after = "\n".join(["头", *(f"新{number}" for number in range(20_000)), "尾"])
    assert changed_lines(before, after) == ((2, 20_001),)


def test_findings_that_meet_a_new_line() -> None:
    document = document_of("好坏。\n坏。\n坏。\n", "a.txt")
    found = list(FindWord().check(document))
    assert within(found, document, "好坏。\n坏。\n") == [found[2]]
    assert within(found, document, "好。\n坏。\n坏。\n") == [found[0]]
    assert within(found, document, document.text) == []
