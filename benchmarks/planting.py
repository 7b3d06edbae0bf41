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
TITLE = "青川县2023年工作总结"
ALL = "all"
_IN_EACH = 14
# A paragraph with two sentences and more that begins with no number.
_PROSE = re.compile(r"[\u4e00-\u9fff](?![、.]).{30,}。.{8,}。")
_TIMES = 40
# Somebody's drafts may have no place for a fault: no question mark that could be made half-width.
_TRIES = 1_000

# Returns the paragraph with its fault and the fault's place in it, or None where the paragraph has no room for it.
Plant = Callable[[random.Random, str], tuple[str, Span] | None]
# By kind of fault: the codes that may find it, with blanks between, and the ways to plant it.
Plants = Mapping[str, tuple[str, Iterable[Plant]]]


def drafts_of(folder: Path) -> list[Path]:
    """Return a folder's plain drafts, those in folders below it, too."""
    return sorted(path for path in folder.rglob("*") if path.suffix in (".txt", ".md"))


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
    """A draft and the faults planted in it; a draft without faults must be silent.

    What is found in ``untouched``, the draft before, too, counts neither as right nor as wrong.
    """

    text: str
    faults: tuple[Fault, ...] = ()
    path: str = "draft.txt"
    untouched: str = ""


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
    # The drafts of one file come one behind the other.
    untouched, known = "", Counter[str]()
    for draft in drafts:
        if draft.untouched != untouched:
            untouched = draft.untouched
            known = Counter(map(in_words, findings(document_of(untouched, draft.path)))) if untouched else Counter()
        told = beyond(known, findings(document_of(draft.text, draft.path)))
        score.add(draft, [one for one in told if one.severity >= least])
    return score


def beyond(known: Counter[str], findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that are not among those that are known in words, each as often as it is known."""
    left, new = Counter(known), []
    for finding in findings:
        words = in_words(finding)
        if left[words]:
            left[words] -= 1
        else:
            new.append(finding)
    return new


def in_words(finding: Finding) -> str:
    """Return a finding as it is compared between two states of a draft: without its place, which moves."""
    return f"{finding.severity.word} {finding.code} {finding.message.zh}"


def prose(folder: Path) -> list[tuple[str, list[str]]]:
    """Return the titles of a folder's plain drafts, each with its paragraphs of prose, where these make a draft."""
    found = []
    for path in sorted(folder.rglob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        paragraphs = [line for line in lines if _PROSE.fullmatch(line)]
        if len(paragraphs) >= _IN_EACH:
            found.append((lines[0], paragraphs))
    return found


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


def add(*sentences: str) -> Plant:
    """Put one of the sentences behind a random full stop; its fault stands in braces."""

    def plant(chance: random.Random, text: str) -> tuple[str, Span] | None:
        at = chance.choice([match.end() for match in re.finditer("。(?!”)", text)] or [len(text)])
        sentence = chance.choice(sentences)
        start, end = sentence.index("{"), sentence.index("}") - 1
        return text[:at] + sentence.replace("{", "").replace("}", "") + text[at:], Span(at + start, at + end)

    return plant


def measured(
    pack: ModuleType,
    plants: Plants,
    folder: Path | None = None,
    times: int = _TIMES,
    least: Severity = Severity.INFO,
) -> Score:
    """Return how a pack does on drafts put together from clean paragraphs, one fault in each.

    ``plants`` gives for each kind of fault the codes that may find it, with blanks between, and the ways to plant it,
    each used ``times`` times. The paragraphs are those of the drafts in a folder, if one is given.

    Raises:
        SystemExit: the folder has no draft with paragraphs enough.
    """
    sources = prose(folder) if folder else []
    if folder and not sources:
        raise SystemExit(f"{folder} has no draft (.txt) with {_IN_EACH} paragraphs of prose")
    return score_of(_drafts(plants, sources, times), lambda document: findings_of_pack(pack, document), least)


def measure(
    pack: ModuleType,
    plants: Plants,
    folders: list[str],
    times: int = _TIMES,
    least: Severity = Severity.INFO,
) -> None:
    """Print how a pack does; see :func:`measured`."""
    measured(pack, plants, Path(folders[0]) if folders else None, times, least).print()


def _drafts(plants: Plants, sources: list[tuple[str, list[str]]], times: int) -> Iterator[Planted]:
    for kind, (codes, ways) in plants.items():
        chance = random.Random(kind)
        for way in ways:
            for _ in range(times):
                draft = _planted(chance, way, kind, codes, sources)
                if draft is None:
                    break
                yield draft


def _planted(
    chance: random.Random, way: Plant, kind: str, codes: str, sources: list[tuple[str, list[str]]]
) -> Planted | None:
    """Return a draft with one fault, or None where no paragraph seems to have room for it."""
    for _ in range(_TRIES):
        title, source = chance.choice(sources) if sources else (TITLE, PARAGRAPHS)
        paragraphs = chance.sample(source, _IN_EACH)
        made = way(chance, paragraphs[-1])
        if made is None:
            continue
        at = chance.randrange(1, _IN_EACH - 1)
        before = "\n".join([title, *paragraphs[:at]]) + "\n"
        after = "\n" + "\n".join(paragraphs[at:-1]) + "\n"
        fault = Fault((kind,), (made[1].shifted(len(before)),), codes)
        untouched = before + paragraphs[-1] + after if sources else ""
        return Planted(before + made[0] + after, (fault,), untouched=untouched)
    return None


def _touches(finding: Finding, places: tuple[Span, ...]) -> bool:
    spans = (finding.span, *(other.span for other in finding.related))
    return any(span.overlaps(place) for span in spans for place in places)


def _around(text: str, span: Span) -> str:
    before, after = text[max(0, span.start - 12) : span.start], text[span.end : span.end + 10]
    return f"{before}[{text[span.start : span.end][:40]}]{after}".replace("\n", "⏎")
