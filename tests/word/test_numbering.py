"""Automatic numbers: what stands before a paragraph without being in its text."""

from __future__ import annotations

import pytest

from edulint_word.formats import written
from tests.word.docx import labels, level, lists, numbered, outline, paragraph, read, run, style

CHINESE = level(0, "%1、", "chineseCounting") + level(1, "（%2）", "chineseCounting") + level(2, "%3.")


@pytest.mark.parametrize(
    ("number_format", "numbers"),
    [
        ("decimal", {1: "1", 10: "10", 1200: "1200"}),
        ("decimalZero", {7: "07", 12: "12"}),
        ("chineseCounting", {1: "一", 10: "十", 12: "十二", 20: "二十", 21: "二十一", 99: "九十九", 101: "一○一"}),
        ("chineseCountingThousand", {10: "十", 19: "十九", 101: "一百〇一", 110: "一百一十", 1001: "一千〇一"}),
        ("chineseCountingThousand", {10_000: "一万", 120_000: "十二万", 1_000_000: ""}),
        ("taiwaneseCountingThousand", {12: "十二", 101: "一百零一", 10_001: "一萬零一"}),
        ("taiwaneseCounting", {20: "二十", 105: "一○五"}),
        ("ideographDigital", {1: "一", 10: "一〇", 21: "二一", 101: "一〇一"}),
        ("taiwaneseDigital", {10: "一○"}),
        ("japaneseCounting", {12: "十二", 100: "百", 101: "百一", 1000: "千"}),
        ("japaneseLegal", {12: "壱拾弐"}),
        ("japaneseDigitalTenThousand", {12: "一二"}),
        ("chineseLegalSimplified", {3: "叁", 10: "壹拾", 12: "壹拾贰", 101: "壹佰零壹"}),
        ("ideographLegalTraditional", {12: "壹拾貳"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {12: "亥", 13: "13"}),
        ("ideographZodiacTraditional", {1: "甲子", 11: "甲戌", 60: "癸亥", 61: "甲子"}),
        ("ideographEnclosedCircle", {2: "㊁", 11: "11"}),
        ("ordinal", {1: "1st", 2: "2nd", 11: "11th", 23: "23rd"}),
        ("hex", {26: "1A"}),
        ("decimalHalfWidth", {12: "12"}),
        ("001, 002, 003, ...", {1: "001", 12: "012", 1000: "1000"}),
        ("01, 02, 03, ...", {1: "01", 12: "12"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedParen", {3: "⑶"}),
        ("decimalEnclosedFullstop", {3: "⒊"}),
        ("decimalFullWidth", {12: "１２"}),
        ("decimalFullWidth2", {12: "１２"}),
        ("decimalEnclosedCircleChinese", {3: "③"}),
        ("upperRoman", {4: "IV", 1999: "1999", 949: "CMXLIX"}),
        ("lowerRoman", {9: "ix"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA"}),
        ("lowerLetter", {2: "b"}),
        ("numberInDash", {5: "- 5 -"}),
        ("none", {1: "", 0: ""}),
        ("chicago", {3: "3"}),
        ("chineseCounting", {0: "0"}),
    ],
)
def test_formats(number_format: str, numbers: dict[int, str]) -> None:
    assert {value: written(value, number_format) for value in numbers} == numbers


def test_levels_count_and_begin_again_under_the_next_number_above() -> None:
    body = "".join(
        numbered(words, level=depth)
        for words, depth in [("队伍", 0), ("招聘", 1), ("面试", 2), ("培训", 1), ("校舍", 0), ("新建", 1)]
    )
    found = labels(read(body, numbering=lists(CHINESE)))
    assert found == ["一、|队伍", "（一）|招聘", "1.|面试", "（二）|培训", "二、|校舍", "（一）|新建"]


def test_a_number_may_hold_those_above() -> None:
    definition = level(0, "第%1章", "chineseCounting") + level(1, "%1.%2", more="<w:isLgl/>")
    body = numbered("总则") + numbered("目的", level=1) + numbered("范围", level=1)
    assert labels(read(body, numbering=lists(definition))) == ["第一章|总则", "1.1|目的", "1.2|范围"]


def test_a_level_that_was_skipped_has_begun_with_what_stands_below_it() -> None:
    definition = lists(level(0, "%1") + level(1, "%1.%2") + level(2, "%1.%2.%3"))
    body = "".join(numbered("文", level=depth) for depth in (0, 2, 2, 1, 0, 2, 1))
    assert [label.partition("|")[0] for label in labels(read(body, numbering=definition))] == [
        *("1", "1.1.1", "1.1.2", "1.2", "2", "2.1.1", "2.2")
    ]
    # Headings 2 before the first heading 1.
    body = "".join(numbered("文", level=depth) for depth in (1, 1, 0, 1))
    assert [label.partition("|")[0] for label in labels(read(body, numbering=definition))] == ["1.1", "1.2", "2", "2.1"]


def test_a_bullet_above_gives_no_number() -> None:
    definition = level(0, "%1.") + level(1, "—", "bullet") + level(2, "%1.%2%3.")
    assert labels(read(numbered("甲") + numbered("子", level=2), numbering=lists(definition))) == ["1.|甲", "1.1.|子"]


def test_a_level_that_never_begins_again() -> None:
    definition = level(0, "%1、") + level(1, "第%2条", more='<w:lvlRestart w:val="0"/>')
    body = numbered("甲") + numbered("子", level=1) + numbered("乙") + numbered("丑", level=1)
    assert labels(read(body, numbering=lists(definition))) == ["1、|甲", "第1条|子", "2、|乙", "第2条|丑"]


def test_a_level_that_begins_again_only_under_the_outermost() -> None:
    definition = level(0, "%1") + level(1, "%2") + level(2, "%3", more='<w:lvlRestart w:val="1"/>')
    depths = [0, 1, 2, 1, 2, 0, 2]
    body = "".join(numbered("文", level=depth) for depth in depths)
    assert [label[0] for label in labels(read(body, numbering=lists(definition)))] == [
        "1",
        "1",
        "1",
        "2",
        "2",
        "2",
        "1",
    ]


def test_where_a_list_starts() -> None:
    assert labels(read(numbered("甲") + numbered("乙"), numbering=lists(level(0, "%1.", start=5)))) == [
        "5.|甲",
        "6.|乙",
    ]


def test_a_start_overridden_for_one_list_counts_for_that_list_alone() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    again = f'<w:num w:numId="7"><w:abstractNumId w:val="1"/>{override}</w:num>'
    more = f'{again}<w:num w:numId="8"><w:abstractNumId w:val="1"/></w:num>'
    body = numbered("甲") + numbered("乙") + numbered("丙", 8) + numbered("子", 7) + numbered("丑", 7)
    found = labels(read(body, numbering=lists(level(0, "%1."), more=more)))
    # A list of the same definition counts on, one with a start of its own begins again.
    assert found == ["1.|甲", "2.|乙", "3.|丙", "1.|子", "2.|丑"]


def test_a_level_overridden() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "（%1）", "chineseCounting", 3)}</w:lvlOverride>'
    assert labels(read(numbered("甲"), numbering=lists(level(0, "%1."), overrides=override))) == ["（三）|甲"]


def test_numbers_through_styles_and_what_they_are_based_on() -> None:
    by_style = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    second = '<w:numPr><w:ilvl w:val="1"/></w:numPr>'
    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    styles = style("a", properties=by_style) + style("b", based_on="a", properties=second)
    styles += style("c", based_on="b") + style("d", based_on="a", properties=none)
    body = (
        paragraph("甲", "a") + paragraph("子", "b") + paragraph("丑", "c") + paragraph("乙", "a") + paragraph("无", "d")
    )
    body += paragraph("也无", "a", none)
    found = labels(read(body, styles=styles, numbering=lists(CHINESE)))
    assert found == ["一、|甲", "（一）|子", "（二）|丑", "二、|乙", "|无", "|也无"]


def test_a_level_may_name_its_style() -> None:
    by_style = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    definition = level(0, "%1、") + level(1, "（%2）", more='<w:pStyle w:val="b"/>')
    styles = style("b", properties=by_style) + style("c", based_on="b")
    body = paragraph("甲", "b") + paragraph("乙", "c")
    assert labels(read(body, styles=styles, numbering=lists(definition))) == ["（1）|甲", "（2）|乙"]


def test_a_list_that_is_the_name_of_a_style() -> None:
    linked = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="公文"/></w:abstractNum>'
    more = f'{linked}<w:num w:numId="9"><w:abstractNumId w:val="5"/></w:num>'
    styles = style("公文", properties='<w:numPr><w:numId w:val="1"/></w:numPr>').replace('"paragraph"', '"numbering"')
    assert labels(read(numbered("甲", 9), styles=styles, numbering=lists(CHINESE, more=more))) == ["一、|甲"]


def test_styles_that_go_round_in_circles_end() -> None:
    styles = style("a", based_on="b") + style("b", based_on="a")
    linked = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="c"/></w:abstractNum>'
    more = f'{linked}<w:num w:numId="9"><w:abstractNumId w:val="5"/></w:num>'
    styles += style("c", properties='<w:numPr><w:numId w:val="9"/></w:numPr>')
    document = read(paragraph("甲。", "a") + paragraph("乙。", "c"), styles=styles, numbering=lists(CHINESE, more=more))
    assert labels(document) == ["|甲。", "|乙。"]


def test_empty_paragraphs_have_numbers_and_deleted_ones_have_none() -> None:
    mark = '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr>'
    deleted = paragraph(properties=mark, inside=f'<w:del w:id="2">{run("删")}</w:del>')
    body = numbered("甲") + deleted + numbered("") + numbered("丙")
    assert labels(read(body, numbering=lists(CHINESE))) == ["一、|甲", "二、|", "三、|丙"]


def test_an_empty_number_at_the_end_is_none() -> None:
    assert labels(read(numbered("甲") + numbered(""), numbering=lists(CHINESE))) == ["一、|甲"]


def test_a_long_text_of_a_number_is_cut() -> None:
    document = read(numbered("甲"), numbering=lists(level(0, "%1" * 100_000)))
    assert labels(document) == ["1" * 127 + "%|甲"]


def test_a_changed_numbering_counts_as_it_is_now() -> None:
    was = '<w:pPrChange w:id="1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'
    assert labels(read(paragraph("甲。", properties=was), numbering=lists(CHINESE))) == ["|甲。"]


def test_bullets_and_unknown_lists_have_no_number() -> None:
    definition = lists(level(0, "●", "bullet"))
    document = read(numbered("甲。") + numbered("乙。", 77) + numbered("丙。", level=8), numbering=definition)
    assert labels(document) == ["|甲。", "|乙。", "|丙。"]


def test_a_format_for_newer_versions_stands_beside_one_for_older() -> None:
    both = (
        '<mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimalZero"/></mc:Fallback></mc:AlternateContent>'
    )
    definition = f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{both}<w:lvlText w:val="%1)"/></w:lvl>'
    assert labels(read(numbered("甲"), numbering=lists(definition))) == ["001)|甲"]


def test_automatic_numbers_make_sections_as_written_ones_do() -> None:
    body = numbered("队伍") + numbered("招聘", level=1) + paragraph("招聘了。") + paragraph("（二）培训")
    body += paragraph("二、校舍") + numbered("新建", level=1)
    document = read(body, numbering=lists(CHINESE))
    assert outline(document) == ["一、队伍", ".（一）招聘", ".（二）培训", "二、校舍", ".（二）新建"]
