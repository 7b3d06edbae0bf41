"""Checkstyle's XML, which review tools and CI servers read."""

from __future__ import annotations

from typing import ClassVar, TextIO
from xml.etree.ElementTree import Element, SubElement

from edulint.outcome import Outcome
from edulint.report.reporter import Reporter, ReportOptions
from edulint.report.xml_text import write_xml, xml_text


class CheckstyleReporter(Reporter):
    """A ``file`` for each draft in which something was found, an ``error`` for each finding."""

    format: ClassVar[str] = "checkstyle"

    def report(self, outcome: Outcome, out: TextIO, options: ReportOptions) -> None:
        """Write the document."""
        root = Element("checkstyle", version="4.3")
        for path, findings in outcome.by_path().items():
            file = SubElement(root, "file", name=xml_text(path))
            for finding in findings:
                SubElement(
                    file,
                    "error",
                    line=str(finding.location.line),
                    column=str(finding.location.column),
                    severity=finding.severity.word,
                    message=xml_text(finding.message.in_language(options.language)),
                    source=f"edulint.{finding.category}.{finding.code}",
                )
        for problem in outcome.problems:
            file = SubElement(root, "file", name=xml_text(problem.path or "edulint"))
            message = xml_text(problem.message.in_language(options.language))
            SubElement(file, "error", line="0", severity="error", message=message, source="edulint")
        write_xml(root, out)
