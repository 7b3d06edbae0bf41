"""Findings that somebody accepts: in the draft itself, by a comment, or in the settings, by the words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from edulint.check import BaseCheck, Finding, FolderCheck
from edulint.model import Document, Mark
from edulint.packs.acceptance import UnusedAcceptance
from edulint.packs.registry import Registry
from edulint.run.gate.directives import DraftAcceptance, draft_acceptances
from edulint.run.gate.judged import Judged
from edulint.settings.profile import ConfiguredAcceptance, Profile
from edulint.text.fold import fold
from edulint.text.spans import Span

_UNUSED = UnusedAcceptance()


def judge(
    findings: Sequence[Finding], document: Document, profile: Profile, registry: Registry, *, complete: bool = True
) -> Judged:
    """Return which findings of a draft are accepted, with further ones about acceptances that are of no use.

    ``complete`` says that ``findings`` are all that the profile's checks report of the draft: only then can it be known
    that nothing is left to accept.
    """
    written = draft_acceptances(document, registry) if profile.directives else None
    if written is None and not profile.accepted:
        return Judged(tuple(findings))
    candidates = _Candidates(findings, document)
    accepted: set[Finding] = set()
    used: set[ConfiguredAcceptance | DraftAcceptance] = set()
    acceptances: list[ConfiguredAcceptance | DraftAcceptance] = [*profile.accepted]
    acceptances += written.acceptances if written else ()
    for one in acceptances:
        matching = candidates.of(one)
        accepted.update(matching)
        if matching:
            used.add(one)
    more: list[Finding] = []
    unused: frozenset[Mark] = frozenset()
    if written and complete:
        known = judged_codes(profile, registry, document)
        idle = [one for one in written.acceptances if one not in used and one.codes <= known]
        more += map(_unused, idle)
        more += written.faults
        if _UNUSED.code in profile.codes:
            unused = _unused_comments(written.acceptances, frozenset(idle))
    told = [finding for finding in more if finding.code in profile.codes]
    entries = frozenset((one.file, one.index) for one in used if isinstance(one, ConfiguredAcceptance))
    return Judged((*findings, *told), frozenset(accepted), entries, unused)


def accepted_by(one: ConfiguredAcceptance, findings: Sequence[Finding], document: Document) -> list[Finding]:
    """Return the findings that an entry of the settings accepts."""
    return _Candidates(findings, document).of(one)


def judged_codes(profile: Profile, registry: Registry, document: Document | None = None) -> frozenset[str]:
    """Return the codes of which a draft alone tells whether there is a finding.

    Checks that compare drafts, and those that look into something else which the command line must name, may find
    nothing today because they were not given it.
    """

    def is_judged(check: type[BaseCheck]) -> bool:
        options = profile.options.get(check.code, check.options)
        has_all = all(getattr(options, field) for field in check.flags)
        is_silent = document is not None and document.genre in check.silent_in
        return has_all and not is_silent and not issubclass(check, FolderCheck)

    return frozenset(code for code in profile.codes if is_judged(registry[code].check))


class _Candidates:
    """The findings of a draft by check, in the order of their places."""

    def __init__(self, findings: Sequence[Finding], document: Document) -> None:
        self._folded = document.folded
        self._by_code: dict[str, list[Finding]] = {}
        for finding in sorted(findings, key=lambda one: one.span):
            self._by_code.setdefault(finding.code, []).append(finding)

    def of(self, one: ConfiguredAcceptance | DraftAcceptance) -> list[Finding]:
        """Return the findings that an acceptance accepts."""
        words = fold(one.words)
        return [
            finding
            for code in one.codes & self._by_code.keys()
            for finding in self._near(self._by_code[code], one)
            if not words or self._has(words, finding.span)
        ]

    def _near(self, findings: list[Finding], one: ConfiguredAcceptance | DraftAcceptance) -> Sequence[Finding]:
        if isinstance(one, ConfiguredAcceptance) or one.scope is None:
            return findings
        if one.overlapping:
            return [finding for finding in findings if one.scope.overlaps(finding.span) or one.scope == finding.span]
        first = bisect_left(findings, one.scope.start, key=lambda finding: finding.span.start)
        return findings[first : bisect_left(findings, one.scope.end, key=lambda finding: finding.span.start)]

    def _has(self, words: str, span: Span) -> bool:
        """Tell whether some words stand in a span, or around it."""
        at = max(0, min(span.start, span.end - len(words)))
        last = max(span.start + len(words), span.end)
        while (at := self._folded.find(words, at, last)) >= 0:
            place = Span(at, at + len(words))
            if place.contains(span) or span.contains(place):
                return True
            at += 1
        return False


def _unused_comments(acceptances: Sequence[DraftAcceptance], idle: frozenset[DraftAcceptance]) -> frozenset[Mark]:
    """Return the comments beside the text of whose acceptances none is of use."""
    busy = {one.mark for one in acceptances if one not in idle}
    return frozenset(one.mark for one in idle if one.mark is not None) - busy


def _unused(one: DraftAcceptance) -> Finding:
    words = f" “{one.words}”" if one.words else ""
    return _UNUSED.finding(one.place, "unused", fix=one.removal, selector=one.selector, words=words)
