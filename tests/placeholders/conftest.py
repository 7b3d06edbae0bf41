"""Published reports, where they stand beside the checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

from edulint.api import Document
from edulint.outline.assembly import parse
from edulint.readers.plain import PlainReader


@pytest.fixture(scope="session")
def polished(shared: Path) -> list[Document]:
    return [parse(path.read_bytes(), PlainReader(), path.name) for path in sorted((shared / "polished").glob("*.txt"))]
