"""Drafts that are opened, typed into and closed."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from lsprotocol import types as lsp

from tests.cli.lsp.editor import DRAFT, by_code, editor

pytestmark = pytest.mark.asyncio


async def test_only_the_newest_text_is_told_of(tmp_path: Path) -> None:
    async with editor(tmp_path) as one:
        await one.open("a.txt", DRAFT)
        for number in range(20):
            one.type("a.txt", DRAFT + "二十" * number)
            await asyncio.sleep(0.01)
        one.type("a.txt", "一切正常。\n")
        assert await one.told_of(one.uri("a.txt")) == []
        versions = [params.version for params in one.published[one.uri("a.txt")]]
        # What was typed without a pause was not checked.
        assert versions[-1] == 22
        assert len(versions) < 6


async def test_the_editor_is_answered_while_a_long_draft_is_checked(tmp_path: Path) -> None:
    long = "全县教育工作稳步推进，建成学校若干所，投入资金12万元。\n" * 8_000
    async with editor(tmp_path) as one:
        await one.open("b.txt", DRAFT)
        item = lsp.TextDocumentItem(one.uri("long.txt"), "plaintext", 1, long)
        one.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        await asyncio.sleep(0.5)
        place = by_code(list(one.published[one.uri("b.txt")][-1].diagnostics), "PH101").range
        hover = lsp.HoverParams(lsp.TextDocumentIdentifier(one.uri("b.txt")), place.start)
        assert await asyncio.wait_for(one.client.text_document_hover_async(hover), 5)
        assert one.uri("long.txt") not in one.published
        # A new text takes the place of the one that is being checked, of which nothing is told.
        one.versions[one.uri("long.txt")] = 1
        one.type("long.txt", "一切正常。\n")
        assert await one.told_of(one.uri("long.txt")) == []
        assert [params.version for params in one.published[one.uri("long.txt")]] == [2]


async def test_a_draft_that_was_never_saved_is_checked_by_the_folders_settings(tmp_path: Path) -> None:
    (tmp_path / "edulint.toml").write_text('ignore = ["PH101"]\n', encoding="utf-8")
    async with editor(tmp_path) as one:
        found = await one.open("", DRAFT, uri="untitled:Untitled-1")
        assert "PH101" not in {one.code for one in found}
        assert "NU101" in {one.code for one in found}


async def test_a_closed_draft_leaves_no_marks(tmp_path: Path) -> None:
    async with editor(tmp_path) as one:
        assert await one.open("a.txt", DRAFT)
        closed = lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(one.uri("a.txt")))
        one.client.text_document_did_close(closed)
        for _ in range(100):
            if not one.published[one.uri("a.txt")][-1].diagnostics:
                break
            await asyncio.sleep(0.05)
        assert not one.published[one.uri("a.txt")][-1].diagnostics
