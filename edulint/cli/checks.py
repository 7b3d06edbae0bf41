"""``edulint checks``: the catalogue."""

from __future__ import annotations

import click

from edulint.cli.options import packs_option
from edulint.wording import Wording
from edulint.workbench import Workbench, language_option, say


@click.command("checks", help=say(Wording(zh="列出全部检查。", en="List all checks.")))
@click.option("--format", "format_name", type=click.Choice(["table", "json"]), default="table")
@packs_option
@language_option
@click.pass_obj
def command(workbench: Workbench, format_name: str) -> None:
    """List all checks."""
    rows = [
        {
            "code": registered.code,
            "name": registered.check.name,
            "category": registered.category,
            "severity": registered.check.severity.word,
            "summary": workbench.say(registered.check.summary),
        }
        for registered in workbench.host.registry
    ]
    if format_name == "json":
        workbench.print_json(rows)
    else:
        width = max((len(row["name"]) for row in rows), default=0)
        category = None
        for row in rows:
            if row["category"] != category:
                category = row["category"]
                click.echo(click.style(category, bold=True))
            click.echo(f"  {row['code']}  {row['name']:<{width}}  {row['severity']:<7}  {row['summary']}")
    raise click.exceptions.Exit(workbench.tell_broken())
