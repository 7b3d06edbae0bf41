"""A paragraph as a line of letters, and the phrasings that are patterns over them."""

from __future__ import annotations

import pytest

from edulint.testing import document_of
from edulint_figures.quantities.passages import passages_of
from edulint_figures.relations.phrasings import PhrasingError, compiled, phrasings
from edulint_figures.relations.tokenizing import lines_of
from edulint_figures.relations.tokens import Line


def read(text: str) -> list[Line]:
    return [line for passage in passages_of(document_of(text)) for line in lines_of(passage)]


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("存款120亿元，比上年增加3亿元，增长2.6%。", "nL,yC,G."),
        ("存款120亿元（含外币），增长3%。", "nL,G."),
        ("其中，活期40亿元、定期80亿元。", "z,nL/nL."),
        ("按用途分，甲类30亿元；乙类12亿元。", "v,nL;nL."),
        ("住户存款中，活期40亿元。", "inL."),
        ("占财政支出的60.6%。", "onP."),
        ("比重由46.9%提高到48.2%，提高1.3个百分点。", "waPdP,D."),
        ("比上年的53.7%提高3.6个百分点。", "ynlD."),
        ("上年同期为17件，减少5件。", "nL,C."),
        ("今年12件，上年同期为17件，减少5件。", "nL,nl,C."),
        ("小学5所和中学3所，以及幼儿园2所。", "nL/nL,nL."),
        ("公共教师12人，共有教师30人，共同体3个。", "nL,tnL,nL."),
        ("自然增长率0.02‰，增长面为42.8%。", "nwP,nwP."),
        ("三次产业结构为8.7:42.8:48.5。", "nxR."),
        ("每百人10.6部/百人，人均可支配收入38520元。", "nH,nH."),
        ("776，7万人。", "b,n."),
        ("发生12起、伤亡30人，同比减少6起、56人。", "nL/nL,yC/C."),
        ("依从率84.0%，完中8所，特教学校一所，每户一个。", "nwP,nL,nL,n."),
        ("教师由820人增加到905人，比重由46.9%提高到48.2%。", "naldL,waPdP."),
        ("97件134人，去年同期为197件375人。", "LL,nll."),
        ("由于第一次普查涉及12户，从事养殖的3户。", "nL,nL."),
    ],
)
def test_letters_of_a_sentence(text: str, letters: str) -> None:
    assert read(text)[0].letters == letters


def test_brackets_are_a_line_with_the_figure_before_them_as_head() -> None:
    outer, inner = read("奖牌42枚（金牌10枚、银牌32枚），增长5%。")
    assert (outer.letters, inner.letters) == ("nL,G.", "nL/nL")
    assert inner.head is not None
    assert inner.head.quantity.words == "42枚"


def test_a_label_goes_around_brackets() -> None:
    figure = read("财政（不含基金）收入20亿元。")[0].figures[0]
    assert figure is not None
    assert figure.label == "财政收入"


def test_a_bracket_that_never_closes_takes_nothing_out() -> None:
    assert read("共有12人（小学3人，中学9人。")[0].letters.count("L") == 3


def test_every_phrasing_compiles_and_knows_what_it_needs() -> None:
    assert len(phrasings()) >= 30
    assert all(phrasing.pattern.groups for phrasing in phrasings())
    marker = next(phrasing for phrasing in phrasings() if phrasing.source.startswith("z"))
    assert (marker.heads, marker.needed) == ("z", (frozenset("z"), frozenset("L")))


@pytest.mark.parametrize(("line", "says"), [("parts surely z L", "surely"), ("parts", "parts")])
def test_a_broken_line_of_the_table_is_named(line: str, says: str) -> None:
    with pytest.raises(PhrasingError, match=says):
        list(compiled((line,)))
