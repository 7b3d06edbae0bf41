"""A digest of the code that runs, for the cache: findings depend on it beside the draft and its settings."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator

from edulint.packs.entrypoints import EntryPoint, metadata_folders


def software(packs: Iterable[EntryPoint]) -> bytes:
    """Return a digest of Python, the installed distributions, and the files of edulint and of the packs in use.

    Files count by their names, sizes and times: in an editable install the code changes while the version does not.
    """
    from hashlib import blake2b

    digest = blake2b(digest_size=20)
    for word in _words(tuple(packs)):
        digest.update(word.encode("utf-8", "surrogateescape") + b"\0")
    return digest.digest()


def _words(packs: tuple[EntryPoint, ...]) -> Iterator[str]:
    yield sys.version
    yield sys.byteorder
    # Whoever looks at a draft from another folder names it otherwise.
    yield os.getcwd()
    for folder in sys.path:
        yield from map(os.path.basename, metadata_folders(folder or os.curdir))
    yield from _files(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    for pack in packs:
        yield f"{pack.name} = {pack.module}"
        module = sys.modules.get(pack.module.partition(".")[0])
        file = getattr(module, "__file__", None)
        if file is None:
            continue
        if os.path.basename(file).startswith("__init__."):
            yield from _files(os.path.dirname(file))
        else:
            yield _stated(file, os.stat(file))


def _files(top: str) -> Iterator[str]:
    pending = [top]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != "__pycache__":
                        pending.append(entry.path)
                else:
                    yield _stated(entry.path, entry.stat())


def _stated(path: str, status: os.stat_result) -> str:
    return f"{path} {status.st_size} {status.st_mtime_ns}"
