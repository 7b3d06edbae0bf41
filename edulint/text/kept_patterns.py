"""Keeps compiled patterns for later runs: compiling them takes longer than checking a short draft with them.

The standard library's compiler turns a pattern into a list of numbers, and ``_sre.compile`` makes the pattern of that
list. Here the lists of the patterns that a run has used are kept in a file, so that later runs skip the compiler. The
file stands beside the package ``edulint``, where whoever can write could change edulint itself; where that place can't
be written, it stands in the user's folder for caches. Nothing depends on the file: where it is missing, damaged,
of another Python or not the user's own, patterns are compiled.

The file has a thousand patterns, of which a run needs some hundred. So it begins with an index, which says where each
pattern lies, and a pattern is read when it is needed. Index and patterns have a checksum each: it keeps what is damaged
from marshal, which doesn't promise to survive that.

``EDULINT_KEEP_PATTERNS=0`` switches reading and writing off. Python's own switch against writing bytecode (``python
-B``, ``PYTHONDONTWRITEBYTECODE``) keeps this file from being written, too.
"""

from __future__ import annotations

import marshal
import os
import re
import stat
import sys
from array import array
from collections.abc import Sequence
from zlib import crc32

# The list of numbers, the flags, the number of groups, and the groups' numbers by name.
Compiled = tuple[bytes, int, int, dict[str, int]]
# The checksum of a source, its length, and the flags that it is compiled with.
Key = tuple[int, int, int]
# Source and compiled form of a pattern as marshal writes them.
Packed = bytes | memoryview
# Where a pattern begins and ends behind the index, and its checksum.
Place = tuple[int, int, int]

SWITCH = "EDULINT_KEEP_PATTERNS"
# About three times as many as edulint has: a file that has grown beyond that holds patterns of earlier versions.
_MOST_PATTERNS = 1500
_MOST_BYTES = 20_000_000
_NUMBER_BYTES = 4
_ITEM = "I"


class KeptPatterns:
    """The patterns of a process, of which those in the files need not be compiled.

    ``paths`` are the files that are read; what is new is written to the first of them that can be written.
    """

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = paths
        self._kept: list[tuple[dict[Key, Place], memoryview]] | None = None
        self._used: dict[Key, Packed] = {}
        self._new = 0

    def compiled(self, source: str, flags: int = 0) -> re.Pattern[str]:
        """Return what ``re.compile`` returns for the same arguments.

        Raises:
            re.error: the source is no pattern.
        """
        if not self._paths:
            return re.compile(source, flags)
        if self._kept is None:
            self._kept = [_read(path) for path in self._paths]
        key = _key(source, flags)
        try:
            found = self._found(source, key)
            if found is None:
                self._new += 1
                made = _compile(source, flags)
                found = _packed(source, made), made
            pattern = _pattern_of(source, found[1])
        except (AttributeError, EOFError, ImportError, IndexError, OverflowError, RuntimeError, TypeError, ValueError):
            # The private parts of this Python are others, or somebody has written nonsense into the file.
            return re.compile(source, flags)
        self._used[key] = found[0]
        return pattern

    def _found(self, source: str, key: Key) -> tuple[Packed, Compiled] | None:
        """Return the compiled form of a source as a file has it, and as it is read; None where no file has it."""
        for index, patterns in self._kept or ():
            if key in index:
                start, stop, checksum = index[key]
                packed = patterns[start:stop]
                if crc32(packed) == checksum:
                    own, compiled = marshal.loads(packed)  # noqa: S302 - no code is ever in the file
                    # Another source may have the same key.
                    if own == source:
                        return packed, compiled
        return None

    def write(self) -> None:
        """Write the file anew where patterns were compiled that are not in it; where that can't be, do nothing."""
        if not self._new or sys.dont_write_bytecode:
            return
        self._new = 0
        try:
            kept = {
                key: patterns[place[0] : place[1]]
                for index, patterns in self._kept or ()
                for key, place in index.items()
            }
        except (IndexError, TypeError):
            kept = {}
        patterns: dict[Key, Packed] = {**kept, **self._used}
        content = _content(patterns if len(patterns) <= _MOST_PATTERNS else self._used)
        for path in self._paths:
            if _write(path, content):
                return


def _key(source: str, flags: int) -> Key:
    """Return what stands for a pattern in the index: with whole sources it would take as long to read as the patterns.

    Every character counts: of two patterns with one key the file keeps one, and each run compiles the other anew.
    """
    return crc32(source.encode("utf-8", "surrogatepass")), len(source), int(flags)


def _packed(source: str, compiled: Compiled) -> bytes:
    return marshal.dumps((source, compiled))


def _compile(source: str, flags: int) -> Compiled:
    """Return what the standard library's compiler makes of a pattern.

    Raises:
        re.error: the source is no pattern.
        AttributeError: this Python's compiler has no such parts.
    """
    from re import _compiler, _parser  # type: ignore[attr-defined]

    tree = _parser.parse(source, flags)
    code = array(_ITEM, _compiler._code(tree, flags))
    return code.tobytes(), int(flags | tree.state.flags), tree.state.groups - 1, dict(tree.state.groupdict)


