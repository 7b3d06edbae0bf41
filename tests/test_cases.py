"""Every check of every installed pack against its named cases."""

from __future__ import annotations

import importlib
from typing import Any

import pytest

from edulint.packs.entrypoints import entry_points
from edulint.testing import cases_of, run_case

PACKS = [point.module for point in entry_points() if point.distribution == "edulint_zh"]


def pytest_generate_tests(metafunc: Any) -> None:
    cases = [pair for pack in PACKS for pair in cases_of(importlib.import_module(pack))]
    metafunc.parametrize(
        ("check", "case"), [pytest.param(*pair, id=f"{pair[0].name}: {pair[1].name}") for pair in cases]
    )


def test_case(check: Any, case: Any) -> None:
    run_case(check, case)
