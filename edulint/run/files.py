"""From paths to drafts, and from drafts to bytes."""

from __future__ import annotations

import codecs
import os
import stat
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import BinaryIO

from msgspec import Struct

from edulint.outcome import Problem
from edulint.settings.profile import EXCLUDED_FOLDERS
from edulint.text.characters import holds_any
from edulint.wording import SpokenError, Wording
from edulint.wording.system import LOOP, system_reason

_MISSING = Wording(zh="没有这个文件或文件夹", en="no such file or folder")
_NO_FOLDER = Wording(zh="打不开文件夹：{reason}", en="can't open the folder: {reason}")
_IS_FOLDER = Wording(zh="是文件夹，不是文件", en="it is a folder, not a file")
_NO_FILE = Wording(zh="读不了：{reason}", en="can't be read: {reason}")
_NOT_A_FILE = Wording(zh="不是普通文件，未检查", en="not a regular file; not checked")
_TOO_LARGE = Wording(
    zh="文件有 {size} MB，超过上限 {limit} MB，未检查（设置 max-size 可放宽）",
    en="the file has {size} MB, more than {limit} MB; not checked (the setting max-size raises the limit)",
)
_STREAM_TOO_LARGE = Wording(
    zh="标准输入超过上限 {limit} MB，未检查（设置 max-size 可放宽）",
    en="standard input has more than {limit} MB; not checked (the setting max-size raises the limit)",
)
_CLOSED = Wording(zh="标准输入已关闭", en="standard input is closed")
# What a pattern of names has and a name seldom.
_WILD = "*?["
# Documents that people keep among their drafts. Where no reader knows one of them, it is counted as left out.
DOCUMENTS = frozenset((".doc", ".wps", ".pdf", ".odt", ".rtf", ".ofd", ".pages", ".dot", ".wpt"))


class Found(Struct, frozen=True):
    """The drafts under some paths, each once, sorted; what could not be looked into; and what nobody can read.

    ``unread`` are documents in folders whose formats no reader knows (.ofd), or whose reader lacks something.
    """

    paths: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    unread: tuple[str, ...] = ()


class UnreadableError(SpokenError):
    """A file's bytes can't be had, or not be written; the wording says why."""


def find_drafts(
    paths: Iterable[str],
    suffixes: Collection[str],
    excluded: Callable[[str], bool] = lambda _: False,
    lacking: Collection[str] = (),
    *,
    ignoring: bool = False,
    excludes_named: bool = False,
) -> Found:
    """Return the drafts that paths name: a file itself, whatever its suffix; of a folder all files with a known suffix.

    ``suffixes`` are those of all readers, ``lacking`` those of them that can't be read on this computer.
    Folders behind symbolic links, hidden folders and those of tools are left out; ``excluded`` tells of a file met in a
    folder, by its absolute path, whether to leave it out (with ``excludes_named`` of any other file, too), and with
    ``ignoring`` what git ignores and does not track is left out. A path that is not there may be a pattern
    (``*.txt``), which the shells of Windows don't fill in. Paths are written with ``/``.
    """
    readable = set(suffixes).difference(lacking)
    found: dict[str, None] = {}
    unread: dict[str, None] = {}
    problems: list[Problem] = []
    for path in filled_in(paths):
        if os.path.isdir(path):
            for draft in _walk(path, {*suffixes, *DOCUMENTS}, problems, ignoring):
                if not excluded(os.path.abspath(draft)):
                    (found if is_draft(draft, readable) else unread)[_written(draft)] = None
        elif os.path.lexists(path):
            if not (excludes_named and excluded(os.path.abspath(path))):
                found[_written(path)] = None
        else:
            problems.append(Problem(_written(path), _MISSING))
    return Found(tuple(sorted(found)), tuple(problems), tuple(sorted(unread)))


def filled_in(paths: Iterable[str]) -> Iterator[str]:
    """Yield paths, and in place of each that is a pattern and no file the files that it means."""
    for path in paths:
        if os.path.lexists(path) or not holds_any(path, _WILD):
            yield path
            continue
        from glob import glob

        yield from sorted(glob(path)) or [path]


