"""A pack with a check that has no code."""

from edulint.api import Check, hookimpl


@hookimpl
def edulint_checks():
    class NoCode(Check):
        name = "no-code"

    return [NoCode]
