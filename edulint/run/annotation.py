"""Writes what was found into copies of the drafts, as remarks at the words, and repairs that can be accepted or not."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from edulint.model import Document
from edulint.outcome import LocatedFinding, Problem
from edulint.packs.acceptance import UnusedAcceptance
from edulint.packs.host import Host
from edulint.readers.reader import ReadError
from edulint.readers.writer import Annotated, Remark, Writer
from edulint.run.draft import NOT_THE_SAME, DraftChecker
from edulint.run.files import UnreadableError, read_bytes
from edulint.run.remarks import remarks_of
from edulint.run.task import DraftTask
from edulint.run.tracked import Proposal
from edulint.run.writing import replace_file, write_file
from edulint.text.edits import Edit, apply_edits
from edulint.wording import Language, SpokenError, Wording
from edulint.wording.system import system_reason

_NO_WRITER = Wording(
    zh="没有检查包能写批注（安装 edulint 时应带有 word 包；是不是用 --no-pack 停用了它？）",
    en="no pack can write remarks (the pack word does; was it left out by --no-pack?)",
)
_ONE_FILE = Wording(
    zh="--annotate {target} 只能对应一份稿件，这里有 {count} 份：请给出一个文件夹",
    en="--annotate {target} takes one draft, here are {count}: name a folder",
)
_SUFFIX = Wording(
    zh="副本的扩展名要和原稿一样：{suffix}", en="the copy must have the suffix that the draft has: {suffix}"
)
_ITSELF = Wording(
    zh="副本不能写在稿件自己的位置上（确要写进原文件，加 --in-place）",
    en="the copy would take a draft's own place (--in-place, if that is meant)",
)
_ANOTHER_TEXT = Wording(
    zh="这里已有一个文件，不是这份稿件的副本，没有覆盖：请另取一个名字，或先把它移走",
    en="the file that stands here is no copy of this draft and was not overwritten: choose another name, or move it",
)
_NO_FOLDER = Wording(zh="建不了文件夹：{reason}", en="can't make the folder: {reason}")


class AnnotationError(SpokenError):
    """Nothing can be annotated as it was asked for; the wording says why."""


class Copies:
    """The annotated copies of a run's drafts. ``target`` is a file for one draft or a folder for any number.

    ``written`` names those that were written so far, ``repairs`` counts what was repaired in them.

    Raises:
        AnnotationError: one file is named for several drafts, a copy would take a draft's place, or nobody can write
            one.
    """

    def __init__(self, host: Host, tasks: Sequence[DraftTask], target: str, language: Language) -> None:
        self._host = host
        self._tasks = tasks
        self._language: Language = language
        self._writers = host.writers()
        self._checker = DraftChecker(host.registry, host.readers, lambda: self._writers)
        if not self._writers:
            raise AnnotationError(_NO_WRITER)
        self._targets = self._named(target)
        self.written: list[str] = []
        self.repairs = 0

    def write(self, findings: Iterable[LocatedFinding]) -> list[Problem]:
        """Write the copies with what was found in each; return what went wrong."""
        found: dict[str, list[LocatedFinding]] = {}
        for finding in findings:
            found.setdefault(finding.path, []).append(finding)
        return [problem for task in self._tasks for problem in self._copy(task, found.get(task.path, []))]

    def _named(self, target: str) -> dict[str, str]:
        """Return the file that each draft's copy is written to, by the draft's path."""
        if not self._is_file(target):
            targets = self._in_folder(target, [task.path for task in self._tasks])
        elif len(self._tasks) > 1:
            raise AnnotationError(_ONE_FILE.filled(target=target, count=len(self._tasks)))
        else:
            targets = {task.path: target for task in self._tasks}
        own = {os.path.realpath(task.path) for task in self._tasks if not task.in_place}
        if any(os.path.realpath(one) in own for one in targets.values()):
            raise AnnotationError(_ITSELF)
        return targets

    def _copy(self, task: DraftTask, findings: Sequence[LocatedFinding]) -> list[Problem]:
        target = self._targets[task.path]
        try:
            data = self._checker.bytes_of(task)
            document, _ = self._checker.read(task.path, data)
        except (UnreadableError, ReadError):
            # The run has told of it.
            return []
        try:
            annotated, repairs = self._annotated(task, data, document, findings)
            if self._checker.text_of(target, annotated.data) != annotated.text:
                raise UnreadableError(NOT_THE_SAME)
            if task.in_place:
                replace_file(target, data, annotated.data)
            else:
                self._refuse_another(target, document.text, task.max_size)
                _make_folder(os.path.dirname(target))
                write_file(target, annotated.data)
        except (UnreadableError, ReadError) as error:
            return [Problem(target, error.wording)]
        self.written.append(target)
        self.repairs += repairs
        return [Problem(target, wording) for wording in annotated.problems]

    def _refuse_another(self, target: str, text: str, max_size: int) -> None:
        """Make sure that a copy replaces nothing but an earlier copy, of which the draft holds half the lines.

        Raises:
            UnreadableError: another text stands there, or something that can't be read.
        """
        if not os.path.lexists(target):
            return
        try:
            existing = self._checker.text_of(target, read_bytes(target, max_size))
        except ReadError as error:
            raise UnreadableError(_ANOTHER_TEXT) from error
        known = {line.strip() for line in text.splitlines()}
        lines = [line.strip() for line in existing.splitlines() if line.strip()]
        if 2 * sum(line in known for line in lines) < len(lines):
            raise UnreadableError(_ANOTHER_TEXT)

    def _annotated(
        self, task: DraftTask, data: bytes, document: Document, findings: Iterable[LocatedFinding]
    ) -> tuple[Annotated, int]:
        """Return a draft's copy, and how much was repaired in it."""
        writer = self._checker.writer_of(document)
        if writer is None:
            proposed = self._text_proposal(task, document)
            remarks = self._remarks(findings, document)
            return self._writers[0].create(document, remarks, proposed.edits), proposed.made
        suffix = os.path.splitext(task.path)[1].lower()
        if suffix in self._suffixes(writer) and not self._targets[task.path].lower().endswith(suffix):
            raise UnreadableError(_SUFFIX.filled(suffix=suffix))
        if task.fix == "none":
            return writer.annotate(data, self._remarks(findings, document), ()), 0
        proposed = self._checker.proposal_by(writer, task, data, document)
        # Nothing is said of a comment that the copy does not have any more.
        gone = {mark.span for mark in proposed.unused}
        said = (
            one for one in findings if one.code != UnusedAcceptance.code or document.span_of(one.location) not in gone
        )
        annotated = writer.annotate(
            writer.without(data, proposed.comments), self._remarks(said, document), proposed.edits
        )
        return annotated, proposed.made + len(proposed.comments)

    def _remarks(self, findings: Iterable[LocatedFinding], document: Document) -> list[Remark]:
        return remarks_of(findings, document, self._host.registry, self._language)

    def _text_proposal(self, task: DraftTask, document: Document) -> Proposal:
        if task.fix == "none":
            return Proposal((), 0, document)

        def edited(edits: tuple[Edit, ...]) -> tuple[Document, frozenset[Edit]]:
            try:
                return self._checker.reparsed(
                    document, apply_edits(document.text, edits), task.profile.genre
                ), frozenset()
            except ReadError:
                return document, frozenset(edits)

        return self._checker.proposal(task, document, edited)

    def _is_file(self, target: str) -> bool:
        suffixes = {writer.suffix for writer in self._writers}.union(*map(self._suffixes, self._writers))
        return target.lower().endswith(tuple(suffixes)) and not os.path.isdir(target)

    def _suffixes(self, writer: Writer) -> set[str]:
        return {suffix for suffix, reader in self._host.readers.items() if reader.format in writer.formats}

    def _in_folder(self, target: str, paths: Sequence[str]) -> dict[str, str]:
        """Return targets in the folder, under the names that the drafts have from the deepest folder they share."""
        folders = [os.path.dirname(os.path.abspath(path)) for path in paths]
        shared = os.path.commonpath(folders) if folders else ""
        targets: dict[str, str] = {}
        taken: set[str] = set()
        for path in paths:
            name = os.path.relpath(os.path.abspath(path), shared)
            stem, suffix = os.path.splitext(name)
            known = set[str]().union(*map(self._suffixes, self._writers))
            if suffix.lower() not in known:
                # A text and a Word file may differ in nothing but their suffixes.
                name = stem + self._writers[0].suffix
                others = {os.path.relpath(os.path.abspath(other), shared) for other in paths}
                if name in others or name in taken:
                    name = f"{stem}{suffix}{self._writers[0].suffix}"
            taken.add(name)
            targets[path] = os.path.join(target, name)
        return targets


def _make_folder(folder: str) -> None:
    try:
        os.makedirs(folder or ".", exist_ok=True)
    except OSError as error:
        raise UnreadableError(_NO_FOLDER.filled(reason=system_reason(error))) from error
