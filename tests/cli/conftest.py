"""The command line run for real."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import packs

OURS = (
    "dates",
    "duplicates",
    "figures",
    "numbering",
    "placeholders",
    "privacy",
    "punctuation",
    "residue",
    "terms",
    "word",
    "wording",
)

# So long that one draft is worth several processes, though it takes next to no time to check: white space, mixed so
# that hardly anything in it stands twice in a row.
LONG = "".join(random.Random(1).choices(" \t\n\u3000", k=280_000))


class Run:
    """What a run of edulint left: its exit status, what it wrote, and that as JSON."""

    def __init__(self, process: subprocess.CompletedProcess[bytes]) -> None:
        self.status = process.returncode
        self.data = process.stdout
        self.out = process.stdout.decode("utf-8", "replace")
        self.errors = process.stderr.decode("utf-8")

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Edulint = Callable[..., Run]


def wait_for(true: Callable[[], bool]) -> bool:
    """Wait a minute at most until something is true, and return whether it is."""
    end = time.monotonic() + 60
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    return true()


@pytest.fixture(scope="session")
def county_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which a stranger's pack is installed."""
    return packs.install(tmp_path_factory.mktemp("county") / "site", "county", packs.source_of("county"))


@pytest.fixture
def edulint(tmp_path: Path) -> Edulint:
    """Run ``edulint ARGUMENTS`` in ``tmp_path``, with the packs that lie in ``packs`` beside our own."""

    def run(*arguments: str, stdin: bytes = b"", packs: tuple[Path, ...] = (), lang: str = "", **more: Any) -> Run:
        environment = {key: value for key, value in os.environ.items() if key not in ("LC_ALL", "LC_MESSAGES", "LANG")}
        environment |= {"PYTHONPATH": os.pathsep.join(map(str, packs)), "PYTHONIOENCODING": "utf-8"}
        environment |= {"LANG": lang} if lang else {}
        environment |= more.pop("environment", {})
        command = [sys.executable, "-m", "edulint", *arguments]
        return Run(
            subprocess.run(
                command, check=False, input=stdin, capture_output=True, cwd=tmp_path, env=environment, **more
            )
        )

    return run


@pytest.fixture
def county(edulint: Edulint, county_pack: Path) -> Edulint:
    """Run edulint with the stranger's pack and none of our own."""
    without = [argument for name in OURS for argument in ("--no-pack", name)]

    def run(command: str, *arguments: str, **more: Any) -> Run:
        return edulint(command, *arguments, *without, packs=(county_pack, *more.pop("packs", ())), **more)

    return run
