"""A folder of sealed entries, which many runs may read and write at once and any of them may be killed.

An entry is whole or not there: it is written under another name and moved into its place. Each carries a code that only
the folder's secret gives, so that an entry that is damaged, or that somebody else has put there, is ignored. The
secret states the time at which its file was made: a copy of the folder that came with a repository has another time,
and all of its entries are void.
"""

from __future__ import annotations

import contextlib
import os
import stat
import time

_ENTRIES = "entries"
_SEAL_FILE = "seal"
_IGNORED = "# Written by edulint; it can be deleted at any time.\n*\n"
# https://bford.info/cachedir/: programs that make backups leave such a folder out.
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# A cache of edulint, which can be deleted at any time.\n"
_SECRET = 32
_CODE = 16
_LONGEST = 64_000_000
# When the entries take more bytes than this, those not used for longest go until a fifth is free.
_MOST_BYTES = 256_000_000
_KEPT = 0.8
_OLDEST = 30 * 86_400.0
# An entry's time says when it was last used; telling it once a day spares most runs the writing.
_USED_ANEW = 86_400.0
# A file that is being written is in its place at once; an older one was left by a run that was killed.
_LEFT_BEHIND = 600.0
_UNFINISHED = ".new"
# A cache that was packed and unpacked has times in whole seconds, or in two.
_SECONDS_LOST = 2.0


class Store:
    """Entries by name (letters and digits) in a folder that is edulint's own."""

    def __init__(self, folder: str, secret: bytes) -> None:
        self._entries = os.path.join(folder, _ENTRIES)
        self._secret = secret

    @classmethod
    def opened(cls, folder: str) -> Store | None:
        """Return the store in a folder, made where there is none; None where that can't be, or is somebody else's."""
        try:
            _make(folder)
            secret = _secret_of(folder) or _new_secret(folder)
        except OSError:
            return None
        return cls(folder, secret) if secret else None

    def get(self, name: str) -> bytes | None:
        """Return what was put under a name, if it is there and sound."""
        path = self._path(name)
        try:
            sealed, used = _own_bytes(path)
        except OSError:
            return None
        data = sealed[_CODE:]
        if sealed[:_CODE] != self._code(name, data):
            return None
        if time.time() - used > _USED_ANEW:
            with contextlib.suppress(OSError):
                os.utime(path)
        return data

    def put(self, name: str, data: bytes) -> None:
        """Keep data under a name; a folder that can't be written into is left as it is."""
        path = self._path(name)
        if len(data) + _CODE > _LONGEST:
            return
        with contextlib.suppress(OSError):
            _write(path, self._code(name, data) + data)

    def prune(self) -> None:
        """Remove what was not used for a month, what killed runs have left, and the oldest of too much."""
        now = time.time()
        kept: list[tuple[float, int, str]] = []
        with contextlib.suppress(OSError), os.scandir(self._entries) as entries:
            for entry in entries:
                status = entry.stat(follow_symlinks=False)
                unused = now - status.st_mtime
                if unused > (_LEFT_BEHIND if entry.name.endswith(_UNFINISHED) else _OLDEST):
                    _remove(entry.path)
                else:
                    kept.append((status.st_mtime, status.st_size, entry.path))
        size = sum(one[1] for one in kept)
        if size <= _MOST_BYTES:
            return
        for _, length, path in sorted(kept):
            if size <= _MOST_BYTES * _KEPT:
                break
            _remove(path)
            size -= length

    def _path(self, name: str) -> str:
        return os.path.join(self._entries, name)

    def _code(self, name: str, data: bytes) -> bytes:
        """Return the code that seals data under a name."""
        from hashlib import blake2b

        code = blake2b(name.encode() + b"\0", key=self._secret, digest_size=_CODE)
        code.update(data)
        return code.digest()


def _make(folder: str) -> None:
    """Make a store's folder, where it is not there, and see that it is one and one's own.

    Raises:
        OSError: it can't be made or used.
    """
    for path in (folder, os.path.join(folder, _ENTRIES)):
        with contextlib.suppress(FileExistsError):
            # Excerpts of drafts lie in it: they are nobody else's business.
            os.mkdir(path, 0o700)
        status = os.lstat(path)
        if not stat.S_ISDIR(status.st_mode) or not _is_own(status):
            raise NotADirectoryError(path)
    for name, text in ((".gitignore", _IGNORED), ("CACHEDIR.TAG", _TAG)):
        path = os.path.join(folder, name)
        if not os.path.lexists(path):
            _write(path, text.encode())


def _secret_of(folder: str) -> bytes | None:
    """Return a store's secret, or None where there is none or it came from elsewhere."""
    try:
        data, modified = _own_bytes(os.path.join(folder, _SEAL_FILE))
        made = int(data[_SECRET:])
    except (OSError, ValueError):
        return None
    return data[:_SECRET] if abs(modified - made) <= _SECONDS_LOST else None


def _new_secret(folder: str) -> bytes | None:
    """Make a secret and return the one that is there in the end: another run may make one at the same time."""
    path = os.path.join(folder, _SEAL_FILE)
    made = f"{path}.{os.getpid()}"
    _write(made, os.urandom(_SECRET) + str(int(time.time())).encode())
    try:
        if os.path.lexists(path) and _secret_of(folder) is None:
            # It came from elsewhere.
            os.unlink(path)
        # A link never takes the place of the secret by which another run has begun to seal its entries.
        os.link(made, path)
    except FileExistsError:
        pass
    except OSError:
        # Some file systems have no links.
        os.replace(made, path)
    finally:
        _remove(made)
    return _secret_of(folder)


def _own_bytes(path: str) -> tuple[bytes, float]:
    """Return the bytes of a regular file of one's own and when it was last changed.

    Raises:
        OSError: there is no such file, or it is somebody else's, a link, a pipe, or too long.
    """
    # A pipe in a file's place must not keep the run waiting.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode) or not _is_own(status) or status.st_size > _LONGEST:
            raise PermissionError(path)
        data = os.read(handle, status.st_size)
    finally:
        os.close(handle)
    return data, status.st_mtime


def _is_own(status: os.stat_result) -> bool:
    return not hasattr(os, "geteuid") or status.st_uid == os.geteuid()


def _write(path: str, data: bytes) -> None:
    """Put a file into its place, whole.

    Raises:
        OSError: it can't be written.
    """
    unfinished = f"{path}.{os.getpid()}{_UNFINISHED}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(unfinished, flags, 0o600)
    except FileExistsError:
        # Left by a run that was killed and had this process's number.
        os.unlink(unfinished)
        handle = os.open(unfinished, flags, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(unfinished, path)
    except BaseException:
        _remove(unfinished)
        raise


def _remove(path: str) -> None:
    with contextlib.suppress(OSError):
        os.unlink(path)
