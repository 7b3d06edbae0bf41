"""Who made a page's text, as it says above or below it: [责任编辑 王一], 编校|李二 审核|赵三, 供稿:水利站."""

from __future__ import annotations

import re
from functools import cache

from edulint.api import any_of, holds_any, pattern
from edulint_residue.web.fields import without_gaps
from edulint_residue.web.signatures import signs_of

# Those who work for a page alone, and where its text was taken from
_OF_PAGE = (
    *("作者", "编辑", "责任编辑", "网络编辑", "值班编辑", "责编", "美编", "编校", "校对", "编审", "监审", "审稿"),
    *("初审", "复审", "终审", "一审", "二审", "三审", "来源", "文章来源", "信息来源", "稿件来源", "新闻来源", "稿源"),
    *("实习编辑", "见习编辑", "本期编辑", "文字编辑", "图文编辑", "执行编辑", "编辑录入", "采写", "报道员"),
)
# A brief has such lines of its own.
_OF_BRIEF = (
    *("供稿", "撰稿", "撰文", "图文", "文字", "图片", "摄影", "通讯员", "记者", "审核", "监制", "审签", "签发"),
    *("出品", "策划", "统筹", "视觉", "主编", "总编辑"),
    *("文/图", "图/文", "文", "图"),
)
# Behind these no sign need stand before the name.
_BEFORE_NAME = ("责任编辑", "编辑", "责编", "编校", "校对", "编审", "通讯员", "记者", "摄影")
_BRACKETS = "()[]【】〔〕 |"
_LONGEST_VALUE, _LONGEST = 24, 80
_DATED = pattern("20[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}")
_BARS = frozenset("|丨︱")
# 医技支部、药剂科供稿 摄影/王一 编辑/李二
_SENT_IN = pattern("^[^,。;:/]{2,20}供稿[ ]")
_MASKED = pattern("[xX×*_某]{2,12}")
_AMOUNT = pattern("[0-9][ ]?[万亿]?[元人次个项户]")
_CLAUSES = frozenset(",。;:!?") | _BARS
# □王一 摄: a newspaper's sign before who took the picture
_OF_PAPER = ("记者", "通讯员")
_SIGNS = "□■◎▲△●◇◆"


def roles_of(words: str) -> tuple[str, ...]:
    """Return the roles of those whom a line, widths folded, names; none where it tells something else as well."""
    inner = _SENT_IN.sub("", without_gaps(words).strip(_BRACKETS))
    if len(inner) > _LONGEST or words[0] == "|" or _roles().match(inner) is None:
        return ()
    found = list(_roles().finditer(inner))
    ends = [*(match.start() for match in found[1:]), len(inner)]
    values = [inner[match.end() : end].strip(_BRACKETS + "/;") for match, end in zip(found, ends, strict=True)]
    if not all(0 < len(value) <= _LONGEST_VALUE and _CLAUSES.isdisjoint(value) for value in values):
        return ()
    # 来源:拨付经费120万元
    if any(map(_AMOUNT.search, values)):
        return ()
    roles = tuple(match["role"] or match["bare"] for match in found)
    # 审核:XXX, 摄影:____: whoever writes the draft is to fill it in; an editor is a page's all the same.
    if all(map(_MASKED.fullmatch, values)) and not any("编" in role or "源" in role for role in roles):
        return ()
    # (记者 王一), alone on its line, may be a newspaper's.
    return roles if are_of_page(roles) or any(match["role"] for match in found) else ()


def are_of_page(roles: tuple[str, ...]) -> bool:
    """Tell whether one of some roles is a page's alone."""
    return any(role in _OF_PAGE for role in roles)


def is_line_of_credits(words: str) -> bool:
    """Tell whether a line above or below a text says who made the page: several roles, or one before a bar."""
    # □王一 摄, 王一/编撰, (王一 文/图)
    is_signed = words[0] in _SIGNS or ("/" in words and not holds_any(words, _OF_PAPER))
    if is_signed and {"role", "name"} <= signs_of(words.strip(_SIGNS + "() ")):
        return True
    roles = roles_of(words)
    # 编辑:渔港小草2017-04-26
    return are_of_page(roles) and (len(roles) > 1 or not _BARS.isdisjoint(words) or _DATED.search(words) is not None)


@cache
def _roles() -> re.Pattern[str]:
    """A role at the head of a part of a line, with what parts it from the name."""
    signed, bare = any_of((*_OF_PAGE, *_OF_BRIEF)), any_of(_BEFORE_NAME)
    return pattern(
        rf"(?<![^ |丨/;()\[\]【】])(?:(?P<role>{signed})(?:人|员|(?<!作者)单位)?(?:[、&]{signed})?[ ]?[:|丨︱/】][ ]?|(?P<bare>{bare})[ ](?=[^ ]))"
    )
