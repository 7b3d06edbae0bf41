"""One draft: read, checked, located, and repaired where that was asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from edulint.check import BaseCheck, Check, Finding, FolderCheck, Severity
from edulint.model import Document, Genre
from edulint.outcome import Entry, LocatedFinding, Problem, ShownDraft
from edulint.outline.assembly import assemble
from edulint.packs.registry import Registry
from edulint.readers.plain import PlainReader, is_plain_text
from edulint.readers.reader import Reader, ReadError, Source
from edulint.readers.writer import Replacement, Writer
from edulint.report.reporter import REPORT_MARK
from edulint.run.files import DOCUMENTS, UnreadableError, read_bytes
from edulint.run.gate.accepting import Judged, judge
from edulint.run.locate import located
from edulint.run.precedence import undisputed
from edulint.run.shown import shown
from edulint.settings.profile import Profile
from edulint.wording import SpokenError, Wording

if TYPE_CHECKING:
    from edulint.run.tracked import Edited, Proposal

FixMode = Literal["none", "safe", "unsafe"]

_FAILED = Wording(
    zh="检查 {code}（{name}）出错，未完成：{reason}。其他检查照常",
    en="the check {code} ({name}) failed: {reason}. The others ran",
)
_RAISED = Wording(zh="{what}（{file} 第 {line} 行）", en="{what} ({file}, line {line})")
_BAD_FINDING = Wording(zh="所报位置不在稿件之内", en="it reported a place outside the draft")
_FOREIGN = Wording(
    zh="edulint 不读 {suffix} 文件：请在 Word 或 WPS 中另存为 .docx，再检查；.doc、.wps、.odt、.rtf 在装有 LibreOffice 的电脑上可以直接检查",
    en="edulint doesn't read {suffix} files: save it as .docx in Word or WPS and check that; .doc, .wps, .odt and .rtf "
    "are read where LibreOffice is installed",
)
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


class DraftTask(Struct, frozen=True):
    """A draft to proofread and how.

    ``data`` is given where it isn't a file's (standard input). Word files are changed only ``in_place``. Facts for the
    checks that compare documents are collected where there is something to ``compare`` with. ``show`` asks for the
    draft's own text, for a report that shows it. Where there is a ``base``, an earlier text of the draft, only findings
    that meet a line which it does not have are repaired.
    """

    path: str
    profile: Profile
    max_size: int = 10
    fix: FixMode = "none"
    write: bool = True
    in_place: bool = False
    compare: bool = False
    show: bool = False
    data: bytes | None = None
    base: str | None = None


class DraftResult(Struct, frozen=True):
    """What came of one draft. ``before`` and ``after`` are its text on both sides of the repairs, if any were made.

    ``findings`` are all that the checks report; which of them are told is settled when the whole run's are there.
    ``data`` are the bytes that a draft from standard input has after its repairs, if any were made. ``key`` is what the
    cache knows the draft and its checks by, and empty where nothing is kept.
    ``accepting`` are the acceptances of the settings that were of use.
    """

    path: str
    characters: int = 0
    read: bool = False
    findings: tuple[LocatedFinding, ...] = ()
    problems: tuple[Problem, ...] = ()
    facts: dict[str, Any] = {}
    fixed: int = 0
    before: str = ""
    after: str = ""
    shown: ShownDraft | None = None
    data: bytes | None = None
    key: str = ""
    accepting: frozenset[Entry] = frozenset()


class DraftChecker:
    """Proofreads drafts one by one with a fixed set of checks and readers."""

    def __init__(
        self, registry: Registry, readers: Mapping[str, Reader], writers: Callable[[], Sequence[Writer]] = list
    ) -> None:
        self.registry = registry
        self._readers = readers
        self._writers = writers
        self._checks: dict[int, list[BaseCheck]] = {}

    def load(self, path: str, max_size: int) -> bytes:
        """Return a draft's bytes.

        Raises:
            UnreadableError: it can't be read, or is larger than a text of ``max_size`` million bytes would be.
        """
        return read_bytes(path, max_size * self._reader(path).scale)

    def read(self, path: str, data: bytes, genre: Genre | None = None) -> tuple[Document, tuple[Wording, ...]]:
        """Return a draft's document and what was wrong though the rest could be read.

        The genre is told from the text where none is given.

        Raises:
            ReadError: the bytes are of no format that can be read.
        """
        reader = self._reader_of(path, data)
        source = reader.read(data)
        return assemble(source, path, reader.format, genre), source.problems

    def text_of(self, path: str, data: bytes) -> str:
        """Return the text of a file alone.

        Raises:
            ReadError: the bytes are of no format that can be read.
        """
        return self.source(path, data).text

    def source(self, path: str, data: bytes) -> Source:
        """Return what a file's reader hands over.

        Raises:
            ReadError: the bytes are of no format that can be read.
        """
        return self._reader_of(path, data).read(data)

    def check(self, task: DraftTask) -> DraftResult:
        """Return what is to be said of one draft; whatever goes wrong is among its problems."""
        try:
            data = self.load(task.path, task.max_size) if task.data is None else task.data
            if is_report(data):
                return DraftResult(task.path)
            document, damage = self.read(task.path, data, task.profile.genre)
        except (UnreadableError, ReadError) as error:
            return DraftResult(task.path, problems=(Problem(task.path, self._why(task.path, error)),))
        problems = [Problem(task.path, wording) for wording in damage]
        checks = self.checks(task.profile)
        judged = self._judged(document, task.profile, problems)
        before, fixed = document.text, 0
        if task.fix != "none" and any(finding.fix for finding in judged.standing):
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
            facts=_facts(document, checks, problems) if task.compare else {},
            fixed=fixed,
            before=before if fixed else "",
            after=document.text if fixed else "",
            accepting=judged.entries,
            shown=shown(document) if task.show else None,
            data=encoded(document) if fixed and task.data is not None and document.encoding else None,
        )

    def findings(self, document: Document, profile: Profile) -> list[Finding]:
        """Return what is to be repaired in a document by the checks of a profile, in the order of the places."""
        found = self._judged(document, profile, []).standing
        return undisputed(sorted(found, key=lambda finding: finding.span))

    def writer_of(self, document: Document) -> Writer | None:
        """Return the writer that annotates files of a document's format, if there is one."""
        return next((writer for writer in self._writers() if document.format in writer.formats), None)

    def proposal(self, task: DraftTask, document: Document, edited: Edited) -> Proposal:
        """Return the repairs that a task asks for as edits of the document; ``edited`` is explained at ``propose``."""
        from edulint.run.tracked import propose

        return propose(document, lambda one: self._repairable(one, task), edited, unsafe=task.fix == "unsafe")

    def _repairable(self, document: Document, task: DraftTask) -> list[Finding]:
        """Return the findings that a task may repair in a document."""
        findings = self.findings(document, task.profile)
        if task.base is None:
            return findings
        from edulint.run.gate.lines import within

        return within(findings, document, task.base)

    def checks(self, profile: Profile) -> list[BaseCheck]:
        """Return the checks of a profile, each with its options; made once."""
        if profile.number not in self._checks:
            self._checks[profile.number] = [
                self.registry[code].check(profile.options.get(code)) for code in profile.codes
            ]
        return self._checks[profile.number]

    def _why(self, path: str, error: SpokenError) -> Wording:
        """Return why a draft can't be read; a format that no reader knows is called by its name."""
        suffix = os.path.splitext(path)[1].lower()
        if isinstance(error, ReadError) and suffix in DOCUMENTS and suffix not in self._readers:
            return _FOREIGN.filled(suffix=suffix)
        return error.wording

    def _reader(self, path: str) -> Reader:
        return self._readers.get(os.path.splitext(path)[1].lower()) or PlainReader()

    def _reader_of(self, path: str, data: bytes) -> Reader:
        """Return the reader of what a file holds, where that isn't what its suffix says: many are renamed."""
        named = self._reader(path)
        if named.signatures and data.startswith(named.signatures):
            return named
        signed = (reader for reader in self._readers.values() if reader.signatures)
        known = (reader for reader in signed if data.startswith(reader.signatures) and reader.lacking() is None)
        other = next(known, None)
        if other is None and named.signatures and is_plain_text(data):
            return PlainReader()
        return other or named

    def _judged(self, document: Document, profile: Profile, problems: list[Problem]) -> Judged:
        """Return what is wrong in a document, and what of it is accepted."""
        before = len(problems)
        findings = self._findings(document, profile, problems)
        return judge(findings, document, profile, self.registry, complete=len(problems) == before)

    def _findings(self, document: Document, profile: Profile, problems: list[Problem]) -> list[Finding]:
        findings: list[Finding] = []
        for check in self.checks(profile):
            if not isinstance(check, Check) or document.genre in check.silent_in:
                continue
            found: list[Finding] = []
            try:
                found.extend(check.check(document))
            except SpokenError as error:
                # It says itself what it could not do; what it has found before is true.
                problems.append(failure(check, document.path, error))
            except Exception as error:
                problems.append(failure(check, document.path, error))
                continue
            if not all(0 <= finding.span.start <= finding.span.end <= len(document.text) for finding in found):
                problems.append(failure(check, document.path, SpokenError(_BAD_FINDING)))
                continue
            findings += (with_severity(finding, check, profile) for finding in found)
        return findings

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
        return repaired, self._judged(repaired, task.profile, problems), fixed.made

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

        def edited(edits: tuple[Replacement, ...]) -> tuple[Document, frozenset[Replacement]]:
            result = writer.annotate(data, (), edits)
            try:
                return self.read(task.path, result.data)[0], result.left_out
            except ReadError:
                # Nothing would be left of the text.
                return document, frozenset(edits)

        try:
            proposed = self.proposal(task, document, edited)
            if not proposed.made:
                return document, judged, 0
            annotated = writer.annotate(data, (), proposed.edits)
            if proposed.document.text != annotated.text:
                raise UnreadableError(NOT_THE_SAME)
            if task.write:
                replace_file(task.path, data, annotated.data)
        except (UnreadableError, ReadError) as error:
            # A part that reading passes over may be too badly damaged to write into.
            problems.append(Problem(task.path, error.wording))
            return document, judged, 0
        problems += (Problem(task.path, wording) for wording in annotated.problems)
        return proposed.document, self._judged(proposed.document, task.profile, problems), proposed.made

    def reparsed(self, document: Document, text: str, genre: Genre | None = None) -> Document:
        """Return the document that a text document is with another text.

        What kind of text it is may change with it: the next run will read it so.
        """
        # With a mark there is no doubt about the encoding; the file's own is put back.
        parsed, _ = self.read(document.path, f"\ufeff{text}".encode(), genre)
        return replace(parsed, encoding=document.encoding)


