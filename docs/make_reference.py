"""Makes the parts of pages that the code knows best: the settings' types and defaults, an example's code, the help.

A part stands between ``<!-- made: settings -->`` and ``<!-- end of made -->`` in the page itself, for those who read it
on a code host; ``python docs/make_pages.py`` writes it anew. Where a page says ``<!-- made on the site: commands -->``,
a part is there on the site alone, because it is long and changes often.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import msgspec
from msgspec import inspect

from edulint.cli import cli
from edulint.cli.session import Session
from edulint.cli.usage import SpokenContext
from edulint.settings.profile import Accept, PerFile, Settings
from edulint.wording import Language, Wording

_KEPT = re.compile(r"(<!-- made: (\w+)(?: (\S+))? -->\n).*?(<!-- end of made -->)", re.DOTALL)
_ON_SITE = re.compile(r"<!-- made on the site: (\w+) -->")
# What the code of the example for pack authors is found from.
_EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "edulint-pack-example"
_COLUMNS = "100"
_HEADERS = Wording(
    zh="| 设置 | 写法 | 默认 | 作用 |\n| --- | --- | --- | --- |",
    en="| setting | written as | default | what it does |\n| --- | --- | --- | --- |",
)
_LANGUAGES = {".py": "python", ".toml": "toml"}
# An invented sentence with one fault, as the JSON's example.
_DRAFT = "工作分三步走：一是摸底数，二是定方案，四是抓落实。\n"
_REQUIRED = Wording(zh="必填", en="required")
_CHECK = Wording(zh="名称", en="NAME")
_NONE = Wording(zh="无", en="none")
# What each setting does; a setting that is not here can't be documented, and the build fails.
_MEANINGS = {
    "extend": Wording(
        zh="另一个文件，先用它的设置，再用这里的", en="another file, whose settings come first and are added to here"
    ),
    "select": Wording(
        zh="做哪些检查：代号、代号开头、名称、类别；不写则全做",
        en="which checks run: codes, beginnings of codes, names, categories; all where it is left out",
    ),
    "ignore": Wording(zh="不做哪些检查", en="which checks don't run"),
    "severity": Wording(zh="按检查改级别", en="severities of checks, other than their own"),
    "checks": Wording(zh="检查的选项，各项检查的页面里有", en="options of checks; each check's page lists its own"),
    "genre": Wording(
        zh="所有稿件的文种；不写则由每份稿件的正文判断",
        en="what kind of text all drafts are; where it is left out, edulint tells from each draft",
    ),
    "lang": Wording(zh="报告用哪种语言；不写则随系统", en="the report's language; the system's where it is left out"),
    "fail-on": Wording(zh="从哪一级起以状态 1 退出", en="the severity from which the exit status is 1"),
    "exclude": Wording(
        zh="文件夹里不查的稿件，写法同 .gitignore", en="drafts that are left out of folders, as in .gitignore"
    ),
    "max-size": Wording(
        zh="多大的文件还查，单位是百万字节；更大的点名后跳过",
        en="up to which size files are checked, in million bytes; larger ones are named and left out",
    ),
    "per-file": Wording(zh="只对某些稿件生效的设置", en="settings for some drafts only"),
    "accept": Wording(zh="接受的问题", en="findings that are accepted"),
    "files": Wording(
        zh="哪些稿件，写法同 .gitignore，从设置文件所在的文件夹算起",
        en="which drafts, as in .gitignore, from the configuration's folder",
    ),
    "code": Wording(zh="哪项检查：代号、名称或类别", en="which check: a code, a name or a category"),
    "words": Wording(
        zh="问题所在的字句，可以带上前后文",
        en="the words of the finding, with as many around them as tell it from others",
    ),
    "reason": Wording(zh="理由", en="why"),
}


def kept(markdown: str, language: Language) -> str:
    """Return a page with the parts that it holds made anew.

    Raises:
        KeyError: nothing is made for a mark, or a setting has no description.
        OSError: a file of the example is not there.
    """
    makers = {"settings": _settings, "accept": _accept, "per_file": _per_file, "json": _json, "measured": _measured}

    def made(part: re.Match[str]) -> str:
        text = _code(part[3]) if part[2] == "code" else makers[part[2]](language)
        return f"{part[1]}\n{text}\n\n{part[4]}"

    return _KEPT.sub(made, markdown)


def on_site(markdown: str, language: Language) -> str:
    """Return a page with the parts that only the site has.

    Raises:
        KeyError: nothing is made for a mark.
    """
    makers = {"commands": _commands}
    return _ON_SITE.sub(lambda mark: makers[mark[1]](language), markdown)


def _measured(language: Language) -> str:
    # Run as a script, as the build does, this file finds no others beside it.
    from make_measured import measured

    return measured(language)


def _code(name: str) -> str:
    """Return a file of the example as a block of code."""
    path = _EXAMPLE / name
    return f"```{_LANGUAGES[path.suffix]}\n{path.read_text(encoding='utf-8').strip()}\n```"


def _settings(language: Language) -> str:
    return _table(Settings, language)


def _per_file(language: Language) -> str:
    return _table(PerFile, language, "per-file.")


def _accept(language: Language) -> str:
    return _table(Accept, language)


def _table(struct: type[msgspec.Struct], language: Language, group: str = "") -> str:
    """Return the table of a group's settings; ``group`` is what its own groups begin with."""
    rows = [_HEADERS.in_language(language)]
    kind = inspect.type_info(struct)
    if not isinstance(kind, inspect.StructType):
        raise TypeError(f"{struct.__name__} has no fields")
    for field in kind.fields:
        default = _default(field, language)
        meaning = _MEANINGS[field.encode_name].in_language(language)
        written = _written(field.type, group + field.encode_name, language)
        rows.append(f"| `{field.encode_name}` | {written} | {default} | {meaning} |")
    return "\n".join(rows)


