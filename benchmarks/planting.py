"""Drafts put together from clean paragraphs, one fault planted in each, and what a pack's checks make of them."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import ModuleType

from edulint.api import Finding, Severity, Span
from edulint.testing import document_of, findings_of

PARAGRAPHS = Path(__file__).with_name("clean_paragraphs.txt").read_text(encoding="utf-8").splitlines()
_TITLE = "青川县2023年工作总结"
_IN_EACH = 14
_TIMES = 40

# Returns the paragraph with its fault and the fault's place in it, or None where the paragraph has no room for it.
Plant = Callable[[random.Random, str], tuple[str, Span] | None]


def replaced(text: str, start: int, end: int, by: str) -> tuple[str, Span]:
    """Return a text with a stretch replaced, and the new stretch's place."""
    return text[:start] + by + text[end:], Span(start, start + len(by))


def measure(pack: ModuleType, plants: Mapping[str, tuple[str, Iterable[Plant]]]) -> None:
    """Print recall for each fault and precision over all planted drafts.

    ``plants`` gives for each kind of fault the codes that may find it, with blanks between, and the ways to plant it.
    """
    checks = [check() for check in pack.edulint_checks()]
    total: Counter[str] = Counter()
    for name, (codes, ways) in plants.items():
        chance = random.Random(name)
        counts: Counter[str] = Counter()
        for way in ways:
            for _ in range(_TIMES):
                planted = _planted(chance, way)
                text, place = planted
                document = document_of(text)
                found = [finding for check in checks for finding in findings_of(check, {"draft.txt": document})]
                hits = [finding for finding in found if finding.code in codes and _touches(finding, place)]
                others = [finding for finding in found if not _touches(finding, place)]
                counts["planted"] += 1
                counts["found"] += bool(hits)
                counts["warned"] += any(finding.severity >= Severity.WARNING for finding in hits)
                counts["right"] += len(found) - len(others)
                counts["wrong"] += len(others)
                for finding in others:
                    print("   wrong ", name, finding.code, document.slice(finding.span)[:30])
                if not hits:
                    print("   missed", name, text[max(0, place.start - 12) : place.end + 12].replace("\n", "⏎"))
        total += counts
        print(
            f"{name:28} recall {counts['found'] / counts['planted']:.3f} ({counts['found']}/{counts['planted']}, {counts['warned']} as a warning or error)"
        )
    print(f"recall    {total['found'] / total['planted']:.3f} ({total['found']}/{total['planted']})")
    print(
        f"precision {total['right'] / (total['right'] + total['wrong']):.3f} ({total['right']}/{total['right'] + total['wrong']})"
    )


def _planted(chance: random.Random, way: Plant) -> tuple[str, Span]:
    """Return a draft with one fault, and the fault's place."""
    while True:
        paragraphs = chance.sample(PARAGRAPHS, _IN_EACH)
        made = way(chance, paragraphs[-1])
        if made is None:
            continue
        at = chance.randrange(1, _IN_EACH - 1)
        before = "\n".join([_TITLE, *paragraphs[:at]]) + "\n"
        text = before + made[0] + "\n" + "\n".join(paragraphs[at:-1]) + "\n"
        return text, made[1].shifted(len(before))


def _touches(finding: Finding, place: Span) -> bool:
    return any(span.overlaps(place) for span in (finding.span, *(other.span for other in finding.related)))
