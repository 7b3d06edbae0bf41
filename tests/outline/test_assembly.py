"""Headings, sections and reports, as the outline finds them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edulint.model import Block, Document, ReportStart
from edulint.outline.assembly import assemble
from edulint.readers.reader import Source
from edulint.testing import document_of
from edulint.text.spans import Span


def outline(text: str, format_name: str = "text") -> list[str]:
    """Return the headings, each with as many dots before it as there are headings above."""
    return _headings(document_of(text, format_name=format_name))


def _headings(document: Document) -> list[str]:
    found = []
    for report in document.reports:
        for section in report.body.walk():
            if section.heading:
                ordinal = section.heading.ordinal
                words = (ordinal.text if ordinal else "") + section.heading.text
                found.append("." * (section.heading.level - 1) + words)
    return found


def starts(text: str) -> list[tuple[int, ReportStart]]:
    """Return the line and the reason of each report's beginning."""
    document = document_of(text)
    return [(document.locate(report.span).line, report.start) for report in document.reports]


def test_levels_nest_by_their_style() -> None:
    text = "一、队伍\n（一）招聘\n1.考试\n（1）笔试\n①命题\n2.分配\n（二）培训\n二、校舍\n"
    assert outline(text) == [
        "一、队伍",
        ".（一）招聘",
        "..1.考试",
        "...（1）笔试",
        "....①命题",
        "..2.分配",
        ".（二）培训",
        "二、校舍",
    ]


@pytest.mark.parametrize("indent", ["", " ", "　　", "\u00a0\u00a0", "\ue5e5\ue5e5", "\t"])
def test_no_kind_of_indent_hides_a_heading(indent: str) -> None:
    assert outline(f"{indent}一、队伍\n{indent}二、校舍\n") == ["一、队伍", "二、校舍"]


def test_a_run_in_title_ends_at_the_first_full_stop() -> None:
    document = document_of("（一）做好教师招聘工作。2023年我市招聘教师195人。\n（二）培训\n")
    headings = [block.heading for block in document.blocks if block.heading]
    assert [heading.text for heading in headings] == ["做好教师招聘工作", "培训"]
    assert [heading.run_in for heading in headings] == [True, False]


def test_a_long_title_ends_at_its_first_comma_or_where_it_ends() -> None:
    words = "组织全县各中小学校" * 6
    document = document_of(f"一、{words}\n二、{words}，{words}\n")
    assert [block.heading.text for block in document.blocks if block.heading] == [words, words]


def test_a_full_stop_between_digits_ends_no_title() -> None:
    document = document_of("（一）完成投资99。1万元。进展顺利。\n")
    assert [block.heading.text for block in document.blocks if block.heading] == ["完成投资99。1万元"]


def test_a_heading_broken_over_two_lines_is_one() -> None:
    assert outline("（一）教学\n（\n二）安全\n三\n、后勤\n") == [
        "（一）教学",
        "（\n二）安全",
        "三\n、后勤",
    ]


def test_the_number_of_a_page_above_a_heading_is_no_part_of_it() -> None:
    assert outline("一、教学\n3\n二、安全\n4\n三、后勤\n") == ["一、教学", "二、安全", "三、后勤"]


def test_a_bracket_left_behind_on_the_line_above_belongs_to_its_heading() -> None:
    text = "（一）教学。成绩提高。\n（二）安全。形势平稳。（\n　　三）后勤。保障有力。\n（四）打算\n"
    assert outline(text) == ["（一）教学", "（二）安全", "（\n　　三）后勤", "（四）打算"]


def test_a_number_run_into_figures_is_told_by_its_neighbours() -> None:
    text = "1.希望之家\n2.5+2就业之家\n3.书香之家\n6.26禁毒日开展宣传\n"
    assert outline(text) == ["1.希望之家", "2.5+2就业之家", "3.书香之家"]


def test_joint_numbers_head_nothing() -> None:
    text = "一、回顾\n一、二年级开设书法课。\n二、打算\n三、四月份开展宣传。\n"
    assert outline(text) == ["一、回顾", "二、打算"]


def test_articles_run_into_their_text_are_told_by_their_neighbours() -> None:
    text = "第一条为规范管理，制定本办法。\n第二条本办法适用于全县。\n第三条县教育局负责解释。\n"
    assert len(outline(text)) == 3
    assert outline("第三条铁路建成通车。\n") == []


def test_another_style_goes_on_with_a_sequence() -> None:
    assert outline("一、修路\n二.架桥\n三、通水\n") == ["一、修路", "二.架桥", "三、通水"]
    assert outline("一、修路\n二、架桥\n3、通水\n") == ["一、修路", "二、架桥", "3、通水"]
    assert outline("一、队伍\n（一）招聘\n2.培训\n（三）交流\n") == [
        "一、队伍",
        ".（一）招聘",
        ".2.培训",
        ".（三）交流",
    ]


