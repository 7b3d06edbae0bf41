"""The command line, run for real, as the tests of other commands do it."""

from tests.cli.conftest import edulint

__all__ = ["edulint"]
