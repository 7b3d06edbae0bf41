"""Lines of a program and questions of an examination inside a report are known by what they are."""

from __future__ import annotations

import pytest

from edulint.model import BlockKind, Document
from edulint.outline.assembly import parse
from edulint.readers.plain import PlainReader
from tests.word.docx import paragraph, read

BEFORE, BEHIND = "一、系统建设情况\n平台年内上线，运行平稳。", "二、下步打算\n继续完善功能。"

PROGRAMS = {
    "Java": "public class Plan {\n    // 取出全部计划\n    private int count = 0;\n    void add(int n) {\n        count += n;\n    }\n}",
    "Python": "import os\ndef total(values):\n    # 求和\n    result = sum(values)\n    return result",
    "SQL": "select name from plan where year = 2023;\n-- 更新状态\nupdate plan set state = '已完成';\ndelete from plan_old;",
    "HTML": "<table>\n<tr><td>单位</td></tr>\n</table>",
    "JSON": '{\n"name": "计划",\n"count": 3\n}\nload(x);\nsave(y);\nend(z);',
    "settings": "server.port=8080\nserver.name=plan\nlog.level=info",
}
QUESTIONS = {
    "options below": "1．下列做法正确的是（　　）\nA．全部完成\nB．部分完成\nC．尚未开始\nD．无法判断",
    "options in a line": "2．本年度新建校舍____处。\nA.三 B.四 C.五 D.六",
    "a question mark": "3．谁负责这项工作？\nA、教育局\nB、财政局\nC、学校",
    "two lines": "4．数值最大的是（ ）\nA.12 B.15\nC.18 D.20",
}
REPORTS = [
    "主要做法有：\nA.抓好队伍。\nB.抓好安全。\nC.抓好质量。",
    "任务完成率为（ ）。\n全部任务已按期完成。",
    "公式如下：\nS=a*b\n其中S为面积。",
    "相关标准：\nGB/T 9704-2012;\n见附件。",
    "{{单位}}\n{{name}}\n{{title}}\n{{date}}",
    "合计=小学+初中；\n小学=12；\n初中=8；",
    "xx;\nxxx;\nxx年;\n教育局",
]


def both(text: str) -> list[Document]:
    """Return the documents of a plain text and of a Word file with the same lines."""
    body = "".join(map(paragraph, text.split("\n")))
    return [parse(text.encode(), PlainReader(), "draft.txt"), read(body)]


def lines_of(document: Document, kind: BlockKind) -> list[str]:
    return [document.slice(block.span).strip() for block in document.blocks if block.kind is kind]


@pytest.mark.parametrize("name", PROGRAMS)
def test_programs(name: str) -> None:
    for document in both(f"{BEFORE}\n{PROGRAMS[name]}\n{BEHIND}"):
        assert len(lines_of(document, BlockKind.CODE)) >= 3
        assert set(lines_of(document, BlockKind.CODE)) <= {line.strip() for line in PROGRAMS[name].split("\n")}


@pytest.mark.parametrize("name", QUESTIONS)
def test_questions(name: str) -> None:
    for document in both(f"{BEFORE}\n{QUESTIONS[name]}\n{BEHIND}"):
        assert lines_of(document, BlockKind.EXAM) == QUESTIONS[name].split("\n")
        # The outline is that of the report.
        assert [section.number for report in document.reports for section in report.body.walk() if section.heading] == [
            "一、",
            "二、",
        ]


@pytest.mark.parametrize("text", REPORTS)
def test_reports_stay_prose(text: str) -> None:
    for document in both(f"{BEFORE}\n{text}\n{BEHIND}"):
        assert lines_of(document, BlockKind.CODE) == lines_of(document, BlockKind.EXAM) == []


PROVISIONS = "附：相关法律条文\n《某法》\n第九十条有下列情形之一的，从重处罚：\n（二）多次实施的；"


def test_what_a_judgment_appends_is_no_prose() -> None:
    for document in both(f"{BEFORE}\n审判员郑和平\n二〇二一年三月五日\n代书记员林秋\n{PROVISIONS}"):
        assert lines_of(document, BlockKind.PROVISION) == PROVISIONS.split("\n")
    for document in both(f"{BEFORE}\n二、队伍建设\n书记员管理\n修订《书记员管理办法》。\n{BEHIND}"):
        assert lines_of(document, BlockKind.PROVISION) == []
    for document in both(f"{BEFORE}\n选派书记员三名\n{PROVISIONS}\n书记员林秋\n{BEHIND}"):
        assert lines_of(document, BlockKind.PROVISION) == []
