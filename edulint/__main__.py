"""Where the command starts: ``edulint`` and ``python -m edulint``."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and end the process with its status."""
    # A short draft takes about as long as the start-up. Nearly nothing that is made there is garbage, and taking the
    # interpreter apart at the end serves nobody: together that is a sixth of the time.
    gc.set_threshold(100_000)
    from edulint.cli import run

    status = run()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    main()
