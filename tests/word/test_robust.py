"""Any text comes back from a Word file, and no damage to one does worse than have it refused."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from edulint.api import ReadError
from edulint.outline.assembly import parse
from edulint_word.reader import WordReader
from tests.word.docx import (
    cell,
    file,
    level,
    lists,
    numbered,
    paragraph,
    parts_of,
    read,
    row,
    run,
    style,
    table,
    zipped,
)

# What XML can hold; a line end within a text is a space to Word.
CHARACTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
TEXTS = st.lists(st.text(CHARACTERS, max_size=12), max_size=6)
WORDS = st.lists(st.sampled_from(["一、回顾", "（二）教学", "20xx年。", "合计", "12", "　", "", "<&>"]), max_size=4)

RICH = parts_of(
    paragraph("青川县工作总结", "t")
    + numbered("队伍")
    + paragraph(inside=run("甲") + '<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:br/></w:r>' + run("乙"))
    + table(row(cell("学段", merge="restart"), cell("人数", span=2)), row(cell("", merge="continue"), "3", "4")),
    styles=style("t", "Title") + style("h", "heading 1", "t"),
    numbering=lists(level(0, "%1、", "chineseCounting")),
    footnotes='<w:footnote w:id="1"><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote>',
)
PARTS = sorted(RICH)
NAMES = sorted({name.encode() for data in RICH.values() for name in re.findall(r"w:\w+", data.decode())})


@given(st.lists(TEXTS, min_size=1, max_size=8))
def test_every_text_comes_back_at_its_paragraph(paragraphs: list[list[str]]) -> None:
    body = "".join(paragraph(inside="".join(map(run, texts)) or run("")) for texts in paragraphs)
    texts = ["".join(texts) for texts in paragraphs]
    document = read(paragraph("始。") + body)
    assert document.text == "\n".join(["始。", *texts])
    at = {}
    for number, place in enumerate(document.places, start=1):
        at[place.start] = number
    for block in document.blocks:
        location = document.locate(block.span)
        number = at[max(start for start in at if start <= block.span.start)]
        assert location.line == location.end_line == number
        assert ["始。", *texts][number - 1][location.column - 1 : location.end_column - 1] == document.slice(block.span)


@given(st.lists(st.one_of(WORDS.map(tuple), WORDS), max_size=6))
def test_paragraphs_and_tables_keep_their_order(contents: list[tuple[str, ...] | list[str]]) -> None:
    body, texts = paragraph("始。"), ["始。"]
    for content in contents:
        if isinstance(content, tuple) and len(content) > 1:
            body += table(row(*content))
        else:
            body += "".join(map(paragraph, content))
        texts += content
    assert read(body).text == "\n".join(texts)


@given(st.sampled_from(PARTS), st.integers(min_value=0), st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_parts_with_other_names_in_them(part: str, at: int, name: bytes, other: bytes) -> None:
    data = RICH[part]
    places = [match.start() for match in re.finditer(re.escape(name) + rb"\b", data)]
    if places:
        start = places[at % len(places)]
        data = data[:start] + other + data[start + len(name) :]
    attempt(zipped({**RICH, part: data}))
    # The same everywhere, so that the XML stays whole.
    attempt(zipped({**RICH, part: re.sub(re.escape(name) + rb"\b", other, RICH[part])}))


@given(st.sampled_from(PARTS), st.integers(min_value=0), st.binary(max_size=6), st.integers(0, 40))
def test_parts_with_bytes_changed(part: str, at: int, new: bytes, length: int) -> None:
    data = RICH[part]
    start = at % len(data)
    attempt(zipped({**RICH, part: data[:start] + new + data[start + length :]}))


@given(st.integers(min_value=0), st.binary(min_size=1, max_size=8), st.integers(0, 8))
def test_archives_with_bytes_changed(at: int, new: bytes, length: int) -> None:
    data = zipped(RICH)
    start = at % len(data)
    attempt(data[:start] + new + data[start + length :])


@given(st.sets(st.sampled_from(PARTS)), st.integers(min_value=0))
def test_archives_with_parts_lost_or_cut(lost: set[str], cut: int) -> None:
    attempt(zipped({name: data for name, data in RICH.items() if name not in lost}))
    data = zipped(RICH)
    attempt(data[: cut % len(data)])


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    attempt(data)
    attempt(b"PK\x03\x04" + data)
    attempt(b"\xd0\xcf\x11\xe0" + data)


def attempt(data: bytes) -> None:
    """Read a file, and check what can be read of it."""
    try:
        document = parse(data, WordReader(), "draft.docx")
    except ReadError:
        return
    for block in document.blocks:
        assert document.slice(block.span).strip() or block.label
        assert document.locate(block.span).where


def test_a_whole_file_is_read() -> None:
    source = WordReader().read(zipped(RICH))
    assert source.problems == ()
    assert [block.label for block in source.blocks if block.label] == ["一、"]
    assert len(WordReader().read(file(paragraph("文"))).blocks) == 1
