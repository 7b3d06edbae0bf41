"""``edulint explain CODE``: what a check looks for, with its example."""

from __future__ import annotations

import click

from edulint.cli.options import language_option, packs_option
from edulint.registry import UnknownSelectorError
from edulint.wording import Wording
from edulint.workbench import Workbench, say


@click.command(
    "explain", help=say(Wording(zh="说明一项检查查什么、为什么。", en="Tell what a check looks for, and why."))
)
@click.argument("selector", metavar="CODE")
@packs_option
@language_option
@click.pass_obj
def command(workbench: Workbench, selector: str) -> None:
    """Tell what a check looks for, and why."""
    try:
        codes = workbench.host.registry.resolve(selector)
    except UnknownSelectorError as error:
        workbench.fail(error.wording)
    for code in sorted(codes):
        registered = workbench.host.registry[code]
        click.echo(f"{code}  {registered.check.name}")
    raise click.exceptions.Exit(workbench.tell_broken())
