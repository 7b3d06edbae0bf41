"""What was found in a draft, kept until the draft, its settings or the code changes."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from edulint.check import BaseCheck, FolderCheck
from edulint.outcome import LocatedFinding
from edulint.packs.entrypoints import EntryPoint
from edulint.packs.registry import Registry
from edulint.readers.reader import ReadError
from edulint.run.comparison import KeptComparisons
from edulint.run.draft import DraftChecker
from edulint.run.files import UnreadableError
from edulint.run.shown import shown
from edulint.run.software import software
from edulint.run.store import Store
from edulint.run.task import DraftResult, DraftTask
from edulint.settings.profile import Profile

if TYPE_CHECKING:
    from hashlib import blake2b

_KEY_BYTES = 20


class PackedFacts(Struct, frozen=True):
    """A draft's facts as a check has packed them, until they are needed."""

    data: bytes


class Cache:
    """Results by a key made of a draft's bytes and path, what is run on it, and the code that does it.

    A draft that could not be checked in full is never kept, nor one whose check can't say what it depends on. It
    travels to worker processes.
    """

    def __init__(self, store: Store, packs: Iterable[EntryPoint]) -> None:
        self._store = store
        self._software = software(packs)
        self._profiles: dict[int, bytes | None] = {}

    def found(self, checker: DraftChecker, task: DraftTask) -> DraftResult | None:
        """Return what an earlier run has found in a draft, if it is still true."""
        if not _is_kept(task):
            return None
        try:
            data = checker.load(task.path, task.max_size)
            key = self.key(checker, task, data)
            entry = self._store.get(key) if key else None
            result = self._unpacked(entry, checker.registry) if entry else None
            if result is None:
                return None
            text = shown(checker.read(task.path, data, task.profile.genre)[0]) if task.show else None
        except (UnreadableError, ReadError):
            # Whoever checks it says so.
            return None
        return replace(result, shown=text, key=key)

    def checked(self, checker: DraftChecker, task: DraftTask, check: Callable[[DraftTask], DraftResult]) -> DraftResult:
        """Check a draft and keep what was found."""
        if not _is_kept(task):
            return check(task)
        try:
            # What is kept is known by the bytes that were checked, whoever writes the file meanwhile.
            data = checker.load(task.path, task.max_size)
        except UnreadableError:
            return check(task)
        return self._kept(checker, task, data, check(replace(task, data=data)))

    def _kept(self, checker: DraftChecker, task: DraftTask, data: bytes, result: DraftResult) -> DraftResult:
        key = self.key(checker, task, data)
        if key is None or not result.read or result.problems:
            return result
        packed = _packed(result.facts, checker.runner.checks(task.profile))
        if packed is None:
            return result
        try:
            self._store.put(key, msgspec.msgpack.encode(replace(result, facts=packed, shown=None)))
        except (UnicodeEncodeError, TypeError):
            # Half a character in a damaged draft can't be written, nor what a stranger's check may hand over.
            return result
        return replace(result, key=key)

    def comparisons(self, checker: DraftChecker, tasks: Sequence[DraftTask]) -> KeptComparisons:
        """Return what the last comparison of the drafts in this place has shown, whichever they were."""
        key = self._place_key(checker, tasks)
        entry = self._store.get(key) if key else None
        try:
            kept = msgspec.msgpack.decode(entry, type=KeptComparisons) if entry else KeptComparisons()
        except (msgspec.DecodeError, ValueError):
            return KeptComparisons()
        found = (finding for _, one in kept.parts.values() for finding in one.findings)
        return kept if _are_known(found, checker.registry) else KeptComparisons()

    def keep_comparisons(self, checker: DraftChecker, tasks: Sequence[DraftTask], made: KeptComparisons) -> None:
        """Keep what comparing the drafts has shown in place of what was kept there."""
        key = self._place_key(checker, tasks)
        if key and (made.key or made.parts):
            # Half a character in a damaged draft can't be written.
            with contextlib.suppress(UnicodeEncodeError, TypeError):
                self._store.put(key, msgspec.msgpack.encode(made))

    def comparison_key(self, results: Iterable[DraftResult]) -> str:
        """Return what the comparison of these drafts is known by; empty where it isn't kept."""
        keys = [result.key for result in results if result.facts]
        return _digest(map(str.encode, keys)).hexdigest() if all(keys) else ""

    def digest_of(self, checker: DraftChecker, profile: Profile, code: str) -> blake2b | None:
        """Return a digest, to be gone on with, of all that a check's conclusions depend on beside the drafts."""
        settings = self._settings(checker, profile)
        return _digest((self._software, settings, code.encode())) if settings is not None else None

    def close(self) -> None:
        """Tidy up after a run."""
        self._store.prune()

    def key(self, checker: DraftChecker, task: DraftTask, data: bytes) -> str | None:
        """Return what a draft with these bytes, and all that is run on it, is known by; None where it isn't kept."""
        settings = self._settings(checker, task.profile)
        if settings is None:
            return None
        return _digest((self._software, settings, os.fsencode(task.path), str(task.compare).encode(), data)).hexdigest()

    def _settings(self, checker: DraftChecker, profile: Profile) -> bytes | None:
        """Return all that is run on a draft as bytes; None where a check depends on more than can be told."""
        if profile.number not in self._profiles:
            self._profiles[profile.number] = _profile_bytes(profile, checker.runner.checks(profile))
        return self._profiles[profile.number]

    def _place_key(self, checker: DraftChecker, tasks: Sequence[DraftTask]) -> str:
        """Return what the comparison of the drafts in one place, by the same settings, is known by."""
        settings = self._settings(checker, tasks[0].profile)
        if settings is None:
            return ""
        try:
            place = os.path.commonpath([task.path for task in tasks])
        except ValueError:
            # Some are named from the root of a drive, others are not.
            place = ""
        return _digest((self._software, settings, b"compared", os.fsencode(place))).hexdigest()

    def _unpacked(self, entry: bytes, registry: Registry) -> DraftResult | None:
        try:
            result = msgspec.msgpack.decode(entry, type=DraftResult)
        except (msgspec.DecodeError, ValueError):
            return None
        if not _are_known(result.findings, registry):
            return None
        return replace(result, facts={code: PackedFacts(data) for code, data in result.facts.items()})


