"""How ``fuzz_oracle.py`` checks a text: what comes back again and again within one input is worked out once."""

from __future__ import annotations

from typing import Any

from edulint.check import Finding
from edulint.model import Document, Genre
from edulint.outcome import Problem
from edulint.packs.registry import Registry
from edulint.run.check_runner import CheckRunner
from edulint.run.draft import DraftChecker
from edulint.settings.profile import Profile
from edulint.wording import Wording


class RememberingRunner(CheckRunner):
    """Checks a document once."""

    def __init__(self, registry: Registry) -> None:
        super().__init__(registry)
        self.known: dict[tuple[Any, ...], tuple[list[Finding], list[Problem]]] = {}

    def findings(self, document: Document, profile: Profile, problems: list[Problem]) -> list[Finding]:
        """Return what the checks report of a document, which comes back many times."""
        key = (document.path, document.text, document.format, document.genre)
        if key not in self.known:
            told: list[Problem] = []
            self.known[key] = (super().findings(document, profile, told), told)
        findings, told = self.known[key]
        problems += told
        return findings


class RememberingChecker(DraftChecker):
    """Reads and checks a text once: findings are a function of the document, and a text comes back many times."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.runner = self._remembering = RememberingRunner(self.registry)
        self._read: dict[tuple[Any, ...], tuple[Document, tuple[Wording, ...]]] = {}

    def forget(self) -> None:
        """Begin with another input."""
        self._remembering.known.clear()
        self._read.clear()

    def read(self, path: str, data: bytes, genre: Genre | None = None) -> tuple[Document, tuple[Wording, ...]]:
        """Return what a draft holds."""
        key = (path, data, genre)
        if key not in self._read:
            self._read[key] = super().read(path, data, genre)
        return self._read[key]
