"""Findings stand on their words, however an editor counts lines and columns."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types as lsp

from tests.cli.lsp.editor import DRAFT, by_code, editor

pytestmark = pytest.mark.asyncio

# What each of them prefers to count columns in.
ENCODINGS = {"visual-studio-code": "utf-16", "neovim": "utf-8", "emacs": "utf-32"}
# The codec of each encoding of positions, and how many bytes a unit has.
UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


def words_at(text: str, place: lsp.Range, encoding: str) -> str:
    """Return the words at a range as an editor finds them that counts in an encoding's units."""
    codec, size = UNITS[encoding]
    assert place.start.line == place.end.line
    line = text.split("\n")[place.start.line].encode(codec)
    return line[place.start.character * size : place.end.character * size].decode(codec)


@pytest.mark.parametrize("like", ENCODINGS)
async def test_findings_stand_on_their_words_in_every_editor(tmp_path: Path, like: str) -> None:
    async with editor(tmp_path, like=like) as one:
        diagnostics = await one.open("总结.txt", DRAFT)
        assert words_at(DRAFT, by_code(diagnostics, "PH101").range, one.encoding) == "20xx年底"
        assert words_at(DRAFT, by_code(diagnostics, "NU101").range, one.encoding) == "三、"
        marks = by_code(diagnostics, "PU102")
        assert "。" in words_at(DRAFT, marks.range, one.encoding)
        assert one.encoding == ENCODINGS[like]
        assert {one.source for one in diagnostics} == {"edulint"}
        assert by_code(diagnostics, "NU101").severity is lsp.DiagnosticSeverity.Error


async def test_columns_are_counted_in_what_the_editor_prefers(tmp_path: Path) -> None:
    general = lsp.GeneralClientCapabilities(position_encodings=[lsp.PositionEncodingKind.Utf32])
    async with editor(tmp_path, capabilities=lsp.ClientCapabilities(general=general)) as one:
        diagnostics = await one.open("a.txt", DRAFT)
        place = by_code(diagnostics, "PH101").range
        assert DRAFT.split("\n")[3][place.start.character : place.end.character] == "20xx年底"


async def test_lines_are_those_of_an_editor(tmp_path: Path) -> None:
    text = "工作总结\u2028\x0b\x85副题\r\n全年\x0c已建成xx所学校。\r\n"
    async with editor(tmp_path) as one:
        found = await one.open("a.txt", text)
        placeholder = next(one for one in found if str(one.code).startswith("PH"))
        assert placeholder.range.start.line == 1
        assert text.split("\r\n")[1][placeholder.range.start.character :].startswith("xx")
