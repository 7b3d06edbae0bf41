"""Drafts of a thousand numbers: nothing runs past what can be written."""

from __future__ import annotations

from benchmarks.numbering_planted import findings
from edulint.testing import document_of


def test_a_number_that_stands_a_thousand_times_is_told_each_time() -> None:
    found = findings(document_of("一、甲\n" + "二、乙\n" * 1200))
    assert {finding.code for finding in found} == {"NU102"}
    assert len(found) == 1199
