"""``edulint completion SHELL``: a script that completes commands, options and the names of checks."""

from __future__ import annotations

import os
import sys
from typing import Any, ClassVar

import click
from click.shell_completion import CompletionItem, ShellComplete, add_completion_class, get_completion_class

from edulint.cli.session import say, spoken_command
from edulint.cli.suggestions import COMPLETION_VARIABLE
from edulint.text.template import asset
from edulint.wording import Wording

_SHELLS = ("bash", "zsh", "fish", "powershell")
_INSTALL = {
    "bash": 'eval "$(edulint completion bash)"  # ~/.bashrc',
    "zsh": 'eval "$(edulint completion zsh)"  # ~/.zshrc',
    "fish": "edulint completion fish > ~/.config/fish/completions/edulint.fish",
    "powershell": "edulint completion powershell | Out-String | Invoke-Expression  # $PROFILE",
}
_HOW = Wording(zh="启用补全：{how}", en="To use it: {how}")


class PowerShellComplete(ShellComplete):
    """Completion in PowerShell, which click doesn't know. Where nothing is offered, PowerShell completes file names.

    PowerShell hands over the words before the cursor; a word that was only begun is the last of them.
    """

    name: ClassVar[str] = "powershell"
    source_template: ClassVar[str] = asset("edulint.cli", "completion.ps1")

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the whole words behind the program's name, and the one that was begun."""
        words = os.environ.get("EDULINT_WORDS", "").split("\n")
        begun = os.environ.get("EDULINT_WORD", "")
        if begun and words and words[-1] == begun:
            words.pop()
        return words[1:], begun

    def format_completion(self, item: CompletionItem) -> str:
        """Return kind, value and help, with tabs between them."""
        return f"{item.type}\t{item.value}\t{item.help or ''}"


add_completion_class(PowerShellComplete)


@spoken_command("completion", zh="输出命令行补全脚本：bash、zsh、fish、powershell。")
@click.argument("shell", type=click.Choice(_SHELLS))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print a script that completes command lines: bash, zsh, fish, powershell."""
    kind: Any = get_completion_class(shell)
    click.echo(kind(context.find_root().command, {}, "edulint", COMPLETION_VARIABLE).source())
    if sys.stdout.isatty():
        # Tell the person where to put the script.
        click.echo(f"# {say(_HOW.filled(how=_INSTALL[shell]))}", err=True)
