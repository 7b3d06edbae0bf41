"""Reads files one by one, each in a process of its own that the system ends beyond five seconds or 300 MB.

``python -m tests.word.limited FOLDER`` prints a line of JSON for each file: its name, what came of it, the processor
time and the memory that it took. A process that was ended says nothing; ``ended`` is told of it.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from pathlib import Path

from edulint.api import ReadError
from edulint_word.reader import WordReader
from edulint_word.source import source_of

SECONDS = 5
MEGABYTES = 300


def attempt(data: bytes) -> str:
    """Return what comes of reading a file."""
    try:
        return f"read: {len(WordReader().read(data).text)}"
    except ReadError as error:
        return f"refused: {error.wording.zh}"


def limited(path: Path) -> dict[str, object]:
    """Return the report on one file."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_DATA, (MEGABYTES * 1_000_000,) * 2)
        try:
            os.write(writing, attempt(path.read_bytes()).encode())
        except BaseException as error:
            os.write(writing, f"failed: {type(error).__name__}".encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    _, _, usage = os.wait4(child, 0)
    seconds, megabytes = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1_000
    return {"name": path.name, "said": said or "ended", "seconds": round(seconds, 2), "megabytes": round(megabytes)}


def main(folder: str) -> None:
    """Report on all files of a folder."""
    # What is loaded only when the first file is read counts for none of them.
    assert source_of
    for path in sorted(Path(folder).iterdir()):
        sys.stdout.write(json.dumps(limited(path), ensure_ascii=False) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
