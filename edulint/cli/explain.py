"""``edulint explain CODE``: what a check looks for, with its example."""

from __future__ import annotations

import inspect
from textwrap import indent

import click

from edulint.cli.options import packs_option
from edulint.explanation import ExplanationError, explanation_of
from edulint.registry import RegisteredCheck, UnknownSelectorError
from edulint.wording import Wording
from edulint.workbench import Workbench, language_option, say

_HEAD = Wording(
    zh="{code}  {name}（{category}，默认级别 {severity}）", en="{code}  {name} ({category}, {severity} by default)"
)


@click.command(
    "explain", help=say(Wording(zh="说明一项检查查什么、为什么。", en="Tell what a check looks for, and why."))
)
@click.argument("selector", metavar="CODE")
@packs_option
@language_option
@click.pass_obj
def command(workbench: Workbench, selector: str) -> None:
    """Tell what a check looks for, and why."""
    registry = workbench.host.registry
    try:
        codes = registry.resolve(selector)
    except UnknownSelectorError as error:
        workbench.fail(error.wording)
    click.echo("\n\n".join(_explained(workbench, registry[code]) for code in sorted(codes)))
    raise click.exceptions.Exit(workbench.tell_broken())


def _explained(workbench: Workbench, registered: RegisteredCheck) -> str:
    check = registered.check
    head = _HEAD.filled(code=check.code, name=check.name, category=registered.category, severity=check.severity.word)
    paragraphs = [click.style(workbench.say(head), bold=True), workbench.say(check.summary)]
    try:
        for heading, text in explanation_of(check).sections():
            paragraphs.append(click.style(workbench.say(heading), bold=True))
            paragraphs.append(indent(workbench.say(text), "    "))
    except ExplanationError:
        # A stranger's check need not be documented as ours are; what it says of itself is shown as it stands.
        paragraphs = [*paragraphs[:2], inspect.getdoc(check) or ""]
    return "\n".join(paragraphs).rstrip()
