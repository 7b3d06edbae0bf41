"""A paragraph that was read before has the quantities that it has when it is read for the first time."""

from __future__ import annotations

import pytest

from edulint.testing import document_of
from edulint_figures.quantities import passages
from edulint_figures.quantities.passages import passages_of

PARAGRAPH = "全县建成泵站18座，完成投资2400万元，比上年增长12.5%（其中渠系衬砌36公里）。"


@pytest.fixture(autouse=True)
def _nothing_is_kept() -> None:
    passages._kept_quantities.cache_clear()


def numerals(text: str) -> list[str]:
    return [text[one.span.start : one.span.end] for read in passages_of(document_of(text)) for one in read.quantities]


def test_a_paragraph_read_again_has_its_quantities_where_it_stands_now() -> None:
    above = "以下为水利建设情况。\n"
    first = numerals(f"{above}{PARAGRAPH}\n")
    assert first == ["18座", "2400万元", "12.5%", "36公里"]
    assert numerals(f"{above}上半年新建渡槽7座。\n{PARAGRAPH}\n") == ["7座", *first]
    assert passages._kept_quantities.cache_info().hits == 1


def test_what_stands_behind_a_paragraph_may_decide_how_it_is_read() -> None:
    texts = [f"以下为水利建设情况。\n新建泵站18{behind}" for behind in ("座。\n", "\n座。\n", "", "所\n", "万\n")]
    kept = [numerals(text) for text in (*texts, *texts)]
    passages._kept_quantities.cache_clear()
    assert kept == [numerals(text) for text in texts] * 2


def test_a_paragraph_of_thousands_of_characters_is_not_kept() -> None:
    long = f"以下为水利建设情况。\n{PARAGRAPH * 60}\n"
    assert len(numerals(long)) == len(numerals(long)) == 240
    assert passages._kept_quantities.cache_info().currsize == 0
