"""Which repairs are made, and how they look where nothing is to be written."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable
from typing import Any

import click

from edulint.cli.options import together
from edulint.cli.session import spoken_option
from edulint.outcome import LocatedFinding
from edulint.run.task import DraftResult, DraftTask, FixMode
from edulint.text.lines import lines_of
from edulint.text.visible import lines_shown, one_line
from edulint.wording import SpokenError, Wording

_DIFF_ALONE = Wording(
    zh="--diff 只显示修正的对照，不能与 {option} 合用",
    en="--diff prints a diff and nothing else; it can't be told with {option}",
)

_NO_REPAIRS = Wording(zh="没有可以修正的地方", en="there is nothing to fix")
_UNSAFE_REPAIRS = Wording(
    zh="没有不改变文意的修正；{count} 处的修正要人过目，加 --unsafe-fixes 才做",
    en="there are no safe fixes; {count} more are made with --unsafe-fixes; read them over",
)

repairs_options = together(
    spoken_option(
        "--in-place",
        is_flag=True,
        zh="与 --fix 合用：Word 原文件也改，写成修订",
        en="With --fix: change Word files, too, by tracked changes",
    ),
    spoken_option("--fix", is_flag=True, zh="修正不改变文意的问题", en="Make the safe repairs"),
    spoken_option(
        "--unsafe-fixes",
        is_flag=True,
        zh="也做需要人过目的修正（与 --fix 或 --diff 合用）",
        en="With --fix or --diff: the unsafe repairs too",
    ),
    spoken_option("--diff", is_flag=True, zh="只显示会做的修正，不改文件", en="Show the repairs, write nothing"),
)


def fix_mode(options: dict[str, Any]) -> FixMode:
    """Return which repairs the command line asks for."""
    if not (options["fix"] or options["diff"]):
        return "none"
    return "unsafe" if options["unsafe_fixes"] else "safe"


def require_diff_alone(options: dict[str, Any]) -> None:
    """Make sure that nothing is asked for beside a diff that could not be made with it.

    Raises:
        SpokenError: a format, a report or a copy is.
    """
    beside = {
        f"--format {options['format_name']}": options["format_name"] not in (None, "terminal"),
        "--output": bool(options["output"]),
        "--annotate": options["target"] is not None,
    }
    for option, is_given in beside.items():
        if options["diff"] and is_given:
            raise SpokenError(_DIFF_ALONE.filled(option=option))


def nothing_to_repair(findings: Iterable[LocatedFinding]) -> Wording:
    """Return what to say where no repair was made: how many there are that must be asked for."""
    count = sum(finding.fix is not None and not finding.fix.safe for finding in findings)
    return _UNSAFE_REPAIRS.filled(count=count) if count else _NO_REPAIRS


class MendedStream:
    """The draft on standard input and what it is after its repairs: what ``edulint - --fix`` prints."""

    def __init__(self, tasks: Iterable[DraftTask]) -> None:
        streams = [task for task in tasks if task.data is not None and task.fix != "none"]
        self._path = streams[0].path if streams else None
        # A draft that can't be mended comes out as it went in: what reads the pipe must lose nothing.
        self._data = streams[0].data if streams else None

    def __bool__(self) -> bool:
        return self._path is not None

    def note(self, draft: DraftResult) -> None:
        """Take the repairs from a draft's result, if it is the one."""
        if draft.path == self._path and draft.data is not None:
            self._data = draft.data

    def write(self) -> None:
        """Print the draft in its own encoding, to the byte."""
        sys.stdout.buffer.write(self._data or b"")
        sys.stdout.buffer.flush()


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
            # A program that applies the diff needs it to the letter; a terminal or a build log must not obey it.
            click.echo(lines_shown(line) if _is_watched() else line, nl=False)
            if not line.endswith(("\n", "\r")):
                click.echo("\n\\ No newline at end of file")


def _is_watched() -> bool:
    """Tell whether standard output is shown by a terminal, or by a build server whose log takes commands."""
    if os.environ.get("GITHUB_ACTIONS") == "true" or os.environ.get("TF_BUILD") == "True":
        try:
            return not stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
        except (OSError, ValueError):
            return True
    return sys.stdout.isatty()
