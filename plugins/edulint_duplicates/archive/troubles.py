"""What keeps an archive from being used, in words: a passing condition is told from damage by SQLite's error code."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from edulint.api import SpokenError, Wording, system_reason

_DAMAGED = Wording(
    zh="档案库 {file} 已损坏（{reason}）：请换回备份，或删掉这个文件后用 edulint archive add 重新建立",
    en="the archive {file} is damaged ({reason}): restore a backup, or delete the file and make it again with edulint "
    "archive add",
)
_BUSY = Wording(
    zh="另一个进程正在写档案库 {file}，请稍后再试",
    en="another process is writing the archive {file}; try again later",
)
_FULL = Wording(
    zh="磁盘已满，档案库 {file} 未能写入；里面已有的内容完好，腾出空间后请重新运行",
    en="the disk is full, so the archive {file} could not be written; what it holds is whole: free some space and run "
    "the command again",
)
_READ_ONLY = Wording(
    zh="档案库 {file} 只能读，不能写（没有权限，或磁盘只读）；里面已有的内容完好",
    en="the archive {file} can be read but not written (no permission, or a read-only disk); what it holds is whole",
)
_CLOSED = Wording(
    zh="打不开档案库 {file}（{reason}）：请检查它和所在文件夹的权限",
    en="can't open the archive {file} ({reason}): look at its permissions and its folder's",
)
_UNREACHABLE = Wording(
    zh="读写档案库 {file} 时系统出错（{reason}）：请检查磁盘、网络盘和剩余空间，然后重试；不要因此删掉它",
    en="the system failed to read or write the archive {file} ({reason}): look at the disk, its space and the network, "
    "and try again; this is no reason to delete it",
)
_UNUSABLE = Wording(
    zh="档案库 {file} 没有用成（{reason}）：edulint archive check 可检查它是否完好",
    en="the archive {file} could not be used ({reason}): edulint archive check tells whether it is sound",
)

_BY_CODE = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _CLOSED,
    sqlite3.SQLITE_AUTH: _CLOSED,
    sqlite3.SQLITE_CANTOPEN: _CLOSED,
    sqlite3.SQLITE_IOERR: _UNREACHABLE,
    sqlite3.SQLITE_NOMEM: _UNREACHABLE,
    sqlite3.SQLITE_NOLFS: _UNREACHABLE,
    sqlite3.SQLITE_PROTOCOL: _UNREACHABLE,
    sqlite3.SQLITE_INTERRUPT: _UNREACHABLE,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_FORMAT: _DAMAGED,
}
_BY_ERRNO = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), _FULL),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), _READ_ONLY),
}
# SQLite adds to a code, in its upper bits, where it came about.
_PRIMARY = 0xFF


class ArchiveError(SpokenError):
    """The archive can't be used; the wording says why and what to do."""


class DamageError(sqlite3.DatabaseError):
    """The file is a sound database, but what stands in a row can't be what edulint wrote there."""


def code_of(error: sqlite3.Error) -> int:
    """Return SQLite's primary code of an error; 0 where it has none."""
    return int(getattr(error, "sqlite_errorcode", None) or 0) & _PRIMARY


def is_damage(error: sqlite3.Error) -> bool:
    """Tell whether an error means that the file itself is not what it should be."""
    missing = code_of(error) == sqlite3.SQLITE_ERROR and "no such" in str(error)
    return isinstance(error, DamageError) or missing or _BY_CODE.get(code_of(error)) is _DAMAGED


def trouble(error: sqlite3.Error | OSError, file: Path) -> ArchiveError:
    """Return what keeps the archive's file from being used, with what to do about it."""
    if isinstance(error, sqlite3.Error):
        wording = _DAMAGED if is_damage(error) else _BY_CODE.get(code_of(error), _UNUSABLE)
        return ArchiveError(wording.filled(file=file, reason=error))
    wording = _BY_ERRNO.get(error.errno or 0, _UNREACHABLE)
    return ArchiveError(wording.filled(file=file, reason=system_reason(error)))


def damaged(file: Path, reason: str) -> ArchiveError:
    """Return what is told of a file in which SQLite found something wrong."""
    return ArchiveError(_DAMAGED.filled(file=file, reason=reason))


@contextmanager
def in_words(file: Path) -> Iterator[None]:
    """Turn what SQLite says about the archive's file into an :class:`ArchiveError`."""
    try:
        yield
    except sqlite3.Error as error:
        raise trouble(error, file) from error
