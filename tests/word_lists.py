"""Every entry of a pack's word lists has a case: without the entry, some case fails."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Container, Iterator
from functools import cache, cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from msgspec.structs import replace

from edulint.check import BaseCheck
from edulint.model import Document
from edulint.testing import Case, cases_of, documents_of, run_case
from edulint.text import wordlist
from edulint.text.fold import fold


def lists_of(pack: ModuleType) -> list[Path]:
    """Return the files of a pack's word lists."""
    return sorted(Path(str(pack.__file__)).parent.rglob("*.txt"))


def entries_of(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each entry of a list with the list's text as it would be without.

    An entry is a word of a section or, in a list without sections, a line; the name of a kind before it or characters
    behind it stand on its line.
    """
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    has_sections = any(_is_section(line) for line in lines)
    for index, line in enumerate(lines):
        if not line.strip() or line.startswith("#") or _is_section(line):
            continue
        for word in line.split() if has_sections else [line]:
            rest = " ".join(other for other in line.split() if other != word) + "\n" if has_sections else ""
            yield word.strip(), "".join((*lines[:index], rest, *lines[index + 1 :]))


def idle_entries(
    pack: ModuleType, path: Path, monkeypatch: pytest.MonkeyPatch, only: Container[str] | None = None
) -> list[str]:
    """Return the entries of a list, or those of ``only``, without which all the pack's cases still hold."""
    cases = sorted(_known_cases(pack), key=lambda one: one.check.__module__.rpartition(".")[2] != path.stem)
    idle = []
    for entry in without_entry(pack, path, monkeypatch):
        if only is None or entry in only:
            failing = next((one for one in cases if one.may_tell(entry) and not one.holds()), None)
            if failing is None:
                idle.append(entry)
            else:
                # The check that needs one entry of a list needs most of them.
                cases.sort(key=lambda one, check=failing.check: one.check is not check)  # type: ignore[misc]
    return idle


def is_needed(pack: ModuleType, finds: re.Pattern[str]) -> bool:
    """Tell whether a case of the pack fails, of those in whose folded text a pattern finds something."""
    return any(finds.search(one.text) and not one.holds() for one in _known_cases(pack))


def without_entry(pack: ModuleType, path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Yield each entry of a list, while the pack reads the list without it."""
    for entry, text_without in entries_of(path):
        with monkeypatch.context() as patch:
            patch.setattr(wordlist, "open", _opening(path, text_without), raising=False)
            _forget(pack)
            yield entry
    _forget(pack)


def _is_section(line: str) -> bool:
    return line.startswith("[") and line.rstrip().endswith("]")


def _opening(path: Path, text: str) -> Any:
    def opened(name: str, mode: str) -> Any:
        return io.BytesIO(text.encode()) if Path(name) == path else open(name, mode)

    return opened


def _forget(pack: ModuleType) -> None:
    """Let the pack read its lists again."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == pack.__name__:
            for value in vars(module).values():
                # The type is asked: a pattern that is asked for an attribute is compiled first.
                if hasattr(type(value), "cache_clear"):
                    value.cache_clear()


class _KnownCase:
    """A case that is run again and again; its drafts are read once."""

    def __init__(self, check: type[BaseCheck], case: Case) -> None:
        self.check = check
        self._case = case
        self.text = fold("\n".join([case.text, *case.drafts.values()]))

    @cached_property
    def _documents(self) -> dict[str, Document]:
        return documents_of(self._case)

    def may_tell(self, entry: str) -> bool:
        # A line may also be a group of characters: 州洲舟.
        is_group = entry.isalpha() and not set(entry).isdisjoint(self.text)
        return is_group or any(fold(word) in self.text for word in entry.split())

    def holds(self) -> bool:
        # A copy of a document does not have what was derived from it with the list as it was before.
        fresh = {path: replace(document) for path, document in self._documents.items()}
        try:
            run_case(self.check, self._case, fresh)
        except AssertionError:
            return False
        return True


@cache
def _known_cases(pack: ModuleType) -> tuple[_KnownCase, ...]:
    return tuple(_KnownCase(check, case) for check, case in cases_of(pack))
