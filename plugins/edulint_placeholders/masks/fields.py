"""The fields of a draft that was begun from a template: where some are certain, the others like them are, too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from edulint.api import Document, Severity, Span, WordList, is_han, pattern
from edulint_placeholders.masks.notes import LONGEST_AUTHOR, NO_FIELD
from edulint_placeholders.masks.placeholder import Kind, Placeholder

_WORDS = WordList(__file__, "notes.txt").sections
_FIELD = pattern(r"【[^【】\n]{2,60}】")
# 【单位名称】 and 【时间】 are certain, so is what may be chosen (【职务/岗位】) and what stands in several sentences.
_LEAST_CERTAIN, _LEAST = 2, 3
# [英]
_ONE_SIGN = 3
_CHOICE = pattern(r"[\u4e00-\u9fff]/[\u4e00-\u9fff]")
_BEFORE, _AFTER = frozenset(",。;:、()“《 "), frozenset(",。;:、()”》 【")
# 点击【登录】, 在【个人中心】页面: the buttons and pages of a program.
_ON_SCREEN, _OF_SCREEN = _WORDS["on-screen"], _WORDS["of-screen"]
# 兹授权 (被授权方全称) 的 (职务) : what round brackets hold that blanks set off; their names end so.
_SET_OFF = pattern(r"\((?<=[\u4e00-\u9fff:.)] \()[\u4e00-\u9fff]{2,12}\)(?=[ ,。;、]|$)", re.MULTILINE)
_NAMED = (*_WORDS["field"], "全称", "权限", "身份")
# [小学/初中/无], [任务一], [写明会议的事项。]; [此处](https://…) and [此处]: https://… are links.
_SQUARE = pattern(r"\[(?=[^\[\]\n]{0,60}[\u4e00-\u9fff])[^\[\]\n]{1,60}\](?!\(|: *(?:https?|[./#]))")
# topic_tags: [物流, 规划] is a list in data, <!-- [正文] --> a remark of a page.
_OF_DATA = pattern(r"[A-Za-z0-9_]: *$|<!-- *$")


def of_template(document: Document, found: Sequence[Placeholder]) -> Iterator[Placeholder]:
    """Yield the fields in 【】 that are left in a draft with certain ones: 围绕【中心任务】, （一）【做法1】."""
    folded = document.folded
    yield from _set_off(document, found)
    yield from _in_square(document, found)
    if folded.count("【") < _LEAST:
        return
    fields = [Span.of(match) for match in _FIELD.finditer(folded)]
    inside = [span for span in fields if _is_in_sentence(document, span)]
    named = {one.span.start for one in found if one.kind is Kind.TEMPLATE}
    # 【措施1】, 【措施2】
    names = {span: folded[span.start : span.end - 1].rstrip("0123456789") for span in fields}
    times = Counter(names[span] for span in inside)
    certain = [
        span
        for span in fields
        if _CHOICE.search(folded, *span.bounds) or (span in inside and (span.start in named or times[names[span]] > 1))
    ]
    if len(certain) < _LEAST_CERTAIN or len(inside) < _LEAST:
        return
    yield from _left((span for span in fields if not _is_on_screen(folded, span)), document, found)


def _set_off(document: Document, found: Sequence[Placeholder]) -> Iterator[Placeholder]:
    """Yield the names of what is to be filled in that stand in round brackets, set off by blanks: 授权 （单位名称） 的."""
    folded = document.folded
    if folded.count(" (") < _LEAST:
        return
    fields = [Span.of(match) for match in _SET_OFF.finditer(folded)]
    if sum(folded.endswith(_NAMED, span.start, span.end - 1) for span in fields) < _LEAST:
        return
    yield from _left(fields, document, found)


def _in_square(document: Document, found: Sequence[Placeholder]) -> Iterator[Placeholder]:
    """Yield what square brackets hold in a draft with other fields in such: [身份证号], [小学/初中/无], [任务一]."""
    folded = document.folded
    certain = sum(one.kind is Kind.TEMPLATE and folded[one.span.start] == "[" for one in found)
    if certain >= _LEAST_CERTAIN:
        fields = (Span.of(match) for match in _SQUARE.finditer(folded))
        yield from _left((span for span in fields if not _is_of_text(folded, span)), document, found)


def _is_of_text(folded: str, span: Span) -> bool:
    """Tell whether square brackets belong to the text or to its data: [注], 编自[英]费尔《乡村》, tags: [物流, 规划]."""
    line = folded[folded.rfind("\n", 0, span.start) + 1 : span.start]
    is_author = len(span) == _ONE_SIGN and folded.find("《", span.end, span.end + LONGEST_AUTHOR) >= 0
    return is_author or folded.endswith(NO_FIELD, span.start, span.end - 1) or _OF_DATA.search(line) is not None


def _left(fields: Iterable[Span], document: Document, found: Sequence[Placeholder]) -> Iterator[Placeholder]:
    """Yield the fields of prose in which no placeholder was found."""
    taken = {at for one in found for at in range(*one.span.bounds)}
    for span in fields:
        block = document.block_at(span.start)
        if block and block.is_prose and span.start not in taken:
            # [写明会议的事项。] is a sentence.
            message = "instruction" if document.folded[span.end - 2] == "。" else "field"
            yield Placeholder(span, Kind.TEMPLATE, message, Severity.WARNING)


def _is_in_sentence(document: Document, span: Span) -> bool:
    """Tell whether words or marks stand on both sides of brackets, or on one with the paragraph's end on the other."""
    folded, block = document.folded, document.block_at(span.start)
    if block is None or not block.is_prose or _is_on_screen(folded, span):
        return False
    before = folded[span.start - 1] if span.start > block.span.start else ""
    after = folded[span.end] if span.end < block.span.end else ""
    opens, closes = is_han(before or " ") or before in _BEFORE, is_han(after or " ") or after in _AFTER
    return (opens and (closes or not after)) and (before + after) != ""


def _is_on_screen(folded: str, span: Span) -> bool:
    return folded.endswith(_ON_SCREEN, 0, span.start) or folded.startswith(_OF_SCREEN, span.end)
