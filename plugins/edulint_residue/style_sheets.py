"""Style sheets of web pages in a text: @page { size: 8.27in } p { margin: 0 }."""

from __future__ import annotations

from collections.abc import Iterator

from edulint.api import Span, pattern

_RULE = pattern(r"\{(?<=[a-z0-9 ]\{) ?[a-z-]{2,24} ?:[^{}\n]{1,300}\}")
_LONGEST_NAME = 30


def style_sheets(prose: str) -> Iterator[Span]:
    """Yield the rules of style sheets, those of one line in one, from the first one's name to the last bracket."""
    rules: list[Span] = []
    for match in _RULE.finditer(prose) if "{" in prose else ():
        if rules and "\n" not in prose[rules[-1].end : match.start()]:
            rules[-1] = Span(rules[-1].start, match.end())
        else:
            names = prose[max(0, match.start() - _LONGEST_NAME) : match.start()]
            rules.append(Span(match.start() - len(names) + _start_of_ascii(names), match.end()))
    yield from rules


def _start_of_ascii(words: str) -> int:
    """Return where the last run of ASCII characters of one line begins."""
    at = len(words)
    while at > 0 and words[at - 1].isascii() and words[at - 1] != "\n":
        at -= 1
    return at
