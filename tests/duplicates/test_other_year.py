"""What tells that a passage was taken over from another year's report."""

from __future__ import annotations

import pytest

from edulint.testing import document_of
from edulint_duplicates.passages.other_year import same_figures, year_of

COPIED = "全年招聘教师128人，培训校长1260名。"


@pytest.mark.parametrize(
    ("text", "path", "year"),
    [
        ("2023年工作总结\n各项工作完成。\n", "2024.txt", "2023"),
        ("工作总结\n现将2022年的工作汇报如下。\n", "总结.txt", "2022"),
        ("工作总结\n各项工作完成。\n", "材料/2021年总结.txt", "2021"),
        ("工作总结\n各项工作完成。\n", "总结120231.txt", ""),
        ("工作总结\n一、教学\n各项工作完成。\n2020年建校。\n", "总结.txt", ""),
    ],
)
def test_title_first_words_or_name_tell_the_year(text: str, path: str, year: str) -> None:
    assert year_of(document_of(text), path) == year


def test_figures_that_each_year_has_anew_are_told() -> None:
    assert same_figures(COPIED, COPIED) == ["128人", "1260名"]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (COPIED, COPIED.replace("128", "131")),
        ("全年招聘教师128人。", "全年招聘教师128人。"),
        ("全年招聘教师128人以上，培训1260人次。", "全年招聘教师128人以上，培训1260人次。"),
        ("9月10日起招聘教师128人，合格率100%。", "9月10日起招聘教师128人，合格率100%。"),
        ("招聘教师128人，抓好3个方面。", "招聘教师128人，抓好3个方面。"),
    ],
    ids=["one was changed", "one alone", "an aim", "dates and wholes", "one digit"],
)
def test_what_is_the_same_for_another_reason_is_not(here: str, there: str) -> None:
    assert same_figures(here, there) == []
