"""Which repairs are made, and how they look where nothing is to be written."""

from __future__ import annotations

import sys
from typing import Any

import click

from edulint.cli.options import together
from edulint.cli.session import say
from edulint.run.draft import DraftResult, FixMode
from edulint.text.lines import lines_of
from edulint.text.visible import one_line, visible
from edulint.wording import Wording

repairs_options = together(
    click.option(
        "--in-place",
        is_flag=True,
        help=say(
            Wording(
                zh="与 --fix 合用：Word 原文件也改，写成修订",
                en="With --fix: change Word files, too, by tracked changes",
            )
        ),
    ),
    click.option("--fix", is_flag=True, help=say(Wording(zh="修正不改变文意的问题", en="Make the safe repairs"))),
    click.option(
        "--unsafe-fixes",
        is_flag=True,
        help=say(
            Wording(
                zh="也作需要人过目的修正（与 --fix 或 --diff 合用）", en="With --fix or --diff: the unsafe repairs too"
            )
        ),
    ),
    click.option(
        "--diff", is_flag=True, help=say(Wording(zh="只显示会作的修正，不改文件", en="Show the repairs, write nothing"))
    ),
)


def fix_mode(options: dict[str, Any]) -> FixMode:
    """Return which repairs the command line asks for."""
    if not (options["fix"] or options["diff"]):
        return "none"
    return "unsafe" if options["unsafe_fixes"] else "safe"


class ShownRepairs:
    """A unified diff of the repairs, printed draft by draft; ``made`` tells whether there were some."""

    made = False

    def __call__(self, draft: DraftResult) -> None:
        """Print the repairs of one draft."""
        from difflib import unified_diff

        if not draft.fixed:
            return
        self.made = True
        before, after = lines_of(draft.before), lines_of(draft.after)
        name = one_line(draft.path)
        for line in unified_diff(before, after, name, name):
            # A program that applies the diff needs it to the letter; a terminal must not obey it.
            click.echo(visible(line) if sys.stdout.isatty() else line, nl=False)
            if not line.endswith(("\n", "\r")):
                click.echo("\n\\ No newline at end of file")
