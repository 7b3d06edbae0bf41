"""What is worked out in Python, from batches of rows to batches of rows: the same function for DuckDB and for Spark."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from edulint.api import ReadError, Session
from edulint_duplicates.passages.comparison import Seed, matches_between, most_usual, worth_comparing
from edulint_duplicates.passages.copied import copied_passages
from edulint_duplicates.passages.copies import judged
from edulint_duplicates.passages.edited import may_be_edited
from edulint_duplicates.passages.fingerprints import fingerprints
from edulint_duplicates.passages.normalise import Compact
from edulint_duplicates.passages.passage import Limits, Passage

if TYPE_CHECKING:
    from pyarrow import RecordBatch, Schema

# The columns of what comes out, as Spark writes them.
TEXT = "number int, files int, path string, content binary, compact string"
GRAM = "hash long, number int, position int, files int"
PASSAGE = (
    "path string, line int, end_line int, other_path string, other_line int, other_end_line int, "
    "characters int, sure boolean, quote string"
)
# A pair comes with both documents: few rows are much to hold.
ROWS_AT_A_TIME = 500
_QUOTED = 60
_COMPACTS_KEPT = 100

Row = dict[str, Any]


def with_compact_texts(batches: Iterable[RecordBatch]) -> Iterator[RecordBatch]:
    """Yield for each batch of documents (``number``, ``files``, ``path``, ``content``) one with their compact texts.

    A document that can't be read is left out.
    """
    return _each(batches, TEXT, _text_of)


def grams(batches: Iterable[RecordBatch]) -> Iterator[RecordBatch]:
    """Yield a batch of grams for each batch of texts."""
    return _each(batches, GRAM, _grams_of)


class Passages:
    """Makes rows of copied passages out of rows of pairs, each with both texts.

    ``files`` is how many drafts there are in all.
    """

    def __init__(self, limits: Limits, files: int) -> None:
        self._limits = limits
        self._files = files

    def __call__(self, batches: Iterable[RecordBatch]) -> Iterator[RecordBatch]:
        """Yield a batch of passages for each batch of pairs."""
        # The pairs of one document follow one another.
        compact = lru_cache(_COMPACTS_KEPT)(_compact)

        def passages_of(row: Row) -> Iterator[Row]:
            seeds: list[Seed] = sorted(zip(row["positions"], row["others"], row["texts"], strict=True))
            matches = matches_between(row["compact"], row["other_compact"], seeds)
            # Most pairs have a formula in common and no more; their documents are not made.
            if not worth_comparing(matches):
                return
            later = compact(row["path"], row["content"])
            if not any(match.length >= self._limits.min_length for match in matches) and not may_be_edited(
                later, row["other_compact"], matches, self._limits
            ):
                return
            earlier = compact(row["other_path"], row["other_content"])
            for passage in copied_passages(later, earlier, matches, self._limits):
                if not passage.quoted:
                    yield _told(row, later, earlier, judged(passage, seeds, most_usual(self._files)))

        return _each(batches, PASSAGE, passages_of)


def _told(row: Row, later: Compact, earlier: Compact, passage: Passage) -> Row:
    return {
        "path": row["path"],
        **_lines("", later, passage.start, passage.end),
        "other_path": row["other_path"],
        **_lines("other_", earlier, passage.earlier, passage.earlier_end),
        "characters": passage.end - passage.start,
        "sure": passage.sure,
        "quote": later.document.slice(later.span(passage.start, passage.end)).replace("\n", " ")[:_QUOTED],
    }


def _lines(prefix: str, compact: Compact, start: int, end: int) -> Row:
    location = compact.document.locate(compact.span(start, end))
    return {f"{prefix}line": location.line, f"{prefix}end_line": location.end_line}


def _text_of(row: Row) -> Iterator[Row]:
    try:
        compact = _compact(row["path"], row["content"])
    except ReadError:
        return
    # Half a surrogate pair can't stand in a table; positions stay as they are.
    yield {**row, "compact": compact.text.encode(errors="replace").decode()}


def _grams_of(row: Row) -> Iterator[Row]:
    prints = fingerprints(row["compact"])
    # Of a gram that stands twice the first place counts, as in an archive.
    first = dict(zip(reversed(prints.hashes), reversed(prints.positions), strict=True))
    for value, position in first.items():
        yield {"hash": value, "number": row["number"], "position": position, "files": row["files"]}


@lru_cache(1)
def _session() -> Session:
    return Session()


def _compact(path: str, content: bytes) -> Compact:
    return Compact(_session().document(path, content))


def schema_of(columns: str) -> Schema:
    """Return as Arrow's schema what Spark writes as ``name kind, name kind``."""
    import pyarrow

    kinds = {
        "binary": pyarrow.binary(),
        "boolean": pyarrow.bool_(),
        "int": pyarrow.int32(),
        "long": pyarrow.int64(),
        "string": pyarrow.string(),
    }
    return pyarrow.schema([(name, kinds[kind]) for name, kind in map(str.split, columns.split(", "))])


def _each(
    batches: Iterable[RecordBatch], columns: str, rows_of: Callable[[Row], Iterable[Row]]
) -> Iterator[RecordBatch]:
    import pyarrow

    schema = schema_of(columns)
    for batch in batches:
        found = [made for row in batch.to_pylist() for made in rows_of(row)]
        yield pyarrow.RecordBatch.from_pylist(found, schema=schema)
