"""A pack with a check that takes its time, and writes which process it runs in."""

import os
import time
from pathlib import Path

from edulint.api import Check, Severity, Wording, hookimpl


class Slow(Check):
    """Takes a minute."""

    code = "ZS101"
    name = "slow"
    severity = Severity.ERROR
    summary = Wording(zh="慢", en="slow")
    messages = {"x": Wording(zh="x", en="x")}

    def check(self, document):
        Path(f"{os.getpid()}.pid").write_text("", encoding="utf-8")
        time.sleep(60)
        return iter(())


@hookimpl
def edulint_checks():
    return [Slow]
