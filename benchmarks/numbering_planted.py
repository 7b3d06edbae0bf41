"""How many faults planted in the clean drafts are found at their place, and how many by one finding alone.

usage: python benchmarks/numbering_planted.py [SHARE [FOLDER]] Every number of every draft in fixtures/numbering (or
FOLDER) is deleted, doubled, swapped, mistyped, restyled and run into the paragraph before it, one at a time; SHARE
(such as 0.1) plants a sample. What a planted draft has on top of the untouched one is counted over the whole draft
and at every severity. The place of a fault is the lines it lies in.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from planting import Fault, Planted, Score, drafts_of, in_words, score_of

import edulint_numbering
from edulint.api import Document, Edit, Finding, OrdinalStyle, Span, apply_edits, full_width, int_to_han, renumbered
from edulint.testing import document_of, findings_of_pack
from edulint_numbering.announcements import announcements
from edulint_numbering.captions import caption_sequences
from edulint_numbering.references import references
from edulint_numbering.sequences import sequences
from edulint_numbering.sequences.items import Item, NumberedSequence

_REQUIRED = 0.97
DRAFTS = Path(__file__).parent.parent / "fixtures" / "numbering"

# Each style and what a hurried hand writes instead.
_RESTYLED = {
    OrdinalStyle.HAN_COMMA: ("{han}.", "{digit}、", "（{han}）", "{han} ）"),
    OrdinalStyle.HAN_PAREN: ("（{digit}）", "{han}、", "{digit}.", "（{han}）、"),
    OrdinalStyle.DIGIT_DOT: ("{digit}、", "（{digit}）", "{han}、", "{wide}．"),
    OrdinalStyle.DIGIT_PAREN: ("{digit}.", "{digit}）"),
}


def read(path: Path) -> Document:
    """Return a draft as the checks see it."""
    return document_of(path.read_text(encoding="utf-8"), path.name)


def findings(document: Document) -> list[Finding]:
    """Return what the pack reports of a draft."""
    return findings_of_pack(edulint_numbering, document)


def plantings(path: Path) -> Iterator[Planted]:
    """Yield a draft with each fault that can be told from the text alone."""
    document = read(path)
    for sequence in (*sequences(document), *caption_sequences(document)):
        for place in range(len(sequence.items)):
            yield from _in_sequence(document, sequence, place)
    for announcement in announcements(document):
        for other in (announcement.count + 1, announcement.count - 1):
            words = document.slice(announcement.span)
            number = words[: len(words) - len(words.lstrip("0123456789一二两三四五六七八九十"))]
            edit = Edit(Span(announcement.span.start, announcement.span.start + len(number)), int_to_han(other))
            if other > 1:
                yield _planted(document, "announce", [edit], [announcement.span])
    for reference in references(document):
        written = document.slice(reference.digits)
        edit = Edit(reference.digits, "49" if written.isdecimal() else "四十九")
        yield _planted(document, "reference", [edit], [reference.span])


def _in_sequence(document: Document, sequence: NumberedSequence, place: int) -> Iterator[Planted]:
    items = sequence.items
    item, is_last = items[place], place + 1 == len(items)
    following = items[place + 1 : place + 2]
    spans = [one.ordinal.span for one in (item, *following)]
    if not is_last and item.ordinal.style is not OrdinalStyle.WORD:
        yield _planted(document, "delete", [Edit(item.ordinal.span, "")], spans)
    if place:
        yield from _numbered(document, "double", [(item, items[place - 1].value)], [items[place - 1], item])
    if following:
        yield from _numbered(
            document, "swap", [(item, following[0].value), (following[0], item.value)], [item, *following]
        )
    for step in (2, 5):
        yield from _numbered(document, "mistype", [(item, (item.value or 0) + step)], [item, *following])
    if not sequence.is_headings:
        return
    # Of two items either may be told to be the odd one.
    odd = [one.ordinal.span for one in items] if len(items) == 2 else [item.ordinal.span]
    for style in _RESTYLED.get(item.ordinal.style, ()) if len(items) > 1 else ():
        value = item.value or 1
        text = style.format(han=int_to_han(value), digit=value, wide=full_width(value))
        yield _planted(document, "restyle", [Edit(item.ordinal.span, text)], odd)
    if any(bracket in item.ordinal.text for bracket in "（("):
        swapped = item.ordinal.text.translate(str.maketrans("（）()", "()（）"))
        yield _planted(document, "width", [Edit(item.ordinal.span, swapped)], odd)
    yield from _swallowed(document, sequence, item)


def _swallowed(document: Document, sequence: NumberedSequence, item: Item) -> Iterator[Planted]:
    """Yield the draft with the line break before a paragraph lost, where prose stands before it."""
    block, above = document.blocks[item.block], document.blocks[max(0, item.block - 1)]
    if item is sequence.items[0] or block.span.start != item.start or above.cell or block.markup:
        return
    if document.text[above.span.end - 1] not in "。；." or len(above.span) < 30:
        return
    edit = Edit(Span(above.span.end, block.span.start), "")
    yield _planted(document, "swallow", [edit], [above.span], document.slice(block.span)[:20])


def _numbered(
    document: Document, kind: str, changes: list[tuple[Item, int | None]], near: list[Item]
) -> Iterator[Planted]:
    edits = []
    for item, value in changes:
        number = renumbered(item.ordinal, value) if value else None
        if number is None or value == item.value:
            return
        edits.append(Edit(item.ordinal.digits, number))
    yield _planted(document, kind, edits, [item.ordinal.span for item in near])


def _planted(document: Document, kind: str, edits: list[Edit], spans: list[Span], words: str = "") -> Planted:
    text = apply_edits(document.text, edits)
    lines = sorted({document.locate(span).line for span in spans})
    starts = [0, *(match.end() for match in re.finditer("\n", text)), len(text) + 1]
    places = tuple(Span(starts[line - 1], starts[line] - 1) for line in lines)
    start = spans[0].start
    words = words or f"{document.text[start : start + 12]!r} -> {edits[0].text!r}"
    return Planted(
        text, (Fault((kind, document.path), places, words=f"{lines} {words}"),), document.path, document.text
    )


def planted_score(chance: random.Random, share: float, folder: Path = DRAFTS) -> Score:
    """Return how the pack does on a share of the faults that can be planted."""
    planted = (draft for path in drafts_of(folder) for draft in plantings(path))
    return score_of((draft for draft in planted if chance.random() <= share), findings)


def main(share: str = "1", folder: str = str(DRAFTS)) -> int:
    """Print recall and the share told by one finding, by kind and draft, and the misses; return 0 if all is well."""
    loud = [f"{path.name} {in_words(one)}" for path in drafts_of(Path(folder)) for one in findings(read(path))]
    print(*(f"clean {one}" for one in loud), f"{len(loud)} findings in clean drafts", sep="\n")
    score = planted_score(random.Random(7), float(share), Path(folder))
    score.print()
    is_good = all(
        min(score.found[kind], score.once[kind]) >= _REQUIRED * count for kind, count in score.planted.items()
    )
    return 0 if is_good and not loud else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
