"""Prints every pattern that edulint and its packs compile, at import or while drafts are checked, as JSON.

    python -m tests.compiled_patterns

It is run in a process of its own: what is to be seen happens when a module is imported for the first time.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

# Imports beside this one stand below: what is imported before the watch begins is not seen.
from edulint.text import patterns

ROOT = Path(__file__).resolve().parent.parent
# Through these modules all patterns are made; whose they are, the module above them tells.
_MAKERS = ("re", "functools", "edulint.text.patterns", "edulint.text.kept_patterns")

Found = dict[tuple[str, int], str]


def collected() -> Found:
    """Return the sources and flags of the patterns, each with the module that made it first."""
    found: Found = {}
    _watch(found)
    _import_all()
    check_all()
    for name, module in sorted(sys.modules.items()):
        for value in vars(module).values() if name.startswith("edulint") else ():
            # These were made before the watch began.
            if isinstance(value, patterns._Pattern):
                found.setdefault((value._source, int(value._flags)), name)
            elif isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                found.setdefault((value.pattern, value.flags & ~re.UNICODE), name)
    return found


def _watch(found: Found) -> None:
    def keep(source: object, flags: int) -> None:
        frame = sys._getframe(2)
        while frame.f_back and frame.f_globals["__name__"] in _MAKERS:
            frame = frame.f_back
        module = frame.f_globals["__name__"]
        if isinstance(source, str) and module.startswith("edulint"):
            found.setdefault((source, int(flags)), module)

    make: Callable[..., Any] = re._compile  # type: ignore[attr-defined]
    begin = patterns._Pattern.__init__

    def making(source: object, flags: int) -> object:
        keep(source, flags)
        return make(source, flags)

    def beginning(self: patterns._Pattern, source: str, flags: int) -> None:
        keep(source, flags)
        begin(self, source, flags)

    re._compile = making  # type: ignore[attr-defined]
    patterns._Pattern.__init__ = beginning  # type: ignore[method-assign]


def _import_all() -> None:
    from edulint.packs.entrypoints import entry_points

    ours = [point.module for point in entry_points() if point.distribution == "edulint_zh"]
    for name in ("edulint", *ours):
        package = importlib.import_module(name)
        for module in pkgutil.walk_packages(package.__path__, f"{name}."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)


def check_all() -> None:
    """Check the project's own drafts: some patterns are made of lists of words when they are first needed."""
    from edulint.packs.entrypoints import entry_points
    from edulint.packs.host import Host
    from edulint.run.draft import DraftChecker
    from edulint.run.task import DraftTask
    from edulint.settings.profile import Profile

    host = Host(tuple(point for point in entry_points() if point.distribution == "edulint_zh"))
    checker = DraftChecker(host.registry, host.readers, host.writers)
    profile = Profile(tuple(sorted(host.registry.codes)), {}, {})
    for suffix in ("txt", "md"):
        for draft in sorted((ROOT / "fixtures").rglob(f"*.{suffix}")):
            checker.check(DraftTask(draft.name, profile, data=draft.read_bytes(), compare=True))


if __name__ == "__main__":
    json.dump([[source, flags, module] for (source, flags), module in sorted(collected().items())], sys.stdout)
