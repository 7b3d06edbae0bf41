"""The passages that any two documents of an archive have in common, judged as those of two drafts of a run."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import ExitStack, closing
from functools import cached_property, lru_cache
from itertools import islice, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from edulint.api import Wording, begin_worker, system_reason
from edulint_duplicates.archive.candidates import (
    Archived,
    Pair,
    export_grams,
    pairs_with_seeds,
    parts_of_index,
)
from edulint_duplicates.archive.reading import IN_FORM
from edulint_duplicates.archive.record import compact_of
from edulint_duplicates.archive.store import keeps_texts, open_for_reading
from edulint_duplicates.archive.texts import Texts, write_texts
from edulint_duplicates.archive.troubles import ArchiveError
from edulint_duplicates.passages.by_fingerprints import passages_by_seeds
from edulint_duplicates.passages.comparison import Seed, matches_between, most_usual, worth_comparing
from edulint_duplicates.passages.copied import copied_passages
from edulint_duplicates.passages.copies import judged
from edulint_duplicates.passages.edited import may_be_edited
from edulint_duplicates.passages.fingerprints import GRAM
from edulint_duplicates.passages.normalise import Compact
from edulint_duplicates.passages.passage import Limits, Passage

_PROCESSES = 2
_WORTH_PROCESSES = 500
# So many pairs are judged at a time, and so many lots wait for each process.
_LOT = 500
_LOTS_WAITING = 4
_COMPACTS_KEPT = 100

_NOT_COMPARED = Wording(
    zh="比较未能完成（{reason}）：请检查临时文件夹的剩余空间和内存；档案库没有改动",
    en="the comparison could not be finished ({reason}): look at the space of the folder for temporary files and at "
    "the memory; nothing was changed in the archive",
)


class Common(Struct, frozen=True):
    """A passage of document number ``later`` that stands in ``earlier``."""

    later: int
    earlier: int
    passage: Passage


class _Task(Struct, frozen=True):
    """What every process of an audit must know; ``scratch`` is a folder for what they leave one another."""

    folder: Path
    scratch: Path
    documents: list[Archived]
    texts: bool
    limits: Limits


def common_passages(folder: Path, documents: list[Archived], limits: Limits, memory: str) -> Iterator[Common]:
    """Yield what any two documents of the archive in a folder have in common.

    Documents are known by their places in ``documents``, a later one compared with those before it. Where the archive
    keeps no texts, passages are told as far as fingerprints tell.

    Raises:
        ImportError: DuckDB or numpy is not installed.
        ArchiveError: the archive can't be used.
    """
    import duckdb
    import numpy as np  # noqa: F401

    try:
        yield from _common_passages(folder, documents, limits, memory)
    except (duckdb.Error, BrokenExecutor) as error:
        # The temporary folder may be full, or the system short of memory.
        reason = (str(error) or type(error).__name__).splitlines()[0]
        raise ArchiveError(_NOT_COMPARED.filled(reason=reason)) from error
    except OSError as error:
        raise ArchiveError(_NOT_COMPARED.filled(reason=system_reason(error))) from error


def _common_passages(folder: Path, documents: list[Archived], limits: Limits, memory: str) -> Iterator[Common]:
    with closing(open_for_reading(folder)) as connection:
        texts = keeps_texts(connection)
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(TemporaryDirectory(prefix="edulint-")))
        grams, pairs = scratch / "grams", scratch / "pairs"
        grams.mkdir()
        pairs.mkdir()
        task = _Task(folder, scratch, documents, texts, limits)
        pool: Executor | None = None
        if len(documents) >= _WORTH_PROCESSES:
            # Before DuckDB starts threads of its own in this process.
            pool = stack.enter_context(ProcessPoolExecutor(_PROCESSES, initializer=_start, initargs=(task,)))
        parts = _PROCESSES if pool else 1
        _run(pool, export_grams, [(folder, documents, grams, first, last) for first, last in parts_of_index(parts)])
        if texts:
            bounds = [len(documents) * part // parts for part in range(parts + 1)]
            _run(pool, write_texts, [(folder, scratch, documents, *part) for part in pairwise(bounds)])
        found = pairs_with_seeds(grams, pairs, documents, memory)
        if pool is None:
            with closing(_Judge(task)) as judge:
                yield from judge.judged(found)
        else:
            yield from _in_processes(pool, found)


def _run(pool: Executor | None, function: Callable[..., None], calls: list[tuple[object, ...]]) -> None:
    if pool is None:
        for arguments in calls:
            function(*arguments)
        return
    for future in [pool.submit(function, *arguments) for arguments in calls]:
        future.result()


def _in_processes(pool: Executor, pairs: Iterator[Pair]) -> Iterator[Common]:
    waiting: deque[Future[list[Common]]] = deque()
    while lot := list(islice(pairs, _LOT)):
        waiting.append(pool.submit(_judged_in_worker, lot))
        if len(waiting) > _PROCESSES * _LOTS_WAITING:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


_WORKER: list[_Judge] = []


def _start(task: _Task) -> None:
    begin_worker()
    _WORKER[:] = [_Judge(task)]


def _judged_in_worker(pairs: list[Pair]) -> list[Common]:
    return list(_WORKER[0].judged(pairs))


class _Judge:
    """Compares documents; the texts that are asked for again and again are kept."""

    def __init__(self, task: _Task) -> None:
        self._task = task
        self._connection = open_for_reading(task.folder)
        self._limits = task.limits
        self._files = sum(document.files for document in task.documents)
        self._compact = lru_cache(_COMPACTS_KEPT)(self._compact_of)

    @cached_property
    def _texts(self) -> Texts | None:
        return Texts(self._task.scratch) if self._task.texts else None

    def close(self) -> None:
        self._connection.close()
        if self._texts:
            self._texts.close()

    def judged(self, pairs: Iterable[Pair]) -> Iterator[Common]:
        """Yield the copied passages of pairs of documents, quotations left out."""
        for pair in pairs:
            seeds = pair.seeds
            if self._texts is None:
                passages = passages_by_seeds(seeds, self._limits)
            else:
                seeds = self._texts.everywhere(pair.later, seeds)
                passages = self._copied(pair, self._texts, seeds)
            for passage in passages:
                if not passage.quoted:
                    yield Common(pair.later, pair.earlier, judged(passage, seeds, most_usual(self._files)))

    def _copied(self, pair: Pair, texts: Texts, seeds: list[Seed]) -> list[Passage]:
        if not texts[pair.later] or not texts[pair.earlier]:
            # Removed since the audit began.
            return []
        matches = matches_between(texts[pair.later], texts[pair.earlier], seeds)
        if not worth_comparing(matches):
            return []
        later = self._compact(pair.later)
        if later is None:
            return []
        # Most pairs have a formula in common and no more; they are dropped before the earlier document is read.
        if not any(match.length >= self._limits.min_length for match in matches) and not may_be_edited(
            later, texts[pair.earlier], matches, self._limits
        ):
            return []
        earlier = self._compact(pair.earlier)
        if earlier is None:
            return []
        return [
            passage
            for passage in copied_passages(later, earlier, matches, self._limits)
            if not self._is_form(later.text[passage.start : passage.end])
        ]

    def _is_form(self, words: str) -> bool:
        """Tell whether words stand mostly in registered forms."""
        grams = self._grams_of_forms
        reached = covered = 0
        for start in range(len(words) - GRAM + 1 if grams else 0):
            if words[start : start + GRAM] in grams:
                covered += start + GRAM - max(start, reached)
                reached = start + GRAM
        return covered >= IN_FORM * len(words)

    @cached_property
    def _grams_of_forms(self) -> set[str]:
        forms = [number for number, document in enumerate(self._task.documents) if not document.files]
        texts = [compact.text for compact in map(self._compact_of, forms) if compact]
        return {text[start : start + GRAM] for text in texts for start in range(len(text) - GRAM + 1)}

    def _compact_of(self, number: int) -> Compact | None:
        return compact_of(self._connection, self._task.documents[number].id)
