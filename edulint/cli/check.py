"""``edulint [check] [PATH]...``: proofread drafts."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click
from msgspec.structs import replace

from edulint.check import Severity
from edulint.cli.options import FlaggedCommand, choice_of, choice_options, packs_option
from edulint.cli.outputs import outputs_of, require_no_drafts, write_all
from edulint.cli.session import Session, language_option, say
from edulint.outcome import Problem
from edulint.report import FORMATS
from edulint.report.reporter import ReportOptions
from edulint.run.draft import DraftResult, DraftTask, FixMode
from edulint.run.engine import Engine
from edulint.run.files import Found, UnreadableError, find_drafts, leads_out, read_stream
from edulint.settings.files import Configurations
from edulint.settings.profile import Settings
from edulint.text.lines import lines_of
from edulint.text.visible import one_line, visible
from edulint.wording import SpokenError, Wording

if TYPE_CHECKING:
    from edulint.run.annotation import Copies

_NO_DRAFTS = Wording(zh="没有找到可检查的稿件（{suffixes}）", en="no drafts found ({suffixes})")
_LEFT_OUT = Wording(
    zh="有 {count} 份文件读不了，未检查（{kinds}）：请在 Word 或 WPS 中另存为 .docx，再检查",
    en="{count} document(s) can't be read and were not checked ({kinds}): save them as .docx in Word or WPS",
)
_TWO_COPIES = Wording(
    zh="带批注的 Word 文件一次只能写一份：多份稿件请用 --annotate 文件夹",
    en="one annotated Word file can be written at a time: for several drafts use --annotate FOLDER",
)
_LEADS_OUT = Wording(
    zh="是指向文件夹之外的符号链接，未作修正：确要修正，请直接指明这个文件",
    en="a symbolic link that leads out of the folder; nothing was fixed: name the file itself if that is meant",
)
_STDIN = "-"
_MANY_DRAFTS = 20


@click.command("check", cls=FlaggedCommand, help=say(Wording(zh="检查稿件和文件夹。", en="Check drafts and folders.")))
@click.argument("paths", nargs=-1, metavar="[PATH]...", required=True)
@click.option(
    "--format",
    "format_name",
    metavar="NAME",
    help=say(Wording(zh=f"输出格式：{'、'.join(FORMATS)}", en=f"The report's format: {', '.join(FORMATS)}")),
)
@click.option("--all", "everything", is_flag=True, help=say(Wording(zh="同类问题也逐条列出", en="Fold nothing")))
@click.option(
    "--output",
    multiple=True,
    metavar="[FORMAT:]FILE",
    help=say(
        Wording(
            zh="把报告写入文件，格式看扩展名（.html .docx .json .sarif .xml .md .txt）",
            en="Write a report to a file in the format of its ending (.html .docx .json .sarif .xml .md .txt)",
        )
    ),
)
@click.option(
    "--annotate",
    "target",
    metavar="OUT",
    help=say(
        Wording(
            zh="写出带批注的副本：一份稿件写成 OUT.docx，多份写进文件夹 OUT；与 --fix 合用时修正写成修订",
            en="Write copies with comments: one draft to OUT.docx, several into the folder OUT; with --fix the repairs "
            "are tracked changes in them",
        )
    ),
)
@click.option(
    "--in-place",
    is_flag=True,
    help=say(
        Wording(
            zh="与 --fix 合用：Word 原文件也改，写成修订", en="With --fix: change Word files, too, by tracked changes"
        )
    ),
)
@click.option("--fix", is_flag=True, help=say(Wording(zh="修正不改变文意的问题", en="Make the safe repairs")))
@click.option(
    "--unsafe-fixes",
    is_flag=True,
    help=say(
        Wording(zh="也作需要人过目的修正（与 --fix 或 --diff 合用）", en="With --fix or --diff: the unsafe repairs too")
    ),
)
@click.option(
    "--diff", is_flag=True, help=say(Wording(zh="只显示会作的修正，不改文件", en="Show the repairs, write nothing"))
)
@click.option(
    "--fail-on",
    type=click.Choice([severity.word for severity in Severity]),
    help=say(Wording(zh="从哪一级起以状态 1 退出（默认 warning）", en="The severity that means status 1 (warning)")),
)
@click.option(
    "--exit-zero",
    is_flag=True,
    help=say(Wording(zh="查出问题也以状态 0 退出", en="Exit with status 0 whatever was found")),
)
@click.option(
    "--no-compare",
    is_flag=True,
    help=say(Wording(zh="各份稿件单独检查，不相互比较", en="Check each draft by itself; compare none")),
)
@click.option(
    "--stdin-filename",
    metavar="PATH",
    help=say(Wording(zh="标准输入（-）当作哪个文件", en="The name of the draft that - reads")),
)
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=0),
    default=0,
    help=say(Wording(zh="最多用几个进程", en="The greatest number of processes")),
)
@click.option("--color/--no-color", default=None, help=say(Wording(zh="用不用颜色", en="Colours or none")))
@choice_options
@packs_option
@language_option
@click.pass_obj
def command(session: Session, /, paths: tuple[str, ...], **options: Any) -> None:
    """Check drafts and folders."""
    raise click.exceptions.Exit(_Run(session, paths, options).status())


class _Run:
    """One call of the command."""

    def __init__(self, session: Session, paths: tuple[str, ...], options: dict[str, Any]) -> None:
        self._session = session
        self._host = session.host
        self._paths = paths
        # A Word file among the outputs is an annotated copy.
        words = [target for target in options["output"] if target.lower().endswith(".docx")]
        others = tuple(target for target in options["output"] if target not in words)
        self._targets = [*([options["target"]] if options["target"] else []), *words]
        self._options = {**options, "output": others}

    def status(self) -> int:
        """Do all there is to do and return the exit status."""
        options = self._options
        try:
            outputs = outputs_of(self._session, options["format_name"], options["output"], os.environ)
            choice = choice_of(options, self._host)
            configurations = Configurations(self._host.registry, choice, options["config"], options["isolated"])
            settings = configurations.of_folder(os.getcwd()).settings
            tasks, problems = self._tasks(configurations, settings)
            require_no_drafts(outputs, (task.path for task in tasks if task.data is None))
            if any(output.reporter.shows_drafts for output in outputs):
                tasks = [replace(task, show=True) for task in tasks]
            self._session.configured = settings.lang
            copies = self._copies(tasks)
        except SpokenError as error:
            self._session.fail(error.wording)
        problems = [*(Problem("", pack.wording) for pack in self._host.broken), *problems]
        engine = Engine(self._host, options["jobs"])
        if options["diff"]:
            return self._show_repairs(engine, tasks, problems)
        # Where copies are made they take the repairs, and the drafts stay as they are.
        drafts = [replace(task, fix="none") for task in tasks] if copies else tasks
        with _Progress(len(tasks)) as progress:
            outcome = engine.run(drafts, progress)
        if copies:
            problems += copies.write(outcome.findings)
        together = sorted([*problems, *outcome.problems], key=lambda problem: problem.path)
        outcome = replace(outcome, problems=tuple(together))
        shown = ReportOptions(self._session.language, options["everything"], options["color"])
        try:
            write_all(outputs, outcome, shown)
        except UnreadableError as error:
            self._session.fail(error.wording)
        self._tell(outcome.problems)
        if outcome.problems:
            return 2
        return 0 if options["exit_zero"] else int(outcome.reaches(Severity.of(options["fail_on"] or settings.fail_on)))

    def _tasks(self, configurations: Configurations, settings: Settings) -> tuple[list[DraftTask], list[Problem]]:
        """Return the drafts to proofread, each with its settings, and the paths that lead to none."""
        options = self._options
        fix: FixMode = "none"
        if options["fix"] or options["diff"]:
            fix = "unsafe" if options["unsafe_fixes"] else "safe"
        files = [path for path in self._paths if path != _STDIN]
        found = find_drafts(
            files, self._host.readers, lambda path: configurations.excludes(path) or self._is_copy(path)
        )
        tasks: list[DraftTask] = []
        problems = list(found.problems)
        for path in found.paths:
            draft = os.path.abspath(path)
            limit = configurations.of_folder(os.path.dirname(draft)).settings.max_size
            in_place, write = options["in_place"], not options["diff"]
            task = DraftTask(path, configurations.profile(draft), limit, fix, write=write, in_place=in_place)
            if fix != "none" and write and leads_out(path, files):
                task = replace(task, fix="none")
                problems.append(Problem(path, _LEADS_OUT))
            tasks.append(task)
        if _STDIN in self._paths:
            name = options["stdin_filename"]
            profile = configurations.profile(os.path.abspath(name or "stdin.txt"))
            try:
                data = read_stream(sys.stdin.buffer if sys.stdin else None, settings.max_size)
                tasks.append(DraftTask(name or _STDIN, profile, settings.max_size, fix, write=False, data=data))
            except UnreadableError as error:
                problems.append(Problem(name or _STDIN, error.wording))
        problems += self._left_out(found, tasks)
        if not tasks and not problems:
            self._session.tell(_NO_DRAFTS.filled(suffixes=" ".join(sorted(self._host.readers))))
        if len(tasks) > 1 and not (options["no_compare"] or options["diff"]):
            tasks = [replace(task, compare=True) for task in tasks]
        return tasks, problems

    def _left_out(self, found: Found, tasks: list[DraftTask]) -> list[Problem]:
        """Say how many documents in the folders nobody can read; where there is nothing else, that is a problem."""
        if not found.unread:
            return []
        counts = Counter(os.path.splitext(path)[1].lower() for path in found.unread)
        kinds = [f"{suffix} {count}" for suffix, count in sorted(counts.items())]
        words = Wording(zh="、".join(kinds), en=", ".join(kinds))
        told = _LEFT_OUT.filled(count=len(found.unread), kinds=words)
        if not tasks:
            return [Problem("", told)]
        self._session.tell(told)
        return []

    def _is_copy(self, path: str) -> bool:
        """Tell whether a file met in a folder is a copy that an earlier run has made."""
        return any(f"{path}{os.sep}".startswith(f"{os.path.abspath(target)}{os.sep}") for target in self._targets)

    def _copies(self, tasks: list[DraftTask]) -> Copies | None:
        """Return the copies that are to be made of the drafts, if any.

        Raises:
            AnnotationError: they can't be made as it was asked for.
        """
        if not self._targets or self._options["diff"]:
            return None
        if len(self._targets) > 1:
            raise SpokenError(_TWO_COPIES)
        from edulint.run.annotation import Copies

        return Copies(self._host, tasks, self._targets[0], self._session.language)

    def _show_repairs(self, engine: Engine, tasks: list[DraftTask], problems: list[Problem]) -> int:
        """Print a unified diff of the repairs; return 1 where there are any."""
        from difflib import unified_diff

        changed = False

        def show(draft: DraftResult) -> None:
            nonlocal changed
            if not draft.fixed:
                return
            changed = True
            before, after = lines_of(draft.before), lines_of(draft.after)
            name = one_line(draft.path)
            for line in unified_diff(before, after, name, name):
                # A program that applies the diff needs it to the letter; a terminal must not obey it.
                click.echo(visible(line) if sys.stdout.isatty() else line, nl=False)
                if not line.endswith(("\n", "\r")):
                    click.echo("\n\\ No newline at end of file")

        problems = [*problems, *engine.run(tasks, show).problems]
        self._tell(problems)
        return 2 if problems else int(changed)

    def _tell(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self._session.tell(problem.message, problem.path)


class _Progress:
    """A bar on standard error while a long run is watched from a terminal."""

    def __init__(self, drafts: int) -> None:
        self._bar: Any = None
        if drafts >= _MANY_DRAFTS and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import Progress

            self._bar = Progress(console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task("edulint", total=drafts)

    def __enter__(self) -> _Progress:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def __call__(self, _: DraftResult) -> None:
        if self._bar:
            self._bar.advance(self._task)
