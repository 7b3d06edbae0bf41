"""The baseline: findings that are known already and not reported again, recognised by their words."""

from __future__ import annotations

import os
import re
from collections import Counter, deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Annotated, Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from edulint.outcome import LocatedFinding
from edulint.packs.acceptance import CATEGORY
from edulint.run.writing import naming, write_file
from edulint.wording import SpokenError, Wording
from edulint.wording.system import system_reason

_DIGEST_BYTES = 8
_ESCAPE = re.compile(r"\\u(dc[0-9a-f]{2})")
# A draft counts as renamed if at least this share of its known findings is found in another draft.
_RENAMED = 0.5
_NOT_READ = Wording(zh="读不了基线 {file}：{reason}", en="can't read the baseline {file}: {reason}")
_NO_JSON = Wording(zh="不是合格的 JSON", en="not valid JSON")
_WRONG = Wording(
    zh="{file} 不是 edulint 的基线（{reason}）：可用 edulint baseline write 重写",
    en="{file} is no baseline of edulint ({reason}); edulint baseline write makes it anew",
)


class KnownFinding(Struct, frozen=True):
    """A finding that the baseline holds.

    ``path`` is the draft's, from the baseline's folder. ``places`` are digests of the words at the finding's own place,
    which comes first, and at its related ones; ``words`` are for people.
    """

    path: str
    code: str
    words: str
    places: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]


class _File(Struct, frozen=True):
    version: Literal[1]
    findings: tuple[KnownFinding, ...]


class Compared(Struct, frozen=True):
    """What a baseline and a run have in common.

    ``new`` are the findings that the baseline does not hold; ``met`` its entries that were found again, under the names
    that the drafts have now; ``unmet`` the others.
    """

    new: tuple[LocatedFinding, ...]
    met: tuple[KnownFinding, ...]
    unmet: tuple[KnownFinding, ...]


def read_baseline(file: str, *, required: bool = False) -> tuple[KnownFinding, ...]:
    """Return what a baseline holds; nothing where there is no file and none is ``required``.

    Raises:
        SpokenError: the file can't be read, or is no baseline.
    """
    try:
        with open(file, "rb") as lines:
            return msgspec.json.decode(lines.read(), type=_File).findings
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not required:
            return ()
        raise SpokenError(_NOT_READ.filled(file=file, reason=system_reason(error))) from error
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        # What the parser says of text that is no JSON is English, and tells a byte.
        reason = str(error) if isinstance(error, msgspec.ValidationError) else _NO_JSON
        raise SpokenError(_WRONG.filled(file=file, reason=reason)) from error


def write_baseline(file: str, known: Iterable[KnownFinding]) -> None:
    """Write a baseline, a line for each finding, so that two people's changes can be merged.

    Raises:
        UnreadableError: it can't be written.
    """
    ordered = sorted(known, key=lambda one: (one.path, one.code, one.words, one.places))
    lines = ",\n".join(msgspec.json.encode(one).decode() for one in ordered)
    with naming(file):
        write_file(file, f'{{"version": 1, "findings": [\n{lines}\n]}}\n'.encode())


def known_of(findings: Iterable[LocatedFinding], root: str) -> list[KnownFinding]:
    """Return findings as a baseline in the folder ``root`` holds them; what is said of acceptances is never held."""
    return [
        KnownFinding(
            name_in(finding.path, root), finding.code, finding.excerpt.words, tuple(map(_digest, finding.contents))
        )
        for finding in findings
        if finding.category != CATEGORY
    ]


def compare(
    known: Sequence[KnownFinding], findings: Sequence[LocatedFinding], paths: Collection[str], root: str
) -> Compared:
    """Return which findings of a run a baseline in the folder ``root`` holds; each entry stands for one finding.

    ``paths`` are the drafts that were read. A finding is known where an entry of its draft and check has its own words
    among its places, and it has no more places than the entry: a fault copied once more is new. What is known of a
    draft that is gone is looked for in the others of which nothing is known.
    """
    pool = _Pool(known)
    ours = [(index, finding) for index, finding in enumerate(findings) if finding.category != CATEGORY]
    waiting = dict(zip((index for index, _ in ours), known_of((one for _, one in ours), root), strict=True))
    met: list[KnownFinding] = []
    # The same place first, so that an entry isn't taken by its finding's neighbour.
    for take in (pool.taken_by_own_place, pool.taken_by_any_place):
        for index, one in list(waiting.items()):
            if (entry := take(one)) is not None:
                met.append(entry)
                del waiting[index]
    names = {name_in(path, root) for path in paths}
    renamed = {new: old for old, new in pool.renamed(waiting.values(), names, root).items()}
    for index, one in list(waiting.items()):
        if one.path in renamed and (entry := pool.taken_by_any_place(replace(one, path=renamed[one.path]))) is not None:
            met.append(replace(entry, path=one.path))
            del waiting[index]
    new = [one for index, one in enumerate(findings) if index in waiting or one.category == CATEGORY]
    return Compared(tuple(new), tuple(met), tuple(pool.rest()))


