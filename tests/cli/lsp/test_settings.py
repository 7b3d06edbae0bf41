"""The configuration of the folder that an editor has open, and the language of its messages."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types as lsp

from tests.cli.lsp.editor import DRAFT, by_code, editor

pytestmark = pytest.mark.asyncio


async def test_the_folders_configuration_is_kept_to_and_read_again(tmp_path: Path) -> None:
    configuration = tmp_path / "edulint.toml"
    configuration.write_text('ignore = ["PH101"]\nexclude = ["old/"]\n[severity]\nNU101 = "info"\n', encoding="utf-8")
    (tmp_path / "old").mkdir()
    async with editor(tmp_path) as one:
        diagnostics = await one.open("a.txt", DRAFT)
        assert "PH101" not in {one.code for one in diagnostics}
        assert by_code(diagnostics, "NU101").severity is lsp.DiagnosticSeverity.Information
        assert await one.open("old/a.txt", DRAFT) == []
        assert [one.method for one in one.registered] == [lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES]
        configuration.write_text('ignore = ["NU101"]\n', encoding="utf-8")
        change = lsp.FileEvent(configuration.as_uri(), lsp.FileChangeType.Changed)
        one.published.clear()
        one.client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([change]))
        codes = {one.code for one in await one.told_of(one.uri("a.txt"))}
        assert "PH101" in codes
        assert "NU101" not in codes


async def test_a_wrong_configuration_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "edulint.toml").write_text('ingore = ["PH101"]\n', encoding="utf-8")
    async with editor(tmp_path) as one:
        item = lsp.TextDocumentItem(one.uri("a.txt"), "plaintext", 1, DRAFT)
        one.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        assert "是不是“ignore”" in await one.told()


@pytest.mark.parametrize(
    ("locale", "arguments", "settings", "words"),
    [
        ("en-US", (), "", "missing"),
        ("zh-CN", (), "", "缺少"),
        (None, (), "", "缺少"),
        ("en", ("--lang", "zh"), "", "缺少"),
        ("en", (), 'lang = "zh"\n', "缺少"),
    ],
)
async def test_it_speaks_the_editors_language(
    tmp_path: Path, locale: str | None, arguments: tuple[str, ...], settings: str, words: str
) -> None:
    (tmp_path / "edulint.toml").write_text(settings, encoding="utf-8")
    async with editor(tmp_path, *arguments, locale=locale) as one:
        diagnostics = await one.open("a.txt", DRAFT)
        assert words in by_code(diagnostics, "NU101").message
