"""What is worked out from a text once, however many ask for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, wraps
from typing import Any, Self, TypeVar, cast

from msgspec import Struct

Computed = TypeVar("Computed")


class Derived(Struct, frozen=True, dict=True):
    """Something immutable that keeps what was worked out from it: right for as long as it lives, and gone with it."""

    @cached_property
    def _derived(self) -> dict[Callable[[Any], object], object]:
        return {}

    def derived(self, compute: Callable[[Self], Computed]) -> Computed:
        """Return ``compute(self)``, worked out once for all that ask; it doesn't travel between processes.

        ``compute`` is what the result is kept under: a function of a module, not a lambda made for each call.
        """
        if compute not in self._derived:
            self._derived[compute] = compute(self)
        return cast("Computed", self._derived[compute])


Holder = TypeVar("Holder", bound=Derived)


def derived(compute: Callable[[Holder], Computed]) -> Callable[[Holder], Computed]:
    """Let a function of a document be worked out once for each document, however many ask for it."""

    @wraps(compute)
    def kept(holder: Holder) -> Computed:
        return holder.derived(compute)

    return kept
