"""``edulint accept DRAFT:LINE``: accept a finding in the settings, with the reason."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable
from typing import Any

import click

from edulint.check import Finding
from edulint.cli.options import packs_option
from edulint.cli.session import UNREAD, Session, language_option, say, spoken_command, spoken_option
from edulint.model import Document
from edulint.readers.reader import ReadError
from edulint.run.draft import DraftChecker
from edulint.run.files import UnreadableError
from edulint.run.gate.accepting import accepted_by
from edulint.run.gate.entries import add_entry
from edulint.run.gate.suggested import words_of
from edulint.settings.files import Configurations
from edulint.settings.profile import Accept, Choice, Profile
from edulint.settings.reading import OWN_FILE
from edulint.wording import SpokenError, Wording, listed

_PLACE = re.compile(r"(.+?):([0-9]+)(?::([0-9]+))?", re.DOTALL)
_SPECIAL = re.compile(r"[\\*?\[\]]|\s(?=\s*$)")
_NO_PLACE = Wording(
    zh="应写成 稿件:行号，如 总结.txt:12（同一行有几处时写 稿件:行号:列号）",
    en="write DRAFT:LINE, as in report.txt:12 (DRAFT:LINE:COLUMN where a line has several)",
)
_NOTHING = Wording(
    zh="{place} 没有查出问题，没有可接受的{hint}", en="nothing was found at {place}; there is nothing to accept{hint}"
)
_ELSEWHERE = Wording(zh="；第 {line} 行的问题在 {places}", en="; line {line} has findings at {places}")
_ELSEWHERE_IN_PARAGRAPH = Wording(
    zh="；第 {line} 段的问题在 {places}", en="; paragraph {line} has findings at {places}"
)
_ACCEPTED = Wording(
    zh="{place} 这一处（{code}）已经接受过了（理由：{reason}）",
    en="the finding at {place} ({code}) is accepted already ({reason})",
)
_IN_THE_DRAFT = Wording(zh="写在稿件的批注里", en="a comment in the draft says why")
_NO_HINT = Wording(zh="", en="")
_SEVERAL = Wording(
    zh="{place} 有 {count} 处问题，请用列号或 --code 指明是哪一处：{list}",
    en="there are {count} findings at {place}; say which by column or --code: {list}",
)
_NO_REASON = Wording(zh="请写明接受的理由", en="say why it is accepted")
_NO_WORDS = Wording(
    zh="{place} 的问题没有自己的字句，不能按字句接受：请用 [[per-file]] 的 ignore",
    en="the finding at {place} has no words to be known by: use ignore in a [[per-file]]",
)
_OUTSIDE = Wording(
    zh="{file} 管不到 {path}：请把设置放在稿件之上的文件夹里",
    en="{file} does not reach {path}: the settings must lie above the draft",
)
_NOT_UTF8 = Wording(zh="文件名不是 UTF-8，写不进设置：请先改名", en="the file's name is not UTF-8; rename it first")
_DONE = Wording(
    zh="已在 {file} 里接受 {code}“{words}”（{reason}）", en="{file} now accepts {code} “{words}” ({reason})"
)


_METAVAR = Wording(zh="稿件:行号[:列号]", en="DRAFT:LINE[:COLUMN]")


@spoken_command(
    "accept",
    zh="""接受一处问题：在设置里写一条 [[accept]]，注明理由。

    例：edulint accept "总结.txt:12" --reason "活动名称"
    """,
)
@click.argument("place", metavar=say(_METAVAR))
@spoken_option("--reason", required=True, zh="为什么接受", en="Why it is accepted")
@spoken_option("--code", zh="接受这项检查的问题", en="The check whose finding is accepted")
@spoken_option(
    "--config", type=click.Path(dir_okay=False), zh="写进这个设置文件", en="Write into this configuration file"
)
@packs_option
@language_option
@click.pass_obj
def command(session: Session, place: str, reason: str, code: str | None, config: str | None) -> None:
    """Accept a finding: write an [[accept]] with the reason into the settings.

    Example: edulint accept "report.txt:12" --reason "the event's name"
    """
    try:
        _Acceptance(session, place, config).write(reason, code)
    except SpokenError as error:
        session.fail(error)
    raise click.exceptions.Exit(session.tell_broken())


class _Acceptance:
    """One finding to be accepted."""

    def __init__(self, session: Session, place: str, config: str | None) -> None:
        match = _PLACE.fullmatch(place)
        if match is None:
            raise SpokenError(_NO_PLACE)
        self._session = session
        self._place = place
        self._path, self._line, self._column = match[1], int(match[2]), int(match[3] or 0)
        given = config if config and os.path.exists(config) else None
        self._configurations = Configurations(session.host.registry, Choice(), given)
        self._file = config or self._configuration_file()
        self._checker = DraftChecker(session.host.registry, session.host.readers)

    def write(self, reason: str, code: str | None) -> None:
        """Find the finding and write the entry that accepts it.

        Raises:
            SpokenError: there is no such finding, or the entry can't be written.
        """
        reason = " ".join(reason.split())
        if not reason:
            raise SpokenError(_NO_REASON)
        draft = os.path.abspath(self._path)
        profile = self._configurations.profile(draft)
        document = self._document(profile)
        findings = self._checker.findings(document, profile)
        finding = self._chosen(findings, document, profile, code)
        words = words_of(finding, findings, document)
        if not words:
            raise SpokenError(_NO_WORDS.filled(place=self._place))
        entry = Accept(files=(self._pattern(draft),), code=finding.code, words=words, reason=reason)
        add_entry(self._file, entry)
        shown: dict[str, Any] = {"file": self._file, "code": finding.code, "words": words, "reason": reason}
        self._session.write(self._session.say(_DONE.filled(**shown)))

    def _document(self, profile: Profile) -> Document:
        limit = self._configurations.of_folder(os.path.dirname(os.path.abspath(self._path))).settings.max_size
        try:
            document, _ = self._checker.read(self._path, self._checker.load(self._path, limit), profile.genre)
        except (UnreadableError, ReadError) as error:
            raise SpokenError(UNREAD.filled(path=self._path, reason=error.wording)) from error
        return document

    def _chosen(self, findings: list[Finding], document: Document, profile: Profile, code: str | None) -> Finding:
        codes = self._session.host.registry.resolve(code) if code else None
        found = self._here(findings, document, codes)
        if len(found) == 1:
            return found[0]
        if found:
            places = [(document.locate(finding.span), finding.code) for finding in found]
            told = "; ".join(f"{place.line}:{place.column} {one}" for place, one in places)
            raise SpokenError(_SEVERAL.filled(place=self._place, count=len(found), list=told))
        accepted = self._here(self._checker.runner.judged(document, profile, []).accepted, document, codes)
        if accepted:
            reason = self._reason_of(accepted[0], document, profile)
            raise SpokenError(_ACCEPTED.filled(place=self._place, code=accepted[0].code, reason=reason))
        raise SpokenError(_NOTHING.filled(place=self._place, hint=self._elsewhere(findings, document)))

    def _here(self, findings: Iterable[Finding], document: Document, codes: Collection[str] | None) -> list[Finding]:
        """Return those of the findings that stand at the place, and are of the codes where some are given."""
        found = []
        for finding in findings:
            place = document.locate(finding.span)
            last = (place.end_line, max(place.column, place.end_column - 1))
            is_here = place.line <= self._line <= place.end_line
            if self._column:
                is_here = (place.line, place.column) <= (self._line, self._column) <= last
            if is_here and (codes is None or finding.code in codes):
                found.append(finding)
        return found

    def _reason_of(self, finding: Finding, document: Document, profile: Profile) -> Wording | str:
        """Return why a finding is accepted: the reason of the entry, or where the draft's own comment accepts it."""
        folder = os.path.dirname(os.path.abspath(self._path))
        settings = {one.file or "": one.settings for one in self._configurations.of_folder(folder).chain()}
        for entry in profile.accepted:
            if accepted_by(entry, [finding], document):
                return settings[entry.file].accept[entry.index].reason
        return _IN_THE_DRAFT

    def _elsewhere(self, findings: list[Finding], document: Document) -> Wording:
        """Return where else on the line something was found; nothing where no column is given."""
        starts = [document.locate(finding.span) for finding in findings]
        places = [f"{place.line}:{place.column}" for place in starts if place.line == self._line]
        if not (self._column and places):
            return _NO_HINT
        wording = _ELSEWHERE_IN_PARAGRAPH if document.places else _ELSEWHERE
        return wording.filled(line=self._line, places=listed(dict.fromkeys(places)))

    def _configuration_file(self) -> str:
        """Return the file of the settings in force for the draft; where there are none, one beside it or above."""
        folder = os.path.dirname(os.path.abspath(self._path))
        known = self._configurations.of_folder(folder).file
        here = os.getcwd()
        is_below = f"{folder}{os.sep}".startswith(here.rstrip(os.sep) + os.sep)
        return known or os.path.join(here if is_below else folder, OWN_FILE)

    def _pattern(self, draft: str) -> str:
        """Return the pattern that means this draft alone."""
        relative = os.path.relpath(draft, os.path.dirname(os.path.abspath(self._file))).replace(os.sep, "/")
        if relative.startswith("../"):
            raise SpokenError(_OUTSIDE.filled(file=self._file, path=self._path))
        try:
            relative.encode()
        except UnicodeEncodeError as error:
            raise SpokenError(_NOT_UTF8) from error
        # Without a slash a pattern would mean files of this name in all folders.
        return "/" + _SPECIAL.sub(lambda sign: f"\\{sign[0]}", relative)
