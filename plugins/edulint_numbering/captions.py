"""Figures, tables and attachments: their captions, and the lists that name attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from edulint.api import BlockKind, Document, Span, begins_attachment_list, derived, is_contents_line, pattern
from edulint_numbering.sequences.items import Item, NumberedSequence, SequenceKind, numbered_item

ATTACHMENT = "附件"
_LONGEST = 45
# A caption without title (附件2：) is at most so long, in characters.
_LABEL = 6


class Caption(Struct, frozen=True):
    """A numbered caption, attachment or entry in a list of attachments.

    ``kind`` is 图, 表, 附图, 附表 or 附件; ``prefix`` what stands before the last part of a number like 2-1.
    ``listed`` is true for an entry in a list of attachments.
    """

    kind: str
    prefix: str
    item: Item
    listed: bool = False

    @property
    def value(self) -> int:
        """The number, of a number like 2-1 the last part."""
        return self.item.number


def kind_referred_to(kind: str) -> str:
    """Return what references call a kind of caption: 见图3 may mean 附图3."""
    return kind if kind == ATTACHMENT else kind.removeprefix("附")


@cache
def _caption() -> re.Pattern[str]:
    return pattern(
        r"(?P<kind>附件|附表|附图|图|表)[ ]?(?P<prefix>(?:\d{1,2}[-.—]){1,3})?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})"
        # 表22031年主要产品产量: the year of the title stands right behind the number.
        r"(?![ ]?(?:[显所为是可说反的和与及至到通给展描]|中(?![国华医学部央小心东西])))(?=$|[ :.、]|\*\*|(?:19|20)\d\d年|(?![年月日个张份幅])[\u4e00-\u9fff])"
    )


@cache
def _entry() -> re.Pattern[str]:
    return pattern(r"(?:(?:^附件[ ]?:?|(?<=;)|^)[ ]*|(?<=[ ]))(?P<number>\d{1,2})(?=[.、][ ]?\D)")


@derived
def captions(document: Document) -> tuple[Caption, ...]:
    """Return the captions of a draft in reading order."""
    found: list[Caption] = []
    in_list = False
    for index, block in enumerate(document.blocks):
        begin = _behind_tags(document, block.span)
        first = document.folded[begin : begin + 1] or " "
        if not (first in "图表附" or (in_list and first in "0123456789")) or not block.is_prose:
            in_list = False
            continue
        words = document.folded[begin : block.span.end]
        begins_list = begins_attachment_list(document.folded, block, document.blocks[index + 1 : index + 2])
        in_list = begins_list or first in "0123456789"
        # 附件：附件1 招生计划
        named = _named_entry().match(words)
        if named:
            found += _captions_in(document, index, begin, words, named.end())
        elif in_list:
            found += (_entry_caption(document, index, begin, match) for match in _entry().finditer(words))
        elif (
            len(words) <= _LONGEST
            and (words[-1] not in "。;,:" or len(words) <= _LABEL)
            and "," not in words
            and not is_contents_line(words)
        ):
            found += _captions_in(document, index, begin, words)
    return tuple(found)


@derived
def labels(document: Document) -> frozenset[tuple[str, int]]:
    """Return by kind and number what lines begin with as captions do, the long ones of papers too: 图4 编码.(a)1层,(b)2层."""
    found = set[tuple[str, int]]()
    for block in document.blocks:
        begin = _behind_tags(document, block.span)
        match = _caption().match(document.folded, begin, block.span.end) if document.folded[begin] in "图表" else None
        if match and match["number"].isdecimal():
            found.add((match["kind"], int(match["number"])))
    return frozenset(found)


def _behind_tags(document: Document, span: Span) -> int:
    """Return where the words of a block begin: behind what is left of Markdown (``<br> **表3 …**``, ``**- 表11 …``)."""
    if document.text[span.start] not in "<*":
        return span.start
    tags = _tags().match(document.text, *span.bounds)
    return tags.end() if tags else span.start


@cache
def _tags() -> re.Pattern[str]:
    return pattern(r"(?:(?:<br ?/?>|\*\*|- )[ \u3000]*+)++")


def _captions_in(document: Document, index: int, begin: int, words: str, first: int = 0) -> Iterator[Caption]:
    """Yield the captions in ``words``, a block's from ``begin`` on: several may stand side by side, parted by blanks.

    The words before ``first`` are passed over.
    """
    for start in (first, *(match.end() for match in _gap().finditer(words))):
        match = _caption().match(words, start)
        if match:
            item = numbered_item(
                document, index, Span.of(match).shifted(begin), Span.of(match, "number").shifted(begin)
            )
            listed = match["kind"] == ATTACHMENT and document.blocks[index].kind is not BlockKind.TITLE
            yield Caption(match["kind"], match["prefix"] or "", item, listed)


@cache
def _named_entry() -> re.Pattern[str]:
    return pattern(r"附件 ?: *(?=附件 ?1(?![0-9]))")


@cache
def _gap() -> re.Pattern[str]:
    return pattern("(?<! ) {2,}(?=图|表)")


def _entry_caption(document: Document, index: int, begin: int, match: re.Match[str]) -> Caption:
    number = Span.of(match, "number").shifted(begin)
    item = numbered_item(document, index, number, number)
    return Caption(ATTACHMENT, "", item, listed=True)


def caption_sequences(document: Document) -> list[NumberedSequence]:
    """Return the captions of each kind as sequences: figures and tables of each report, attachments of the file."""
    groups: dict[tuple[int, str, str, bool], list[Item]] = {}
    for caption in captions(document):
        # 附件 begin parts of the file of their own, so they count through all of it.
        report = -1 if caption.kind == ATTACHMENT else document.report_index(caption.item.start)
        groups.setdefault((report, caption.kind, caption.prefix, caption.listed), []).append(caption.item)
    sequences = _parts(document)
    for (report, kind, _, listed), items in groups.items():
        # 附件：1.… over 2.… are points to begin with, and examined as such.
        if not (listed and kind == ATTACHMENT and not items[0].ordinal.text.startswith(ATTACHMENT)):
            rounds = _rounds(items) if kind == ATTACHMENT else [items]
            sequences += (NumberedSequence(SequenceKind.CAPTIONS, tuple(one), report) for one in rounds)
    return sequences


def _rounds(items: Sequence[Item]) -> list[list[Item]]:
    """Split attachments where they begin again after 1, 2…: a file may hold two papers, each with its own."""
    rounds: list[list[Item]] = [[]]
    for item in items:
        if item.value == 1 and len(rounds[-1]) > 1 and rounds[-1][-1].value == len(rounds[-1]):
            rounds.append([])
        rounds[-1].append(item)
    return rounds


def _parts(document: Document) -> list[NumberedSequence]:
    """Return 篇一, 篇二… as a sequence where the file holds the first of them; an excerpt may hold any."""
    items: list[Item] = []
    titles: list[str] = []
    for report in document.reports:
        title = "".join(document.slice(report.title.span).split()) if report.title else ""
        if report.title is None or "篇" not in title:
            continue
        # A list of contents above the parts names them all.
        if title in titles and title == titles[0]:
            items.clear()
            titles.clear()
        titles.append(title)
        match = _part().search(document.folded, *report.title.span.bounds)
        if match:
            block = document.block_index(report.title.span.start)
            number = Span.of(match, "before" if match["before"] else "after")
            items.append(numbered_item(document, block, Span.of(match), number))
    if not items or items[0].value != 1:
        return []
    return [NumberedSequence(SequenceKind.CAPTIONS, tuple(items), -1)]


@cache
def _part() -> re.Pattern[str]:
    number = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
    return pattern(rf"第(?P<before>{number})篇|篇[ ]?(?P<after>{number})")


@derived
def captions_by_block(document: Document) -> dict[int, Caption]:
    """Return the captions by the start of the block they stand in; of several in one block the first."""
    by_block: dict[int, Caption] = {}
    for caption in captions(document):
        by_block.setdefault(document.blocks[caption.item.block].span.start, caption)
    return by_block
