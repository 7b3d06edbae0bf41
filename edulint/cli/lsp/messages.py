"""Findings as an editor shows them: marks in the text, what stands beside the cursor, and the outline."""

from __future__ import annotations

from functools import partial

from lsprotocol import types as lsp
from pygls.uris import from_fs_path
from pygls.workspace import PositionCodec

from edulint.check import BaseCheck, Severity
from edulint.cli.lsp.drafts import CheckedDraft
from edulint.cli.lsp.positions import Positions
from edulint.cli.outline import UNTITLED
from edulint.explanation import ExplanationError, explanation_of
from edulint.model import Document, Heading, Section
from edulint.outcome import LocatedFinding, LocatedRelated
from edulint.report.markdown import plain
from edulint.text.locations import Location
from edulint.text.visible import one_line, visible
from edulint.wording import Language

_SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.INFO: lsp.DiagnosticSeverity.Information,
}
# Editors draw a level as an indent; headings that are nested deeper are shown at this level.
_MOST_LEVELS = 20
_LONGEST_NAME = 80


def diagnostics_of(
    checked: CheckedDraft, codec: PositionCodec, language: Language, with_related: bool
) -> list[lsp.Diagnostic]:
    """Return a draft's findings as marks in its text."""
    positions = Positions(checked.draft.text, codec)
    return [
        diagnostic_of(finding, checked, positions, language, with_related=with_related) for finding in checked.findings
    ]


def diagnostic_of(
    finding: LocatedFinding, checked: CheckedDraft, positions: Positions, language: Language, *, with_related: bool
) -> lsp.Diagnostic:
    """Return one finding as a mark in the text."""
    related = [_related(one, checked, positions, language) for one in finding.related] if with_related else None
    return lsp.Diagnostic(
        range=positions.range_of(finding.location),
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        source="edulint",
        message=visible(finding.message.in_language(language)),
        related_information=related or None,
    )


def _related(
    related: LocatedRelated, checked: CheckedDraft, positions: Positions, language: Language
) -> lsp.DiagnosticRelatedInformation:
    if checked.draft.is_called(related.path):
        place = lsp.Location(checked.draft.uri, positions.range_of(related.location))
    else:
        place = lsp.Location(from_fs_path(related.path) or checked.draft.uri, _plain_range(related.location))
    return lsp.DiagnosticRelatedInformation(place, visible(related.message.in_language(language)))


def _plain_range(location: Location) -> lsp.Range:
    """Return a place in another file, whose text isn't at hand: the line is right, the columns are code points."""
    return lsp.Range(
        lsp.Position(location.line - 1, location.column - 1),
        lsp.Position(location.end_line - 1, location.end_column - 1),
    )


def hover_text(finding: LocatedFinding, check: type[BaseCheck], language: Language) -> str:
    """Return what a finding says and what its check says of itself, as Markdown in which no draft writes markup."""
    head = f"**{plain(finding.message.in_language(language))}**"
    parts = [head, f"{finding.code} {finding.name}"]
    try:
        for heading, text in explanation_of(check).sections():
            paragraphs = "\n\n".join(plain(one) for one in text.in_language(language).split("\n") if one.strip())
            parts.append(f"**{heading.in_language(language)}**\n\n{paragraphs}")
    except ExplanationError:
        # A stranger's check need not be documented as ours are.
        parts.append(plain(check.summary.in_language(language)))
    return "\n\n".join(parts)


def symbols_of(document: Document, codec: PositionCodec, language: Language) -> list[lsp.DocumentSymbol]:
    """Return the outline: a symbol for each report where there are several or it has a title, and its sections."""
    positions = Positions(document.text, codec)
    top: list[lsp.DocumentSymbol] = []
    for report in document.reports:
        sections = report.body.nested(partial(_symbol, positions), _MOST_LEVELS)
        if report.title is None and len(document.reports) == 1:
            top += sections
            continue
        title = report.title.span if report.title else report.body.span
        name = document.slice(report.title.span) if report.title else UNTITLED.in_language(language)
        place = positions.range_of_span(title)
        where = place if report.title else lsp.Range(place.start, place.start)
        top.append(
            lsp.DocumentSymbol(
                _name(name), lsp.SymbolKind.Module, positions.range_of_span(report.span), where, children=sections
            )
        )
    return top


def _symbol(
    positions: Positions, section: Section, heading: Heading, below: list[lsp.DocumentSymbol]
) -> lsp.DocumentSymbol:
    return lsp.DocumentSymbol(
        _name(section.title),
        lsp.SymbolKind.String,
        positions.range_of_span(section.span),
        positions.range_of_span(heading.span),
        children=below,
    )


def _name(text: str) -> str:
    name = one_line(text).strip()
    # An editor refuses a symbol without a name.
    return (name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…") or "…"
