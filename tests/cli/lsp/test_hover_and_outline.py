"""What an editor shows beside the findings: explanations and the outline."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types as lsp

from tests.cli.lsp.editor import by_code, editor

pytestmark = pytest.mark.asyncio


async def test_hovering_explains_and_shows_a_drafts_words_to_the_letter(tmp_path: Path) -> None:
    text = "一、[点](http://x.example) <b>基本</b>情况\n三、![图](http://x.example/a.png)打算\n"
    async with editor(tmp_path) as one:
        diagnostics = await one.open("a.txt", text)
        place = by_code(diagnostics, "NU101").range
        params = lsp.HoverParams(lsp.TextDocumentIdentifier(one.uri("a.txt")), place.start)
        hover = await one.client.text_document_hover_async(params)
        assert hover.contents.kind is lsp.MarkupKind.Markdown
        assert "**为什么**" in hover.contents.value
        markdown = pytest.importorskip("markdown_it").MarkdownIt("commonmark", {"html": True})
        html = markdown.render(hover.contents.value)
        assert "<a " not in html
        assert "<img" not in html
        assert hover.range == place
        nowhere = lsp.HoverParams(lsp.TextDocumentIdentifier(one.uri("a.txt")), lsp.Position(9, 0))
        assert await one.client.text_document_hover_async(nowhere) is None


async def test_the_outline_is_a_tree(tmp_path: Path) -> None:
    text = "# 工作总结\n\n一、成绩😀\n（一）教学\n全年平稳。\n（二）后勤\n二、打算\n继续。\n"
    async with editor(tmp_path) as one:
        await one.open("a.md", text, "markdown")
        params = lsp.DocumentSymbolParams(lsp.TextDocumentIdentifier(one.uri("a.md")))
        symbols = list(await one.client.text_document_document_symbol_async(params))
        (report,) = symbols
        assert report.name == "工作总结"
        assert [(one.name, [child.name for child in one.children]) for one in report.children] == [
            ("一、成绩😀", ["（一）教学", "（二）后勤"]),
            ("二、打算", []),
        ]
        pending = symbols
        while pending:
            symbol = pending.pop()
            for child in symbol.children or ():
                assert symbol.range.start.line <= child.range.start.line <= child.range.end.line
                pending.append(child)
            assert symbol.name
            assert symbol.range.start.line <= symbol.selection_range.start.line
            assert symbol.selection_range.end.line <= symbol.range.end.line
