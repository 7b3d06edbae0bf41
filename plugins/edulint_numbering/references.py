"""References inside a draft: 详见第三部分, 见附件2, 如表3所示, 前述第（二）项."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from msgspec import Struct

from edulint.api import Document, OrdinalStyle, Span, han_to_int
from edulint_numbering.captions import ATTACHMENT, captions, is_caption
from edulint_numbering.items import NumberedSequence
from edulint_numbering.sequences import sequences

_HAN = "[一二三四五六七八九十]{1,3}"
_STYLES_OF = {
    "章": (OrdinalStyle.CHAPTER,),
    "节": (OrdinalStyle.DIVISION,),
    "条": (OrdinalStyle.ARTICLE,),
    "（）": (OrdinalStyle.HAN_PAREN, OrdinalStyle.DIGIT_PAREN),
}


class Reference(Struct, frozen=True):
    """A reference to a numbered thing.

    ``kind`` is 图, 表, 附件, 部分, 章, 节, 条 or （） (an item in brackets); ``prefix`` the chapter's part of a number
    like 2-1; ``digits`` the span of the number alone.
    """

    kind: str
    value: int
    span: Span
    digits: Span
    report: int
    prefix: str = ""


@cache
def _pattern() -> re.Pattern[str]:
    after = r"(?![\d一二三四五六七八九十百千万个张份幅人年月元致%])"
    return re.compile(
        # 代表1人 and 报表3份 are no references: a Han character before 图 or 表 must be one that refers.
        r"(?:(?<=[见如据照按由从和与及在])|(?<![\u4e00-\u9fff》)]))(?P<caption>附件|附表|附图|[图表](?!一(?!所)))"
        rf"[ ]?(?P<prefix>\d{{1,2}}[-.—])?(?P<caption_n>\d{{1,2}}|{_HAN}){after}"
        r"|(?:详见|参见|见|参照|按照|依照|前述|上述|前文|后文|下文|本文|本报告|本办法|本细则|本方案|本通知)(?:报告|本文|本)?"
        rf"(?P<words>第[ ]?(?:\((?P<bracket_n>{_HAN}|\d{{1,2}})\)[项点条]|(?P<part_n>{_HAN}|\d{{1,2}})(?P<part>部分|章|节|条)))"
    )


def references(document: Document) -> tuple[Reference, ...]:
    """Return the references of a draft in reading order, worked out once."""
    return document.derived(_references)


def _references(document: Document) -> tuple[Reference, ...]:
    starts = [block.span.start for block in document.blocks]
    reports = [report.span.start for report in document.reports]
    found = []
    for match in _pattern().finditer(document.folded):
        index = bisect_right(starts, match.start()) - 1
        block = document.blocks[index] if index >= 0 else None
        if block is None or match.end() > block.span.end or not block.is_prose:
            continue
        if match["caption"] and is_caption(document, block):
            continue
        group = "caption_n" if match["caption"] else "bracket_n" if match["bracket_n"] else "part_n"
        number = match[group]
        value = int(number) if number.isdecimal() else han_to_int(number)
        kind = match["caption"] or ("（）" if match["bracket_n"] else match["part"])
        if value is None:
            continue
        start = match.start() if match["caption"] else match.start("words")
        report = bisect_right(reports, match.start()) - 1
        kind = kind if kind == ATTACHMENT else kind.removeprefix("附")
        found.append(
            Reference(kind, value, Span(start, match.end()), Span(*match.span(group)), report, match["prefix"] or "")
        )
    return tuple(found)


def highest(document: Document, reference: Reference) -> int | None:
    """Return the highest number of the kind a reference names, or None where the draft has none of that kind."""
    if reference.kind in ("图", "表", ATTACHMENT):
        kind = reference.kind
        values = [
            caption.value
            for caption in captions(document)
            if caption.kind.removeprefix("附" if kind != ATTACHMENT else "") == kind
            and caption.prefix == reference.prefix
        ]
        return max(values, default=None)
    values = [
        item.value or 0 for sequence in sequences(document) if refers_to(reference, sequence) for item in sequence.items
    ]
    return max(values, default=None)


def refers_to(reference: Reference, sequence: NumberedSequence) -> bool:
    """Tell whether a reference names an item of a sequence: 部分 are the topmost headings of the same report."""
    if sequence.report != reference.report or not sequence.is_headings:
        return False
    styles = _STYLES_OF.get(reference.kind)
    if styles is None:
        return sequence.parent is None and reference.kind == "部分"
    return sequence.items[0].ordinal.style in styles
