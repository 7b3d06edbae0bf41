"""What the page shows, as plain values for JSON. Places are [line, column, end line, end column], counted from 1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from edulint.check import Severity
from edulint.explanation import ExplanationError, explanation_of
from edulint.outcome import LocatedFinding, LocatedFix, Outcome, Piece, ShownDraft
from edulint.report.html.words import WORDS
from edulint.text.locations import Location
from edulint.text.visible import visible
from edulint.wording import Language

# Two places are shown side by side where both are at least this long and at least this similar (0 to 1).
_WORTH_COMPARING = 20
_SIMILAR = 0.5
# A repair that touches more places than this is summed up.
_EDITS_TOLD = 3


def overview_of(outcome: Outcome, language: Language) -> dict[str, Any]:
    """Return what stands at the head of the page: counts, drafts, checks, problems, and the page's own words."""
    counts = {draft.path: dict.fromkeys((severity.word for severity in Severity), 0) for draft in outcome.drafts}
    for finding in outcome.findings:
        # A finding in the settings stands in no draft, so that the page has no place for it.
        if finding.path in counts:
            counts[finding.path][finding.severity.word] += 1
    found = Counter(finding.code for finding in outcome.findings)
    return {
        "words": {name: wording.in_language(language) for name, wording in WORDS.items()},
        "totals": {"files": outcome.files, "characters": outcome.characters},
        "drafts": [{"path": visible(draft.path), "counts": counts[draft.path]} for draft in outcome.drafts],
        "problems": [
            {"path": visible(problem.path), "message": visible(problem.message.in_language(language))}
            for problem in outcome.problems
        ],
        "checks": {code: {"count": found[code], **_check(outcome, code, language)} for code in sorted(found)},
    }


def drafts_of(outcome: Outcome, language: Language) -> Iterator[dict[str, Any]]:
    """Yield each draft with its pieces of text and its findings."""
    by_path = outcome.by_path()
    drafts = {draft.path: draft for draft in outcome.drafts}
    for draft in outcome.drafts:
        yield {
            "pieces": [_visible(piece) for piece in draft.pieces],
            "findings": [_finding(finding, drafts, language) for finding in by_path.get(draft.path, ())],
        }


def _visible(piece: Piece) -> Piece:
    """Return a piece without what can't be seen, character for character: a page shows words in the order they have."""
    return replace(piece, text=visible(piece.text), label=visible(piece.label), title=visible(piece.title))


def _check(outcome: Outcome, code: str, language: Language) -> dict[str, str]:
    check = outcome.checks[code]
    try:
        explanation = explanation_of(check)
    except ExplanationError:
        # A stranger's check need not be documented as ours are.
        return {"summary": check.summary.in_language(language), "why": "", "example": "", "instead": ""}
    return {
        "summary": check.summary.in_language(language),
        "why": explanation.why_it_matters.in_language(language),
        "example": explanation.example.in_language(language),
        "instead": explanation.instead.in_language(language),
    }


def _finding(finding: LocatedFinding, drafts: dict[str, ShownDraft], language: Language) -> dict[str, Any]:
    draft = drafts[finding.path]
    return {
        "code": finding.code,
        "severity": finding.severity.word,
        "message": visible(finding.message.in_language(language)),
        "key": finding.fingerprint,
        "section": visible(" › ".join(finding.section)),
        "words": [visible(words) for words in (finding.excerpt.before, finding.excerpt.words, finding.excerpt.after)],
        **_place(finding.location, language),
        "related": [
            {
                "path": None if related.path == finding.path else visible(related.path),
                "message": visible(related.message.in_language(language)),
                **_place(related.location, language),
            }
            for related in finding.related
        ],
        "fix": _fix(finding.fix, draft, language) if finding.fix else None,
        "safe": bool(finding.fix and finding.fix.safe),
        "beside": _beside(finding, drafts, language),
    }


def _place(location: Location, language: Language) -> dict[str, Any]:
    return {
        "at": [location.line, location.column, location.end_line, location.end_column],
        "where": location.where.in_language(language) if location.where else None,
    }


def _fix(fix: LocatedFix, draft: ShownDraft, language: Language) -> str:
    told = []
    for edit in fix.edits[:_EDITS_TOLD]:
        old = draft.text_at(edit.location)
        kind = "insert" if not old else "replace" if edit.text else "remove"
        told.append(WORDS[kind].filled(old=old, new=edit.text).in_language(language))
    if len(fix.edits) > _EDITS_TOLD:
        told.append(WORDS["further"].filled(count=len(fix.edits)).in_language(language))
    return visible(("；" if language == "zh" else "; ").join(told))


def _beside(finding: LocatedFinding, drafts: dict[str, ShownDraft], language: Language) -> dict[str, Any] | None:
    """Return a passage and its copy with the steps that lead from one to the other; None where there is no copy."""
    if not finding.related or len(finding.related) > _EDITS_TOLD:
        return None
    place = finding.related[0]
    other_draft = drafts.get(place.path)
    own = drafts[finding.path].text_at(finding.location)
    # A place in an earlier report, which is no draft of the run, has no text here.
    other = other_draft.text_at(place.location) if other_draft else ""
    if min(len(own), len(other)) < _WORTH_COMPARING:
        return None
    from rapidfuzz.distance import Indel

    if Indel.normalized_similarity(own, other) < _SIMILAR:
        return None
    where = place.location.where or WORDS["place"].filled(line=place.location.line, column=place.location.column)
    return {
        "own": visible(own),
        "other": visible(other),
        "path": None if place.path == finding.path else visible(place.path),
        "where": where.in_language(language),
        "steps": [
            (step.tag, step.src_start, step.src_end, step.dest_start, step.dest_end)
            for step in Indel.opcodes(own, other)
        ],
    }
