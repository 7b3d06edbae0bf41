"""Drafts compared with one another: what is known of it from an earlier run, and the rest in processes, if it pays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from edulint.check import Finding, FolderCheck, PairwiseCheck
from edulint.outcome import Problem
from edulint.packs.host import Host
from edulint.run.cache import Cache, PackedFacts
from edulint.run.check_runner import with_severity
from edulint.run.comparison import Comparison, KeptComparisons, Memory, joined
from edulint.run.draft import DraftChecker
from edulint.run.failures import failure
from edulint.run.gate.accepting import judge
from edulint.run.locate import located
from edulint.run.run_documents import RunDocuments
from edulint.run.task import DraftResult, DraftTask
from edulint.run.workers import LOST, Workers, checker_and_cache
from edulint.settings.profile import Profile

# Below so many pairs of drafts the processes cost more than they save.
_WORTH_PROCESSES = 50
_STATE_BYTES = 20


class Part(Struct, frozen=True):
    """A draft to compare and to conclude on, by a check with the settings of a profile, and what this takes.

    ``shared`` is what it shares with others; with those in ``known`` it was compared before, and this is what they have
    in common. ``state`` is the :func:`state_of` it when it was concluded on before. ``facts``, ``tasks`` and ``keys``
    are by path.
    """

    code: str
    profile: Profile
    path: str
    shared: dict[str, bytes]
    known: dict[str, bytes]
    state: bytes
    tasks: dict[str, DraftTask]
    keys: dict[str, str]

    @property
    def is_known(self) -> bool:
        """Tell whether nothing is to be done."""
        return len(self.known) == len(self.shared) and state_of(self.known, self.keys) == self.state


class Concluded(Struct, frozen=True):
    """What a draft has in common with each other one, and what follows; None where that is known."""

    common: dict[str, bytes]
    state: bytes
    comparison: Comparison | None = None


class Comparer:
    """Compares the drafts of a run by all checks that do so; ``jobs`` is the greatest number of processes."""

    def __init__(self, host: Host, checker: DraftChecker, jobs: int, cache: Cache | None) -> None:
        self._host = host
        self._checker = checker
        self._jobs = jobs
        self._cache = cache

    def compared(self, tasks: Sequence[DraftTask], results: Sequence[DraftResult]) -> Comparison:
        """Return what comparing the drafts shows, worked out now or known from an earlier run."""
        cache, kept, made = self._cache, KeptComparisons(), KeptComparisons()
        if cache:
            made = KeptComparisons(cache.comparison_key(results))
            kept = cache.comparisons(self._checker, tasks)
            if made.key and made.key == kept.key:
                return joined(comparison for _, comparison in kept.parts.values())
        documents = RunDocuments(self._checker, cache)
        documents.expect({task.path: task for task in tasks}, {result.path: result.key for result in results})
        shown: list[Comparison] = []
        for code in sorted({code for result in results for code in result.facts}):
            collected = {result.path: result.facts[code] for result in results if code in result.facts}
            # The settings of the first draft say how all are compared.
            profile = documents.tasks[next(iter(collected))].profile
            check = next(one for one in self._checker.runner.checks(profile) if one.code == code)
            if len(collected) < 2 or not isinstance(check, FolderCheck):
                continue
            memory = Memory(cache.digest_of(self._checker, profile, code) if cache else None, kept, made)
            try:
                if isinstance(check, PairwiseCheck):
                    parts = list(self._parts(check, profile, collected, documents, memory))
                    shown += self._by_pairs(parts, documents, memory)
                else:
                    shown.append(self._at_once(check, collected, documents, memory))
            except Exception as error:
                shown.append(Comparison(problems=(failure(check, "", error),)))
        if cache:
            is_whole = all(comparison.is_lasting for comparison in shown)
            cache.keep_comparisons(self._checker, tasks, made if is_whole else replace(made, key=""))
        return joined(shown)

    def _by_pairs(self, parts: Sequence[Part], documents: RunDocuments, memory: Memory) -> Iterator[Comparison]:
        """Yield what a check concludes on each draft."""
        fresh = self._concluded([part for part in parts if not part.is_known], documents)
        for part in parts:
            concluded = Concluded(part.known, part.state) if part.is_known else next(fresh)
            own = [documents.keys[part.path]]
            _, before = memory.part(own) or (b"", Comparison())
            comparison = before if concluded.comparison is None else concluded.comparison
            yield comparison
            if comparison.is_lasting:
                # A draft that the cache doesn't know may hold something else in the next run.
                if concluded.state and all(part.keys.values()):
                    memory.keep_part(own, concluded.state, comparison)
                for other, common in concluded.common.items():
                    memory.keep_pair((*own, documents.keys[other]), part.shared[other], common)

    def _parts(
        self,
        check: PairwiseCheck[Any],
        profile: Profile,
        collected: Mapping[str, Any],
        documents: RunDocuments,
        memory: Memory,
    ) -> Iterator[Part]:
        """Yield what is to be compared with each draft, with what is known of it from earlier runs."""
        keys, facts = documents.keys, _unpacked(check, collected)
        for path, shared in check.shares(facts).items():
            known: dict[str, bytes] = {}
            for other, data in shared.items():
                common = memory.pair((keys[path], keys[other]), data)
                if common is None and not check.may_share((path, other), data, facts):
                    common = b""
                if common is not None:
                    known[other] = common
            state, _ = memory.part([keys[path]]) or (b"", None)
            paths = [path, *shared]
            yield Part(
                code=check.code,
                profile=profile,
                path=path,
                shared=dict(shared),
                known=known,
                state=state,
                tasks={one: documents.tasks[one] for one in paths},
                keys={one: keys[one] for one in paths},
            )

    def _concluded(self, parts: Sequence[Part], documents: RunDocuments) -> Iterator[Concluded]:
        pairs = sum(len(part.shared) - len(part.known) for part in parts)
        if self._jobs > 1 and pairs >= _WORTH_PROCESSES:
            yield from Workers(self._host.packs, self._jobs, self._cache).each(parts, conclude_all, _lost)
        else:
            yield from (concluded(self._checker, part, documents) for part in parts)

    def _at_once(
        self, check: FolderCheck[Any], collected: Mapping[str, Any], documents: RunDocuments, memory: Memory
    ) -> Comparison:
        """Return what a check concludes on all drafts."""
        keys = [documents.keys[path] for path in collected]
        known = memory.part(keys)
        if known:
            memory.keep_part(keys, *known)
            return known[1]
        by_path: dict[str, list[Finding]] = {}
        first = next(iter(collected))
        for finding in check.conclude(_unpacked(check, collected), documents):
            by_path.setdefault(finding.path or first, []).append(finding)
        told = [_told(self._checker, check, path, findings, documents) for path, findings in by_path.items()]
        comparison = joined([*told, Comparison(changed=bool(documents.changed))])
        memory.keep_part(keys, b"", comparison)
        return comparison


# The drafts that a worker process has read, for all the parts that come to it.
_DOCUMENTS: list[RunDocuments] = []


def conclude_all(parts: Sequence[Part]) -> list[Concluded]:
    """Compare drafts and conclude on them in a worker process."""
    checker, cache = checker_and_cache()
    if not _DOCUMENTS:
        _DOCUMENTS.append(RunDocuments(checker, cache))
    found = []
    for part in parts:
        _DOCUMENTS[0].expect(part.tasks, part.keys)
        found.append(concluded(checker, part, _DOCUMENTS[0]))
    return found


def concluded(checker: DraftChecker, part: Part, documents: RunDocuments) -> Concluded:
    """Compare a draft with those others with which that is to be done, and conclude on it."""
    check = next(one for one in checker.runner.checks(part.profile) if one.code == part.code)
    if not isinstance(check, PairwiseCheck):
        raise TypeError(part.code)
    try:
        # In the order of the others, whichever of them are known.
        common = {
            other: part.known[other] if other in part.known else check.compare((part.path, other), shared, documents)
            for other, shared in part.shared.items()
        }
        state = state_of(common, part.keys)
        if state and state == part.state:
            return Concluded(common, state)
        found = {other: data for other, data in common.items() if data}
        findings = list(check.conclude_on(part.path, found, documents)) if found else []
        told = _told(checker, check, part.path, findings, documents) if findings else Comparison()
    except Exception as error:
        return Concluded({}, b"", Comparison(problems=(failure(check, part.path, error),)))
    changed = not documents.changed.isdisjoint(part.tasks)
    return Concluded(common, state, replace(told, changed=changed))


def state_of(common: Mapping[str, bytes], keys: Mapping[str, str]) -> bytes:
    """Return what tells whether something else is to be concluded on a draft: what it has in common with which others.

    ``keys`` are what the cache knows the drafts by. Where there is nothing in common the state is empty.
    """
    from hashlib import blake2b

    found = {keys[other]: data for other, data in common.items() if data}
    if not found:
        return b""
    digest = blake2b(digest_size=_STATE_BYTES)
    for key, data in found.items():
        digest.update(f"{key} {len(data)} ".encode())
        digest.update(data)
    return digest.digest()


def _lost(part: Part) -> Concluded:
    return Concluded({}, b"", Comparison(problems=(Problem(part.path, LOST),)))


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
