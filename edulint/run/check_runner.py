"""The checks of a profile, run on one document."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from edulint.check import BaseCheck, Check, Finding, FolderCheck, Severity
from edulint.model import Document
from edulint.outcome import Problem
from edulint.packs.registry import Registry
from edulint.run.cut_lines import without_cut
from edulint.run.failures import failure, misplaced
from edulint.run.gate.judged import Judged
from edulint.settings.profile import Profile
from edulint.wording import SpokenError


class CheckRunner:
    """Runs checks, each made once for a profile; a check that fails is a problem, and the others run."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._checks: dict[int, list[BaseCheck]] = {}
        self._asked: dict[tuple[int, str], list[Check]] = {}

    def checks(self, profile: Profile) -> list[BaseCheck]:
        """Return the checks of a profile, each with its options."""
        if profile.number not in self._checks:
            self._checks[profile.number] = [
                self._registry[code].check(profile.options.get(code)) for code in profile.codes
            ]
        return self._checks[profile.number]

    def findings(self, document: Document, profile: Profile, problems: list[Problem]) -> list[Finding]:
        """Return what the checks report of a document, accepted or not; what goes wrong is added to ``problems``."""
        findings: list[Finding] = []
        for check in self._checks_of(document, profile):
            found: list[Finding] = []
            try:
                found.extend(check.check(document))
            except SpokenError as error:
                # It says itself what it could not do; what it has found before is true.
                problems.append(failure(check, document.path, error))
            except Exception as error:
                problems.append(failure(check, document.path, error))
                continue
            if not found:
                continue
            if not all(0 <= finding.span.start <= finding.span.end <= len(document.text) for finding in found):
                problems.append(misplaced(check, document.path))
                continue
            findings += (with_severity(finding, check, profile) for finding in found)
        return without_cut(document, findings)

    def judged(self, document: Document, profile: Profile, problems: list[Problem]) -> Judged:
        """Return the findings of a document, and which of them are accepted; ``problems`` as for :meth:`findings`."""
        before = len(problems)
        findings = self.findings(document, profile, problems)
        if not (profile.accepted or (profile.directives and (document.marks or "<!--" in document.text))):
            # Most drafts have no comments.
            return Judged(tuple(findings))
        from edulint.run.gate.accepting import judge

        return judge(findings, document, profile, self._registry, complete=len(problems) == before)

    def facts(self, document: Document, profile: Profile, problems: list[Problem]) -> dict[str, Any]:
        """Return what the checks that compare documents need of one, by their codes; see :meth:`findings`."""
        facts = {}
        for check in self.checks(profile):
            if isinstance(check, FolderCheck) and document.genre not in check.silent_in:
                try:
                    facts[check.code] = check.collect(document)
                except Exception as error:
                    problems.append(failure(check, document.path, error))
        return facts

    def _checks_of(self, document: Document, profile: Profile) -> list[Check]:
        """Return the checks of a profile that are asked of a document of its genre, made once."""
        key = profile.number, document.genre.value
        if key not in self._asked:
            self._asked[key] = [
                check
                for check in self.checks(profile)
                if isinstance(check, Check) and document.genre not in check.silent_in
            ]
        return self._asked[key]


def with_severity(finding: Finding, check: BaseCheck, profile: Profile) -> Finding:
    """Return a finding with the severity that the settings give its check; a milder variant never becomes graver."""
    severity = profile.severities.get(check.code)
    if severity is None or finding.severity is severity:
        return finding
    if finding.severity is not check.severity:
        severity = min(severity, finding.severity)
    return replace(finding, severity=Severity(severity))
