"""Standard output and standard error, whatever state they are in."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import NoReturn, TextIO


def prepare_streams() -> None:
    """Make the streams usable: a closed one refuses what is written, one of another encoding shows what it can."""
    sys.stdout = _prepared(sys.stdout) or _Closed()
    # Nobody reads what is said on a closed standard error.
    sys.stderr = _prepared(sys.stderr) or io.StringIO()


def _prepared(stream: TextIO | None) -> TextIO | None:
    if isinstance(stream, io.TextIOWrapper):
        # A GBK console can't show every sign a draft may hold.
        stream.reconfigure(errors="replace")
    return stream


class _Closed(io.StringIO):
    """Standard output that was closed before edulint began."""

    def write(self, _: str) -> NoReturn:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
