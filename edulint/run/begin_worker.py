"""What every worker process does first; imported by packs that have workers of their own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess


def begin_worker() -> None:
    """Have the process that calls this, a worker, leave Ctrl-C to its parent and end with it."""
    import signal
    from multiprocessing import parent_process
    from threading import Thread

    # Ctrl-C reaches every process of a terminal; the parent alone answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A parent that is killed can't end its workers, which would wait for work for ever.
    Thread(target=_end_with, args=(parent_process(),), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
