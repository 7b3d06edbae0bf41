"""Finds the checks of a pack in the modules of a folder."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator

from edulint.check import BaseCheck


def checks_in(package: str, folder: str) -> tuple[type[BaseCheck], ...]:
    """Import the modules of a package and return the checks that they hold, in the order of their codes.

    ``folder`` is where the package lies: ``__path__[0]``. A base of several checks, which has no code, is left out.
    """
    modules = {
        f"{package}.{name.removesuffix('.py')}"
        for name in os.listdir(folder)
        if name.endswith(".py") and name[0] != "_"
    }
    for module in sorted(modules):
        importlib.import_module(module)
    checks = {check for check in _below(BaseCheck) if check.__module__ in modules and hasattr(check, "code")}
    return tuple(sorted(checks, key=lambda check: check.code))


def _below(base: type[BaseCheck]) -> Iterator[type[BaseCheck]]:
    """Yield the classes that derive from a class, directly or through others."""
    for kind in base.__subclasses__():
        yield kind
        yield from _below(kind)
