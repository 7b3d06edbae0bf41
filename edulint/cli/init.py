"""``edulint init``: a configuration to begin with, every setting explained and none changed."""

from __future__ import annotations

import os

import click

from edulint.cli.options import packs_option
from edulint.cli.session import Session, language_option, say
from edulint.settings.reading import OWN_FILE
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
_TEMPLATE = Wording(
    zh="""\
# edulint 的设置。离稿件最近的上级文件夹中的这个文件生效；行首有 # 的是默认值。

# 先照另一份设置文件，再看这里（路径从本文件算起）。
# extend = "../office.toml"

# 报告用的语言：zh 或 en。默认随系统。
# lang = "zh"

# 做哪些检查：代号（NU101）、代号的开头（NU）、名称或类别。默认全做。
# select = ["ALL"]
# 不做哪些检查。
# ignore = []
# 各个类别（edulint checks 列出全部检查，edulint explain 代号 说明一项）：
{categories}

# 从哪一级起算不合格（退出状态 1）：error 错误、warning 警告、info 提示。
# fail-on = "warning"

# 文件夹里不检查的稿件，写法同 .gitignore。
# exclude = ["归档/", "*.bak.txt"]

# 大于多少百万字节的文件不检查。
# max-size = 10

# 全部稿件都按这种文种检查：report、notice、law、judgment、news、program、exam。默认由正文判断。
# genre = "report"

# 改变一项检查的级别。
# [severity]
# NU105 = "info"

# 一项检查或一个类别的选项。
# [checks.placeholders]
# allow = ["学在XX"]

# 一部分稿件的设置，可以有几组。
# [[per-file]]
# files = ["讲话/*.txt"]
# ignore = ["numbering"]
""",
    en="""\
# The settings of edulint. Of such files the nearest one above a draft counts; what has a # before it is the default.

# Settings of another file that come first (its path from here).
# extend = "../office.toml"

# The language of reports, zh or en; that of the system by default.
# lang = "en"

# Which checks to do: codes (NU101), beginnings of codes (NU), names or categories. All by default.
# select = ["ALL"]
# Which not to do.
# ignore = []
# The categories (edulint checks lists all checks, edulint explain CODE tells of one):
{categories}

# From which severity on a draft fails (exit status 1): error, warning or info.
# fail-on = "warning"

# Drafts in folders that are left out, written as in .gitignore.
# exclude = ["archive/", "*.bak.txt"]

# Files of more million bytes than this are left out.
# max-size = 10

# Check all drafts as this kind of text: report, notice, law, judgment, news, program, exam. By default a draft tells
# its own.
# genre = "report"

# Another severity for a check.
# [severity]
# NU105 = "info"

# The options of a check or a category.
# [checks.placeholders]
# allow = ["学在XX"]

# Settings of some drafts; there may be several such groups.
# [[per-file]]
# files = ["speeches/*.txt"]
# ignore = ["numbering"]
""",
)


@click.command(
    "init",
    help=say(
        Wording(zh="写一份带说明的设置文件，不问任何问题。", en="Write a configuration with explanations; ask nothing.")
    ),
)
@click.argument("folder", default=".")
@packs_option
@language_option
@click.pass_obj
def command(session: Session, folder: str) -> None:
    """Write a configuration with explanations; ask nothing."""
    file = os.path.join(folder, OWN_FILE) if folder != "." else OWN_FILE
    text = session.say(_TEMPLATE.filled(categories=_categories(session)))
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
