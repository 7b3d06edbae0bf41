"""What a draft or the settings accept is counted and not told; what accepts nothing is told and taken out."""

from __future__ import annotations

import pytest

from edulint.model import Block, Genre, Mark, MarkKind
from edulint.packs.acceptance import CATEGORY, OWN_CHECKS
from edulint.packs.registry import RegisteredCheck, Registry
from edulint.readers.markdown import MarkdownReader
from edulint.readers.plain import PlainReader
from edulint.readers.reader import Reader, Source
from edulint.run.draft import DraftChecker
from edulint.run.task import DraftResult, DraftTask, FixMode
from edulint.settings.profile import ConfiguredAcceptance, Profile
from edulint.text.spans import Span
from tests.catalogue import registry

CHECKS = Registry([*registry(), *(RegisteredCheck(check, CATEGORY) for check in OWN_CHECKS)])
ALL = Profile(tuple(sorted(CHECKS.codes)), {}, {})


class CommentedReader(Reader):
    """A format whose comments are no part of the text, as Word's are: ``words|comment`` on the first line."""

    format = "commented"
    suffixes = (".commented",)

    def read(self, data: bytes) -> Source:
        head, text = data.decode().split("\n", 1)
        words, comment = head.split("|")
        start = text.index(words)
        mark = Mark(MarkKind.COMMENT, Span(start, start + len(words)), comment, "王敏")
        return Source(text, (Block(Span(0, len(text))),), marks=(mark,))


READERS: dict[str, Reader] = {".md": MarkdownReader(), ".txt": PlainReader(), ".commented": CommentedReader()}


def check(text: str, path: str = "a.md", profile: Profile = ALL, fix: FixMode = "none") -> DraftResult:
    task = DraftTask(path, profile, fix=fix, write=False, data=text.encode())
    return DraftChecker(CHECKS, READERS).check(task)


def told(text: str, path: str = "a.md", profile: Profile = ALL) -> list[str]:
    """Return line and code of each finding that is told."""
    return [f"{one.location.line} {one.code}" for one in check(text, path, profile).findings if not one.accepted]


def fixed(text: str) -> str:
    result = check(text, fix="safe")
    return result.after if result.fixed else text


def test_a_comment_accepts_what_is_found_in_the_block_after_it() -> None:
    text = "<!-- edulint: ignore AA101 校名如此 -->\n坏小学。\n坏消息。\n"
    assert told(text) == ["3 AA101"]
    assert sum(one.accepted for one in check(text).findings) == 1


@pytest.mark.parametrize("selector", ["AA101", "find-word", "words", "aa", "AA201, AA101", "AA201、AA101"])
def test_a_check_is_named_as_everywhere(selector: str) -> None:
    assert "2 AA101" not in told(f"<!-- edulint: ignore {selector} 校名如此 -->\n坏小学。\n")


def test_a_blank_line_may_stand_between() -> None:
    assert told("<!-- edulint: ignore AA101 校名如此 -->\n\n坏小学。\n") == []


def test_several_comments_are_meant_for_the_block_after_the_last_one() -> None:
    assert told("<!-- edulint: ignore AA101 校名 -->\n<!-- edulint: ignore AA201 口号 -->\n坏！") == []


def test_a_comment_on_a_line_is_meant_for_that_line() -> None:
    assert told("一句。\n坏小学。<!-- edulint: ignore AA101 校名如此 -->\n坏消息。\n") == ["3 AA101"]


def test_a_table_is_one_block() -> None:
    assert told(
        "<!-- edulint: ignore AA101 校名 -->\n| 校 | 名 |\n| --- | --- |\n| 坏 | 一 |\n| 二 | 坏 |\n\n坏。\n"
    ) == ["7 AA101"]


def test_a_range_runs_from_its_start_to_its_end() -> None:
    text = "坏。\n<!-- edulint: ignore-start AA101 名册 -->\n坏。\n\n坏。\n<!-- edulint: ignore-end -->\n坏。\n"
    assert told(text) == ["1 AA101", "7 AA101"]


def test_ranges_may_lie_in_one_another() -> None:
    inner = "<!-- edulint: ignore-start AA201 口号 -->\n坏！\n<!-- edulint: ignore-end -->\n"
    text = f"<!-- edulint: ignore-start AA101 名册 -->\n{inner}坏！\n<!-- edulint: ignore-end -->\n"
    assert told(text) == ["5 AA201"]


def test_a_file_can_be_meant_as_a_whole() -> None:
    assert told("坏。\n<!-- edulint: ignore-file AA101 名册 -->\n坏。\n") == []


@pytest.mark.parametrize("words", ['"坏小学"', "“坏小学”", "「坏小学」", '"第一坏小学"', '"坏"', '"１坏"'])
def test_words_say_which_finding_is_meant(words: str) -> None:
    text = f"<!-- edulint: ignore AA101 {words} 校名 -->\n第一坏小学1坏。\n"
    accepted = [one.location.column for one in check(text).findings if one.accepted]
    assert accepted == {'"坏"': [3, 7], '"１坏"': [7]}.get(words, [3])


def test_words_that_stand_elsewhere_accept_nothing() -> None:
    assert told('<!-- edulint: ignore AA101 "小学" 校名 -->\n坏消息，某小学。\n') == ["1 AC101", "2 AA101"]


