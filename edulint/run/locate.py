"""From findings in a document to findings in their places."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from zlib import crc32

from edulint.check import Documents, Finding, Related
from edulint.model import Document, Section
from edulint.outcome import Excerpt, LocatedEdit, LocatedFinding, LocatedFix, LocatedRelated
from edulint.packs.registry import Registry
from edulint.text.ordinal_search import ordinals_in
from edulint.text.spans import Span

_AROUND = 20
_NEAR = 10
_LONGEST_CONTENT = 200
_LONGEST_WORDS = 60
_SECTION_TITLE = 40


def located(
    findings: Iterable[Finding],
    document: Document,
    registry: Registry,
    documents: Documents | None = None,
    accepted: Collection[Finding] = (),
) -> list[LocatedFinding]:
    """Return a document's findings in their places, in the order of the places.

    ``documents`` is needed where findings have related places in other documents; ``accepted`` are those of the
    findings that are marked so.
    """
    places: list[LocatedFinding] = []
    sections = _Sections(document)
    fingerprints = _Fingerprints()
    for finding in sorted(findings, key=lambda one: (one.span, one.code)):
        registered = registry[finding.code]
        contents = tuple(_contents(finding, document, documents))
        places.append(
            LocatedFinding(
                path=document.path,
                location=document.locate(finding.span),
                code=finding.code,
                name=registered.check.name,
                category=registered.category,
                severity=finding.severity,
                message=finding.message,
                excerpt=_excerpt(document, finding.span),
                fingerprint=fingerprints.of(finding.code, contents[0]),
                section=sections.titles_at(finding.span.start),
                related=tuple(_related(related, document, documents) for related in finding.related),
                fix=_fix(finding, document),
                covers=finding.covers,
                blames=finding.blames,
                accepted=finding in accepted,
                contents=contents,
            )
        )
    return places


class _Fingerprints:
    """What findings are known by: content alone, so that it survives moved lines, and how many are equal."""

    def __init__(self) -> None:
        self._alike: Counter[str] = Counter()

    def of(self, code: str, content: str) -> str:
        """Return the fingerprint of the next finding of a check with this content."""
        content = f"{code}\0{content}"
        self._alike[content] += 1
        return _digest(f"{content}\0{self._alike[content]}")


def line_at(document: Document, offset: int) -> Span:
    """Return the line of the text that holds an offset, its end included."""
    starts = document.line_starts
    following = bisect_right(starts, offset)
    return Span(starts[following - 1], starts[following] if following < len(starts) else len(document.text))


def _content(document: Document, span: Span) -> str:
    """Return what a place is known by: its words and the nearest of its line, widths and spaces aside."""
    line = line_at(document, span.start)
    start = max(line.start, span.start - _NEAR)
    end = min(line.end, span.end + _NEAR, start + _LONGEST_CONTENT)
    return "".join(document.folded[start:end].split())


def _contents(finding: Finding, document: Document, documents: Documents | None) -> Iterator[str]:
    """Yield what a finding's own place is known by, and its related ones in the drafts of the run."""
    yield _content(document, finding.span)
    for related in finding.related:
        # An earlier report is no draft of the run.
        if related.location is None:
            yield _content(_other(related, document, documents), related.span)


def _excerpt(document: Document, span: Span) -> Excerpt:
    line = line_at(document, span.start)
    end = min(span.end, line.end)
    words = document.text[span.start : end].rstrip("\r\n")
    if len(words) > _LONGEST_WORDS:
        words = f"{words[: _LONGEST_WORDS // 2]}…{words[-_LONGEST_WORDS // 2 :]}"
    before = document.text[max(line.start, span.start - _AROUND) : span.start].lstrip()
    block = document.block_at(span.start)
    if block and span.start - _AROUND <= block.span.start:
        before = block.label + before
    after = document.text[end : min(line.end, end + _AROUND)].rstrip()
    return Excerpt(
        before=f"…{before}" if span.start - _AROUND > line.start else before,
        words=words,
        after=f"{after}…" if end + _AROUND < line.end else after,
    )


def _digest(content: str) -> str:
    """Return 64 bits of a content in hexadecimal; nobody's secret, so not worth the start-up that hashlib takes."""
    data = content.encode("utf-8", "replace")
    return f"{crc32(data):08x}{crc32(data[::-1]):08x}"


class _Sections:
    """The sections of a document, as its findings name them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        # By where a section starts: many findings may stand below one heading.
        self._later_items: dict[int, range] = {}

    def titles_at(self, offset: int) -> tuple[str, ...]:
        """Return the titles of the sections that hold an offset, from the outermost to the innermost."""
        sections = self._document.sections_at(offset)
        if sections and offset in self._items_behind(sections[-1]):
            sections = sections[:-1]
        titles = (section.title for section in sections)
        return tuple(
            title if len(title) <= _SECTION_TITLE else title[: _SECTION_TITLE - 1] + "…" for title in titles if title
        )

    def _items_behind(self, section: Section) -> range:
        """Return the offsets of further items in the paragraph that a heading begins: 二要 behind 一要."""
        start = section.span.start
        if start not in self._later_items:
            self._later_items[start] = self._found_behind(section)
        return self._later_items[start]

    def _found_behind(self, section: Section) -> range:
        heading = section.heading
        if heading is None or heading.ordinal is None:
            return range(0)
        style, end = heading.ordinal.style, section.blocks[0].span.end
        ordinals = ordinals_in(self._document.text, self._document.folded, heading.title.start, end)
        return range(next((one.span.start for one in ordinals if one.style is style), end), end)


def _related(related: Related, document: Document, documents: Documents | None) -> LocatedRelated:
    if related.location is not None:
        return LocatedRelated(related.path or document.path, related.location, related.message)
    other = _other(related, document, documents)
    return LocatedRelated(other.path, other.locate(related.span), related.message)


def _other(related: Related, document: Document, documents: Documents | None) -> Document:
    if related.path is None or related.path == document.path or documents is None:
        return document
    return documents[related.path]


def _fix(finding: Finding, document: Document) -> LocatedFix | None:
    if finding.fix is None:
        return None
    edits = tuple(LocatedEdit(document.locate(edit.span), edit.text) for edit in finding.fix.edits)
    return LocatedFix(finding.fix.safe, edits)
