"""Plain text: every line that is not blank is a block, or a row of a table."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise

from edulint.model import Block, Encoding
from edulint.readers.reader import Reader, ReadError, Source
from edulint.readers.typed_markdown import is_markdown
from edulint.readers.typed_tables import with_typed_tables
from edulint.text.decode import NotTextError, decode
from edulint.text.fold import fold
from edulint.text.lines import line_starts
from edulint.text.spans import Span
from edulint.wording import Wording

_BINARY = Wording(
    zh="不是文本文件（也许是改了扩展名的 Word 文件或图片），未检查",
    en="not a text file (perhaps a renamed Word file or a picture); not checked",
)
_EMPTY = Wording(zh="文件是空的，没有可检查的内容", en="the file is empty; there is nothing to check")
_DAMAGED = Wording(
    zh="第 {line} 行第 {column} 列起有 {count} 处字节无法识别（按 {codec} 读取），其余内容已检查",
    en="{count} unreadable byte sequence(s), the first in line {line}, column {column} (read as {codec}); "
    "the rest was checked",
)

_GLANCE = 1000


class PlainReader(Reader):
    """Text without markup, in any encoding that :func:`edulint.text.decode.decode` knows."""

    format = "text"
    suffixes = (".txt", ".text")

    def read(self, data: bytes) -> Source:
        """Return one block for each line that is not blank; for the lines of a table, one for each cell.

        What is written in Markdown is read as such.
        """
        text, encoding, problems = read_text(data)
        if is_markdown(text):
            # The parser is loaded only by those who have Markdown to read.
            from edulint.readers.markdown_blocks import markdown_blocks

            return Source(text, tuple(markdown_blocks(text)), encoding, problems, format="markdown")
        return Source(text, tuple(with_typed_tables(text, line_blocks(text))), encoding, problems)


def read_text(data: bytes) -> tuple[str, Encoding, tuple[Wording, ...]]:
    """Return text, encoding and problems of a text file.

    Raises:
        ReadError: the file is binary, or nothing stands in it.
    """
    try:
        decoded = decode(data)
    except NotTextError:
        raise ReadError(_BINARY) from None
    if not fold(decoded.text[:_GLANCE]).strip() and not fold(decoded.text).strip():
        raise ReadError(_EMPTY)
    problems: tuple[Wording, ...] = ()
    if decoded.damage:
        starts = line_starts(decoded.text[: decoded.damage[0]])
        problems = (
            _DAMAGED.filled(
                line=len(starts),
                column=decoded.damage[0] - starts[-1] + 1,
                count=len(decoded.damage),
                codec=decoded.codec.upper(),
            ),
        )
    return decoded.text, Encoding(decoded.codec, decoded.bom), problems


def is_plain_text(data: bytes) -> bool:
    """Tell whether bytes are text without markup; empty files and web pages are none."""
    if not data.strip() or data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return False
    try:
        decode(data)
    except NotTextError:
        return False
    return True


def line_blocks(text: str) -> list[Block]:
    """Return a block for each line of ``text`` that is not blank."""
    return [Block(span) for _, span in content_spans(fold(text))]


def content_spans(folded: str) -> Iterator[tuple[int, Span]]:
    """Yield number (from 0) and content of each line that is not blank: without indent, trailing space and line end."""
    starts = line_starts(folded)
    for number, (start, end) in enumerate(pairwise(chain(starts, (len(folded),)))):
        line = folded[start:end].rstrip()
        if line:
            yield number, Span(end - len(folded[start:end].lstrip()), start + len(line))
