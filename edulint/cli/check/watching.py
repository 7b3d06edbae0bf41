"""``--watch``: check again whenever a draft or its configuration is saved."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any

import click

from edulint.cli.check.drafts import STDIN
from edulint.cli.options import together
from edulint.cli.session import Session, spoken_option
from edulint.settings.reading import OWN_FILE, SHARED_FILE
from edulint.wording import Wording
from edulint.wording.system import installing

_MISSING = Wording(zh=f"--watch 需要先安装：{installing('watch')}", en=f"--watch needs: {installing('watch')}")
_NO_STREAM = Wording(
    zh="--watch 监视文件和文件夹，不能用于标准输入", en="--watch watches files and folders; standard input is neither"
)
_WAITING = Wording(zh="等待改动……（Ctrl-C 结束）", en="waiting for changes (Ctrl-C ends)")
_CHANGED = Wording(zh="{time} 有改动：{names}", en="{time} changed: {names}")
_MORE = Wording(zh="{names} 等 {count} 个文件", en="{names} and others, {count} files")
_SHOWN_NAMES = 3
# Programs that save a file touch it several times within so many milliseconds.
_SETTLED = 300
# The configurations are looked at once in so many milliseconds.
_LOOKED_AT = 500
_IGNORED = ".gitignore"

watching_options = together(
    spoken_option("--watch", is_flag=True, zh="稿件一保存就再查一遍", en="Check again whenever a draft is saved"),
)


def watched(session: Session, paths: Sequence[str], options: dict[str, Any], check: Callable[[], int]) -> int:
    """Call ``check`` now and after every change until somebody interrupts it; return its last status.

    Raises:
        click.exceptions.Exit: there is nothing to watch, or nothing to watch with.
    """
    if STDIN in paths or options["files_from"] == STDIN:
        session.fail(_NO_STREAM)
    status = 0
    try:
        for names in _changed_names(_changes(session, paths, options), lambda: _settings(paths, options["config"])):
            if names:
                if sys.stdout.isatty():
                    click.clear()
                session.tell(_told(sorted(names)))
            try:
                status = check()
            except click.exceptions.Exit as error:
                # The configuration is wrong for the moment; the person has been told.
                status = error.exit_code
            session.tell(_WAITING)
    except KeyboardInterrupt:
        # A watch ends by being interrupted.
        return status
    return status


def _changes(session: Session, paths: Sequence[str], options: dict[str, Any]) -> Iterable[Iterable[tuple[object, str]]]:
    """Return what changes in the folders and files from now on, nothing whenever some time has gone by without."""
    try:
        from watchfiles import watch
    except ImportError:
        session.fail(_MISSING)
    folders = [path for path in paths if os.path.isdir(path)]
    named = {os.path.realpath(path) for path in paths if not os.path.isdir(path)}
    # A program that saves a file may put another one in its place: its folder shows that.
    places = {*folders, *(os.path.dirname(path) for path in named)}
    written = [*options["output"], *([options["target"]] if options["target"] else [])]
    own = {os.path.realpath(target.rpartition(":")[2]) for target in written}
    is_of_interest = _interest(named, [os.path.realpath(one) for one in folders], own, session.host.readers)
    return watch(
        *sorted(places),
        watch_filter=lambda _, path: is_of_interest(path),
        debounce=_SETTLED,
        rust_timeout=_LOOKED_AT,
        yield_on_timeout=True,
        recursive=bool(folders),
    )


def _changed_names(
    changes: Iterable[Iterable[tuple[object, str]]], settings_now: Callable[[], frozenset[tuple[str, int]]]
) -> Iterator[set[str]]:
    """Yield no names when the watch has begun, so that nothing is missed, then those of the files of each change."""
    settings = settings_now()
    is_first = True
    for changed in changes:
        before, settings = settings, settings_now()
        names = {path for _, path in changed} | {path for path, _ in before ^ settings}
        if is_first or names:
            yield set() if is_first else names
        is_first = False


def _settings(paths: Iterable[str], given: str | None) -> frozenset[tuple[str, int]]:
    """Return the configurations that may count, each with its time: they lie above what is watched."""
    files = {os.path.abspath(given)} if given else set[str]()
    for path in paths:
        folder = os.path.abspath(path)
        while folder != os.path.dirname(folder):
            files |= {os.path.join(folder, name) for name in (OWN_FILE, SHARED_FILE)}
            folder = os.path.dirname(folder)
    return frozenset((file, os.stat(file).st_mtime_ns) for file in files if os.path.isfile(file))


def _interest(
    named: Collection[str], folders: Sequence[str], own: Collection[str], suffixes: Collection[str]
) -> Callable[[str], bool]:
    """Return what tells whether a changed file matters: a draft, or what git ignores, and no report of this run."""

    def matters(path: str) -> bool:
        real = os.path.realpath(path)
        if any(real == target or real.startswith(target + os.sep) for target in own):
            return False
        name = os.path.basename(real)
        if real in named or name == _IGNORED:
            return True
        if name.startswith((".", "~$")) or os.path.splitext(name)[1].lower() not in suffixes:
            return False
        return any(real.startswith(folder.rstrip(os.sep) + os.sep) for folder in folders)

    return matters


def _told(paths: Sequence[str]) -> Wording:
    import time

    names = ", ".join(os.path.relpath(path).replace(os.sep, "/") for path in paths[:_SHOWN_NAMES])
    words = Wording(zh=names, en=names)
    if len(paths) > _SHOWN_NAMES:
        words = _MORE.filled(names=names, count=len(paths))
    return _CHANGED.filled(time=time.strftime("%H:%M:%S"), names=words)
