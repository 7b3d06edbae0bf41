"""The drafts of a run, for the checks that compare them: read again when they are asked for, a few kept in memory."""

from __future__ import annotations

from collections.abc import Mapping

from edulint.model import Document
from edulint.readers.reader import ReadError
from edulint.run.cache import Cache
from edulint.run.draft import DraftChecker
from edulint.run.files import UnreadableError
from edulint.run.task import DraftTask

# Drafts of so many characters together are kept while drafts are compared: hundreds of short ones, a few long ones.
_KEPT_CHARACTERS = 1_500_000
_LEAST_KEPT = 2


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
