"""Drafts compared with one another: what is known of it from an earlier run, and the rest in processes, if it pays."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from edulint.check import Finding, FolderCheck, PairwiseCheck, Share
from edulint.model import Document
from edulint.outcome import Problem
from edulint.packs.host import Host
from edulint.readers.reader import ReadError
from edulint.run.cache import Cache, PackedFacts
from edulint.run.comparison import Comparison, KeptComparisons, joined
from edulint.run.draft import DraftChecker, with_severity
from edulint.run.failures import failure
from edulint.run.files import UnreadableError
from edulint.run.gate.accepting import judge
from edulint.run.locate import located
from edulint.run.task import DraftResult, DraftTask
from edulint.run.workers import LOST, Workers, checker_and_cache
from edulint.settings.profile import Profile

# Below so many pairs of drafts the processes cost more than they save.
_WORTH_PROCESSES = 50
# Drafts of so many characters together are kept while drafts are compared: hundreds of short ones, a few long ones.
_KEPT_CHARACTERS = 1_500_000
_LEAST_KEPT = 2


class Part(Struct, frozen=True):
    """A draft to conclude on, by a check with the settings of a profile, and what this takes of it and its others.

    ``facts``, ``tasks`` and ``keys`` are by path. ``key`` is what the cache knows the part by, ``keys`` are what it
    knows the drafts by; they are empty where nothing is kept.
    """

    code: str
    profile: Profile
    path: str
    share: Share
    facts: dict[str, Any]
    tasks: dict[str, DraftTask]
    keys: dict[str, str]
    key: str


class Comparer:
    """Compares the drafts of a run by all checks that do so; ``jobs`` is the greatest number of processes."""

    def __init__(self, host: Host, checker: DraftChecker, jobs: int, cache: Cache | None) -> None:
        self._host = host
        self._checker = checker
        self._jobs = jobs
        self._cache = cache

    def compared(self, tasks: Sequence[DraftTask], results: Sequence[DraftResult]) -> Comparison:
        """Return what comparing the drafts shows, worked out now or known from an earlier run."""
        if not any(result.facts for result in results):
            return Comparison()
        cache, kept, key = self._cache, KeptComparisons(), ""
        if cache:
            key = cache.comparison_key(results)
            kept = cache.comparisons(self._checker, tasks)
            if key and key == kept.key:
                return joined(kept.parts.values())
        documents = RunDocuments(self._checker, cache)
        documents.expect({task.path: task for task in tasks}, {result.path: result.key for result in results})
        made: list[tuple[str, Comparison]] = []
        for code in sorted({code for result in results for code in result.facts}):
            collected = {result.path: result.facts[code] for result in results if code in result.facts}
            made += self._by_check(code, collected, documents, kept.parts)
        if cache:
            lasting = {one: comparison for one, comparison in made if one and comparison.is_lasting}
            is_whole = len(lasting) == len(made)
            cache.keep_comparisons(self._checker, tasks, KeptComparisons(key if is_whole else "", lasting))
        return joined(comparison for _, comparison in made)

    def _by_check(
        self, code: str, collected: Mapping[str, Any], documents: RunDocuments, kept: Mapping[str, Comparison]
    ) -> Iterator[tuple[str, Comparison]]:
        """Yield what a check concludes, by the keys of the parts, which are empty where nothing is kept of them."""
        # The settings of the first draft say how all are compared.
        profile = documents.tasks[next(iter(collected))].profile
        check = _check(self._checker, profile, code)
        if len(collected) < 2 or check is None:
            return
        try:
            if not isinstance(check, PairwiseCheck):
                key = self._key(profile, code, [documents.keys[path] for path in collected], b"")
                yield key, kept[key] if key in kept else self._at_once(check, _unpacked(check, collected), documents)
                return
            shares = check.shares(_unpacked(check, collected))
        except Exception as error:
            yield "", Comparison(problems=(failure(check, "", error),))
            return
        parts = [self._part(code, path, share, collected, documents) for path, share in shares.items()]
        fresh = self._concluded([part for part in parts if part.key not in kept], documents)
        for part in parts:
            yield part.key, kept[part.key] if part.key in kept else next(fresh)

    def _part(self, code: str, path: str, share: Share, collected: Mapping[str, Any], documents: RunDocuments) -> Part:
        paths = (path, *share.others)
        profile = documents.tasks[next(iter(collected))].profile
        keys = {one: documents.keys[one] for one in paths}
        return Part(
            code=code,
            profile=profile,
            path=path,
            share=share,
            facts={one: collected[one] for one in paths},
            tasks={one: documents.tasks[one] for one in paths},
            keys=keys,
            key=self._key(profile, code, keys.values(), share.data),
        )

    def _key(self, profile: Profile, code: str, drafts: Collection[str], data: bytes) -> str:
        return self._cache.part_key(self._checker, profile, code, drafts, data) if self._cache else ""

    def _concluded(self, parts: Sequence[Part], documents: RunDocuments) -> Iterator[Comparison]:
        if self._jobs > 1 and sum(len(part.share.others) for part in parts) >= _WORTH_PROCESSES:
            workers = Workers(self._host.packs, self._jobs, self._cache)
            yield from workers.each(parts, conclude_all, lambda part: Comparison(problems=(Problem(part.path, LOST),)))
        else:
            yield from (concluded(self._checker, part, documents) for part in parts)

    def _at_once(self, check: FolderCheck[Any], facts: Mapping[str, Any], documents: RunDocuments) -> Comparison:
        """Return what a check concludes on all drafts."""
        by_path: dict[str, list[Finding]] = {}
        first = next(iter(facts))
        for finding in check.conclude(facts, documents):
            by_path.setdefault(finding.path or first, []).append(finding)
        told = [_told(self._checker, check, path, findings, documents) for path, findings in by_path.items()]
        return joined([*told, Comparison(changed=bool(documents.changed))])


class RunDocuments:
    """The drafts of a run by path, read again when needed; the last few are kept.

    ``changed`` are those that hold something else by now than what the cache knows them by.
    """

    def __init__(self, checker: DraftChecker, cache: Cache | None) -> None:
        self._checker = checker
        self._cache = cache
        self._kept: dict[str, Document] = {}
        self._characters = 0
        self.tasks: dict[str, DraftTask] = {}
        self.keys: dict[str, str] = {}
        self.changed: set[str] = set()

    def expect(self, tasks: Mapping[str, DraftTask], keys: Mapping[str, str]) -> None:
        """Take further drafts that may be asked for, and what the cache knows them by."""
        self.tasks.update(tasks)
        self.keys.update(keys)

    def __getitem__(self, path: str) -> Document:
        if path in self._kept:
            # Move to the end: the first is the one to go.
            self._kept[path] = self._kept.pop(path)
            return self._kept[path]
        task = self.tasks[path]
        try:
            data = self._checker.bytes_of(task)
            document, _ = self._checker.read(path, data, task.profile.genre)
        except (UnreadableError, ReadError) as error:
            raise KeyError(path) from error
        if self._cache and self.keys[path] and self._cache.key(self._checker, task, data) != self.keys[path]:
            # Somebody has written the draft since its facts were collected.
            self.changed.add(path)
        self._kept[path] = document
        self._characters += len(document.text)
        # Two drafts are compared with each other, however long they are.
        while self._characters > _KEPT_CHARACTERS and len(self._kept) > _LEAST_KEPT:
            self._characters -= len(self._kept.pop(next(iter(self._kept))).text)
        return document


# The drafts that a worker process has read, for all the parts that come to it.
_DOCUMENTS: list[RunDocuments] = []


def conclude_all(parts: Sequence[Part]) -> list[Comparison]:
    """Conclude on drafts in a worker process."""
    checker, cache = checker_and_cache()
    if not _DOCUMENTS:
        _DOCUMENTS.append(RunDocuments(checker, cache))
    found = []
    for part in parts:
        _DOCUMENTS[0].expect(part.tasks, part.keys)
        found.append(concluded(checker, part, _DOCUMENTS[0]))
    return found


def concluded(checker: DraftChecker, part: Part, documents: RunDocuments) -> Comparison:
    """Return what a check concludes on one draft."""
    check = _check(checker, part.profile, part.code)
    if not isinstance(check, PairwiseCheck):
        raise TypeError(part.code)
    try:
        findings = list(check.conclude_on(part.path, part.share, _unpacked(check, part.facts), documents))
        told = _told(checker, check, part.path, findings, documents) if findings else Comparison()
    except Exception as error:
        return Comparison(problems=(failure(check, part.path, error),))
    return joined([told, Comparison(changed=not documents.changed.isdisjoint(part.tasks))])


def _check(checker: DraftChecker, profile: Profile, code: str) -> FolderCheck[Any] | None:
    found = next(check for check in checker.checks(profile) if check.code == code)
    return found if isinstance(found, FolderCheck) else None


def _unpacked(check: FolderCheck[Any], facts: Mapping[str, Any]) -> dict[str, Any]:
    return {path: check.unpacked(fact.data) if isinstance(fact, PackedFacts) else fact for path, fact in facts.items()}


def _told(
    checker: DraftChecker, check: FolderCheck[Any], path: str, findings: Sequence[Finding], documents: RunDocuments
) -> Comparison:
    """Return a draft's findings in their places, with the severities of the settings."""
    profile = documents.tasks[path].profile
    weighed = [with_severity(finding, check, profile) for finding in findings]
    document = documents[path]
    judged = judge(weighed, document, profile, checker.registry, complete=False)
    places = located(weighed, document, checker.registry, documents, judged.accepted)
    return Comparison(tuple(places), accepting=judged.entries)
