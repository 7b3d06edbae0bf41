"""Texts of earlier reports that one pack keeps and another pack's check compares a draft with."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from edulint.packs.entrypoints import entry_points


def earlier_texts(archive: str, draft: str) -> Iterator[str]:
    """Yield the texts of the reports in the folder ``archive``, without that of the file ``draft`` itself.

    They come from the packs that have the hook ``edulint_earlier_texts``; where there is none, nothing is yielded.

    Raises:
        SpokenError: the archive can't be used.
    """
    for point in entry_points():
        # Only packs that the run has loaded are asked: a pack left out with --no-pack stays left out.
        hook = getattr(sys.modules.get(point.module), "edulint_earlier_texts", None)
        if hook is not None:
            yield from hook(archive=archive, draft=draft)


def archive_files(archive: str) -> list[str]:
    """Return the folder ``archive`` and the files in it, whatever they are called; nothing where none is named.

    For a check's ``files_read``: what :func:`earlier_texts` yields depends on them.
    """
    if not archive:
        return []
    try:
        return [archive, *sorted(os.path.join(archive, name) for name in os.listdir(archive))]
    except OSError:
        return [archive]
