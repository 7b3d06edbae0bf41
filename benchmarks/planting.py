"""Faults planted in clean drafts, and what the checks make of them: one score for the benchmarks of every pack."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from edulint.api import Document, Finding, Severity, Span
from edulint.testing import document_of, findings_of_pack

PARAGRAPHS = Path(__file__).with_name("clean_paragraphs.txt").read_text(encoding="utf-8").splitlines()
ALL = "all"
_TITLE = "青川县2023年工作总结"
_IN_EACH = 14
_TIMES = 40

# Returns the paragraph with its fault and the fault's place in it, or None where the paragraph has no room for it.
Plant = Callable[[random.Random, str], tuple[str, Span] | None]


class Fault(NamedTuple):
    """What was planted: the kinds it is counted under, and the places of which a finding must touch one.

    ``codes`` names the checks that may find it, with blanks between (none: any may). A finding that touches ``around``
    alone doesn't find the fault, but isn't wrong either. ``words`` says in a list of misses what was planted, where its
    surroundings don't.
    """

    kinds: tuple[str, ...]
    places: tuple[Span, ...]
    codes: str = ""
    around: tuple[Span, ...] = ()
    words: str = ""


class Planted(NamedTuple):
    """A draft and the faults planted in it; a draft without faults must be silent."""

    text: str
    faults: tuple[Fault, ...] = ()
    path: str = "draft.txt"


class Score:
    """How many faults were found, by kind, and how many findings were right, by check.

    A finding is right if it touches a fault. ``warned`` counts the faults found at warning or above, ``once`` those in
    whose drafts one finding was all; ``misses`` and ``alarms`` tell of each fault that was not found and each wrong
    finding.
    """

    def __init__(self) -> None:
        self.planted: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.warned: Counter[str] = Counter()
        self.once: Counter[str] = Counter()
        self.right: Counter[str] = Counter()
        self.wrong: Counter[str] = Counter()
        self.misses: list[str] = []
        self.alarms: list[str] = []

    def recall(self, kind: str = ALL) -> float:
        """Return the share of the faults of a kind that were found."""
        return self.found[kind] / self.planted[kind] if self.planted[kind] else 1.0

    @property
    def precision(self) -> float:
        """The share of the findings that are right."""
        total = self.right.total() + self.wrong.total()
        return self.right.total() / total if total else 1.0

    def add(self, draft: Planted, findings: list[Finding]) -> None:
        """Count what was found in one draft."""
        for fault in draft.faults:
            hits = [one for one in findings if one.code in (fault.codes or one.code) and _touches(one, fault.places)]
            kinds = [*fault.kinds, ALL]
            self.planted.update(kinds)
            self.found.update(kinds * bool(hits))
            self.warned.update(kinds * any(one.severity >= Severity.WARNING for one in hits))
            self.once.update(kinds * (len(findings) == 1))
            if not hits:
                self.misses.append(f"{' '.join(fault.kinds)}: {fault.words or _around(draft.text, fault.places[0])}")
        for one in findings:
            is_right = any(_touches(one, (*fault.places, *fault.around)) for fault in draft.faults)
            (self.right if is_right else self.wrong)[one.code] += 1
            if not is_right:
                self.alarms.append(f"{one.code} {one.message.zh}: {_around(draft.text, one.span)}")

    def print(self, show: int | None = None) -> None:
        """Print misses and false alarms (``show`` at most), recall by kind, precision by check where it is less than 1.

        Of more than thirty kinds, those that were found every time are left out.
        """
        for example in [*(f"missed {one}" for one in self.misses), *(f"wrong  {one}" for one in self.alarms)][:show]:
            print("  ", example)
        kinds = [kind for kind in self.planted if kind != ALL]
        if len(kinds) > 30:
            kinds = [kind for kind in kinds if self.recall(kind) < 1]
        for kind in [*kinds, ALL]:
            counts = f"{self.found[kind]}/{self.planted[kind]}, {self.warned[kind]} as a warning or error"
            share = f"recall {self.recall(kind):.3f} ({counts})"
            print(f"{kind:28} {share} {self.once[kind]} by one finding alone")
        for code, wrong in sorted(self.wrong.items()):
            print(f"{code:28} precision {1 - wrong / (wrong + self.right[code]):.3f} ({wrong} wrong)")
        print(f"precision {self.precision:.3f} ({self.right.total()}/{self.right.total() + self.wrong.total()})")


def score_of(
    drafts: Iterable[Planted], findings: Callable[[Document], list[Finding]], least: Severity = Severity.INFO
) -> Score:
    """Return how ``findings`` does on drafts; those milder than ``least`` don't count."""
    score = Score()
    for draft in drafts:
        told = findings(document_of(draft.text, draft.path))
        score.add(draft, [one for one in told if one.severity >= least])
    return score


def replaced(text: str, start: int, end: int, by: str) -> tuple[str, Span]:
    """Return a text with a stretch replaced, and the new stretch's place."""
    return text[:start] + by + text[end:], Span(start, start + len(by))


def swap(pattern: str, *replacements: str) -> Plant:
    """Replace a random match of a pattern, or of its first group, by one of the replacements."""

    def plant(chance: random.Random, text: str) -> tuple[str, Span] | None:
        matches = list(re.finditer(pattern, text))
        if not matches:
            return None
        match = chance.choice(matches)
        return replaced(text, *match.span(1 if match.re.groups else 0), chance.choice(replacements))

    return plant


def measure(pack: ModuleType, plants: Mapping[str, tuple[str, Iterable[Plant]]]) -> None:
    """Print how a pack does on drafts put together from clean paragraphs, one fault in each.

    ``plants`` gives for each kind of fault the codes that may find it, with blanks between, and the ways to plant it.
    """
    score_of(_drafts(plants), lambda document: findings_of_pack(pack, document)).print()


def _drafts(plants: Mapping[str, tuple[str, Iterable[Plant]]]) -> Iterator[Planted]:
    for kind, (codes, ways) in plants.items():
        chance = random.Random(kind)
        for way in ways:
            for _ in range(_TIMES):
                text, place = _planted(chance, way)
                yield Planted(text, (Fault((kind,), (place,), codes),))


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


def _touches(finding: Finding, places: tuple[Span, ...]) -> bool:
    spans = (finding.span, *(other.span for other in finding.related))
    return any(span.overlaps(place) for span in spans for place in places)


def _around(text: str, span: Span) -> str:
    before, after = text[max(0, span.start - 12) : span.start], text[span.end : span.end + 10]
    return f"{before}[{text[span.start : span.end][:40]}]{after}".replace("\n", "⏎")