def stale_of(
    unmet: Iterable[KnownFinding], looked_for: Mapping[str, Collection[str]], root: str
) -> tuple[KnownFinding, ...]:
    """Return the entries of which nothing is left: their drafts are gone, or were checked and have no such fault.

    ``looked_for`` holds, by the name of each draft that was read, the codes of the checks that had all they need.
    """

    def is_stale(one: KnownFinding) -> bool:
        return one.code in looked_for[one.path] if one.path in looked_for else _is_gone(one.path, root)

    return tuple(one for one in unmet if is_stale(one))


def name_in(path: str, root: str) -> str:
    """Return what a baseline in the folder ``root`` calls a draft."""
    name = os.path.relpath(os.path.abspath(path), root).replace(os.sep, "/")
    # JSON has no bytes: those of a name that aren't UTF-8 are written as escapes.
    return name.encode("utf-8", "backslashreplace").decode()


class _Pool:
    """The entries of a baseline that no finding has taken yet."""

    def __init__(self, known: Sequence[KnownFinding]) -> None:
        self._known = known
        self._left = dict(enumerate(known))
        self._by_own: dict[tuple[str, str, str], deque[int]] = {}
        self._by_any: dict[tuple[str, str, str], deque[int]] = {}
        for index, one in enumerate(known):
            self._by_own.setdefault((one.path, one.code, one.places[0]), deque()).append(index)
            for place in dict.fromkeys(one.places):
                self._by_any.setdefault((one.path, one.code, place), deque()).append(index)

    def taken_by_own_place(self, one: KnownFinding) -> KnownFinding | None:
        """Take an entry that was made for this place."""
        return self._taken(self._by_own, one)

    def taken_by_any_place(self, one: KnownFinding) -> KnownFinding | None:
        """Take an entry that has this place among its own."""
        return self._taken(self._by_any, one)

    def renamed(self, others: Iterable[KnownFinding], paths: Collection[str], root: str) -> dict[str, str]:
        """Return the drafts that are gone and what they are called now, as far as what is known of them tells."""
        names = {one.path for one in self._known}
        gone = {name for name in names if name not in paths and _is_gone(name, root)}
        sizes = Counter(one.path for one in self._known if one.path in gone)
        places: dict[tuple[str, str], set[str]] = {}
        for one in self._left.values():
            if one.path in gone:
                places.setdefault((one.code, one.places[0]), set()).add(one.path)
        shared: Counter[tuple[str, str]] = Counter()
        for one in others:
            if one.path in paths and one.path not in names:
                shared.update((old, one.path) for old in places.get((one.code, one.places[0]), ()))
        found: dict[str, str] = {}
        for (old, name), count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
            if old not in found and name not in found.values() and count >= sizes[old] * _RENAMED:
                found[old] = name
        return found

    def rest(self) -> list[KnownFinding]:
        """Return the entries that nothing has taken."""
        return list(self._left.values())

    def _taken(self, index: Mapping[tuple[str, str, str], deque[int]], one: KnownFinding) -> KnownFinding | None:
        waiting = index.get((one.path, one.code, one.places[0]), deque())
        while waiting and waiting[0] not in self._left:
            waiting.popleft()
        for number in waiting:
            if number in self._left and len(one.places) <= len(self._left[number].places):
                return self._left.pop(number)
        return None


def _is_gone(name: str, root: str) -> bool:
    written = _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), name)
    return not any(os.path.lexists(os.path.join(root, one)) for one in (name, written))


def _digest(content: str) -> str:
    return blake2b(content.encode("utf-8", "backslashreplace"), digest_size=_DIGEST_BYTES).hexdigest()
