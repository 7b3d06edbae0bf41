"""Drafts that were written in a chat and exported: each line begins with a name and a colon."""

from __future__ import annotations

from edulint.api import Block, BlockKind, Reader, ReadError, Source, Span, Wording

_NO_CHAT = Wording(
    zh="不是导出的聊天记录：第 {line} 行没有“姓名：”", en="no exported chat: line {line} begins with no name"
)


class ChatReader(Reader):
    """Takes what is said as the text; who says it is no part of the draft."""

    format = "chat"
    suffixes = (".chat",)

    def read(self, data: bytes) -> Source:
        """Return the text of a chat.

        Raises:
            ReadError: a line has no name.
        """
        lines, blocks, at = [], [], 0
        for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
            name, colon, said = line.partition("：")
            if line.strip() and not (colon and name):
                raise ReadError(_NO_CHAT.filled(line=number))
            lines.append(said)
            if said.strip():
                blocks.append(Block(Span(at, at + len(said)), BlockKind.PARAGRAPH))
            at += len(said) + 1
        return Source("\n".join(lines), tuple(blocks))
