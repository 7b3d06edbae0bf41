"""Small drafts in many hands, and all that the pack says of each."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from benchmarks.numbering_planted import findings
from edulint.testing import document_of

DRAFTS = tomllib.loads(Path(__file__).with_name("small_drafts.toml").read_text(encoding="utf-8"))["draft"]


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft["name"])
def test_all_that_is_said_of_a_draft(draft: dict[str, Any]) -> None:
    document = document_of(draft["text"], draft.get("file", "draft.txt"))
    found = sorted(findings(document), key=lambda finding: (finding.span, finding.code))
    told = [f"{document.locate(finding.span).line} {finding.code}" for finding in found]
    assert told == draft["told"], [finding.message.zh for finding in found]
