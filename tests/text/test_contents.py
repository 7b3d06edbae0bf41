from __future__ import annotations

import pytest

from edulint.text.contents import is_contents_line


@pytest.mark.parametrize(
    "line", ["一、总体要求……………3", "1.1 范围........ 12", "（一）基本情况……5", "三、保障措施·······"]
)
def test_a_dotted_line_leads_to_a_page(line: str) -> None:
    assert is_contents_line(line)


@pytest.mark.parametrize("line", ["一、总体要求……", "全年完成12所。", "共建学校3", "", "目标达到……20235", "2.5"])
def test_other_lines_do_not(line: str) -> None:
    assert not is_contents_line(line)
