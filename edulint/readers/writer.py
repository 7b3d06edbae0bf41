"""The base class of writers, which put remarks and repairs into files of a format."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence
from typing import ClassVar

from msgspec import Struct

from edulint.model import Document
from edulint.text.edits import Edit
from edulint.text.spans import Span
from edulint.wording import Wording


class Remark(Struct, frozen=True):
    """A remark on a span of a draft's text; each line of ``text`` is a paragraph.

    ``place`` says where the words are. A writer tells it where the remark can't stand at them: in a header, a note.
    """

    span: Span
    text: str
    place: str = ""


class Annotated(Struct, frozen=True):
    """An annotated file, and the text that it must have when it is read again.

    ``left_out`` are the edits that the format can't make; ``problems`` tell what the file has lost.
    """

    data: bytes
    text: str
    left_out: frozenset[Edit] = frozenset()
    problems: tuple[Wording, ...] = ()


class Writer(ABC):
    """Writes remarks into files of a format. ``formats`` are those, as readers name them, whose files it annotates.

    ``suffix`` is that of the files it writes.
    """

    formats: ClassVar[tuple[str, ...]]
    suffix: ClassVar[str]

    @abstractmethod
    def annotate(self, data: bytes, remarks: Sequence[Remark], edits: Sequence[Edit]) -> Annotated:
        """Return a copy of a file with remarks at their words, and with edits that can be accepted one by one.

        Spans are those of the text that the format's reader gives. Everything else stays as it is, but for the remarks
        of an earlier run, which are taken out. ``edits`` don't overlap.

        Raises:
            ReadError: the file can't be read.
        """

    def without(self, data: bytes, comments: Collection[str]) -> bytes:  # noqa: ARG002
        """Return a file without some comments of its author's, by their identifiers; all others and the text stay.

        A format that knows no comments returns it as it is.

        Raises:
            ReadError: the file can't be read.
        """
        return data

    @abstractmethod
    def create(self, document: Document, remarks: Sequence[Remark], edits: Sequence[Edit]) -> Annotated:
        """Return a new file that holds a document of another format, with remarks and edits in its spans."""
