"""Every entry of a pack's word lists has a case: without the entry, some case fails."""

from __future__ import annotations

import io
import sys
from collections.abc import Container, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from edulint.check import BaseCheck
from edulint.testing import Case, cases_of, run_case
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
    cases = sorted(cases_of(pack), key=lambda pair: pair[0].__module__.rpartition(".")[2] != path.stem)
    return [
        entry
        for entry in without_entry(pack, path, monkeypatch)
        if (only is None or entry in only)
        and all(_holds(check, case) for check, case in cases if _may_tell(case, entry))
    ]


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
    def opened(name: str, encoding: str) -> io.TextIOBase:
        return io.StringIO(text) if Path(name) == path else open(name, encoding=encoding)

    return opened


def _forget(pack: ModuleType) -> None:
    """Let the pack read its lists again."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == pack.__name__:
            for value in vars(module).values():
                if hasattr(value, "cache_clear") and not isinstance(value, type):
                    value.cache_clear()


def _may_tell(case: Case, entry: str) -> bool:
    text = fold("\n".join([case.text, *case.drafts.values()]))
    # A line may also be a group of characters: 州洲舟.
    return any(fold(word) in text for word in entry.split()) or (entry.isalpha() and not set(entry).isdisjoint(text))


def _holds(check: type[BaseCheck], case: Case) -> bool:
    try:
        run_case(check, case)
    except AssertionError:
        return False
    return True
