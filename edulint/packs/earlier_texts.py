"""Checks that compare a draft with the texts of earlier reports, which another pack keeps in an archive."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from edulint.check import Check, CheckOptions, Finding
from edulint.model import Document
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


class ArchiveOptions(CheckOptions, frozen=True):
    """The settings of an :class:`ArchiveCheck`: the archive's folder, empty where there is none."""

    archive: str = ""


class ArchiveCheck(Check, abstract=True):
    """Compares a draft with earlier reports; finds nothing where the settings name no archive.

    Options:
        zh: archive：档案库所在的文件夹，不指定则不检查。
        en: archive: the archive's folder; nothing is checked without it.
    """

    options = ArchiveOptions()
    flags = {"archive": "--archive"}
    paths = frozenset({"archive"})

    def files_read(self) -> list[str]:
        """Return the archive's folder and the files in it, whatever they are called."""
        archive = self.options.archive
        if not archive:
            return []
        try:
            return [archive, *sorted(os.path.join(archive, name) for name in os.listdir(archive))]
        except OSError:
            return [archive]

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield what is wrong in the document, if an archive is named.

        Raises:
            SpokenError: the archive can't be used.
        """
        if self.options.archive:
            yield from self.compared(document, earlier_texts(self.options.archive, document.path))

    def compared(self, document: Document, texts: Iterator[str]) -> Iterator[Finding]:
        """Yield what is wrong in the document; ``texts`` are read from the archive one by one as they are asked for."""
        raise NotImplementedError
