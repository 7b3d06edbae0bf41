"""The progress bar of a long run."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import Any

from edulint.run.task import DraftResult

_MANY_DRAFTS = 20


class Progress:
    """A bar on standard error while a long run is watched from a terminal; ``others`` are told of each draft, too."""

    def __init__(self, drafts: int, others: Iterable[Callable[[DraftResult], None]] = ()) -> None:
        self._others = tuple(others)
        self._bar: Any = None
        if drafts >= _MANY_DRAFTS and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import Progress as Bar

            self._bar = Bar(console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task("edulint", total=drafts)

    def __enter__(self) -> Progress:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def __call__(self, draft: DraftResult) -> None:
        """Count one draft as done."""
        for note in self._others:
            note(draft)
        if self._bar:
            self._bar.advance(self._task)
