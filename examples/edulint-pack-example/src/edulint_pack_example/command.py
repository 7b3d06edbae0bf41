"""``edulint example_length DRAFT``: how long a draft is."""

from __future__ import annotations

import click

from edulint.api import Session, Wording, language_option, say

_LENGTH = Wording(zh="{count} 字", en="{count} characters")


# Only a word that is a Python name is looked for among the packs' commands: no hyphens.
@click.command("example_length", help=say(Wording(zh="显示一份稿件有多长。", en="Tell how long a draft is.")))
@click.argument("draft")
@language_option
@click.pass_obj
def command(session: Session, draft: str) -> None:
    """Tell how long a draft is."""
    # What goes wrong with the draft is told in words by edulint itself.
    document = session.read(draft)
    click.echo(session.say(_LENGTH.filled(count=len("".join(document.text.split())))))
