"""Writing files so that nothing is lost: whole or not at all, and never over what somebody has written meanwhile."""

from __future__ import annotations

import contextlib
import os
import stat
import time
from collections.abc import Iterator

from edulint.run.files import UnreadableError
from edulint.wording import Wording
from edulint.wording.system import system_reason

_CHANGED = Wording(
    zh="文件在检查期间已被改动，为免丢失改动，未写入：请重新运行",
    en="the file was changed while edulint worked; nothing was written, lest the change be lost: run it again",
)
_HARD_LINKS = Wording(
    zh="文件有 {count} 个硬链接，写入会使它们分离，未写入",
    en="the file has {count} hard links, which writing would part; nothing was written",
)
_NOT_WRITTEN = Wording(zh="写不进去：{reason}", en="can't be written: {reason}")
_NAMED = Wording(zh="{path}: {reason}", en="{path}: {reason}")
_PREFIX = ".edulint-"
# A temporary file lives for as long as its data are written. An older one was left by a run that was killed.
_LEFT_BEHIND = 600.0


def replace_file(path: str, before: bytes, after: bytes) -> None:
    """Write a file anew that held ``before``; its mode and owner stay, and so does a symbolic link that leads to it.

    Raises:
        UnreadableError: it can't be written, holds something else by now, or has several hard links.
    """
    target = os.path.realpath(path)
    try:
        links = os.stat(target).st_nlink
        if links > 1:
            raise UnreadableError(_HARD_LINKS.filled(count=links))
        with _written_beside(target, after), open(target, "rb") as file:
            # The last moment at which it can be known.
            if file.read(len(before) + 1) != before:
                raise UnreadableError(_CHANGED)
    except OSError as error:
        raise UnreadableError(_NOT_WRITTEN.filled(reason=system_reason(error))) from error


@contextlib.contextmanager
def naming(path: str) -> Iterator[None]:
    """Name a file in what is told where it can't be written; drafts are named by whoever tells of them.

    Raises:
        UnreadableError: it can't be written.
    """
    try:
        yield
    except UnreadableError as error:
        raise UnreadableError(_NAMED.filled(path=path, reason=error.wording)) from error


def write_file(path: str, data: bytes) -> None:
    """Write a file, new or in place of what it held; a device or a pipe is written into.

    Raises:
        UnreadableError: it can't be written.
    """
    target = os.path.realpath(path)
    try:
        if os.path.exists(target) and not stat.S_ISREG(os.stat(target).st_mode):
            with open(target, "wb", buffering=0) as device:
                _write_whole(device.fileno(), data)
            return
        with _written_beside(target, data):
            pass
    except OSError as error:
        raise UnreadableError(_NOT_WRITTEN.filled(reason=system_reason(error))) from error


@contextlib.contextmanager
def _written_beside(target: str, data: bytes) -> Iterator[None]:
    """Write data into a new file beside ``target``, which takes its place at the end if nothing was raised."""
    import tempfile

    folder = os.path.dirname(target)
    _remove_left_behind(folder)
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=_PREFIX)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _take_over(target, temporary)
        yield
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise


def _take_over(target: str, temporary: str) -> None:
    """Give a file the mode, owner and attributes of the one it replaces; those of any new file where there is none."""
    import shutil

    if not os.path.exists(target):
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(temporary, 0o666 & ~mask)
        return
    status = os.stat(target)
    if hasattr(os, "chown"):
        # An ordinary user can't give files away: the repaired draft is theirs, as after saving it in an editor.
        with contextlib.suppress(PermissionError):
            os.chown(temporary, status.st_uid, status.st_gid)
    shutil.copystat(target, temporary)
    # Its contents are new: programs that look for changed files must see that.
    os.utime(temporary)


def _remove_left_behind(folder: str) -> None:
    try:
        with os.scandir(folder or os.curdir) as entries:
            old = [
                entry for entry in entries if entry.name.startswith(_PREFIX) and entry.is_file(follow_symlinks=False)
            ]
            for entry in old:
                if time.time() - entry.stat(follow_symlinks=False).st_mtime > _LEFT_BEHIND:
                    os.unlink(entry.path)
    except OSError:
        # A folder that can't be listed may still be written into.
        return


def _write_whole(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]
