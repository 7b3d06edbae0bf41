"""``edulint config``: the settings in force and where each comes from."""

from __future__ import annotations

import os
from typing import Any

import click
import msgspec

from edulint.cli.options import choice_of, choice_options, packs_option
from edulint.config import Configurations
from edulint.settings import Choice, Settings, SettingsError, field_names
from edulint.wording import Wording
from edulint.workbench import Workbench, language_option, say

_DEFAULT = Wording(zh="默认", en="default")
_COMMAND_LINE = Wording(zh="命令行", en="command line")


@click.command(
    "config",
    help=say(
        Wording(zh="显示一份稿件（或当前文件夹）生效的设置。", en="Show the settings in force for a draft or folder.")
    ),
)
@click.argument("path", default=".")
@click.option("--format", "format_name", type=click.Choice(["table", "json"]), default="table")
@choice_options
@packs_option
@language_option
@click.pass_obj
def command(workbench: Workbench, /, path: str, format_name: str, **options: Any) -> None:
    """Show the settings in force for a draft or folder."""
    absolute = os.path.abspath(path)
    is_folder = os.path.isdir(absolute)
    try:
        choice = choice_of(options, workbench.host)
        configurations = Configurations(workbench.host.registry, choice, options["config"], options["isolated"])
        configuration = configurations.of_folder(absolute if is_folder else os.path.dirname(absolute))
        profile = configurations.profile(os.path.join(absolute, "draft.txt") if is_folder else absolute)
    except SettingsError as error:
        workbench.fail(error.wording)
    rows = []
    chosen = _given(choice)
    for key, field in field_names(Settings).items():
        value = getattr(configuration.settings, field)
        origin = configuration.file or "" if key in configuration.given else workbench.say(_DEFAULT)
        if key in chosen:
            value, origin = getattr(choice, field), workbench.say(_COMMAND_LINE)
        rows.append((key, value, origin))
    if format_name == "json":
        value = {
            "settings": {key: {"value": value, "origin": origin} for key, value, origin in rows},
            "checks": list(profile.codes),
        }
        workbench.print_json(value)
    else:
        for key, value, origin in rows:
            words = msgspec.json.encode(value).decode()
            click.echo(f"{key:<10} = {words}  {click.style('# ' + origin, dim=True)}")
        click.echo(f"{'checks':<10} : {' '.join(profile.codes)}")
    raise click.exceptions.Exit(workbench.tell_broken())


def _given(choice: Choice) -> set[str]:
    return set(msgspec.to_builtins(choice))
