"""A report whose line ends are lost is read as its headings."""

from __future__ import annotations

import pytest

from edulint.testing import document_of

PARTS = [
    "一、修好大坝。全年投入40万元。裂缝全部补好。",
    "二、清理河道。清出淤泥3万方。水流通畅。",
    "三、管好队伍。组织学习12次。无人违纪。",
]


def titles(text: str) -> list[str]:
    return [block.heading.text for block in document_of(text).blocks if block.heading]


def test_the_parts_are_headings() -> None:
    document = document_of("水务所工作总结。今年的工作如下：" + "".join(PARTS))
    assert [document.slice(block.span) for block in document.blocks] == ["水务所工作总结。今年的工作如下：", *PARTS]
    assert titles(document.text) == ["修好大坝", "清理河道", "管好队伍"]


def test_half_of_the_parts_may_be_of_one_sentence() -> None:
    short = ["四、备好物资。", "五、备好车辆。", "六、备好人手。"]
    assert len(titles("".join([*PARTS, *short]))) == 6
    assert titles("".join([*PARTS, *short, "七、备好电台。"])) == ["修好大坝"]


def test_sections_inside_the_parts_are_headings() -> None:
    part = "一、修好大坝。（一）查。查出裂缝两处。（二）补。裂缝全部补好。"
    assert titles(part + PARTS[1] + PARTS[2]) == ["修好大坝", "查", "补", "清理河道", "管好队伍"]


def test_a_part_of_its_own_paragraph_may_count_on() -> None:
    text = "".join(PARTS) + "\n四、备好物资\n仓库添置水泵6台。\n"
    assert titles(text) == ["修好大坝", "清理河道", "管好队伍", "备好物资"]
    assert titles(text.replace("四、", "六、")) == ["修好大坝", "备好物资"]


@pytest.mark.parametrize(
    "parts",
    [
        [PARTS[0], PARTS[1], "四、管好队伍。组织学习12次。无人违纪。"],
        [PARTS[0], PARTS[1], "二、管好队伍。组织学习12次。无人违纪。"],
    ],
    ids=["lost", "doubled"],
)
def test_a_number_may_be_lost_or_doubled(parts: list[str]) -> None:
    assert titles("".join(parts)) == ["修好大坝", "清理河道", "管好队伍"]


def test_the_numbers_of_a_list_inside_a_part_head_no_parts() -> None:
    part = "二、清理河道。做法有两条。一、分段清。二、分期清。"
    assert titles(PARTS[0] + part + PARTS[2]) == ["修好大坝", "清理河道", "管好队伍"]


@pytest.mark.parametrize(
    "text",
    [
        "要求：一、明确责任，落实到人，不留死角；二、加强巡查，及时上报，不得瞒报；三、储备物资，组建队伍，做好抢险准备。",
        "要求：一、明确责任，落实到人，不留死角。二、加强巡查，及时上报，不得瞒报。三、储备物资，组建队伍，做好抢险的准备。",
        "今年抓了两件事。" + PARTS[0] + PARTS[1],
        "一、防汛\n县里提出要求。" + "".join(PARTS) + "\n二、抗旱\n打井十二眼。\n",
        "县里提出要求。" + "".join(PARTS) + "\n二、抗旱\n打井十二眼。\n",
    ],
    ids=["a list", "a list of sentences", "two", "points of a part", "points above the second part"],
)
def test_a_list_in_a_paragraph_stays_whole(text: str) -> None:
    document = document_of(text)
    assert len(document.blocks) == text.rstrip("\n").count("\n") + 1
