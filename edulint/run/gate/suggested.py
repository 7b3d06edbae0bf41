"""The entry of a configuration that accepts one finding and, as far as words can tell, no other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edulint.check import Finding
from edulint.model import Document
from edulint.run.gate.accepting import accepted_by
from edulint.settings.profile import ConfiguredAcceptance
from edulint.text.spans import Span

_LONGEST = 60
# Marks at the ends do not help to recognise a finding.
_ASIDE = " \t\r\u3000，。；：、！？"
_FARTHEST = 20
# （四） or xxx个 will stand elsewhere in the draft one day; words with so many different characters hardly will.
_TELLING = 8


def words_of(finding: Finding, findings: Sequence[Finding], document: Document) -> str:
    """Return the words by which a finding is to be known: its own, with as many beside them as tell it from others.

    Those others are ``findings``, and what may be written later: words with fewer than eight different letters and
    digits get company wherever their block has any that doesn't bring another finding in. The words stand on the line
    on which the finding begins; of long ones the beginning is taken. Empty where the line is.
    """
    tried, sole = "", ""
    for words in _candidates(finding.span, document):
        tried = words
        one = ConfiguredAcceptance(frozenset({finding.code}), words, "", 0)
        if not words or len(accepted_by(one, findings, document)) != 1:
            continue
        if len(words) > len(sole):
            sole = words
        if len(set(filter(str.isalnum, sole))) >= _TELLING:
            break
    return sole or tried


def _candidates(span: Span, document: Document) -> Iterator[str]:
    """Yield a finding's words with more and more beside them: on both sides, then on one if the other is of no use."""
    block = document.block_at(span.start)
    start, end = block.span.bounds if block else span.bounds
    last = min(span.end, end, span.start + _LONGEST)
    beside = [(step * left, step * right) for left, right in ((1, 1), (0, 1), (1, 0)) for step in range(_FARTHEST + 1)]
    for before, after in beside:
        words = document.text[max(start, span.start - before) : min(last + after, end)]
        yield words.split("\n")[0].strip(_ASIDE)
