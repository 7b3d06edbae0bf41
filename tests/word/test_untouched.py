"""What annotating leaves as it is in a Word file, and what it tells where it can't."""

from __future__ import annotations

import zipfile
from io import BytesIO

from edulint.api import Remark, Span
from edulint_word.writer import WordWriter
from tests.word.annotated import parts
from tests.word.corpus import made
from tests.word.docx import paragraph, parts_of, zipped

FILES = made()


def test_nothing_to_say_changes_nothing() -> None:
    for data in FILES.values():
        assert parts(WordWriter().annotate(data, [], []).data) == parts(data)


def test_untouched_parts_are_not_even_packed_anew() -> None:
    data = FILES["a picture beside"]
    annotated = WordWriter().annotate(data, [Remark(Span(0, 1), "说")], []).data
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(BytesIO(annotated)) as new:
        first, second = old.getinfo("word/media/image1.png"), new.getinfo("word/media/image1.png")
        assert (first.compress_size, first.CRC, first.date_time) == (second.compress_size, second.CRC, second.date_time)


def test_a_strict_file_stays_strict() -> None:
    after = parts(WordWriter().annotate(FILES["strict"], [Remark(Span(0, 4), "说")], []).data)
    assert b"purl.oclc.org/ooxml/wordprocessingml/main" in after["word/document.xml"]
    assert b"schemas.openxmlformats.org/wordprocessingml" not in after["word/document.xml"]


def test_a_signature_is_lost_and_that_is_told() -> None:
    signed = zipped({**parts_of(paragraph("全县")), "_xmlsignatures/sig1.xml": b"<s/>"})
    annotated = WordWriter().annotate(signed, [Remark(Span(0, 1), "说")], [])
    assert "签名" in annotated.problems[0].zh
    assert parts(annotated.data)["_xmlsignatures/sig1.xml"] == b"<s/>"
