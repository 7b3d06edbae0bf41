"""Fixes never corrupt a text, whatever checks ask for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edulint.api import Edit, Finding, Fix, Severity, Span, Wording
from edulint.run.fixes import applicable, fix_until_stable, fixed_text
from edulint.text.edits import apply_edits

TEXT = "一、全县共有学校三十六所，在校学生二万人。\r\n二、教师队伍"


def finding(*edits: Edit, safe: bool = True) -> Finding:
    span = Span(min(edit.span.start for edit in edits), max(edit.span.end for edit in edits))
    return Finding("PU101", span, Wording("改", "fix"), Severity.INFO, fix=Fix(edits, safe))


def edit(start: int, end: int, text: str) -> Edit:
    return Edit(Span(start, end), text)


edits = st.tuples(st.integers(0, len(TEXT)), st.integers(0, 5), st.sampled_from(["", "，", "甲乙", "\n"])).map(
    lambda parts: edit(parts[0], min(len(TEXT), parts[0] + parts[1]), parts[2])
)
findings = st.lists(
    st.builds(finding, edits, safe=st.booleans())
    | st.lists(edits, min_size=2, max_size=4).map(lambda found: finding(*found)),
    max_size=12,
)


def edits_of(chosen: Sequence[Finding]) -> set[Edit]:
    return {one for found in chosen if found.fix for one in found.fix.edits}


def collide(one: Edit, other: Edit) -> bool:
    """Tell by the characters themselves whether two edits can't both be made."""
    if one == other:
        return False
    touched = set(range(one.span.start, one.span.end)) & set(range(other.span.start, other.span.end))
    inside = any(
        insertion.span.start in range(replaced.span.start, max(replaced.span.end, replaced.span.start + 1))
        for insertion, replaced in ((one, other), (other, one))
        if len(insertion.span) == 0
    )
    return bool(touched) or inside


@given(findings, st.booleans())
def test_chosen_edits_never_touch(found: list[Finding], unsafe: bool) -> None:
    chosen = edits_of(applicable(found, unsafe))
    assert not any(collide(one, other) for one, other in combinations(chosen, 2))


@given(findings, st.booleans())
def test_what_no_edit_touches_survives(found: list[Finding], unsafe: bool) -> None:
    chosen = edits_of(applicable(found, unsafe))
    touched = {at for one in chosen for at in range(one.span.start, one.span.end)}
    emptied = apply_edits(TEXT, [Edit(one.span, "") for one in chosen])
    assert emptied == "".join(character for at, character in enumerate(TEXT) if at not in touched)


@given(findings, st.booleans())
def test_edits_are_made_as_if_one_by_one_from_the_end(found: list[Finding], unsafe: bool) -> None:
    expected = TEXT
    for one in sorted(edits_of(applicable(found, unsafe)), reverse=True):
        expected = expected[: one.span.start] + one.text + expected[one.span.end :]
    assert fixed_text(TEXT, found, unsafe) == expected


@given(findings, st.booleans())
def test_a_fix_is_left_out_only_where_it_collides(found: list[Finding], unsafe: bool) -> None:
    chosen = applicable(found, unsafe)
    taken = edits_of(chosen)
    for other in found:
        if other in chosen or not other.fix or (not other.fix.safe and not unsafe):
            continue
        own = set(other.fix.edits)
        assert any(collide(one, another) for one in own for another in taken | own)


@given(findings)
def test_unsafe_fixes_are_made_only_when_asked_for(found: list[Finding]) -> None:
    assert all(one.fix and one.fix.safe for one in applicable(found))


@given(findings)
def test_the_order_of_findings_does_not_matter(found: list[Finding]) -> None:
    assert fixed_text(TEXT, found, unsafe=True) == fixed_text(TEXT, found[::-1], unsafe=True)


def test_a_safe_fix_goes_before_an_unsafe_one_that_begins_earlier() -> None:
    unsafe, safe = finding(edit(0, 4, "甲"), safe=False), finding(edit(2, 6, "乙"))
    assert applicable([unsafe, safe], unsafe=True) == (safe,)


def test_a_fix_is_made_wholly_or_not_at_all() -> None:
    first, second = finding(edit(0, 2, "甲")), finding(edit(1, 3, "乙"), edit(8, 9, "丙"))
    assert applicable([first, second]) == (first,)


def test_equal_edits_of_two_findings_are_made_once() -> None:
    assert fixed_text("一、、二", [finding(edit(1, 2, "")), finding(edit(1, 2, ""))]) == "一、二"


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap at 1"):
        apply_edits("一二三", [edit(0, 2, ""), edit(1, 3, "")])


def doubled(text: str) -> list[Finding]:
    """Find each 甲甲, overlapping ones too, and ask for one 甲 instead."""
    return [finding(edit(at, at + 2, "甲")) for at in range(len(text) - 1) if text[at : at + 2] == "甲甲"]


@given(st.text("甲乙", max_size=30))
def test_a_second_run_finds_nothing_left(text: str) -> None:
    fixed = fix_until_stable(text, doubled)
    assert doubled(fixed.text) == []
    assert len(text) - len(fixed.text) == fixed.made
    assert fixed.text.replace("甲", "") == text.replace("甲", "")


def test_fixes_that_undo_each_other_come_to_an_end() -> None:
    def turned(text: str) -> list[Finding]:
        return [finding(edit(0, 1, "乙" if text[0] == "甲" else "甲"))]

    assert fix_until_stable("甲", turned).text in {"甲", "乙"}


def cut_first(text: str) -> list[Finding]:
    """Find the first mark of a run, to be deleted: one round for each."""
    at = text.find("。。")
    if at < 0:
        return []
    return [finding(edit(at, at + 1, ""))]


def test_what_gets_shorter_in_each_round_is_mended_to_the_end() -> None:
    fixed = fix_until_stable("完成" + "。" * 90, cut_first)
    assert fixed.text == "完成。"
    assert fixed.made == 89


def test_a_run_is_mended_to_the_end_though_it_gets_no_shorter() -> None:
    def first_half_width(text: str) -> list[Finding]:
        at = text.find("?")
        return [finding(edit(at, at + 1, "？"))] if at >= 0 else []

    assert fix_until_stable("?" * 60, first_half_width).text == "？" * 60


def test_fixes_that_only_add_come_to_an_end() -> None:
    assert fix_until_stable("年", lambda text: [finding(edit(0, 0, "年"))]).made <= 25


def test_fixes_after_which_a_text_could_not_be_read_are_left_out() -> None:
    def every_mark(text: str) -> list[Finding]:
        return [finding(edit(at, at + 1, "")) for at, character in enumerate(text) if character in "。甲"]

    fixed = fix_until_stable("甲。乙。丙。", every_mark, is_sound=lambda text: "甲" in text)
    assert fixed.text == "甲乙丙"
    assert fixed.left_out == {every_mark("甲")[0].code}
