"""A line that was read before has its lost numbers where it stands now."""

from __future__ import annotations

import pytest

from edulint.testing import document_of
from edulint_placeholders.lost import judgements
from edulint_placeholders.lost.judged import judged_lost

LINE = "全县新建泵站座，改造渡槽28座，召开座谈会3次，完成投资万元。"


def told(text: str) -> list[str]:
    return [
        f"{text[span.start - 2 : span.start]}▲{text[span.start : span.end]}" for span in judged_lost(document_of(text))
    ]


def test_a_line_read_again_has_its_lost_numbers_where_it_stands_now() -> None:
    judgements._kept_judgements.cache_clear()
    first = told(f"{LINE}\n")
    assert first == ["泵站▲座", "投资▲万元"]
    assert told(f"其他情况另行报告。\n{LINE}\n") == first
    assert judgements._kept_judgements.cache_info().hits == 1


@pytest.mark.parametrize("times", [1, 80])
def test_a_line_is_judged_alike_whether_it_is_kept_or_not(times: int) -> None:
    judgements._kept_judgements.cache_clear()
    assert told(f"{LINE * times}\n") == told(f"{LINE * times}\n") == ["泵站▲座", "投资▲万元"] * times
    assert judgements._kept_judgements.cache_info().currsize == (1 if times == 1 else 0)
