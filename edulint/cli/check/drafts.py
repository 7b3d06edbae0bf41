"""Which drafts are checked, and with which settings each."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Collection
from typing import Any

import click
from msgspec.structs import replace

from edulint.check import FolderCheck
from edulint.cli.check.copies import CopyTargets
from edulint.cli.check.repairs import fix_mode
from edulint.cli.options import together
from edulint.cli.session import Session, spoken_option
from edulint.outcome import Problem
from edulint.run.files import (
    Found,
    UnreadableError,
    filled_in,
    find_drafts,
    is_draft,
    leads_out,
    read_bytes,
    read_list,
    read_stream,
)
from edulint.run.task import DraftTask
from edulint.settings.files import Configurations
from edulint.settings.profile import Profile, Settings
from edulint.wording import SpokenError, Wording, listed

_NO_DRAFTS = Wording(zh="没有找到可检查的稿件（{suffixes}）", en="no drafts found ({suffixes})")
_LEFT_OUT = Wording(
    zh="有 {count} 份文件读不了，未检查（{kinds}）：请在 Word 或 WPS 中另存为 .docx，再检查",
    en="{count} document(s) not checked, of kinds that can't be read here ({kinds}): save as .docx in Word or WPS",
)
_LEADS_OUT = Wording(
    zh="是指向文件夹之外的符号链接，未作修正：确要修正，请直接指明这个文件",
    en="a symbolic link that leads out of the folder; nothing was fixed: name the file itself if that is meant",
)
_STREAM_TWICE = Wording(
    zh="标准输入不能既是稿件又是清单：--files-from - 与 - 不能合用",
    en="standard input can't be a draft and a list at once: --files-from - and - exclude one another",
)
_NO_LIST = Wording(zh="清单 {file}：{reason}", en="the list {file}: {reason}")
_NOTHING_LEFT = Wording(
    zh="--no-compare 与 --only-compared 合用，就没有可查的了",
    en="--no-compare and --only-compared together leave nothing to check",
)
STDIN = "-"
# In million bytes: ten thousand paths of a thousand bytes each.
_LONGEST_LIST = 10

drafts_options = together(
    spoken_option(
        "--no-compare", is_flag=True, zh="各份稿件单独检查，不相互比较", en="Check each draft by itself; compare none"
    ),
    spoken_option(
        "--only-compared",
        is_flag=True,
        zh="只报告各份稿件相互比较得出的问题",
        en="Tell only what comparing the drafts with one another shows",
    ),
    spoken_option(
        "--tracked",
        is_flag=True,
        zh="文件夹里只检查受 git 管理的稿件",
        en="In folders, check only the drafts that git tracks",
    ),
    spoken_option(
        "--force-exclude",
        is_flag=True,
        zh="直接指明的稿件，也按配置里的 exclude 排除",
        en="Let exclude count for drafts that are named, too",
    ),
    spoken_option(
        "--files-from",
        metavar="FILE",
        zh="检查清单里的稿件：每行一个，或以 NUL 分隔；- 表示标准输入",
        en="Check the drafts of a list: one a line, or separated by NUL; - reads standard input",
    ),
    spoken_option(
        "--no-ignore",
        is_flag=True,
        zh="文件夹里 .gitignore 所忽略的稿件也检查",
        en="In folders, check what .gitignore leaves out, too",
    ),
    spoken_option(
        "--stdin-filename", metavar="PATH", zh="标准输入（-）当作哪个文件", en="The name of the draft that - reads"
    ),
    spoken_option(
        "--jobs",
        "-j",
        metavar="N",
        type=click.IntRange(min=0),
        default=0,
        zh="最多用几个进程",
        en="The greatest number of processes",
    ),
)


class DraftTasks:
    """The drafts that the command line names, as tasks."""

    def __init__(
        self, session: Session, options: dict[str, Any], configurations: Configurations, targets: CopyTargets
    ) -> None:
        self._session = session
        self._options = options
        self._configurations = configurations
        self._targets = targets

    def of(self, paths: Collection[str], settings: Settings) -> tuple[list[DraftTask], list[Problem]]:
        """Return the drafts to proofread, each with its settings, and the paths that lead to none.

        ``settings`` are those of the folder that edulint runs in.

        Raises:
            SpokenError: a configuration is wrong, or a list of drafts can't be read.
        """
        if self._options["only_compared"] and self._options["no_compare"]:
            raise SpokenError(_NOTHING_LEFT)
        paths = [*paths, *self._listed(STDIN in paths)]
        found, tasks, problems = self._files([path for path in paths if path != STDIN])
        if STDIN in paths:
            try:
                tasks.append(self._stream(settings))
            except UnreadableError as error:
                problems.append(Problem(self._options["stdin_filename"] or STDIN, error.wording))
        problems += self._left_out(found, tasks)
        if not tasks and not problems:
            host = self._session.host
            self._session.tell(_NO_DRAFTS.filled(suffixes=" ".join(sorted(host.readers.keys() - host.lacking))))
        if len(tasks) > 1 and not (self._options["no_compare"] or self._options["diff"]):
            tasks = [replace(task, compare=True) for task in tasks]
        if self._options["only_compared"]:
            tasks = [replace(task, profile=self._comparing(task.profile)) for task in tasks]
        return tasks, problems

    def _comparing(self, profile: Profile) -> Profile:
        """Return a profile with nothing but the checks that compare drafts."""
        registry = self._session.host.registry
        return replace(
            profile, codes=tuple(code for code in profile.codes if issubclass(registry[code].check, FolderCheck))
        )

    def _listed(self, reads_draft: bool) -> list[str]:
        """Return the paths of the list that the command line names, if it names one."""
        file = self._options["files_from"]
        if file is None:
            return []
        if file == STDIN and reads_draft:
            raise SpokenError(_STREAM_TWICE)
        try:
            data = _standard_input(_LONGEST_LIST) if file == STDIN else read_bytes(file, _LONGEST_LIST)
        except UnreadableError as error:
            raise SpokenError(_NO_LIST.filled(file=file, reason=error.wording)) from error
        # Programs write such lists (git ls-files): of their files those are drafts that would be drafts in a folder.
        return [path for path in read_list(data) if os.path.isdir(path) or is_draft(path, self._session.host.readers)]

    def _files(self, paths: list[str]) -> tuple[Found, list[DraftTask], list[Problem]]:
        options, configurations = self._options, self._configurations
        fix = fix_mode(options)
        paths = list(filled_in(paths))
        tracked = self._tracked(paths)

        def is_left_out(path: str) -> bool:
            if tracked is not None and path not in tracked:
                return True
            return configurations.excludes(path) or self._targets.hold(path)

        found = find_drafts(
            paths,
            self._session.host.readers,
            is_left_out,
            # Which formats can't be read here matters only for folders, and finding out takes some milliseconds.
            self._session.host.lacking if any(map(os.path.isdir, paths)) else (),
            ignoring=not options["no_ignore"],
            excludes_named=options["force_exclude"],
        )
        tasks: list[DraftTask] = []
        problems = list(found.problems)
        for path in found.paths:
            draft = os.path.abspath(path)
            limit = configurations.of_folder(os.path.dirname(draft)).settings.max_size
            in_place, write = options["in_place"], not options["diff"]
            task = DraftTask(path, configurations.profile(draft), limit, fix, write=write, in_place=in_place)
            if fix != "none" and write and leads_out(path, paths):
                task = replace(task, fix="none")
                problems.append(Problem(path, _LEADS_OUT))
            tasks.append(task)
        return found, tasks, problems

    def _tracked(self, paths: list[str]) -> frozenset[str] | None:
        """Return all that git tracks in the folders among some paths; None where that doesn't matter."""
        if not self._options["tracked"]:
            return None
        from edulint.run.gate.git import tracked_in

        named = (os.path.abspath(path) for path in paths if not os.path.isdir(path))
        return frozenset(named).union(*(tracked_in(path) for path in paths if os.path.isdir(path)))

    def _stream(self, settings: Settings) -> DraftTask:
        """Return the task that standard input is.

        Raises:
            UnreadableError: it can't be read.
        """
        name = self._options["stdin_filename"]
        profile = self._configurations.profile(os.path.abspath(name or "stdin.txt"))
        data = _standard_input(settings.max_size)
        return DraftTask(name or STDIN, profile, settings.max_size, fix_mode(self._options), write=False, data=data)

    def _left_out(self, found: Found, tasks: list[DraftTask]) -> list[Problem]:
        """Say how many documents in the folders nobody can read; where there is nothing else, that is a problem."""
        if not found.unread:
            return []
        counts = Counter(os.path.splitext(path)[1].lower() for path in found.unread)
        kinds = [f"{suffix} {count}" for suffix, count in sorted(counts.items())]
        told = _LEFT_OUT.filled(count=len(found.unread), kinds=listed(kinds))
        if not tasks:
            return [Problem("", told)]
        self._session.tell(told)
        return []


def _standard_input(max_size: int) -> bytes:
    """Return what standard input holds.

    Raises:
        UnreadableError: it is closed, can't be read, or has more than ``max_size`` million bytes.
    """
    return read_stream(sys.stdin.buffer if sys.stdin else None, max_size)
