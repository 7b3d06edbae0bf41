"""Being an ordinary user for a while, whose files have modes that count."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def as_ordinary_user() -> Iterator[None]:
    """Give up the rights of root, if there are any, until the block ends."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)
