"""The language server, driven as editors drive it."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

pytest_lsp = pytest.importorskip("pytest_lsp")
pytest.importorskip("pygls")
from lsprotocol import types as lsp  # noqa: E402

from tests import packs  # noqa: E402

pytestmark = pytest.mark.asyncio

# An emoji and a rare character take two UTF-16 units each.
DRAFT = "县教育局工作总结\n\n一、基本情况\n😀𠮷县截至20xx年底，建成学校四十二所。。\n三、打算\n继续努力。\n"
# What each of them prefers to count columns in.
ENCODINGS = {"visual-studio-code": "utf-16", "neovim": "utf-8", "emacs": "utf-32"}


class Editor:
    """An editor with one folder open."""

    def __init__(self, client: Any, folder: Path) -> None:
        self.client = client
        self.folder = folder
        self.published: dict[str, list[lsp.PublishDiagnosticsParams]] = {}
        self.versions: dict[str, int] = {}
        self.registered: list[lsp.Registration] = []
        self.encoding = ""

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    async def open(self, name: str, text: str, language: str = "plaintext", uri: str = "") -> list[lsp.Diagnostic]:
        uri = uri or self.uri(name)
        self.versions[uri] = 1
        item = lsp.TextDocumentItem(uri, language, 1, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        return await self.told_of(uri)

    def type(self, name: str, text: str) -> None:
        uri = self.uri(name)
        self.versions[uri] += 1
        document = lsp.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        whole = lsp.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [whole]))

    async def told_of(self, uri: str, version: int | None = None) -> list[lsp.Diagnostic]:
        """Wait for the diagnostics of a draft's newest version."""
        wanted = version or self.versions[uri]
        for _ in range(600):
            for params in self.published.get(uri, []):
                if params.version == wanted:
                    return list(params.diagnostics)
            await asyncio.sleep(0.05)
        raise AssertionError(f"nothing was told of version {wanted}: {self.published}, {self.client.messages}")

    async def told(self) -> str:
        """Wait for a message to the person, and return all that came."""
        for _ in range(600):
            if self.client.messages:
                break
            await asyncio.sleep(0.05)
        return "\n".join(message.message for message in self.client.messages)

    async def actions(self, name: str, place: lsp.Range, *only: str) -> list[lsp.CodeAction]:
        context = lsp.CodeActionContext([], list(only) or None)
        params = lsp.CodeActionParams(lsp.TextDocumentIdentifier(self.uri(name)), place, context)
        return list(await self.client.text_document_code_action_async(params) or [])


@asynccontextmanager
async def editor(
    folder: Path, *arguments: str, like: str = "visual-studio-code", locale: str | None = "zh-cn", **more: Any
) -> AsyncIterator[Editor]:
    environment = {key: value for key, value in os.environ.items() if key not in ("LC_ALL", "LC_MESSAGES", "LANG")}
    environment |= more.pop("environment", {})
    command = [sys.executable, "-m", "edulint", "lsp", "--stdio", *arguments]
    client = await pytest_lsp.ClientServerConfig(command, server_env=environment).start()
    one = Editor(client, folder)

    @client.feature(lsp.CLIENT_REGISTER_CAPABILITY)
    def register(params: lsp.RegistrationParams) -> None:
        one.registered += params.registrations

    take = client.protocol.fm.features[lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS]

    def published(params: lsp.PublishDiagnosticsParams) -> None:
        one.published.setdefault(params.uri, []).append(params)
        take(params)

    client.protocol.fm.features[lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS] = published
    params = lsp.InitializeParams(
        capabilities=more.pop("capabilities", None) or pytest_lsp.client_capabilities(like),
        root_uri=folder.as_uri(),
        workspace_folders=[lsp.WorkspaceFolder(folder.as_uri(), "reports")],
        locale=locale,
    )
    try:
        one.encoding = (await client.initialize_session(params)).capabilities.position_encoding
        yield one
        await client.shutdown_session()
    finally:
        if client._server.returncode is None:
            client._server.kill()
        await client.stop()


