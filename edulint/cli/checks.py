"""``edulint checks``: the catalogue."""

from __future__ import annotations

import click

from edulint.cli.options import packs_option
from edulint.cli.session import Session, language_option, say
from edulint.wording import Wording


@click.command("checks", help=say(Wording(zh="列出全部检查。", en="List all checks.")))
@click.option("--format", "format_name", type=click.Choice(["table", "json"]), default="table")
@packs_option
@language_option
@click.pass_obj
def command(session: Session, format_name: str) -> None:
    """List all checks."""
    rows = [
        {
            "code": registered.code,
            "name": registered.check.name,
            "category": registered.category,
            "severity": registered.check.severity.word,
            "summary": session.say(registered.check.summary),
        }
        for registered in session.host.registry
    ]
    if format_name == "json":
        session.print_json(rows)
    else:
        width = max((len(row["name"]) for row in rows), default=0)
        category = None
        for row in rows:
            if row["category"] != category:
                category = row["category"]
                click.echo(click.style(category, bold=True))
            click.echo(f"  {row['code']}  {row['name']:<{width}}  {row['severity']:<7}  {row['summary']}")
    raise click.exceptions.Exit(session.tell_broken())
