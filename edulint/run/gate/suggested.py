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
_STEPS = (0, 2, 4, 8, 12, 20)


def words_of(finding: Finding, findings: Sequence[Finding], document: Document) -> str:
    """Return the words by which a finding is to be known: its own, with as many beside them as tell it from others.

    The words stand on the line on which it begins; of long ones the beginning is taken. Empty where the line is.
    """
    tried = ""
    for words in _candidates(finding.span, document):
        tried = words
        one = ConfiguredAcceptance(frozenset({finding.code}), words, "", 0)
        if words and len(accepted_by(one, findings, document)) == 1:
            return words
    return tried


def _candidates(span: Span, document: Document) -> Iterator[str]:
    block = document.block_at(span.start)
    start, end = (block.span.start, block.span.end) if block else (span.start, span.end)
    last = min(span.end, end, span.start + _LONGEST)
    for step in _STEPS:
        words = document.text[max(start, span.start - step) : min(last + step, end)]
        yield words.split("\n")[0].strip(_ASIDE)
