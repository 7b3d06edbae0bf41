"""The long numbers of a draft: what stands before each, and what kind of number the draft says it is."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from edulint.api import Block, Document, Span, WordList, derived, matches_from, pattern

# An identity number, a mobile number with or without the country's, a card's number, a landline: in groups or not.
_NUMBER = pattern(
    r"(?<![0-9A-Za-z_.*/+-])(?:\+?(?:00)?86[ -]?(?=1[3-9]))?"
    r"(?P<number>[0-9]{6}(?P<part>[ -]?)[0-9]{8}(?P=part)[0-9]{3}[0-9Xx]"
    r"|1[3-9][0-9](?P<group>[ -]?)[0-9]{4}(?P=group)[0-9]{4}"
    r"|[0-9]{4}(?: [0-9]{4}){3}(?: [0-9]{1,3})?"
    r"|[0-9]{13,19}"
    r"|(?:\(0[0-9]{2,3}\)|0[0-9]{2,3}[ -]?)?[2-9][0-9]{6,7})"
    r"(?![0-9A-Za-z_*%]|\.[0-9])"
)
_FIRST = pattern("[0-9+(]")
_SEVEN_DIGITS = pattern("[0-9][0-9 -]{5,}[0-9]")
_WORDS = WordList(__file__, "cues.txt")
# What a number is stands so near before it, in characters: 联系电话（办公室，工作日）：.
_BEFORE = 24
_ENDS = "。;!?\n"
# So many numbers on neighbouring lines are a list: of contacts, of members.
_LIST, _LINES_APART = 3, 2
# The first characters of units.
_UNITS = frozenset("元人万亿千百吨亩户件次个公平立米块美港斤克升辆册名字条份角分起批场例宗")


class LongNumber(Struct, frozen=True):
    """A number of seven digits or more.

    ``digits`` is without separators; ``kind`` is what the words before it, or the head of its column, call it: a
    section of ``cues.txt``, or empty. What a unit of measure follows is of the kind ``figure``.
    """

    span: Span
    digits: str
    kind: str


@derived
def long_numbers(document: Document) -> tuple[LongNumber, ...]:
    """Return the long numbers of a draft's prose."""
    folded = document.folded
    # Most drafts hold no number that is long enough.
    if not _SEVEN_DIGITS.search(folded):
        return ()
    heads = _heads(document)
    found: list[LongNumber] = []
    for match in matches_from(_FIRST, _NUMBER, folded):
        span = Span.of(match, "number")
        block = document.block_at(span.start)
        # Digits of an address on the web are blotted out of the prose.
        if block is None or document.prose[span.start] == "\0":
            continue
        kind = _kind_of(words_before(folded, block, span.start, _BEFORE))
        if not kind and block.cell:
            kind = _kind_of(heads.get((block.cell.table, block.cell.column), ""))
        # 接听电话2345678个 counts calls; 请拨打手机13912345678人工咨询 does not count persons.
        if kind in ("", "telephone") and folded[span.end : span.end + 1] in _UNITS:
            kind = "figure"
        found.append(LongNumber(span, _without_marks(match["number"]), kind))
    return tuple(found)


def words_before(folded: str, block: Block, at: int, most: int) -> str:
    """Return what stands before a place of a block in the same sentence, ``most`` characters of it at the most."""
    before = folded[max(block.span.start, at - most) : at]
    for end in _ENDS:
        before = before.rpartition(end)[2]
    return before


def _without_marks(number: str) -> str:
    return "".join(sign for sign in number if sign.isalnum()).upper()


def _heads(document: Document) -> dict[tuple[int, int], str]:
    """Return the words at the head of each table column."""
    return {
        (block.cell.table, block.cell.column): document.folded[block.span.start : block.span.end]
        for block in reversed(document.blocks)
        if block.cell and block.cell.row == 0
    }


def _kind_of(words: str) -> str:
    """Return the section whose word stands last: of 身份证号、手机：138… the telephone."""
    last, kind = -1, ""
    for name, cues in _WORDS.sections.items():
        for cue in cues:
            at = words.rfind(cue)
            if at >= 0 and at + len(cue) > last:
                last, kind = at + len(cue), name
    return kind


def in_groups(document: Document, numbers: Iterable[LongNumber]) -> list[list[LongNumber]]:
    """Return the numbers in groups: those of one table or one list together, the others one by one."""
    tables: dict[int, list[LongNumber]] = {}
    runs: list[list[LongNumber]] = []
    for number in numbers:
        block = document.block_at(number.span.start)
        if block and block.cell:
            tables.setdefault(block.cell.table, []).append(number)
        elif runs and _is_near(document, runs[-1][-1].span, number.span):
            runs[-1].append(number)
        else:
            runs.append([number])
    alone = ([number] for run in runs if len(run) < _LIST for number in run)
    return [*tables.values(), *(run for run in runs if len(run) >= _LIST), *alone]


def _is_near(document: Document, last: Span, span: Span) -> bool:
    """Tell whether a number stands on the line of the one before it or on the next; a blank line may be between."""
    return document.folded.count("\n", last.end, span.start) <= _LINES_APART
