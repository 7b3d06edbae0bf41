"""Findings in their places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from edulint.model import Block
from edulint.outcome import LocatedFinding
from edulint.outline.assembly import assemble
from edulint.readers.reader import Source
from edulint.run.locate import located
from edulint.testing import document_of
from edulint.text.spans import Span
from tests.catalogue import FindWord, registry

LINE = "全县教育工作坏，成绩不明显。"


def places(text: str) -> list[LocatedFinding]:
    document = document_of(text)
    return located(FindWord().check(document), document, registry())


def test_the_excerpt_shows_the_words_with_twenty_characters_on_either_side() -> None:
    [finding] = places("前" * 30 + "坏" + "后" * 30)
    assert (finding.excerpt.before, finding.excerpt.words, finding.excerpt.after) == (
        "…" + "前" * 20,
        "坏",
        "后" * 20 + "…",
    )
    [finding] = places("上一行\n  前坏后\n下一行")
    assert finding.excerpt.text == "前坏后"


def test_the_section_is_told_from_the_outermost() -> None:
    text = "一、回顾\n（一）教学\n坏。\n二、打算\n好。"
    [finding] = places(text)
    assert finding.section == ("一、回顾", "（一）教学")


def test_a_later_item_of_a_paragraph_does_not_stand_under_the_first() -> None:
    text = "一、打算\n一要抓好排查，坏。要抓演练，坏。二要抓整改，坏。三要抓落实，坏。\n（一）安全。一是坏。二是坏。"
    item = "一要抓好排查，坏"
    assert [finding.section[1:] for finding in places(text)] == [(item,)] * 2 + [()] * 2 + [("（一）安全",)] * 2


@given(st.lists(st.sampled_from(["好。", "一、回顾", "", "　"]), max_size=6))
def test_a_fingerprint_outlives_lines_that_move(lines: list[str]) -> None:
    before, after = places(LINE), places("\n".join([*lines, LINE]))
    assert [finding.fingerprint for finding in before] == [finding.fingerprint for finding in after]


@given(st.integers(min_value=1, max_value=6))
def test_equal_findings_have_fingerprints_of_their_own(count: int) -> None:
    fingerprints = [finding.fingerprint for finding in places("\n".join([LINE] * count))]
    assert len(set(fingerprints)) == count
    # Those that were there before keep theirs.
    assert [finding.fingerprint for finding in places("\n".join([LINE] * (count + 1)))][:count] == fingerprints


def test_a_number_that_the_format_gives_is_shown_and_is_no_part_of_the_words() -> None:
    text = "回顾\n工作坏了"
    blocks = (Block(Span(0, 2), label="一、"), Block(Span(3, 7), label="（一）"))
    document = assemble(Source(text, blocks), "draft.docx", "word")
    [finding] = located(FindWord().check(document), document, registry())
    assert (finding.excerpt.text, finding.section) == ("（一）工作坏了", ("一、回顾", "（一）工作坏了"))
    [unnumbered] = places("回顾\n工作坏了")
    assert finding.fingerprint == unnumbered.fingerprint
