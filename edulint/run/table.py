"""Checks the drafts of a table, a batch at a time, in whichever process of Spark holds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec

from edulint.packs.entrypoints import entry_points
from edulint.packs.host import Host
from edulint.report.json import finding_as_object
from edulint.run.engine import Engine
from edulint.run.task import DraftTask
from edulint.settings.profile import Profile
from edulint.text.json_text import json_text
from edulint.wording import Language

if TYPE_CHECKING:
    from pyarrow import RecordBatch

# What Spark calls the columns of a table of findings: the fields of a finding in JSON, and all of it as ``finding``.
FINDING = "path string, line int, column int, code string, name string, severity string, message string, finding string"
# Stands as the severity in the row of a draft that could not be checked, or that a check failed on.
UNREAD = "unread"
_OWN_COLUMNS = ("line", "column", "code", "name", "severity", "message")


class Proofreader:
    """Makes rows of findings out of rows of drafts.

    Spark sends it to its processes; what it works with is made there when the first draft comes.
    """

    def __init__(self, profile: Profile, max_size: int, language: Language, without: tuple[str, ...] = ()) -> None:
        self._profile = profile
        self._max_size = max_size
        self._language = language
        self._without = without

    @cached_property
    def _engine(self) -> Engine:
        return Engine(Host(entry_points(), self._without), jobs=1)

    def __call__(self, batches: Iterable[RecordBatch]) -> Iterator[RecordBatch]:
        """Yield a batch of findings for each batch of drafts (``path``, ``content``)."""
        import pyarrow

        names = [column.split()[0] for column in FINDING.split(", ")]
        kinds = {"line": pyarrow.int32(), "column": pyarrow.int32()}
        schema = pyarrow.schema([(name, kinds.get(name, pyarrow.string())) for name in names])
        for batch in batches:
            rows = [
                row
                for path, content in zip(*(batch.column(name).to_pylist() for name in ("path", "content")), strict=True)
                for row in self._rows(path, content)
            ]
            yield pyarrow.RecordBatch.from_pylist(rows, schema=schema)

    def _rows(self, path: str, content: bytes) -> Iterator[dict[str, Any]]:
        task = DraftTask(path, self._profile, self._max_size, write=False, data=content)
        outcome = self._engine.run([task])
        for problem in outcome.problems:
            yield {"path": path, "severity": UNREAD, "message": problem.message.in_language(self._language)}
        for finding in outcome.findings:
            text = json_text(finding_as_object(finding, self._language))
            # The text is what every program can read; the columns are taken from it, and so can be read, too.
            value = msgspec.json.decode(text)
            yield {"path": path, **{name: value[name] for name in _OWN_COLUMNS}, "finding": text}
