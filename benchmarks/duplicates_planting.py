"""How many planted copies are found in clean drafts, and how many findings the clean drafts have.

usage: python benchmarks/duplicates_planting.py [DRAFT]...
Without drafts, twelve made-up reports of 10,000 characters and more are planted in.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from duplicates_corpus import report
from planting import Fault, Planted, Score, score_of

import edulint_duplicates
from edulint.api import Document, Severity, Span, sentence_spans
from edulint.outline.assembly import parse
from edulint.readers.plain import PlainReader
from edulint.testing import document_of, findings_of_pack
from edulint_duplicates.passages.normalise import han_count

_PLANTED_IN_EACH = 40
_PARAGRAPH = 60
_SENTENCE = 40
_COMMON = "的一是在有学生校教师工作进行开展组织安全管理全县年度加强提高"

Plant = Callable[[random.Random, Document], tuple[str, str] | None]


def edited(chance: random.Random, text: str, share: float) -> str:
    """Change a share of the characters: replaced, left out or followed by another, each as often."""
    places = set(chance.sample(range(len(text)), round(share * len(text))))
    parts = []
    for place, character in enumerate(text):
        kind = chance.randrange(3) if place in places else -1
        other = chance.choice(_COMMON)
        parts.append({-1: character, 0: other, 1: "", 2: character + other}[kind])
    return "".join(parts)


def _paragraph(share: float) -> Plant:
    def plant(chance: random.Random, document: Document) -> tuple[str, str] | None:
        paragraphs = [
            one
            for one in map(document.slice, (block.span for block in document.blocks))
            if han_count(one) >= _PARAGRAPH
        ]
        copy = edited(chance, chance.choice(paragraphs), share)
        lines = document.text.split("\n")
        lines.insert(chance.randrange(len(lines)), copy)
        return "\n".join(lines), copy

    return plant


def _sentence(chance: random.Random, document: Document) -> tuple[str, str] | None:
    blocks = [block.span for block in document.blocks]
    chosen = chance.choice(blocks)
    sentences = [document.slice(one) for one in sentence_spans(document.text, *chosen.bounds)]
    sentences = [one for one in sentences if han_count(one) >= _SENTENCE]
    other = chance.choice([block for block in blocks if block != chosen])
    at = next(sentence_spans(document.text, *other.bounds)).end
    if not sentences or document.text[at - 1] not in "。！？":
        return None
    copy = chance.choice(sentences)
    return document.text[:at] + copy + document.text[at:], copy


def planted_score(drafts: Iterable[Document], kind: str, seed: int = 1) -> Score:
    """Return how the pack does at warning and above on drafts with copies of a kind of :data:`PLANTS`."""
    pack = partial(findings_of_pack, edulint_duplicates)
    return score_of(_plantings(drafts, kind, random.Random(seed)), pack, Severity.WARNING)


def _plantings(drafts: Iterable[Document], kind: str, chance: random.Random) -> Iterator[Planted]:
    for document in drafts:
        for _ in range(_PLANTED_IN_EACH):
            made = PLANTS[kind](chance, document)
            if made is None:
                continue
            text, copy = made
            start = text.find(copy)
            middle = start + len(copy) // 2
            fault = Fault((kind,), (Span(middle, middle + 1),), around=(Span(start, start + len(copy)),))
            yield Planted(text, (fault,), untouched=document.text)


def alarms(drafts: Iterable[Document]) -> list[str]:
    """Return what is told at warning and above of drafts in which nothing was planted."""
    found = (one for document in drafts for one in findings_of_pack(edulint_duplicates, document))
    return [one.message.zh for one in found if one.severity >= Severity.WARNING]


PLANTS: dict[str, Plant] = {
    "verbatim": _paragraph(0),
    "5 %": _paragraph(0.05),
    "10 %": _paragraph(0.1),
    "15 %": _paragraph(0.15),
    "sentence": _sentence,
}


def main(paths: list[str]) -> None:
    """Print the measurements."""
    drafts = [parse(Path(path).read_bytes(), PlainReader(), path) for path in paths]
    drafts = drafts or [document_of(report(seed, 10_000)) for seed in range(12)]
    told = alarms(drafts)
    print(f"clean: {len(drafts)} drafts, {len(told)} findings", *told, sep="\n  ")
    for kind in PLANTS:
        planted_score(drafts, kind).print()


if __name__ == "__main__":
    main(sys.argv[1:])
