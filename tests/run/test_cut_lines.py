"""Lines of a fixed width: what their ends cut is not told of, and what stands there whatever the lines is."""

from __future__ import annotations

import pytest

from edulint.check import Finding, Related, Severity
from edulint.run.cut_lines import without_cut
from edulint.testing import document_of
from edulint.text.spans import Span
from edulint.text.wrapped import wrapped_ends
from edulint.wording import Wording

# Each line has 28 or 29 characters but for the last.
WRAPPED = (
    "全年实现地区生产总值一百二十亿元，全县经济运行平稳，增长2\n"
    "1.7%；新建村级卫生室和养老服务站共四十七个，培训农民47\n"
    "00人次，办成了一批群众盼望的实事，全县贫困发生率降到百分\n"
    "之一以下，城乡居民的收入稳步提高，生活水平进一步改善，群\n"
    "众的满意度明显提高，全县社会大局保持稳定。\n"
)


def found(text: str, words: str, other: str = "") -> list[str]:
    """Return the words if a finding about the first of them is told, with another place beside it or none."""
    at, message = text.index(words), Wording(zh="有误", en="wrong")
    beside = text.index(other)
    related = (Related(Span(beside, beside + len(other)), message),) if other else ()
    finding = Finding("XX101", Span(at, at + len(words)), message, Severity.WARNING, related)
    return [text[one.span.start : one.span.end] for one in without_cut(document_of(text), [finding])]


@pytest.mark.parametrize("words", ["增长2", "00人次"])
def test_what_a_line_end_has_cut_is_not_told(words: str) -> None:
    assert found(WRAPPED, words) == []


@pytest.mark.parametrize("words", ["卫生室", "2\n1.7%", "之一以下，城乡居民的收入稳步提高，生活水平进一步改善，群"])
def test_what_lies_inside_over_or_around_lines_is_told(words: str) -> None:
    assert found(WRAPPED, words) == [words]


def test_what_ends_with_its_sentence_is_told() -> None:
    assert found(WRAPPED, "保持稳定。") == ["保持稳定。"]


def test_what_stands_in_other_places_too_is_told() -> None:
    assert found(WRAPPED, "增长2", other="群众") == ["增长2"]


@pytest.mark.parametrize("number", ["（三）", "三、", "第三条"])
def test_a_number_that_begins_its_line_is_told(number: str) -> None:
    text = "\n".join(f"全县建成村级卫生室和养老服务站的情况以及存在的问题{at}" for at in "甲乙丙丁戊")
    assert found(f"{text}\n{number}全县各村修路情况", number) == [number]
    assert found(f"{text}\n全县各村修路情况", "全县各村") == []


def test_a_mask_at_a_line_end_is_told() -> None:
    text = WRAPPED.replace("增长2", "增xx")
    assert found(text, "xx") == ["xx"]


def test_a_text_of_paragraphs_has_no_width() -> None:
    text = "全县经济运行平稳，地区生产总值增长2。\n新建村级卫生室和养老服务站共四十七个，群众满意。\n" * 5
    assert wrapped_ends(text) == frozenset()
    assert found("增长2\n" + text, "增长2") == ["增长2"]


def test_lines_between_longer_ones_and_titles_have_no_width() -> None:
    addresses = "".join(f"[查看原文](https://www.example.com/渡口检修{at}.html)\n" for at in "甲乙丙丁戊己")
    assert (
        wrapped_ends(addresses + "全县经济运行平稳，地区生产总值增长12%，居民收入稳步提高，生活进一步改善，" * 2)
        == frozenset()
    )
    titles = "".join(f"{at}、全县建成村级卫生室和养老服务站的情况以及问题\n" for at in "一二三四五六")
    assert wrapped_ends(titles) == frozenset()


def test_the_ends_of_full_lines_are_found_behind_their_last_characters() -> None:
    ends = wrapped_ends(WRAPPED.replace("\n", "　\r\n"))
    assert len(ends) == 4
    assert wrapped_ends("") == frozenset()


# Each line is 44 or so narrow characters wide, and has 28 to 36 of them.
FIGURES = (
    "全县新增装机37.6万千瓦，同比多投产17.2万千瓦，\n"
    "为近三年最多，也高于全市平均水平。其中风电22.1\n"
    "万千瓦，光伏12.4万千瓦。粮食总产量84.6万吨，增\n"
    "长1.2%。小麦42.1万吨，玉米39.6万吨，其他2.9万\n"
    "吨，均为丰年。\n"
)


def blamed(words: str, other: str) -> bool:
    """Tell whether a finding that blames two places of the figures is told."""
    spans = [Span(FIGURES.index(one), FIGURES.index(one) + len(one)) for one in (words, other)]
    message = Wording(zh="有误", en="wrong")
    finding = Finding(
        "XX101", spans[0], message, Severity.WARNING, (Related(spans[1], message),), blames=frozenset(spans)
    )
    return bool(without_cut(document_of(FIGURES), [finding]))


def test_figures_of_a_cut_sentence_are_blamed_for_nothing() -> None:
    assert not blamed("22.1", "12.4万千瓦")
    assert not blamed("84.6万吨", "1.2%")
    assert not blamed("37.6万千瓦", "17.2万千瓦")


def test_lines_of_many_digits_have_one_width() -> None:
    assert len(wrapped_ends(FIGURES)) == 4


def test_figures_of_whole_sentences_are_blamed() -> None:
    text = "全县新建学校12所。其中小学7所、初中4所，已经全部投入使用。\n" * 5
    span = Span(text.index("12所"), text.index("12所") + 3)
    finding = Finding("XX101", span, Wording(zh="有误", en="wrong"), Severity.WARNING, blames=frozenset([span]))
    assert without_cut(document_of(text), [finding])
