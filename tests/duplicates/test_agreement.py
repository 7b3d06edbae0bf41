"""A draft is told the same of the same reports, whether they are drafts of its run or stand in an archive."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from duplicates_in_run import passages_in_run
from hypothesis import given, settings
from hypothesis import strategies as st

from edulint.api import Document, Finding
from edulint.testing import document_of, findings_of
from edulint_duplicates.archive import candidates
from edulint_duplicates.archive.audit import common_passages
from edulint_duplicates.archive.candidates import numbered_documents
from edulint_duplicates.archive.families import Families, Family
from edulint_duplicates.archive.record import record_of
from edulint_duplicates.archive.store import open_for_reading, open_for_writing
from edulint_duplicates.archive.writing import Writer
from edulint_duplicates.checks.archived_passage import ArchivedPassage, Options
from edulint_duplicates.checks.shared_passage import SharedPassage
from edulint_duplicates.passages import comparison
from edulint_duplicates.passages.comparison import numpy_places, pure_places
from edulint_duplicates.passages.fingerprints import numpy_fingerprints, pure_fingerprints
from edulint_duplicates.passages.normalise import Compact
from edulint_duplicates.passages.passage import Limits
from tests.duplicates.drafts import paragraph

LAST = "z.txt"


class _InTheSameWords(ArchivedPassage):
    messages = SharedPassage.messages


def _edited(chance: random.Random, text: str) -> str:
    characters = list(text)
    for place in chance.sample(range(len(text)), len(text) // chance.choice((10, 20))):
        characters[place] = chance.choice("甲乙丙丁")
    return "".join(characters)


def _part(chance: random.Random) -> str:
    """Return a paragraph, heading, list, quotation or table row of which other reports may have the same, or nearly."""
    text = paragraph(chance.randrange(12), chance.choice((20, 20, 40)))
    kind = chance.randrange(9)
    if kind < 3:
        return text
    if kind == 3:
        return _edited(chance, text)
    if kind == 4:
        return f"一、{text[:36].replace('，', '').replace('。', '')}"
    if kind == 5:
        return f"{paragraph(chance.randrange(10**6), 12)[:-1]}，{text[: chance.randint(30, 60)]}"
    if kind == 6:
        return f"正如一位老教师所说：“{text[:45]}”，{paragraph(chance.randrange(10**6), 20)}"
    if kind == 7:
        return f"| {text[:34].replace('，', '').replace('。', '')} | {chance.randrange(100)} |\n| --- | --- |\n| {text[:40]} | 甲 |\n"
    # A formula: it stands in report after report.
    return f"{paragraph(chance.randrange(10**6), 12)}{paragraph(99, 18)}"


def _report(chance: random.Random, name: str) -> Document:
    return document_of("\n".join(_part(chance) for _ in range(chance.randint(1, 8))) + "\n", name)


def corpus(seed: int, count: int) -> dict[str, Document]:
    """Return reports by path that have much in common; some are one text under two names."""
    chance = random.Random(seed)
    drafts: dict[str, Document] = {}
    for number in range(count):
        name = LAST if number == count - 1 else f"{number:02}.{chance.choice(('txt', 'md'))}"
        twin = chance.choice(list(drafts)) if drafts and chance.random() < 0.1 else None
        drafts[name] = document_of(drafts[twin].text, name) if twin else _report(chance, name)
    return drafts


def _store(writer: Writer, drafts: list[Document]) -> None:
    for draft in drafts:
        Path(draft.path).write_text(draft.text, encoding="utf-8")
        writer.put([record_of(draft.path, draft)])


def _archive(chance: random.Random, drafts: dict[str, Document], itself: bool = False) -> None:
    """Make an archive with a past: documents replaced, removed, added again, some not yet sorted in, a draft too."""
    archived = list(drafts.values())
    draft = archived.pop()
    if itself:
        archived.append(draft)
    elif chance.random() < 0.5:
        archived.append(chance.choice((draft, _report(chance, LAST))))
    with closing(open_for_writing(Path("archive"), make=True)) as connection:
        writer = Writer(connection, Path("archive"))
        gone = [_report(chance, f"{number}.txt") for number in range(chance.randrange(6))]
        early = [_report(chance, one.path) if chance.random() < 0.3 else one for one in archived]
        _store(writer, chance.sample(early, len(early) // 2) + gone)
        if chance.random() < 0.7:
            writer.tidy()
        writer.remove(f"../{one.path}" for one in (*gone, *early[::4]))
        _store(writer, archived)
        if chance.random() < 0.5:
            writer.tidy()
            _store(writer, [_report(chance, archived[0].path), archived[0]])


@contextmanager
def _in_a_folder() -> Iterator[None]:
    import os

    before = Path.cwd()
    with TemporaryDirectory() as name:
        os.chdir(name)
        try:
            yield
        finally:
            os.chdir(before)


Told = tuple[Any, ...]


def _told(findings: list[Finding], drafts: dict[str, Document]) -> list[Told]:
    return [
        (
            finding.span,
            finding.severity,
            finding.message,
            [(one.path, one.location or drafts[one.path or ""].locate(one.span)) for one in finding.related],
        )
        for finding in findings
    ]


def _in_the_folder(drafts: dict[str, Document]) -> list[Told]:
    return _told([one for one in findings_of(SharedPassage(), drafts) if one.path == LAST], drafts)


def _in_the_archive(draft: Document) -> list[Told]:
    check = _InTheSameWords(Options(archive="archive"))
    return _told(sorted(check.check(draft), key=lambda finding: finding.span), {})


@given(st.integers(0, 10**9), st.integers(2, 14), st.sampled_from((3, 5, 100)))
@settings(max_examples=30, deadline=None)
def test_the_archive_tells_what_the_folder_run_tells(seed: int, count: int, many: int) -> None:
    drafts = corpus(seed, count)
    with _in_a_folder(), patch.object(comparison, "_MANY_TEXTS", many):
        _archive(random.Random(seed), drafts)
        assert _in_the_archive(drafts[LAST]) == _in_the_folder(drafts)


@given(st.integers(0, 10**9), st.integers(2, 8))
@settings(max_examples=30, deadline=None)
def test_pure_python_and_numpy_tell_the_same(seed: int, count: int) -> None:
    drafts = corpus(seed, count)
    told = []
    for prints, places in ((pure_fingerprints, pure_places), (numpy_fingerprints, numpy_places)):
        with (
            patch("edulint_duplicates.passages.fingerprints.fingerprints", prints),
            patch.object(comparison, "_places", lambda given, places=places: places(list(given))),
        ):
            told.append(_told(findings_of(SharedPassage(), drafts), drafts))
    assert told[0] == told[1]


def _kept_once(drafts: dict[str, Document]) -> list[str]:
    """Return the first path of each content, in the order in which the archive numbers them."""
    first: dict[bytes, str] = {}
    with _in_a_folder():
        for path in sorted(drafts):
            Path(path).touch()
            first.setdefault(record_of(path, drafts[path]).content, path)
    return sorted(first.values())


@given(st.integers(0, 10**9), st.integers(2, 10), st.sampled_from((3, 5, 100)), st.sampled_from((2, 100)))
@settings(max_examples=20, deadline=None)
def test_an_audit_tells_what_the_folder_run_tells(seed: int, count: int, many: int, of_a_slice: int) -> None:
    drafts = corpus(seed, count)
    with (
        patch.object(comparison, "_MANY_TEXTS", many),
        patch.object(candidates, "_DOCUMENTS_OF_A_SLICE", of_a_slice),
    ):
        paths = _kept_once(drafts)
        run = {
            (paths.index(path), paths.index(other), passage)
            for path, other, passage in passages_in_run(drafts)
            if not passage.quoted and {path, other} <= {*paths}
        }
        with _in_a_folder():
            _archive(random.Random(seed), drafts, itself=True)
            with closing(open_for_writing(Path("archive"))) as connection:
                Writer(connection, Path("archive")).tidy()
            with closing(open_for_reading(Path("archive"))) as connection:
                documents = numbered_documents(connection)
                audited = list(common_passages(Path("archive"), documents, Limits(), "200MB"))
                families = Families(connection, Path("archive"), documents).gather(audited, Limits().min_length)
    assert {(one.later, one.earlier, one.passage) for one in audited} == run
    for later, earlier, passage in run:
        ours = _lines(drafts[paths[later]], passage.start, passage.end)
        theirs = _lines(drafts[paths[earlier]], passage.earlier, passage.earlier_end)
        assert any(
            _covers(family, paths[later], ours) and _covers(family, paths[earlier], theirs) for family in families
        )


def _lines(draft: Document, start: int, end: int) -> tuple[int, int]:
    location = draft.locate(Compact(draft).span(start, end))
    return location.line, location.end_line


def _covers(family: Family, path: str, lines: tuple[int, int]) -> bool:
    return any(one.path == path and one.line <= lines[0] and lines[1] <= one.end_line for one in family.places)
