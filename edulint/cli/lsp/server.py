"""The language server: what an editor asks, and what it is told."""

from __future__ import annotations

import os
import sys
from contextlib import redirect_stdout
from urllib.parse import unquote

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path
from pygls.workspace import TextDocument

from edulint import __version__
from edulint.cli.lsp.actions import KINDS, Repairs, is_of
from edulint.cli.lsp.checks import Checks
from edulint.cli.lsp.drafts import CheckedDraft, Desk, OpenDraft, path_of
from edulint.cli.lsp.messages import diagnostics_of, hover_text, symbols_of
from edulint.cli.lsp.positions import Positions, meets
from edulint.cli.session import Session
from edulint.packs.registry import Registry
from edulint.settings.reading import OWN_FILE, SHARED_FILE
from edulint.text.visible import one_line
from edulint.wording import Language, SpokenError, Wording
from edulint.wording.locale import language_of

# How long, in seconds, nothing must be typed before a draft is checked.
_PAUSE = 0.3
_SAID = Wording(zh="edulint：{what}", en="edulint: {what}")


class Server(LanguageServer):
    """Speaks with one editor.

    Texts are taken over whole: pygls's own bookkeeping of changes counts lines otherwise than editors do where a draft
    holds U+2028 or a form feed.
    """

    def __init__(self, session: Session, config: str | None, *, isolated: bool) -> None:
        super().__init__("edulint", __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Full)
        self.session = session
        self.desk = Desk(session.host, config, isolated)
        self.checks = Checks(self.desk, self.draft, self._publish, self._tell_error)
        self.is_shut_down = False
        self._locale: Language | None = None
        self._told: set[str] = set()

    def begin(self, params: lsp.InitializeParams) -> None:
        """Take over what the editor says of itself."""
        if params.locale:
            self._locale = "zh" if params.locale.lower().startswith("zh") else "en"

    def language(self, checked: CheckedDraft | None = None) -> Language:
        """Return the language of the command line, else of the configuration, else of the editor, else the locale."""
        configured = checked.configured_language if checked else None
        return language_of(self.session.chosen or configured or self._locale)

    def draft(self, uri: str) -> OpenDraft | None:
        """Return an open draft as it is now."""
        # pygls keeps documents by their addresses without percent escapes.
        document = self.workspace.text_documents.get(unquote(uri))
        return self._opened(document) if document else None

    def say(self, wording: Wording, kind: lsp.MessageType = lsp.MessageType.Warning) -> None:
        """Show the person something once."""
        message = one_line(_SAID.filled(what=wording).in_language(self.language()))
        if message not in self._told:
            self._told.add(message)
            self.window_show_message(lsp.ShowMessageParams(kind, message))

    def repairs(self, uri: str) -> Repairs | None:
        """Return the repairs of a draft; None where it was not checked yet as it is now."""
        checked = self.checks.of(uri)
        if checked is None:
            return None
        workspace_edit = getattr(self.client_capabilities.workspace, "workspace_edit", None)
        versioned = bool(workspace_edit and workspace_edit.document_changes)
        return Repairs(checked, self.workspace.position_codec, self.language(checked), versioned=versioned)

    def recheck_all(self) -> None:
        """Check every open draft again, since its settings may have changed."""
        self._told.clear()
        for document in self.workspace.text_documents.values():
            self.checks.schedule(document.uri, 0)

    def _opened(self, document: TextDocument) -> OpenDraft:
        root = to_fs_path(self.workspace.root_uri) if self.workspace.root_uri else self.workspace.root_path
        path = path_of(document.uri, document.language_id or "", root)
        return OpenDraft(document.uri, path, document.source, document.version or 0)

    def _publish(self, checked: CheckedDraft) -> None:
        text_document = self.client_capabilities.text_document
        ability = text_document.publish_diagnostics if text_document else None
        diagnostics = diagnostics_of(
            checked,
            self.workspace.position_codec,
            self.language(checked),
            with_related=bool(ability and ability.related_information),
        )
        self.text_document_publish_diagnostics(
            lsp.PublishDiagnosticsParams(checked.draft.uri, diagnostics, version=checked.draft.version)
        )
        for problem in checked.problems:
            self.say(problem.message)

    def _tell_error(self, error: Exception) -> None:
        text = f"{type(error).__name__}: {error}"
        wording = error.wording if isinstance(error, SpokenError) else Wording(zh=text, en=text)
        self.say(wording, lsp.MessageType.Error)


