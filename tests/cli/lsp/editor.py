"""An editor that talks to the language server, and the draft it has open."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest_lsp
from lsprotocol import types as lsp

# An emoji and a rare character take two UTF-16 units each.
DRAFT = "县教育局工作总结\n\n一、基本情况\n😀𠮷县截至20xx年底，建成学校四十二所。。\n三、打算\n继续努力。\n"


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
