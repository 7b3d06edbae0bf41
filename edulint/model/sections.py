"""Sections and reports: what stands under which heading, and how many reports a file holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from typing import TypeVar

from msgspec import Struct

from edulint.model.blocks import Block, Heading
from edulint.text.spans import Span

Node = TypeVar("Node")


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

    def nested(self, node: Callable[[Section, Heading, list[Node]], Node], deepest: int | None = None) -> list[Node]:
        """Return the sections below this one as nodes inside one another; what lies deeper stands beside the deepest.

        ``node`` makes the node of a section from it, its heading and the list of the nodes below, which is filled after
        that: nothing here calls itself, since a draft may be nested at will.
        """
        top: list[Node] = []
        open_levels: list[tuple[int, list[Node]]] = [(0, top)]
        for section in self.walk():
            heading = section.heading
            if heading is None:
                continue
            while open_levels[-1][0] >= heading.level:
                open_levels.pop()
            below: list[Node] = []
            open_levels[-1][1].append(node(section, heading, below))
            if deepest is None or len(open_levels) < deepest:
                open_levels.append((heading.level, below))
        return top


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

    @property
    def blocks(self) -> list[Block]:
        """The blocks of its preamble and of all its sections, in reading order."""
        return [block for section in self.body.walk() for block in section.blocks]
