"""The body that a draft's head names, with the place of another one: 石岭县邮政分公司 above, 石浦县邮政分公司 below."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Document, Genre, Report, Span, occurrences, pattern
from edulint_residue.own_places import BODIES, OwnPlace, place_of
from edulint_residue.place_roles import BEGINNINGS, Claim, has_part, is_ordinary_word

# A firm has branches in many cities, a town has many villages.
_BODY = pattern(rf"(?P<level>[县区旗镇乡](?!级)|街道)\w{{1,10}}?{BODIES}(?!\w{{0,3}}{BODIES})")
_HEAD = 3
# Names of two characters are usual, names of three not rare.
_LENGTHS = (2, 3)
_MOST = 8
# A name may begin behind these, too.
_BEFORE = frozenset((*BEGINNINGS, *"—-《（("))


def body_claims(document: Document, report: Report) -> Iterator[Claim]:
    """Yield the places that stand once in a draft, before the name that a body of its head has."""
    text = document.text
    if document.genre not in (Genre.REPORT, Genre.NOTICE):
        return
    seen: set[str] = set()
    for own, tail in _bodies_of_head(document, report):
        if tail in seen or len(seen) >= _MOST:
            continue
        seen.add(tail)
        for at in occurrences(text, tail, own.span.end, report.span.end):
            start = at - (len(own.name) - len(own.level))
            may_begin = start >= own.span.end and text[start - 1] in _BEFORE
            other = place_of(text, Span(start, at + len(own.level)), own.level) if may_begin else None
            if other is None or text.count(other.name, *report.span.bounds) > 1:
                continue
            # 今年县教育局, 落实县教育局部署, 现将县教育局工作总结如下
            if is_ordinary_word(other.name.removesuffix(other.level)):
                continue
            if not has_part(document, report, other, own):
                yield Claim(other, own, is_sure=True)


def _bodies_of_head(document: Document, report: Report) -> Iterator[tuple[OwnPlace, str]]:
    """Yield the places of the bodies that the title and the first lines name, with the rest of each body's name."""
    text = document.text
    blocks = report.blocks[:_HEAD]
    heads = [report.title, *blocks] if report.title else blocks
    for block in heads:
        for match in _BODY.finditer(text, *block.span.bounds):
            for length in _LENGTHS:
                start = match.start() - length
                if start < block.span.start or (start > block.span.start and text[start - 1] not in _BEFORE):
                    continue
                own = place_of(text, Span(start, match.end("level")), match["level"])
                if own is not None:
                    yield own, text[match.start() : match.end()]
                    break