def _pattern_of(source: str, kept: Compiled) -> re.Pattern[str]:
    """Return the pattern; ``_sre.compile`` itself refuses numbers that are no program for its engine.

    Raises:
        RuntimeError: the numbers are none; many other errors where ``kept`` is of other types.
    """
    import _sre  # type: ignore[import-not-found]

    code, flags, groups, numbers = kept
    if groups > len(code):
        raise ValueError("more groups than a program of this length can have")
    names: list[str | None] = [None] * (groups + 1)
    for name, number in numbers.items():
        names[number] = name
    pattern: re.Pattern[str] = _sre.compile(source, flags, array(_ITEM, code).tolist(), groups, numbers, tuple(names))
    return pattern


def _head() -> bytes:
    """Return how the file begins: all that the numbers depend on."""
    import _sre

    return f"edulint patterns 3 {sys.implementation.cache_tag} {sys.hexversion} {_sre.MAGIC} {sys.byteorder}\n".encode()


def _content(patterns: dict[Key, Packed]) -> bytes:
    """Return the content of a file: its head, checksum and length of its index, the index, and the patterns."""
    index, end = dict[Key, Place](), 0
    for key, packed in patterns.items():
        index[key] = end, end + len(packed), crc32(packed)
        end += len(packed)
    return b"".join((_with_index(index), *patterns.values()))


def _with_index(index: dict[Key, Place]) -> bytes:
    body = marshal.dumps(index)
    return b"".join((_head(), _number(crc32(body)), _number(len(body)), body))


def _number(number: int) -> bytes:
    return number.to_bytes(_NUMBER_BYTES, "big")


def _read(path: str) -> tuple[dict[Key, Place], memoryview]:
    """Return the index of a file and the patterns behind it; nothing of a file that can't be used."""
    nothing = dict[Key, Place](), memoryview(b"")
    try:
        if not _is_trusted(os.stat(path)):
            return nothing
        with open(path, "rb") as file:
            content = file.read()
        head = _head()
    except (OSError, ImportError, AttributeError):
        return nothing
    if not content.startswith(head):
        return nothing
    checksum, length, start = (len(head) + _NUMBER_BYTES * place for place in range(3))
    stop = start + int.from_bytes(content[length:start], "big")
    body = content[start:stop]
    # The checksum keeps a damaged index from marshal. No code is ever in the file.
    if content[checksum:length] != _number(crc32(body)):
        return nothing
    try:
        index = marshal.loads(body)  # noqa: S302 - see above
    except (EOFError, TypeError, ValueError):
        return nothing
    return (index, memoryview(content)[stop:]) if isinstance(index, dict) else nothing


def _is_trusted(status: os.stat_result) -> bool:
    """Tell whether a file is one that nobody but the user or the owner of this module can have written."""
    if not stat.S_ISREG(status.st_mode) or status.st_size > _MOST_BYTES:
        return False
    if not hasattr(os, "geteuid"):
        # Windows has no such owners; there only the user may write to the user's own folders.
        return True
    return status.st_uid in (os.geteuid(), os.stat(__file__).st_uid) and not status.st_mode & stat.S_IWOTH


def _write(path: str, content: bytes) -> bool:
    """Write a file in one step, so that nobody reads half of it; tell whether it could be done."""
    folder = os.path.dirname(path)
    fresh = f"{path}.{os.getpid()}"
    try:
        os.makedirs(folder, mode=0o755, exist_ok=True)
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)
    except OSError:
        return False
    try:
        with open(handle, "wb") as file:
            file.write(content)
        os.replace(fresh, path)
    except OSError:
        os.unlink(fresh)
        return False
    return True


def _own_paths() -> list[str]:
    """Return where the file may stand, the better place first; nowhere if that is switched off."""
    if os.environ.get(SWITCH) == "0":
        return []
    name = f"{sys.implementation.cache_tag}.kept"
    paths = []
    if not sys.pycache_prefix:
        # Not in the package: pip removes only the files that it installed. The package's folder would stay for the sake
        # of this one, and Python would import the folder in place of an editable installation that comes after.
        package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
        paths.append(os.path.join(os.path.dirname(package), "__pycache__", f"edulint.{name}"))
    variable, default = ("LOCALAPPDATA", "") if os.name == "nt" else ("XDG_CACHE_HOME", os.path.expanduser("~/.cache"))
    folder = os.environ.get(variable, "")
    if not _is_outside(folder):
        folder = default
    if os.path.isabs(folder):
        paths.append(os.path.join(folder, "edulint", f"patterns.{name}"))
    return paths


def _is_outside(folder: str) -> bool:
    """Tell whether a folder lies outside the working folder, where those who hand in drafts could write the file."""
    try:
        working = os.path.join(os.getcwd(), "")
    except OSError:
        # It has been removed.
        return False
    return os.path.isabs(folder) and not os.path.join(os.path.realpath(folder), "").startswith(working)


_OWN = KeptPatterns(_own_paths())
compiled = _OWN.compiled
write_kept = _OWN.write
