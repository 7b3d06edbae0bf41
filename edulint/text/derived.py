"""Results that are worked out once for each document and kept with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, wraps
from typing import Any, Self, TypeVar

from msgspec import Struct

Computed = TypeVar("Computed")


class Derived(Struct, frozen=True, dict=True):
    """An immutable object that keeps results worked out from it for as long as it lives."""

    @cached_property
    def _derived(self) -> dict[Callable[[Any], Any], Any]:
        return {}

    def derived(self, compute: Callable[[Self], Computed]) -> Computed:
        """Return ``compute(self)``, worked out at the first call. Results are not pickled with the object.

        Results are kept by ``compute`` itself: pass a function of a module, not a lambda made for each call.
        """
        # The checks of a draft ask some hundred times.
        results = self._derived
        if compute not in results:
            results[compute] = compute(self)
        result: Computed = results[compute]
        return result


Holder = TypeVar("Holder", bound=Derived)


def derived(compute: Callable[[Holder], Computed]) -> Callable[[Holder], Computed]:
    """Make a function of a document run once for each document and keep its result there."""

    @wraps(compute)
    def kept(holder: Holder) -> Computed:
        return holder.derived(compute)

    return kept
