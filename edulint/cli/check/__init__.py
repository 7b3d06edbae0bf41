"""``edulint [check] [PATH]...``: proofread drafts. Each module beside this one has the options of one concern."""

from __future__ import annotations

from typing import Any

import click

from edulint.cli.check.caching import caching_options
from edulint.cli.check.changes import changes_options
from edulint.cli.check.copies import copies_options
from edulint.cli.check.drafts import drafts_options
from edulint.cli.check.gate import gate_options
from edulint.cli.check.repairs import repairs_options
from edulint.cli.check.reports import reports_options
from edulint.cli.check.run import Run
from edulint.cli.check.verdict import verdict_options
from edulint.cli.check.watching import watched, watching_options
from edulint.cli.options import FlaggedCommand, choice_options, packs_option
from edulint.cli.session import PATHS_NAME, Session, language_option, say, spoken_command
from edulint.cli.suggestions import files
from edulint.wording import Wording

_NO_PATH = Wording(
    zh="没有写明查哪份稿件、哪个文件夹：查当前文件夹，写 edulint .",
    en="no draft and no folder is named: write edulint . for the working folder",
)
# The parts of the help, each by its first option.
_PARTS = {
    "--format": Wording(zh="报告", en="Reports"),
    "--annotate": Wording(zh="批注和修正", en="Comments and fixes"),
    "--fail-on": Wording(zh="退出状态", en="Exit status"),
    "--no-compare": Wording(zh="稿件", en="Drafts"),
    "--baseline": Wording(zh="只报新问题", en="New findings only"),
    "--select": Wording(zh="检查项和设置", en="Checks and settings"),
}


@spoken_command("check", zh="检查稿件和文件夹。", cls=FlaggedCommand, parts=_PARTS)
@click.argument("paths", nargs=-1, metavar=say(PATHS_NAME), shell_complete=files)
@reports_options
@copies_options
@repairs_options
@verdict_options
@drafts_options
@caching_options
@watching_options
@gate_options
@changes_options
@choice_options
@packs_option
@language_option
@click.pass_context
def command(context: click.Context, /, paths: tuple[str, ...], **options: Any) -> None:
    """Check drafts and folders."""
    session = context.ensure_object(Session)
    if not paths and options["files_from"] is None:
        session.fail(_NO_PATH)
    if options["watch"]:
        raise click.exceptions.Exit(watched(session, paths, options, lambda: Run(session, paths, options).status()))
    raise click.exceptions.Exit(Run(session, paths, options).status())
