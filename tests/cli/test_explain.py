"""``edulint explain`` and ``edulint checks``."""

from __future__ import annotations

from tests.cli.conftest import Edulint


def test_a_check_explains_itself_in_both_languages(edulint: Edulint) -> None:
    for selector in ("NU101", "nu101", "skipped-number"):
        run = edulint("explain", selector)
        assert run.status == 0
        assert run.out.startswith("NU101  skipped-number（编号，默认级别 错误）\n")
        assert "\n例如\n    " in run.out
    english = edulint("explain", "NU101", "--lang", "en").out
    assert "\nWhy it matters\n    " in english
    assert "为什么" not in english


def test_a_strangers_check_is_shown_as_it_describes_itself(county: Edulint) -> None:
    assert "A word that the county does not use." in county("explain", "bad-word").out


def test_what_there_is_not_is_told_with_what_was_meant(edulint: Edulint) -> None:
    run = edulint("explain", "skiped-number")
    assert (run.status, run.out) == (2, "")
    assert "是不是“skipped-number”？" in run.errors


def test_the_catalogue_lists_every_check(county: Edulint) -> None:
    rows = county("checks", "--format", "json", "--lang", "en").json
    [row] = [row for row in rows if row["code"] == "ZZ101"]
    assert row == {
        "code": "ZZ101",
        "name": "bad-word",
        "category": "county",
        "severity": "warning",
        "summary": "a word not used",
    }
    own = ["AC101", "AC102"]
    assert [row["code"] for row in rows] == [*own, "ZZ101", "ZZ102", "ZZ201"]
