"""``edulint serve``: a page on one's own machine, for people who never open a terminal."""

from __future__ import annotations

import click

from edulint.cli.session import Session, language_option, spoken_command, spoken_option
from edulint.wording import Wording
from edulint.wording.system import installing, system_reason

_MISSING = Wording(
    zh=f"edulint serve 需要另装组件：{installing('serve')}",
    en=f"edulint serve needs an extra: {installing('serve')}",
)
_NO_PORT = Wording(zh="端口 {port} 用不了：{reason}", en="port {port} can't be used: {reason}")


@spoken_command("serve", zh="在本机浏览器里检查稿件。")
@spoken_option(
    "--port",
    metavar="N",
    type=click.IntRange(0, 65535),
    default=0,
    zh="端口（默认任选一个空闲的）",
    en="The port (any free one by default)",
)
@spoken_option("--no-browser", is_flag=True, zh="不自动打开浏览器", en="Only print the address, open no browser")
@language_option
@click.pass_obj
def command(session: Session, port: int, no_browser: bool) -> None:
    """Check drafts in the browser, on this computer alone."""
    from edulint.cli.serve.server import serve

    try:
        host = session.host
        serve(session.language, port, host.readers.keys() - host.lacking, browser=not no_browser)
    except ModuleNotFoundError as error:
        if error.name not in ("starlette", "uvicorn"):
            raise
        session.fail(_MISSING)
    except OSError as error:
        session.fail(_NO_PORT.filled(port=port, reason=system_reason(error)))
