"""What the tests share: the sample drafts beside the checkout, where there are any, and how hard hypothesis tries."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

TESTS = Path(__file__).resolve().parent
SHARED = TESTS.parents[1] / "shared"

settings.register_profile("edulint", max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", parent=settings.get_profile("edulint"), max_examples=20)
settings.load_profile("edulint")

# What starts the command, or takes more than a few seconds of a processor. ``-m "not slow"`` does not even import it:
# these files bring packages and files of megabytes that nothing else needs.
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
    "word/test_hostile.py",
    "word/test_limits.py",
    "word/test_office.py",
    "word/test_pdf.py",
    "word/test_pdf_tables.py",
)


def pytest_configure(config: pytest.Config) -> None:
    """Let hypothesis try less in the quick loop."""
    if is_quick(config):
        settings.load_profile("quick")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the slow files out of the quick loop; None leaves the decision to others."""
    is_slow = collection_path.relative_to(TESTS).as_posix().startswith(_SLOW)
    return True if is_slow and is_quick(config) else None


def is_quick(config: pytest.Config) -> bool:
    """Tell whether the quick loop is asked for."""
    return bool(config.option.markexpr == "not slow")


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
