"""JUnit's XML, which most CI servers show as test results."""

from __future__ import annotations

from typing import ClassVar, TextIO
from xml.etree.ElementTree import Element, SubElement

from edulint.check import Severity
from edulint.outcome import LocatedFinding, Outcome
from edulint.report.reporter import Reporter, ReportOptions
from edulint.report.xml_text import write_xml, xml_text
from edulint.wording import Language


class JunitReporter(Reporter):
    """A suite for each draft and a case for each finding; a draft without findings is one case that passes.

    Findings of ``info`` pass: they never fail a build.
    """

    format: ClassVar[str] = "junit"

    def report(self, outcome: Outcome, out: TextIO, options: ReportOptions) -> None:
        """Write the document."""
        by_path = outcome.by_path()
        root = Element("testsuites", name="edulint")
        for path in outcome.paths:
            _suite(root, path, by_path.get(path, []), options.language)
        for problem in outcome.problems:
            suite = SubElement(root, "testsuite", name=xml_text(problem.path or "edulint"), tests="1", errors="1")
            case = SubElement(suite, "testcase", name="edulint", classname=xml_text(problem.path or "edulint"))
            SubElement(case, "error", message=xml_text(problem.message.in_language(options.language)))
        write_xml(root, out)


def _suite(root: Element, path: str, findings: list[LocatedFinding], language: Language) -> None:
    name = xml_text(path)
    failures = sum(finding.severity >= Severity.WARNING for finding in findings)
    counts = {"tests": str(max(1, len(findings))), "failures": str(failures), "errors": "0"}
    suite = SubElement(root, "testsuite", {"name": name, **counts})
    if not findings:
        SubElement(suite, "testcase", name="edulint", classname=name)
    for finding in findings:
        place = f"{finding.location.line}:{finding.location.column}"
        case = SubElement(suite, "testcase", name=f"{finding.code} {finding.name} ({place})", classname=name)
        message = xml_text(finding.message.in_language(language))
        text = xml_text(f"{path}:{place}: {finding.excerpt.text}")
        if finding.severity >= Severity.WARNING:
            SubElement(case, "failure", message=message, type=finding.severity.word).text = text
        else:
            SubElement(case, "system-out").text = f"{message}\n{text}"
