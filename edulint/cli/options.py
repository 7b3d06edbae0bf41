"""Options that several commands share, and the choice of checks they make."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, get_origin, get_type_hints

import click
import msgspec

from edulint.cli.session import Function, Session, say, spoken_option
from edulint.cli.suggestions import check_names, check_options, files, pack_names
from edulint.model import Genre
from edulint.packs.host import Host
from edulint.packs.registry import Registry
from edulint.settings.files import Configurations
from edulint.settings.profile import CheckSettings, Choice, SettingsError, field_names
from edulint.wording import Wording

_BAD_SET = Wording(
    zh="--set 应写成 检查.选项=值，如 NU101.minimum=2", en="--set takes CHECK.OPTION=VALUE, as in NU101.minimum=2"
)
_FOR_CHECK = Wording(zh="{summary}（{code}）", en="{summary} ({code})")
_AND = Wording(zh="；", en="; ")
_OPTIONS = Wording(zh="选项", en="Options")
_PACK_FORMATS = Wording(zh="检查包的输出格式", en="Formats of packs")


def together(*options: Callable[[Function], Function]) -> Callable[[Function], Function]:
    """Return one decorator that adds several options, which the help lists in this order."""

    def decorate(function: Function) -> Function:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


# The group has read it by then: packs are loaded before a command's options are known.
packs_option = spoken_option(
    "--no-pack",
    multiple=True,
    metavar="NAME",
    expose_value=False,
    shell_complete=pack_names,
    zh="停用一个检查包（可重复）",
    en="Leave out a pack (may be repeated)",
)


class SinceOption(click.Option):
    """An option that may stand alone or with a value behind ``=``: what comes after a blank is a path.

    ``without`` is its value where none is written.
    """

    def __init__(self, *arguments: Any, without: str, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.without = without

    def written_out(self, arguments: list[str]) -> list[str]:
        """Return a command line with the value of this option written where it is left out."""
        end = arguments.index("--") if "--" in arguments else len(arguments)
        written = [f"{word}={self.without}" if word in self.opts else word for word in arguments[:end]]
        return written + arguments[end:]


class FlaggedCommand(click.Command):
    """A command that also takes the flags which checks declare for their options.

    ``parts`` are the headings under which the help lists the options, each by the name of its first option.
    """

    def __init__(self, *arguments: Any, parts: Mapping[str, Wording] | None = None, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.parts = parts or {}

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read a command line in which options may leave out their value."""
        for option in self.params:
            if isinstance(option, SinceOption):
                args = option.written_out(args)
        return super().parse_args(ctx, args)

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the command's own parameters and the checks' flags."""
        params = super().get_params(ctx)
        host = ctx.ensure_object(Session).host
        checks: dict[str, list[str]] = {}
        for registered in host.registry:
            for flag in registered.check.flags.values():
                told = _FOR_CHECK.filled(summary=registered.check.summary, code=registered.code)
                checks.setdefault(flag, []).append(say(told))
        # Checks of two packs may share a flag: --archive.
        flags = [click.Option([flag], metavar="VALUE", help=say(_AND).join(told)) for flag, told in checks.items()]
        # The option that shows the help stays last.
        return [*params[:-1], *flags, *params[-1:]]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the options, and the formats that packs bring: those are asked for now, since others don't need them."""
        listed: dict[str, list[tuple[str, str]]] = {}
        heading = _OPTIONS
        for option in self.get_params(ctx):
            heading = next((self.parts[name] for name in option.opts if name in self.parts), heading)
            record = option.get_help_record(ctx)
            if record and isinstance(option, click.Option):
                listed.setdefault(say(heading), []).append(record)
        for part, records in listed.items():
            with formatter.section(part):
                formatter.write_dl(records)
        formats = [
            (name, f"--format {name} ({pack})") for name, pack in ctx.ensure_object(Session).host.formats().items()
        ]
        if formats:
            with formatter.section(say(_PACK_FORMATS)):
                formatter.write_dl(formats)


genre_option = spoken_option(
    "--genre",
    type=click.Choice([genre.value for genre in Genre]),
    zh="按这种文种检查，不由正文判断",
    en="Check as this kind of text, whatever the draft tells",
)
# The options that choose and set checks, and those that name configuration files.
choice_options = together(
    spoken_option(
        "--select",
        multiple=True,
        metavar="CHECKS",
        shell_complete=check_names,
        zh="只做这些检查：代号、名称或类别，逗号分隔",
        en="Only these: codes, names or categories, with commas",
    ),
    spoken_option(
        "--ignore", multiple=True, metavar="CHECKS", shell_complete=check_names, zh="不做这些检查", en="Not these"
    ),
    genre_option,
    spoken_option(
        "--set",
        "set_options",
        multiple=True,
        metavar="CHECK.OPTION=VALUE",
        shell_complete=check_options,
        zh="设置一项检查的选项",
        en="Set an option of a check",
    ),
    spoken_option(
        "--config", metavar="FILE", shell_complete=files, zh="使用这个配置文件", en="Use this configuration file"
    ),
    spoken_option("--isolated", is_flag=True, zh="不读任何配置文件", en="Read no configuration file"),
)


def configurations_of(options: dict[str, Any], host: Host) -> Configurations:
    """Return the configurations under the choice that the command line makes.

    Raises:
        SettingsError: ``--set`` is not of its form, or a configuration is wrong.
    """
    directives = not options.get("no_draft_config", False)
    return Configurations(host.registry, _choice(options, host), options["config"], options["isolated"], directives)


def _choice(options: dict[str, Any], host: Host) -> Choice:
    select = _words(options["select"])
    checks: CheckSettings = {}
    for setting in options["set_options"]:
        target, equals, value = setting.partition("=")
        check, dot, option = target.rpartition(".")
        if not (equals and dot):
            raise SettingsError(_BAD_SET)
        checks.setdefault(check, {})[option] = _value(host.registry, check, option, value)
    for name, code, option in flagged_options(host):
        if options.get(name) is not None:
            checks.setdefault(code, {})[option] = options[name]
    genre = Genre(options["genre"]) if options["genre"] else None
    return Choice(select=select or None, ignore=_words(options["ignore"]), checks=checks, genre=genre)


def flagged_options(host: Host) -> list[tuple[str, str, str]]:
    """Return the options of checks that have a flag: the flag's parameter name, the check's code, the field."""
    return [
        (flag.lstrip("-").replace("-", "_"), registered.code, option)
        for registered in host.registry
        for option, flag in registered.check.flags.items()
    ]


def _words(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for value in values for word in value.replace(",", " ").split())


def _value(registry: Registry, selector: str, option: str, value: str) -> Any:
    """Return a command line's value as the option's type; what can't be read so is left for the settings to refuse."""
    for code in registry.resolve(selector):
        kind = type(registry[code].check.options)
        field = field_names(kind).get(option)
        if field is None:
            continue
        wanted = get_type_hints(kind)[field]
        if get_origin(wanted) in (tuple, list, frozenset):
            return value.split(",")
        try:
            return msgspec.convert(value, wanted, strict=False)
        except msgspec.ValidationError:
            return value
    return value
