"""Which words of a passage are the author's own."""

from __future__ import annotations

import pytest

from edulint.testing import document_of
from edulint_duplicates.passages.normalise import Compact, han_count
from edulint_duplicates.passages.officialese import is_own, is_quotation, own_han

SENTENCE = "学校食堂换了三位厨师，饭菜比去年可口多了"
TABLE = "| 项目 | 说明 |\n|---|---|\n| 甲 | {} |\n"


def own(text: str, format_name: str = "text") -> int:
    compact = Compact(document_of(text, "draft", format_name))
    return own_han(compact, 0, len(compact.text))


def test_words_of_no_formula_and_no_quotation_are_the_authors() -> None:
    assert own(f"{SENTENCE}。\n") == han_count(SENTENCE)
    assert own(f"以科学发展观为统领，{SENTENCE}。\n") == han_count(SENTENCE)
    assert own(f"{SENTENCE}，见《后勤服务满意度测评办法》。\n") == han_count(f"{SENTENCE}见")


def test_a_list_of_three_names_is_copied_and_one_or_two_name_something() -> None:
    names = ["《青石校车管理办法》", "《青石食堂管理办法》", "《青石宿舍管理办法》"]
    assert own(f"印发{names[0]}{names[1]}。\n") == 2
    assert own(f"印发{''.join(names)}。\n") == 2 + 3 * 8


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("学生人数", False),
        ("机关事业单位基本养老保险缴费支出", False),
        ("教师人数，学生人数", False),
        (SENTENCE, True),
        ("乡镇寄宿制学校食堂和宿舍以及浴室锅炉房改造工程补助资金", True),
    ],
    ids=["a short name", "a name", "short, with a clause", "a sentence", "longer than a name"],
)
def test_of_a_table_sentences_and_very_long_names_are_the_authors(words: str, counts: bool) -> None:
    assert own(TABLE.format(words), "markdown") == (han_count(words) if counts else 0)


def test_a_heading_is_nobodys_own() -> None:
    assert own("# 青石镇中心小学后勤工作总结\n\n一段。\n", "markdown") == 2


def test_a_passage_is_own_where_half_of_it_or_very_much_is() -> None:
    formula = "以习近平新时代中国特色社会主义思想为指导，全面贯彻党的教育方针，坚持以人民为中心的发展思想。"
    compact = Compact(document_of(f"{formula}食堂换了厨师。\n"))
    assert not is_own(compact, 0, len(compact.text), 6)
    compact = Compact(document_of(f"{formula}{SENTENCE * 4}。\n"))
    assert is_own(compact, 0, len(compact.text), 60)
    assert not is_own(compact, 0, len(compact.text), 200)


def test_a_quotation_has_a_clause_and_is_nearly_all_there_is() -> None:
    for text, expected in (
        (f"“{SENTENCE}”\n", True),
        ("“青石镇中心小学后勤服务满意度测评办法”\n", False),
        (f"校长说，去年以来的变化大家都看得见：“{SENTENCE}”。\n", False),
    ):
        compact = Compact(document_of(text))
        assert is_quotation(compact, 0, len(compact.text)) is expected
