"""``edulint init``: a configuration to begin with, every setting explained and none changed."""

from __future__ import annotations

import os

import click

from edulint.cli.options import packs_option
from edulint.cli.session import FOLDER_NAME, Session, language_option, say, spoken_command
from edulint.settings.reading import OWN_FILE
from edulint.text.template import asset, filled
from edulint.wording import Wording
from edulint.wording.system import system_reason

_THERE = Wording(
    zh="{file} 已经有了，没有改动：edulint config 显示生效的设置",
    en="{file} is there already and was not touched: edulint config shows the settings in force",
)
_NOT_WRITTEN = Wording(zh="写不了 {file}：{reason}", en="can't write {file}: {reason}")
_WRITTEN = Wording(
    zh="写好了 {file}：每项设置都有说明，去掉行首的 # 即可改动。接下来：edulint {folder} 检查其中的稿件",
    en="{file} is written: each setting is explained; take the # away to change one. Next: edulint {folder} checks the "
    "drafts",
)
_CATEGORY = Wording(zh="#   {name:<14} {title}（{codes}）", en="#   {name:<14} {title} ({codes})")


@spoken_command("init", zh="写一份带说明的设置文件，不问任何问题。")
@click.argument("folder", metavar=f"[{say(FOLDER_NAME)}]", default=".")
@packs_option
@language_option
@click.pass_obj
def command(session: Session, folder: str) -> None:
    """Write a configuration with explanations; ask nothing."""
    file = os.path.join(folder, OWN_FILE) if folder != "." else OWN_FILE
    template = asset("edulint.cli", f"configuration.{session.language}.toml")
    text = filled(template, {"categories": session.say(_categories(session))})
    try:
        # Never over a file that is there, nor through a link that leads to one.
        with open(file, "x", encoding="utf-8", newline="\n") as lines:
            lines.write(text)
    except FileExistsError:
        session.fail(_THERE.filled(file=file))
    except OSError as error:
        session.fail(_NOT_WRITTEN.filled(file=file, reason=system_reason(error)))
    session.write(session.say(_WRITTEN.filled(file=file, folder=folder)))
    raise click.exceptions.Exit(session.tell_broken())


def _categories(session: Session) -> Wording:
    """Return a line for each category: its name, what people call it, and how its codes begin."""
    titles: dict[str, Wording] = {}
    prefixes: dict[str, set[str]] = {}
    for registered in session.host.registry:
        name = registered.category
        titles[name] = registered.title or Wording(zh=name, en=name)
        prefixes.setdefault(name, set()).add(registered.code[:2])
    rows = [
        _CATEGORY.filled(name=name, title=title, codes=" ".join(sorted(prefixes[name])))
        for name, title in titles.items()
    ]
    return Wording(zh="\n".join(row.zh for row in rows), en="\n".join(row.en for row in rows))
