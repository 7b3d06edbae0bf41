"""A right statement is silent, whatever its figures are: chance offers a digit that would mend nearly anything."""

from __future__ import annotations

from random import Random

import pytest

from benchmarks.figures_digits import loud
from edulint.testing import document_of
from tests.figures import right_budgets, right_counts, right_records, right_statements
from tests.figures.right_statements import Statement

ROUNDS = 60
MODULES = (right_statements, right_budgets, right_counts, right_records)
STATEMENTS = [one for module in MODULES for one in module.STATEMENTS]


@pytest.mark.parametrize("statement", [pytest.param(one, id=one.__name__) for one in STATEMENTS])
def test_a_right_statement_is_silent(statement: Statement) -> None:
    random = Random(statement.__name__)
    texts = [statement(random) for _ in range(ROUNDS)]
    assert len(set(texts)) > ROUNDS // 2
    told = [(text, [finding.message.zh for finding in loud(document_of(text))]) for text in texts]
    assert [one for one in told if one[1]] == []
