"""``edulint config``: the settings in force and where each comes from."""

from __future__ import annotations

import os
from typing import Any

import click
import msgspec

from edulint.cli.options import choice_options, configurations_of, packs_option
from edulint.cli.session import DRAFT_NAME, Session, format_option, language_option, say, spoken_command
from edulint.settings.profile import ON_COMMAND_LINE, Choice, Settings, field_names
from edulint.text.json_text import json_text
from edulint.text.visible import one_line
from edulint.wording import SpokenError, Wording

_DEFAULT = Wording(zh="默认", en="default")


@spoken_command("config", zh="显示一份稿件（或当前文件夹）生效的设置。")
@click.argument("path", metavar=f"[{say(DRAFT_NAME)}]", default=".")
@format_option
@choice_options
@packs_option
@language_option
@click.pass_obj
def command(session: Session, /, path: str, format_name: str, **options: Any) -> None:
    """Show the settings in force for a draft or folder."""
    absolute = os.path.abspath(path)
    is_folder = os.path.isdir(absolute)
    try:
        configurations = configurations_of(options, session.host)
        configuration = configurations.of_folder(absolute if is_folder else os.path.dirname(absolute))
        profile = configurations.profile(os.path.join(absolute, "draft.txt") if is_folder else absolute)
    except SpokenError as error:
        session.fail(error)
    rows = []
    chosen = _given(configurations.command_line)
    for key, field in field_names(Settings).items():
        giver = configuration.giver(key)
        value = getattr((giver or configuration).settings, field)
        origin = giver.file or "" if giver else session.say(_DEFAULT)
        if key in chosen:
            value, origin = getattr(configurations.command_line, field), session.say(ON_COMMAND_LINE)
        rows.append((key, value, origin))
    if format_name == "json":
        value = {
            "settings": {key: {"value": value, "origin": origin} for key, value, origin in rows},
            "checks": list(profile.codes),
        }
        session.print_json(value)
    else:
        for key, value, origin in rows:
            words = json_text(value)
            click.echo(f"{key:<10} = {words}  {click.style('# ' + one_line(origin), dim=True)}")
        click.echo(f"{'checks':<10} : {' '.join(profile.codes)}")
    raise click.exceptions.Exit(session.tell_broken())


def _given(choice: Choice) -> set[str]:
    return set(msgspec.to_builtins(choice))