def serve(session: Session, config: str | None, *, isolated: bool) -> None:
    """Speak with an editor over standard input and output until it says goodbye."""
    server = Server(session, config and os.path.abspath(config), isolated=isolated)
    _listen_to_documents(server)
    _answer(server)
    # What a pack prints would end the conversation if it came between the messages.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as out, redirect_stdout(sys.stderr):
        server.start_io(stdout=out)


def _listen_to_documents(server: Server) -> None:
    @server.feature(lsp.INITIALIZE)
    def initialize(params: lsp.InitializeParams) -> None:
        server.begin(params)

    @server.feature(lsp.INITIALIZED)
    def initialized(_: lsp.InitializedParams) -> None:
        for pack in server.session.host.broken:
            server.say(pack.wording, lsp.MessageType.Error)
        _watch_configurations(server)

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        server.checks.schedule(params.text_document.uri, 0)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        server.checks.schedule(params.text_document.uri, _PAUSE)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        server.checks.forget(params.text_document.uri)
        server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(params.text_document.uri, []))

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def files_changed(_: lsp.DidChangeWatchedFilesParams) -> None:
        server.recheck_all()

    @server.feature(lsp.SHUTDOWN)
    def shutdown(_: None) -> None:
        server.checks.close()
        server.is_shut_down = True

    @server.feature(lsp.EXIT)
    def leave(_: None) -> None:
        # pygls would wait for the end of standard input, which some editors leave open, and for the running check.
        os._exit(0 if server.is_shut_down else 1)


def _answer(server: Server) -> None:
    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=[*KINDS], resolve_provider=True)
    )
    def code_action(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        repairs = server.repairs(params.text_document.uri)
        return repairs.at(params.range, params.context.only) if repairs else []

    @server.feature(lsp.CODE_ACTION_RESOLVE)
    async def resolve(action: lsp.CodeAction) -> lsp.CodeAction:
        uri = action.data.get("uri", "") if isinstance(action.data, dict) else ""
        draft, repairs = server.draft(uri), server.repairs(uri)
        if draft and repairs and is_of(action.data, draft):
            action.edit = repairs.to(await server.checks.work(server.desk.repaired, draft))
        return action

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        checked = server.checks.of(params.text_document.uri)
        return _hover(server, checked, params.position, server.session.host.registry) if checked else None

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def symbols(params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        draft = server.draft(params.text_document.uri)
        if draft is None:
            return []
        try:
            document = await server.checks.work(server.desk.document, draft)
        except SpokenError:
            # The check of the draft tells the person why.
            return []
        return symbols_of(document, server.workspace.position_codec, server.language())


def _hover(server: Server, checked: CheckedDraft, position: lsp.Position, registry: Registry) -> lsp.Hover | None:
    positions = Positions(checked.draft.text, server.workspace.position_codec)
    here = lsp.Range(position, position)
    found = [(finding, positions.range_of(finding.location)) for finding in checked.findings]
    told = [(finding, place) for finding, place in found if meets(place, here)]
    if not told:
        return None
    language = server.language(checked)
    texts = [hover_text(finding, registry[finding.code].check, language) for finding, _ in told]
    place = told[0][1] if len(told) == 1 else None
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, "\n\n---\n\n".join(texts)), place)


def _watch_configurations(server: Server) -> None:
    """Ask the editor to tell of changed configuration files, where it can."""
    workspace = server.client_capabilities.workspace
    ability = workspace.did_change_watched_files if workspace else None
    if not (ability and ability.dynamic_registration):
        return
    watchers = [lsp.FileSystemWatcher(f"**/{name}") for name in (OWN_FILE, SHARED_FILE)]
    options = lsp.DidChangeWatchedFilesRegistrationOptions(watchers)
    registration = lsp.Registration("edulint-configurations", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
    server.client_register_capability(lsp.RegistrationParams([registration]))
