"""The ``[[accept]]`` entries of configurations: which are of no use any more, and how they are written and removed."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from edulint.check import Finding
from edulint.outcome import Entry, LocatedFinding
from edulint.outline.assembly import assemble
from edulint.packs.acceptance import UnusedAcceptance
from edulint.packs.registry import Registry
from edulint.readers.plain import PlainReader
from edulint.run.files import UnreadableError
from edulint.run.gate.accepting import judged_codes
from edulint.run.locate import located
from edulint.run.task import DraftTask
from edulint.run.writing import naming, replace_file, write_file
from edulint.settings.profile import Accept, Profile
from edulint.settings.reading import SHARED_FILE, Configuration
from edulint.text.spans import Span
from edulint.wording import Wording, listed

_UNUSED = UnusedAcceptance()
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*(?:tool[ \t]*\.[ \t]*edulint[ \t]*\.[ \t]*)?accept[ \t]*\]\]", re.MULTILINE)
_WILD = re.compile(r"(?<!\\)[*?\[!]")
_NOT_THE_SAME = Wording(
    zh="改写后的设置与原来不符，为免损坏，没有写入：请手工修改",
    en="rewritten, the configuration would not say what it should; nothing was written: change it by hand",
)


def beginnings_in(folders: Iterable[str]) -> list[str]:
    """Return what the absolute paths of the files in folders begin with."""
    return [os.path.abspath(folder).rstrip(os.sep) + os.sep for folder in folders]


class EntryJudge:
    """Tells which entries accept nothing any more, from what a run has checked.

    ``read`` are the drafts that could be read, ``folders`` those that were checked whole.
    """

    def __init__(
        self, tasks: Sequence[DraftTask], read: Collection[str], folders: Iterable[str], registry: Registry
    ) -> None:
        self._tasks = tasks
        self._read = read
        self._folders = beginnings_in(folders)
        self._registry = registry
        self._judged_codes: dict[int, frozenset[str]] = {}
        self._concerned: dict[Entry, list[DraftTask]] = {}
        for task in tasks:
            for one in task.profile.accepted:
                self._concerned.setdefault((one.file, one.index), []).append(task)

    def unused(self, configuration: Configuration, used: Collection[Entry]) -> dict[int, LocatedFinding]:
        """Return the entries of a configuration that are of no use, by their index, with findings that say so.

        An entry is judged where every draft that it may speak of was read and checked with the entry's check. A
        pattern that isn't a file's path may mean any draft below the configuration; one of the folders must hold all.
        Where no draft of the run is meant, it may be one that the run leaves out, so that all must be gone.
        """
        file = configuration.file or ""
        root = os.path.dirname(os.path.abspath(file)).rstrip(os.sep) + os.sep
        entries = configuration.settings.accept
        indices = [
            index
            for index, entry in enumerate(entries)
            if (file, index) not in used and self._was_looked_for((file, index), entry, root)
        ]
        return _findings(file, entries, indices, root, self._registry) if indices else {}

    def _was_looked_for(self, which: Entry, entry: Accept, root: str) -> bool:
        concerned = self._concerned.get(which, [])
        if not concerned:
            return all(_is_gone(pattern, root) for pattern in entry.files) and any(
                _UNUSED.code in task.profile.codes for task in self._tasks
            )
        is_whole = any(root.startswith(folder) for folder in self._folders)
        if not is_whole and any(_may_mean_others(pattern, root) for pattern in entry.files):
            return False
        codes = self._registry.resolve(entry.code) | {_UNUSED.code}
        known = {task.profile.number: self._known(task.profile) for task in concerned}
        return all(codes <= one for one in known.values()) and all(task.path in self._read for task in concerned)

    def _known(self, profile: Profile) -> frozenset[str]:
        if profile.number not in self._judged_codes:
            self._judged_codes[profile.number] = judged_codes(profile, self._registry)
        return self._judged_codes[profile.number]


def _may_mean_others(pattern: str, root: str) -> bool:
    """Tell whether a pattern may mean more than one draft: without a slash, it means files in all folders."""
    return "/" not in pattern or _WILD.search(pattern) is not None or os.path.isdir(_path(pattern, root))


def _is_gone(pattern: str, root: str) -> bool:
    return "/" in pattern and _WILD.search(pattern) is None and not os.path.lexists(_path(pattern, root))


def _path(pattern: str, root: str) -> str:
    return os.path.join(root, re.sub(r"\\(.)", r"\1", pattern.lstrip("/")))


def _findings(
    file: str, entries: Sequence[Accept], indices: Sequence[int], root: str, registry: Registry
) -> dict[int, LocatedFinding]:
    with open(file, "rb") as lines:
        source = PlainReader().read(lines.read())
    path = os.path.relpath(file)
    path = (os.path.abspath(file) if path.startswith(os.pardir) else path).replace(os.sep, "/")
    document = assemble(source, path, PlainReader.format)
    headers = [Span.of(header) for header in _HEADER.finditer(document.text)]
    findings: list[Finding] = []
    for index in indices:
        place = headers[index] if len(headers) == len(entries) else Span(0, 0)
        entry = entries[index]
        is_gone = all(_is_gone(pattern, root) for pattern in entry.files)
        drafts = listed(pattern.lstrip("/") for pattern in entry.files)
        said: dict[str, Any] = {"selector": entry.code, "words": f" “{entry.words}”"}
        findings.append(
            _UNUSED.finding(place, "gone", files=drafts, **said) if is_gone else _UNUSED.finding(place, "entry", **said)
        )
    return dict(zip(indices, located(findings, document, registry), strict=True))


def remove_entries(file: str, indices: Collection[int]) -> None:
    """Take entries out of a configuration; everything else in it stays as it is, comments included.

    Raises:
        UnreadableError: it can't be written, or was changed meanwhile.
    """

    def remove(section: Any) -> None:
        for index in sorted(indices, reverse=True):
            del section["accept"][index]
        if not section["accept"]:
            del section["accept"]

    _rewrite(file, remove)


def add_entry(file: str, entry: Accept) -> None:
    """Write an entry into a configuration, a new one where there is none.

    Raises:
        UnreadableError: it can't be written, or was changed meanwhile.
    """
    values = {"files": list(entry.files), "code": entry.code, "words": entry.words, "reason": entry.reason}

    def add(section: Any) -> None:
        import tomlkit

        if "accept" not in section:
            section["accept"] = tomlkit.aot() if hasattr(section, "as_string") else []
        listed = section["accept"]
        if isinstance(listed, tomlkit.items.AoT):
            table = tomlkit.table()
            table.update(values)
            listed.append(table)
        else:
            listed.append(values)

    _rewrite(file, add, apart=True)


def _rewrite(file: str, change: Callable[[Any], None], *, apart: bool = False) -> None:
    """Change what a configuration says, and write it only where it says just that afterwards.

    What is added comes ``apart``, behind a blank line.
    """
    import tomlkit

    before = b""
    if os.path.exists(file):
        with open(file, "rb") as lines:
            before = lines.read()
    text = before.decode("utf-8-sig")
    has_crlf = "\r\n" in text
    text = text.replace("\r\n", "\n")
    room = "\n" * (2 - text[-2:].count("\n")) if apart and text.strip() else ""
    try:
        document = tomlkit.parse(text + room)
        change(_section(document, file))
        after = tomlkit.dumps(document)
        expected = tomllib.loads(text)
        change(_section(expected, file))
        is_same = tomllib.loads(after) == expected
    except ValueError as error:
        # Both parsers raise errors of this class.
        raise UnreadableError(_NOT_THE_SAME) from error
    if not is_same:
        raise UnreadableError(_NOT_THE_SAME)
    mark = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
    data = mark + (after.replace("\n", "\r\n") if has_crlf else after).encode("utf-8")
    with naming(file):
        if before:
            replace_file(file, before, data)
        else:
            write_file(file, data)


def _section(document: Any, file: str) -> Any:
    if os.path.basename(file) != SHARED_FILE:
        return document
    return document.setdefault("tool", {}).setdefault("edulint", {})
