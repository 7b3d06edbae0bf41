"""Sections and reports: what stands under which heading, and how many reports a file holds."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from msgspec import Struct

from edulint.model.blocks import Block, Heading
from edulint.text.spans import Span


class Section(Struct, frozen=True):
    """A heading, what stands directly under it, and its subsections.

    ``blocks`` begins with the heading's own block and holds no block of a subsection.
    """

    heading: Heading | None
    span: Span
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]

    @property
    def number(self) -> str:
        """The number before the title, written by the author or given by the format; empty where none is."""
        if self.heading is None:
            return ""
        return self.heading.ordinal.text if self.heading.ordinal else self.blocks[0].label

    @property
    def title(self) -> str:
        """The number and the words of the heading, as a reader would write them; empty where there is none."""
        return self.heading.titled(self.number) if self.heading else ""

    def walk(self) -> Iterator[Section]:
        """Yield this section and all below it, in reading order."""
        pending = [self]
        while pending:
            section = pending.pop()
            yield section
            pending.extend(reversed(section.sections))


class ReportStart(Enum):
    """Why a report is seen to begin at its first block."""

    FILE = "file"
    TITLE = "title"
    PART = "part"
    NUMBERING = "numbering"


class Report(Struct, frozen=True):
    """One report in a file: drafts are often several pasted together.

    ``body`` is a section without heading: the preamble's blocks and the report's own sections.
    """

    title: Block | None
    start: ReportStart
    body: Section

    @property
    def span(self) -> Span:
        """The whole report."""
        return self.body.span
