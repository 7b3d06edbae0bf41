"""Writes the catalogue of checks from the code: their docstrings, messages, options and cases.

usage: python docs/make_checks.py FOLDER

A build of the site makes the same pages by itself. There is a page for each category, in Chinese (``figures.md``)
and in English (``figures.en.md``), and a table of all checks (``index.md``).
"""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Callable
from enum import Enum
from functools import cache
from pathlib import Path
from typing import get_args

import msgspec

from edulint.check import BaseCheck
from edulint.explanation import HEADINGS, explanation_of
from edulint.packs.entrypoints import entry_points
from edulint.packs.host import Host
from edulint.packs.registry import RegisteredCheck
from edulint.report.severities import SEVERITIES
from edulint.settings.profile import field_names
from edulint.testing import case_file, document_of, findings_of, load_cases
from edulint.wording import Language, Wording


class Mending(Enum):
    """Whether ``--fix`` mends what a check finds."""

    SAFE = Wording(zh="能", en="yes")
    UNSAFE = Wording(zh="要过目", en="to be looked at")
    BOTH = Wording(zh="部分", en="in part")
    NEVER = Wording(zh="否", en="no")


Groups = list[tuple[str, list[RegisteredCheck]]]
_MENDS = {
    Mending.SAFE: Wording(
        zh="`--fix` 能改，不改变文意。", en="`--fix` repairs it: the repair does not change what the draft says."
    ),
    Mending.UNSAFE: Wording(
        zh="`--fix --unsafe-fixes` 能改，改完请过目。",
        en="`--fix --unsafe-fixes` repairs it: look at each repair.",
    ),
    Mending.BOTH: Wording(
        zh="`--fix` 能改其中不改变文意的；其余用 `--fix --unsafe-fixes`，改完请过目。",
        en="`--fix` makes the repairs that don't change what the draft says, `--fix --unsafe-fixes` the others: "
        "look at those.",
    ),
    Mending.NEVER: Wording(zh="由人来改，`--fix` 不动它。", en="`--fix` leaves it alone: it needs a person."),
}
_CATALOGUE = Wording(zh="全部检查", en="All checks")
_INTRODUCTION = Wording(
    zh="本页由代码生成。在命令行里，`edulint checks` 列出全部检查，`edulint explain 代号` 说明一项。\n\n"
    "**错误**：不改不能提交。**警告**：十有八九不对。**提示**：体例问题，或者拿不准。",
    en="This page is made from the code. On the command line `edulint checks` lists all checks, "
    "`edulint explain CODE` explains one.\n\n"
    "**error**: must be fixed before the draft is handed in. **warning**: very likely wrong. "
    "**info**: style, or a doubt.",
)
_HEADERS = Wording(
    zh="| 代号 | 查什么 | 级别 | `--fix` |\n| --- | --- | --- | --- |",
    en="| code | finds | severity | `--fix` |\n| --- | --- | --- | --- |",
)
_FACTS = Wording(
    zh="名称 `{name}` · 级别 **{severity}** · {mends}", en="Name `{name}` · severity **{severity}** · {mends}"
)
_SAYS = Wording(zh="报告里怎样说", en="What the report says")
_OFF = Wording(zh="不想要这项检查", en="To switch it off")
_OFF_LINES = Wording(
    zh="在 `edulint.toml` 里写：\n\n```toml\n{toml}\n```\n\n只放过一处，见[接受一处问题](../accepting.md)。",
    en="In `edulint.toml`:\n\n```toml\n{toml}\n```\n\nTo let a single place pass: "
    "[accepting a finding](../accepting.md).",
)
# edulint's own checks look at what accepts findings, not at the draft: they have no cases in a file.
_WITHOUT_CASES = {"AC101": Mending.SAFE, "AC102": Mending.NEVER}
# Shown as they stand, line by line; the others are prose.
_EXAMPLES = {"Example", "Instead"}
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|~^<>&-])")


def mending_of(check: type[BaseCheck]) -> Mending:
    """Return how a check's findings are mended, as its cases show: they hold every kind of repair that it makes."""
    if check.code in _WITHOUT_CASES:
        return _WITHOUT_CASES[check.code]
    safe = set()
    for case in load_cases(case_file(check)):
        if case.fixed is not None:
            options = msgspec.convert(case.options, type(check.options))
            found = findings_of(check(options), {"draft.txt": document_of(case.text, format_name=case.format)})
            safe |= {finding.fix.safe for finding in found if finding.fix}
    if len(safe) == 2:
        return Mending.BOTH
    return (Mending.SAFE if True in safe else Mending.UNSAFE) if safe else Mending.NEVER


