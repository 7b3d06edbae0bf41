"""Makes the table of the READMEs from the pages of accuracy and speed, so that they name no other figures."""

from __future__ import annotations

from pathlib import Path

from edulint.wording import Language, Wording

DOCS = Path(__file__).resolve().parent
_HEADERS = Wording(zh="| 量的是什么 | 结果 |\n| --- | --- |", en="| measured | result |\n| --- | --- |")
# What a row of the accuracy page begins with, and what it is called in the READMEs.
_PLANTED = {
    "占位符": Wording(zh="没填的占位符 {all} 处，找到", en="placeholders left unfilled: found of {all}"),
    "丢失的数字": Wording(zh="整个删去的数字 {all} 处，找到", en="numbers deleted without a trace: found of {all}"),
    "编号": Wording(zh="编号的差错 {all} 处，找到", en="faults of numbering: found of {all}"),
    "重复": Wording(zh="贴了两遍的段落、句子 {all} 处，找到", en="passages and sentences pasted twice: found of {all}"),
    "数字": Wording(
        zh="能互相核对的数改错一位，{all} 处，找到", en="a wrong digit where figures can be reckoned: found of {all}"
    ),
}
_PUBLISHED = {
    "31 份省级政府工作报告（2025 年）": Wording(
        zh="31 份省级政府工作报告 {characters} 字，误报",
        en="31 work reports of provinces, {characters} characters: false alarms",
    ),
    "140 天电视新闻文稿": Wording(
        zh="140 天电视新闻文稿 {characters} 字，误报",
        en="140 days of television news, {characters} characters: false alarms",
    ),
    "994 篇": Wording(
        zh="994 篇网站文章和论文摘要 {characters} 字，误报",
        en="994 articles of a web site, {characters} characters: false alarms",
    ),
}
_DRAFT = Wording(zh="查一份 16 KB 的稿件", en="checking a draft of 16 KB")
_FOLDER = Wording(zh="查 2000 份稿件；再查一次", en="checking 2,000 drafts; checking them again")
_SECONDS = Wording(zh="{seconds} 秒", en="{seconds} s")


def measured(language: Language) -> str:
    """Return the table: what is found, what is reported wrongly, how long it takes.

    Raises:
        LookupError: a page lacks a row that is named here.
    """
    accuracy = (DOCS / "accuracy.md").read_text(encoding="utf-8")
    rows = []
    for start, words in _PLANTED.items():
        recall, counts = _row(accuracy, start)[4].split(" (")
        told = words.filled(all=f"{int(counts.rstrip(')').split('/')[1]):,}")
        rows.append((told, f"{float(recall):.0%}"))
    for start, words in _PUBLISHED.items():
        _, characters, *_, wrong, _ = _row(accuracy, start)
        rows.append((words.filled(characters=characters), wrong))
    lines = [f"| {words.in_language(language)} | {result} |" for words, result in [*rows, *_times(language)]]
    return "\n".join([_HEADERS.in_language(language), *lines])


def _times(language: Language) -> list[tuple[Wording, str]]:
    speed = (DOCS / "speed.md").read_text(encoding="utf-8")
    one, first, again = (_row(speed, start)[1] for start in ("edulint", "第一次", "再查一次"))
    seconds = [_SECONDS.filled(seconds=one).in_language(language) for one in (one, first, again)]
    return [(_DRAFT, seconds[0]), (_FOLDER, ("；" if language == "zh" else "; ").join(seconds[1:]))]


def _row(page: str, start: str) -> list[str]:
    """Return the cells of the first row of a page's tables that begins so."""
    for line in page.splitlines():
        if line.startswith(f"| {start}"):
            return [cell.strip() for cell in line.strip("|").split("|")]
    raise LookupError(f"no row begins with {start}")