def _default(field: inspect.Field, language: Language) -> str:
    if field.required:
        return _REQUIRED.in_language(language)
    if field.default in (None, (), {}, msgspec.NODEFAULT):
        return _NONE.in_language(language)
    return f"`{msgspec.json.encode(field.default).decode()}`"


def _written(kind: inspect.Type, name: str, language: Language) -> str:
    """Return how TOML writes a value of a type, or the head of the group that a setting is."""
    match kind:
        case inspect.LiteralType(values=values):
            return " ".join(f'`"{value}"`' for value in values)
        case inspect.UnionType(types=types):
            return " ".join(_written(one, name, language) for one in types if not isinstance(one, inspect.NoneType))
        case inspect.EnumType(cls=names):
            return " ".join(f'`"{one.value}"`' for one in names)
        case inspect.StrType():
            return '`"…"`'
        case inspect.IntType(ge=least, le=most):
            return f"{least}–{most}"
        case inspect.VarTupleType(item_type=inspect.StructType()):
            return f"`[[{name}]]`"
        case inspect.VarTupleType():
            return '`["…", "…"]`'
        case inspect.DictType(value_type=inspect.DictType()):
            return f"`[{name}.{_CHECK.in_language(language)}]`"
        case inspect.DictType():
            return f"`[{name}]`"
    raise TypeError(f"nothing is known of how {kind} is written")


@cache
def _commands(language: Language) -> str:
    parts = []
    for words, text in json.loads(_printed([__file__], language)):
        parts += [f"##{'#' * len(words)} edulint {' '.join(words)}", f"```text\n{text}\n```"]
    return "\n\n".join(parts)


def _helps() -> Iterator[tuple[list[str], str]]:
    """Yield the words of each command, those of a group after it, and its help in the language of this process."""
    context = SpokenContext(cli, info_name="edulint", obj=Session(), **cli.context_settings)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        if command is None:
            continue
        inner = SpokenContext(command, info_name=name, parent=context)
        yield [name], command.get_help(inner)
        if isinstance(command, click.Group):
            for part, subcommand in command.commands.items():
                yield [name, part], subcommand.get_help(SpokenContext(subcommand, info_name=part, parent=inner))


@cache
def _json(language: Language) -> str:
    arguments = [
        "-m",
        "edulint",
        "check",
        "-",
        "--stdin-filename",
        "draft.txt",
        "--format",
        "json",
        "--isolated",
        "--exit-zero",
    ]
    return f"```json\n{msgspec.json.format(_printed(arguments, language, _DRAFT), indent=2)}\n```"


def _printed(arguments: list[str], language: Language, given: str = "") -> str:
    """Return what Python prints. The language of edulint's help is settled when it starts: it gets a process."""
    locale = "zh_CN.UTF-8" if language == "zh" else "en_US.UTF-8"
    environment = {**os.environ, "LC_ALL": locale, "LANG": locale, "COLUMNS": _COLUMNS, "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-P", *arguments]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, input=given, encoding="utf-8")
    return done.stdout.rstrip()


if __name__ == "__main__":
    print(json.dumps(list(_helps()), ensure_ascii=False))
