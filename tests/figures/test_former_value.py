"""Former values beside what the archive's report on that year says."""

from __future__ import annotations

from pathlib import Path

import pytest

from edulint.api import ArchiveOptions, WordList
from edulint.testing import document_of
from edulint_figures.checks.former_value import FormerValue
from edulint_figures.earlier import report_name as names
from edulint_figures.earlier import statements
from edulint_figures.earlier.former import contradicted, formers_of
from edulint_figures.earlier.report_name import report_name
from edulint_figures.earlier.statements import indicator
from tests.archives import add

EARLIER = """清岭县教育局2023年工作总结
一、办学条件
全县现有在校学生1020人，专任教师达到86人，公用经费支出120万元。寄宿生增至2.4万人，走读生近300人。
城区小学8所，乡镇小学21所。图书室由6间增加到45间。
其中女教师51人。公办幼儿园12所。公办幼儿园达到14所。全年招生1.2万人，上半年毕业生300人。党员210人。
二、2024年工作打算
送教下乡力争达到60场，特岗教师45人。
"""
TITLE = "清岭县教育局2024年工作总结"


def told(draft: str, *texts: str) -> list[str]:
    formers = formers_of(document_of(draft))
    found = contradicted(formers, texts or (EARLIER,))
    return [f"{one.statement.quantity.words}, {title}: {there}" for one, title, there in found]


@pytest.mark.parametrize(
    "sentence",
    [
        "在校学生由去年的1000人增加到1100人。",
        "全县在校学生从上年的1000人增加到1100人。",
        "清岭县在校学生由2023年的1000人增至1100人。",
        "在校学生1100人，比上年的1000人增加100人。",
        "在校学生1100人，上年为1000人。",
        "在校学生1100人（上年1000人）。",
        "上年末全县共有在校学生1000人，今年1100人。",
        "2023年，全县工作稳步推进。2023年全县在校学生1000人。",
        "在校学生由2023年底的1200人减少到1100人。",
        "图书室由去年的54间增加到60间。",
        "党员由去年的201人增加到215人。",
    ],
)
def test_another_value_than_was_reported(sentence: str) -> None:
    found = told(f"{TITLE}\n{sentence}\n")
    assert len(found) == 1
    assert "清岭县教育局2023年工作总结: " in found[0]


@pytest.mark.parametrize(
    "sentence",
    [
        # The value that was reported, rounded as well as to the digit.
        "在校学生由去年的1020人增加到1100人。",
        "在校学生由去年的约1000人增加到1100人。",
        "在校学生由去年的1000多人增加到1100人。",
        "寄宿生由去年的23980人增加到25000人。",
        "走读生由去年的285人增加到300人。",
        "招生由上年的11987人增加到12500人。",
        "图书室由去年的45间增加到60间。",
        # Another indicator, another unit, a figure of something else.
        "在校生由去年的1000人增加到1100人。",
        "中学在校学生由去年的1000人增加到1100人。",
        "在校学生由去年的1000户增加到1100户。",
        "在校学生由去年的300人增加到400人。",
        # Money, a part of the year, a part of the body, what was aimed at, several values.
        "公用经费支出由去年的110万元增加到130万元。",
        "在校学生由去年上半年的1000人增加到1100人。",
        "在校学生由去年同期的1000人增加到1100人。",
        "毕业生由去年的310人增加到320人。",
        "女教师由去年的50人增加到52人。",
        "送教下乡由去年的58场增加到65场。",
        "特岗教师由去年的44人增加到50人。",
        "公办幼儿园由去年的13所增加到15所。",
        # Names and figures in rows.
        "城区小学、乡镇小学分别由去年的9所、22所增加到10所、23所。",
        # A growth, a year without a report, this year, the year to come.
        "在校学生比上年增加100人。",
        "在校学生由2022年的1000人增加到1100人。",
        "在校学生由2024年的1000人增加到1100人。",
        "三、下一步打算\n在校学生由上年的1000人增加到1100人。",
    ],
)
def test_nothing_is_told(sentence: str) -> None:
    assert told(f"{TITLE}\n{sentence}\n") == []


@pytest.mark.parametrize(
    "title",
    [
        "青浦县教育局2024年工作总结",
        "清岭县卫生局2024年工作总结",
        "清岭县教育局2024年上半年工作总结",
        "清岭县教育局2023年工作总结",
        "2024年工作总结",
        "我局2024年工作总结",
        "关于做好2024年招生工作的通知",
        "清岭县教育局工作报告",
    ],
)
def test_not_the_report_of_the_body_on_the_next_year(title: str) -> None:
    assert told(f"{title}\n在校学生由上年的1000人增加到1100人。\n") == []


