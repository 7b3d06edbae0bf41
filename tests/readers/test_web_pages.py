"""A web page among the drafts is called one, unless it says that it is a text; sheets and slides are called so."""

from __future__ import annotations

import pytest

from edulint.readers.markdown import MarkdownReader
from edulint.readers.plain import PlainReader
from edulint.readers.reader import ReadError
from edulint.run.loading import DraftReader

PAGE = "\ufeff<!DOCTYPE html>\n<html><body><p>今年xx月，任务完成。</p></body></html>\n"


def reader() -> DraftReader:
    return DraftReader({suffix: kind() for kind in (PlainReader, MarkdownReader) for suffix in kind.suffixes})


@pytest.mark.parametrize("name", ["page.html", "page.doc", "page.docx", "page.PDF", "page.htm"])
@pytest.mark.parametrize("page", [PAGE, PAGE[1:], "  <HTML><p>今年xx月</p>"])
def test_a_web_page_is_called_one(name: str, page: str) -> None:
    with pytest.raises(ReadError) as caught:
        reader().read(name, page.encode())
    assert caught.value.wording.zh.startswith("这是网页")
    with pytest.raises(ReadError):
        reader().text_of(name, page.encode())


@pytest.mark.parametrize("name", ["page.txt", "page.md", "stdin", "page.html"])
def test_a_text_with_markup_is_a_text(name: str) -> None:
    text = PAGE if name != "page.html" else "今年xx月完成。<html>\n"
    document, _ = reader().read(name, text.encode())
    assert "今年xx月" in document.text


@pytest.mark.parametrize("name", ["合计.xlsx", "汇报.PPT"])
def test_what_is_no_text_is_called_by_its_suffix(name: str) -> None:
    with pytest.raises(ReadError) as caught:
        reader().read(name, b"\xd0\xcf\x11\xe0\x00\x00")
    assert reader().why(name, caught.value).zh.startswith(f"edulint 不读 {name[2:].lower()} 文件")
