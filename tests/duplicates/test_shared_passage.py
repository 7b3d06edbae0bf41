from __future__ import annotations

import itertools
from pathlib import Path

from hypothesis import given, settings

from edulint.api import Document, Finding
from edulint.testing import findings_of
from edulint_duplicates.checks.repeated_passage import RepeatedPassage
from edulint_duplicates.checks.shared_passage import SharedPassage
from tests.duplicates.drafts import draft, folder, folders, paragraph


def _told(drafts: dict[str, Document]) -> list[Finding]:
    return findings_of(SharedPassage(), drafts)


@given(folders)
@settings(max_examples=40, deadline=None)
def test_the_order_of_the_drafts_does_not_matter(lists: list[list[int]]) -> None:
    drafts = folder(lists)
    told = _told(drafts)
    assert _told(dict(reversed(drafts.items()))) == told


@given(folders)
@settings(max_examples=40, deadline=None)
def test_every_common_paragraph_is_told_in_the_later_draft(lists: list[list[int]]) -> None:
    drafts = folder([seeds[:1] for seeds in lists])
    told = {finding.path for finding in _told(drafts)}
    for later in range(1, len(lists)):
        common = any(lists[later][0] == lists[earlier][0] for earlier in range(later))
        assert (f"{later}.txt" in told) == common


def test_each_pair_is_told_once_with_its_share() -> None:
    shared = paragraph(1)
    drafts = {
        "a.txt": draft([paragraph(2), shared], "a.txt"),
        "b.txt": draft([shared, paragraph(3), paragraph(4), paragraph(5)], "b.txt"),
    }
    (finding,) = _told(drafts)
    assert finding.path == "b.txt"
    assert "25%" in finding.message.zh
    assert "25%" in finding.message.en


def test_changed_numbers_are_named_in_both_languages() -> None:
    text = "全县投入资金{}万元，新建改建校舍21栋，完成了17所农村学校的供暖改造任务，受益学生达到9100人。"
    (finding,) = RepeatedPassage().check(draft([text.format(3598), paragraph(1), text.format(3298)]))
    assert "“3298万元”在另一处为“3598万元”" in finding.message.zh
    assert "“3298万元” is “3598万元” there" in finding.message.en


def test_nothing_is_told_between_published_reports(shared: Path) -> None:
    from edulint.outline.assembly import parse
    from edulint.readers.plain import PlainReader

    names = sorted(path.name for path in (shared / "polished").glob("*.txt"))
    drafts = {name: parse((shared / "polished" / name).read_bytes(), PlainReader(), name) for name in names}
    alarms = [finding for finding in _told(drafts) if finding.severity >= SharedPassage.severity]
    inside = list(itertools.chain.from_iterable(RepeatedPassage().check(document) for document in drafts.values()))
    assert alarms + inside == []