def read_list(data: bytes) -> list[str]:
    """Return the paths of a list, as programs write one: a line each, or with a zero byte behind each.

    Names that are not UTF-8 stay what they are.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        # What PowerShell makes of ``git diff --name-only > list.txt``.
        data = data.decode("utf-16", "surrogatepass").encode("utf-8", "surrogatepass")
    data = data.removeprefix(codecs.BOM_UTF8)
    paths = data.split(b"\0") if b"\0" in data else data.splitlines()
    return [os.fsdecode(path) for path in paths if path]


def _walk(top: str, suffixes: Collection[str], problems: list[Problem], ignoring: bool) -> Iterator[str]:
    from edulint.run.ignored import Tracked, is_ignored, rules_above, rules_in

    absolute = os.path.abspath(top)
    tracked = Tracked(absolute)
    pending = [(top, absolute, rules_above(absolute) if ignoring else (), False)]
    while pending:
        folder, absolute, rules, is_left_out = pending.pop()
        if ignoring and (own := rules_in(absolute)):
            rules = (*rules, own)
        try:
            with os.scandir(folder) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            problems.append(Problem(_written(folder), _NO_FOLDER.filled(reason=system_reason(error))))
            continue
        folders = []
        for entry in listed:
            if entry.name.startswith("."):
                continue
            is_folder = entry.is_dir(follow_symlinks=False)
            here = os.path.join(absolute, entry.name)
            leaves_out = is_left_out or (bool(rules) and is_ignored(here, is_folder, rules))
            # Git does not ignore what it tracks: a change can't hide its drafts by a .gitignore that comes with them.
            if leaves_out and not tracked.holds(here, is_folder):
                continue
            if is_folder:
                if entry.name not in EXCLUDED_FOLDERS:
                    folders.append((entry.path, here, rules, leaves_out))
            elif entry.is_symlink() and _is_loop(entry.path):
                problems.append(Problem(_written(entry.path), LOOP))
            elif is_draft(entry.name, suffixes) and not os.path.isdir(entry.path):
                yield entry.path
        pending += reversed(folders)


def is_draft(name: str, suffixes: Collection[str]) -> bool:
    """Tell whether a file counts as a draft where it is met in a folder."""
    # Office programs keep a lock file (~$…) beside an open draft.
    return os.path.splitext(name)[1].lower() in suffixes and not os.path.basename(name).startswith("~$")


def _is_loop(path: str) -> bool:
    try:
        os.stat(path)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def read_bytes(path: str, max_size: int) -> bytes:
    """Return a file's bytes.

    Raises:
        UnreadableError: it can't be read, or has more than ``max_size`` million bytes.
    """
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError(_IS_FOLDER if stat.S_ISDIR(status.st_mode) else _NOT_A_FILE)
        if status.st_size > max_size * 1_000_000:
            raise UnreadableError(_TOO_LARGE.filled(size=f"{status.st_size / 1e6:.1f}", limit=max_size))
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise UnreadableError(_NO_FILE.filled(reason=system_reason(error))) from error


def read_stream(stream: BinaryIO | None, max_size: int) -> bytes:
    """Return all of a stream's bytes.

    Raises:
        UnreadableError: it is closed, can't be read, or has more than ``max_size`` million bytes.
    """
    if stream is None:
        raise UnreadableError(_CLOSED)
    try:
        data = stream.read(max_size * 1_000_000 + 1)
    except OSError as error:
        raise UnreadableError(_NO_FILE.filled(reason=system_reason(error))) from error
    if len(data) > max_size * 1_000_000:
        raise UnreadableError(_STREAM_TOO_LARGE.filled(limit=max_size))
    return data


def leads_out(path: str, named: Iterable[str]) -> bool:
    """Tell whether a draft met in a folder is a symbolic link to a file outside of all ``named`` folders."""
    target = os.path.realpath(path)
    folders = [os.path.realpath(one) for one in named if os.path.isdir(one)]
    is_named = _written(path) in {_written(one) for one in named if not os.path.isdir(one)}
    return os.path.islink(path) and not is_named and not any(_lies_in(target, folder) for folder in folders)


def _lies_in(path: str, folder: str) -> bool:
    return path.startswith(folder.rstrip(os.sep) + os.sep)


def _written(path: str) -> str:
    written = path.replace(os.sep, "/")
    return written.removeprefix("./") or written
