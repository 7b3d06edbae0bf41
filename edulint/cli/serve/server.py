"""Makes an address that only this computer's browser can open, and serves there until interrupted."""

from __future__ import annotations

import secrets
import signal
import socket
import tempfile
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

import click

from edulint.wording import Language, Wording

if TYPE_CHECKING:
    from uvicorn import Server

_READY = Wording(
    zh="edulint 已就绪：{address}\n只有本机的浏览器能打开；按 Ctrl-C 结束。",
    en="edulint is ready: {address}\nOnly a browser on this computer can open it; Ctrl-C ends it.",
)
# So long what still runs may take once the server is to end; then it is cut short.
_GRACE_SECONDS = 1


def serve(language: Language, port: int, endings: Collection[str], *, browser: bool) -> None:
    """Serve until interrupted, ended or the window is closed; the drafts' folder goes with the process.

    ``endings`` are those of the files that are read here.

    Raises:
        ModuleNotFoundError: the extra is not installed.
        OSError: the port is taken.
    """
    import uvicorn

    from edulint.cli.serve.app import application
    from edulint.cli.serve.guard import Guard
    from edulint.cli.serve.workshop import Workshop

    with tempfile.TemporaryDirectory(prefix="edulint-") as folder, socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", port))
        own_port = listener.getsockname()[1]
        token = secrets.token_urlsafe(24)
        address = f"http://127.0.0.1:{own_port}/{token}/"
        app = Guard(application(Workshop(Path(folder)), token, language, endings), token, own_port)
        config = uvicorn.Config(
            app,
            log_level="critical",
            access_log=False,
            server_header=False,
            lifespan="on",
            timeout_graceful_shutdown=_GRACE_SECONDS,
        )
        server = uvicorn.Server(config)
        _end_in_order(server)
        click.echo(_READY.filled(address=address).in_language(language))
        if browser:
            import webbrowser

            webbrowser.open(address)
        try:
            server.run(sockets=[listener])
        except KeyboardInterrupt:
            return


def _end_in_order(server: Server) -> None:
    """Let a signal that ends the process, or a window that is closed, end the server first.

    The server answers most of these signals itself, and sends them to itself again when it has ended: what they find
    then is what stands here, not what would end the process at once and leave the drafts behind.
    """
    for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), server.handle_exit)
