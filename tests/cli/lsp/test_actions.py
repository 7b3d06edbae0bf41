"""Repairs that an editor offers, one by one and all together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types as lsp

from tests.cli.lsp.editor import DRAFT, by_code, editor

pytestmark = pytest.mark.asyncio


def edited(text: str, edits: list[Any]) -> str:
    """Return a text after edits that are made as an editor makes them, in UTF-16."""
    lines = [line.encode("utf-16-le") for line in text.split("\n")]
    starts = [sum(len(line) + 2 for line in lines[:number]) for number in range(len(lines))]
    data = text.encode("utf-16-le")

    def offset(place: lsp.Position) -> int:
        return starts[place.line] + place.character * 2

    for edit in sorted(edits, key=lambda one: (one.range.start.line, one.range.start.character), reverse=True):
        data = data[: offset(edit.range.start)] + edit.new_text.encode("utf-16-le") + data[offset(edit.range.end) :]
    return data.decode("utf-16-le")


async def test_repairs_are_offered_where_the_cursor_stands(tmp_path: Path) -> None:
    async with editor(tmp_path) as one:
        diagnostics = await one.open("a.txt", DRAFT)
        place = by_code(diagnostics, "PU102").range
        actions = await one.actions("a.txt", place, "quickfix")
        action = next(one for one in actions if one.diagnostics and one.diagnostics[0].code == "PU102")
        assert action.is_preferred is True
        (change,) = action.edit.document_changes  # type: ignore[union-attr,misc]
        assert change.text_document.version == 1  # type: ignore[union-attr]
        assert "四十二所。\n" in edited(DRAFT, change.edits)  # type: ignore[union-attr]
        assert await one.actions("a.txt", lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0)), "quickfix") == []


async def test_a_repair_that_needs_an_eye_says_so_and_is_not_preferred(tmp_path: Path) -> None:
    async with editor(tmp_path) as one:
        diagnostics = await one.open("a.txt", DRAFT)
        actions = await one.actions("a.txt", by_code(diagnostics, "NU101").range, "quickfix")
        assert [action.is_preferred for action in actions] == [False]
        assert "请过目" in actions[0].title
        assert "二、" in actions[0].title


async def test_all_safe_repairs_come_together_when_they_are_asked_for(tmp_path: Path) -> None:
    async with editor(tmp_path) as one:
        await one.open("a.txt", DRAFT)
        everywhere = lsp.Range(lsp.Position(0, 0), lsp.Position(9, 0))
        (action,) = await one.actions("a.txt", everywhere, "source.fixAll")
        assert action.edit is None
        resolved = await one.client.code_action_resolve_async(action)
        (change,) = resolved.edit.document_changes
        after = edited(DRAFT, change.edits)
        assert after == DRAFT.replace("。。", "。")
        # The rest of the draft is left alone: the edit is of one line.
        assert len(change.edits) == 1
        one.type("a.txt", f"前言\n{DRAFT}")
        assert (await one.client.code_action_resolve_async(action)).edit is None


async def test_an_old_editor_gets_edits_without_versions(tmp_path: Path) -> None:
    async with editor(tmp_path, capabilities=lsp.ClientCapabilities()) as one:
        diagnostics = await one.open("a.txt", DRAFT)
        actions = await one.actions("a.txt", by_code(diagnostics, "PU102").range)
        edit = next(one.edit for one in actions if one.edit and one.is_preferred)
        assert "四十二所。\n" in edited(DRAFT, edit.changes[one.uri("a.txt")])  # type: ignore[index]
        assert by_code(diagnostics, "NU101").related_information is None
