"""``edulint baseline write | prune | show``: accept all present findings, so that later runs report only new ones."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import click

from edulint.cli.check.caching import cache_of, caching_options
from edulint.cli.check.copies import CopyTargets
from edulint.cli.check.drafts import DraftTasks, drafts_options
from edulint.cli.check.known import NAME, Baselines, Part
from edulint.cli.check.progress import Progress
from edulint.cli.options import choice_options, configurations_of, packs_option, together
from edulint.cli.session import PATHS_NAME, Session, format_option, language_option, say, spoken_command, spoken_option
from edulint.outcome import Problem
from edulint.run.engine import Engine
from edulint.run.gate.baseline import KnownFinding, known_of, read_baseline, write_baseline
from edulint.settings.files import Configurations
from edulint.settings.profile import Choice
from edulint.text.visible import one_line
from edulint.wording import SpokenError, Wording

_WRITTEN = Wording(
    zh="{file}：记下 {count} 处（新增 {new} 处，去掉 {gone} 处）", en="{file}: {count} kept ({new} new, {gone} gone)"
)
_PRUNED = Wording(zh="{file}：去掉 {gone} 条，还有 {count} 条", en="{file}: {gone} taken out, {count} left")
_NONE = Wording(
    zh="没有基线：edulint baseline write 建立一份", en="there is no baseline: edulint baseline write makes one"
)
_HEAD = Wording(zh="{path}（{count} 处）", en="{path} ({count})")
# What `edulint check` is asked that a baseline has nothing to do with.
_NOTHING_ELSE = {
    "output": (),
    "target": None,
    "fix": False,
    "diff": False,
    "unsafe_fixes": False,
    "in_place": False,
    "no_baseline": False,
}

_file_option = spoken_option(
    "--baseline",
    metavar="FILE",
    zh=f"基线文件（默认：配置文件旁的 {NAME}）",
    en=f"The baseline ({NAME} beside the configuration)",
)
_checking_options = together(
    click.argument("paths", nargs=-1, metavar=say(PATHS_NAME)),
    _file_option,
    drafts_options,
    caching_options,
    choice_options,
    packs_option,
    language_option,
)


@click.group(
    "baseline",
    help=say(
        Wording(zh="记下已有的问题，以后只报新增的。", en="Keep what is known, so that only what is new is told.")
    ),
)
def command() -> None:
    """Keep what is known."""


@spoken_command("write", group=command, zh="把现有的问题都记进基线。")
@_checking_options
@click.pass_obj
def write(session: Session, /, paths: tuple[str, ...], **options: Any) -> None:
    """Put all that is found into the baseline."""

    def put(part: Part) -> tuple[list[KnownFinding], Wording]:
        found = [*part.met, *known_of(part.new, part.root)]
        new = len(found) - len(part.met)
        # Of drafts that were not checked, what the baseline holds stays.
        count = len(found) + len(part.unjudged)
        told = _WRITTEN.filled(file=_shown(part.file), count=count, new=new, gone=len(part.stale))
        return [*found, *part.unjudged], told

    _Change(session, paths, options).make(put)


@spoken_command("prune", group=command, zh="从基线里去掉已不再出现的。")
@_checking_options
@click.pass_obj
def prune(session: Session, /, paths: tuple[str, ...], **options: Any) -> None:
    """Take out of the baseline what is no longer found."""

    def put(part: Part) -> tuple[list[KnownFinding], Wording]:
        left = [*part.met, *part.unjudged]
        told = _PRUNED.filled(file=_shown(part.file), gone=len(part.stale), count=len(left))
        return left, told

    _Change(session, paths, options).make(put)


@spoken_command("show", group=command, zh="列出基线所记的问题。")
@_file_option
@format_option
@packs_option
@language_option
@click.pass_obj
def show(session: Session, baseline: str | None, format_name: str) -> None:
    """List what the baseline holds."""
    try:
        configurations = Configurations(session.host.registry, Choice())
        options = {"baseline": baseline, "isolated": False, "no_baseline": False}
        file = Baselines(options, configurations).file_of(os.path.join(os.getcwd(), "draft"))
        if file is None or not os.path.lexists(file):
            session.fail(_NONE)
        known = read_baseline(file)
    except SpokenError as error:
        session.fail(error)
    if format_name == "json":
        session.print_json({"version": 1, "file": file, "findings": known})
    else:
        _print_table(session, known)


def _print_table(session: Session, known: Sequence[KnownFinding]) -> None:
    by_path: dict[str, list[KnownFinding]] = {}
    for one in known:
        by_path.setdefault(one.path, []).append(one)
    for path, entries in by_path.items():
        head = _HEAD.filled(path=path, count=len(entries))
        click.echo(click.style(one_line(session.say(head)), bold=True))
        for one in entries:
            click.echo(f"    {one_line(one.code)}  {one_line(one.words)}")


class _Change:
    """A run whose findings change baselines."""

    def __init__(self, session: Session, paths: tuple[str, ...], options: dict[str, Any]) -> None:
        self._session = session
        self._paths = paths or (os.curdir,)
        self._options = {**_NOTHING_ELSE, **options}

    def make(self, put: Callable[[Part], tuple[Iterable[KnownFinding], Wording]]) -> None:
        """Check the drafts, write each baseline with what ``put`` returns for it, and say so."""
        try:
            parts, problems = self._checked()
            for part in parts:
                known, told = put(part)
                write_baseline(part.file, known)
                self._session.write(self._session.say(told))
        except SpokenError as error:
            self._session.fail(error)
        for problem in problems:
            self._session.tell(problem.message, problem.path)
        raise click.exceptions.Exit(max(self._session.tell_broken(), 2 if problems else 0))

    def _checked(self) -> tuple[list[Part], list[Problem]]:
        session, options, host = self._session, self._options, self._session.host
        configurations = configurations_of(options, host)
        settings = configurations.of_folder(os.getcwd()).settings
        tasks, problems = DraftTasks(session, options, configurations, CopyTargets(options)).of(self._paths, settings)
        session.configured = settings.lang
        engine = Engine(host, options["jobs"], cache_of(session, options, configurations, tasks))
        with Progress(len(tasks)) as progress:
            outcome = engine.run(tasks, progress)
        folders = [path for path in self._paths if os.path.isdir(path)]
        default = os.path.join(os.getcwd(), NAME)
        parts = Baselines(options, configurations).compared(outcome, tasks, folders, host.registry, default)
        return list(parts), [*problems, *outcome.problems]


def _shown(file: str) -> str:
    relative = os.path.relpath(file)
    return file if relative.startswith(os.pardir) else relative
