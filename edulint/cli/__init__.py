"""The command line: one module a command."""

from __future__ import annotations

import contextlib
import os
import sys
from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING

import click

from edulint import __version__
from edulint.cli.session import Session, say
from edulint.cli.streams import prepare_streams
from edulint.cli.suggestions import COMPLETION_VARIABLE, files
from edulint.cli.usage import SpokenContext, usage_error
from edulint.text.nearest import nearest
from edulint.wording import Language, SpokenError, Wording
from edulint.wording.system import system_reason

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

# A line on each of our own commands, so that `--help` need not import them.
_COMMANDS = {
    "check": Wording(zh="检查稿件（默认命令，可省略）", en="Check drafts (what is done when no command is named)"),
    "explain": Wording(zh="说明一项检查查什么、为什么", en="Tell what a check looks for, and why"),
    "checks": Wording(zh="列出全部检查", en="List all checks"),
    "outline": Wording(zh="显示 edulint 看到的标题层次", en="Show the outline as edulint sees it"),
    "accept": Wording(zh="接受一处问题，写明理由", en="Accept a finding, with the reason"),
    "baseline": Wording(zh="记下已有的问题，以后只报新增的", en="Keep what is known, so that only what is new is told"),
    "serve": Wording(zh="在本机浏览器里检查稿件", en="Check drafts in the browser, on this computer alone"),
    "lsp": Wording(zh="由编辑器启动，边写边查", en="Serve an editor, which shows findings while you type"),
    "table": Wording(zh="用 Spark 检查一张表里的稿件", en="Check the drafts of a Parquet table on Spark"),
    "config": Wording(zh="显示生效的设置及其来源", en="Show the settings in force and where each comes from"),
    "init": Wording(zh="写一份带说明的设置文件", en="Write a configuration with explanations"),
    "completion": Wording(zh="输出命令行补全脚本", en="Print a script that completes command lines"),
}
_HELP = Wording(
    zh="校对中文工作总结、工作汇报：没填的占位符、断了的编号、重复的段落、对不上的数字。\n\n"
    "edulint 稿件.txt 检查一份稿件；edulint 文件夹 检查其中全部稿件。",
    en="Proofread Chinese report drafts: placeholders left in, broken numbering, copied passages, figures that don't "
    "agree.\n\nedulint DRAFT.txt checks a draft, edulint FOLDER all drafts in it.",
)

_SLIP = Wording(
    zh="没有名为“{word}”的命令，也没有这个文件；是不是 edulint {meant}？",
    en="there is no command “{word}”, and no such file; did you mean edulint {meant}?",
)

_NOT_WRITTEN = Wording(zh="结果写不出去：{reason}", en="the result can't be written: {reason}")
# Each takes a value.
_COMMON_OPTIONS = ("--lang", "--no-pack")
_LANGUAGES: tuple[Language, ...] = ("zh", "en")
_FAILED = 2
# In characters: a line of help that is longer is cut off.
_LONGEST_LINE = 80
_INTERRUPTED = 130


