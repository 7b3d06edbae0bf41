"""Where the command starts: ``edulint`` and ``python -m edulint``."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the command line and end the process with its status."""
    _leave_out_working_folder()
    # Checking a short draft takes about as long as starting Python. Collecting garbage less often, and leaving without
    # the interpreter's clean-up (``os._exit``), saves a sixth of that time.
    gc.set_threshold(200_000)
    # numpy, where a long draft needs it, would start a thread for each processor: to do what edulint never asks for.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from edulint.cli import run
    from edulint.text.kept_patterns import write_kept

    status = run()
    write_kept()
    os._exit(status)


def _leave_out_working_folder() -> None:
    """Import nothing from where the drafts lie: ``python -m`` puts the working folder before all others.

    Whoever hands in drafts could add a click.py. This module therefore imports only what the interpreter has already.
    """
    own = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    try:
        working = os.path.realpath(os.getcwd())
    except OSError:
        return
    if sys.path and os.path.realpath(sys.path[0] or working) == working != os.path.realpath(own):
        del sys.path[0]


if __name__ == "__main__":
    main()
