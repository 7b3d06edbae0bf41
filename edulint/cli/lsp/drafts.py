"""An open draft: its text as it is checked, and the findings in it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property

from pygls.uris import to_fs_path

from edulint.model import Document
from edulint.outcome import LocatedFinding, Problem
from edulint.packs.host import Host
from edulint.run.draft import DraftChecker
from edulint.run.engine import Engine
from edulint.run.loading import is_report
from edulint.run.task import DraftResult, DraftTask, FixMode
from edulint.settings.files import Configurations
from edulint.settings.profile import Choice, Settings
from edulint.wording import Language

# With a mark there is no doubt about the encoding, however short the text.
_MARK = "\ufeff"


class OpenDraft:
    """A text that an editor has open, at one version of it; ``path`` is where it lies, or would."""

    def __init__(self, uri: str, path: str, text: str, version: int) -> None:
        self.uri = uri
        self.path = path
        self.text = text
        self.version = version

    @property
    def data(self) -> bytes:
        """The text as the bytes of a file."""
        return f"{_MARK}{self.text.removeprefix(_MARK)}".encode("utf-8", "replace")

    def is_called(self, path: str) -> bool:
        """Tell whether a finding's path names this draft."""
        return os.path.normpath(path) == os.path.normpath(self.path)


class CheckedDraft:
    """What was found in an open draft, with the places as the editor counts them."""

    def __init__(
        self, draft: OpenDraft, findings: Sequence[LocatedFinding], problems: Sequence[Problem], lang: Language | None
    ) -> None:
        self.draft = draft
        self.findings = tuple(findings)
        self.problems = tuple(problems)
        self.configured_language = lang


class Desk:
    """Checks open drafts as ``edulint check`` would check them if they were saved."""

    def __init__(self, host: Host, config: str | None, isolated: bool) -> None:
        self._host = host
        self._config = config
        self._isolated = isolated

    @cached_property
    def _reading(self) -> DraftChecker:
        return DraftChecker(self._host.registry, self._host.readers)

    def check(self, draft: OpenDraft) -> CheckedDraft:
        """Return what is found in a draft; nothing in one that the configuration leaves out.

        Raises:
            SettingsError: a configuration file above it is wrong.
        """
        configurations = self._configurations()
        settings = configurations.of_folder(os.path.dirname(draft.path)).settings
        if not self._is_checked(draft, configurations, settings):
            return CheckedDraft(draft, (), (), settings.lang)
        outcome = Engine(self._host, jobs=1).run([self._task(draft, configurations)])
        return CheckedDraft(draft, outcome.findings, outcome.problems, settings.lang)

    def repaired(self, draft: OpenDraft) -> str:
        """Return the text of a draft after all its safe repairs.

        Raises:
            SettingsError: a configuration file above it is wrong.
        """
        results: list[DraftResult] = []
        task = self._task(draft, self._configurations(), "safe")
        Engine(self._host, jobs=1).run([task], results.append)
        return results[0].after if results and results[0].fixed else draft.text

    def document(self, draft: OpenDraft) -> Document:
        """Return the document that a draft is.

        Raises:
            ReadError: it is of no format that can be read.
            SettingsError: a configuration file above it is wrong.
        """
        genre = self._configurations().profile(draft.path).genre
        return self._reading.read(draft.path, draft.data, genre)[0]

    def _configurations(self) -> Configurations:
        # Read anew each time: whoever changes the configuration sees at once what it does.
        return Configurations(self._host.registry, Choice(), self._config, self._isolated)

    def _is_checked(self, draft: OpenDraft, configurations: Configurations, settings: Settings) -> bool:
        size = len(draft.data)
        return (
            size <= settings.max_size * 1_000_000
            and not configurations.excludes(draft.path)
            and not is_report(draft.text.encode("utf-8", "replace"))
        )

    def _task(self, draft: OpenDraft, configurations: Configurations, fix: FixMode = "none") -> DraftTask:
        profile = configurations.profile(draft.path)
        return DraftTask(draft.path, profile, fix=fix, write=False, data=draft.data)


def path_of(uri: str, language_id: str, root: str | None) -> str:
    """Return the path of a document; one that was never saved gets a name in the opened folder."""
    path = to_fs_path(uri) if uri.startswith("file:") else None
    if path:
        return os.path.abspath(path)
    ending = "md" if language_id == "markdown" else "txt"
    return os.path.join(root or os.getcwd(), f"untitled.{ending}")