class EdulintGroup(click.Group):
    """A group whose ``check`` command need not be named, and to which packs add commands."""

    context_class = SpokenContext

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put ``check`` before arguments that begin with no command; read which packs to leave out."""
        session = _session(ctx)
        session.without = frozenset(_values_of("--no-pack", args))
        # What is wrong with a command line is told before click has read all of it.
        session.chosen = next((word for word in _LANGUAGES if word in _values_of("--lang", args)[-1:]), None)
        if args[:1] == ["help"] and not os.path.exists("help"):
            args = [*args[1:], "--help"]
        args = self._command_first(ctx, args)
        if args and args[0] not in ("--help", "-h", "--version") and not self._is_command(ctx, args[0]):
            self._require_no_slip(ctx, args[0])
            args = ["check", *args]
        return super().parse_args(ctx, args)

    def _command_first(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put a command before the options that all commands have: edulint --lang en explain NU101."""
        at = 0
        while at < len(args) and args[at].partition("=")[0] in _COMMON_OPTIONS:
            at += 1 if "=" in args[at] else 2
        if 0 < at < len(args) and self._is_command(ctx, args[at]) and not os.path.exists(args[at]):
            return [args[at], *args[:at], *args[at + 1 :]]
        return args

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, the packs' after our own."""
        return [*_COMMANDS, *sorted(_session(ctx).host.commands())]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, its module imported now."""
        if cmd_name in _COMMANDS:
            command: click.Command | None = import_module(f"edulint.cli.{cmd_name}").command
        else:
            command = _session(ctx).host.commands().get(cmd_name)
        if command:
            command.context_class = SpokenContext
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with a line on each."""
        rows = [(name, say(wording)) for name, wording in _COMMANDS.items()]
        rows += [
            (name, command.get_short_help_str(_LONGEST_LINE).rstrip("。."))
            for name, command in _session(ctx).host.commands().items()
        ]
        with formatter.section(say(Wording(zh="命令", en="Commands"))):
            formatter.write_dl(rows)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer what may stand behind the program's name: commands, and what ``check`` takes."""
        offered = super().shell_complete(ctx, incomplete)
        check = self.get_command(ctx, "check")
        if check:
            with check.make_context("check", [], parent=ctx, resilient_parsing=True) as context:
                known = {item.value for item in offered}
                offered += (item for item in check.shell_complete(context, incomplete) if item.value not in known)
        # Shells that are told to complete files offer nothing else.
        return offered or files(ctx, self.params[0], incomplete)

    def _require_no_slip(self, ctx: click.Context, word: str) -> None:
        """Name the command that was meant where a bare word is neither a command nor a file."""
        if ctx.resilient_parsing or not word.isascii() or not word.isalpha() or os.path.exists(word):
            return
        meant = nearest(word, self.list_commands(ctx))
        if meant:
            _session(ctx).fail(_SLIP.filled(word=word, meant=meant))

    def _is_command(self, ctx: click.Context, word: str) -> bool:
        if word in _COMMANDS:
            return True
        # A command comes before a folder of its name, which can be written ./archive; only a bare word can be one.
        return word.isidentifier() and word in _session(ctx).host.commands()


def _values_of(option: str, args: list[str]) -> list[str]:
    values = [after for word, after in pairwise(args) if word == option]
    return values + [word.removeprefix(f"{option}=") for word in args if word.startswith(f"{option}=")]


def _session(ctx: click.Context) -> Session:
    if ctx.obj is None:
        ctx.obj = Session()
    session: Session = ctx.obj
    return session


@click.group(
    cls=EdulintGroup,
    help=say(_HELP),
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="edulint", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Stand before all commands."""
    _session(ctx)


def run(arguments: list[str] | None = None) -> int:
    """Run the command line and return the exit status; 130 where somebody has interrupted it."""
    prepare_streams()
    if COMPLETION_VARIABLE in os.environ:
        # click knows of no PowerShell.
        import_module("edulint.cli.completion")
    session = Session()
    try:
        status = cli.main(args=arguments, prog_name="edulint", standalone_mode=False, obj=session)
        sys.stdout.flush()
    except click.exceptions.Abort:
        return _INTERRUPTED
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return error.exit_code
    except click.ClickException as error:
        session.tell(usage_error(error))
        return error.exit_code
    except SpokenError as error:
        # A pack's command need not know what can go wrong with a draft.
        session.tell(error.wording)
        return _FAILED
    except OSError as error:
        return _not_written(error, session)
    except SystemExit as error:
        if COMPLETION_VARIABLE in os.environ and isinstance(error.code, int):
            return error.code
        # click ends the run so where whoever reads standard output has stopped reading.
        return _FAILED
    return status if isinstance(status, int) else 0


def _not_written(error: OSError, session: Session) -> int:
    # Standard error may be what can't be written.
    with contextlib.suppress(OSError):
        session.tell(_NOT_WRITTEN.filled(reason=system_reason(error)))
    return _FAILED
