"""Repairs mend the numbers and marks, nothing else, and once."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.numbering_planted import DRAFTS, Planted, drafts_of, findings, plantings
from edulint.run.fixes import fix_until_stable
from edulint.testing import document_of
from edulint.text.fold import fold

CLEAN = drafts_of(DRAFTS)
FAULTS = {path: list(plantings(path)) for path in CLEAN}
NUMBERS_AND_MARKS = re.compile(r"[一二三四五六七八九十百\d①-⑳xX第、.,:;。()\s]|首先|其次|再次|最后")


def is_doubled_number(draft: Planted) -> bool:
    (fault,) = draft.faults
    return "double" in fault.kinds and "'附件" not in fault.words


LINES = st.sampled_from(
    [
        *(
            "一、回顾",
            "二、做法",
            "二．打算",
            "3、建议",
            "（一）教学",
            "(二)安全",
            "（三）、后勤",
            "（五）宣传",
            "1.招聘",
            "2、培训",
            "４．表彰",
        ),
        *(
            "（1）笔试",
            "(3)面试",
            "①命题",
            "③阅卷",
            "x.加强管理",
            "第一、统一思想。第三，抓好落实。",
            "一是备课；三是上课；三是评课。",
        ),
        *(
            "正文一段，没有编号。",
            "工作总结。",
            "表1 教师",
            "表3 经费",
            "详见第四部分和表3。",
            "附件：1.名单",
            "以下三项工作：",
            "第一条　总则",
            "第三条　附则",
        ),
    ]
)


def words_of(text: str) -> str:
    """Return what is neither number nor mark."""
    return NUMBERS_AND_MARKS.sub("", fold(text))


def repaired(text: str, name: str, unsafe: bool) -> str:
    return fix_until_stable(text, lambda changed: findings(document_of(changed, name)), unsafe=unsafe).text


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_repair_of_a_planted_fault_touches_numbers_and_marks_alone_and_is_made_once(data: st.DataObject) -> None:
    fault = data.draw(st.sampled_from(FAULTS[data.draw(st.sampled_from(CLEAN))]))
    unsafe = data.draw(st.booleans())
    text = repaired(fault.text, fault.path, unsafe)
    assert words_of(text) == words_of(fault.text)
    assert repaired(text, fault.path, unsafe) == text


@given(st.lists(LINES, min_size=1, max_size=25), st.booleans())
def test_any_lines_survive_their_repair(lines: list[str], unsafe: bool) -> None:
    text = "\n".join(lines) + "\n"
    mended = repaired(text, "draft.txt", unsafe)
    assert words_of(mended) == words_of(text)
    assert repaired(mended, "draft.txt", unsafe) == mended


def test_a_doubled_number_is_mended_to_the_draft_as_it_was() -> None:
    for path in CLEAN:
        clean = path.read_text(encoding="utf-8")
        doubled = [fault for fault in FAULTS[path] if is_doubled_number(fault)]
        mended = [repaired(fault.text, fault.path, unsafe=True) == clean for fault in doubled[::9]]
        assert all(mended), path.name
