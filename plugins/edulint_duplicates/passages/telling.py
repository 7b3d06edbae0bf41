"""Words for findings about copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edulint.api import Document, Span, Wording

if TYPE_CHECKING:
    from edulint_duplicates.passages.differences import Difference

_TOLD = 3
_LONGEST_QUOTED = 24
_OPENING = "“‘《（("
_CLOSING = "”’》）)。！？!?；;"
_CHANGED = Wording(zh="“{here}”在另一处为“{there}”", en="“{here}” is “{there}” there")
_ADDED = Wording(zh="多出“{here}”", en="“{here}” stands only here")
_MISSING = Wording(zh="少了“{there}”", en="“{there}” is missing here")
_MORE = Wording(zh="等 {count} 处不同", en="and more, {count} differences in all")
_MANY = Wording(zh="文字略有改动", en="the wording was edited")


def with_marks(document: Document, span: Span) -> Span:
    """Return a span with the marks that open and close it, which passages are compared without."""
    text, start, end = document.text, *span.bounds
    while start and text[start - 1] in _OPENING:
        start -= 1
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    return Span(start, end)


def told_differences(here: Document, span: Span, there: Document, other: Span) -> Wording:
    """Return what differs between two passages, changed numbers first."""
    from edulint_duplicates.passages.differences import differences

    found = list(differences(here.folded[span.start : span.end], there.folded[other.start : other.end]))
    return _told(found)


def _told(found: list[Difference]) -> Wording:
    found.sort(key=lambda difference: not difference.is_number)
    if not found:
        return _MANY
    told = [_one(difference) for difference in found[:_TOLD]]
    if len(found) > _TOLD:
        told.append(_MORE.filled(count=len(found)))
    return Wording(zh="，".join(wording.zh for wording in told), en=", ".join(wording.en for wording in told))


def _one(difference: Difference) -> Wording:
    here, there = _short(difference.here), _short(difference.there)
    if not there:
        return _ADDED.filled(here=here)
    if not here:
        return _MISSING.filled(there=there)
    return _CHANGED.filled(here=here, there=there)


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST_QUOTED else words[:_LONGEST_QUOTED] + "…"
