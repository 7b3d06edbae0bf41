"""Every word of the lists of announcements does what it is there for."""

from __future__ import annotations

import pytest

from edulint.api import WordList
from edulint.testing import words_found
from edulint_numbering import announcements
from edulint_numbering.checks.announced_items import AnnouncedItems

_COUNTED, _CLOSING = (WordList(announcements.__file__, name).lines for name in ("counted.txt", "closing.txt"))


@pytest.mark.parametrize("noun", _COUNTED)
def test_a_noun_announces_a_list(noun: str) -> None:
    assert words_found(AnnouncedItems(), f"全年抓好三项{noun}：一是抓组织。二是抓落实。\n") == [f"三项{noun}"]


def test_another_noun_announces_none() -> None:
    assert words_found(AnnouncedItems(), "全年抓好三项山水：一是抓组织。二是抓落实。\n") == []


_REPORT = """
工作总结

全年抓好两项工作：

一、修桥

桥已修好。

二、铺路

路已铺好。

三、{}

继续抓好落实。
"""


@pytest.mark.parametrize("words", _CLOSING)
def test_a_heading_that_closes_a_report_is_none_of_what_was_announced(words: str) -> None:
    assert words_found(AnnouncedItems(), _REPORT.format(f"工作{words}")) == []


def test_another_heading_is() -> None:
    assert words_found(AnnouncedItems(), _REPORT.format("工作植树")) == ["两项工作"]
