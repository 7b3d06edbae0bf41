"""What the tests share: the sample drafts beside the checkout, where there are any, and how hard hypothesis tries."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

SHARED = Path(__file__).resolve().parents[2] / "shared"

settings.register_profile("edulint", max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", parent=settings.get_profile("edulint"), max_examples=20)
settings.load_profile("edulint")

# What starts the command, or takes more than a few seconds of a processor; ``-m "not slow"`` leaves it out.
_SLOW = (
    "cli/",
    "duplicates/test_adding.py",
    "duplicates/test_agreement.py",
    "duplicates/test_archive.py",
    "duplicates/test_commands.py",
    "duplicates/test_planting.py",
    "figures/test_robust.py",
    "numbering/test_planting.py",
    "placeholders/test_words.py",
    "report/test_foreign_readers.py",
    "report/test_html.py",
    "residue/test_lists.py",
    "spark/",
    "terms/test_tables.py",
    "test_continuous_integration.py",
    "test_every_pattern.py",
    "test_faults.py",
    "test_fuzzing.py",
    "test_killing.py",
    "test_linear_time.py",
    "test_pre_commit.py",
    "word/test_annotate.py",
    "word/test_as_text.py",
    "word/test_office.py",
    "word/test_pdf.py",
    "word/test_pdf_tables.py",
)


def pytest_configure(config: pytest.Config) -> None:
    """Let hypothesis try less where the quick loop is asked for."""
    if config.option.markexpr == "not slow":
        settings.load_profile("quick")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that are slow."""
    for item in items:
        if item.nodeid.removeprefix("tests/").startswith(_SLOW):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of sample drafts; a test that wants it is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("no sample drafts beside the checkout")
    return SHARED
