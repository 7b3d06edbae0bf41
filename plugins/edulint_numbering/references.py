"""References inside a draft: 详见第三部分, 见附件2, 如表3所示, 前述第（二）项."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from edulint.api import Document, OrdinalStyle, Span, derived, han_to_int, is_contents_line, occurrences, pattern
from edulint_numbering.captions import ATTACHMENT, captions, captions_by_block, kind_referred_to
from edulint_numbering.sequences import sequences
from edulint_numbering.sequences.items import NumberedSequence

_HAN = "[一二三四五六七八九十]{1,3}"
_AFTER_KIND = frozenset("0123456789 一二三四五六七八九十")
_REFERRING = (
    *("见", "参照", "按照", "依照", "前述", "上述", "前文", "后文", "下文", "本文"),
    *("见报告", "本报告", "本办法", "本细则", "本方案", "本通知"),
)
CAPTION_KINDS = ("图", "表", ATTACHMENT)
_STYLES_OF = {
    "章": (OrdinalStyle.CHAPTER,),
    "节": (OrdinalStyle.DIVISION,),
    "条": (OrdinalStyle.ARTICLE,),
    "（）": (OrdinalStyle.HAN_PAREN, OrdinalStyle.DIGIT_PAREN),
}


class Reference(Struct, frozen=True):
    """A reference to a numbered thing.

    ``kind`` is 图, 表, 附件, 部分, 章, 节, 条, （） (an item in brackets) or the chapter of a decimal (``3.`` of 3.2);
    ``prefix`` the chapter's part of a number like 2-1; ``digits`` the span of the number alone.
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
    return pattern(
        r"(?:(?<=[见如据照按由从和与及在])|(?<![\u4e00-\u9fff》)])|(?<=[将把填写报送交用])(?=附件))(?P<words>(?P<kind>附件|附表|附图|[图表](?!一(?!所)))[ ]?"
        rf"(?P<prefix>\d{{1,2}}[-.—])?(?P<number>\d{{1,2}}|{_HAN}))(?![\d一二三四五六七八九十百千万个张份幅人年月元致%])"
    )


@cache
def _to_heading() -> re.Pattern[str]:
    return pattern(
        rf"(?P<words>第[ ]?(?:\((?P<bracket>{_HAN}|\d{{1,2}})\)[项点条]|(?P<part>{_HAN}|\d{{1,2}})(?P<kind>部分|章|节|条)))"
    )


@cache
def _to_decimal() -> re.Pattern[str]:
    return pattern(
        r"(?:(?<=[见照据])|(?<=[见照据]第)|(?<=见本))(?P<words>(?P<chapter>(?:\d{1,2}\.){1,3})(?P<part>\d{1,2})[ ]?(?:节|条|款|部分|章))"
    )


@derived
def references(document: Document) -> tuple[Reference, ...]:
    """Return the references of a draft in reading order."""
    folded = document.folded
    found: list[Reference] = []
    for word in ("附件", "附图", "附表", "图", "表"):
        for at in occurrences(folded, word):
            match = (
                _to_caption().match(folded, at) if folded[at + len(word) : at + len(word) + 1] in _AFTER_KIND else None
            )
            if match:
                found += _made(document, match, kind_referred_to(match["kind"]), "number", match["prefix"] or "")
    for at in occurrences(folded, "第"):
        match = _to_heading().match(folded, at) if folded.endswith(_REFERRING, max(0, at - 4), at) else None
        if match:
            found += _made(document, match, match["kind"] or "（）", "bracket" if match["bracket"] else "part")
    if any(kind.endswith(".") for _, kind in _targets(document)):
        for match in _to_decimal().finditer(folded):
            found += _made(document, match, match["chapter"], "part")
    return tuple(sorted(found, key=lambda reference: reference.span))


def _made(document: Document, match: re.Match[str], kind: str, group: str, prefix: str = "") -> Iterator[Reference]:
    """Yield the reference of a match, unless it stands outside prose or is itself a caption."""
    block = document.block_at(match.start())
    value = int(match[group]) if match[group].isdecimal() else han_to_int(match[group])
    if block is None or value is None or match.end() > block.span.end or not block.is_prose:
        return
    if kind in CAPTION_KINDS and block.span.start in captions_by_block(document):
        return
    if is_contents_line(document.folded[block.span.start : block.span.end]):
        return
    report = document.report_index(match.start())
    yield Reference(kind, value, Span.of(match, "words"), Span.of(match, group), report, prefix)


def highest(document: Document, reference: Reference) -> int | None:
    """Return how far the numbers of the kind that a reference names go, or None where the draft has none of that kind.

    Where a number is doubled, as many as there are count: that fault is told of at the number itself.
    """
    return _highest(document).get(_key(reference))


def targets(document: Document, reference: Reference) -> list[NumberedSequence]:
    """Return the sequences of headings that a reference may name."""
    return _targets(document).get((reference.report, reference.kind), [])


def _key(reference: Reference) -> tuple[int, str, str]:
    is_caption = reference.kind in CAPTION_KINDS
    return (-1 if is_caption else reference.report, reference.kind, reference.prefix)


@derived
def _highest(document: Document) -> dict[tuple[int, str, str], int]:
    highest: dict[tuple[int, str, str], int] = {}
    groups: dict[tuple[str, str, bool], list[int]] = {}
    for caption in captions(document):
        groups.setdefault((kind_referred_to(caption.kind), caption.prefix, caption.listed), []).append(caption.value)
    for (kind, prefix, _), values in groups.items():
        highest[-1, kind, prefix] = max(highest.get((-1, kind, prefix), 0), len(values), *values)
    for (report, kind), found in _targets(document).items():
        lengths = (max(len(sequence.items), *(item.number for item in sequence.items)) for sequence in found)
        highest[report, kind, ""] = max(lengths)
    return highest


@derived
def _targets(document: Document) -> dict[tuple[int, str], list[NumberedSequence]]:
    """Return the sequences of headings by report and kind of reference; 部分 are the topmost headings of a report."""
    found: dict[tuple[int, str], list[NumberedSequence]] = {}
    for sequence in sequences(document):
        if not sequence.is_headings:
            continue
        kinds = [kind for kind, styles in _STYLES_OF.items() if sequence.items[0].ordinal.style in styles]
        path = sequence.items[0].ordinal.path
        if len(path) > 1:
            kinds.append("".join(f"{part}." for part in path[:-1]))
        if sequence.parent is None:
            kinds.append("部分")
        for kind in kinds:
            found.setdefault((sequence.report, kind), []).append(sequence)
    return found
