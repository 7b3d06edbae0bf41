"""Makes an address that only this computer's browser can open, and serves there until interrupted."""

from __future__ import annotations

import secrets
import socket
import tempfile
from collections.abc import Collection
from pathlib import Path

import click

from edulint.wording import Language, Wording

_READY = Wording(
    zh="edulint 已就绪：{address}\n只有本机的浏览器能打开；按 Ctrl-C 结束。",
    en="edulint is ready: {address}\nOnly a browser on this computer can open it; Ctrl-C ends it.",
)


def serve(language: Language, port: int, endings: Collection[str], *, browser: bool) -> None:
    """Serve until interrupted; the drafts' folder goes with the process.

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
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="on")
        click.echo(_READY.filled(address=address).in_language(language))
        if browser:
            import webbrowser

            webbrowser.open(address)
        try:
            uvicorn.Server(config).run(sockets=[listener])
        except KeyboardInterrupt:
            return
