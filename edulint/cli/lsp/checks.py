"""Checks of drafts that are being typed: after a pause, away from the editor's requests, and never of an old text."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from edulint.cli.lsp.drafts import CheckedDraft, Desk, OpenDraft

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


class Checks:
    """The newest check of each open draft.

    ``current`` returns a draft as it is now, None once it is closed. ``publish`` is given what was found, ``fail`` what
    went wrong; both are called in the loop's thread.
    """

    def __init__(
        self,
        desk: Desk,
        current: Callable[[str], OpenDraft | None],
        publish: Callable[[CheckedDraft], None],
        fail: Callable[[Exception], None],
    ) -> None:
        self._desk = desk
        self._current = current
        self._publish = publish
        self._fail = fail
        # One thread: checks share what they have worked out, and a second would only take turns with the first.
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="edulint")
        self._pending: dict[str, asyncio.Task[None]] = {}
        self._done: dict[str, CheckedDraft] = {}

    def of(self, uri: str) -> CheckedDraft | None:
        """Return what was found in a draft as it is now; None while that isn't known."""
        checked, draft = self._done.get(uri), self._current(uri)
        return checked if checked and draft and checked.draft.version == draft.version else None

    def schedule(self, uri: str, pause: float) -> None:
        """Check a draft when nothing has been typed for ``pause`` seconds; a check of an earlier text is dropped."""
        self._drop(uri)
        self._pending[uri] = asyncio.get_running_loop().create_task(self._check(uri, pause))

    def forget(self, uri: str) -> None:
        """Drop what is known of a draft that was closed."""
        self._drop(uri)
        self._done.pop(uri, None)

    async def work(
        self, function: Callable[Arguments, Result], *arguments: Arguments.args, **named: Arguments.kwargs
    ) -> Result:
        """Return what a function returns that is run beside the loop."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, lambda: function(*arguments, **named))

    def close(self) -> None:
        """Begin nothing more."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _drop(self, uri: str) -> None:
        task = self._pending.pop(uri, None)
        if task:
            # Where its check waits for the thread it is never begun; where it runs, nobody hears of its end.
            task.cancel()

    async def _check(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        draft = self._current(uri)
        if draft is None:
            return
        try:
            self._done[uri] = await self.work(self._desk.check, draft)
            self._publish(self._done[uri])
        except Exception as error:
            # Whatever goes wrong with one text, the next one is checked.
            self._fail(error)
