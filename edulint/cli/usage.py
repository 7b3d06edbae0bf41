"""What click says of the command line, in words of ours: its own texts are English only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import click

from edulint.cli.session import say
from edulint.text.nearest import nearest
from edulint.text.patterns import pattern
from edulint.wording import Wording, listed

_HINT = Wording(zh="{what}（{command} --help 列出用法）", en="{what} ({command} --help tells the usage)")
_NO_OPTION = Wording(zh="没有“{option}”这个选项", en="there is no option “{option}”")
_NEAR_OPTION = Wording(
    zh="没有“{option}”这个选项，是不是“{meant}”？", en="there is no option “{option}”; did you mean “{meant}”?"
)
_NO_COMMAND = Wording(zh="没有“{name}”这个命令", en="there is no command “{name}”")
_NO_VALUE = Wording(zh="“{option}”后面缺少值，或多了值", en="“{option}” lacks its value, or has one too many")
_TOO_MANY = Wording(zh="多写了“{words}”", en="“{words}” is one too many")
_SURPLUS = pattern(r"Got unexpected extra arguments? \((.*)\)", re.DOTALL)
_MISSING = Wording(zh="缺少 {name}", en="{name} is missing")
_ONE_OF = Wording(zh="“{name}”的值只能是 {choices}", en="“{name}” takes one of {choices}")
_NUMBER = Wording(zh="“{name}”的值应是整数{bounds}", en="“{name}” takes a whole number{bounds}")
_BETWEEN = Wording(zh="，从 {least} 到 {most}", en=" from {least} to {most}")
_AT_LEAST = Wording(zh="，不小于 {least}", en=" of at least {least}")
_BAD_VALUE = Wording(zh="“{name}”的值不对（{reason}）", en="the value of “{name}” is wrong ({reason})")

# What click writes above the parts of a command's help, and beside --help.
_PARTS = {
    "Options": Wording(zh="选项", en="Options"),
    "Commands": Wording(zh="命令", en="Commands"),
    "Arguments": Wording(zh="参数", en="Arguments"),
}
_HEADING = Wording(zh="{part}：", en="{part}:")
_USAGE = Wording(zh="用法：", en="Usage: ")
_HELP = "Show this message and exit."
_SHOW_HELP = Wording(zh="显示这份说明", en="Show this help")
_SHOW_VERSION = Wording(zh="显示版本", en="Show the version")
_VERSION = "Show the version and exit."
_REQUIRED = "[required]"
_MUST_BE_GIVEN = Wording(zh="[必填]", en="[required]")
# Whoever gives a number out of bounds is told of them.
_BOUNDS = pattern(r"\[[0-9<=x>]+\]\Z")
_IN_USAGE = {
    "[OPTIONS]": Wording(zh="[选项]", en="[OPTIONS]"),
    "COMMAND [ARGS]...": Wording(zh="命令 [参数]...", en="COMMAND [ARGS]..."),
}


class SpokenFormatter(click.HelpFormatter):
    """Writes a command's help in the language of `say`."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line of usage."""
        for written, own in _IN_USAGE.items():
            args = args.replace(written, say(own))
        super().write_usage(prog, args, say(_USAGE) if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """Write the heading of a part."""
        self.write(f"{'':>{self.current_indent}}{say(_HEADING.filled(part=_PARTS.get(heading, heading)))}\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs, in lines as wide as the terminal has room for."""
        indent = " " * self.current_indent
        for paragraph in text.split("\n"):
            self.write("".join(f"{indent}{line}\n" if line else "\n" for line in self._lines(paragraph, len(indent))))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write a list of options with their texts."""
        own = {_HELP: say(_SHOW_HELP), _VERSION: say(_SHOW_VERSION)}
        texts = {
            term: _BOUNDS.sub("", own.get(text, text)).rstrip().replace(_REQUIRED, say(_MUST_BE_GIVEN))
            for term, text in rows
        }
        beside = min(max(map(len, texts), default=0), col_max) + col_spacing
        # Behind a line with \b alone click leaves line ends as they are: it takes all characters for equally wide.
        lines = {term: text and "\b\n" + "\n".join(self._lines(text, beside + 2)) for term, text in texts.items()}
        super().write_dl(list(lines.items()), col_max, col_spacing)

    def _lines(self, text: str, indent: int) -> list[str]:
        from edulint.report.wrapping import wrapped

        return wrapped(text, max(self.width - indent, 10))


class SpokenContext(click.Context):
    """The context of every command, the packs' too."""

    formatter_class = SpokenFormatter

    def __init__(self, command: click.Command, *more: Any, **others: Any) -> None:
        super().__init__(command, *more, **others)
        if isinstance(command, click.Group):
            for one in command.commands.values():
                one.context_class = SpokenContext


def usage_error(error: click.ClickException) -> Wording:
    """Return what is wrong with the command line, and where its usage is told."""
    what = _told(error)
    context = getattr(error, "ctx", None)
    return _HINT.filled(what=what, command=context.command_path) if context else what


def _told(error: click.ClickException) -> Wording:
    if isinstance(error, click.NoSuchOption):
        # The dashes are alike in all options and say nothing of what was meant.
        options = {name.lstrip("-"): name for parameter in _parameters(error) for name in parameter.opts}
        meant = nearest(error.option_name.lstrip("-"), options)
        form = _NEAR_OPTION if meant else _NO_OPTION
        return form.filled(option=error.option_name, meant=options.get(meant or ""))
    if isinstance(error, click.BadOptionUsage):
        return _NO_VALUE.filled(option=error.option_name)
    if isinstance(error, click.MissingParameter) and error.param:
        return _MISSING.filled(name=_name(error.param))
    if isinstance(error, click.BadParameter) and error.param:
        return _bad_value(error.param, error.message)
    if surplus := _SURPLUS.fullmatch(error.format_message()):
        return _TOO_MANY.filled(words=surplus[1])
    # Only click 8.4 and later have a class for this.
    name = getattr(error, "command_name", None)
    if name is not None:
        return _NO_COMMAND.filled(name=name)
    return Wording(zh=error.format_message(), en=error.format_message())


def _bad_value(parameter: click.Parameter, reason: str) -> Wording:
    name, kind = _name(parameter), parameter.type
    if isinstance(kind, click.Choice):
        return _ONE_OF.filled(name=name, choices=listed(map(str, kind.choices)))
    if isinstance(kind, click.IntRange):
        return _NUMBER.filled(name=name, bounds=_bounds(kind))
    return _BAD_VALUE.filled(name=name, reason=reason)


def _bounds(kind: click.IntRange) -> Wording:
    if kind.min is None:
        return Wording(zh="", en="")
    return (_AT_LEAST if kind.max is None else _BETWEEN).filled(least=kind.min, most=kind.max)


def _name(parameter: click.Parameter) -> str:
    # An argument is shown as its command's usage shows it, an option by its longest name.
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return parameter.metavar or (parameter.name or "").upper()


def _parameters(error: click.UsageError) -> list[click.Parameter]:
    return error.ctx.command.get_params(error.ctx) if error.ctx else []
