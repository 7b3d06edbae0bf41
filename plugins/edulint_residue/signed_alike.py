"""The body that signs a draft, where it is called nearly as the one of its head: 安阳机械公司工会 above, 信阳机械公司工会 below."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Document, Report, Span, is_han
from edulint_residue.own_places import OwnPlace
from edulint_residue.place_roles import Claim

_HEAD, _LAST = 3, 4
_SHORTEST, _LONGEST = 5, 30
# So many characters side by side differ, and so many behind them are the same.
_MOST_OTHER, _FEWEST_SAME = 2, 3


def signature_claims(document: Document, report: Report) -> Iterator[Claim]:
    """Yield who signs a report, where some characters of the name are others than in the title or the first lines."""
    blocks = report.blocks
    heads = [block.span for block in ([report.title] if report.title else []) + blocks[:_HEAD]]
    for block in blocks[max(_HEAD, len(blocks) - _LAST) :]:
        signed = block.span
        words = document.text[signed.start : signed.end]
        if not (_SHORTEST <= len(words) <= _LONGEST and all(map(is_han, words))):
            continue
        named = [_named_in(document.text, head, words) for head in heads]
        own = next(
            (Span(head.start, head.start + length) for head, length in zip(heads, named, strict=True) if length), None
        )
        if own is not None:
            yield Claim(OwnPlace(words, "", signed), OwnPlace(document.slice(own), "", own), is_sure=True)


def _named_in(text: str, head: Span, signed: str) -> int:
    """Return how long the name is with which a head begins, where it is that of who signs but for a word; else 0."""
    length = 0
    while length < min(len(signed), head.end - head.start) and is_han(text[head.start + length]):
        length += 1
    other = [at for at in range(length) if text[head.start + at] != signed[at]]
    if not other or other[-1] - other[0] >= _MOST_OTHER:
        return 0
    return length if length - other[-1] > _FEWEST_SAME else 0
