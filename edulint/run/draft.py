"""One draft: read, checked, located, and repaired where that was asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from edulint.check import Edit, Finding
from edulint.model import Document, Mark
from edulint.outcome import Problem
from edulint.packs.registry import Registry
from edulint.readers.reader import Reader, ReadError
from edulint.readers.writer import Writer
from edulint.run.check_runner import CheckRunner
from edulint.run.files import UnreadableError
from edulint.run.gate.judged import Judged
from edulint.run.loading import DraftReader, encoded, is_report
from edulint.run.locate import located
from edulint.run.precedence import undisputed
from edulint.run.shown import shown
from edulint.run.task import DraftResult, DraftTask
from edulint.settings.profile import Profile
from edulint.text.directive import is_directive
from edulint.wording import Wording

if TYPE_CHECKING:
    from edulint.run.cache import Cache
    from edulint.run.tracked import Edited, Proposal

_NOT_FIXABLE = Wording(
    zh="有字节无法识别，为免丢失内容，未作修正", en="it has unreadable bytes; nothing was fixed, lest they be lost"
)
_NOT_WRITABLE = Wording(
    zh="Word 文件本身不会改动，未作修正：加 --annotate 副本.docx，修正写成副本里的修订；加 --in-place，写成原文件里的修订",
    en="a Word file itself is not changed; nothing was fixed: --annotate COPY.docx makes the repairs tracked changes "
    "of a copy, --in-place of the file itself",
)
_NO_WRITER = Wording(
    zh="{suffix} 文件里写不进修订，未作修正：加 --annotate 副本.docx，得到带批注和修订的 Word 副本",
    en="no repairs can be written into a {suffix} file; nothing was fixed: --annotate COPY.docx makes a Word file with "
    "remarks and tracked changes",
)
NOT_THE_SAME = Wording(
    zh="加上批注和修订后重新读取，文字与原稿不符，为免损坏原稿，没有写入",
    en="read again with its remarks, the text is not what it should be; nothing was written",
)
_NOT_READABLE = Wording(
    zh="{codes} 的修正会使文件变空或无法照原样读回，未作这些修正",
    en="the repairs of {codes} would leave the file empty or read as something else; they were left out",
)
_NOT_ENCODABLE = Wording(
    zh="修正后的文字无法用原来的编码（{codec}）保存，未作修正",
    en="the repaired text can't be written in the file's encoding ({codec}); nothing was fixed",
)


class DraftChecker(DraftReader):
    """Proofreads drafts one by one with a fixed set of checks and readers."""

    def __init__(
        self, registry: Registry, readers: Mapping[str, Reader], writers: Callable[[], Sequence[Writer]] = list
    ) -> None:
        super().__init__(readers)
        self.registry = registry
        self.runner = CheckRunner(registry)
        self._writers = writers

    def check(self, task: DraftTask) -> DraftResult:
        """Return what is to be said of one draft; whatever goes wrong is among its problems."""
        try:
            data = self.bytes_of(task)
            if is_report(data):
                return DraftResult(task.path)
            document, damage = self.read(task.path, data, task.profile.genre)
        except (UnreadableError, ReadError) as error:
            return DraftResult(task.path, problems=(Problem(task.path, self.why(task.path, error)),))
        problems = [Problem(task.path, wording) for wording in damage]
        judged = self.runner.judged(document, task.profile, problems)
        before, fixed = document.text, 0
        if task.fix != "none" and (judged.unused or any(finding.fix for finding in judged.standing)):
            if document.encoding is None:
                document, judged, fixed = self._propose(task, data, document, judged, problems)
            elif damage:
                problems.append(Problem(task.path, _NOT_FIXABLE))
            else:
                document, judged, fixed = self._repair(task, data, document, judged, problems)
        return DraftResult(
            path=task.path,
            characters=len("".join(document.text.split())),
            read=True,
            findings=tuple(located(judged.findings, document, self.registry, accepted=judged.accepted)),
            problems=tuple(problems),
            facts=self.runner.facts(document, task.profile, problems) if task.compare else {},
            fixed=fixed,
            before=before if fixed else "",
            after=document.text if fixed else "",
            accepting=judged.entries,
            shown=shown(document) if task.show else None,
            data=encoded(document) if fixed and task.data is not None and document.encoding else None,
        )

    def bytes_of(self, task: DraftTask) -> bytes:
        """Return the bytes of a task's draft, which its file holds where they are not given.

        Raises:
            UnreadableError: the file can't be read, or is too large.
        """
        return self.load(task.path, task.max_size) if task.data is None else task.data

    def findings(self, document: Document, profile: Profile) -> list[Finding]:
        """Return what is to be repaired in a document by the checks of a profile, in the order of the places."""
        found = self.runner.judged(document, profile, []).standing
        return undisputed(sorted(found, key=lambda finding: finding.span))

    def writer_of(self, document: Document) -> Writer | None:
        """Return the writer that annotates files of a document's format, if there is one."""
        return next((writer for writer in self._writers() if document.format in writer.formats), None)

    def proposal(self, task: DraftTask, document: Document, edited: Edited) -> Proposal:
        """Return the repairs that a task asks for as edits of the document; ``edited`` is explained at ``propose``."""
        from edulint.run.tracked import propose

        return propose(document, lambda one: self._repairable(one, task), edited, unsafe=task.fix == "unsafe")

    def proposal_by(self, writer: Writer, task: DraftTask, data: bytes, document: Document) -> Proposal:
        """Return the changes a writer can make in the bytes ``data`` of a file, and the comments it can take out."""

        def edited(edits: tuple[Edit, ...]) -> tuple[Document, frozenset[Edit]]:
            result = writer.annotate(data, (), edits)
            try:
                return self.read(task.path, result.data)[0], result.left_out
            except ReadError:
                # Nothing would be left of the text.
                return document, frozenset(edits)

        proposed = self.proposal(task, document, edited)
        return replace(proposed, unused=self._unused(proposed.document, task))

    def _unused(self, document: Document, task: DraftTask) -> frozenset[Mark]:
        """Return the comments to edulint that a task may take out of a file, since they accept nothing any more."""
        if not any(mark.identifier and is_directive(mark.text) for mark in document.marks):
            return frozenset()
        judged = self.runner.judged(document, task.profile, [])
        if task.base is None:
            return judged.unused
        from edulint.run.gate.lines import within

        changed = {finding.span for finding in within(judged.findings, document, task.base)}
        return frozenset(mark for mark in judged.unused if mark.span in changed)

    def _repairable(self, document: Document, task: DraftTask) -> list[Finding]:
        """Return the findings that a task may repair in a document."""
        findings = self.findings(document, task.profile)
        if task.base is None:
            return findings
        from edulint.run.gate.lines import within

        return within(findings, document, task.base)

    def _repair(
        self, task: DraftTask, data: bytes, document: Document, judged: Judged, problems: list[Problem]
    ) -> tuple[Document, Judged, int]:
        """Make repairs until none is left, and write the file; return the document, what is left, and their count."""
        from edulint.run.fixes import fix_until_stable
        from edulint.run.writing import replace_file

        def findings_of(text: str) -> list[Finding]:
            return self._repairable(self.reparsed(document, text, task.profile.genre), task)

        def is_sound(text: str) -> bool:
            """Tell whether the file will be read as this text again, as whoever opens it next will read it."""
            try:
                again, _ = self.read(document.path, encoded(replace(document, text=text)), document.genre)
            except ReadError:
                return False
            except UnicodeEncodeError:
                # That is told below.
                return True
            return again.text == text

        fixed = fix_until_stable(document.text, findings_of, unsafe=task.fix == "unsafe", is_sound=is_sound)
        if fixed.left_out:
            problems.append(Problem(task.path, _NOT_READABLE.filled(codes=" ".join(sorted(fixed.left_out)))))
        if not fixed.made:
            return document, judged, 0
        repaired = self.reparsed(document, fixed.text, task.profile.genre)
        try:
            repaired_data = encoded(repaired)
            if task.write:
                replace_file(task.path, data, repaired_data)
        except UnicodeEncodeError as error:
            problems.append(Problem(task.path, _NOT_ENCODABLE.filled(codec=error.encoding)))
            return document, judged, 0
        except UnreadableError as error:
            problems.append(Problem(task.path, error.wording))
            return document, judged, 0
        return repaired, self.runner.judged(repaired, task.profile, problems), fixed.made

    def _propose(
        self, task: DraftTask, data: bytes, document: Document, judged: Judged, problems: list[Problem]
    ) -> tuple[Document, Judged, int]:
        """Make repairs as tracked changes; return what :meth:`_repair` returns."""
        from edulint.run.writing import replace_file

        writer = self.writer_of(document)
        if writer is None:
            problems.append(Problem(task.path, _NO_WRITER.filled(suffix=os.path.splitext(task.path)[1])))
            return document, judged, 0
        if task.write and not task.in_place:
            problems.append(Problem(task.path, _NOT_WRITABLE))
            return document, judged, 0

        try:
            proposed = self.proposal_by(writer, task, data, document)
            if not proposed.made and not proposed.unused:
                return document, judged, 0
            annotated = writer.annotate(writer.without(data, proposed.comments), (), proposed.edits)
            repaired, _ = self.read(task.path, annotated.data, task.profile.genre)
            if not proposed.document.text == annotated.text == repaired.text:
                raise UnreadableError(NOT_THE_SAME)
            if task.write:
                replace_file(task.path, data, annotated.data)
        except (UnreadableError, ReadError) as error:
            # A part that reading passes over may be too badly damaged to write into.
            problems.append(Problem(task.path, error.wording))
            return document, judged, 0
        problems += (Problem(task.path, wording) for wording in annotated.problems)
        left = sum(mark.identifier in proposed.comments for mark in repaired.marks)
        made = proposed.made + len(proposed.comments) - left
        return repaired, self.runner.judged(repaired, task.profile, problems), made


def checked(
    checker: DraftChecker,
    cache: Cache | None,
    task: DraftTask,
    check: Callable[[DraftTask], DraftResult] | None = None,
) -> DraftResult:
    """Check a draft, by ``check`` where that is given, and keep what was found where there is a cache."""
    check = check or checker.check
    return cache.checked(checker, task, check) if cache else check(task)
