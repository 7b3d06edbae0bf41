"""Files made to do harm: each is read or refused in words, in a process that may have 300 MB and little time."""

from __future__ import annotations

import io
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.word.docx import (
    NAMESPACES,
    cell,
    file,
    level,
    lists,
    numbered,
    paragraph,
    parts_of,
    row,
    run,
    style,
    table,
    zipped,
)

ROOT = Path(__file__).resolve().parents[2]
# The limit of time ends what hangs; a file that is read in seconds comes nowhere near it on a slow machine.
SECONDS, MEGABYTES = 60, 300
# Reads, checks that annotating works too, and tells the greatest size that the process had.
READ = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, ({seconds}, {seconds}))
from edulint.api import ReadError, Remark, Span
from edulint_word.reader import WordReader
from edulint_word.writer import WordWriter
data = open(sys.argv[1], "rb").read()
try:
    text = WordReader().read(data).text
    if len(text) < 100_000:
        annotated = WordWriter().annotate(data, [Remark(Span(0, 1), "x")], [])
        assert WordReader().read(annotated.data).text == text
    said = f"read {{len(text)}}"
except ReadError as error:
    said = "refused " + error.wording.en
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(int(peak.split()[1]) // 1024, said)
"""
_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_MIDDLE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'


def document(xml: str) -> bytes:
    return zipped({**parts_of(""), "word/document.xml": xml.encode()})


def body(inside: str, before: str = "") -> bytes:
    return document(f"{before}<w:document {NAMESPACES}><w:body>{inside}</w:body></w:document>")


def padded(name: str, size: int) -> bytes:
    """Return a file one part of which unpacks to millions of bytes from next to nothing."""
    parts = parts_of(paragraph("甲"))
    parts[name] = parts.get(name, b"").replace(b"<w:sectPr/>", b" " * size + b"<w:sectPr/>") or bytes(size)
    return zipped(parts)


def twice() -> bytes:
    data = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(data, "w") as archive:
        warnings.simplefilter("ignore")
        for name, content in parts_of(paragraph("甲")).items():
            archive.writestr(name, content)
        archive.writestr("word/document.xml", parts_of(paragraph("乙"))["word/document.xml"])
    return data.getvalue()


def nested_tables() -> bytes:
    inner = paragraph("甲")
    for _ in range(60):
        inner = table(row(cell(inner + paragraph()), "乙"))
    return file(inner)


def nested_boxes() -> bytes:
    inner = paragraph("甲")
    for _ in range(35):
        content = f"<w:txbxContent>{inner}{paragraph('乙')}</w:txbxContent>"
        inner = paragraph(inside=f"<w:r><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></w:r>")
    return file(inner)


ENTITIES = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY a{depth} '{(f'&a{depth - 1};' if depth else '&a;') * 10}'>" for depth in range(12)
)
FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "100,000 paragraphs": (lambda: file("".join(paragraph(f"第{n}项已经完成。") for n in range(100_000))), "read"),
    "100,000 equal paragraphs": (lambda: file(paragraph("全县完成任务。") * 100_000), "refused"),
    "a paragraph of 1.6 million": (lambda: file("".join(map(paragraph, ["全县完成任务，成绩很好。" * 140_000]))), "refused"),
    "a paragraph of a million runs": (lambda: body(f"<w:p>{run('a') * 1_000_000}</w:p>"), "refused"),
    "a million empty paragraphs": (lambda: body("<w:p/>" * 1_000_000), "refused"),
    "a million nested paragraphs": (lambda: body("<w:p>" * 1_000_000 + "</w:p>" * 1_000_000), "refused"),
    "paragraphs nested 5,000 deep": (lambda: body("<w:p>" * 5_000 + "</w:p>" * 5_000), "refused"),
    "distinct paragraphs, a million": (
        lambda: body("".join(f'<w:p w:rsidR="{n * 2654435761 % 2**32:08X}"/>' for n in range(1_000_000))),
        "refused",
    ),
    "numbers of 100,000 signs": (lambda: file(numbered("甲") * 2_000, numbering=lists(level(0, "%1" * 100_000))), "read"),
    "a long chain of styles": (lambda: file("".join(paragraph("甲", f"s{n}") for n in range(2_000)), styles="".join(style(f"s{n}", based_on=f"s{n + 1}") for n in range(2_000))), "read"),
    "a style based on itself": (lambda: file(paragraph("甲", "a"), styles=style("a", based_on="b") + style("b", based_on="a")), "read"),
    "tables in tables": (nested_tables, "read"),
    "boxes in boxes": (nested_boxes, "read"),
    "fields left open": (lambda: file(paragraph(inside=run("甲") + (_BEGIN + _MIDDLE) * 1_000 + run("乙") * 1_000)), "read"),
    "a bomb in a picture": (lambda: padded("word/media/image1.png", 200_000_000), "read"),
    "a bomb in the text": (lambda: padded("word/document.xml", 200_000_000), "refused"),
    "entities": (lambda: body(paragraph("&a11;"), ENTITIES + "]>"), "refused"),
    "an external entity": (
        lambda: body("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
        "refused",
    ),
    "an external document type": (lambda: body(paragraph("甲"), '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'), "refused"),
    "entries of one name": (twice, "read 1"),
    "names that climb": (lambda: zipped({**parts_of(paragraph("甲")), "../../../tmp/x": b"x", "/etc/x": b"y"}), "read"),
    "references that climb": (lambda: zipped({**parts_of(paragraph("甲")), "_rels/.rels": parts_of("")["_rels/.rels"].replace(b"word/document.xml", b"../../../etc/passwd")}), "refused"),
    "60,000 entries": (lambda: zipped({**parts_of(paragraph("甲")), **{f"x/{n}": b"" for n in range(60_000)}}), "read"),
    "a password": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le"),
        "refused the file is encrypted",
    ),
    "cut off": (lambda: file("".join(paragraph(f"第{n}项。") for n in range(2_000)))[:-2_000], "refused"),
    "headers by the hundred": (lambda: file(paragraph("甲"), **{f"header{n}": paragraph("页眉") * 100 for n in range(200)}), "read"),
}  # fmt: skip


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the size of a process is told by Linux")
@pytest.mark.parametrize("name", FILES)
def test_it_is_read_or_refused(name: str, tmp_path: Path) -> None:
    made, outcome = FILES[name]
    path = tmp_path / "hostile.docx"
    path.write_bytes(made())
    command = [sys.executable, "-c", READ.format(seconds=SECONDS), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr[-500:]
    megabytes, _, said = done.stdout.strip().partition(" ")
    assert said.startswith(outcome)
    assert int(megabytes) <= MEGABYTES
