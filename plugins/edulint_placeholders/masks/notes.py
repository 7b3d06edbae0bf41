"""Notes to oneself, and instructions of a template that were left in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edulint.api import Block, Document, Severity, Span, WordList, characters_beside, holds_any, is_han, pattern
from edulint_placeholders.masks.context import WORDS as _MASK_WORDS
from edulint_placeholders.masks.context import noun_at, title_before
from edulint_placeholders.masks.found_words import found_in
from edulint_placeholders.masks.placeholder import Kind, Placeholder
from edulint_placeholders.masks.self_notes import is_note_to_oneself, is_status

_WORDS = WordList(__file__, "notes.txt").sections
_COUNTED = _MASK_WORDS["counted"]
_OMITTED, _FIELDS = _WORDS["omitted"], frozenset(_WORDS["field"])
_OMITTED_ANYWHERE = tuple(word for word in _OMITTED if len(word) > 2)
# Most brackets hold none of the characters with which these words begin.
_FIRSTS = frozenset(word[0] for section in ("instruction", "bracketed") for word in _WORDS[section])
# How a notice asks for a paper: 请将活动总结（不超过2000字）报教育股.
# Or a teacher: 作业：写一篇实训小结（300字左右）.
_SENDING, _LONGEST_REQUEST = ("将", "报送", "上报", "提交", "递交", "撰写", "形成", "写一篇", "写一段"), 60
_ROUND = 10
# How a rule on the length of papers puts it, before a bracket that says the same in characters.
_LIMITS, _RULE = ("超过", "至多", "最多", "以内", "不少于"), 12
_LENGTH = rf"(?:{'|'.join(_WORDS['length'])})*\d{{2,5}}字(?:{'|'.join(_WORDS['bound'])})?"
# 目标人数请教务处填, 数据由计财股核后补上: who else is to write it; 材料由家长提供 is ordinary speech, and 此栏由受理机关填写
# is what a form says.
_ASKING = frozenset("请找让等待由")
_HANDED_ON = pattern(
    "[^,。;]{0,8}[请找让等待][^,。;]{1,10}?(?:填|补|补上|补齐|补充|核实|核对|核定|提供|确认|加上|把关|(?<!填)写)"
    "|[^,。;]{0,6}由[^,。;]{1,10}?(?:填|补|补上|补齐|补充|补写|(?<!填)写)"
)
_CLAUSE_STARTS = frozenset(("", *",。;\r\n"))
_NAME_IN_CODE = pattern("[a-z_]{3,20}")
# （请根据本单位情况修改）, （可结合实际增加内容）; 可根据天气调整 is a plan's.
_DIRECTION = pattern(
    "请(?:根据|结合|按照?)[^,。;]{1,10}(?:填写|修改|替换|增删|补充)(?:内容|数据)?|可(?:根据|结合)[^,。;]{1,10}(?:增加|增删|删减|补充|修改)"
    "(?:内容|文字|段落|数据)"
)
_BEFORE_NAME, _BEFORE_TIME = ("由", "经", "向", "与", "联系"), frozenset("于在至到")
# 由[部门]牵头; [注] and [链接] are a text's own.
_BEFORE_FIELD, _AFTER_FIELD = frozenset(",。;:、(“"), frozenset(",。;:、)”")
NO_FIELD = ("注", "注释", "标题", "链接", "摘要", "关键词", "导读", "图", "表", "略")
_LONGEST_FIELD = 12
LONGEST_AUTHOR = 24
_REMARKS = ("注:", "备注:", "批注:", "说明:", "提示:")
_ENDS = frozenset((*",。;、)】]}!?\r\n ", ""))
_STARTS = frozenset((*"([【{《“,。;:、-— \r\n", ""))


def notes(document: Document) -> Iterator[Placeholder]:
    """Yield the notes and instructions of a draft that stand outside brackets, in no order."""
    folded = document.folded
    for found in _notes(folded):
        block = document.block_at(found.span.start)
        if block and block.is_prose:
            yield found
    for block in document.blocks:
        if block.is_prose:
            yield from _at_start(folded, block)


def bracketed(folded: str, block: Block, span: Span) -> Placeholder | None:
    """Return the note, the instruction or the field that a pair of brackets holds: （待补充）, 【单位名称】, {{name}}."""
    opening, content = folded[span.start], folded[span.start + 1 : span.end - 1].strip()
    # 前提（例：我要带伞）和结论: an example inside a sentence.
    if content.startswith("例:") and is_han(folded[span.end : span.end + 1] or " "):
        return None
    # [标签:标题]: a page's mark, of which RE101 tells
    if content.startswith("标签:"):
        return None
    found = None
    if opening == "{":
        found = _doubled(folded, block, span)
    elif opening in "([【":
        found = _said(folded, block, span, content) or _named(folded, block, span, content)
    found = found or _asked(folded, block, span, content) or _labelled(folded, block, span, content)
    return found or _in_sentence(folded, block, span, content)


def _in_sentence(folded: str, block: Block, span: Span, content: str) -> Placeholder | None:
    """Return the words in square or curly brackets in the middle of a sentence: 为[会议目的]，经[地区]批准."""
    if folded[span.start] not in "[{" or len(content) > _LONGEST_FIELD:
        return None
    before = folded[span.start - 1] if span.start > block.span.start else ""
    after = folded[span.end] if span.end < block.span.end else ""
    is_in_words = (is_han(before or " ") or before in _BEFORE_FIELD) and (is_han(after or " ") or after in _AFTER_FIELD)
    is_name = all(map(is_han, content))
    # [目的]为了… at the head of a paragraph is a part of an abstract.
    if not (is_name and content and is_in_words and before) or content.endswith(NO_FIELD):
        return None
    # 摘编自[英]费尔．凯德《乡村学校》: where an author is from
    if len(content) == 1 and folded.find("《", span.end, span.end + LONGEST_AUTHOR) >= 0:
        return None
    return _field(span, Severity.WARNING)


def _doubled(folded: str, block: Block, span: Span) -> Placeholder | None:
    """Return the field of a program in braces: {{name}}, ${name}; 关于{topic}的函."""
    before, after = characters_beside(folded, *span.bounds)
    if before not in ("{", "$") or span.start == block.span.start:
        is_among_han = is_han(before.strip() or "一") and is_han(after.strip() or "一")
        return _field(span) if is_among_han and _NAME_IN_CODE.fullmatch(folded, span.start + 1, span.end - 1) else None
    is_double = before == "{" and folded.startswith("}", span.end)
    return _field(Span(span.start - 1, span.end + is_double))


def _said(folded: str, block: Block, span: Span, content: str) -> Placeholder | None:
    """Return the note or instruction whose words stand in brackets: （略）, （填写说明：…）, （数据待核实）."""
    if content in _OMITTED or content.startswith("省略了"):
        # 图1　总体结构图（略）: documents are published so.
        is_figure = folded.startswith(("图", "表", "附"), block.span.start)
        return Placeholder(span, Kind.NOTE, "omitted", Severity.INFO if is_figure else Severity.WARNING)
    if content in _WORDS["picture"]:
        return Placeholder(span, Kind.NOTE, "note", Severity.WARNING)
    if content[:1] in ("请", "可") and _DIRECTION.fullmatch(content):
        return Placeholder(span, Kind.TEMPLATE, "instruction", Severity.WARNING)
    may_tell = not _FIRSTS.isdisjoint(content)
    if (
        content in _WORDS["value"]
        or content.startswith((*_WORDS["opening"], *_WORDS["described"]))
        or (may_tell and any(word in content for word in _WORDS["instruction"]))
    ):
        return Placeholder(span, Kind.TEMPLATE, "instruction")
    # (通过、不通过、需修改): what may be chosen
    is_choice = content.count("、") > 1 and not content.startswith(_WORDS["asking"])
    if is_choice or any(word in content for word in _WORDS["ordinary"]):
        return None
    if may_tell and any(word in content for word in _WORDS["bracketed"]):
        # [逐项答复，明确同意或需补充材料的内容。]
        if folded[span.start] == "[" and content.endswith("。"):
            return Placeholder(span, Kind.TEMPLATE, "instruction", Severity.WARNING)
        is_sure = content.startswith(_WORDS["asking"]) or content.endswith(_WORDS["bracketed"])
        return Placeholder(span, Kind.NOTE, "note", Severity.ERROR if is_sure else Severity.WARNING)
    of_matter = content.startswith((*_WORDS["asked"], *_WORDS["matter"])) and content.endswith(_WORDS["request"])
    if of_matter and any(word in content for word in _WORDS["asked"]):
        return Placeholder(span, Kind.NOTE, "note", Severity.WARNING)
    # （请自行填写） is an instruction.
    may_ask = not _ASKING.isdisjoint(content) and not content.endswith(_WORDS["replaced"])
    if may_ask and _HANDED_ON.fullmatch(content):
        return Placeholder(span, Kind.NOTE, "note")
    return Placeholder(span, Kind.NOTE, "note", Severity.WARNING) if is_note_to_oneself(content) else None


def _named(folded: str, block: Block, span: Span, content: str) -> Placeholder | None:
    """Return the field in round brackets where a clause begins, or behind a title: （单位名称）召开会议."""
    if folded[span.start] != "(":
        return None
    # 于（时间）完成
    before = folded[span.start - 1 : span.start] if span.start > block.span.start else ""
    is_asked = (
        content.startswith("具体") and before in _CLAUSE_STARTS and is_han(folded[span.end : span.end + 1] or " ")
    )
    if content in _WORDS["when"] and (before in _BEFORE_TIME or is_asked):
        return _field(span, Severity.WARNING)
    if _is_asked_of(folded, block, span, content):
        return _field(span, Severity.WARNING)
    if not content.endswith(_WORDS["name"]):
        return None
    is_asked_for = folded.endswith("联系", block.span.start, span.start)
    behind = folded[span.end : span.end + 1]
    # （单位名称）2023年度工作总结
    is_first = before in _CLAUSE_STARTS and behind.isdecimal()
    if not (is_asked_for or is_first or is_han(behind or " ")):
        return None
    starts = folded[span.start - 1 : span.start] in _CLAUSE_STARTS or folded.endswith(
        _BEFORE_NAME, block.span.start, span.start
    )
    is_field = starts or title_before(folded, block.span.start, span.start)
    return _field(span, Severity.WARNING) if is_field else None


def _is_asked_of(folded: str, block: Block, span: Span, content: str) -> bool:
    """Tell whether round brackets hold what a label, a preposition or a verb wants: 由（部门）负责, 召开（会议名称）."""
    low, after = block.span.start, folded[span.end] if span.end < block.span.end else ""
    if content not in _FIELDS and not content.endswith("名称"):
        return False
    if after in _AFTER_FIELD or after == "":
        return folded.endswith(":", low, span.start) or folded.endswith(_COUNTED, low, span.start)
    return is_han(after) and folded.endswith(_BEFORE_NAME, low, span.start)


def _asked(folded: str, block: Block, span: Span, content: str) -> Placeholder | None:
    """Return the instruction how to fill in or replace what brackets hold: （不少于300字）, 【填写措施】, （单字替换）."""
    opening = folded[span.start]
    is_length = opening in "([【" and "字" in content and re.fullmatch(_LENGTH, content) is not None
    # （814字） behind a text tells how long it is; what is asked for is a round number.
    is_count = content[:-1].isdecimal() and int(content[:-1]) % _ROUND != 0
    if is_length and not is_count and not _is_of_rule(folded, block, span):
        return Placeholder(span, Kind.TEMPLATE, "instruction", Severity.WARNING)
    # （填写具体措施）; （注明拉丁文名称） is a rule's, 在“填写信息”界面 names a screen.
    may_ask = opening in "[【{<" or (opening == "(" and content.startswith(("填写", "填入")))
    is_request = may_ask and len(content) <= 20 and content.startswith(_WORDS["request-start"])
    if is_request or (opening == "(" and content.endswith(_WORDS["replaced"])):
        return Placeholder(span, Kind.TEMPLATE, "instruction")
    return None


def _is_of_rule(folded: str, block: Block, span: Span) -> bool:
    """Tell whether a length in brackets is what a rule says of papers, or a notice: 报告不超过8页（4000字以内）."""
    before = folded[max(block.span.start, span.start - _LONGEST_REQUEST) : span.start]
    return holds_any(before[-_RULE:], _LIMITS) or holds_any(before.rpartition("。")[2], _SENDING)


def _labelled(folded: str, block: Block, span: Span, content: str) -> Placeholder | None:
    """Return the field that brackets name, 【单位名称】; where its value follows, it is a label."""
    opening = folded[span.start]
    if opening not in "[【{<" or len(content) > 10 or not content.endswith(_WORDS["field"]):
        return None
    # 【原标题】 is a news page's.
    if content == "原标题":
        return None
    # 见【注意事项】 points to a part of the text, 一、【协议的范围】 is the title of one.
    is_title = block.heading is not None and block.heading.title == span
    # 【审批部门】的选择: a field of a form on a screen is spoken of.
    if folded.startswith(_WORDS["of-field"], span.end):
        return None
    if is_title or folded.endswith("见", block.span.start, span.start):
        return None
    # [ 发布日期 ] | 2024-02-22 | has its value in the next cell.
    if folded[span.end : block.span.end].lstrip(" ").startswith("|"):
        return None
    # 【时间】2023年 at the start of a line is a label with its value, [年份]年 is a field.
    # 【文献标识码】A 【文章编号】1674-7461: one of a row of labels with their values
    value = folded[span.end : min(span.end + 1, block.span.end)]
    is_in_row = opening == "【" and folded.startswith("【", block.span.start) and not content.endswith("名称")
    if is_in_row and value.isascii() and value.isalnum():
        return None
    # [您的姓名] alone on its line is one, too, and 【文件标题】 above what is to be written there: (…), XX.
    below = folded[span.end : span.end + 4].lstrip("\r\n ")[:1]
    is_alone = span.end == block.span.end and (opening == "[" or (below != "" and below in "(Xx×*_"))
    is_label = opening in "[【" and not (content.endswith("名称") or is_alone) and span.start == block.span.start
    # [具体数字]名党员
    is_counted = noun_at(folded, span.end, block.span.end)[0] == "unit"
    return None if is_label and not is_counted and folded[span.end : span.end + 1] != content[0] else _field(span)


def _field(span: Span, severity: Severity = Severity.ERROR) -> Placeholder:
    return Placeholder(span, Kind.TEMPLATE, "field", severity)


def _at_start(folded: str, block: Block) -> Iterator[Placeholder]:
    start, end = block.span.start, block.span.end
    last = max(folded.rfind(":", start, end), start - 1)
    if end - start <= 6 and folded[start:end].strip("()[]。.… ") in _OMITTED:
        yield Placeholder(block.span, Kind.NOTE, "omitted", Severity.WARNING)
    elif start <= last >= end - 6 and folded[last + 1 : end].strip("。 ") in _OMITTED:
        yield Placeholder(Span(last + 1, end), Kind.NOTE, "omitted", Severity.WARNING)
    elif folded[last + 1 : end].strip("。 ") in _WORDS["value"]:
        yield Placeholder(Span(last + 1, end), Kind.TEMPLATE, "instruction")
    elif 1 < end - start == folded.count("?", start, end) or _is_remark(folded, start, end):
        yield Placeholder(block.span, Kind.NOTE, "note", Severity.WARNING)
    elif folded.startswith(_WORDS["opening"], start, end):
        word = next(word for word in _WORDS["opening"] if folded.startswith(word, start))
        yield Placeholder(Span(start, start + len(word)), Kind.TEMPLATE, "instruction", Severity.WARNING)


def _is_remark(folded: str, start: int, end: int) -> bool:
    """Tell whether a line is a remark on the draft itself: 备注：本段数据需更新."""
    if not folded.startswith(_REMARKS, start):
        return False
    return is_note_to_oneself(folded[folded.find(":", start) + 1 : end].rstrip("。"))


def _notes(folded: str) -> Iterator[Placeholder]:
    for span in found_in(folded, _WORDS["pending"]):
        if folded[span.end : span.end + 1] in _ENDS and not is_status(folded, folded[span.start : span.end]):
            yield from _pending(folded, span)
    for span in found_in(folded, _WORDS["instruction"]):
        # 点击此处下载 is a page's.
        if not folded.startswith(("下载", "查看", "进入"), span.end):
            yield Placeholder(span, Kind.TEMPLATE, "instruction")
    for span in found_in(folded, _OMITTED_ANYWHERE):
        after = folded[span.end : span.end + 1]
        if after in _ENDS or after.isdecimal():
            yield Placeholder(span, Kind.NOTE, "omitted", Severity.WARNING)
    for section, kind, message in (("mark", Kind.NOTE, "note"), ("filler", Kind.TEMPLATE, "instruction")):
        for span in found_in(folded, _WORDS[section]):
            if not (_is_latin(folded[span.start - 1 : span.start]) or _is_latin(folded[span.end : span.end + 1])):
                yield Placeholder(span, kind, message)


def _pending(folded: str, span: Span) -> Iterator[Placeholder]:
    if folded[span.start - 1 : span.start] in _STARTS:
        yield Placeholder(span, Kind.NOTE, "note")
        return
    for matter in _WORDS["matter"]:
        if folded.endswith(matter, 0, span.start):
            yield Placeholder(Span(span.start - len(matter), span.end), Kind.NOTE, "note")
            return


def _is_latin(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character == "_")