def by_code(diagnostics: list[lsp.Diagnostic], code: str) -> lsp.Diagnostic:
    (found, *_) = [one for one in diagnostics if one.code == code]
    return found


# The codec of each encoding of positions, and how many bytes a unit has.
UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


def words_at(text: str, place: lsp.Range, encoding: str) -> str:
    """Return the words at a range as an editor finds them that counts in an encoding's units."""
    codec, size = UNITS[encoding]
    assert place.start.line == place.end.line
    line = text.split("\n")[place.start.line].encode(codec)
    return line[place.start.character * size : place.end.character * size].decode(codec)


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


@pytest.mark.parametrize("like", ENCODINGS)
async def test_findings_stand_on_their_words_in_every_editor(tmp_path: Path, like: str) -> None:
    async with editor(tmp_path, like=like) as one:
        diagnostics = await one.open("总结.txt", DRAFT)
        assert words_at(DRAFT, by_code(diagnostics, "PH101").range, one.encoding) == "20xx年底"
        assert words_at(DRAFT, by_code(diagnostics, "NU101").range, one.encoding) == "三、"
        marks = by_code(diagnostics, "PU102")
        assert "。" in words_at(DRAFT, marks.range, one.encoding)
        assert one.encoding == ENCODINGS[like]
        assert {one.source for one in diagnostics} == {"edulint"}
        assert by_code(diagnostics, "NU101").severity is lsp.DiagnosticSeverity.Error


async def test_columns_are_counted_in_what_the_editor_prefers(tmp_path: Path) -> None:
    general = lsp.GeneralClientCapabilities(position_encodings=[lsp.PositionEncodingKind.Utf32])
    async with editor(tmp_path, capabilities=lsp.ClientCapabilities(general=general)) as one:
        diagnostics = await one.open("a.txt", DRAFT)
        place = by_code(diagnostics, "PH101").range
        assert DRAFT.split("\n")[3][place.start.character : place.end.character] == "20xx年底"


async def test_lines_are_those_of_an_editor(tmp_path: Path) -> None:
    text = "工作总结\u2028\x0b\x85副题\r\n全年\x0c已建成xx所学校。\r\n"
    async with editor(tmp_path) as one:
        found = await one.open("a.txt", text)
        placeholder = next(one for one in found if str(one.code).startswith("PH"))
        assert placeholder.range.start.line == 1
        assert text.split("\r\n")[1][placeholder.range.start.character :].startswith("xx")


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
    long = "全县教育工作稳步推进，建成学校若干所，投入资金12万元。\n" * 20_000
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


async def test_a_pack_that_fails_and_prints_ends_no_conversation(tmp_path: Path) -> None:
    noisy = packs.source_of("failing").replace(
        "def check(self, document):", "def check(self, document):\n        print('x')"
    )
    site = packs.install(tmp_path / "site", "failing", noisy)
    async with editor(tmp_path, environment={"PYTHONPATH": str(site)}) as one:
        assert by_code(await one.open("a.txt", DRAFT), "NU101")
        assert "ZF101" in await one.told()


async def test_without_its_extra_it_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['pygls'] = None\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "LANG": "en_US.UTF-8"}
    command = [sys.executable, "-m", "edulint", "lsp"]
    run = await asyncio.create_subprocess_exec(*command, env=environment, stderr=asyncio.subprocess.PIPE)
    _, errors = await run.communicate()
    assert run.returncode == 2
    assert "pip install 'edulint-zh[lsp]'" in errors.decode()


async def test_an_editor_that_dies_leaves_no_server(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "edulint", "lsp"]
    run = await asyncio.create_subprocess_exec(
        *command, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    _, errors = await asyncio.wait_for(run.communicate(b""), 60)
    assert b"Traceback" not in errors
