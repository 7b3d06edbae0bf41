"""``edulint explain CODE``: what a check looks for, with its example."""

from __future__ import annotations

import inspect
from textwrap import indent

import click

from edulint.cli.options import packs_option
from edulint.cli.session import Session, language_option, say, spoken_command
from edulint.cli.suggestions import check_names
from edulint.explanation import ExplanationError, explanation_of
from edulint.packs.registry import RegisteredCheck, UnknownSelectorError
from edulint.report.severities import SEVERITIES
from edulint.wording import Wording

_HEAD = Wording(
    zh="{code}  {name}（{category}，默认级别 {severity}）", en="{code}  {name} ({category}, {severity} by default)"
)
_CHECK = Wording(zh="代号", en="CODE")


@spoken_command("explain", zh="说明一项检查查什么、为什么。")
@click.argument("selector", metavar=say(_CHECK), shell_complete=check_names)
@packs_option
@language_option
@click.pass_obj
def command(session: Session, selector: str) -> None:
    """Tell what a check looks for, and why."""
    registry = session.host.registry
    try:
        codes = registry.resolve(selector)
    except UnknownSelectorError as error:
        # 年份 names no check, but several speak of it.
        codes = registry.mentioning(selector)
        if not codes:
            # The check may be one of a pack that could not be loaded.
            session.tell_broken()
            session.fail(error)
    click.echo("\n\n".join(_explained(session, registry[code]) for code in sorted(codes)))
    raise click.exceptions.Exit(session.tell_broken())


def _explained(session: Session, registered: RegisteredCheck) -> str:
    check = registered.check
    head = _HEAD.filled(
        code=check.code,
        name=check.name,
        category=registered.title or registered.category,
        severity=SEVERITIES[check.severity][0],
    )
    paragraphs = [click.style(session.say(head), bold=True), session.say(check.summary)]
    try:
        for heading, text in explanation_of(check).sections():
            paragraphs.append(click.style(session.say(heading), bold=True))
            paragraphs.append(indent(session.say(text), "    "))
    except ExplanationError:
        # A stranger's check need not be documented as ours are; what it says of itself is shown as it stands.
        paragraphs = [*paragraphs[:2], inspect.getdoc(check) or ""]
    return "\n".join(paragraphs).rstrip()
