"""Any figure of a draft may be 0: nothing is divided by it."""

from __future__ import annotations

import re

import pytest

import edulint_figures
from edulint.testing import cases_of, document_of

_NUMBER = re.compile(r"[0-9][0-9.,]*")
TEXTS = sorted({case.text for _, case in cases_of(edulint_figures)})
_SHARES = 8


@pytest.mark.slow
@pytest.mark.parametrize("share", range(_SHARES))
def test_a_figure_may_be_zero(share: int) -> None:
    checks = [check() for check in edulint_figures.edulint_checks()]
    assert len(TEXTS) > 300
    for text in TEXTS[share::_SHARES]:
        numbers = list(_NUMBER.finditer(text))
        changed = [text[: one.start()] + "0" + text[one.end() :] for one in numbers]
        for other in (*changed, _NUMBER.sub("0", text)):
            document = document_of(other)
            for check in checks:
                list(check.check(document))
