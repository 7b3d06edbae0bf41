"""Lines of one width, whose ends break paragraphs: each as long as the next, whatever word it ends with."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from edulint.api import Block, BlockKind, WordList, is_han
from edulint_residue.open_ends import may_break, runs_on

_WORDS = WordList(__file__, "line_ends.txt")

_SAME_WIDTH = 3  # so many characters more or less have lines of one width, whose digits are narrow
# So many of them, and so large a share of all that are broken, show that it has.
_LEAST_OF_WIDTH, _SHARE_OF_WIDTH = 3, 0.6
# A line so long is a sentence that its end breaks.
_SHORT = 20


def of_one_width(text: str, blocks: list[Block], joined: list[bool]) -> Iterator[int]:
    """Yield the lines that go on in the next one as others of their width do, where a draft's lines have one width."""
    widths = [len(block.span) for block, is_joined in zip(blocks, joined, strict=True) if is_joined]
    for index, (block, following) in enumerate(pairwise(blocks)) if len(widths) >= _LEAST_OF_WIDTH else ():
        alike = sum(abs(len(block.span) - width) <= _SAME_WIDTH for width in widths)
        if (
            not joined[index]
            and alike >= max(_LEAST_OF_WIDTH, len(widths) * _SHARE_OF_WIDTH)
            and may_break(block)
            and may_break(following)
            and block.heading is None
            and following.heading is None
            and following.kind is not BlockKind.LIST_ITEM
            and all(map(is_han, (text[block.span.end - 1], text[following.span.start])))
            and runs_on(text[block.span.start : following.span.end])
        ):
            yield index


def fills_line(text: str, above: Block, block: Block, following: Block) -> bool:
    """Tell whether a line without end mark is as long as the broken one above it, and words follow."""
    last, first = text[block.span.end - 1], text[following.span.start]
    runs = all(is_han(character) or character.isdecimal() for character in (last, first.replace("“", "0")))
    return runs and abs(len(above.span) - len(block.span)) <= _SAME_WIDTH


def leads_to_broken(text: str, block: Block, following: Block) -> bool:
    """Tell whether a line ends with a whole word where the next one, as long as it is, breaks off: …缩短候诊⏎时间，…医患关."""
    own, words = (text[one.span.start : one.span.end] for one in (block, following))
    return (
        len(own) >= _SHORT
        and block.kind is BlockKind.PARAGRAPH
        and block.heading is None
        and following.heading is None
        and is_han(own[-1])
        and runs_on(own)
        and runs_on(words)
        and fills_line(text, following, block, following)
        and not words.startswith(_WORDS.section("opener"))
    )