def is_report(data: bytes) -> bool:
    """Tell whether a file is a report that edulint itself has written among the drafts."""
    return data.startswith((REPORT_MARK.encode(), f"<!-- {REPORT_MARK}".encode()))


def encoded(document: Document) -> bytes:
    """Return a text document's bytes, byte order mark included.

    Raises:
        UnicodeEncodeError: its encoding lacks a character.
    """
    encoding = document.encoding
    if encoding is None:
        raise ValueError(f"{document.path} is not a text file")
    mark = "\ufeff".encode(encoding.codec) if encoding.bom else b""
    return mark + document.text.encode(encoding.codec)


def with_severity(finding: Finding, check: BaseCheck, profile: Profile) -> Finding:
    """Return a finding with the severity that the settings give its check; a milder variant never becomes graver."""
    severity = profile.severities.get(check.code)
    if severity is None or finding.severity is severity:
        return finding
    if finding.severity is not check.severity:
        severity = min(severity, finding.severity)
    return replace(finding, severity=Severity(severity))


def failure(check: BaseCheck, path: str, error: Exception) -> Problem:
    """Return the problem that an error of a check is: where it was raised is told, for whoever wrote the check."""
    if isinstance(error, SpokenError):
        return Problem(path, _FAILED.filled(code=check.code, name=check.name, reason=error.wording))
    import traceback

    told = _FAILED.filled(code=check.code, name=check.name, reason=raised(error))
    return Problem(path, told, "".join(traceback.format_exception(error)))


def raised(error: BaseException) -> Wording:
    """Return an exception in words, with the file and line that raised it."""
    import traceback

    text = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return Wording(zh=text, en=text)
    # The package and the file: enough to find it, and nothing of how somebody's folders are called.
    place = "/".join(frames[-1].filename.replace(os.sep, "/").split("/")[-2:])
    return _RAISED.filled(what=text, file=place, line=frames[-1].lineno)


def _facts(document: Document, checks: list[BaseCheck], problems: list[Problem]) -> dict[str, Any]:
    facts = {}
    for check in checks:
        if isinstance(check, FolderCheck) and document.genre not in check.silent_in:
            try:
                facts[check.code] = check.collect(document)
            except Exception as error:
                problems.append(failure(check, document.path, error))
    return facts
