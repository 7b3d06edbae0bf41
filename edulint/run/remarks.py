"""Findings as remarks in the author's own file: what is wrong, why, what instead, and the check that says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from edulint.check import Severity
from edulint.explanation import explanation_of
from edulint.model import Document
from edulint.outcome import LocatedFinding, LocatedRelated
from edulint.packs.registry import Registry
from edulint.readers.writer import Remark
from edulint.text.edits import Edit, apply_edits
from edulint.text.lines import line_around
from edulint.text.locations import Location
from edulint.text.spans import Span
from edulint.text.visible import visible
from edulint.wording import Language, Wording

# More remarks of one check in one paragraph are gathered, and of what is gathered so many are told.
_APART = 3
_TOLD = 12
_LONGEST_WORDS = 60
_MOST_RELATED = 6
_SEVERITIES = {
    Severity.ERROR: Wording(zh="错误", en="Error"),
    Severity.WARNING: Wording(zh="警告", en="Warning"),
    Severity.INFO: Wording(zh="提示", en="Note"),
}
_WHAT = Wording(zh="【{severity}】{message}", en="[{severity}] {message}")
_MANY = Wording(zh="【{severity}】这一段有 {count} 处：", en="[{severity}] {count} places in this paragraph:")
_MORE = Wording(zh="……另有 {count} 处", en="… and {count} more")
_RELATED = Wording(zh="另见 {place}{words}{message}", en="See also {place}{words}{message}")
_WORDS = Wording(zh="：“{words}”", en=": “{words}”")
_PLACE = Wording(zh="在{place}：“{words}”", en="In {place}: “{words}”")
_IN_FILE = Wording(zh="{path} {place}", en="{path}, {place}")
_INSTEAD = Wording(zh="改为：“{new}”", en="Instead: “{new}”")
_REMOVE = Wording(zh="建议删去“{old}”", en="Leave out “{old}”")
_WHY = Wording(zh="为什么：{why}", en="Why: {why}")
_CODE = Wording(zh="{code} {summary}", en="{code} {summary}")


def remarks_of(
    findings: Iterable[LocatedFinding], document: Document, registry: Registry, language: Language
) -> list[Remark]:
    """Return the remarks on a document, in the order of their places."""
    ordered = sorted(findings, key=lambda finding: (finding.location.line, finding.code, finding.location))
    reasons = {code: explanation_of(registry[code].check).why_it_matters for code in {one.code for one in ordered}}
    remarks: list[Remark] = []
    for _, group in groupby(ordered, key=lambda finding: (finding.location.line, finding.code)):
        alike = list(group)
        for together in [alike] if len(alike) > _APART else [[finding] for finding in alike]:
            text = _text(together, document, registry, reasons[together[0].code], language)
            span = document.span_of(together[0].location)
            remarks.append(Remark(span, text, _place(together[0].location, span, document).in_language(language)))
    return sorted(remarks, key=lambda remark: remark.span)


def _text(
    findings: Sequence[LocatedFinding], document: Document, registry: Registry, reason: Wording, language: Language
) -> str:
    first = findings[0]
    severity = _SEVERITIES[max(finding.severity for finding in findings)]
    if len(findings) == 1:
        lines = [
            _WHAT.filled(severity=severity, message=first.message),
            *_related(first, document),
            *_repair(first, document),
        ]
    else:
        lines = [_MANY.filled(severity=severity, count=len(findings))]
        lines += dict.fromkeys(finding.message for finding in findings[:_TOLD])
        if len(findings) > _TOLD:
            lines.append(_MORE.filled(count=len(findings) - _TOLD))
    check = registry[first.code].check
    lines.append(_WHY.filled(why=reason))
    lines.append(_CODE.filled(code=first.code, summary=check.summary))
    return "\n".join(line.in_language(language).replace("\n", " ") for line in lines)


def _place(location: Location, span: Span, document: Document) -> Wording:
    """Return what the place of a remark is called, with the words of its line that are nearest."""
    (begin, end), half = line_around(document.text, span.start, span.start), _LONGEST_WORDS // 2
    words = visible(document.text[max(begin, span.start - half) : min(end, span.start + half)].strip())
    return _PLACE.filled(place=location.name, words=words)


def _related(finding: LocatedFinding, document: Document) -> list[Wording]:
    """Return the other places that a finding speaks of, with their words where they are in this document."""
    lines = []
    others = [one for one in finding.related if (one.path, one.location) != (finding.path, finding.location)]
    for other in others[:_MOST_RELATED]:
        place = other.location.name
        words: Wording | str = ""
        if other.path != document.path:
            place = _IN_FILE.filled(path=visible(other.path), place=place)
        elif said := _shortened(document.slice(document.span_of(other.location))):
            words = _WORDS.filled(words=said)
        lines.append(_RELATED.filled(place=place, words=words, message=_aside(other)))
    if len(others) > _MOST_RELATED:
        lines.append(_MORE.filled(count=len(others) - _MOST_RELATED))
    return lines


def _aside(related: LocatedRelated) -> Wording:
    return Wording(zh=f"（{related.message.zh}）", en=f" ({related.message.en})")


def _repair(finding: LocatedFinding, document: Document) -> list[Wording]:
    """Return what to write instead, in the words of the finding where the repair lies in them."""
    if finding.fix is None or not finding.fix.edits:
        return []
    edits = sorted(Edit(document.span_of(edit.location), edit.text) for edit in finding.fix.edits)
    span = document.span_of(finding.location)
    if edits[0].span.start < span.start or edits[-1].span.end > span.end:
        if len(edits) > 1:
            return []
        span = edits[0].span
    new = apply_edits(document.text[: span.end], edits)[span.start :]
    if not new:
        return [_REMOVE.filled(old=_shortened(document.slice(span)))]
    return [_INSTEAD.filled(new=_shortened(new))]


def _shortened(words: str) -> str:
    words = visible(" ".join(words.split("\n")))
    half = _LONGEST_WORDS // 2
    return words if len(words) <= _LONGEST_WORDS else f"{words[:half]}…{words[-half:]}"