def test_levels_the_wrong_way_round_are_shown_as_the_author_has_them() -> None:
    text = "（一）队伍\n一、招聘\n二、培训\n（二）校舍\n一、新建\n二、改造\n"
    assert outline(text) == ["（一）队伍", ".一、招聘", ".二、培训", "（二）校舍", ".一、新建", ".二、改造"]


def test_a_list_of_attachments_heads_no_section() -> None:
    assert outline("一、回顾\n二、打算\n附件：1.名单\n　　　2.分工表\n") == ["一、回顾", "二、打算"]


def test_a_file_is_one_report_unless_something_begins_again() -> None:
    assert starts("县教育局工作总结\n一、回顾\n二、打算\n") == [(1, ReportStart.FILE)]


def test_numbered_parts_begin_reports() -> None:
    text = "半年工作总结篇一\n一、回顾\n二、打算\n半年工作总结篇二\n（一）教学\n（二）安全\n"
    assert starts(text) == [(1, ReportStart.FILE), (4, ReportStart.PART)]


def test_attachments_begin_parts_but_their_list_does_not() -> None:
    text = "检查报告\n一、情况\n二、建议\n附件1：名单\n附件2：清单\n附件1\n名单\n一、组长\n附件2\n清单\n一、问题\n"
    assert starts(text) == [(1, ReportStart.FILE), (6, ReportStart.PART), (9, ReportStart.PART)]


def test_a_title_before_numbers_that_begin_again_begins_a_report() -> None:
    text = "一、回顾\n各项工作完成。\n二、做法\n措施有力。\n下半年工作要点\n一、教学\n二、安全\n"
    assert starts(text) == [(1, ReportStart.FILE), (5, ReportStart.TITLE)]


def test_a_title_below_a_single_number_begins_no_report() -> None:
    text = "一、回顾\n各项工作完成。\n下半年工作要点\n一、教学\n二、安全\n"
    assert starts(text) == [(1, ReportStart.FILE)]


def test_numbers_that_begin_again_begin_a_report_with_its_preamble() -> None:
    text = "一、回顾\n二、做法\n三、打算\n内容到此为止。\n半年来，我镇主要做了以下工作。\n一、农业\n二、工业\n"
    assert starts(text) == [(1, ReportStart.FILE), (5, ReportStart.NUMBERING)]


def test_a_slip_begins_no_report() -> None:
    assert starts("一、回顾\n二、做法\n一、打算\n四、建议\n") == [(1, ReportStart.FILE)]
    assert starts("一、回顾\n三、做法\n二、打算\n四、建议\n") == [(1, ReportStart.FILE)]
    assert starts("一、回顾\n二、做法\n一、打算\n三、建议\n四、保障\n") == [(1, ReportStart.FILE)]


PASTED = "一、回顾\n全年任务完成。\n二、做法\n措施有力。\n三、打算\n继续努力。\n{}在上级领导下，全科工作顺利完成。\n（一）制度\n（二）经费\n"


def test_a_pasted_report_shows_by_its_indent() -> None:
    assert starts(PASTED.format("　")) == [(1, ReportStart.FILE), (7, ReportStart.NUMBERING)]
    assert starts(PASTED.format("")) == [(1, ReportStart.FILE)]


def test_a_pasted_report_shows_by_its_opening_words() -> None:
    opening = "现将本科室半年来的工作情况汇报如下。"
    assert starts(PASTED.format(opening)) == [(1, ReportStart.FILE), (7, ReportStart.NUMBERING)]


def test_an_indent_means_nothing_where_a_sequence_goes_on_after_it() -> None:
    text = PASTED.format("　") + "四、保障\n经费到位。\n"
    assert starts(text) == [(1, ReportStart.FILE)]


def test_numbers_of_a_higher_style_that_begin_after_a_complete_sequence_begin_a_report() -> None:
    text = "（一）课程改革\n（二）教师培训\n（三）校园安全\n一、全年工作\n二、明年打算\n"
    assert starts(text) == [(1, ReportStart.FILE), (4, ReportStart.NUMBERING)]


def test_points_behind_an_indented_paragraph_begin_no_report() -> None:
    text = "一、课程改革\n二、教师培训\n" + "没有缩进的一段。\n" * 9 + "　　各校抓好落实。\n{}抓课程。\n{}抓安全。\n"
    assert starts(text.format("（一）", "（二）")) == [(1, ReportStart.FILE), (12, ReportStart.NUMBERING)]
    assert starts(text.format("一是", "二是")) == [(1, ReportStart.FILE)]


def test_a_title_stands_inside_a_report_whose_numbers_go_on_with_one_missing_at_most() -> None:
    text = "一、课程改革\n二、教师培训\n经费使用情况\n1.公用经费\n2.专项经费\n{}、校园安全\n"
    assert starts(text.format("四")) == [(1, ReportStart.FILE)]
    assert starts(text.format("五")) == [(1, ReportStart.FILE), (3, ReportStart.TITLE)]