@cache
def pages() -> dict[str, str]:
    """Return the catalogue: each page's text by its name.

    Raises:
        ExplanationError: a check does not explain itself.
    """
    groups, mending = _groups()
    made = {}
    for language in get_args(Language):
        ending = ".md" if language == "zh" else f".{language}.md"
        made[f"index{ending}"] = _index(groups, mending, language, _page_of)
        for category, group in groups:
            entries = [_entry(one.check, mending[one.code], language) for one in group]
            made[f"{category}{ending}"] = "\n\n".join([f"# {_title(group[0], language)}", *entries]) + "\n"
    return made


def tables() -> dict[str, str]:
    """Return the table of all checks as a code host shows it, by its file's name: it leads to the checks' code."""
    groups, mending = _groups()
    return {
        "index.md": _index(groups, mending, "zh", _source_of),
        "index.en.md": _index(groups, mending, "en", _source_of),
    }


@cache
def _groups() -> tuple[Groups, dict[str, Mending]]:
    """Return the checks of each category, and how each of them is mended."""
    host = Host(point for point in entry_points() if point.distribution == "edulint_zh")
    checks = sorted(host.registry, key=lambda one: (one.category, one.code))
    mending = {one.code: mending_of(one.check) for one in checks}
    return [(category, list(group)) for category, group in itertools.groupby(checks, lambda one: one.category)], mending


def _title(one: RegisteredCheck, language: Language) -> str:
    return one.title.in_language(language) if one.title else one.category


def _index(
    groups: Groups, mending: dict[str, Mending], language: Language, link: Callable[[RegisteredCheck], str]
) -> str:
    """Return the table of all checks, in which ``link`` is where a check's code leads to."""
    parts = [f"# {_CATALOGUE.in_language(language)}", _INTRODUCTION.in_language(language)]
    for category, group in groups:
        rows = [_HEADERS.in_language(language)]
        for one in group:
            severity = SEVERITIES[one.check.severity][0].in_language(language)
            mends = mending[one.code].value.in_language(language)
            summary = _text(one.check.summary.in_language(language))
            rows.append(f"| [{one.code}]({link(one)}) | {summary} | {severity} | {mends} |")
        parts += [f"## {_title(group[0], language)} `{category}`", "\n".join(rows)]
    return "\n\n".join(parts) + "\n"


def _page_of(one: RegisteredCheck) -> str:
    return f"{one.category}.md#{one.code.lower()}"


def _source_of(one: RegisteredCheck) -> str:
    """Return where a check's code stands, seen from the folder of the table."""
    module = Path(*one.check.__module__.split(".")).with_suffix(".py")
    folder = "" if module.parts[0] == "edulint" else "plugins/"
    return f"../../{folder}{module.as_posix()}"


def _entry(check: type[BaseCheck], mending: Mending, language: Language) -> str:
    heading = f"## {check.code} {_text(check.summary.in_language(language))} {{ #{check.code.lower()} }}"
    facts = _FACTS.filled(name=check.name, severity=SEVERITIES[check.severity][0], mends=_MENDS[mending])
    parts = [heading, facts.in_language(language)]
    for (title, text), name in zip(explanation_of(check).sections(), HEADINGS, strict=True):
        content = text.in_language(language)
        if name == "Options" and not field_names(type(check.options)):
            continue
        parts.append(f"**{title.in_language(language)}**")
        parts.append(f"```text\n{content}\n```" if name in _EXAMPLES else _text(content))
    # Several messages may be worded alike, such as for one and for many.
    messages = dict.fromkeys(message.in_language(language) for message in check.messages.values())
    parts.append(f"**{_SAYS.in_language(language)}**")
    parts.append("\n".join(f"- {_text(message)}" for message in messages))
    off = _OFF_LINES.filled(toml=f'ignore = ["{check.code}"]')
    return "\n\n".join([*parts, f"**{_OFF.in_language(language)}**", off.in_language(language)])


def _text(text: str) -> str:
    """Return prose that Markdown shows as it stands."""
    return _MARKUP.sub(lambda match: f"&#{ord(match[1])};", text)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for page, text in pages().items():
        (folder / page).write_text(text, encoding="utf-8")
