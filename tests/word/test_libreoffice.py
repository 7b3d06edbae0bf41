"""LibreOffice opens what is written, shows the comments at the same words, and reads the same text."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from edulint.api import Remark, Span
from edulint_word.reader import WordReader
from edulint_word.writer import WordWriter
from tests.word.corpus import made

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
# Where LibreOffice shows other words than those marked, and why. Word has no comments in text boxes, notes and headers:
# there ours stand at what holds the words.
_BODY = "全县教育系统完成各项任务，新建校舍三处，招聘教师四十八名。"
SHOWN = {
    # Outside of fields and smart tags, where LibreOffice keeps marks, they stand wider.
    "field": {"第0条": "见第12"},
    "simple field": {"第0条": "共1"},
    "smart tag": {"第0条": "于2023年3月", "第2条": "2023年3月完"},
    # Of what is deleted its export says nothing; it gives it with the rest.
    "deletion": {"第0条": "全县教育完"},
    # It does not draw EQ fields; formulas and pictures are objects without words.
    "drawn field": {"第0条": "第条"},
    "formula": {"第2条": "。"},
    "formula paragraph": {"第0条": ""},
    "picture in a line": {"第0条": "设的"},
    # A sign of a symbol font keeps its place in the font, and what is read aloud stands with the character.
    "symbols": {"第0条": "奇\uf0e0偶"},
    "phonetic": {"第0条": "张zhāng三"},
    # The export writes notes and boxes into the middle of the line.
    "notes": {"第0条": "全县1完", "第2条": "1", "第4条": "2"},
    "note between texts of a run": {"第0条": "全县完含三个镇街完", "第2条": "全县完含三个镇街完"},
    "text box once": {"第0条": "框前框内的话框", "第2条": "框前框内的话框后"},
    "text box twice": {"第2条": "框前框后"},
    "word art": {"第2条": "正文青川县文件"},
    "headers": {"第10条": _BODY, "第12条": _BODY},
    # Of a block's content control it loses what stands before the first comment, whoever made it.
    "block control": {"第0条": None},
}
NAMES = sorted(made())
Shown = tuple[dict[str, str | None], dict[str, str]]


def exported(folder: Path, form: str, files: dict[str, bytes]) -> dict[str, Path]:
    """Return files converted by LibreOffice, with a profile of their own."""
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", form]
    command += ["--outdir", str(folder / "out"), *(str(folder / f"{name}.docx") for name in files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {name: folder / "out" / f"{name}.{form.partition(':')[0]}" for name in files}


def annotated_words(path: Path) -> dict[str, str]:
    """Return the words of each comment of a flat OpenDocument text, by what it says."""
    words: dict[str, str] = {}
    said: dict[str, str] = {}
    for event, element in etree.iterwalk(etree.parse(str(path)).getroot(), events=("start", "end")):
        if event == "start" and element.tag == f"{OFFICE}annotation":
            name = element.get(f"{OFFICE}name")
            said[name] = "".join(element.find(f"{TEXT}p").itertext())
            words[name] = ""
        elif event == "start" and element.tag == f"{OFFICE}annotation-end":
            said[f"!{element.get(f'{OFFICE}name')}"] = ""
        elif next(element.iterancestors(f"{OFFICE}annotation"), None) is None and element.tag != f"{OFFICE}annotation":
            if event == "start" and element.tag in (f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"):
                piece = {"s": " " * int(element.get(f"{TEXT}c", "1")), "tab": "\t"}.get(
                    etree.QName(element).localname, ""
                )
                _add(words, said, piece)
            if event == "start":
                _add(words, said, element.text or "")
        if event == "end" and next(element.iterancestors(f"{OFFICE}annotation"), None) is None:
            _add(words, said, element.tail or "")
    return {said[name]: "".join(text.split()) for name, text in words.items() if said[name].startswith("第")}


def _add(words: dict[str, str], said: dict[str, str], piece: str) -> None:
    for name in words:
        if f"!{name}" not in said:
            words[name] += piece


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Shown]:
    """Each file's comments as they are wished and as LibreOffice shows them."""
    wished: dict[str, dict[str, str | None]] = {}
    files: dict[str, bytes] = {}
    for name in NAMES:
        data = made()[name]
        text = WordReader().read(data).text
        remarks = []
        for number, match in enumerate(re.finditer(r"[^\n\t ]{1,3}", text[:60])):
            if number % 2 == 0:
                remarks.append(Remark(Span.of(match), f"第{number}条"))
        wished[name] = {one.text: "".join(text[one.span.start : one.span.end].split()) for one in remarks}
        wished[name] |= SHOWN.get(name, {})
        files[name] = WordWriter().annotate(data, remarks, []).data
    folder = tmp_path_factory.mktemp("office")
    return {name: (wished[name], annotated_words(path)) for name, path in exported(folder, "fodt", files).items()}


@pytest.mark.parametrize("name", NAMES)
def test_comments_stand_at_the_same_words(name: str, shown: dict[str, Shown]) -> None:
    wished, found = shown[name]
    assert found == {said: words for said, words in wished.items() if words is not None}


def test_the_text_is_the_same(tmp_path: Path) -> None:
    names = (
        "one paragraph",
        "several runs",
        "insertion",
        "table",
        "symbols",
        "raised",
        "numbers",
        "strict",
    )
    files = {name: made()[name] for name in names}
    for name, path in exported(tmp_path, "txt:Text (encoded):UTF8", files).items():
        source = WordReader().read(files[name])
        labels = {block.span.start: block.label for block in source.blocks}
        own = "".join(labels.get(at, "") + character for at, character in enumerate(source.text + " "))
        office = path.read_text(encoding="utf-8-sig")
        office = re.sub("[\uf000-\uf0ff•]", "", office)
        assert re.sub(r"[\s→²]", "", own) == re.sub(r"[\s→]", "", office).replace("5m2", "5m"), name
