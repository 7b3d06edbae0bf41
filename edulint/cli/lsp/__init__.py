"""``edulint lsp``: findings in an editor while a draft is being written."""

from __future__ import annotations

import click

from edulint.cli.options import packs_option
from edulint.cli.session import Session, language_option, spoken_command, spoken_option
from edulint.wording import Wording
from edulint.wording.system import installing

_MISSING = Wording(
    zh=f"edulint lsp 需要另装组件：{installing('lsp')}",
    en=f"edulint lsp needs an extra: {installing('lsp')}",
)


@spoken_command("lsp", zh="作为语言服务器由编辑器启动，边写边查（docs/editors.md）。")
@spoken_option(
    "--config", type=click.Path(exists=True, dir_okay=False), zh="使用这个配置文件", en="Use this configuration file"
)
@spoken_option("--isolated", is_flag=True, zh="不读任何配置文件", en="Read no configuration file")
@spoken_option(
    "--stdio",
    is_flag=True,
    expose_value=False,
    zh="经标准输入输出通信（一向如此）",
    en="Speak over standard input and output (as it always does)",
)
@packs_option
@language_option
@click.pass_obj
def command(session: Session, config: str | None, isolated: bool) -> None:
    """Serve an editor over standard input and output (docs/editors.md)."""
    try:
        from edulint.cli.lsp.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        session.fail(_MISSING)
    serve(session, config, isolated=isolated)
