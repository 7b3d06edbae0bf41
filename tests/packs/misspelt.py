"""A pack that misspells a hook."""

from edulint.api import hookimpl


@hookimpl
def edulint_chekcs():
    return []