def test_the_preamble_of_a_report_has_three_paragraphs_at_most() -> None:
    lead_in = ["半年来，各校重视阅读。", "一年来，食堂换了厨师。", "上半年，教师外出学习。", "以下分两部分说明。"]
    text = "\n".join(["一、课程改革", "二、教师培训", "三、校园安全", *lead_in, "一、阅读", "二、写作", ""])
    assert starts(text) == [(1, ReportStart.FILE), (5, ReportStart.NUMBERING)]


@pytest.mark.parametrize("line", ["青石镇2031年工作总结", "现将其余工作报告如下。"])
def test_a_number_one_under_a_title_or_opening_words_is_no_slip(line: str) -> None:
    text = "一、课程改革\n二、教师培训\n{}\n一、校园安全\n三、阅读活动\n"
    assert [at for at, _ in starts(text.format(line))] == [1, 3]
    assert [at for at, _ in starts(text.format("食堂换了厨师。"))] == [1]


def test_the_first_prose_of_a_markdown_file_may_be_its_title() -> None:
    text = "---\ntitle: 调研报告\n---\n\n县教育局工作总结\n\n## 一、回顾\n"
    document = document_of(text, format_name="markdown")
    title = document.reports[0].title
    assert title is not None
    assert document.slice(title.span) == "县教育局工作总结"


@pytest.mark.parametrize("line", ["各位代表：", "同志们", "尊敬的各位领导"])
def test_a_salutation_is_no_title(line: str) -> None:
    assert document_of(f"{line}\n现在，我报告工作。\n").reports[0].title is None


def test_bold_marks_around_a_run_in_heading_are_no_part_of_it() -> None:
    assert outline("## 一、现状\n\n**（一）布局**。全县学校36所。\n", "markdown") == ["一、现状", ".（一）布局"]


def test_markdown_headings_nest_by_their_marks_and_keep_their_numbers() -> None:
    text = "# 报告\n\n## 一、现状\n\n### （一）布局\n\n## 二、建议\n\n1. 统一标准\n1. 建立机制\n"
    assert outline(text, "markdown") == ["一、现状", ".（一）布局", "二、建议"]


def test_numbered_headings_of_the_first_level_are_no_titles() -> None:
    text = "# 一、现状\n\n## （一）布局\n\n# 二、建议\n\n## （一）规划\n"
    assert outline(text, "markdown") == ["一、现状", ".（一）布局", "二、建议", ".（一）规划"]
    assert len(document_of(text, format_name="markdown").reports) == 1


def test_a_label_places_a_heading_without_being_its_text() -> None:
    lines = [("一、", "队伍"), ("", "（一）招聘"), ("", "（二）培训"), ("二、", "校舍"), ("", "（一）新建")]
    text = "".join(f"{words}\n" for _, words in lines)
    blocks, at = [], 0
    for label, words in lines:
        blocks.append(Block(Span(at, at + len(words)), label=label))
        at += len(words) + 1
    document = assemble(Source(text, tuple(blocks)), "draft.docx", "word")
    assert _headings(document) == ["队伍", ".（一）招聘", ".（二）培训", "校舍", ".（一）新建"]
    assert [section.heading.ordinal for section in document.reports[0].body.sections if section.heading] == [None, None]


def test_numbers_in_a_quotation_are_those_of_another_text() -> None:
    assert outline("## 一、现状\n\n> 一、引文\n> 三、引文\n\n## 二、建议\n", "markdown") == ["一、现状", "二、建议"]


LINES = st.sampled_from(
    [
        *(
            "一、回顾",
            "二、做法",
            "三、打算",
            "（一）教学",
            "（二）安全",
            "(三)后勤",
            "1.招聘",
            "2、培训",
            "（1）笔试",
            "①命题",
        ),
        *(
            "一是备课",
            "第一条　总则",
            "第二章　职责",
            "正文一段，没有编号。",
            "　缩进的一段。",
            "工作总结",
            "附件1",
            "x.加强",
        ),
        *("篇二", "（", "三）后勤", "附件：1.名单", "", "第三条铁路", "6.26禁毒", "现将有关情况汇报如下。"),
    ]
)


@given(st.lists(LINES, max_size=40))
def test_every_block_stands_in_one_section_and_every_offset_finds_it(lines: list[str]) -> None:
    document = document_of("\n".join(lines) + "\n正文。")
    blocks = [block for report in document.reports for section in report.body.walk() for block in section.blocks]
    assert blocks == list(document.blocks)
    for report in document.reports:
        for section in report.body.walk():
            for block in section.blocks:
                assert document.block_at(block.span.start) == block
                assert document.report_at(block.span.start) == report
                trail = document.sections_at(block.span.start)
                assert (trail[-1] if trail else None) == (section if section.heading else None)
                assert [outer.heading.level for outer in trail if outer.heading] == list(range(1, len(trail) + 1))


def test_depth_is_bounded_by_the_styles_there_are() -> None:
    text = "".join(f"（{number}）招聘\n一、培训\n1.考试\n" for number in ["一", "二", "三"] * 100)
    document = document_of(text)
    assert len(_headings(document)) == 900
    assert max(len(document.sections_at(block.span.start)) for block in document.blocks) <= 18
