"""``edulint checks``: the catalogue."""

from __future__ import annotations

import click

from edulint.cli.options import packs_option
from edulint.cli.session import Session, format_option, language_option, spoken_command
from edulint.report.severities import SEVERITIES


@spoken_command("checks", zh="列出全部检查。")
@format_option
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
        _print_table(session)
    raise click.exceptions.Exit(session.tell_broken())


def _print_table(session: Session) -> None:
    registry = list(session.host.registry)
    width = max((len(registered.check.name) for registered in registry), default=0)
    category = None
    for registered in registry:
        check = registered.check
        if registered.category != category:
            category = registered.category
            title = f"{session.say(registered.title)}  {category}" if registered.title else category
            click.echo(click.style(title, bold=True))
        severity = session.say(SEVERITIES[check.severity][0])
        click.echo(f"  {check.code}  {check.name:<{width}}  {severity:<7}  {session.say(check.summary)}")
