"""The archive's file: a folder with one SQLite database, opened, made and judged.

``gram`` holds one row for each fingerprint of each document. Its key is a single number of 56 bits, the upper 33 of the
hash and the 23 of the document's number: SQLite keeps it in eight bytes, half of what two columns take. Hashes that
agree by chance cost a look at a text, no more. New documents wait in ``pending`` until they are sorted into ``gram``
together: sorted rows fill their pages and go in fast.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterable
from pathlib import Path
from secrets import token_hex

from edulint.api import Wording
from edulint_duplicates.archive.troubles import ArchiveError, code_of, in_words, is_damage, trouble
from edulint_duplicates.passages.fingerprints import METHOD

FILE = "archive.sqlite"
FORMAT = "3"
DOCUMENT_BITS = 23
_HASH_BITS = 33
DOCUMENTS = (1 << DOCUMENT_BITS) - 1
HASHES = (1 << _HASH_BITS) - 1
DROPPED_BITS = 64 - _HASH_BITS
# So many seconds a writer waits for another one.
_PATIENCE = 30.0

_SCHEMA = Path(__file__).with_name("schema.sql")

_NONE = Wording(
    zh="{folder} 里没有档案库；用 edulint archive add 建立",
    en="{folder} holds no archive; make one with edulint archive add",
)
_OTHER_FORMAT = Wording(
    zh="档案库 {file} 的格式（{found}）与本版本的（{wanted}）不同：请删掉这个文件后用 edulint archive add 重新建立",
    en="the archive {file} has another format ({found}) than this version's ({wanted}): delete the file and make it "
    "again with edulint archive add",
)
_INTERRUPTED = Wording(
    zh="档案库 {file} 上次写入时被打断，而这里只能读：请先在能写的地方运行 edulint archive update",
    en="writing the archive {file} was interrupted, and it can only be read here: run edulint archive update where it "
    "can be written first",
)
# A making that was killed leaves its file behind; after so many seconds nobody works on it any more.
_LEFT_BEHIND = 600.0


def place_of(value: int, document: int) -> int:
    """Return the key of a hash in a document."""
    return (value >> DROPPED_BITS & HASHES) << DOCUMENT_BITS | document


def document_of_place(place: int) -> int:
    """Return the number of the document in a key."""
    return place & DOCUMENTS


def files_of(folder: str) -> list[str]:
    """Return the files of an archive, the log of what is not written into the first yet included."""
    file = str(Path(folder) / FILE)
    return [file, f"{file}-wal"]


def open_for_reading(folder: Path) -> sqlite3.Connection:
    """Open an archive that others may read, and one may write, at the same time.

    Raises:
        ArchiveError: there is none, or it can't be used.
    """
    file = folder / FILE
    if not file.is_file():
        raise ArchiveError(_NONE.filled(folder=folder))
    with in_words(file):
        try:
            return _judged(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True), file)
        except sqlite3.OperationalError as error:
            if code_of(error) not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
                raise
            log = Path(f"{file}-wal")
            if log.is_file() and log.stat().st_size:
                # What stands in it belongs to the archive, and to take it in is to write.
                raise ArchiveError(_INTERRUPTED.filled(file=file)) from error
            # On a medium that can't be written nobody else writes either.
            return _judged(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True), file)


def open_for_writing(folder: Path, make: bool = False, keep_texts: bool = True) -> sqlite3.Connection:
    """Open an archive to change it, making it first where it is not there and ``make`` is true.

    Raises:
        ArchiveError: there is none, or it can't be used.
    """
    file = folder / FILE
    with in_words(file):
        _remove_left_behind(folder)
        if not file.is_file():
            if not make:
                raise ArchiveError(_NONE.filled(folder=folder))
            _make(file, keep_texts)
        connection = _judged(sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None), file)
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA cache_size=-65536")
    return connection


def _make(file: Path, keep_texts: bool) -> None:
    """Make an archive under another name until it is whole; one that another process made meanwhile stays."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise trouble(error, file) from error
    fresh = file.with_name(f"{FILE}-{token_hex(8)}.new")
    try:
        connection = sqlite3.connect(fresh, isolation_level=None)
        try:
            # Two kilobytes: a compressed report leaves less of its last page empty.
            connection.execute("PRAGMA page_size=2048")
            connection.executescript(_SCHEMA.read_text(encoding="utf-8"))
            values = {"format": FORMAT, "method": METHOD, "texts": "yes" if keep_texts else "no"}
            connection.executemany("INSERT INTO meta VALUES (?, ?)", values.items())
            connection.execute("PRAGMA journal_mode=WAL")
        finally:
            connection.close()
        _give_name(fresh, file)
    finally:
        fresh.unlink(missing_ok=True)


def _give_name(fresh: Path, file: Path) -> None:
    try:
        # Fails where the name is taken: a rename would put an empty archive in the place of a full one.
        os.link(fresh, file)
    except FileExistsError:
        return
    except OSError:
        # A file system without links (a USB stick). Two first runs in the same millisecond are not told apart there.
        try:
            if not file.exists():
                fresh.replace(file)
        except OSError as error:
            raise trouble(error, file) from error


def _remove_left_behind(folder: Path) -> None:
    # Another run may remove the same file at the same time, and who may not remove it leaves it.
    with contextlib.suppress(OSError):
        for left in folder.glob(f"{FILE}-*.new*"):
            if time.time() - left.stat().st_mtime > _LEFT_BEHIND:
                left.unlink()


def _judged(connection: sqlite3.Connection, file: Path) -> sqlite3.Connection:
    try:
        found = dict(connection.execute("SELECT key, value FROM meta WHERE key IN ('format', 'method')"))
    except sqlite3.Error:
        connection.close()
        raise
    for key, wanted in (("format", FORMAT), ("method", METHOD)):
        if found.get(key) != wanted:
            connection.close()
            raise ArchiveError(_OTHER_FORMAT.filled(file=file, found=found.get(key, "?"), wanted=wanted))
    return connection


def keeps_texts(connection: sqlite3.Connection) -> bool:
    """Tell whether an archive holds texts beside fingerprints."""
    return bool(connection.execute("SELECT value FROM meta WHERE key = 'texts'").fetchone() == ("yes",))


def damage(connection: sqlite3.Connection) -> Iterable[str]:
    """Yield what SQLite finds wrong in the file.

    Raises:
        sqlite3.Error: the file can't be looked at, for another reason than damage.
    """
    try:
        for (line,) in connection.execute("PRAGMA integrity_check"):
            if line != "ok":
                yield line
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        yield str(error)
