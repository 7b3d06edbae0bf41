"""The baseline knows a finding by its words, wherever it has moved to, and nothing that is new."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edulint.check import Finding, Related
from edulint.model import Document
from edulint.outcome import LocatedFinding
from edulint.packs.entrypoints import entry_points
from edulint.packs.host import Host
from edulint.readers.plain import PlainReader
from edulint.run.draft import DraftChecker
from edulint.run.gate.baseline import (
    Compared,
    KnownFinding,
    compare,
    known_of,
    read_baseline,
    stale_of,
    write_baseline,
)
from edulint.run.locate import located
from edulint.run.task import DraftTask
from edulint.settings.profile import Profile
from edulint.testing import document_of
from edulint.text.spans import Span
from edulint.wording import SpokenError
from tests.catalogue import FindWord, registry

HOST = Host([point for point in entry_points() if point.name in ("placeholders", "punctuation", "residue")])
CODES = tuple(sorted(code for code in HOST.registry.codes if not code.startswith("AC")))
PLACES = ["城东", "城西", "城南", "城北", "河口", "渡头", "石桥", "新塘", "后山", "青岭", "白鹭", "双溪"]
FAULTS = ["{}小学20XX年完成改造。", "{}中学新增学位xx个。", "{}片区投入资金XX万元。。", "{}站点开放xx次，服务学生。"]
CLEAN = ["{}的老师们坚持家访。", "{}的食堂换了新的灶具。", "{}的操场重新铺了草皮。"]
CHECKER = DraftChecker(HOST.registry, {".txt": PlainReader()})

faulty = st.tuples(st.sampled_from(FAULTS), st.sampled_from(PLACES)).map(lambda pair: pair[0].format(pair[1]))
clean = st.tuples(st.sampled_from(CLEAN), st.sampled_from(PLACES)).map(lambda pair: pair[0].format(pair[1]))
drafts = st.lists(st.one_of(faulty, clean), min_size=1, max_size=12)


def found(paragraphs: list[str], path: str) -> tuple[LocatedFinding, ...]:
    text = "\n".join(["工作总结", *paragraphs, ""])
    return CHECKER.check(DraftTask(path, Profile(CODES, {}, {}), data=text.encode())).findings


def against(known: list[KnownFinding], findings: tuple[LocatedFinding, ...], path: str) -> Compared:
    return compare(known, findings, [path], os.getcwd())


@given(before=drafts, inserted=st.lists(clean, max_size=5), data=st.data())
def test_edits_elsewhere_leave_known_findings_known(
    before: list[str], inserted: list[str], data: st.DataObject
) -> None:
    known = known_of(found(before, "a.txt"), os.getcwd())
    kept = data.draw(st.lists(st.sampled_from(range(len(before))), unique=True, max_size=len(before)))
    after = data.draw(st.permutations([before[index] for index in kept] + inserted))
    # No draft of these tests is there, so that one with another name is the old one renamed.
    is_half = 2 * len(found(after, "a.txt")) >= len(known)
    path = data.draw(st.sampled_from(["a.txt", "b.txt"] if is_half else ["a.txt"]))
    findings = found(after, path)
    result = against(known, findings, path)
    assert result.new == ()
    assert len(result.met) == len(findings)
    assert {one.path for one in result.met} <= {path}
    assert len(result.unmet) == len(known) - len(findings)


@given(before=drafts, fault=faulty, data=st.data())
def test_a_new_fault_is_told_and_a_copy_of_a_known_one_too(before: list[str], fault: str, data: st.DataObject) -> None:
    known = known_of(found(before, "a.txt"), os.getcwd())
    at = data.draw(st.integers(0, len(before)))
    after = data.draw(st.permutations([*before[:at], fault, *before[at:]]))
    result = against(known, found(after, "a.txt"), "a.txt")
    alone = found([fault], "a.txt")
    assert sorted(one.code for one in result.new) == sorted(one.code for one in alone)
    assert len(result.unmet) == 0


def test_what_is_fixed_in_one_draft_makes_no_room_in_another() -> None:
    fault = "城东小学20XX年完成改造。"
    known = known_of((*found([fault], "pyproject.toml"), *found([fault], "README.md")), os.getcwd())
    findings = (*found([fault], "README.md"), *found([fault], "c.txt"))
    result = compare(known, findings, ["pyproject.toml", "README.md", "c.txt"], os.getcwd())
    assert [one.path for one in result.new] == ["c.txt"]
    assert [one.path for one in result.unmet] == ["pyproject.toml"]


# Findings with several places.

TEXT = "城东的旧话。\n城西的旧话。\n城南的旧话。\n"


def gathered(document: Document, order: list[int]) -> list[KnownFinding]:
    """Return a finding at the first of some lines, with all of them as related places, as a baseline knows it."""
    return known_of(located([one(document, order)], document, registry()), os.getcwd())


def one(document: Document, order: list[int]) -> Finding:
    spans = [Span(document.line_starts[line] + 3, document.line_starts[line] + 5) for line in order]
    message = FindWord().finding(spans[0], "found", word="旧话")
    return FindWord().finding(
        spans[0], "found", word="旧话", related=[Related(span, message.message) for span in spans[1:]]
    )


@pytest.mark.parametrize(
    ("before", "after", "is_known"),
    [
        ([0, 1], [0, 1], True),
        ([0, 1], [1, 0], True),
        ([0, 1, 2], [1, 2], True),
        ([0, 1], [0, 1, 2], False),
        ([0, 1], [2, 0], False),
    ],
    ids=["the same", "the other way round", "one less", "one more", "told of another place"],
)
def test_a_finding_of_several_places(before: list[int], after: list[int], is_known: bool) -> None:
    document = document_of(TEXT, "a.txt")
    findings = tuple(located([one(document, after)], document, registry()))
    assert (against(gathered(document, before), findings, "a.txt").new == ()) is is_known


# The file.


def test_a_baseline_is_read_as_it_was_written(tmp_path: Path) -> None:
    known = known_of(found(["城东小学20XX年完成改造。", "城西xx个。"], "稿件/\udcff.txt"), os.getcwd())
    write_baseline(str(tmp_path / "b.json"), known[::-1])
    again = read_baseline(str(tmp_path / "b.json"))
    assert sorted(again, key=repr) == sorted(known, key=repr)
    # A line for each, always in the same order: two people's changes can be merged.
    text = (tmp_path / "b.json").read_bytes()
    write_baseline(str(tmp_path / "b.json"), known)
    assert (tmp_path / "b.json").read_bytes() == text
    assert text.count(b"\n") == len(known) + 2


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        '{"version": 2, "findings": []}',
        '{"version": 1}',
        "[" * 100_000,
        '{"version": 1, "findings": [{"path": "a", "code": "b", "words": "c", "places": []}]}',
    ],
)
def test_what_is_no_baseline_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "b.json").write_text(content, encoding="utf-8")
    with pytest.raises(SpokenError, match=r"b\.json"):
        read_baseline(str(tmp_path / "b.json"))


def test_entries_are_stale_where_their_draft_was_looked_through_or_is_gone(tmp_path: Path) -> None:
    (tmp_path / "there.txt").touch()
    checked, other_check, there, gone = (
        KnownFinding("checked.txt", "AA101", "", ("0",)),
        KnownFinding("checked.txt", "BB101", "", ("0",)),
        KnownFinding("there.txt", "AA101", "", ("0",)),
        KnownFinding("gone.txt", "AA101", "", ("0",)),
    )
    stale = stale_of([checked, other_check, there, gone], {"checked.txt": {"AA101"}}, str(tmp_path))
    assert stale == (checked, gone)
