"""References inside a draft: 详见第三部分, 见附件2, 如表3所示, 前述第（二）项."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from edulint.api import Document, OrdinalStyle, Span, han_to_int
from edulint_numbering.captions import ATTACHMENT, captions, is_caption
from edulint_numbering.items import NumberedSequence
from edulint_numbering.sequences import sequences

_HAN = "[一二三四五六七八九十]{1,3}"
_FIRST_DIGITS = "0123456789 一二三四五六七八九十"
_REFERRING = (
    *("详见", "参见", "见", "参照", "按照", "依照", "前述", "上述", "前文", "后文", "下文", "本文"),
    *("本报告", "本办法", "本细则", "本方案", "本通知"),
)
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
def _to_caption() -> re.Pattern[str]:
    # 代表1人 and 报表3份 are no references: a Han character before 图 or 表 must be one that refers.
    return re.compile(
        r"(?:(?<=[见如据照按由从和与及在])|(?<![\u4e00-\u9fff》)]))(?P<words>(?P<kind>附件|附表|附图|[图表](?!一(?!所)))[ ]?"
        rf"(?P<prefix>\d{{1,2}}[-.—])?(?P<number>\d{{1,2}}|{_HAN}))(?![\d一二三四五六七八九十百千万个张份幅人年月元致%])"
    )


@cache
def _to_heading() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{'|'.join(_REFERRING)})(?:报告|本文|本)?"
        rf"(?P<words>第[ ]?(?:\((?P<bracket>{_HAN}|\d{{1,2}})\)[项点条]|(?P<part>{_HAN}|\d{{1,2}})(?P<kind>部分|章|节|条)))"
    )


def references(document: Document) -> tuple[Reference, ...]:
    """Return the references of a draft in reading order, worked out once."""
    return document.derived(_references)


def _references(document: Document) -> tuple[Reference, ...]:
    folded = document.folded
    found: list[Reference] = []
    if ATTACHMENT in folded or any(kind + digit in folded for kind in "图表" for digit in _FIRST_DIGITS):
        for match in _to_caption().finditer(folded):
            kind = match["kind"] if match["kind"] == ATTACHMENT else match["kind"].removeprefix("附")
            found += _made(document, match, kind, "number", match["prefix"] or "")
    if any(word + "第" in folded for word in (*_REFERRING, "报告", "本文")):
        for match in _to_heading().finditer(folded):
            group = "bracket" if match["bracket"] else "part"
            found += _made(document, match, match["kind"] or "（）", group)
    return tuple(sorted(found, key=lambda reference: reference.span))


def _made(document: Document, match: re.Match[str], kind: str, group: str, prefix: str = "") -> Iterator[Reference]:
    """Yield the reference of a match, unless it stands outside prose or is itself a caption."""
    block = document.block_at(match.start())
    value = int(match[group]) if match[group].isdecimal() else han_to_int(match[group])
    if block is None or value is None or match.end() > block.span.end or not block.is_prose:
        return
    if kind in ("图", "表", ATTACHMENT) and is_caption(document, block):
        return
    report = bisect_right([report.span.start for report in document.reports], match.start()) - 1
    yield Reference(kind, value, Span(*match.span("words")), Span(*match.span(group)), report, prefix)


def highest(document: Document, reference: Reference) -> int | None:
    """Return how far the numbers of the kind that a reference names go, or None where the draft has none of that kind.

    Where a number is doubled, as many as there are count: that fault is told of at the number itself.
    """
    kind = reference.kind
    if kind in ("图", "表", ATTACHMENT):
        bare = "" if kind == ATTACHMENT else "附"
        values = {
            listed: [
                caption.value
                for caption in captions(document)
                if (caption.kind.removeprefix(bare), caption.prefix, caption.listed) == (kind, reference.prefix, listed)
            ]
            for listed in (False, True)
        }
        return max((max(len(group), *group) for group in values.values() if group), default=None)
    lengths = [
        max(len(sequence.items), *(item.value or 0 for item in sequence.items))
        for sequence in sequences(document)
        if refers_to(reference, sequence)
    ]
    return max(lengths, default=None)


def refers_to(reference: Reference, sequence: NumberedSequence) -> bool:
    """Tell whether a reference names an item of a sequence: 部分 are the topmost headings of the same report."""
    if sequence.report != reference.report or not sequence.is_headings:
        return False
    styles = _STYLES_OF.get(reference.kind)
    if styles is None:
        return sequence.parent is None and reference.kind == "部分"
    return sequence.items[0].ordinal.style in styles