@pytest.mark.parametrize(
    ("comment", "says"),
    [
        ("ignore AA101", "没有说明接受的理由"),
        ('ignore AA101 "校"', "没有说明接受的理由"),
        ("ignore", "没有说接受哪项检查"),
        ("ignroe AA101 校名", "不是“ignroe”"),
        ("ignore find-wrod 校名", "是不是“find-word”"),
        ("ignore AA101，校名", "没有名为“校名”的检查"),
        ("ignore-start AA101 校名", "没有对应的 ignore-end"),
        ("ignore-end", "前面没有 ignore-start"),
        ("", "不是“”"),
    ],
)
def test_a_comment_that_cant_be_obeyed_accepts_nothing_and_is_told(comment: str, says: str) -> None:
    findings = check(f"<!-- edulint: {comment} -->\n坏。\n").findings
    assert [one.code for one in findings if not one.accepted] == ["AC102", "AA101"]
    assert says in findings[0].message.zh


@pytest.mark.parametrize("quote", ["```\n{}\n```\n", "~~~\n{}\n~~~\n", "写法是`{}`。\n"])
def test_an_example_in_code_is_none(quote: str) -> None:
    assert told(quote.format("<!-- edulint: ignore AA101 校名 -->") + "坏。\n")[-1].endswith("AA101")
    assert not any("AC" in one for one in told(quote.format("<!-- edulint: ignroe -->")))


def test_comments_in_text_are_of_no_effect_and_told() -> None:
    assert told("<!-- edulint: ignore-file AA101 校名 -->\n坏。\n", "a.txt") == ["1 AC102", "2 AA101"]


def test_who_says_so_heeds_no_comment() -> None:
    profile = Profile(ALL.codes, {}, {}, directives=False)
    assert told("<!-- edulint: ignore-file AA101 校名 -->\n坏。\n", profile=profile) == ["2 AA101"]


def test_what_accepts_nothing_is_told_and_taken_out() -> None:
    text = "一句。\n<!-- edulint: ignore AA101 校名 -->\n好小学。\n"
    assert told(text) == ["2 AC101"]
    assert fixed(text) == "一句。\n好小学。\n"
    assert fixed("好小学。 <!-- edulint: ignore AA101 校名 -->\n") == "好小学。\n"
    assert fixed("<!-- edulint: ignore-start AA101 名册 -->\n好。\n<!-- edulint: ignore-end -->\n") == "好。\n"


def test_of_several_checks_those_without_findings_are_taken_out() -> None:
    assert fixed("<!-- edulint: ignore AA101, AA201 校名 -->\n坏。\n") == "<!-- edulint: ignore AA101 校名 -->\n坏。\n"
    assert fixed("<!-- edulint: ignore AA201, AA101 校名 -->\n坏。\n") == "<!-- edulint: ignore AA101 校名 -->\n坏。\n"
    assert fixed("<!-- edulint: ignore AA201, AA101 校名 -->\n好。\n") == "好。\n"


def test_what_is_accepted_is_not_repaired() -> None:
    text = "<!-- edulint: ignore AA101 校名 -->\n坏小学。\n"
    assert fixed(f"{text}坏消息。\n") == f"{text}好消息。\n"


def test_a_check_that_did_not_run_is_not_judged() -> None:
    text = "<!-- edulint: ignore AA101 校名 -->\n好。\n"
    assert told(text, profile=Profile(("AA201", "AC101"), {}, {})) == []
    # It compares drafts, and there is none to compare with.
    assert told("<!-- edulint: ignore BB101 定式 -->\n好。\n") == []


@pytest.mark.parametrize("comment", ["edulint: ignore AA101 校名", "edulint：ignore AA101 校名"])
def test_a_comment_outside_of_the_text_accepts_the_words_it_stands_at(comment: str) -> None:
    assert told(f"坏小学|{comment}\n坏小学，坏消息。\n", "a.commented") == ["1 AA101"]
    assert told(f"好|{comment}\n好，坏消息。\n", "a.commented") == ["1 AC101", "1 AA101"]
    # Comments for people are theirs.
    assert told("坏小学|请再核对\n坏小学，坏消息。\n", "a.commented") == ["1 AA101", "1 AA101"]


def test_a_comment_outside_of_the_text_needs_no_range() -> None:
    assert told("坏|edulint: ignore-start AA101 校名\n坏。\n", "a.commented") == ["1 AA101", "1 AC102"]


def test_settings_accept_by_words() -> None:
    entry = ConfiguredAcceptance(frozenset({"AA101"}), "坏小学", "edulint.toml", 3)
    result = check("坏小学，坏消息。\n", "a.txt", Profile(ALL.codes, {}, {}, accepted=(entry,)))
    assert [(one.location.column, one.accepted) for one in result.findings] == [(1, True), (5, False)]
    assert result.accepting == {("edulint.toml", 3)}


def test_comments_without_end_are_read_in_no_time_and_the_first_thousand_count() -> None:
    text = "<!-- edulint: ignore-file AA201 口号 -->\n" * 5_000
    assert told(f"{text}坏。")[-2:] == ["1001 AC102", "5001 AA101"]


def test_a_comment_does_not_make_a_draft_another_kind_of_text() -> None:
    text = "<!-- edulint: ignore find-word, find-mark a name that nobody may change -->\n全年工作。\n"
    document, _ = DraftChecker(CHECKS, READERS).read("a.md", text.encode())
    assert document.genre is Genre.REPORT