def _digest(parts: Iterable[bytes]) -> blake2b:
    from hashlib import blake2b

    digest = blake2b(digest_size=_KEY_BYTES)
    for part in parts:
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(part)
    return digest


def _is_kept(task: DraftTask) -> bool:
    # A repair begins with the draft itself, and standard input is read once.
    return task.fix == "none" and task.data is None


def _are_known(findings: Iterable[LocatedFinding], registry: Registry) -> bool:
    codes = registry.codes
    return all(finding.code in codes for finding in findings)


def _packed(facts: Mapping[str, Any], checks: Iterable[BaseCheck]) -> dict[str, bytes] | None:
    """Return facts as bytes; None where a check can't pack its own."""
    packed: dict[str, bytes] = {}
    for check in checks:
        if isinstance(check, FolderCheck) and check.code in facts:
            data = check.packed(facts[check.code])
            if data is None:
                return None
            packed[check.code] = data
    return packed


def _profile_bytes(profile: Profile, checks: Iterable[BaseCheck]) -> bytes | None:
    """Return all that is run on a draft as bytes; None where a check depends on more than can be told."""
    files: list[str] = []
    for check in checks:
        read = check.files_read()
        if read is None:
            return None
        files += (state for path in read for state in _states(path))
    try:
        return msgspec.msgpack.encode((replace(profile, number=0), files), order="deterministic")
    except (TypeError, UnicodeEncodeError):
        return None


def _states(path: str) -> Iterator[str]:
    yield os.path.abspath(path)
    try:
        status = os.stat(path)
    except OSError:
        return
    yield f"{status.st_ino} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"
