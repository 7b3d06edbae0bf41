"""The page around the reports: where drafts are dropped and text is typed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape

from edulint.report.html import script_of
from edulint.run.files import DOCUMENTS
from edulint.text.template import asset, filled
from edulint.wording import Language, Wording

_PACKAGE = "edulint.cli.serve"
_WORDS = {
    "heading": Wording(zh="edulint 校对", en="edulint"),
    "promise": Wording(
        zh="稿件只在这台电脑上检查，不会发到任何地方；关闭 edulint 后临时文件一并删除。",
        en="Drafts are checked on this computer and sent nowhere; temporary files go when edulint ends.",
    ),
    "drop": Wording(zh="把稿件拖到这里：一份、几份或整个文件夹", en="Drop drafts here: one, several or a folder"),
    "read": Wording(zh="能读 {endings}", en="These are read: {endings}"),
    "choose": Wording(zh="选择文件", en="Choose files"),
    "type": Wording(zh="或者把文字粘贴在这里，边写边查", en="Or paste text here and see findings while you type"),
    "busy": Wording(zh="正在检查……", en="Checking…"),
    "sending": Wording(zh="正在读入 {done}/{all}……", en="Reading {done}/{all}…"),
    "cancel": Wording(zh="取消", en="Cancel"),
    "again": Wording(zh="检查别的稿件", en="Check other drafts"),
    "no_drafts": Wording(zh="里面没有能读的稿件", en="There are no drafts in it"),
    "gone": Wording(zh="edulint 已经关闭，请重新打开", en="edulint has ended; please start it again"),
    "none": Wording(zh="没有发现问题", en="Nothing found"),
    "draft": Wording(zh="稿件", en="Draft"),
    "annotated": Wording(zh="下载带批注的 Word", en="Word file with comments"),
    "repaired": Wording(zh="下载带修订的 Word", en="Word file with tracked repairs"),
    "report": Wording(zh="报告", en="Report"),
    "figures": Wording(zh="数字关系", en="Figures"),
    "outline": Wording(zh="提纲", en="Outline"),
    "no_figures": Wording(zh="没有可以核对的数字关系", en="No relations between figures were found"),
    "relations": Wording(zh="核对过的关系", en="What was reckoned"),
    "unchecked": Wording(zh="没有核对的数，请自己再看一遍", en="Figures that were not checked: look at these yourself"),
    "none_unchecked": Wording(zh="没有。", en="None."),
    "column_place": Wording(zh="位置", en="Place"),
    "column_text": Wording(zh="原文", en="Text"),
    "column_check": Wording(zh="检查", en="Check"),
    "verdict": Wording(zh="结果", en="Verdict"),
    "reckoning": Wording(zh="计算", en="Reckoning"),
    "operands": Wording(zh="参与计算的数", en="Figures reckoned with"),
    "label": Wording(zh="前文", en="Words before"),
    "list_mark": Wording(zh="、", en=", "),
    "verdict holds": Wording(zh="相符", en="holds"),
    "verdict doubtful": Wording(zh="存疑", en="doubtful"),
    "verdict likely-wrong": Wording(zh="很可能有误", en="likely wrong"),
    "verdict wrong": Wording(zh="有误", en="wrong"),
    "verdict unknown": Wording(zh="无法判断", en="can't be told"),
    "place": Wording(zh="第 {line} 行第 {column} 字", en="line {line}, column {column}"),
    "failed": Wording(zh="未能完成：{reason}", en="It could not be done: {reason}"),
}

# What most drafts are written in is named first.
_USUAL = frozenset({".doc", ".docx", ".pdf", ".txt", ".wps"})


def shell(language: Language, endings: Iterable[str]) -> str:
    """Return the page in a language; ``endings`` are those of the files that are read here."""
    told = " ".join(sorted(endings, key=lambda ending: (ending not in _USUAL, ending)))
    wordings = {**_WORDS, "read": _WORDS["read"].filled(endings=told)}
    words = {name: wording.in_language(language) for name, wording in wordings.items()}
    # Of a folder what can't be read here is sent, too: the report says what it would need.
    words["endings"] = " ".join({*endings, *DOCUMENTS})
    fields = {
        "lang": "zh-CN" if language == "zh" else "en",
        "title": escape(words["heading"]),
        "style": asset(_PACKAGE, "page.css"),
        "script": script_of(_PACKAGE),
        "words": json.dumps(words, ensure_ascii=False).replace("<", "\\u003c"),
    }
    return filled(asset(_PACKAGE, "page.html"), fields)
