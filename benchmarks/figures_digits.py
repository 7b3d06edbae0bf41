"""Single wrong digits planted into the figures of whole documents: which are told, and what is said of the rest.

    python benchmarks/figures_digits.py FOLDER [--seed 1] [--most 40] [--show] [--untouched]

Of every document (.txt) of the folder the relations that hold are listed, as ``edulint figures`` lists them. For each
of up to ``--most`` of them one digit of one of its figures is changed, so that the relation no longer holds by more
than rounding, and told is whether a finding at warning or above touches one of the figures. A digit with which the
relation still holds within rounding contradicts nothing: such are counted apart. With ``--untouched`` the findings of
the documents as they are, at warning or above, are printed for reading, with how many there are in 100,000 characters.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from planting import Fault, Planted, Score, score_of

from edulint.api import Document, Finding, Severity, Span
from edulint.testing import document_of, findings_of
from edulint_figures.checks import ALL
from edulint_figures.listing.rows import relations_of
from edulint_figures.relations.relation import Relation, Verdict

# What is planted must be off by more than this part of the figure, so that rounding can't explain it.
_LEAST = 0.004
# The checks of sums, rates, prices, totals, changes, shares and points; the others compare two figures or count names.
CHECKABLE = ("FI101", "FI102", "FI103", "FI104", "FI105", "FI107", "FI108")


def loud(document: Document) -> list[Finding]:
    """Return the findings of the pack at warning or above."""
    found = (
        finding for check in ALL if check.code < "FI3" for finding in findings_of(check(), {document.path: document})
    )
    return [finding for finding in found if finding.severity >= Severity.WARNING]


def held(document: Document) -> list[tuple[str, Relation]]:
    """Return the relations of three figures or more that hold, with the codes of their checks.

    Two figures only tell a direction, or which is larger: most wrong digits leave that as it was.
    """
    return [
        (check.code, relation)
        for check, relation in relations_of(document)
        if relation.verdict is Verdict.HOLDS and len(relation.operands) >= 2 and check.code in CHECKABLE
    ]


def with_wrong_digit(text: str, span: Span, chance: random.Random) -> str | None:
    """Return the text with one digit of a figure changed noticeably, or None if it has no digit that can be."""
    digits = [place for place in range(*span.bounds) if text[place].isascii() and text[place].isdigit()]
    number = text[span.start : span.end]
    for _ in range(20):
        if not digits:
            return None
        place = chance.choice(digits)
        digit = chance.choice([one for one in "123456789" if one != text[place]])
        changed = number[: place - span.start] + digit + number[place - span.start + 1 :]
        old, new = _value(number), _value(changed)
        if old and abs(new - old) > _LEAST * old:
            return text[:place] + digit + text[place + 1 :]
    return None


def _value(words: str) -> float:
    kept = "".join(
        character for character in words if character.isascii() and (character.isdigit() or character == ".")
    )
    try:
        return float(kept)
    except ValueError:
        return 0.0


def still_holds(relation: Relation, document: Document) -> bool:
    """Tell whether a relation of the same figures holds in a document whose text has one digit changed."""
    return any(
        one.verdict is Verdict.HOLDS and one.span == relation.span and set(one.operands) == set(relation.operands)
        for _, one in held(document)
    )


def plantings(folder: Path, chance: random.Random, most: int, rounded: Counter[str]) -> Iterator[Planted]:
    """Yield each document of a folder with one wrong digit, for ``most`` of its relations at most.

    Digits with which the relation still holds are counted in ``rounded``, by the code of the check.
    """
    for path in sorted(folder.rglob("*.txt")):
        document = document_of(path.read_text(encoding="utf-8"), path.name)
        relations = held(document)
        for code, relation in chance.sample(relations, min(most, len(relations))):
            span = chance.choice([relation.span, *relation.operands])
            text = with_wrong_digit(document.text, span, chance)
            if text is None:
                continue
            if still_holds(relation, document_of(text, path.name)):
                rounded[code] += 1
                continue
            low = max(text.rfind("\n", 0, span.start) + 1, span.start - 60)
            around = text[low : span.end + 60].replace("\n", "⏎")
            words = f"{path.name} {document.slice(span)}→{text[span.start : span.end]}  …{around}"
            fault = Fault((code,), (relation.span, *relation.operands), words=words)
            yield Planted(text, (fault,), path.name, document.text)


def planted_score(folder: Path, chance: random.Random, most: int, rounded: Counter[str] | None = None) -> Score:
    """Return how the pack does at warning and above on single wrong digits in a folder's documents."""
    return score_of(plantings(folder, chance, most, Counter() if rounded is None else rounded), loud)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the measurement."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=int, default=40)
    parser.add_argument("--show", action="store_true", help="print the wrong digits that are not told")
    parser.add_argument("--untouched", action="store_true", help="print what is said of the documents as they are")
    options = parser.parse_args(arguments)
    if not options.untouched:
        rounded: Counter[str] = Counter()
        score = planted_score(options.folder, random.Random(options.seed), options.most, rounded)
        score.print(None if options.show else 0)
        print(f"{rounded.total()} more stay within rounding")
        return
    characters = findings = 0
    for path in sorted(options.folder.rglob("*.txt")):
        document = document_of(path.read_text(encoding="utf-8"), path.name)
        characters += len(document.text)
        for finding in loud(document):
            findings += 1
            low = max(0, finding.span.start - 80)
            around = document.text[low : finding.span.end + 60].replace("\n", "⏎")
            print(f"{path.name}: {finding.code} {finding.message.zh}\n    …{around}")
    print(f"{findings} findings in {characters} characters: {findings * 100_000 / max(characters, 1):.2f} in 100,000")


if __name__ == "__main__":
    main()
