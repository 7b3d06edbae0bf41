"""The base class of readers: a pack adds a file format with one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar

from msgspec import Struct

from edulint.model import Block, Encoding, Mark
from edulint.text.locations import Place
from edulint.wording import SpokenError, Wording


class ReadError(SpokenError):
    """A file can't be read; the wording tells its owner why and what to do."""


class Source(Struct, frozen=True):
    """What a reader hands over: the text, its blocks in order, and what was wrong though the rest could be read.

    ``places`` are those of the paragraphs, for a format without lines; the first begins with the text. ``format`` is
    the one that the text turned out to have, where it is not the reader's.
    """

    text: str
    blocks: tuple[Block, ...]
    encoding: Encoding | None = None
    problems: tuple[Wording, ...] = ()
    places: tuple[Place, ...] = ()
    marks: tuple[Mark, ...] = ()
    format: str = ""


class Reader(ABC):
    """Reads one format. ``format`` is the name that its documents have; ``suffixes`` are lower-case, with the dot.

    ``signatures`` are what every file of the format begins with, whatever its suffix; none where nothing tells it.
    ``scale`` is how many times the size allowed for a text its files may have: pictures, which no check reads, fill
    some.
    """

    format: ClassVar[str]
    suffixes: ClassVar[tuple[str, ...]]
    signatures: ClassVar[tuple[bytes, ...]] = ()
    scale: ClassVar[int] = 1

    def lacking(self) -> Wording | None:
        """Return what must be installed before a file of the format can be read; None where nothing is missing.

        In folders the files of such a format are counted among those that nobody can read.
        """
        return None

    @abstractmethod
    def read(self, data: bytes) -> Source:
        """Return the text and blocks of a file.

        Raises:
            ReadError: the bytes are not of this format.
        """

    def text(self, data: bytes) -> str:
        """Return the text of a file alone, as :meth:`read` gives it; a format may have a shorter way to it.

        Raises:
            ReadError: the bytes are not of this format.
        """
        return self.read(data).text
