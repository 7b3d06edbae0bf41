"""Who changed and commented on a file: people, or edulint in an earlier run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edulint.api import Check, Finding, Mark, Severity

# Who stands as the author of what edulint writes into a file.
AUTHOR = "edulint"
_MOST_AUTHORS = 3


def told_by(check: Check, marks: Sequence[Mark]) -> Iterator[Finding]:
    """Yield a check's findings ``others`` and ``own``: the marks of people are gathered, and so are edulint's."""
    others = [mark for mark in marks if mark.author != AUTHOR]
    own = [mark.span for mark in marks if mark.author == AUTHOR]
    if others:
        names = list(dict.fromkeys(mark.author.strip() or "?" for mark in others))
        authors = "、".join(names[:_MOST_AUTHORS]) + ("……" if len(names) > _MOST_AUTHORS else "")
        yield check.gathered([mark.span for mark in others], "others", authors=authors)
    if own:
        # They are expected: edulint wrote them into a copy for the author to accept or reject.
        yield check.gathered(own, "own", severity=Severity.INFO)
