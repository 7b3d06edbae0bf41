"""How many planted copies are found in clean drafts, and how many findings the clean drafts have.

usage: python benchmarks/duplicates_planting.py [DRAFT]...
Without drafts, twelve made-up reports of 10,000 characters and more are planted in.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from duplicates_corpus import report

from edulint.api import Document, Severity, sentence_spans
from edulint.outline.assembly import parse
from edulint.readers.plain import PlainReader
from edulint_duplicates.checks.repeated_passage import RepeatedPassage
from edulint_duplicates.passages.normalise import han_count

_PLANTED_IN_EACH = 40
_PARAGRAPH = 60
_SENTENCE = 40
_COMMON = "的一是在有学生校教师工作进行开展组织安全管理全县年度加强提高"

Plant = Callable[[random.Random, Document], tuple[str, str] | None]


def _read(data: bytes) -> Document:
    return parse(data, PlainReader(), "draft.txt")


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
    sentences = [document.slice(one) for one in sentence_spans(document.text, chosen.start, chosen.end)]
    sentences = [one for one in sentences if han_count(one) >= _SENTENCE]
    other = chance.choice([block for block in blocks if block != chosen])
    at = next(sentence_spans(document.text, other.start, other.end)).end
    if not sentences or document.text[at - 1] not in "。！？":
        return None
    copy = chance.choice(sentences)
    return document.text[:at] + copy + document.text[at:], copy


def recall(drafts: Iterable[bytes], plant: Plant, seed: int = 1) -> tuple[int, int]:
    """Return how many planted copies were found, and how many were planted."""
    check, chance = RepeatedPassage(), random.Random(seed)
    found = planted = 0
    for data in drafts:
        document = _read(data)
        for _ in range(_PLANTED_IN_EACH):
            made = plant(chance, document)
            if made is None:
                continue
            text, copy = made
            changed = _read(text.encode())
            planted += 1
            places = [
                place
                for finding in check.check(changed)
                if finding.severity >= Severity.WARNING
                for place in (finding.span, *(related.span for related in finding.related))
            ]
            middle = text.find(copy) + len(copy) // 2
            found += any(place.start <= middle < place.end for place in places)
    return found, planted


def alarms(drafts: Iterable[bytes]) -> list[str]:
    """Return what is told of drafts in which nothing was planted."""
    return [finding.message.zh for data in drafts for finding in RepeatedPassage().check(_read(data))]


PLANTS: dict[str, Plant] = {
    "verbatim": _paragraph(0),
    "5 %": _paragraph(0.05),
    "10 %": _paragraph(0.1),
    "15 %": _paragraph(0.15),
    "sentence": _sentence,
}


def main(paths: list[str]) -> None:
    """Print the measurements."""
    drafts = [Path(path).read_bytes() for path in paths] or [report(seed, 10_000).encode() for seed in range(12)]
    told = alarms(drafts)
    print(f"clean: {len(drafts)} drafts, {len(told)} findings", *told, sep="\n  ")
    for name, plant in PLANTS.items():
        found, planted = recall(drafts, plant)
        print(f"{name:10} {found}/{planted} = {found / planted:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
