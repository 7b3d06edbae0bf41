"""Rows of what a page tells of its text: 来源：… 点击率：…, 索引号：… | 主题分类：…."""

from __future__ import annotations

import re
from functools import cache

from edulint.api import pattern
from edulint_residue.web.evidence import DATE, evidence_of, field_names, page_data
from edulint_residue.web.phrases import words_at

# Pages set the names of their fields apart: 来 源:青川日报, 索 引 号:K2432.
_SPACED = pattern(r"(?<![^\W\d_])[^\W\d_](?:[ ][^\W\d_]){1,4}(?=[ ]?[:|丨︱])")
_POINTED = pattern(r"(?<=[^\W\d_]) · (?=[0-9])")
_LONGEST_REST, _LONGEST_COLUMN = 30, 6
# A sentence with words of so many kinds speaks of the page.
_FEW_KINDS = 2
# With words of a page of so many kinds a line may be longer.
_LONGEST_TOLD, _KINDS_TOLD = 60, 3
_CLAUSES = frozenset("。;,!?")


def without_gaps(words: str) -> str:
    """Return words whose labels are written without blanks between their characters, and with colons behind them."""
    if " · " in words and "20" in words:
        # 日期 · 2019-07-29 | 浏览量 · 4407
        words = _POINTED.sub(":", words)
    if " " not in words or not any(sign in words for sign in ":|丨︱"):
        return words
    return _SPACED.sub(lambda match: match.group().replace(" ", ""), words)


def is_row_of_fields(words: str) -> bool:
    """Tell whether a line names two fields of a page, or one beside a date; their values may be any words."""
    if ":" not in words and "|" not in words:
        return False
    words = without_gaps(words)
    names = set(_field().findall(words))
    return len(names) > 1 or (len(names) == 1 and _dated().search(words) is not None)


def end_of_fields(words: str) -> int:
    """Return where a page's fields end in a line that a text runs on in: 来源:青川日报 时间:2026-02-01 各位代表:….

    It is the line's end where what stands behind the last date is no text, or the page's as well.
    """
    if "。" not in words:
        return len(words)
    dates = [match.end() for match in _dated().finditer(words)]
    rest = words[dates[-1] :] if dates else ""
    is_text = "。" in rest and not _field().search(rest) and evidence_of(rest).kinds < _FEW_KINDS
    return dates[-1] if is_text else len(words)


def is_stamped(words: str) -> bool:
    """Tell whether a line is dated to the second, or by numbers with words of a page behind: 2022-11-08 版权声明."""
    match = _stamp().search(words) if "20" in words else None
    if match is None:
        return False
    rest = words[: match.start()] + words[match.end() :]
    if match["second"] is not None and len(rest) <= _LONGEST_TOLD and evidence_of(rest).kinds >= _KINDS_TOLD:
        # 内容更新时间:2024/11/17 5:48:13 下面是文章的全部内容请认真阅读。
        return True
    if len(rest) > _LONGEST_REST or not _CLAUSES.isdisjoint(rest):
        return False
    # 时间:2023-07-21 我要投稿
    is_first = words[: match.start()].removesuffix(":") in ("", *page_data())
    behind = rest[match.start() :].strip()
    # 2020-04-23工作总结: the day, and the column of the site
    is_column = len(behind) <= _LONGEST_COLUMN and behind.endswith(words_at("title")) and behind.isalpha()
    return match["second"] is not None or (is_first and (is_column or evidence_of(behind).kinds > 0))


@cache
def _field() -> re.Pattern[str]:
    names = "|".join(sorted(field_names(), key=len, reverse=True))
    return pattern(rf"(?<![^ |:(\[【])(?:{names})(?=[ ]?\]?[ ]?[:|])")


@cache
def _dated() -> re.Pattern[str]:
    time = "[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
    # 2022年02月13日07:48 | 来源:青川日报
    return pattern(
        rf"(?:[ :]|(?<=[\u4e00-\u9fff])){DATE}(?![0-9])(?:[ ]{{0,2}}{time})?|20[0-9]{{2}}年[0-9]{{1,2}}月[0-9]{{1,2}}日[ ]{{0,2}}{time}"
    )


@cache
def _stamp() -> re.Pattern[str]:
    return pattern(rf"{DATE}(?:[ ]{{0,2}}[0-9]{{1,2}}:[0-9]{{2}}(?P<second>:[0-9]{{2}})|(?![0-9:]))")
