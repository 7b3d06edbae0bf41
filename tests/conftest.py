"""What the tests share: the sample drafts beside the checkout, where there are any, and how hard hypothesis tries."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

SHARED = Path(__file__).resolve().parents[2] / "shared"

settings.register_profile("edulint", max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("edulint")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of sample drafts; a test that wants it is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("no sample drafts beside the checkout")
    return SHARED
