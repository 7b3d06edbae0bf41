"""Page numbers of a preview between the lines of a draft."""

from __future__ import annotations

import pytest

from edulint.testing import document_of

LONG = "全乡上下齐心，把水利冬修当作头等大事来抓，层层签订责任书，天天调度进度，到年底共清理沟渠四十七公里，加固山塘十二座，受益农田达到三千多"


def numbers_in(text: str) -> list[str]:
    document = document_of(text)
    return [document.slice(span) for span in document.page_numbers]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (f"{LONG}\n2、亩，群众满意。\n村里由支书任组\n3、长。\n", ["2、", "3、"]),
        (f"1、水利总结\n{LONG}\n2、亩，群众满意。\n", ["1、", "2、"]),
        ("没有一人掉\n3、；共接诊群众九百人次。\n", ["3、"]),
        # A sentence that is complete does not go on; a quotation may end behind it.
        ("水利总结。\n1、抓好宣传。\n2、、管理到位，常抓重点。\n", []),
        ("村民说：“水渠通了。\n2、”大家都笑了。\n", ["2、"]),
        ("水利总结.doc\n1、副局长1人\n2、，工作人员6名。\n", ["1、", "2、"]),
        (f"1、{LONG}\n2、{LONG}\n3、抓好落实\n", []),
        # A page that stops inside a word, and one that holds headings of a higher level.
        (f"1、水利总结。{LONG}，{LONG}的街\n2、道都参加。\n", ["1、", "2、"]),
        (f"水利\n1、总结如下：一、冬修。{LONG}，{LONG}\n2、亩都有。\n", ["1、", "2、"]),
        (f"1、水利总结。{LONG}，{LONG}的街\n2、道都参加，安装了健身\n3、器材。\n", ["1、", "2、", "3、"]),
        (f"水利\n1、冬修。{LONG}，{LONG}的堤坝\n2、组织工作有力。\n", []),
        # The next page may begin with a sentence.
        (
            f"1、水利总结。{LONG}，{LONG}的街\n2、道都参加。{LONG}，{LONG}亩。\n3、三是检修水塔。\n",
            ["1、", "2、", "3、"],
        ),
        (f"水利\n1、冬修。{LONG}，{LONG}亩。\n2、检修。{LONG}，{LONG}亩。\n3、都好。\n", []),
        # A page that stops inside a number, two in a row that stop without a mark, and one before a certain one.
        (f"水利\n1、冬修。{LONG}，{LONG}1\n2、268亩都有。\n", ["1、", "2、"]),
        (f"水利\n1、冬修。{LONG}，{LONG}的堤坝\n2、组织。{LONG}，{LONG}的堤坝\n3、都好。\n", ["1、", "2、", "3、"]),
        (f"水利\n1、{LONG}，{LONG}的堤坝\n2、{LONG}，{LONG}的堤坝\n3、都好。\n", []),
        (f"水利\n1、{LONG}，{LONG}”、“二〇\n2、{LONG}。{LONG}的街\n3、道。\n", ["1、", "2、", "3、"]),
        # Short pages that part a word, and a figure on the next page.
        ("2、今年，全站完成上级交办的任\n3、务，群众满意。\n", ["2、", "3、"]),
        ("全年加固河堤，受益群众达到\n7、1.2万人，农田有水。\n", ["7、"]),
        ("利用流动宣传车，发放宣传单\n5、3000余份，人人知晓。\n", ["5、"]),
        # A verb that wants its object, in a short line and in one that may be a heading
        ("渡口实行班组长负责制，每班开工前检查设备，收工后清理，未发生\n4、责任事故。\n", ["4、"]),
        ("抓好检修，要进行\n4、事故演练。\n", []),
        ("全年工作，主要体现在三个方面\n2、2021年，建成水塔。\n", []),
        # A page that stops in a number that goes on, whatever stands before it
        ("水利总结\n全站事故下降一\n4、成半\n新添图书40\n6、00册。\n", ["4、", "6、"]),
        ("主题之一\n4、成效明显，水塔都修好了。\n", []),
        ("1、抓好检修，机房电闸断开\n2、门厅照明，全部更换。\n", []),
        ("2、加强领导，落实责任\n3、任务分解，定期督查。\n", []),
        ("一、重点工作\n1、加强领导，\n2、落实责任，\n", []),
        ("一、重点工作\n2、落实责任。\n", []),
        # No list begins with its fifth item; one whose first item stands in the line before has lost nothing.
        ("食堂食材统一配送，每餐留样，家长轮流陪餐，随时检查，师生满意率\n5、逐年提高。\n", ["5、"]),
        ("食堂食材统一配送，每餐留样；4、家长轮流陪餐，随时检查，师生满意\n5、厨具消毒。\n", []),
        ("食材统一配送，每餐留样\n5、逐年提高。\n", []),
        ("2、落实责任。\n", []),
    ],
)
def test_what_cuts_a_sentence_is_a_page_number(text: str, numbers: list[str]) -> None:
    assert numbers_in(text) == numbers


def test_a_page_number_is_no_prose_and_heads_nothing() -> None:
    document = document_of(f"{LONG}\n2、；群众满意。\n")
    assert "2、" not in document.prose
    assert all(block.heading is None for block in document.blocks)
