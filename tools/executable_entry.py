"""What the single executable starts: edulint, or one of the helpers that edulint starts with ``sys.executable``.

In an executable ``sys.executable`` is the executable itself, not a Python that knows ``-m``. Of those commands the two
that edulint gives are carried out here, and no others: no file from outside the executable is ever run.
"""

from __future__ import annotations

import multiprocessing
import os
import runpy
import sys


def main() -> None:
    """Run what the arguments name."""
    # Worker processes start the executable again; here it learns that it is one.
    multiprocessing.freeze_support()
    own = os.path.join(os.path.realpath(sys._MEIPASS), "")  # type: ignore[attr-defined]
    if sys.argv[1:2] == ["-P"]:
        asked = sys.argv[2:4]
        if asked == ["-m", "edulint"]:
            del sys.argv[1:4]
        elif asked and os.path.realpath(asked[0]).startswith(own):
            del sys.argv[:2]
            runpy.run_path(sys.argv[0], run_name="__main__")
            return
    from edulint.__main__ import main as edulint

    edulint()


if __name__ == "__main__":
    main()