def test_reports_that_differ_among_themselves() -> None:
    draft = f"{TITLE}\n在校学生由去年的1000人增加到1100人。\n"
    assert told(draft, EARLIER, EARLIER.replace("1020人", "1030人")) == []
    assert told(draft, EARLIER, EARLIER) == ["1000人, 清岭县教育局2023年工作总结: 1020人"]
    assert told(draft, EARLIER.replace("2023年工作", "2023年上半年工作")) == []


@pytest.mark.parametrize(
    ("text", "body", "year"),
    [
        ("清岭县教育局\n2024年工作总结\n", "清岭县教育局", 2024),
        ("2024年清岭县教育局工作总结（讨论稿）\n", "清岭县教育局", 2024),
        ("清岭县教育局关于2024年度工作情况的报告\n", "清岭县教育局", 2024),
        ("清岭县教育局二〇二四年工作总结\n", "清岭县教育局", 2024),
        ("清岭县教育局党建工作2024年总结\n", "清岭县教育局党建", 2024),
        ("清岭县人民政府工作报告（2025年1月8日）\n一、2024年工作回顾\n", "清岭县政府", 2024),
        ("政府工作报告\n——2025年1月8日在清岭县第十八届人民代表大会第五次会议上\n", "清岭县政府", 0),
        ("清岭县2025年政府工作报告\n2024年主要工作\n", "清岭县政府", 2024),
    ],
)
def test_whose_report_it_is(text: str, body: str, year: int) -> None:
    name = report_name(text)
    assert name is not None
    assert (name.body, name.year) == (body, year)


def test_the_year_before_as_it_is_called_in_january() -> None:
    head = "清岭县政府工作报告（2025年1月8日）\n一、2024年工作回顾\n"
    earlier = "清岭县政府工作报告\n一、2023年工作回顾\n全县在校学生1020人。\n"
    assert told(head + "在校学生由上年的1000人增加到1100人。\n", earlier) == ["1000人, 清岭县政府工作报告: 1020人"]
    # In January, 去年 is the year that the report is on.
    assert told(head + "在校学生由去年的1000人增加到1100人。\n", earlier) == []


def test_with_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "2023.txt"
    path.write_text(EARLIER, encoding="utf-8")
    add(tmp_path / "archive", path)
    check = FormerValue(ArchiveOptions(archive=str(tmp_path / "archive")))
    draft = f"{TITLE}\n在校学生由去年的1000人增加到1100人。\n"
    assert [one.message.zh for one in check.check(document_of(draft))] == [
        "稿件说去年是1000人，旧稿《清岭县教育局2023年工作总结》写的是1020人，请核对；若口径有调整，宜加说明"
    ]
    assert str(tmp_path / "archive") in check.files_read()
    assert FormerValue(ArchiveOptions(archive=str(tmp_path / "none"))).files_read() == [str(tmp_path / "none")]
    assert list(FormerValue().check(document_of(draft))) == []


def test_each_word_of_the_names() -> None:
    words = WordList(names.__file__, "report_name.txt")
    for kind in words.section("kinds"):
        assert report_name(f"清岭县教育局2024年工作{kind}\n") is not None
    for word in words.section("behind a body"):
        name = report_name(f"清岭县教育局{word}某事总结\n")
        assert name is not None
        assert name.body == "清岭县教育局"
    for end in words.section("bodies"):
        assert report_name(f"清岭甲{end}2024年工作总结\n") is not None
    assert report_name("清岭甲乙2024年工作总结\n") is None
    for part in words.section("parts of a year"):
        assert report_name(f"清岭县教育局2024年某{part}工作总结\n") is None
    for word in words.section("reviews"):
        name = report_name(f"清岭县政府工作报告\n一、2024年{word}\n")
        assert name is not None
        assert name.year == 2024


def test_each_word_of_the_statements() -> None:
    words = WordList(statements.__file__, "statements.txt")
    for word in words.section("before"):
        assert indicator(f"{word}在校学生", "") == "在校学生"
    for word in words.section("behind"):
        assert indicator(f"在校学生{word}", "") == "在校学生"
    for word in words.section("another scope"):
        assert told(f"{TITLE}\n{word}丙，在校学生由去年的1000人增加到1100人。\n") == []
    for word in words.section("no level"):
        earlier = EARLIER.replace("现有在校学生", f"甲{word}学生")
        assert told(f"{TITLE}\n甲{word}学生由去年的1000人增加到1100人。\n", earlier) == []
    for word in words.section("plans"):
        earlier = EARLIER.replace("一、办学条件", f"一、2024年{word}")
        assert told(f"{TITLE}\n在校学生由去年的1000人增加到1100人。\n", earlier) == []
